"""What an editor proposes waits in the officer's one queue."""

import pytest
from wagtail.models import TaskState

from cms.desk.queue.waiting import has_queue, waiting_for
from cms.pages.models import PlainPage
from engagement.associations.models import AnswerPromise
from tests.cms.test_lists_stay_cheap import costs

QUEUE = "/admin/a-traiter/"


@pytest.fixture
def proposed(orchard_page, editor):
    """The editor's better words for the page, not yet published."""
    orchard_page.intro = "Quarante-deux arbres."
    orchard_page.save_revision(user=editor)
    orchard_page.get_workflow().start(orchard_page, editor)
    return TaskState.objects.get()


def pages_in(account):
    items = waiting_for(account, AnswerPromise.load())
    return [item for item in items if item.source.name == "page"]


def test_it_waits_with_its_title_and_who_proposes_it(officer, editor, orchard_page, proposed):
    (item,) = pages_in(officer)
    assert (item.title, item.url) == (
        orchard_page.title,
        f"/admin/pages/{orchard_page.pk}/edit/",
    )
    assert str(editor) in item.facts.about
    assert item.may_answer


def test_accepting_publishes_it_once_and_the_log_tells(
    officer_client, officer, client, orchard_page, proposed
):
    officer_client.post(QUEUE, {"accept": f"page:{proposed.pk}"})
    orchard_page.refresh_from_db()
    assert orchard_page.intro == "Quarante-deux arbres."
    assert pages_in(officer) == []
    again = officer_client.post(QUEUE, {"accept": f"page:{proposed.pk}"}, follow=True)
    assert "quelqu’un l’a déjà fait" in again.text
    lines = officer_client.get("/admin/journal/", {"kind": "page"}).context["lines"]
    assert {(line.title, line.who) for line in lines} >= {(orchard_page.title, str(officer))}


def test_an_editor_neither_sees_nor_answers_it(editor_client, editor, orchard_page, proposed):
    assert not has_queue(editor)
    editor_client.post(QUEUE, {"accept": f"page:{proposed.pk}"})
    proposed.refresh_from_db()
    assert proposed.status == TaskState.STATUS_IN_PROGRESS


def test_ten_cost_what_one_costs(officer_client, editor, home):
    def add():
        number = PlainPage.objects.count()
        page = home.add_child(instance=PlainPage(title="Fête", slug=f"f-{number}"))
        page.save_revision(user=editor)
        page.get_workflow().start(page, editor)

    assert len(set(costs(officer_client, QUEUE, add))) == 1
