"""The pictures of shared addresses; pages themselves are served by Wagtail."""

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.pages import share


@require_safe
@cache_control(public=True, max_age=7 * 24 * 3600)
def share_picture(request: HttpRequest, code: str) -> HttpResponse:
    """Show the picture that was drawn for a title."""
    try:
        return HttpResponse(share.picture_of(code), content_type="image/png")
    except BadSignature as error:
        raise Http404 from error
