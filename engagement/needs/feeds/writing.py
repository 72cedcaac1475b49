"""One mission becomes one need with one shift, or changes the one it became before."""

from dataclasses import dataclass
from typing import Any, Self

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.associations.actions import list_association
from engagement.associations.models import Association
from engagement.needs.actions.editing import edit_need
from engagement.needs.actions.posting import post_need
from engagement.needs.actions.shifts import change_shift
from engagement.needs.feeds.mission import BadFeed, Mission, Organisation
from engagement.needs.feeds.siting import Site, find_site
from engagement.needs.indexing import reindex
from engagement.needs.models import Need
from engagement.people.models import Account
from engagement.territory.geometry import Locator
from engagement.territory.models import Interest, Neighbourhood

# Written in the log of a need that the feed dropped, read when the feed brings it back.
GONE = "N’est plus dans le flux."
FOLLOWED_STATES = {Need.State.DRAFT, Need.State.PUBLISHED}
ADULT = 18


@dataclass(frozen=True)
class Written:
    """`outcome` is "added", "updated" or "unchanged"."""

    outcome: str
    warnings: list[str]


@dataclass
class MissionWriter:
    """Writes the missions of one source; holds what it would otherwise ask for each."""

    source: str
    publish_incomplete: bool
    by: Account | None
    locator: Locator
    interests: dict[tuple[str, str], Interest]
    needs: dict[str, Need]

    @classmethod
    def load(cls, source: str, *, publish_incomplete: bool, by: Account | None) -> Self:
        """Read the territory, the interests and the needs of this source."""
        if not Neighbourhood.objects.exists():
            raise BadFeed(_("Aucun quartier : lancez d’abord import_neighbourhoods."))
        needs = Need.objects.filter(source=source).select_related("association", "neighbourhood")
        return cls(
            source=source,
            publish_incomplete=publish_incomplete,
            by=by,
            locator=Locator.load(),
            interests={(row.kind, row.code): row for row in Interest.objects.all()},
            needs={need.source_id: need for need in needs.prefetch_related("interests", "shifts")},
        )

    def followed(self) -> list[Need]:
        """Return the needs that the feed withdraws when it drops them."""
        return [
            need
            for need in self.needs.values()
            if need.state in FOLLOWED_STATES and not is_claimed(need)
        ]

    @transaction.atomic
    def write(self, mission: Mission) -> Written:
        """Add the mission, or change its need; BadMission or ValidationError changes nothing."""
        site = find_site(mission, self.locator)
        warnings = []
        if site.swapped:
            warnings.append(_("latitude et longitude inversées : remises à l’endroit"))
        need = self.needs.get(mission.id)
        if need is None:
            self._add(mission, site)
            return Written("added", warnings)
        changed = not is_claimed(need) and self._update(need, mission, site)
        return Written("updated" if changed else "unchanged", warnings)

    def _add(self, mission: Mission, site: Site) -> None:
        need = post_need(
            association=self._association(mission.organisation),
            by=self.by,
            interests=self._interests(mission),
            shifts=[(mission.starts_at, mission.ends_at, mission.places)],
            source=self.source,
            source_id=mission.id,
            **_facts(mission, site),
        )
        self._follow_state(need, mission)

    def _update(self, need: Need, mission: Mission, site: Site) -> bool:
        """Change only what differs; return whether anything did."""
        facts = _facts(mission, site)
        if need.association.source_id != mission.organisation.key:
            facts["association"] = self._association(mission.organisation)
        changed = {name: value for name, value in facts.items() if getattr(need, name) != value}
        interests = self._interests(mission)
        same_interests = set(interests) == set(need.interests.all())
        if changed or not same_interests:
            edit_need(
                need=need, by=self.by, interests=None if same_interests else interests, **changed
            )
        moved = [_update_shift(need, mission, self.by), self._follow_state(need, mission)]
        return bool(changed) or not same_interests or any(moved)

    def _follow_state(self, need: Need, mission: Mission) -> bool:
        """Publish, end or bring back the need as the feed says; return whether it moved."""
        wanted = self._wanted_state(mission)
        if need.state == wanted or not need.can_move(wanted) or not _is_ruled_by_feed(need):
            return False
        facts: dict[str, Any] = {}
        if wanted == Need.State.PUBLISHED:
            facts["published_at"] = timezone.now()
        need.move(wanted, by=self.by, **facts)
        reindex([need.pk])
        return True

    def _wanted_state(self, mission: Mission) -> str:
        if mission.ends_at and mission.ends_at <= timezone.now():
            return Need.State.OVER
        complete = mission.description or self.publish_incomplete
        return Need.State.PUBLISHED if complete else Need.State.DRAFT

    def _association(self, organisation: Organisation) -> Association:
        known = Association.objects.filter(source=self.source, source_id=organisation.key)
        return known.first() or list_association(
            name=organisation.name,
            source=self.source,
            source_id=organisation.key,
            description=organisation.description,
            website=organisation.website,
            rna=organisation.rna,
            siret=organisation.siret,
        )

    def _interests(self, mission: Mission) -> list[Interest]:
        activities = [(Interest.Kind.ACTIVITY, code) for code in mission.activities]
        return [
            self.interests[kind, code]
            for kind, code in [(Interest.Kind.DOMAIN, mission.domain), *activities]
        ]


def is_claimed(need: Need) -> bool:
    """Return whether its association was verified here: the need is its own from then on."""
    return need.association.verified_at is not None


def _is_ruled_by_feed(need: Need) -> bool:
    """Return whether the feed may move it: not what the officer withdrew or is reading."""
    if need.state == Need.State.WITHDRAWN:
        return need.moves.latest("at", "pk").reason == GONE
    return need.state in FOLLOWED_STATES | {Need.State.OVER}


def _facts(mission: Mission, site: Site) -> dict[str, Any]:
    """Return the fields of Need that a feed says."""
    return {
        "title": mission.title,
        "description": mission.description,
        "application_url": mission.application_url,
        "neighbourhood": site.neighbourhood,
        "place": site.words,
        "lat": site.lat,
        "lon": site.lon,
        "remote": mission.remote,
        "wheelchair": mission.wheelchair,
        "minimum_age": ADULT if mission.minors is False else Need.MINIMUM_AGE,
    }


def _update_shift(need: Need, mission: Mission, by: Account | None) -> bool:
    """Make its one shift match; return whether it changed. What people hold stays theirs."""
    shift = need.shifts.all()[0]
    capacity = max(mission.places, shift.taken)
    said = (mission.starts_at, mission.ends_at, capacity)
    if (shift.starts_at, shift.ends_at, shift.capacity) == said:
        return False
    change_shift(
        shift=shift,
        by=by,
        starts_at=mission.starts_at,
        ends_at=mission.ends_at,
        capacity=capacity,
    )
    return True
