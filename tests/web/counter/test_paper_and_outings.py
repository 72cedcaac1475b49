"""Forms on paper are typed in once; thumbs count an outing."""

from engagement.people.models import Outing, PaperCampaign, Resident
from engagement.web.counter import printing
from tests.web.counter.conftest import NEW, at


def test_a_campaign_is_printed_and_each_form_has_its_number(desk, monkeypatch, nature):
    made = []
    monkeypatch.setattr(printing, "make_pdf", lambda html: made.append(html) or b"%PDF")
    url = desk.post(at("paper"), {"title": "Marché", "forms_wanted": "3"}).url
    campaign = PaperCampaign.objects.get()
    assert url == at("campaign", campaign.pk)
    numbers = [form.number for form in campaign.forms.all()]
    assert all(at("type_in", number) in desk.get(url).content.decode() for number in numbers)
    desk.get(at("sheets", campaign.pk))
    assert made[0].count('class="sheet"') == 3
    assert nature.label in made[0]


def test_the_same_form_typed_twice_changes_nothing_and_says_so(desk):
    desk.post(at("paper"), {"title": "Marché", "forms_wanted": "1"})
    form = PaperCampaign.objects.get().forms.get()
    url = desk.post(at("paper"), {"number": form.number.lower()}).url
    first = desk.post(url, NEW)
    yvonne = Resident.objects.get()
    assert first.url == at("person", yvonne.public_id)
    again = desk.post(url, NEW | {"name": "Autre"})
    assert "a été saisi le" in again.content.decode()
    assert Resident.objects.get() == yvonne
    assert yvonne.channel == "paper"
    assert "1 saisis sur 1" in desk.get(at("paper")).content.decode().replace("\xa0", " ")


def test_a_number_that_is_mistyped_is_said(desk):
    assert "relisez-le" in desk.post(at("paper"), {"number": "ACE"}).content.decode()
    assert desk.get(at("type_in", "ACEFHJKM7")).status_code == 404


def test_a_relay_sees_her_own_campaigns(desk, relay):
    desk.post(at("paper"), {"title": "Marché", "forms_wanted": "1"})
    assert relay.get(at("campaign", PaperCampaign.objects.get().pk)).status_code == 404
    assert "Marché" not in relay.get(at("paper")).content.decode()


def test_thumbs_count_contacts_and_newcomers(relay, desk, right):
    url = relay.post(at("outings"), {"place": "Marché"}).url
    for thumb in ("new", "new", "known", "known_back", "anything"):
        assert relay.post(url, {"count": thumb}).url == url
    outing = Outing.objects.get()
    assert (outing.contacts, outing.newcomers, outing.by) == (2, 2, right.account)
    assert "2 personnes rencontrées, dont 2" in relay.get(url).content.decode()
    assert desk.post(url, {"count": "new"}).status_code == 404
