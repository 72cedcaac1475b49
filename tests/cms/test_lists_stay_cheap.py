"""Lists cost the same queries with one row, three and thirty, pictures included."""

import itertools

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from cms.pages.models import InitiativePage
from engagement.associations.models import Membership
from engagement.initiatives.models import Initiative
from engagement.media.models import Picture
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message
from tests import factories
from tests.conftest import client_of

NUMBERS = itertools.count(1)

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")


@pytest.fixture(autouse=True)
def own_pictures(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture() -> Picture:
    number = next(NUMBERS)
    file = ImageFile(get_test_image_file(), name=f"{number}.png")
    return Picture.objects.create(title=f"Image {number}", file=file)


def costs(client: Client, address: str, add_row) -> list[int]:
    """Return the number of queries with one row, three and thirty."""
    counts = []
    rows = 0
    for wanted in (1, 3, 30):
        while rows < wanted:
            add_row()
            rows += 1
        client.get(address)  # makes the pictures
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    return counts


@pytest.mark.parametrize("address", ["/", "/besoins/", "/associations/les-treize-jardins/"])
def test_needs_with_pictures(client, treize, petite_synthe, nature, address):
    facts = {"association": treize, "neighbourhood": petite_synthe, "interests": [nature]}
    one, three, thirty = costs(
        client, address, lambda: factories.NeedFactory(picture=picture(), shifts=[2], **facts)
    )
    assert one == three == thirty


@pytest.mark.parametrize("address", ["/initiatives/", "/"])
def test_initiatives_with_pictures(client, index, petite_synthe, nature, address):
    def add():
        number = next(NUMBERS)
        initiative = Initiative.objects.create(title=f"N{number}", neighbourhood=petite_synthe)
        initiative.interests.add(nature)
        page = InitiativePage(title=f"N{number}", intro="—", initiative=initiative)
        page.picture = picture()
        index.add_child(instance=page)

    assert len(set(costs(client, address, add))) == 1


def test_my_associations(odile, petite_synthe):
    def add():
        association = factories.AssociationFactory(neighbourhood=petite_synthe)
        Membership.objects.create(association=association, account=odile)

    assert len(set(costs(client_of(odile), "/association/", add))) == 1


def a_message() -> None:
    number = next(NUMBERS)
    enqueue(
        kind=Message.Kind.CONFIRMATION,
        template="sign_up_confirmed",
        to="ines@exemple.example",
        context={},
        dedupe_key=f"n:{number}",
        recipient_key="resident:0b1e",
    )


DESK_LISTS = {
    "/admin/association/": lambda place: factories.AssociationFactory(neighbourhood=place),
    "/admin/initiative/": lambda place: Initiative.objects.create(title="N", neighbourhood=place),
    "/admin/need/": lambda place: factories.NeedFactory(neighbourhood=place, shifts=[1]),
    "/admin/message/": lambda place: a_message(),
}


@pytest.mark.parametrize("address", DESK_LISTS)
def test_lists_of_the_desk(officer_client, petite_synthe, address):
    # The page of a list holds twenty rows; its links to other pages cost nothing.
    counts = costs(officer_client, address, lambda: DESK_LISTS[address](petite_synthe))
    assert len(set(counts)) == 1, counts
