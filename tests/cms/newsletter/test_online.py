"""A letter can be read here once it began to leave, as it was then."""

import pytest
from django.urls import reverse

from tests.cms.newsletter.conftest import reader, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_it_is_read_as_it_left_in_the_language_of_the_reader(client, letter, officer, clean_up):
    address = reverse("letter", args=[letter.pk])
    assert client.get(address).status_code == 404
    reader()
    send(letter, officer)
    clean_up.title = "Tout autre chose"
    clean_up.save()
    page = client.get(address).text
    assert "Ramasser les déchets du lac" in page
    assert "Au jardin" in page
    assert "Au jardin" in client.get(f"/en/lettre/{letter.pk}/").text
    assert client.post(address).status_code == 405


def test_what_an_officer_types_stays_inert(client, letter, officer):
    letter.subject = "<script>1</script>"
    letter.body = [("heading", "<img src=x onerror=alert(1)>")]
    letter.save()
    reader()
    send(letter, officer)
    page = client.get(reverse("letter", args=[letter.pk])).text
    assert "<script>1" not in page
    assert "<img src=x" not in page
    assert "<img src=x" not in letter.editions.get().content.html
