"""A need is posted, looked at, sent, changed, withdrawn."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from engagement.needs.actions import sign_up
from engagement.needs.models import Need
from engagement.outbox.models import Message
from tests import factories
from tests.conftest import client_of


def local(days, hour=10):
    moment = timezone.localtime() + timedelta(days=days)
    return moment.replace(hour=hour, minute=0).strftime("%Y-%m-%dT%H:%M")


def posted(*shifts, initial=1, **changes):
    """Return what the browser sends: facts and (start, end, places) of the shifts."""
    data = {
        "title": "Tenir la buvette",
        "description": "Servir, encaisser, rire.",
        "remote": "no",
        "minimum_age": "16",
        "way": "dates",
        "questions-TOTAL_FORMS": "0",
        "questions-INITIAL_FORMS": "0",
        "shifts-TOTAL_FORMS": str(max(len(shifts), initial)),
        "shifts-INITIAL_FORMS": str(initial),
    }
    for number in range(max(len(shifts), initial)):
        start, end, places = shifts[number] if number < len(shifts) else ("", "", 5)
        data |= {
            f"shifts-{number}-starts_at": start,
            f"shifts-{number}-ends_at": end,
            f"shifts-{number}-capacity": places,
        }
    return data | changes


def post_address(association):
    return reverse("associations:post_need", args=[association.slug])


def edit_address(need):
    return reverse("associations:edit_need", args=[need.association.slug, need.slug])


def test_it_becomes_a_draft_with_its_shifts(treize, odile, nature, petite_synthe):
    data = posted(
        (local(3), local(3, 12), 4),
        (local(4), local(4, 12), 6),
        domains=[nature.pk],
        neighbourhood=petite_synthe.pk,
    )
    response = client_of(odile).post(post_address(treize), data)
    need = Need.objects.get()
    assert response["Location"] == edit_address(need)
    assert need.state == Need.State.DRAFT
    assert list(need.interests.all()) == [nature]
    assert [shift.capacity for shift in need.shifts.all()] == [4, 6]
    assert need.shifts.first().ends_at - need.shifts.first().starts_at == timedelta(hours=2)


def test_a_new_form_knows_what_the_association_usually_says(treize, odile, nature):
    treize.interests.set([nature])
    page = client_of(odile).get(post_address(treize))
    form = page.context["form"]
    assert form["neighbourhood"].value() == treize.neighbourhood_id
    assert [row["label"] for row in form.domain_choices if row["checked"]] == [nature.label]
    start = page.context["when"].dates.forms[0]["starts_at"].value()
    assert start.weekday() == 5
    assert start > timezone.localtime().replace(tzinfo=None)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (posted((local(3), local(3, 12), 4), title=""), "Dites le besoin en une ligne."),
        (posted((local(3), "", 4)), "à quelle heure c’est fini"),
        (posted(("", local(3), 4)), "quand cela commence"),
        (posted(("", "", 4)), "Donnez le jour et l’heure."),
        (posted((local(3), local(3, 12), 4), **{"shifts-0-minimum": 5}), "plus que le nombre"),
        (posted((local(3), local(3, 12), 4), way="jamais"), "jamais"),
        (posted((local(3, 12), local(3, 10), 4)), "après le début"),
        (posted((local(-3), local(-3, 12), 4)), "déjà passé"),
        (posted((local(3), local(3, 12), "")), "combien de personnes"),
        (posted((local(3), local(3, 12), 4), **{"shifts-0-starts_at": "demain"}), "date"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(treize, odile, data, words):
    response = client_of(odile).post(post_address(treize), data)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Need.objects.exists()


def test_the_draft_is_shown_as_residents_will_see_it(treize, odile):
    client = client_of(odile)
    page = client.post(
        post_address(treize), posted((local(3), local(3, 12), 4)), follow=True
    ).content.decode()
    assert "Ce que voient les habitants" in page
    assert "4 places libres" in page
    address = reverse("residents:need", args=[Need.objects.get().slug])
    assert address in page
    preview = client.get(address).text
    assert "Aperçu" in preview
    assert edit_address(Need.objects.get()) in preview


def test_a_refused_need_says_what_to_change(treize, odile):
    need = factories.NeedFactory(association=treize, state=Need.State.SUBMITTED, shifts=[2])
    need.move(Need.State.REFUSED, by=None, reason="Dites où l’on se retrouve.")
    page = client_of(odile).get(edit_address(need)).content.decode()
    assert "Dites où l’on se retrouve." in page
    assert reverse("associations:submit", args=[treize.slug, need.slug]) in page


def test_facts_and_shifts_are_changed_and_added(clean_up, odile):
    data = posted((local(5), local(5, 13), 7), (local(6), local(6, 13), 2), title="Autre titre")
    client_of(odile).post(edit_address(clean_up), data)
    clean_up.refresh_from_db()
    assert clean_up.title == "Autre titre"
    assert [shift.capacity for shift in clean_up.shifts.all()] == [7, 2]


def test_changing_nothing_tells_nobody(clean_up, odile, ines):
    shift = clean_up.shifts.get()
    shift.starts_at = shift.starts_at.replace(second=0, microsecond=0)
    shift.ends_at = shift.ends_at.replace(second=0, microsecond=0)
    shift.save()
    sign_up(shift=shift, resident=ines, by=None)
    before = Message.objects.count()
    times = [
        timezone.localtime(at).strftime("%Y-%m-%dT%H:%M") for at in (shift.starts_at, shift.ends_at)
    ]
    data = posted((*times, 10), neighbourhood=clean_up.neighbourhood_id)
    client_of(odile).post(edit_address(clean_up), data)
    assert Message.objects.count() == before


def test_one_titled_like_a_page_of_the_platform_has_an_address_of_its_own(treize, odile):
    client = client_of(odile)
    shift = (local(3), local(3, 12), 4)
    response = client.post(post_address(treize), posted(shift, title="Nouveau"))
    assert "<h1>Nouveau</h1>" in client.get(response["Location"]).content.decode()


def test_a_pattern_leaves_little_to_write(treize, odile):
    client = client_of(odile)
    page = client.get(post_address(treize))
    assert "Une collecte alimentaire" in page.text
    form = client.get(post_address(treize), {"modele": "collecte"}).context["form"]
    assert form["title"].value() == "Collecter des denrées au supermarché"
    assert form["little_french"].value() is True
    ticked = [row["value"] for row in form.domain_choices if row["checked"]]
    assert ticked == [factories.domain("solidarite-insertion").pk]
    assert client.get(post_address(treize), {"modele": "nulle"}).status_code == 200


def test_the_facts_that_first_timers_ask_for_are_kept(treize, odile):
    facts = {
        "getting_there": "Bus C3",
        "insured": "no",
        "answer_hours": "48",
        "minimum_age": "18",
        "wheelchair": "on",
        "with_children": "on",
        "little_french": "on",
    }
    client_of(odile).post(post_address(treize), posted((local(3), local(3, 12), 4), **facts))
    need = Need.objects.get()
    assert (need.getting_there, need.insured, need.answer_hours) == ("Bus C3", False, 48)
    assert (need.minimum_age, need.wheelchair, need.with_children) == (18, True, True)
    form = client_of(odile).get(edit_address(need)).context["form"]
    assert (form["insured"].value(), form["answer_hours"].value()) == ("no", 48)


def test_insured_or_not_may_stay_unsaid(treize, odile):
    client_of(odile).post(post_address(treize), posted((local(3), local(3, 12), 4), insured=""))
    assert Need.objects.get().insured is None


def test_the_page_costs_the_same_with_many_shifts(clean_up, odile):
    client, counts = client_of(odile), []
    for more in (2, 20):
        factories.ShiftFactory.create_batch(more, need=clean_up)
        client.get(edit_address(clean_up))
        with CaptureQueriesContext(connection) as queries:
            client.get(edit_address(clean_up))
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
