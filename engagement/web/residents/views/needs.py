"""The list of needs and the page of one."""

from typing import Any
from urllib.parse import quote, urlencode

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from engagement.associations.queries import may_act_for
from engagement.base.links import Link, make_link
from engagement.base.qr import qr_svg
from engagement.city.modules import is_on
from engagement.matching.queries import explain
from engagement.matching.reasons import in_one_line
from engagement.media.renditions import CARD, PAGE, shown, with_picture
from engagement.needs.cards import for_cards, soonest_first, when_in_short
from engagement.needs.models import Need, NeedPhoto, SavedNeed
from engagement.needs.wording import where_of
from engagement.people.models import Account, Resident
from engagement.territory.tags import tags_of
from engagement.web.residents.filters import NeedFilter
from engagement.web.residents.outcomes import came_of
from engagement.web.residents.queries import (
    address_of_initiative,
    distance_from,
    home_of,
    map_around,
    may_preview,
    need_cards,
)
from engagement.web.residents.shift_rows import shift_rows
from engagement.web.residents.wording import need_facts, understood

PER_PAGE = 18


@require_safe
def needs(request: HttpRequest) -> HttpResponse:
    """List the open needs, filtered by what the address says, and map the same result."""
    found = NeedFilter(request.GET, queryset=Need.objects.published())
    rows = for_cards(found.qs, found.shifts)
    if not found.found:  # words give an order of their own
        rows = soonest_first(rows, found.shifts)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "residents/needs.html",
        {
            "nav": "needs",
            "filter": found,
            "page": page,
            "cards": need_cards(page, request.user),
            "result": " ".join([*understood(found.found), count_in_words(page.paginator.count)]),
            "map_link": map_link(request.GET),
            "map_details": by_neighbourhood(found.anywhere),
        },
    )


def map_link(answers: QueryDict) -> str:
    """Return the address behind a touch on the map: the same answers, another neighbourhood."""
    kept = answers.copy()
    for name in ("quartier", "page"):
        kept.pop(name, None)
    kept["quartier"] = "CODE"
    return f"?{kept.urlencode()}"


def by_neighbourhood(needs: QuerySet) -> dict[str, str]:
    """Return how many of these needs are in each neighbourhood, in words, by its code."""
    rows = needs.order_by().filter(neighbourhood__isnull=False)
    counts = rows.values_list("neighbourhood__code").annotate(n=Count("pk", distinct=True))
    return {code: ngettext("%(n)d besoin", "%(n)d besoins", n) % {"n": n} for code, n in counts}


def count_in_words(count: int) -> str:
    if not count:
        return _("Aucun besoin ne correspond.")
    words = ngettext("%(n)d besoin vous attend.", "%(n)d besoins vous attendent.", count)
    return words % {"n": count}


@require_safe
def need(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a need: everything one wants to know before saying yes, and one button a shift."""
    found = visible_need(request.user, slug)
    if found.state == Need.State.WITHDRAWN:
        return render(request, "residents/need_withdrawn.html", {"need": found}, status=410)
    context: dict[str, Any] = {
        "nav": "needs",
        "need": found,
        "is_over": found.state == Need.State.OVER or not found.shifts_to_come,
        **preview_of(request.user, found),
        "facts": need_facts(found, distance_from(home_of(request.user))(found)),
        "initiative_url": initiative_url(found),
        **shared(found),
        **shown(found.picture, PAGE),
        "photos": [shown(row.picture, CARD) for row in photos_of(found)],
        "map": map_around(found.neighbourhood),
        "place": where_of(found),
        "tags": tags_of(found.interests.all()),
        "shifts": shift_rows(found, request.user),
        "reasons": reasons_for(request.user, found),
        "is_saved": is_saved(request.user, found),
        **came_of(found),
    }
    return render(request, "residents/need.html", context)


def photos_of(need: Need) -> QuerySet[NeedPhoto]:
    """Return its photos beyond the first, each with its rendition; most needs have none."""
    return need.photos.prefetch_related(with_picture(CARD))


def shared(need: Need) -> dict[str, str]:
    """Return what passes a need on: a ready text, its short address, and that as a QR code."""
    link = make_link(Link.NEED, need.pk)
    words = _("%(association)s cherche un coup de main : %(need)s. %(when)s. Tout est dit ici :")
    text = words % {
        "association": need.association.name,
        "need": need.title,
        "when": capfirst(when_in_short(need.shifts_to_come)),
    }
    return {
        "short_address": link.partition("://")[2],
        "share_text": f"{text} {link}",
        "share_query": urlencode(
            {"subject": need.title, "body": f"{text} {link}"}, quote_via=quote
        ),
        "code": qr_svg(link, need.title),
    }


def initiative_url(need: Need) -> str:
    """Return the short address of its initiative's page; "" where there is none to see."""
    if not is_on("initiatives") or need.initiative is None or not need.initiative.is_public:
        return ""
    return address_of_initiative(need.initiative)


def preview_of(account: object, need: Need) -> dict[str, Any]:
    """Say whether the page is not public yet, and where its association goes on writing it."""
    if need.state in (Need.State.PUBLISHED, Need.State.OVER):
        return {"is_preview": False}
    own = isinstance(account, Account) and may_act_for(account, need.association)
    desk = reverse("associations:edit_need", args=[need.association.slug, need.slug])
    return {"is_preview": True, "desk_url": desk if own else ""}


def visible_need(account: object, slug: str) -> Need:
    """Return the need if this visitor may see it, withdrawn ones included; else Http404."""
    found = get_object_or_404(for_cards(Need.objects.select_related("initiative")), slug=slug)
    been_public = found.published_at and found.state in (
        Need.State.PUBLISHED,
        Need.State.OVER,
        Need.State.WITHDRAWN,
    )
    if (been_public and found.association.is_public) or may_preview(account, found):
        return found
    raise Http404


def is_saved(account: object, need: Need) -> bool:
    """Say whether this visitor keeps the need for later."""
    if not isinstance(account, Account):
        return False
    mine = {"resident__account": account, "resident__is_self": True}
    return SavedNeed.objects.filter(need=need, **mine).exists()


def reasons_for(account: object, need: Need) -> str:
    """Return why the need would be suggested to this visitor, in words; "" where it would not."""
    if not isinstance(account, Account):
        return ""
    resident = Resident.objects.filter(account=account, is_self=True).first()
    ranked = explain(need, resident) if resident else None
    return in_one_line(ranked.reasons) if ranked else ""
