"""The officer gives roles and takes them back; the first steps know what the city shows."""

import pytest

from cms.desk.models import FirstSteps
from cms.desk.roles import ROLES
from engagement.associations.models import AnswerPromise
from engagement.outbox.models import Message
from engagement.people.models import Account
from tests import factories
from tests.cms.conftest import admitted_client_of
from tests.conftest import client_of

TEAM, STEPS = "/admin/equipe/", "/admin/premiers-pas/"


@pytest.mark.parametrize("role", ROLES)
def test_every_role_enters_with_a_second_factor_alone(officer_client, role):
    officer_client.post(TEAM, {"email": "Marc@ville.example", "role": role.name})
    account = Account.objects.get(email="marc@ville.example")
    assert Message.objects.get(to=account.email).template == "team_role"
    assert "/2fa/" in client_of(account).get("/admin/").url
    assert admitted_client_of(account).get("/admin/").status_code == 200


def test_a_role_is_taken_back_but_the_last_officer_stays(officer_client, officer):
    other = factories.OfficerFactory()
    officer_client.post(TEAM, {"take": f"{other.pk}:officer"})
    assert not other.groups.exists()
    (line,) = officer_client.get("/admin/journal/?kind=account").context["lines"]
    assert (line.title, line.did) == (other.email, "Retirer : chargé·e de mission bénévolat")
    page = officer_client.post(TEAM, {"take": f"{officer.pk}:officer"}, follow=True)
    assert "Il faut au moins une personne" in page.text
    assert officer.groups.exists()


def test_only_an_officer_runs_the_team(editor_client, officer):
    assert editor_client.get(TEAM).status_code == 302
    editor_client.post(TEAM, {"email": "a@exemple.example", "role": "officer"})
    assert not Account.objects.filter(email="a@exemple.example").exists()


def test_the_first_steps_are_read_from_the_city(officer_client, clean_up):
    page = officer_client.get(STEPS)
    done = {str(step["title"]) for step in page.context["steps"] if step["done"]}
    assert "Les quartiers sont là" in done
    assert "Un premier besoin est publié" in done
    assert "Quelqu’un vous remplace" not in done
    AnswerPromise.objects.update_or_create(pk=1, defaults={"officer": "Claire", "deputy": "Paul"})
    page = officer_client.get(STEPS)
    assert "Quelqu’un vous remplace" in {
        str(step["title"]) for step in page.context["steps"] if step["done"]
    }


def test_the_guide_is_put_away_and_brought_back(officer_client):
    link = "Voir les premiers pas"
    assert link in officer_client.get("/admin/").text
    officer_client.post(STEPS, {"hide": ""})
    assert FirstSteps.load().hidden
    assert link not in officer_client.get("/admin/").text
    officer_client.post(STEPS, {"show": ""})
    assert link in officer_client.get("/admin/").text
