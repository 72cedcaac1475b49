import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.territory.distances import Distances, distance_words

COORDINATES = st.tuples(st.floats(-89, 89), st.floats(-179, 179))
# Dunkerque's quartiers: id, latitude, longitude.
CENTRE, MALO, ROSENDAEL, PETITE_SYNTHE, MARDYCK = 1, 2, 3, 4, 7
QUARTIERS = [
    (CENTRE, 51.0344, 2.3768),
    (MALO, 51.0450, 2.3935),
    (ROSENDAEL, 51.0427, 2.4097),
    (PETITE_SYNTHE, 51.0170, 2.3480),
    (5, 51.0312, 2.3398),
    (6, 51.0290, 2.3072),
    (MARDYCK, 51.0194, 2.2506),
]


@pytest.fixture
def distances():
    return Distances(QUARTIERS)


@given(st.lists(COORDINATES, min_size=1, max_size=8))
def test_distances_are_symmetric_and_zero_to_oneself(points):
    distances = Distances((i, lat, lon) for i, (lat, lon) in enumerate(points))
    for a in distances.ids:
        assert distances.km(a, a) == 0
        assert distances.from_(a)[0] == (a, 0.0)
        for b in distances.ids:
            assert distances.km(a, b) == pytest.approx(distances.km(b, a), abs=1e-9)


def test_one_degree_of_latitude_is_111_km():
    assert Distances([(1, 50, 2), (2, 51, 2)]).km(1, 2) == pytest.approx(111.195, abs=0.001)


def test_from_lists_every_neighbourhood_nearest_first(distances):
    listed = distances.from_(CENTRE)
    assert [pk for pk, _km in listed][:2] == [CENTRE, MALO]
    assert [km for _pk, km in listed] == sorted(km for _pk, km in listed)
    assert len(listed) == len(QUARTIERS)


def test_an_unknown_id_is_a_key_error(distances):
    with pytest.raises(KeyError):
        distances.km(CENTRE, 99)


def test_adjacent_means_that_no_third_point_lies_between(distances):
    assert distances.adjacent(CENTRE, MALO)
    assert distances.adjacent(CENTRE, PETITE_SYNTHE)
    assert not distances.adjacent(CENTRE, ROSENDAEL)  # Malo lies between
    assert not distances.adjacent(CENTRE, CENTRE)


@pytest.mark.parametrize(
    ("to", "words"),
    [
        (CENTRE, "dans votre quartier"),
        (MALO, "quartier voisin"),
        (ROSENDAEL, "à environ 2 km"),
        (MARDYCK, "à environ 9 km"),
    ],
)
def test_words_never_feign_precision(distances, to, words):
    assert distances.words(CENTRE, to) == words


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0, "dans votre quartier"),
        (0.4, "à moins d’un kilomètre"),
        (1.4, "à environ 1 km"),
        (9.4, "à environ 9 km"),
        (12.6, "à environ 15 km"),
        (48, "à environ 50 km"),
    ],
)
def test_words_of_a_bare_distance(km, words):
    assert distance_words(km) == words


@pytest.mark.django_db
def test_load_takes_one_query(petite_synthe, malo, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert Distances.load().km(petite_synthe.pk, malo.pk) == pytest.approx(4.45, abs=0.05)


@pytest.mark.django_db
def test_an_empty_territory_has_no_distances():
    assert Distances.load().matrix.shape == (0, 0)
