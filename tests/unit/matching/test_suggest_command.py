"""manage.py suggest."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from engagement.matching.models import Suggestion

pytestmark = pytest.mark.django_db


def suggest(*args):
    out = StringIO()
    call_command("suggest", *args, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("by", ["pk", "slug"])
def test_it_ranks_residents_for_a_need(by, clean_up, ines):
    (row,) = json.loads(suggest("--need", str(getattr(clean_up, by)), "--json"))
    assert list(row) == ["id", "score", "terms", "reasons"]
    assert row["id"] == ines.pk
    assert set(row["terms"]) == {"I", "D", "H"}
    assert row["reasons"] == ["aime la nature et l’environnement", "habite le quartier"]


def test_it_ranks_needs_for_a_resident(clean_up, ines):
    (row,) = json.loads(suggest("--resident", str(ines.pk), "--json"))
    assert row["id"] == clean_up.pk
    assert row["reasons"][0] == "Vous aimez la nature et l’environnement"


def test_without_json_it_prints_one_line_each(clean_up, ines):
    (line,) = suggest("--need", clean_up.slug).splitlines()
    assert str(ines.pk) in line
    assert "habite le quartier" in line


def test_who_did_not_agree_is_not_printed(clean_up, ines, omar):
    assert [row["id"] for row in json.loads(suggest("--need", clean_up.slug, "--json"))] == [
        ines.pk
    ]
    assert json.loads(suggest("--resident", str(omar.pk), "--json")) == []


def test_it_prints_at_most_top_rows(clean_up, ines):
    assert json.loads(suggest("--need", clean_up.slug, "--top", "0", "--json")) == []


def test_it_writes_nothing(clean_up, ines):
    suggest("--need", clean_up.slug)
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    "args",
    [("--need", "nulle-part"), ("--need", "99999"), ("--resident", "9999"), ("--resident", "x")],
)
def test_an_unknown_one_is_named_in_one_line(args):
    with pytest.raises(CommandError, match=args[1]) as refusal:
        suggest(*args)
    assert "\n" not in str(refusal.value)
