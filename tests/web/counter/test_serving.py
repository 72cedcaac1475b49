"""A person without e-mail is found or made, signed up, and given back her day."""

import pytest

from engagement.events.models import Registration
from engagement.needs.models import SignUp
from engagement.people.models import Channel, Resident
from engagement.search.actions import refresh
from tests import factories
from tests.conftest import client_of
from tests.web.counter.conftest import NEW, at


def test_somebody_new_is_written_down_with_her_yes(desk, clerk, petite_synthe, nature):
    told = {"neighbourhood": petite_synthe.pk, "interests": [nature.pk], "suggestions": "on"}
    answer = desk.post(at("new"), NEW | told)
    yvonne = Resident.objects.get()
    assert answer.url == at("person", yvonne.public_id)
    assert (yvonne.name, yvonne.channel, yvonne.account) == ("Yvonne Leroy", "counter", None)
    assert (yvonne.takes_suggestions, yvonne.newsletter_since) == (True, None)
    assert yvonne.consents.get().by == clerk
    mandate = yvonne.mandates.get()
    assert (mandate.by, mandate.place, mandate.channel) == (clerk, "Mairie", "counter")
    assert "autorisez" in mandate.words


def test_a_name_is_enough_and_no_yes_is_not(desk):
    assert desk.post(at("new"), {"name": "Zoé", "language": "fr"}).status_code == 200
    assert not Resident.objects.exists()
    desk.post(at("new"), {"name": "Zoé", "language": "fr", "mandate": "on"})
    assert Resident.objects.get().name == "Zoé"


def test_who_may_be_her_is_shown_before_a_second_is_made(desk, yvonne, hers):
    for told in ({"name": "yvonne"}, {"name": "Mme L", "phone": "0328112233"}):
        answer = desk.post(at("new"), NEW | told)
        assert hers in answer.content.decode()
    assert Resident.objects.count() == 1
    desk.post(at("new"), NEW | {"sure": "1"})
    assert Resident.objects.count() == 2


def test_no_name_stands_in_an_address(desk, yvonne):
    answer = desk.post(at("index"), {"q": "leroy"})
    assert "Yvonne Leroy" in answer.content.decode()
    assert answer.request["QUERY_STRING"] == ""


def test_she_is_signed_up_and_the_channel_is_kept(desk, clerk, yvonne, hers, clean_up):
    shift = clean_up.shifts.get()
    page = desk.get(hers).content.decode()
    url = at("take_shift", yvonne.public_id, shift.pk)
    assert url in page
    desk.post(url, {"shares_phone": "on", "others": "1"})
    signup = SignUp.objects.get()
    assert (signup.resident, signup.by, signup.channel) == (yvonne, clerk, Channel.COUNTER)
    assert (signup.seats, signup.shares_phone, signup.state) == (2, True, "confirmed")
    page = desk.get(hers).content.decode()
    assert at("cancel", yvonne.public_id, "creneau", signup.pk) in page
    assert "déjà" in desk.post(url, follow=True).content.decode()


def test_a_full_shift_is_waited_for(desk, yvonne, clean_up):
    clean_up.shifts.update(taken=10)
    url = at("take_shift", yvonne.public_id, clean_up.shifts.get().pk)
    assert "liste d’attente" in desk.post(url).content.decode()
    desk.post(url, {"wait": "on"})
    assert SignUp.objects.get().state == "waiting"


def test_the_age_of_the_need_is_asked_and_checked(desk, yvonne, clean_up):
    type(clean_up).objects.update(minimum_age=18)
    url = at("take_shift", yvonne.public_id, clean_up.shifts.get().pk)
    assert "encore 18" in desk.post(url, {"birth": "2015-01-01"}).content.decode()
    assert not SignUp.objects.exists()
    desk.post(url, {"birth": "1955-03-02"})
    assert SignUp.objects.exists()


def test_she_is_registered_for_a_fete_and_gives_it_back(desk, clerk, yvonne, hers):
    event = factories.event(takes_registrations=True, capacity=5)
    url = at("take_fete", yvonne.public_id, event.pk)
    assert url in desk.get(hers).content.decode()
    desk.post(url, {"access_needs": "un fauteuil"})
    registration = Registration.objects.get()
    assert (registration.by, registration.channel) == (clerk, Channel.COUNTER)
    back = at("cancel", yvonne.public_id, "fete", registration.pk)
    assert desk.get(back).status_code == 200
    assert Registration.objects.live().exists()
    desk.post(back)
    assert not Registration.objects.live().exists()


def test_a_place_is_given_back_after_one_more_question(desk, yvonne, clean_up):
    desk.post(at("take_shift", yvonne.public_id, clean_up.shifts.get().pk))
    url = at("cancel", yvonne.public_id, "creneau", SignUp.objects.get().pk)
    desk.get(url)
    assert SignUp.objects.live().exists()
    desk.post(url)
    assert not SignUp.objects.live().exists()
    assert desk.post(url).status_code == 404


def test_another_s_place_is_not_given_back_under_her_name(desk, yvonne, ines, clean_up):
    client_of(ines.account).post(
        f"/besoins/{clean_up.slug}/inscription/{clean_up.shifts.get().pk}/"
    )
    other = SignUp.objects.get(resident=ines)
    assert desk.post(at("cancel", yvonne.public_id, "creneau", other.pk)).status_code == 404
    assert SignUp.objects.live().filter(pk=other.pk)


def test_what_she_told_is_changed(desk, yvonne, malo):
    page = desk.get(at("edit", yvonne.public_id)).content.decode()
    assert "03 28 11 22 33" in page
    told = {"name": "Yvonne", "language": "fr", "neighbourhood": malo.pk, "newsletter": "on"}
    desk.post(at("edit", yvonne.public_id), told)
    yvonne.refresh_from_db()
    assert (yvonne.name, yvonne.phone, yvonne.neighbourhood) == ("Yvonne", "", malo)
    assert yvonne.newsletter_since
    desk.post(at("edit", yvonne.public_id), told | {"newsletter": ""})
    assert [row.given for row in yvonne.consents.all()] == [True, False]


def test_needs_are_found_by_a_word(desk, yvonne, hers, clean_up):
    refresh(kind="need", keys=[clean_up.pk])
    assert clean_up.title in desk.get(hers, {"q": "dechets"}).content.decode()
    assert clean_up.title not in desk.get(hers, {"q": "zzzzzz"}).content.decode()


@pytest.mark.parametrize("field", ["name", "phone"])
def test_script_in_a_field_stays_inert(desk, field):
    told = NEW | {field: "<script>1</script>"}
    page = desk.post(at("new"), told, follow=True).content.decode()
    assert "<script>1" not in page
