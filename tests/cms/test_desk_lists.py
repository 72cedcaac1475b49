"""Lists of the desk: files that no spreadsheet runs, acts on many rows, help where it is needed."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from cms.desk.models import Decision
from engagement.associations.models import Association
from engagement.needs.actions import sign_up
from tests import factories


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_a_list_is_kept_as_a_file_as_it_is_narrowed(officer_client, waiting_need, clean_up):
    clean_up.title = "=1+1"
    clean_up.save()
    rows = rows_of(officer_client.get("/admin/need/?export=csv&state=published"))
    assert rows[0][:3] == ["Titre", "Association", "État"]
    assert [row[0] for row in rows[1:]] == ["'=1+1"]
    assert rows[1][4] == "0 / 10"
    book = officer_client.get("/admin/need/?export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(book) if book.streaming else book.content)).active
    assert sheet.max_row == 3


def test_many_needs_are_published_from_the_list(officer_client, waiting_need, clean_up):
    page = officer_client.get("/admin/need/").text
    assert "/admin/bulk/needs/need/publish/" in page
    address = f"/admin/bulk/needs/need/publish/?id={waiting_need.pk}&id={clean_up.pk}"
    asked = officer_client.get(address).text
    assert "Celles-ci restent comme elles sont" in asked
    officer_client.post(address)
    waiting_need.refresh_from_db()
    assert waiting_need.state == "published"
    assert Decision.objects.get().key == waiting_need.pk


def test_many_are_refused_with_a_reason(officer_client, waiting_need):
    pending = factories.AssociationFactory(state=Association.State.PENDING)
    address = f"/admin/bulk/associations/association/refuse/?id={pending.pk}"
    officer_client.post(address, {"reason": ""})
    pending.refresh_from_db()
    assert pending.state == "pending"
    officer_client.post(address, {"reason": "Sans RNA."})
    pending.refresh_from_db()
    assert (pending.state, pending.moves.get().reason) == ("refused", "Sans RNA.")


def test_whoever_may_not_change_them_has_no_act_on_many(editor_client, waiting_need):
    address = f"/admin/bulk/needs/need/publish/?id={waiting_need.pk}"
    assert waiting_need.title not in editor_client.get(address, follow=True).text
    editor_client.post(address)
    waiting_need.refresh_from_db()
    assert waiting_need.state == "submitted"


@pytest.mark.parametrize("name", ["need", "association", "message"])
def test_a_list_says_what_it_is_for(officer_client, name):
    assert "À quoi sert cette page" in officer_client.get(f"/admin/{name}/").text


def test_signing_up_costs_no_query_for_the_desk(clean_up, ines):
    """Nothing of Wagtail looks at what residents save: no index of references, no signal."""
    with CaptureQueriesContext(connection) as queries:
        sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)
    asked = "\n".join(query["sql"] for query in queries)
    assert "needs_signup" in asked
    for table in ("wagtailcore_", "desk_decision", "desk_assignment", "django_content_type"):
        assert table not in asked
