"""The block of needs is bounded; the text of editors is cleaned."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.pages.blocks import TEXT_FEATURES, TextBlock
from cms.pages.models import PlainPage
from tests import factories


def page_with_needs(home, **choices):
    value = {"title": "À vous", "interest": "", "neighbourhood": "", "most": 12} | choices
    return home.add_child(instance=PlainPage(title="P", slug="p", body=[("needs", value)]))


def queries_of(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def more_needs(treize, petite_synthe, nature, count):
    factories.NeedFactory.create_batch(
        count, association=treize, neighbourhood=petite_synthe, interests=[nature], shifts=[2, 3]
    )


@pytest.mark.parametrize("address", ["/p/", "/", "/initiatives/verger/"])
def test_more_needs_cost_no_more_queries(
    client, home, orchard_page, clean_up, treize, petite_synthe, nature, address
):
    page_with_needs(home)
    client.get(address)  # what is cached on the first visit
    with_one = queries_of(client, address)
    more_needs(treize, petite_synthe, nature, 2)
    with_three = queries_of(client, address)
    more_needs(treize, petite_synthe, nature, 27)
    assert with_one == with_three == queries_of(client, address)


def test_it_keeps_to_the_chosen_domain(client, home, clean_up, treize):
    factories.NeedFactory(
        title="Compter", association=treize, interests=[factories.domain("sport")], shifts=[1]
    )
    page_with_needs(home, interest="environnement")
    page = client.get("/p/").text
    assert clean_up.title in page
    assert "Compter" not in page


def test_it_keeps_to_the_chosen_neighbourhood(client, home, clean_up, treize, malo):
    factories.NeedFactory(title="Sur la digue", association=treize, neighbourhood=malo, shifts=[1])
    page_with_needs(home, neighbourhood=malo.code)
    page = client.get("/p/").text
    assert "Sur la digue" in page
    assert clean_up.title not in page


def test_it_shows_no_more_than_asked(client, home, treize, petite_synthe, nature):
    more_needs(treize, petite_synthe, nature, 5)
    page_with_needs(home, most=3)
    assert client.get("/p/").text.count('class="note"') == 3


def test_on_an_initiative_it_shows_the_needs_of_that_one_once(client, orchard_page, clean_up):
    clean_up.initiative = orchard_page.initiative
    clean_up.save()
    factories.NeedFactory(title="Ailleurs", association=clean_up.association, shifts=[1])
    value = {"title": "", "interest": "", "neighbourhood": "", "most": 6}
    orchard_page.body = [("needs", value), ("timeline", None)]
    orchard_page.save()
    page = client.get("/initiatives/verger/").text
    assert page.count(clean_up.title) == 1
    assert "Ailleurs" not in page
    assert page.count('class="timeline"') == 1


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,<script>"])
def test_a_dangerous_link_is_dropped(address):
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}
    assert address not in typed(entities={"0": link}, ranges=[{"offset": 0, "length": 4, "key": 0}])


def test_a_good_link_stays():
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://ville.example/"}}
    assert "https://ville.example/" in typed(
        entities={"0": link}, ranges=[{"offset": 0, "length": 4, "key": 0}]
    )


def test_script_in_a_text_stays_text():
    assert "<script>" not in typed(text="<script>alert(1)</script>")


def typed(text="Voir", entities=None, ranges=()):
    """Return the HTML kept of what the editor sends."""
    line = {
        "key": "a",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": list(ranges),
    }
    content = json.dumps({"blocks": [line], "entityMap": entities or {}})
    block = TextBlock(features=TEXT_FEATURES)
    block.set_name("text")
    return str(block.value_from_datadict({"text": content}, {}, "text").source)
