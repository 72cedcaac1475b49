"""What the officer writes of an initiative can be found at once."""

import pytest
from django.urls import reverse

from engagement.initiatives.models import Initiative
from engagement.search.queries import search

pytestmark = pytest.mark.django_db


def test_an_initiative_written_or_edited_at_the_desk_is_found(officer_client):
    answers = {"title": "Un jardin", "summary": "", "is_public": "on"}
    officer_client.post(reverse("initiative:add"), answers)
    made = Initiative.objects.get()
    assert search("jardins", ["initiative"]).keys["initiative"] == [made.pk]
    officer_client.post(reverse("initiative:edit", args=[made.pk]), answers | {"title": "Une mare"})
    assert search("jardin", ["initiative"]).keys["initiative"] == []
    assert search("mare", ["initiative"]).keys["initiative"] == [made.pk]
