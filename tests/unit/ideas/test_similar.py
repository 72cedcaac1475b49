import pytest

from engagement.ideas.similar import similar
from engagement.search.actions import refresh
from tests.factories import IdeaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ideas(db):
    titles = [
        "Planter des arbres dans la cour de l’école Jean-Macé",
        "Une boîte à livres devant la médiathèque",
        "Réparer les vélos ensemble le samedi",
        "Un marché de nuit sur le port en été",
        "Des bancs à l’ombre devant la gare",
    ]
    found = [IdeaFactory(title=title, body="") for title in titles]
    refresh(kind="idea", keys=[idea.pk for idea in found])
    return dict(zip(("trees", "books", "bikes", "market", "benches"), found, strict=True))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Je voudrais qu’on plante un arbre à l’école", "trees"),
        ("boite a livre à la mediateque", "books"),
        ("Un atelier de réparation de vélo", "bikes"),
        ("marchés nocturnes l’été au port", "market"),
        ("mettre un banc près de la gare", "benches"),
    ],
)
def test_the_same_written_differently_is_found_first(ideas, typed, meant):
    assert similar(typed)[0] == ideas[meant]


def test_another_idea_is_not_offered(ideas):
    assert similar("Une piscine en plein air ouverte en hiver") == []


def test_an_idea_is_not_similar_to_itself(ideas):
    assert ideas["books"] not in similar("Une boîte à livres", but=ideas["books"])


def test_an_empty_text_is_like_nothing(ideas):
    assert similar("de la") == []


def test_the_queries_are_the_same_for_any_text(ideas, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        similar("Planter des arbres, des haies et des fleurs dans toutes les cours " * 20)
