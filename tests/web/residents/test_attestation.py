"""An attestation is signed by its own code, and its page says valid or not and nothing more."""

import re
import sys
import zlib

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from engagement.base import pdf
from engagement.base.pdf import PdfUnavailable
from engagement.base.seals import new_seal
from engagement.web.residents import attestations
from engagement.web.residents.guesses import MOST
from tests import factories
from tests.conftest import client_of
from tests.web.residents.test_hours import gave

PRINT = "/mon-compte/heures/attestation/"
PDF = "/mon-compte/heures/attestation.pdf"


@pytest.fixture(autouse=True)
def no_guesses_yet():
    cache.clear()


@pytest.fixture
def inees(ines, clean_up):
    gave(ines, clean_up, 150)
    return client_of(ines.account)


def code_of(page: str) -> str:
    return re.search(r"/attestation/([A-Z2-7-]{35})/", page)[1]


def check(code: str, client: Client | None = None):
    return (client or Client()).get(reverse("residents:attestation_check", args=[code]))


def test_it_says_who_gave_how_much_and_with_whom(inees, clean_up):
    page = inees.get(PRINT).text
    for words in (
        "Inès",
        clean_up.association.name,
        clean_up.title,
        "2\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30",
        "6 mars 2027",
    ):
        assert words in page


def test_one_association_can_attest_alone(inees, ines, clean_up, voisine):
    gave(ines, factories.NeedFactory(association=voisine), days=7)
    assert "nommées ci-dessous attestent que" in inees.get(PRINT).text
    page = inees.get(PRINT, {"avec": clean_up.association.slug}).text
    assert f"{clean_up.association.name} atteste que" in page
    assert voisine.name not in page


def test_its_code_is_valid_for_everybody_and_tells_nothing_else(inees, clean_up):
    response = check(code_of(inees.get(PRINT).text))
    assert response.status_code == 200
    assert "Attestation valide" in response.text
    main = response.text[response.text.index("<main") : response.text.index("</main>")]
    assert not any(told in main for told in ("Inès", clean_up.title, clean_up.association.name))
    assert response["X-Robots-Tag"] == "noindex"


def test_one_changed_character_is_not_valid(inees):
    code = code_of(inees.get(PRINT).text)
    for at in (0, 12, 34):
        other = "A" if code[at] != "A" else "B"
        response = check(code[:at] + other + code[at + 1 :])
        assert response.status_code == 404
        assert "Attestation non valide" in response.text


def test_it_stays_valid_when_she_is_gone(inees, ines):
    code = code_of(inees.get(PRINT).text)
    ines.account.delete()
    ines.delete()
    assert "Attestation valide" in check(code).text


def test_guesses_are_stopped_and_right_codes_never_counted(db):
    client, genuine = Client(), new_seal("attestation")
    for _ in range(MOST + 5):
        assert check(genuine, client).status_code == 200
    for _ in range(MOST):
        assert check("AAAA", client).status_code == 404
    assert check("AAAA", client).status_code == 429
    assert check(genuine, client).status_code == 429


def test_without_hours_there_is_nothing_to_attest(ines):
    for address in (PRINT, PDF):
        response = client_of(ines.account).get(address)
        assert (response.status_code, response.url) == (302, "/mon-compte/heures/")


def test_nobody_gets_the_attestation_of_another(inees, ines, omar):
    response = client_of(omar.account).get(PRINT, {"qui": ines.pk})
    assert response.status_code == 302
    assert Client().get(PDF).status_code == 302


def unpacked(content: bytes) -> bytes:
    """Return the parts of a PDF, unpacked."""
    parts = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(part) for part in parts if part[:1] == b"x")


def test_the_pdf_is_for_everybody_and_names_its_language(inees):
    try:
        pdf.make_pdf('<html lang="fr"><title>Essai</title>')
    except PdfUnavailable as reason:
        pytest.skip(f"no pango on this machine: {reason}")
    response = inees.get(PDF)
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    written = unpacked(response.content)
    assert b"pdfuaid:part" in written
    assert b"/Lang (fr)" in written


def test_without_pango_she_is_led_to_the_page_to_print(inees, monkeypatch):
    def unavailable(html: str) -> bytes:
        raise PdfUnavailable("no pango")

    monkeypatch.setattr(attestations, "make_pdf", unavailable)
    response = inees.get(PDF, {"du": "2027-01-01"}, follow=True)
    assert response.redirect_chain == [(f"{PRINT}?du=2027-01-01", 302)]
    assert "voici la page à imprimer" in response.text


def test_a_machine_without_pango_says_so_clearly(monkeypatch):
    class Without:
        def find_spec(self, name: str, *rest: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Without(), *sys.meta_path])
    with pytest.raises(PdfUnavailable, match="libpango"):
        pdf.make_pdf("<p>essai")
