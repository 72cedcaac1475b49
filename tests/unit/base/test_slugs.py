"""Readable, unique addresses."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.associations.models import Association
from engagement.base.slugs import save_with_free_slug, slug_of


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("L’œuvre du cœur", "l-oeuvre-du-coeur"),
        ("Été à Saint-Pol !", "ete-a-saint-pol"),
        ("Un deux trois quatre cinq six", "un-deux-trois-quatre"),
        ("Anticonstitutionnellement", "anticonstitutionnell"),
        ("你好", ""),
    ],
)
def test_slugs_read_well(text, slug):
    assert slug_of(text, 20) == slug


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(), st.integers(min_value=1, max_value=40))
def test_slugs_fit_their_field(text, room):
    assert len(slug_of(text, room)) <= room


@pytest.mark.django_db
def test_a_name_without_letters_still_has_an_address():
    first, second = Association(name="你好"), Association(name="你好")
    for row in (first, second):
        save_with_free_slug(row, row.name)
    assert (first.slug, second.slug) == ("association", "association-2")


@pytest.mark.django_db
def test_a_name_taken_meanwhile_gets_the_next_address(monkeypatch):
    save_with_free_slug(Association(name="Le Phare"), "Le Phare")
    seen_too_early = Association.objects.none()
    monkeypatch.setattr(
        type(seen_too_early), "values_list", lambda self, *fields, flat: [], raising=True
    )
    late = Association(name="Le Phare")
    save_with_free_slug(late, "Le Phare")
    assert late.slug == "le-phare-2"


@pytest.mark.django_db
def test_no_row_hides_behind_a_word_of_the_platform():
    row = Association(name="Inscrire")
    save_with_free_slug(row, "Inscrire", reserved={"inscrire"})
    assert row.slug == "inscrire-2"
