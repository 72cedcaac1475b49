"""What is printed of a need: its poster and its sheet, each with its short address."""

import pytest
from django.urls import reverse

from engagement.base.links import Link, make_link
from engagement.base.qr import qr_svg
from engagement.needs.models import Need
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


def poster_of(client, need: Need):
    return client.get(reverse("residents:poster", args=[need.slug]))


def test_it_says_what_when_where_with_whom_and_how_to_come(client, clean_up):
    page = poster_of(client, clean_up)
    assert page.status_code == 200
    for words in (clean_up.title, "Les Treize Jardins", "Petite-Synthe", "127.0.0.1:8000/i/"):
        assert words in page.text
    assert qr_svg(make_link(Link.NEED, clean_up.pk), clean_up.title) in page.text


def test_it_names_the_next_dates_with_a_place_left(client, clean_up):
    for _ in range(4):
        factories.ShiftFactory(need=clean_up)
    clean_up.shifts.filter(capacity=1).first().delete()
    assert len(poster_of(client, clean_up).context["dates"]) == 3


def test_a_short_address_leads_to_the_need(client, clean_up):
    link = make_link(Link.NEED, clean_up.pk).removeprefix("http://127.0.0.1:8000")
    assert client.get(link).url == reverse("residents:need", args=[clean_up.slug])


@pytest.mark.parametrize("state", [Need.State.OVER, Need.State.WITHDRAWN, Need.State.DRAFT])
def test_no_poster_of_what_nobody_can_join(client, clean_up, state):
    Need.objects.update(state=state)
    assert poster_of(client, clean_up).status_code == 404


def test_no_poster_once_no_shift_is_to_come(client, clean_up):
    clean_up.shifts.all().delete()
    assert poster_of(client, clean_up).status_code == 404


def test_its_association_prepares_it_before_it_is_public(clean_up, odile):
    Need.objects.update(state=Need.State.SUBMITTED)
    assert poster_of(client_of(odile), clean_up).status_code == 200


def test_the_printed_page_of_a_need_has_its_address_and_its_code(client, clean_up):
    page = client.get(reverse("residents:need", args=[clean_up.slug])).text
    assert "sheet-code only-print" in page
    assert make_link(Link.NEED, clean_up.pk).partition("://")[2] in page


def test_a_title_cannot_break_out_of_the_code():
    assert "<script>" not in qr_svg("https://ville.example/i/b1/", "</title><script>alert(1)")
