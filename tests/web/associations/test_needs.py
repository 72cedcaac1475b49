"""A need is posted, looked at, sent, changed, withdrawn."""

from datetime import timedelta

import pytest
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
        "shifts-TOTAL_FORMS": str(max(len(shifts), initial) + 3),
        "shifts-INITIAL_FORMS": str(initial),
    }
    for number in range(max(len(shifts), initial) + 3):
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


def test_without_dates_one_comes_when_it_suits(treize, odile):
    client_of(odile).post(post_address(treize), posted(("", "", 3)))
    shift = Need.objects.get().shifts.get()
    assert (shift.starts_at, shift.ends_at, shift.capacity) == (None, None, 3)


def test_a_new_form_knows_what_the_association_usually_says(treize, odile, nature):
    treize.interests.set([nature])
    page = client_of(odile).get(post_address(treize))
    form = page.context["form"]
    assert form["neighbourhood"].value() == treize.neighbourhood_id
    assert [row["label"] for row in form.domain_choices if row["checked"]] == [nature.label]
    start = page.context["shifts"].forms[0]["starts_at"].value()
    assert start.weekday() == 5
    assert start > timezone.localtime().replace(tzinfo=None)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (posted((local(3), local(3, 12), 4), title=""), "Dites le besoin en une ligne."),
        (posted((local(3), "", 4)), "à quelle heure c’est fini"),
        (posted(("", local(3), 4)), "quand cela commence"),
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
    assert reverse("residents:need", args=[Need.objects.get().slug]) in page


def test_a_draft_is_sent_to_the_city_once(treize, odile):
    need = factories.NeedFactory(association=treize, state=Need.State.DRAFT, shifts=[2])
    address = reverse("associations:submit", args=[treize.slug, need.slug])
    client = client_of(odile)
    client.post(address)
    assert "déjà envoyé" in client.post(address, follow=True).content.decode()
    need.refresh_from_db()
    assert need.state == Need.State.SUBMITTED
    assert need.moves.get().by == odile


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
    client_of(odile).post(edit_address(clean_up), posted((*times, 10)))
    assert Message.objects.count() == before


def test_a_withdrawn_need_gives_back_its_places_and_tells(clean_up, odile, ines):
    signup = sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    address = reverse("associations:withdraw", args=[clean_up.association.slug, clean_up.slug])
    client_of(odile).post(address, {"reason": "Trop de vent"})
    signup.refresh_from_db()
    clean_up.refresh_from_db()
    assert clean_up.state == Need.State.WITHDRAWN
    assert signup.state == signup.State.CANCELLED
    assert Message.objects.filter(to=ines.email, template="need_withdrawn").exists()


def test_spare_shifts_stay_folded_until_they_are_used(treize, odile):
    client = client_of(odile)
    assert "<details open" not in client.get(post_address(treize)).content.decode()
    wrong = posted((local(3), local(3, 12), 4), (local(4), "", 4))
    assert client.post(post_address(treize), wrong).content.decode().count("<details open") == 1


def test_one_titled_like_a_page_of_the_platform_has_an_address_of_its_own(treize, odile):
    client = client_of(odile)
    shift = (local(3), local(3, 12), 4)
    response = client.post(post_address(treize), posted(shift, title="Nouveau"))
    assert "<h1>Nouveau</h1>" in client.get(response["Location"]).content.decode()
