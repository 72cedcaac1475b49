"""What the rooms let people find, kept true by their own actions."""

import datetime as dt

import pytest
from django.utils import timezone

from engagement.associations.actions import (
    list_association,
    register_association,
    suspend_association,
    verify_association,
)
from engagement.initiatives.actions import change_stage
from engagement.initiatives.models import Initiative
from engagement.needs.actions import (
    close_past_needs,
    edit_need,
    post_need,
    publish_need,
    submit_need,
    withdraw_need,
)
from engagement.search.actions import rebuild
from engagement.search.queries import search

pytestmark = pytest.mark.django_db


def found(kind: str, text: str) -> list[int]:
    return search(text, [kind]).keys[kind]


@pytest.fixture
def need(treize, odile, officer, petite_synthe, nature):
    need = post_need(
        association=treize,
        by=odile,
        title="Bénévoles pour la plage",
        description="<p>Ramasser les déchets.</p>",
        interests=[nature],
        neighbourhood=petite_synthe,
        place="Digue de Mer",
        shifts=[(timezone.now() + dt.timedelta(days=2), None, 5)],
    )
    assert found("need", "benevole plage") == []
    submit_need(need=need, by=odile)
    return publish_need(need=need, by=officer)


@pytest.mark.parametrize(
    "text",
    ["benevole plage", "dechet", "treize jardins", "petite synthe", "digue", "environnement"],
)
def test_a_published_need_is_found_by_all_that_it_says(need, text):
    assert found("need", text) == [need.pk]


def test_an_edited_need_is_found_by_its_new_words(need, odile):
    edit_need(need=need, by=odile, title="Bénévoles pour la dune")
    assert found("need", "dune") == [need.pk]
    assert found("need", "plage") == []


def test_a_withdrawn_need_is_not_found(need, odile):
    withdraw_need(need=need, by=odile)
    assert found("need", "plage") == []


def test_a_need_that_is_over_is_not_found(need):
    past = timezone.now() - dt.timedelta(days=1)
    need.shifts.update(starts_at=past, ends_at=past + dt.timedelta(hours=2))
    close_past_needs()
    assert found("need", "plage") == []


def test_an_association_is_found_while_it_is_public(odile, officer):
    association = register_association(
        name="Les Amis de l’église", description="Concerts", email="a@b.example", by=odile
    )
    assert found("association", "eglise") == []
    verify_association(association=association, by=officer)
    assert found("association", "eglise concert") == [association.pk]
    suspend_association(association=association, by=officer, reason="…")
    assert found("association", "eglise") == []


def test_an_association_of_a_feed_is_found():
    association = list_association(name="Maraude", source="feed", source_id="1")
    assert found("association", "maraudes") == [association.pk]


def test_an_initiative_is_found_until_it_is_abandoned(officer):
    initiative = Initiative.objects.create(title="Un jardin pour l’école")
    rebuild()
    assert found("initiative", "jardins ecoles") == [initiative.pk]
    change_stage(initiative=initiative, to=Initiative.State.ABANDONED, by=officer)
    assert found("initiative", "jardin") == []
    change_stage(initiative=initiative, to=Initiative.State.ANNOUNCED, by=officer)
    assert found("initiative", "jardin") == [initiative.pk]


def test_the_actions_leave_nothing_to_put_right(need, odile):
    edit_need(need=need, by=odile, title="Bénévoles pour la dune")
    rebuild()
    withdraw_need(need=need, by=odile)
    assert rebuild(write=False).drift == 0
