"""Reads of the residents' pages."""

from collections.abc import Callable, Iterable
from copy import copy
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.associations.roles import Act, may
from engagement.base.links import Link, make_code
from engagement.city.modules import is_on
from engagement.initiatives.models import Initiative
from engagement.matching.queries import suggested_needs
from engagement.needs.cards import need_card
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.models import Account, Resident
from engagement.territory.distances import Distances
from engagement.territory.maps import TerritoryMap, territory_map
from engagement.territory.models import Neighbourhood
from engagement.territory.tags import tags_of
from engagement.web.residents.filters import next_to

WHOLE_CITY = 40  # neighbourhoods up to which a small map still shows them all


def need_cards(needs: Iterable[Need], account: object) -> list[dict[str, Any]]:
    """Return the cards of needs from `for_cards`, each with how far it is from her home."""
    how_far = distance_from(home_of(account))
    return [need_card(need, url=address_of(need), distance=how_far(need)) for need in needs]


def home_of(account: object) -> int | None:
    """Return the neighbourhood of an account's own resident, if she told it."""
    if not isinstance(account, Account):
        return None
    homes = Resident.objects.filter(account=account, is_self=True)
    return homes.values_list("neighbourhood", flat=True).first()


def distance_from(home: int | None) -> Callable[[Need], str]:
    """Return what says in words how far a need is from a neighbourhood; "" where unknown."""
    if home is None:
        return lambda need: ""
    distances = Distances.load()

    def words(need: Need) -> str:
        if need.neighbourhood_id is None or need.remote == Need.Remote.FULL:
            return ""
        return distances.words(home, need.neighbourhood_id)

    return words


def map_around(home: Neighbourhood | None) -> TerritoryMap | None:
    """Return the map on which to find this neighbourhood: the city, or its surroundings."""
    if home is None:
        return None
    city = list(Neighbourhood.objects.all())
    if len(city) <= WHOLE_CITY:
        return territory_map(city)
    around = {home.pk, *next_to(home)}
    return territory_map([row for row in city if row.pk in around])


def may_preview(account: object, need: Need) -> bool:
    """Say whether this visitor sees a need before it is public: its association, the officers."""
    if not isinstance(account, Account):
        return False
    return may(account, need.association, Act.SEE) or account.has_perm("needs.view_need")


def told() -> QuerySet:
    """Return the sign-ups with what their pages and lists tell."""
    return SignUp.objects.select_related(
        "resident", "shift__need__association", "shift__need__neighbourhood"
    )


def sign_ups_to_come(account: Account) -> QuerySet:
    """Return the live sign-ups of an account's residents, shifts not over, soonest first."""
    return (
        told()
        .filter(resident__account=account, state__in=SignUp.LIVE)
        .filter(shift__in=Shift.objects.upcoming())
        .order_by(F("shift__starts_at").asc(nulls_last=True), "pk")
    )


def sign_ups_over(account: Account) -> QuerySet:
    """Return all other sign-ups of an account's residents, latest first."""
    ended = ~Q(state__in=SignUp.LIVE) | ~Q(shift__in=Shift.objects.upcoming())
    rows = told().filter(ended, resident__account=account)
    return rows.order_by(F("shift__starts_at").desc(nulls_last=True), "-pk")


def suggested_cards(resident: Resident, top: int = 6) -> list[dict[str, Any]]:
    """Return the cards of the needs that suit a resident, best first, each with its reasons."""
    return [
        {"pk": need.pk, **need_card(need, url=address_of(need), reason=reason)}
        for need, reason in suggested_needs(resident, top)
    ]


def first_cards(resident: Resident, top: int = 3) -> list[dict[str, Any]]:
    """Return what would be suggested to her if she agreed: seen on her own page, never sent."""
    as_if = copy(resident)
    as_if.suggestions_since, as_if.paused_until = timezone.now(), None
    return suggested_cards(as_if, top)


def address_of(need: Need) -> str:
    return reverse("residents:need", args=[need.slug])


def initiatives_on_cards() -> QuerySet:
    """Return the initiatives that everybody may see, with what their cards tell."""
    seen = Initiative.objects.visible() if is_on("initiatives") else Initiative.objects.none()
    rows = seen.select_related("neighbourhood")
    return rows.prefetch_related("interests")


def initiative_card(initiative: Initiative) -> dict[str, Any]:
    """Return what `card_initiative.html` takes of one of `initiatives_on_cards`."""
    return {
        "url": address_of_initiative(initiative),
        "title": initiative.title,
        "summary": initiative.summary,
        "stage": initiative.get_state_display(),
        "place": str(initiative.neighbourhood or _("toute la ville")),
        "tags": tags_of(initiative.interests.all()),
        "from_residents": bool(initiative.from_residents),
    }


def address_of_initiative(initiative: Initiative) -> str:
    """Return the short address of its page: which page that is, the rooms of pages know."""
    return reverse("short_link", args=[make_code(Link.INITIATIVE, initiative.pk)])
