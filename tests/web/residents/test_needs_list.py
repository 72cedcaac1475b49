"""The list of needs: its filters, its addresses, its cost."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from engagement.needs.models import Need
from engagement.web.residents.shift_filters import period
from tests import factories

pytestmark = pytest.mark.django_db


def titles(client, **answers) -> set[str]:
    response = client.get(reverse("residents:needs"), answers)
    assert response.status_code == 200
    return {card["title"] for card in response.context["cards"]}


@pytest.fixture
def story(voisine, malo):
    """Another open need, in Malo, of another domain."""
    return factories.NeedFactory(
        title="Lire des histoires",
        association=voisine,
        neighbourhood=malo,
        interests=[factories.domain("education")],
        shifts=[2],
    )


def test_everybody_sees_the_open_needs(client, clean_up, story):
    page = client.get(reverse("residents:needs"))
    text = page.content.decode()
    assert "2 besoins vous attendent." in text
    assert "Ramasser les déchets du lac" in text
    assert "10 places libres" in text


def test_what_is_not_open_is_not_listed(client, treize, clean_up):
    for state in (Need.State.DRAFT, Need.State.SUBMITTED, Need.State.WITHDRAWN, Need.State.OVER):
        factories.NeedFactory(association=treize, state=state, shifts=[1])
    full = factories.NeedFactory(association=treize, shifts=[1])
    full.shifts.update(taken=1)
    assert titles(client) == {clean_up.title}


def test_by_domain(client, clean_up, story):
    assert titles(client, domaine="environnement") == {clean_up.title}


def test_by_neighbourhood_and_how_far_around(client, clean_up, story, petite_synthe, malo):
    rosendael = factories.NeighbourhoodFactory(name="Rosendaël", lat=51.031, lon=2.37)
    far = factories.NeedFactory(title="Loin", neighbourhood=rosendael, shifts=[1])
    assert titles(client, quartier="petite-synthe") == {clean_up.title}
    assert titles(client, quartier="petite-synthe", rayon="voisins") == {clean_up.title, far.title}
    assert titles(client, quartier="petite-synthe", rayon="2") == {clean_up.title}
    assert titles(client, quartier="petite-synthe", rayon="5") == {
        clean_up.title,
        far.title,
        story.title,
    }
    assert titles(client, quartier="petite-synthe", rayon="ville") == {
        clean_up.title,
        far.title,
        story.title,
    }


@pytest.mark.parametrize("field", ["with_children", "wheelchair", "little_french"])
def test_by_what_makes_it_possible(client, clean_up, story, field):
    answer = {"with_children": "enfants", "wheelchair": "fauteuil", "little_french": "francais"}
    Need.objects.filter(pk=story.pk).update(**{field: True})
    assert titles(client, **{answer[field]: "on"}) == {story.title}


def test_what_can_be_done_from_anywhere(client, clean_up, story):
    Need.objects.filter(pk=story.pk).update(remote=Need.Remote.POSSIBLE)
    assert titles(client, distance="on") == {story.title}


def test_by_date(client, clean_up, story):
    story.shifts.update(
        starts_at=timezone.now() + dt.timedelta(days=20),
        ends_at=timezone.now() + dt.timedelta(days=20, hours=1),
    )
    assert titles(client, quand="7") == {clean_up.title}
    assert titles(client, quand="30") == {clean_up.title, story.title}


def test_a_full_shift_does_not_bring_its_need_into_a_period(client, clean_up):
    soon = clean_up.shifts.get()
    soon.taken = soon.capacity
    soon.save()
    later = timezone.now() + dt.timedelta(days=20)
    factories.ShiftFactory(need=clean_up, starts_at=later)
    assert titles(client, quand="7") == set()
    assert titles(client, quand="30") == {clean_up.title}


@pytest.mark.parametrize(
    ("today", "begin", "end"),
    [
        ("2026-11-18 10:00", "2026-11-21 00:00", "2026-11-23 00:00"),  # a Wednesday
        ("2026-11-22 10:00", "2026-11-22 10:00", "2026-11-23 00:00"),  # a Sunday
        ("2026-11-23 00:30", "2026-11-28 00:00", "2026-11-30 00:00"),  # a Monday
        ("2026-03-27 10:00", "2026-03-28 00:00", "2026-03-30 00:00"),  # the clock changes
    ],
)
def test_this_weekend_is_what_is_left_of_it(today, begin, end):
    paris = timezone.get_default_timezone()
    with time_machine.travel(dt.datetime.fromisoformat(today).replace(tzinfo=paris), tick=False):
        found = period("weekend")
    assert [f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" for moment in found] == [begin, end]


def test_an_unknown_answer_in_the_address_is_told_and_breaks_nothing(client, clean_up):
    page = client.get(reverse("residents:needs"), {"quand": "hier", "quartier": "atlantide"})
    assert page.status_code == 200
    assert page.context["filter"].form.errors.keys() == {"quand", "quartier"}
    assert client.get(reverse("residents:needs"), {"page": "mille"}).status_code == 200


def test_nothing_found_says_what_to_do(client, clean_up):
    page = client.get(reverse("residents:needs"), {"domaine": "sport"}).content.decode()
    assert "Aucun besoin ne correspond." in page
    assert "Voir tous les besoins" in page


def test_nothing_at_all_says_what_to_do(client, db):
    assert "Dire ce que j’aime" in client.get(reverse("residents:needs")).content.decode()


def test_the_map_shows_the_same_result_whatever_its_neighbourhood(client, clean_up, story):
    page = client.get(reverse("residents:needs"), {"quartier": "petite-synthe"})
    assert page.context["map_details"] == {
        "petite-synthe": "1 besoin",
        "malo-les-bains": "1 besoin",
    }
    page = client.get(reverse("residents:needs"), {"domaine": "education"})
    assert page.context["map_details"] == {"malo-les-bains": "1 besoin"}


def test_filters_are_kept_from_page_to_page(client, nature):
    for _ in range(20):
        factories.NeedFactory(interests=[nature], shifts=[1])
    page = client.get(reverse("residents:needs"), {"domaine": "environnement"})
    assert "?domaine=environnement&amp;page=2" in page.content.decode()
    assert len(titles(client, domaine="environnement", page=2)) == 2


def test_the_number_of_queries_does_not_grow(client, petite_synthe, nature):
    counts = []
    for wanted in (1, 3, 30):
        while Need.objects.count() < wanted:
            factories.NeedFactory(neighbourhood=petite_synthe, interests=[nature], shifts=[2, 3])
        with CaptureQueriesContext(connection) as queries:
            titles(client)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_reading_changes_nothing(client, clean_up):
    with CaptureQueriesContext(connection) as queries:
        titles(client)
        client.head(reverse("residents:needs"))
    assert not [q for q in queries if q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert client.post(reverse("residents:needs")).status_code == 405


def test_a_touch_on_the_map_keeps_the_other_answers(client, clean_up, malo):
    page = client.get(reverse("residents:needs"), {"domaine": "environnement", "page": "1"})
    text = page.content.decode()
    assert 'href="?domaine=environnement&amp;quartier=malo-les-bains"' in text
    assert "Petite-Synthe, 1 besoin" in text
