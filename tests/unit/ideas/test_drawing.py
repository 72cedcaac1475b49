from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.ideas.actions.drawing import AlreadyDrawn, draw_lots, publish_list
from engagement.ideas.lots import drawn, hash_of, list_text, numbers_of
from tests.factories import IdeaFactory, OfficerFactory

rows = st.dictionaries(st.integers(1, 10**6), st.text(max_size=30), min_size=1, max_size=20)
seeds = st.text(min_size=1, max_size=20)


@given(rows, seeds, st.integers(1, 25))
def test_drawing_again_gives_the_same(listed, seed, wanted):
    text = list_text(listed.items())
    first = drawn(text, seed, wanted)
    assert first == drawn(text, seed, wanted)
    assert len(first) == len(set(first)) == min(wanted, len(listed))
    assert set(first) <= set(listed)


@given(rows, st.integers(1, 10**6))
def test_another_list_has_another_hash(listed, more):
    text = list_text(listed.items())
    other = dict(listed)
    other[more] = listed.get(more, "") + "x"
    assert hash_of(list_text(other.items())) != hash_of(text)


def test_each_idea_is_drawn_as_often_as_another():
    text = list_text((number, "") for number in range(10))
    first = [drawn(text, str(seed), 1)[0] for seed in range(2000)]
    assert all(140 < first.count(number) < 260 for number in range(10))


def test_it_is_done_again_by_hand_as_the_page_says():
    numbers = (3, 8, 21, 34, 55, 89)
    text = "".join(f"{number} Une idée\n" for number in numbers)
    sealed = sha256(text.encode()).hexdigest()
    by_hand = sorted(numbers, key=lambda n: sha256(f"{sealed}:4 8 15:{n}".encode()).hexdigest())
    assert drawn(text, "4 8 15", 6) == by_hand


def test_the_lines_of_a_title_do_not_forge_a_number():
    assert numbers_of(list_text([(3, "Des bancs\n9 Un faux")])) == [3]


@pytest.mark.django_db
def test_the_list_is_published_before_the_seed_and_drawn_once():
    ideas, officer = IdeaFactory.create_batch(4), OfficerFactory()
    draw = publish_list(
        title="Atelier de juillet", ideas=ideas, wanted=2, seed_from="Loto du 4 juillet", by=officer
    )
    assert (draw.seed, draw.list_hash) == ("", hash_of(draw.listed))
    found = draw_lots(draw=draw, seed=" 4 8  15 ", by=officer)
    draw.refresh_from_db()
    assert [idea.pk for idea in found] == drawn(draw.listed, "4 8 15", 2)
    assert set(draw.ideas.all()) == set(found)
    with pytest.raises(AlreadyDrawn):
        draw_lots(draw=draw, seed="16 23 42", by=officer)


@pytest.mark.django_db
def test_an_empty_seed_draws_nothing():
    draw = publish_list(
        title="x", ideas=[IdeaFactory()], wanted=1, seed_from="dé", by=OfficerFactory()
    )
    with pytest.raises(AlreadyDrawn):
        draw_lots(draw=draw, seed="  ", by=OfficerFactory())
    draw.refresh_from_db()
    assert draw.seed == ""
