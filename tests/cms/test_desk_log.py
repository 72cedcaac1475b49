"""Who did what: one searchable log over the moves of every room, the desk and the pages."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from engagement.associations.actions import ask_to_join
from engagement.needs.actions import refuse_need
from tests import factories
from tests.cms.conftest import admitted_client_of

LOG = "/admin/journal/"


@pytest.fixture
def history(officer_client, officer, waiting_need, clean_up, orchard_page):
    """The officer refused a need in words, checked another, published a page."""
    refuse_need(need=waiting_need, by=officer, reason="Écrivez le lieu.")
    officer_client.post(f"/admin/need/check/{clean_up.pk}/")
    orchard_page.save_revision(user=officer, log_action=True).publish(user=officer)


def lines(client, **wanted):
    return [(line.title, line.did, line.who) for line in client.get(LOG, wanted).context["lines"]]


def test_it_tells_of_moves_answers_and_pages(officer_client, officer, history):
    who = str(officer)
    told = lines(officer_client)
    assert ("Tailler les haies", "à relire → refusé", who) in told
    assert ("Ramasser les déchets du lac", "C’est bon", who) in told
    assert any(title == "Un verger au bord du lac" for title, _did, _who in told)


def test_it_is_searched_by_person_kind_date_and_words(officer_client, officer, history):
    other = factories.OfficerFactory()
    assert lines(officer_client, who=other.pk) == []
    assert {line[2] for line in lines(officer_client, who=officer.pk)} == {str(officer)}
    pages = {title for title, _did, _who in lines(officer_client, kind="page")}
    assert "Un verger au bord du lac" in pages
    assert "Tailler les haies" not in pages
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert lines(officer_client, since=tomorrow) == []
    assert len(lines(officer_client, text="écrivez")) == 1  # SQLite knows no « É » in capitals
    assert [line[1] for line in lines(officer_client, text="ramasser")] == ["C’est bon"]
    assert "Rien de tel" in officer_client.get(LOG, {"text": "zzz"}).text


def test_it_is_kept_as_a_file(officer_client, history):
    file = officer_client.get(LOG, {"export": "csv", "kind": "need"}).content
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][0] == "Quand"
    assert len(rows) == 3
    xlsx = officer_client.get(LOG, {"export": "xlsx"})
    assert xlsx["Content-Type"].endswith("sheet")


def test_an_elected_reader_reads_it_without_names_of_people_who_ask(history, treize, ines):
    ask_to_join(association=treize, by=ines.account).move("refused", by=ines.account)
    reader = factories.AccountFactory()
    reader.groups.add(Group.objects.get(name="reader"))
    client = admitted_client_of(reader)
    assert lines(client)
    assert not lines(client, kind="joinrequest")
    editor = factories.AccountFactory()
    editor.groups.add(Group.objects.get(name="editor"))
    assert admitted_client_of(editor).get(LOG).status_code == 302


def test_more_entries_cost_no_more_queries(officer_client, officer, treize, history):
    counts = []
    for more in (1, 10):
        for _ in range(more):
            need = factories.NeedFactory(association=treize, state="submitted", published_at=None)
            refuse_need(need=need, by=officer, reason="Où ?")
        with CaptureQueriesContext(connection) as queries:
            officer_client.get(LOG)
        counts.append(len(queries))
    assert counts[0] == counts[1]
