"""Papers, the day on one screen, and the report."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.base.pdf import PdfUnavailable
from engagement.events.actions import (
    attach_need,
    issue_badges,
    make_steward_pass,
    open_station,
    register,
)
from engagement.events.models import Event, Scan
from engagement.needs.actions import sign_up
from engagement.outbox.models import Message
from engagement.web.organisers import papers
from tests import factories
from tests.conftest import client_of
from tests.factories import NeedFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fete(treize, voisine, ines, omar):
    """A fête of Treize with a need of Voisine; Inès registered, Omar helps."""
    event = factories.event(title="Fête", capacity=20, association=treize)
    Event.objects.filter(pk=event.pk).update(slug="fete")
    start, end = event.starts_at, event.ends_at
    need = NeedFactory(title="Tenir la buvette", association=voisine, shifts=[3])
    need.shifts.update(starts_at=start, ends_at=end, minimum=2)
    attach_need(event=event, need=need, by=None)
    register(event=event, resident=ines, by=None, seats=2, access_needs="une chaise")
    sign_up(shift=need.shifts.get(), resident=omar, by=None)
    issue_badges(event=event)
    return Event.objects.get()


def at(name, *args):
    return reverse(f"organisers:{name}", args=["fete", *args])


def seen(event, officer, resident, kind="entry"):
    made = make_steward_pass(event=event, by=officer)
    station = open_station(
        steward_pass=made.steward_pass, pin=made.pin, public_id=uuid4(), name="Entrée nord"
    )
    badge = event.badges.get(resident=resident)
    Scan.objects.create(
        event=event, station=station, nonce=uuid4(), kind=kind, at=event.starts_at, badge=badge
    )


def test_one_screen_tells_who_is_here_missing_and_free(fete, officer, omar, odile):
    seen(fete, officer, omar)
    with time_machine.travel(fete.starts_at - timedelta(minutes=5), tick=False):
        page = client_of(odile).get(at("day")).content.decode()
    for told in ("Tenir la buvette", "0 sur 1", "il manque 1 personne", "Entrée nord", "Inès"):
        assert told in page
    assert page.index("Omar", page.index("Libres, sur place")) > 0


def test_an_association_that_brought_a_need_sees_its_own_shifts_alone(fete, viviane, ines):
    page = client_of(viviane).get(at("day")).content.decode()
    assert "Tenir la buvette" in page
    assert "Inès" not in page
    for name in ("prepare", "papers", "report", "cancel"):
        assert client_of(viviane).get(at(name)).status_code == 404
    assert client_of(ines.account).get(at("day")).status_code == 404


def test_a_word_is_sent_and_kept(fete, odile):
    client = client_of(odile)
    page = client.post(at("word"), {"audience": "everybody", "text": "On décale."}, follow=True)
    assert "2 personnes sont prévenues" in page.content.decode()
    assert Message.objects.filter(template="event_word").count() == 2
    page = client.post(at("word"), {"audience": "everybody", "text": ""}, follow=True)
    assert "Écrivez un message" in page.content.decode()


def test_the_report_is_refused_before_the_end_then_closes_the_fete(fete, odile, client):
    organiser = client_of(odile)
    words = {"came_of_it": "Quarante arbres plantés."}
    assert "pas finie" in organiser.post(at("report"), words).content.decode()
    with time_machine.travel(fete.ends_at + timedelta(minutes=1), tick=False):
        organiser.post(at("report"), words)
    assert Event.objects.get().state == Event.State.CLOSED
    page = client.get(reverse("residents:event", args=["fete"])).content.decode()
    assert "Quarante arbres plantés." in page
    assert "peu" in page


@pytest.mark.parametrize("name", ["affiche", "emargement", "dossier"])
def test_each_paper_is_a_pdf(fete, odile, name):
    answer = client_of(odile).get(at("paper", name))
    assert answer.content.startswith(b"%PDF")


def test_badges_are_printed_and_carry_no_more_than_a_first_name(fete, odile, monkeypatch):
    written = []
    monkeypatch.setattr(papers, "make_pdf", lambda html: written.append(html) or b"%PDF")
    assert client_of(odile).get(at("badges", 1)).content == b"%PDF"
    assert "Omar" in written[0]
    assert "une chaise" not in written[0]
    assert client_of(odile).get(at("badges", 9)).status_code == 404


def test_a_pass_is_shown_once_and_taken_back(fete, odile, monkeypatch):
    written = []
    monkeypatch.setattr(papers, "make_pdf", lambda html: written.append(html) or b"%PDF")
    client = client_of(odile)
    client.post(at("make_pass"), {"label": "Entrée nord"})
    given = fete.steward_passes.get()
    assert "Entrée nord" in written[0]
    client.post(at("revoke_pass", given.pk))
    given.refresh_from_db()
    assert given.revoked_by == odile


def test_without_the_libraries_of_pdf_she_is_told(fete, odile, monkeypatch):
    def refuse(html):
        raise PdfUnavailable("pango")

    monkeypatch.setattr(papers, "make_pdf", refuse)
    page = client_of(odile).get(at("paper", "affiche"), follow=True).content.decode()
    assert "Les PDF ne sont pas disponibles ici" in page


def test_the_screen_costs_the_same_for_few_and_for_many(fete, odile, voisine):
    client = client_of(odile)
    client.get(at("day"))
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(at("day"))
        counted.append(len(queries))
        need = NeedFactory(association=voisine, shifts=[3, 3])
        attach_need(event=fete, need=need, by=None)
        for shift in need.shifts.all():
            sign_up(shift=shift, resident=factories.ResidentFactory(), by=None)
        register(event=fete, resident=factories.ResidentFactory(), by=None)
    assert counted[0] == counted[1]
