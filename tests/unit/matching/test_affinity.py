"""What is learned from answers: affinity between what people like and what a need is about."""

import numpy as np
import pytest

from engagement.matching import affinity as learning

ANIMALS, SPORT = [1.0, 0.0], [0.0, 1.0]


def taught(tastes, traits, yes):
    """Return the table learned from residents who were asked for all of these needs."""
    heard = learning.audiences(
        learning.with_everybody(np.array(tastes)), learning.surprise(np.array(yes))
    )
    return learning.learn(learning.with_everybody(np.array(traits)), heard)


def affinity(table, taste, trait):
    taste, trait = (learning.with_everybody(np.array([row])) for row in (taste, trait))
    return float(learning.affinity(taste, table, trait)[0, 0])


@pytest.fixture
def table():
    """Who likes animals came to the dogs and to the horses, who likes sport to the race."""
    tastes = [ANIMALS] * 100 + [SPORT] * 100
    yes = [[True, True, False]] * 100 + [[False, False, True]] * 100
    return taught(tastes, [ANIMALS, ANIMALS, SPORT], yes)


def test_a_new_need_finds_those_whose_like_said_yes_to_its_like(table):
    assert affinity(table, ANIMALS, ANIMALS) > 0 > affinity(table, SPORT, ANIMALS)
    assert affinity(table, SPORT, SPORT) > 0 > affinity(table, ANIMALS, SPORT)


def test_people_may_say_yes_to_what_they_did_not_name():
    """Who likes animals says yes to gardens here, though nobody named gardens."""
    yes = [[True, False]] * 100 + [[False, True]] * 100
    table = taught([ANIMALS] * 100 + [SPORT] * 100, [[1.0, 0.0], [0.0, 1.0]], yes)
    assert affinity(table, ANIMALS, [1.0, 0.0]) > affinity(table, SPORT, [1.0, 0.0])


def test_few_answers_teach_less_than_many():
    few = taught([ANIMALS, SPORT], [ANIMALS, SPORT], [[True, False], [False, True]])
    many = taught([ANIMALS, SPORT] * 100, [ANIMALS, SPORT], [[True, False], [False, True]] * 100)
    assert 0 < affinity(few, ANIMALS, ANIMALS) < affinity(many, ANIMALS, ANIMALS)


def test_a_resident_who_says_yes_to_everything_teaches_nothing():
    table = taught([ANIMALS] * 50, [ANIMALS, SPORT], [[True, True]] * 50)
    assert table == pytest.approx(0)


def test_a_surprise_is_measured_from_what_was_expected():
    yes = np.array([[True, False]])
    assert learning.surprise(yes, np.array([[0.9, 0.2]])).tolist() == [
        [pytest.approx(0.1), pytest.approx(-0.2)]
    ]


def test_rows_have_length_one_or_are_empty():
    rows = learning.feature_rows([["chien", "chat"], ["chat"], []], ["chat", "chien"])
    assert np.linalg.norm(rows, axis=1).tolist() == pytest.approx([1, 1, 0])
    assert rows[0, 1] > rows[0, 0], "the rarer word tells more"


def test_a_word_seen_once_is_not_in_the_vocabulary():
    assert learning.vocabulary([["chien", "chien"], ["chat"], ["chat"]]) == ["chat"]


def test_a_word_that_was_never_seen_changes_nothing():
    assert learning.feature_rows([["zèbre"]], ["chat"]).tolist() == [[0.0]]
