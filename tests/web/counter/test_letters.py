"""Letters at the counter: prepared once, printed as often as needed, noted as posted."""

import pytest

from engagement.base.pdf import PdfUnavailable
from engagement.outbox.models import LetterBatch, Message
from tests.factories.by_hand import to_tell
from tests.web.counter.conftest import at


@pytest.fixture
def letters(db):
    for number in range(2):
        to_tell("letter", f"{number} rue du Sud\n59640 Dunkerque", name=f"Personne {number}")


@pytest.fixture
def batch(desk, letters):
    desk.post(at("prepare_letters"))
    return LetterBatch.objects.get()


def test_what_waits_is_counted_and_prepared_once(desk, letters):
    assert "2 lettres attendent" in desk.get(at("letters")).text
    assert "sont prêtes" in desk.post(at("prepare_letters"), follow=True).text
    assert "quelqu’un vient de les préparer" in desk.post(at("prepare_letters"), follow=True).text
    assert "2 lettres (PDF)" in desk.get(at("letters")).text


def test_an_empty_post_says_what_comes_there(desk):
    assert "Aucune lettre à poster" in desk.get(at("letters")).text


def test_each_letter_has_its_name_its_address_and_its_words(desk, batch, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "engagement.web.counter.printing.make_pdf", lambda html: drawn.append(html) or b"%PDF-"
    )
    for _ in range(2):
        answer = desk.get(at("letters_pdf", batch.key))
        assert answer["Content-Type"] == "application/pdf"
    assert drawn[0] == drawn[1]
    assert drawn[0].count('class="letter"') == 2
    for words in ("Personne 1", "59640 Dunkerque", "Prenez un gilet."):
        assert words in drawn[0]
    assert "://" not in drawn[0]
    assert Message.objects.filter(state="sending").count() == 2


def test_a_machine_without_pdf_says_so(desk, batch, monkeypatch):
    def unavailable(html):
        raise PdfUnavailable

    monkeypatch.setattr("engagement.web.counter.printing.make_pdf", unavailable)
    answer = desk.get(at("letters_pdf", batch.key), follow=True)
    assert "ne sont pas disponibles" in answer.text


def test_posted_is_noted_once(desk, batch):
    assert "sont parties" in desk.post(at("letters_posted", batch.key), follow=True).text
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert "déjà noté" in desk.post(at("letters_posted", batch.key), follow=True).text
    assert "Déjà postées" in desk.get(at("letters")).text


def test_a_batch_whose_words_are_forgotten_is_not_found(desk, batch):
    Message.objects.update(to="", context={})
    assert desk.get(at("letters_pdf", batch.key)).status_code == 404
