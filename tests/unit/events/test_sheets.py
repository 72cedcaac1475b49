"""The day without any phone: a printed sheet, typed in on Monday, twice by mistake."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.events.actions import issue_badges, register, type_in_sheet
from engagement.events.actions.sheets import SheetLine
from engagement.events.models import Badge, Scan, Station, StewardPass
from engagement.events.presence import presence_of
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_sheet_typed_in_twice_counts_once(ines, officer):
    now = timezone.now()
    fete = factories.event(starts_at=now - timedelta(days=1), ends_at=now + timedelta(hours=1))
    registration = register(event=fete, resident=ines, by=None)
    issue_badges(event=fete)
    badge = Badge.objects.get()
    lines = [
        SheetLine(f"badge {badge.pk}", "entry", now, badge=badge.pk),
        SheetLine("page 1, ligne 7", "walk_in", now, name="Léo", first_time=True),
        SheetLine("page 1, ligne 8", "tally", now, people=12),
        SheetLine("page 1, ligne 9", "shift", now),
    ]
    answers = type_in_sheet(event=fete, by=officer, lines=lines)
    assert [answer.state for answer in answers] == ["recorded"] * 3 + ["refused"]
    again = type_in_sheet(event=fete, by=factories.OfficerFactory(), lines=lines)
    assert [answer.state for answer in again] == ["known"] * 3 + ["refused"]
    presence = presence_of(fete)
    assert (presence.entered, presence.walk_ins, presence.tallied) == (14, 1, 12)
    registration.refresh_from_db()
    assert registration.came_at
    assert (Scan.objects.count(), Station.objects.count()) == (3, 2)
    assert not StewardPass.objects.valid().exists()
