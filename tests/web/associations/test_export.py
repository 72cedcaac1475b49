"""What an association takes away is what its pages show, inert, and by its owners alone."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from engagement.needs.actions.attending import mark_attendance
from engagement.needs.models import Answer, Question, SignUp
from tests import factories
from tests.conftest import client_of
from tests.unit.needs.days import BEFORE, expected, shift_of, utc


def export(need, kind="csv", shift=None) -> str:
    address = reverse("associations:export", args=[need.association.slug, need.slug, kind])
    return f"{address}?creneau={shift.pk}" if shift else address


def rows(response) -> list[list[str]]:
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_it_holds_first_names_states_and_hours_and_no_address(that_day, clean_up, ines, odile):
    ines.name = "Inès Delattre"
    ines.save()
    mark_attendance(signup=that_day, by=odile, attendance="came")
    response = client_of(odile).get(export(clean_up))
    assert rows(response)[1][1:] == ["Inès", "1", "présent·e", "120", ""]
    assert "Delattre" not in response.content.decode()
    assert ines.email not in response.content.decode()


def test_answers_to_the_questions_are_in_it(that_day, clean_up, odile):
    question = Question.objects.create(need=clean_up, text="Permis B ?", purpose="Le camion")
    Answer.objects.create(question=question, signup=that_day, text="Oui")
    header, line = rows(client_of(odile).get(export(clean_up)))
    assert (header[-1], line[-1]) == ("Permis B ?", "Oui")


def test_a_number_is_in_it_only_while_it_may_be_seen(clock, shift, ines, clean_up, odile):
    ines.phone = "+33601020304"
    ines.save()
    expected(shift, ines, shares_phone=True)
    assert rows(client_of(odile).get(export(clean_up)))[1][5] == ""
    clock.shift(60 * 60 * 24)
    assert rows(client_of(odile).get(export(clean_up)))[1][5] == "'+33601020304"


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+cmd", "-1", "@SUM(A1)"])
def test_a_name_that_a_spreadsheet_would_run_is_quoted(that_day, clean_up, ines, odile, name):
    ines.name = name
    ines.save()
    client = client_of(odile)
    assert rows(client.get(export(clean_up)))[1][1] == f"'{name}"
    book = load_workbook(io.BytesIO(client.get(export(clean_up, "xlsx")).content))
    assert (book.active["B2"].data_type, book.active["B2"].value) == ("s", f"'{name}")


def test_one_shift_alone_can_be_asked_for(that_day, clock, clean_up, omar, odile, voisine):
    clock.move_to(utc(BEFORE))
    other = shift_of(clean_up)
    expected(other, omar)
    client = client_of(odile)
    assert [line[1] for line in rows(client.get(export(clean_up)))[1:]] == ["Inès", "Omar"]
    assert [line[1] for line in rows(client.get(export(clean_up, shift=other)))[1:]] == ["Omar"]
    theirs = factories.NeedFactory(association=voisine, shifts=[1]).shifts.get()
    assert client.get(export(clean_up, shift=theirs)).status_code == 404


def test_an_owner_may_a_helper_may_not_and_strangers_find_nothing(
    that_day, clean_up, odile, hugo, viviane, voisine, officer
):
    status = {
        account.email: client_of(account).get(export(clean_up)).status_code
        for account in (odile, hugo, viviane, officer)
    }
    assert list(status.values()) == [200, 403, 404, 404]


def test_another_kind_of_file_does_not_exist(clean_up, odile):
    assert client_of(odile).get(export(clean_up, "exe")).status_code == 404


def test_the_number_of_queries_does_not_depend_on_the_people(that_day, clean_up, odile):
    client, counts = client_of(odile), []
    for more in (0, 15):
        for _ in range(more):
            SignUp.objects.create(shift=that_day.shift, resident=factories.ResidentFactory())
        with CaptureQueriesContext(connection) as queries:
            client.get(export(clean_up))
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
