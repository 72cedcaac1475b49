"""The officer writes, sees, tests, schedules, follows and stops a letter; an editor proposes."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cms.newsletter.models import Newsletter
from cms.newsletter.sending import send_newsletters
from engagement.outbox.delivery import claim, deliver_due
from tests.cms.newsletter.conftest import reader, send
from tests.cms.test_lists_stay_cheap import costs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
State = Newsletter.State
WRITTEN = {
    "subject": "La lettre de juin",
    "body-count": "2",
    "body-0-type": "heading",
    "body-0-value": "Au bord de l’eau",
    "body-0-order": "0",
    "body-0-deleted": "",
    "body-1-type": "text",
    "body-1-order": "1",
    "body-1-deleted": "",
    "body-1-value": json.dumps(
        {
            "entityMap": {},
            "blocks": [
                {
                    "key": "a1",
                    "text": "On nettoie la plage.",
                    "type": "unstyled",
                    "depth": 0,
                    "inlineStyleRanges": [],
                    "entityRanges": [],
                }
            ],
        }
    ),
    "subject_en": "",
    "body_en-count": "0",
}


def at(name: str, letter: Newsletter | None = None) -> str:
    return reverse(f"newsletter:{name}", args=[letter.pk] if letter else [])


def now_of(letter: Newsletter) -> Newsletter:
    return Newsletter.objects.get(pk=letter.pk)


def test_she_writes_it_in_the_desk_and_sees_whom_it_reaches(
    officer_client, petite_synthe, malo, clean_up
):
    reader(neighbourhood=petite_synthe)
    reader(neighbourhood=malo)
    answer = officer_client.post(at("add"), WRITTEN | {"neighbourhoods": [petite_synthe.pk]})
    letter = Newsletter.objects.get()
    assert answer.url == at("inspect", letter)
    page = officer_client.get(answer.url).text
    assert "1 personne qui a accepté la lettre" in page
    for name in ("schedule", "propose", "test"):
        assert at(name, letter) in page
    assert at("stop", letter) not in page


def test_a_letter_without_words_is_told_in_the_form_and_keeps_what_was_written(officer_client):
    page = officer_client.post(
        at("add"), {"subject": "Juin", "body-count": "0", "body_en-count": 0}
    )
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"body"}
    page = officer_client.post(at("add"), WRITTEN | {"subject_en": "June"})
    assert "ni l’un ni l’autre" in page.text
    assert "Au bord de l" in page.text
    assert officer_client.post(at("add"), {"subject": "Juin"}).status_code == 400
    assert not Newsletter.objects.exists()


def test_the_preview_shows_the_message_as_it_is_being_written(officer_client):
    address = reverse("newsletter:preview_on_add")
    told = officer_client.post(address, WRITTEN).json()
    assert told == {"is_valid": True, "is_available": True}
    page = officer_client.get(address, {"mode": "fr"})
    assert "On nettoie la plage." in page.text
    assert "mail-sheet" in page.text
    assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_a_test_comes_to_herself_alone(officer_client, officer, letter):
    reader()
    officer_client.post(at("test", letter))
    deliver_due()
    assert [(email.to, email.subject) for email in mail.outbox] == [
        ([officer.email], "[Essai] La lettre de mai")
    ]
    assert now_of(letter).state == State.DRAFT


def test_she_schedules_it_and_takes_it_back(officer_client, letter):
    reader()
    tomorrow = timezone.localtime() + timedelta(days=1)
    page = officer_client.post(at("schedule", letter), {"send_at": tomorrow.isoformat()[:16]})
    assert page.url == at("inspect", letter)
    assert (now_of(letter).state, now_of(letter).send_at) == (State.SCHEDULED, tomorrow)
    assert officer_client.get(at("edit", letter)).url == at("inspect", letter)
    officer_client.post(at("unschedule", letter))
    assert now_of(letter).state == State.DRAFT


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"send_at": "2030-05-06T10:00"}, "Ce moment est passé."),
        ({"send_at": "2030-05-07T23:00"}, "C’est la nuit"),
        ({"send_at": "demain"}, "send_at"),
    ],
)
def test_a_bad_hour_is_told_and_nothing_is_scheduled(officer_client, letter, given, told):
    reader()
    page = officer_client.post(at("schedule", letter), given)
    assert page.status_code == 200
    assert told in page.text
    assert now_of(letter).state == State.DRAFT


def test_a_letter_that_nobody_would_receive_is_not_sent(officer_client, letter):
    page = officer_client.post(at("schedule", letter), {"send_at": ""})
    assert "Personne ne la recevrait" in page.text
    assert now_of(letter).state == State.DRAFT


def test_progress_unknown_fates_stop_and_resume(officer_client, officer, letter, clock):
    for _ in range(4):
        reader()
    send(letter, officer)
    dead = claim()
    clock.shift(timedelta(minutes=2))
    deliver_due()
    page = officer_client.get(at("inspect", letter)).text
    assert "100\u00a0% fait" in page
    assert reverse("message:inspect", args=[dead.pk]) in page
    officer_client.post(at("stop", letter), {"reason": "Une faute dans la date."})
    page = officer_client.get(at("inspect", letter)).text
    assert "Une faute dans la date." in page
    assert at("resume", letter) in page
    officer_client.post(at("resume", letter))
    assert now_of(letter).state == State.SENDING


def test_the_log_tells_who_tried_scheduled_and_stopped_it(officer_client, officer, letter):
    reader()
    officer_client.post(at("test", letter))
    officer_client.post(at("schedule", letter), {"send_at": ""})
    send_newsletters()
    officer_client.post(at("stop", letter), {"reason": "Une faute dans la date."})
    told = officer_client.get("/admin/journal/", {"kind": "newsletter"}).context["lines"]
    who = str(officer)
    assert {(line.title, line.did, line.who) for line in told} >= {
        (letter.subject, "M’envoyer un essai", who),
        (letter.subject, "brouillon → programmée", who),
        (letter.subject, "envoi en cours → arrêtée", who),
    }
    found = officer_client.get("/admin/journal/", {"text": "faute"}).context["lines"]
    assert [line.did for line in found] == ["envoi en cours → arrêtée"]


def test_an_editor_writes_and_proposes_and_never_sends(editor_client, officer_client, letter):
    reader()
    page = editor_client.get(at("inspect", letter)).text
    assert at("propose", letter) in page
    assert at("schedule", letter) not in page
    editor_client.post(at("propose", letter))
    assert now_of(letter).state == State.PROPOSED
    for name in ("schedule", "unschedule", "stop", "resume"):
        assert editor_client.post(at(name, letter)).url == "/admin/"
    assert now_of(letter).state == State.PROPOSED
    officer_client.post(at("schedule", letter), {"send_at": ""})
    assert now_of(letter).state == State.SCHEDULED


def test_the_list_costs_the_same_with_one_letter_and_with_thirty(officer_client):
    def add():
        Newsletter.objects.create(subject="Lettre", body=[("heading", "Bonjour")])

    assert len(set(costs(officer_client, at("index"), add))) == 1
