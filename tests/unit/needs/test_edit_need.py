"""A need is changed: those who come are told what they go by, and nothing of a typo."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from engagement.needs.actions import edit_need, sign_up
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def coming(clean_up, ines):
    clean_up.place, clean_up.bring = "Parc Malo", "Des gants"
    clean_up.save()
    return sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)


def told():
    return Message.objects.filter(template="need_changed")


def test_an_edited_need_keeps_its_address(clean_up, odile):
    edit_need(need=clean_up, by=odile, title="Nettoyer le lac", interests=[])
    clean_up.refresh_from_db()
    assert (clean_up.title, clean_up.slug) == ("Nettoyer le lac", "ramasser-les-dechets-du-lac")
    assert not clean_up.interests.exists()


def test_an_edit_that_is_not_valid_changes_and_tells_nothing(clean_up, odile, coming):
    with pytest.raises(ValidationError):
        edit_need(need=clean_up, by=odile, title="x" * 161, place="Gare")
    clean_up.refresh_from_db()
    assert clean_up.title == "Ramasser les déchets du lac"
    assert not told().exists()


def test_who_comes_is_told_what_was_and_what_is_now(clean_up, odile, coming, ines):
    edit_need(need=clean_up, by=odile, place="Square Guynemer", bring="", title="Autre titre")
    message = told().get()
    assert message.to == ines.email
    assert message.context["changes"] == [
        {
            "label": "Où",
            "old": "Parc Malo, Petite-Synthe",
            "new": "Square Guynemer, Petite-Synthe",
        },
        {"label": "À apporter", "old": "Des gants", "new": ""},
    ]
    words = render(message).text
    assert "Où : Square Guynemer, Petite-Synthe\n(avant : Parc Malo, Petite-Synthe)" in words


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Ramasser les déchets du Lac"},
        {"description": "Trois heures ensemble.", "wheelchair": True},
        {"place": "parc  malo,"},
        {"bring": "DES GANTS."},
    ],
)
def test_a_typo_or_what_sends_nobody_wrong_is_not_told(clean_up, odile, coming, facts):
    edit_need(need=clean_up, by=odile, **facts)
    assert not told().exists()


@pytest.mark.parametrize(
    "facts",
    [{"place": "Parc Mala"}, {"getting_there": "Bus 3"}, {"welcome": "Samira"}, {"bring": "2"}],
)
def test_what_may_send_somebody_wrong_is(clean_up, odile, coming, facts):
    edit_need(need=clean_up, by=odile, **facts)
    assert told().count() == 1


def test_it_is_told_in_her_language(clean_up, odile, coming, ines):
    ines.language = "en"
    ines.save()
    edit_need(need=clean_up, by=odile, remote="full")
    message = told().get()
    assert message.language == "en"
    assert "/en/i/" in message.context["link"]


def test_who_comes_twice_is_told_once_and_each_change_is_told(clean_up, odile, coming, ines):
    sign_up(shift=factories.ShiftFactory(need=clean_up), resident=ines, by=None)
    for place in ("Gare", "Parc Malo", "Gare"):
        edit_need(need=clean_up, by=odile, place=place)
    assert told().count() == 3


def test_who_came_before_or_gave_her_place_back_is_not_told(clean_up, odile, ines, omar):
    past = factories.ShiftFactory(need=clean_up, starts_at=timezone.now() - timedelta(days=9))
    past.signups.create(resident=ines)
    later = clean_up.shifts.exclude(pk=past.pk).get()
    later.signups.create(resident=omar, state="cancelled", cancelled_at=timezone.now())
    edit_need(need=clean_up, by=odile, place="Gare")
    assert not told().exists()


def test_many_people_cost_no_more_queries(clean_up, odile):
    shift = clean_up.shifts.get()
    counts = []
    for more, place in ((1, "Lac"), (6, "Déchets")):
        for _ in range(more):
            shift.signups.create(resident=factories.ResidentFactory())
        with CaptureQueriesContext(connection) as queries:
            edit_need(need=clean_up, by=odile, place=place)
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
