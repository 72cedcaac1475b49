"""A receipt says where she is expected and tells a code once."""

import re

import pytest

from engagement.base import pdf
from engagement.base.codes import shown
from engagement.base.pdf import PdfUnavailable
from engagement.needs.actions import sign_up
from engagement.people.claiming import holder_of
from engagement.people.models import ClaimCode
from engagement.web.counter import printing
from tests.web.counter.conftest import at

CODE = re.compile(r"(?:[A-Z0-9]{3}-){3}[A-Z0-9]{3}")


@pytest.fixture
def receipt(yvonne):
    return at("receipt", yvonne.public_id)


def code_on(page):
    return CODE.search(page.content.decode())[0]


def test_it_tells_where_when_with_whom(desk, yvonne, receipt, clean_up):
    type(clean_up).objects.update(welcome="Mireille, au portail", bring="Des gants")
    sign_up(shift=clean_up.shifts.get(), resident=yvonne, by=None)
    page = desk.get(receipt).content.decode()
    for words in (clean_up.title, "Petite-Synthe", "Mireille, au portail", "Des gants"):
        assert words in page


def test_looking_makes_no_code_and_the_button_does(desk, yvonne, receipt):
    desk.get(receipt)
    assert not ClaimCode.objects.exists()
    assert holder_of(code_on(desk.post(receipt, {"code": "1"}))) == yvonne
    assert not CODE.search(desk.get(receipt).content.decode())


def test_a_lost_code_is_replaced(desk, yvonne, receipt):
    lost, found = (code_on(desk.post(receipt, {"code": "1"})) for _ in range(2))
    assert holder_of(lost) is None
    assert holder_of(found) == yvonne


def test_the_qr_holds_the_way_and_the_code_and_nothing_of_her(desk, receipt, monkeypatch):
    drawn = []
    monkeypatch.setattr(printing, "qr", lambda text: drawn.append(text) or "data:,")
    code = code_on(desk.post(receipt, {"code": "1"}))
    address, _mark, behind = drawn[0].partition("#")
    assert address.endswith("/mon-compte/recuperer/")
    assert shown(behind) == code


def test_the_pdf_carries_the_code_of_the_page_before_and_no_other(
    desk, yvonne, receipt, monkeypatch
):
    made = []
    monkeypatch.setattr(printing, "make_pdf", lambda html: made.append(html) or b"%PDF")
    code = code_on(desk.post(receipt, {"code": "1"}))
    url = at("receipt_pdf", yvonne.public_id)
    assert desk.post(url, {"shown_code": code})["Content-Type"] == "application/pdf"
    desk.post(url, {"shown_code": "ACEFHJKM7ACF"})
    assert (code in made[0], "Yvonne" in made[0]) == (True, True)
    assert not CODE.search(made[1])


def test_without_the_library_the_page_is_printed(desk, yvonne, receipt, monkeypatch):
    def broken(html):
        raise PdfUnavailable

    monkeypatch.setattr(printing, "make_pdf", broken)
    assert desk.post(at("receipt_pdf", yvonne.public_id)).url == receipt


def test_it_is_a_pdf_where_the_library_is(desk, yvonne):
    try:
        pdf.make_pdf("<html lang=fr><title>x</title>")
    except PdfUnavailable:
        pytest.skip("no pango here")
    answer = desk.post(at("receipt_pdf", yvonne.public_id))
    assert answer.content.startswith(b"%PDF")
