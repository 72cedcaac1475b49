"""What she keeps for later, the friends she brings, and her space."""

import pytest
from django.test import Client
from django.urls import reverse

from engagement.base.links import Link, make_code
from engagement.needs.actions.keeping import friend_link, save_need
from engagement.needs.models import FriendLink, Need, SavedNeed, SignUp
from tests.conftest import client_of
from tests.web.residents.conftest import ask_code, last_code, type_code

pytestmark = pytest.mark.django_db
NEW = "amie@exemple.example"


@pytest.fixture
def client_ines(ines):
    return client_of(ines.account)


@pytest.fixture
def link(ines, clean_up):
    return friend_link(resident=ines, need=clean_up, by=ines.account)


def keep(client: Client, need: Need, **told: str):
    return client.post(reverse("residents:keep", args=[need.slug]), told)


def invite(link: FriendLink) -> str:
    return reverse("residents:friend", args=[make_code(Link.FRIEND, link.pk)])


def test_a_need_is_kept_listed_and_let_go(client_ines, clean_up):
    keep(client_ines, clean_up)
    keep(client_ines, clean_up)
    assert SavedNeed.objects.count() == 1
    assert clean_up.title in client_ines.get(reverse("residents:saved")).content.decode()
    page = client_ines.get(reverse("residents:need", args=[clean_up.slug])).content.decode()
    assert "Ne plus garder" in page
    keep(client_ines, clean_up, forget="1")
    assert not SavedNeed.objects.exists()


def test_a_visitor_signs_in_first_and_a_draft_is_not_kept(client, client_ines, clean_up):
    assert keep(client, clean_up).url.startswith(reverse("account_login"))
    Need.objects.update(state=Need.State.DRAFT)
    assert keep(client_ines, clean_up).status_code == 404


def test_what_is_over_is_told_apart(client_ines, ines, clean_up):
    save_need(resident=ines, need=clean_up, by=None)
    Need.objects.update(state=Need.State.OVER)
    page = client_ines.get(reverse("residents:saved"))
    assert (page.context["cards"], list(page.context["gone"])) == ([], [clean_up])


def test_a_link_says_who_asks_along_and_counts_who_comes(client, client_ines, clean_up, shift):
    address = reverse("residents:friends", args=[clean_up.slug])
    assert "Faire mon lien" in client_ines.get(address).content.decode()
    client_ines.post(address)
    link = FriendLink.objects.get()
    assert make_code(Link.FRIEND, link.pk) in client_ines.get(address).content.decode()
    assert "Inès vous propose" in client.get(invite(link)).content.decode()
    need_page = client.post(invite(link)).url
    assert need_page == reverse("residents:need", args=[clean_up.slug])
    client.post(reverse("residents:sign_up", args=[clean_up.slug, shift.pk]))
    ask_code(client, NEW)
    type_code(client, last_code(NEW))
    assert SignUp.objects.get().resident.email == NEW
    assert "1 personne est venue" in client_ines.get(address).content.decode()


def test_nothing_but_the_number_is_kept(client, link):
    client.post(invite(link))
    fields = {field.name for field in FriendLink._meta.get_fields()}
    assert fields == {"id", "resident", "need", "came", "at"}


def test_opening_a_link_is_not_coming_by_it(client_ines, omar, link, shift):
    friend = client_of(omar.account)
    friend.get(invite(link))
    friend.post(reverse("residents:sign_up", args=[shift.need.slug, shift.pk]))
    link.refresh_from_db()
    assert link.came == 0


def test_she_does_not_count_herself(client_ines, link, shift):
    client_ines.post(invite(link))
    client_ines.post(reverse("residents:sign_up", args=[shift.need.slug, shift.pk]))
    link.refresh_from_db()
    assert (SignUp.objects.count(), link.came) == (1, 0)


def test_a_link_to_what_is_over_leads_elsewhere_and_a_wrong_one_nowhere(client, link):
    Need.objects.update(state=Need.State.OVER)
    assert "terminé" in client.get(invite(link)).content.decode()
    wrong = reverse("residents:friend", args=[make_code(Link.SIGN_UP, link.pk)])
    assert client.get(wrong).status_code == 404


def test_her_space_leads_to_everything_of_hers(client_ines, ines, clean_up, place):
    save_need(resident=ines, need=clean_up, by=None)
    page = client_ines.get(reverse("residents:space")).content.decode()
    for name in ("my_agenda", "sign_ups", "saved", "hours", "family", "following", "account"):
        assert f'href="{reverse(f"residents:{name}")}"' in page
    assert "1 besoin" in page
    assert clean_up.title in page
