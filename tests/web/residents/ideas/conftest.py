import pytest
from django.urls import reverse

from tests.conftest import client_of
from tests.factories import IdeaFactory


@pytest.fixture
def benches(petite_synthe, nature, omar):
    """An open idea of Omar's in Petite-Synthe."""
    idea = IdeaFactory(
        title="Des bancs à l’ombre au parc du lac",
        slug="des-bancs",
        neighbourhood=petite_synthe,
        author=omar,
    )
    idea.interests.set([nature])
    return idea


@pytest.fixture
def as_ines(ines):
    return client_of(ines.account)


@pytest.fixture
def as_omar(omar):
    return client_of(omar.account)


def address(name, idea, *more):
    return reverse(f"residents:{name}", args=[idea.slug, *more])
