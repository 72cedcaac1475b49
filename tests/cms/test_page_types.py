"""News, neighbourhoods and forms: each page type from the editor to whoever reads it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission

from cms.pages.models import (
    FormField,
    FormPage,
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    NewsIndexPage,
    NewsPage,
)
from cms.pages.submissions import forget_old_submissions


@pytest.fixture
def news(orchard):
    index = NewsIndexPage.objects.get(locale__language_code="fr")
    page = NewsPage(title="Le premier arbre", slug="arbre", intro="Planté.", initiative=orchard)
    return index.add_child(instance=page)


@pytest.fixture
def form_page(home):
    fields = [
        FormField(label="Votre arbre", field_type="singleline", purpose="Commander."),
        FormField(label="Un mot", field_type="multiline", required=False, purpose="Lire."),
    ]
    page = FormPage(
        title="Votre avis",
        slug="avis",
        purpose="Choisir les arbres.",
        who_sees="L’équipe de la mairie",
        keep_days=30,
        thanks="Réponse en mars.",
        form_fields=fields,
    )
    return home.add_child(instance=page)


def test_news_is_listed_latest_first_and_stands_on_its_initiative(client, news, orchard_page):
    older = NewsPage(title="Avant", slug="avant", intro="—", day=news.day - timedelta(days=3))
    news.get_parent().add_child(instance=older)
    rows = client.get("/actualites/").context["news"]
    assert [row["title"] for row in rows] == ["Le premier arbre", "Avant"]
    assert 'href="/initiatives/verger/"' in client.get("/actualites/arbre/").text
    assert "Le premier arbre" in client.get("/initiatives/verger/").text


def test_what_editors_write_of_a_neighbourhood_stands_in_its_page(client, petite_synthe):
    before = client.get("/quartiers/petite-synthe/").text
    index = NeighbourhoodIndexPage.objects.get(locale__language_code="fr")
    page = NeighbourhoodPage(title="Ici", intro="Au bord du lac.", neighbourhood=petite_synthe)
    page.body = [("heading", "Son histoire")]
    index.add_child(instance=page)
    after = client.get(page.get_url()).text
    assert page.get_url() == "/quartiers/petite-synthe/"
    for words in ("Au bord du lac.", "<h2>Son histoire</h2>"):
        assert words in after
        assert words not in before
    assert "Au bord du lac." not in client.get("/en/quartiers/petite-synthe/").text
    page.unpublish()
    assert "Au bord du lac." not in client.get("/quartiers/petite-synthe/").text
    assert "Petite-Synthe" in client.get("/quartiers/").text


def test_a_form_says_what_becomes_of_answers_and_keeps_what_was_typed(form_page):
    client = Client()
    page = client.get("/avis/").text
    for words in ("Choisir les arbres.", "L’équipe de la mairie", "30 jours", "Commander."):
        assert words in page
    refused = client.post("/avis/", {"votre_arbre": "", "un_mot": "Un grand merci"}).text
    assert "Un grand merci" in refused
    assert 'href="#id_votre_arbre"' in refused
    sent = client.post("/avis/", {"votre_arbre": "Un pommier"}, follow=True)
    assert sent.redirect_chain == [("/avis/?merci=1", 302)]
    assert "Réponse en mars." in sent.text
    assert FormSubmission.objects.get().form_data["votre_arbre"] == "Un pommier"


def test_a_form_takes_no_answer_from_another_site(form_page):
    assert Client(enforce_csrf_checks=True).post("/avis/", {"votre_arbre": "x"}).status_code == 403


def test_answers_are_erased_after_the_days_that_the_form_said(form_page):
    now = timezone.now()
    for days in (29, 31):
        row = FormSubmission.objects.create(page=form_page, form_data={})
        FormSubmission.objects.filter(pk=row.pk).update(submit_time=now - timedelta(days=days))
    assert forget_old_submissions() == 1
    assert FormSubmission.objects.get().submit_time > now - timedelta(days=30)


def test_the_officer_reads_answers_and_takes_them_away_and_the_editor_does_not(
    form_page, officer_client, editor_client
):
    FormSubmission.objects.create(page=form_page, form_data={"votre_arbre": "=1+1"})
    address = f"/admin/forms/submissions/{form_page.pk}/"
    assert "Votre arbre" in officer_client.get(address).text
    sheet = b"".join(officer_client.get(f"{address}?export=csv").streaming_content).decode()
    assert "'=1+1" in sheet
    assert editor_client.get(address).status_code == 302
    assert "Votre avis" not in editor_client.get("/admin/forms/").text
