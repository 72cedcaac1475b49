"""An initiative from its first page to its outcome: officer, editor, follower, the clock."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone
from wagtail.models import Page, Workflow, WorkflowState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.desk.review import ensure_review
from cms.pages.jobs import publish_scheduled
from cms.pages.models import FormPage, InitiativePage, NeighbourhoodPage, NewsPage, PlainPage
from engagement.initiatives.models import Initiative
from engagement.outbox.models import Message
from tests.conftest import client_of

NEEDS = ("needs", {"title": "À vous", "interest": "", "neighbourhood": "", "most": "6"})
MAP = ("map", {"title": "Où cela se passe"})


def page_form(initiative, title, *, act, words="<p>Quarante arbres.</p>"):
    body = [("text", rich_text(words)), NEEDS, MAP, ("timeline", "")]
    facts = {
        "title": title,
        "slug": "verger",
        "initiative": str(initiative.pk),
        "intro": "Quarante arbres au bord du lac.",
        "picture": "",
        "body": streamfield(body),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        act: "yes",
    }
    return nested_form_data(facts)


def test_from_nothing_to_the_outcome(
    officer_client, editor_client, client, index, malo, nature, ines, clean_up
):
    write = {"title": "Un verger", "summary": "—", "neighbourhood": malo.pk, "is_public": "on"}
    officer_client.post("/admin/initiative/new/", write | {"interests": [nature.pk]})
    orchard = Initiative.objects.get()
    clean_up.initiative = orchard
    clean_up.save()
    desk = f"/admin/initiative/{{}}/{orchard.pk}/"
    names = ["aim", "public", "scale", "duration", "means", "effect"]
    promise = {"kind": "decide", **dict.fromkeys(names, "Vous choisissez les arbres.")}
    officer_client.post(desk.format("promise"), promise)
    officer_client.post(
        f"/admin/pages/add/pages/initiativepage/{index.pk}/",
        page_form(orchard, "Un verger", act="action-publish"),
    )
    page = client.get("/initiatives/verger/").text
    for words in (clean_up.title, "Malo-les-Bains", 'class="timeline"', "Vous choisissez"):
        assert words in page

    client_of(ines.account).post(f"/suivis/initiatives/{orchard.pk}/")
    made = InitiativePage.objects.get()
    edit = f"/admin/pages/{made.pk}/edit/"
    better = "<p>Quarante-deux arbres.</p>"
    refused = page_form(orchard, "Un verger", act="action-publish", words=better)
    editor_client.post(edit, refused)
    assert "Quarante-deux" not in client.get("/initiatives/verger/").text
    editor_client.post(edit, page_form(orchard, "Un verger", act="action-submit", words=better))
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    assert "Quarante-deux" not in client.get("/initiatives/verger/").text
    assert "Un verger" in officer_client.get("/admin/").text
    task = WorkflowState.objects.get().current_task_state
    officer_client.post(
        f"/admin/pages/workflow/action/{made.pk}/approve/{task.pk}/", {"comment": "Merci."}
    )
    assert "Quarante-deux" in client.get("/initiatives/verger/").text

    start = {"to": "under_way", "reason": "Le premier arbre est planté."}
    officer_client.post(desk.format("stage"), start)
    officer_client.post(desk.format("end"), {"done": "42 arbres.", "from_residents": "Une haie."})
    told = Message.objects.filter(template="initiative_stage").order_by("pk")
    assert [(one.to, one.context["words"]) for one in told] == [
        (ines.email, "Le premier arbre est planté."),
        (ines.email, "42 arbres."),
    ]
    page = client.get("/initiatives/verger/").text
    for words in ("Vous choisissez les arbres.", "42 arbres.", "Label citoyen", "Une haie."):
        assert words in page
    assert mail.outbox == []


def test_a_page_is_published_and_taken_down_at_its_hour(client, home):
    page = home.add_child(instance=PlainPage(title="Fête", slug="fete", live=False))
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    publish_scheduled()
    assert client.get("/fete/").status_code == 404
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    publish_scheduled()
    assert client.get("/fete/").status_code == 200
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_scheduled()
    assert client.get("/fete/").status_code == 404


def test_an_address_that_changed_leads_to_the_new_one(
    client, home, django_capture_on_commit_callbacks
):
    page = home.add_child(instance=PlainPage(title="Fête", slug="fete"))
    page.slug = "grande-fete"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    response = client.get("/fete/")
    assert (response.status_code, response["Location"]) == (301, "/grande-fete/")


def test_what_is_being_written_is_seen_beside_it(orchard, petite_synthe, home):
    drafts = [
        InitiativePage(initiative=orchard, intro="—"),
        NewsPage(initiative=orchard, intro="—"),
        NeighbourhoodPage(neighbourhood=petite_synthe, intro="—"),
        FormPage(purpose="Choisir", who_sees="La mairie", thanks="Merci"),
        PlainPage(),
    ]
    for page in drafts:
        page.title, page.slug, page.locale = "Un brouillon", "brouillon", home.locale
        page.depth, page.path, page.url_path = 3, f"{home.path}9999", "/accueil/brouillon/"
        for mode, _label in page.preview_modes:
            assert page.make_preview_request(preview_mode=mode).status_code == 200


def test_pages_are_read_by_the_officers_and_by_no_group_of_wagtail(db):
    ensure_review()
    workflow = Workflow.objects.get()
    assert workflow.workflow_pages.get().page.is_root()
    task = workflow.tasks.get().specific
    assert [group.name for group in task.groups.all()] == ["officer"]
