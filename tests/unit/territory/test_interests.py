import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import override

from engagement.territory.interests import ensure_after_migrate, ensure_interests
from engagement.territory.models import Interest

pytestmark = pytest.mark.django_db


def test_migrate_alone_leaves_20_domains_and_53_activities():
    assert Interest.objects.domains().count() == 20
    assert Interest.objects.activities().count() == 53


@pytest.mark.django_db(transaction=True)
def test_they_come_back_after_the_tables_were_emptied():
    Interest.objects.all().delete()
    call_command("flush", interactive=False, verbosity=0)
    assert Interest.objects.count() == 73


def test_a_second_run_changes_nothing_and_keeps_the_keys():
    before = list(Interest.objects.values())
    ensure_interests()
    assert list(Interest.objects.values()) == before


def test_a_label_that_was_corrected_reaches_the_rows():
    Interest.objects.filter(code="sante").update(label_fr="Sente")
    ensure_interests()
    assert Interest.objects.get(kind="domain", code="sante").label_fr == "Santé"


def test_nothing_is_written_while_the_table_is_not_there(django_assert_num_queries):
    class Empty:
        all_models = {"territory": {}}

    with django_assert_num_queries(0):
        ensure_after_migrate(using="default", apps=Empty())
    with django_assert_num_queries(1):
        ensure_after_migrate(using="default", apps=apps)


def test_autre_comes_last_in_both_kinds():
    assert Interest.objects.domains().last().code == "autre"
    assert Interest.objects.activities().last().code == "autre"


def test_the_label_follows_the_language():
    nature = Interest.objects.get(kind="domain", code="environnement")
    with override("fr"):
        assert nature.label == "Nature et environnement"
    with override("en"):
        assert nature.label == "Nature and environment"


def test_every_label_is_short_and_uses_the_typographic_apostrophe():
    for interest in Interest.objects.all():
        assert "'" not in interest.label_fr + interest.label_en
        assert 0 < len(interest.label_fr) <= 40


def test_every_interest_has_its_drawing():
    sprite = (Path(settings.BASE_DIR) / "static/icons/sprite.svg").read_text("utf-8")
    drawn = set(re.findall(r'id="i-([^"]+)"', sprite))
    assert {interest.pictogram for interest in Interest.objects.all()} <= drawn
