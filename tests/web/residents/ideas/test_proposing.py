"""Proposing an idea: nothing typed is lost, nothing dangerous comes along."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from engagement.ideas import pace
from engagement.ideas.actions import check_idea
from engagement.ideas.models import Idea, IdeaVersion
from engagement.search.actions import refresh
from tests.factories import IdeaFactory
from tests.web.residents.conftest import sign_in
from tests.web.residents.ideas.conftest import address

pytestmark = pytest.mark.django_db
FORM = "/idees/proposer/"
SIMILAR = "/idees/proposer/semblables/"
TOLD = {
    "title": "Un potager devant l’école",
    "body": "Avec les enfants.",
    "neighbourhood": "malo-les-bains",
    "place": "rue du Lac",
}


def photo_with_position():
    """A JPEG that says where it was taken (EXIF)."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 2.0, 3.0)})
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(file, "JPEG", exif=exif)
    assert b"Exif" in file.getvalue()
    return SimpleUploadedFile("lac.jpg", file.getvalue(), "image/jpeg")


def test_a_first_idea_waits_for_the_city(as_ines, ines, malo, nature):
    assert "lit votre première idée" in as_ines.get(FORM).text
    page = as_ines.post(FORM, {**TOLD, "interests": [nature.pk]}, follow=True)
    idea = Idea.objects.get()
    assert (idea.author, idea.state) == (ines, Idea.State.SUBMITTED)
    assert (idea.neighbourhood, idea.place, idea.body) == (malo, "rue du Lac", "Avec les enfants.")
    assert [*idea.interests.all()] == [nature]
    assert "En attente de lecture" in page.text


def test_those_of_somebody_known_appear_at_once(client, as_ines, ines, malo, officer):
    check_idea(idea=IdeaFactory(author=ines), by=officer)
    assert "paraît tout de suite" in as_ines.get(FORM).text
    as_ines.post(FORM, TOLD)
    idea = Idea.objects.get(title=TOLD["title"])
    assert client.get(address("idea", idea)).status_code == 200


def test_a_visitor_signs_in_afterwards_and_nothing_is_lost(client, malo, nature):
    told = {**TOLD, "interests": [nature.pk], "photo_words": "Le lac", "name": "Nadia"}
    asked = client.post(FORM, {**told, "photo": photo_with_position()})
    assert asked.url.startswith("/compte/connexion/")
    assert TOLD["title"] in client.get(FORM).text, "going back finds what was typed"
    sign_in(client, "nadia@exemple.example")
    idea = Idea.objects.get()
    assert (idea.author.name, idea.title, idea.neighbourhood) == ("Nadia", TOLD["title"], malo)
    assert idea.picture.description == "Le lac"
    assert [*idea.interests.all()] == [nature]
    with idea.picture.file.open() as file:
        kept = file.read()
    assert b"Exif" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_a_draft_of_half_an_hour_ago_is_not_left_to_the_next_person(client, malo):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(FORM, TOLD)
        clock.shift(31 * 60)
        assert TOLD["title"] not in client.get(FORM).text
        sign_in(client, "nadia@exemple.example")
    assert not Idea.objects.exists()


def test_a_photo_of_30_mb_is_refused_and_nothing_else_is_lost(as_ines, malo):
    heavy = SimpleUploadedFile("lac.jpg", b"\xff\xd8" + bytes(30 * 1024 * 1024), "image/jpeg")
    page = as_ines.post(FORM, {**TOLD, "photo": heavy, "photo_words": "Le lac"})
    assert "pèse plus de 10" in page.text
    for typed in ("Un potager devant l’école", "Avec les enfants.", "rue du Lac", "Le lac"):
        assert typed in page.text
    assert not Idea.objects.exists()


def test_a_good_photo_is_kept_while_another_field_is_corrected(as_ines, malo):
    page = as_ines.post(FORM, {**TOLD, "photo": photo_with_position()})
    assert "ce que montre la photo" in page.text
    assert "Votre photo est gardée." in page.text
    as_ines.post(FORM, {**TOLD, "photo_words": "Le lac"})
    assert Idea.objects.get().picture is not None


def test_a_kept_photo_can_be_left_out(as_ines, malo):
    as_ines.post(FORM, {**TOLD, "photo": photo_with_position()})
    page = as_ines.post(FORM, {**TOLD, "drop_photo": "1"})
    assert "Votre photo est gardée." not in page.text
    as_ines.post(FORM, TOLD)
    assert Idea.objects.get().picture is None


def test_50_000_letters_are_told_and_kept(as_ines, malo):
    page = as_ines.post(FORM, {**TOLD, "body": "mot " * 12_500})
    assert "3000" in page.context["form"].errors["body"][0]
    assert page.text.count("mot mot mot") > 1
    assert not Idea.objects.exists()


def test_scripts_stay_words_and_tricks_are_taken_out(as_ines, client, malo, officer, ines):
    check_idea(idea=IdeaFactory(author=ines), by=officer)
    as_ines.post(FORM, {"title": "<script>alert(1)</script> \u202eoui\u2069", "body": "\x00a\r\nb"})
    idea = Idea.objects.latest("pk")
    assert (idea.title, idea.body) == ("<script>alert(1)</script> oui", "a\nb")
    text = client.get("/idees/").text + client.get(address("idea", idea)).text
    assert "<script>alert" not in text


def test_what_resembles_is_shown_before_and_hers_is_sent_all_the_same(as_ines, benches, malo):
    refresh(kind="idea", keys=[benches.pk])
    asked = as_ines.post(FORM, {**TOLD, "title": "Un banc ombragé au parc du lac"}, follow=True)
    assert "Ces idées ressemblent à la vôtre" in asked.text
    assert benches.title in asked.text
    assert Idea.objects.count() == 1
    as_ines.post(SIMILAR)
    assert Idea.objects.count() == 2


def test_what_resembles_is_suggested_while_typing(client, benches):
    refresh(kind="idea", keys=[benches.pk])
    found = client.get(SIMILAR, {"title": "un banc ombragé au parc du lac", "body": ""})
    assert benches.title in found.text
    assert "<html" not in found.text
    assert client.get(SIMILAR, {"title": "banc"}).text.strip() == ""
    assert client.get(SIMILAR).status_code == 302


def test_too_many_are_told_when_to_come_back_and_the_text_stays(as_ines, malo, monkeypatch):
    monkeypatch.setitem(pace.PACES, IdeaVersion, (1, *pace.PACES[IdeaVersion][1:]))
    as_ines.post(FORM, TOLD)
    page = as_ines.post(FORM, {**TOLD, "title": "Une fontaine rue des Arts"}, follow=True)
    assert "Revenez" in page.text
    assert "Une fontaine rue des Arts" in page.text
    assert Idea.objects.count() == 1


def test_sending_without_a_draft_leads_to_the_form(as_ines):
    assert as_ines.post(SIMILAR).url == reverse("residents:propose_idea")


def test_an_empty_form_says_what_is_missing(as_ines):
    assert "même très courte" in as_ines.post(FORM, {}).text
