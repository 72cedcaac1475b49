"""The poster of a need: what one pins up at the baker's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from engagement.base.links import Link, make_link
from engagement.base.qr import qr_svg
from engagement.needs.models import Need
from engagement.needs.wording import when_of, where_of
from engagement.territory.models import Interest
from engagement.web.residents.views.needs import visible_need

DATES_ON_POSTER = 3
GONE = (Need.State.WITHDRAWN, Need.State.OVER)


@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the poster of a need, to print on A4; none once it is over or withdrawn."""
    need = visible_need(request.user, slug)
    if need.state in GONE or not need.shifts_to_come:
        raise Http404
    return render(request, "residents/poster.html", {"nav": "needs", "need": need, **told_of(need)})


def told_of(need: Need) -> dict[str, object]:
    link = make_link(Link.NEED, need.pk)
    free = [shift for shift in need.shifts_to_come if shift.places_left] or need.shifts_to_come
    domains = [one.code for one in need.interests.all() if one.kind == Interest.Kind.DOMAIN]
    return {
        "dates": [when_of(shift) for shift in free[:DATES_ON_POSTER]],
        "place": where_of(need),
        "address": link.partition("://")[2].rstrip("/"),
        "code": qr_svg(link, need.title),
        "pictogram": domains[0] if domains else "autre",
    }
