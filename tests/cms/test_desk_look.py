"""The administration wears the colours of the site, and hides what confuses."""

from django.contrib.staticfiles import finders
from django.urls import reverse


def test_every_page_of_the_administration_wears_our_colours(officer_client):
    assert "css/desk.css" in officer_client.get(reverse("wagtailadmin_home")).text


def test_the_guide_of_wagtail_that_the_home_links_to_is_hidden(officer_client):
    hidden = 'a[href*="guide.wagtail.org"]'
    with open(finders.find("css/desk.css"), encoding="utf-8") as sheet:
        assert hidden in sheet.read()
    assert (
        'href="https://guide.wagtail.org' in officer_client.get(reverse("wagtailadmin_home")).text
    )
