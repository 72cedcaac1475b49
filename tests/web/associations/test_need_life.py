"""A need is published, paused, taken up again, withdrawn, written once more."""

import pytest
from django.urls import reverse

from engagement.associations.models import Association
from engagement.needs.actions import sign_up
from engagement.needs.models import Need
from engagement.outbox.models import Message
from tests import factories
from tests.conftest import client_of
from tests.web.associations.test_needs import edit_address


def draft(association, **facts):
    return factories.NeedFactory(
        association=association, state=Need.State.DRAFT, published_at=None, **facts
    )


def act(name, need):
    return reverse(f"associations:{name}", args=[need.association.slug, need.slug])


def state_of(need):
    return Need.objects.get(pk=need.pk).state


def test_a_verified_association_publishes_at_once(treize, odile):
    need, client = draft(treize, shifts=[2]), client_of(odile)
    page = client.get(edit_address(need)).text
    assert act("publish", need) in page
    assert act("submit", need) not in page
    assert "C’est en ligne" in client.post(act("publish", need), follow=True).text
    assert state_of(need) == Need.State.PUBLISHED
    assert list(Need.objects.to_check()) == [need]


def test_an_association_that_waits_hands_its_need_to_the_city_once(treize, odile):
    Association.objects.update(state=Association.State.PENDING)
    need, client = draft(treize, shifts=[2]), client_of(odile)
    page = client.get(edit_address(need)).text
    assert act("submit", need) in page
    assert act("publish", need) not in page
    client.post(act("publish", need))
    assert state_of(need) == Need.State.DRAFT
    client.post(act("submit", need))
    assert "déjà envoyé" in client.post(act("submit", need), follow=True).text
    assert state_of(need) == Need.State.SUBMITTED
    assert need.moves.get().by == odile


def test_a_refused_need_is_sent_again_not_published(treize, odile):
    need = factories.NeedFactory(association=treize, state=Need.State.REFUSED, shifts=[1])
    client = client_of(odile)
    client.post(act("publish", need))
    assert state_of(need) == Need.State.REFUSED
    client.post(act("submit", need))
    assert state_of(need) == Need.State.SUBMITTED


@pytest.mark.parametrize("name", ["publish", "submit"])
def test_without_a_coming_shift_nothing_is_published(name, treize, odile):
    need = draft(treize)
    page = client_of(odile).post(act(name, need), follow=True).text
    assert "Ajoutez d’abord un créneau" in page
    assert state_of(need) == Need.State.DRAFT


def test_a_paused_need_keeps_who_comes_and_goes_on(clean_up, odile, ines):
    signup, client = sign_up(shift=clean_up.shifts.get(), resident=ines, by=None), client_of(odile)
    client.post(act("pause", clean_up))
    assert state_of(clean_up) == Need.State.PAUSED
    page = client.get(edit_address(clean_up)).text
    assert "en pause" in page
    assert act("resume", clean_up) in page
    assert "en pause" in client.get(reverse("associations:home", args=["les-treize-jardins"])).text
    signup.refresh_from_db()
    assert signup.state == signup.State.CONFIRMED
    client.post(act("resume", clean_up))
    assert state_of(clean_up) == Need.State.PUBLISHED


def test_a_withdrawn_need_gives_back_its_places_and_tells(clean_up, odile, ines):
    signup = sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    client_of(odile).post(act("withdraw", clean_up), {"reason": "Trop de vent"})
    signup.refresh_from_db()
    assert state_of(clean_up) == Need.State.WITHDRAWN
    assert signup.state == signup.State.CANCELLED
    assert clean_up.moves.get().reason == "Trop de vent"
    assert Message.objects.filter(to=ines.email, template="need_withdrawn").exists()


def test_what_is_over_is_written_once_more_as_a_draft(treize, odile):
    over = factories.NeedFactory(association=treize, title="La soupe", state=Need.State.OVER)
    page = client_of(odile).post(act("duplicate", over), follow=True)
    copy = Need.objects.exclude(pk=over.pk).get()
    assert page.redirect_chain[0][0] == edit_address(copy)
    assert (copy.title, copy.state) == ("La soupe", Need.State.DRAFT)


def test_filled_is_a_word_not_a_state(clean_up, odile, ines):
    shift = clean_up.shifts.get()
    shift.capacity = 1
    shift.save()
    client, home = client_of(odile), reverse("associations:home", args=["les-treize-jardins"])
    assert "complet" not in client.get(edit_address(clean_up)).text
    sign_up(shift=shift, resident=ines, by=None)
    assert "en ligne, complet" in client.get(edit_address(clean_up)).text
    assert "en ligne, complet" in client.get(home).text
    assert state_of(clean_up) == Need.State.PUBLISHED


def test_there_is_something_to_share_once_it_is_online(clean_up, odile):
    client = client_of(odile)
    page = client.get(edit_address(clean_up)).text
    assert "Les Treize Jardins cherche un coup de main : Ramasser les déchets du lac." in page
    assert 'class="qr"' in page
    assert reverse("residents:poster", args=[clean_up.slug]) in page
    assert client.get(reverse("residents:poster", args=[clean_up.slug])).status_code == 200
    client.post(act("pause", clean_up))
    assert "À partager" not in client.get(edit_address(clean_up)).text
