"""`manage.py import_missions`."""

import json

import pytest
from django.core.management import CommandError, call_command

from engagement.needs.models import Need
from tests.unit.needs.feed_text import mission, xml_feed

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(xml_feed(mission(), mission("m2", title="Aider")))
    return str(path)


def test_prints_the_figures_as_json_and_progress_apart(feed, petite_synthe, capsys):
    call_command("import_missions", feed, "--source", "flux", "--json")
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert list(report) == [
        "read", "added", "updated", "unchanged", "withdrawn", "refused", "warnings",
    ]  # fmt: skip
    assert (report["read"], report["added"]) == (2, 1)
    assert report["refused"] == [{"id": "m2", "reason": "titre d’un seul mot : « Aider »"}]
    assert feed in err


def test_tells_each_refusal_in_words(feed, petite_synthe, capsys):
    call_command("import_missions", feed, "--source", "flux", "--dry-run")
    out = capsys.readouterr().out
    assert "Refusée m2 : titre d’un seul mot" in out
    assert "2 missions lues · ajoutées : 1" in out
    assert not Need.objects.exists()


def test_refuses_a_bad_file_in_one_line(tmp_path, petite_synthe):
    path = tmp_path / "bad.xml"
    path.write_bytes(b"<source><mission>")
    with pytest.raises(CommandError, match="XML illisible"):
        call_command("import_missions", str(path), "--source", "flux")


def test_refuses_to_import_before_the_neighbourhoods(feed):
    with pytest.raises(CommandError, match="import_neighbourhoods"):
        call_command("import_missions", feed, "--source", "flux")


def test_refuses_a_local_address():
    with pytest.raises(CommandError, match="privé"):
        call_command("import_missions", "http://127.0.0.1/feed.xml", "--source", "flux")
