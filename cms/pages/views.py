"""Pictures of shared addresses, the city's colour; pages themselves are served by Wagtail."""

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from cms.pages import share
from engagement.city import colours


@require_safe
@cache_control(public=True, max_age=7 * 24 * 3600)
def share_picture(request: HttpRequest, code: str) -> HttpResponse:
    """Show the picture that was drawn for a title."""
    try:
        return HttpResponse(share.picture_of(code), content_type="image/png")
    except BadSignature as error:
        raise Http404 from error


@require_safe
@cache_control(public=True, max_age=24 * 3600)
@conditional_page
def colour_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Give the stylesheet of a colour; another colour has another address."""
    try:
        colours.check_colour(f"#{code}")
    except ValidationError as error:
        raise Http404 from error
    return HttpResponse(colours.sheet_of(f"#{code}"), content_type="text/css")
