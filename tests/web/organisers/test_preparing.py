"""A fête is prepared: from a template to its announcement, by those who may and nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from engagement.events.actions import (
    attach_need,
    begin_event,
    register,
    settle_cancelled_events,
)
from engagement.events.models import Event, Registration
from tests import factories
from tests.cms.conftest import admitted_client_of
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def fete(treize, petite_synthe):
    event = begin_event(
        by=None,
        kind="clean_up",
        title="Grand nettoyage",
        starts_at=timezone.now().replace(second=0, microsecond=0) + timedelta(days=20),
        place="Au lac",
        neighbourhood=petite_synthe,
        association=treize,
    )
    Event.objects.filter(pk=event.pk).update(slug="grand-nettoyage")
    return Event.objects.get()


def at(name, *args):
    return reverse(f"organisers:{name}", args=["grand-nettoyage", *args])


def test_an_officer_begins_a_fete_of_the_city_in_four_answers(officer, petite_synthe):
    client = admitted_client_of(officer)
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    answers = {"kind": "fete", "day": day, "hour": "14:00", "place": "Place du Centre"}
    page = client.post(reverse("organisers:begin"), answers, follow=True).content.decode()
    event = Event.objects.get()
    assert (event.association, event.title) == (None, "Fête de quartier")
    assert "dans 30 jours" in page.lower()
    assert "Vérifier l’accès en fauteuil" in page


def test_a_day_that_is_past_is_refused_with_what_to_do(officer):
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    answers = {"kind": "fete", "day": yesterday, "hour": "14:00", "place": "Ici"}
    page = admitted_client_of(officer).post(reverse("organisers:begin"), answers).content.decode()
    assert "Ce jour est passé" in page
    assert not Event.objects.exists()


def test_an_association_prepares_its_own_and_sees_no_other(fete, odile, viviane, ines):
    assert client_of(odile).get(at("prepare")).status_code == 200
    for stranger in (viviane, ines.account):
        for name in ("prepare", "edit", "programme", "partners", "needs", "by_hand", "cancel"):
            assert client_of(stranger).get(at(name)).status_code == 404, name


def test_tasks_are_ticked_and_lines_come_and_go(fete, odile):
    client = client_of(odile)
    task = fete.tasks.first()
    client.post(at("tick_task", task.pk), {"do": "done"})
    assert fete.tasks.get(pk=task.pk).done_by == odile
    client.post(at("tick_task", task.pk), {"do": "remove"})
    client.post(at("add_task"), {"text": "Louer une benne", "days_before": "5"})
    assert fete.tasks.filter(text="Louer une benne").exists()
    start = timezone.localtime(fete.starts_at).strftime("%Y-%m-%dT%H:%M")
    client.post(at("programme"), {"title": "Fanfare", "starts_at": start})
    line = fete.activities.get(title="Fanfare")
    client.post(at("activity", line.pk), {"remove": "1"})
    assert not fete.activities.filter(title="Fanfare").exists()
    client.post(at("partners"), {"name": "Le centre social"})
    client.post(at("drop_partner", fete.partners.get().pk))
    assert not fete.partners.exists()


def test_a_line_outside_the_hours_is_refused(fete, odile):
    late = timezone.localtime(fete.ends_at + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    page = client_of(odile).post(at("programme"), {"title": "Bal", "starts_at": late})
    assert "en dehors des heures" in page.content.decode()


def test_a_need_joins_the_fete_and_leaves_it(fete, odile, clean_up):
    client = client_of(odile)
    client.post(at("needs"), {"need": clean_up.pk})
    assert "Ramasser les déchets" in client.get(at("prepare")).content.decode()
    client.post(at("detach_need", clean_up.pk))
    assert not fete.event_needs.exists()


def test_a_need_of_another_association_cannot_be_taken(fete, odile, voisine):
    theirs = factories.NeedFactory(association=voisine, shifts=[2])
    page = client_of(odile).post(at("needs"), {"need": theirs.pk})
    assert page.status_code == 200
    assert not fete.event_needs.exists()


def test_the_facts_are_changed_and_too_few_places_refused(fete, odile):
    client = client_of(odile)
    client.post(at("announce"))
    register(event=fete, resident=factories.ResidentFactory(), by=None, seats=3)
    form = client.get(at("edit")).context["form"]
    facts = {name: form[name].value() or "" for name in form.fields if name != "interests"}
    facts |= {name: f"{facts[name]:%Y-%m-%dT%H:%M}" for name in ("starts_at", "ends_at")}
    facts = {name: value for name, value in facts.items() if value is not False}
    page = client.post(at("edit"), facts | {"capacity": "2"})
    assert "3 places sont déjà prises" in page.content.decode()
    client.post(at("edit"), facts | {"capacity": "3", "place": "Parc Malo"})
    assert Event.objects.get().place == "Parc Malo"


def test_somebody_registers_by_hand_once_and_is_on_the_list_to_call(fete, odile):
    client = client_of(odile)
    client.post(at("announce"))
    answers = {"name": "Yvonne", "phone": "03 28 00 00 00", "seats": "2", "channel": "counter"}
    for _ in range(2):
        client.post(at("by_hand"), answers)
    registration = Registration.objects.get()
    assert (registration.seats, registration.channel) == (2, "counter")
    assert "03 28 00 00 00" in client.get(at("cancel")).content.decode()


def test_a_fete_is_called_off_and_back_on_within_the_minute(fete, odile):
    client = client_of(odile)
    client.post(at("announce"))
    client.post(at("cancel"), {"reason": "Vent fort."})
    assert "Personne n’est encore prévenu" in client.get(at("cancel")).content.decode()
    client.post(at("undo_cancel"))
    assert Event.objects.get().state == Event.State.ANNOUNCED
    client.post(at("cancel"), {"reason": "Vent fort."})
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        settle_cancelled_events()
        page = client.post(at("undo_cancel"), follow=True).content.decode()
    assert "Trop tard" in page


def test_more_people_are_asked_for_a_need_of_the_fete(fete, treize, odile, viviane, petite_synthe):
    need = factories.NeedFactory(association=treize, neighbourhood=petite_synthe, shifts=[3])
    start = timezone.now() + timedelta(days=3)
    need.shifts.update(starts_at=start, ends_at=start + timedelta(hours=2))
    attach_need(event=fete, need=need, by=odile)
    for _number in range(5):
        factories.ResidentFactory(neighbourhood=petite_synthe, consenting=True)
    client = client_of(odile)
    assert at("ask_more", need.pk) in client.get(at("prepare")).content.decode()
    assert "Personne n’est encore invité." in client.get(at("ask_more", need.pk)).content.decode()
    client.post(at("ask_more", need.pk))
    assert need.waves.get().by == odile
    assert client_of(viviane).get(at("ask_more", need.pk)).status_code == 404
