"""A form on paper is typed in once, whoever types it again."""

from engagement.base.codes import shown
from engagement.people.actions import SUGGESTIONS
from engagement.people.models import Channel, Resident
from engagement.people.paper import form_of, make_campaign, type_in


def test_typed_twice_a_form_makes_one_resident(officer, petite_synthe):
    campaign = make_campaign(title="Marché de Noël", forms=3, by=officer)
    number = campaign.forms.first().number
    told = {"name": "Yvonne", "neighbourhood": petite_synthe, "agrees_to": [SUGGESTIONS]}
    first, is_new = type_in(form=form_of(shown(number)), by=officer, place="Mairie", **told)
    again, is_newer = type_in(form=form_of(number.lower()), by=officer, place="Mairie", name="X")
    assert (is_new, is_newer, again) == (True, False, first)
    yvonne = Resident.objects.get()
    assert (yvonne.name, yvonne.channel) == ("Yvonne", Channel.PAPER)
    assert yvonne.consents.get().channel == Channel.PAPER
    assert yvonne.mandates.get().channel == Channel.PAPER


def test_a_form_held_by_two_at_once_is_typed_by_one(officer):
    number = make_campaign(title="Marché", forms=1, by=officer).forms.get().number
    one, other = form_of(number), form_of(number)
    assert type_in(form=one, by=officer, place="Mairie", name="Yvonne")[1]
    assert not type_in(form=other, by=officer, place="Mairie", name="Yvonne")[1]
    assert Resident.objects.count() == 1


def test_numbers_differ_and_nothing_else_is_a_form(officer):
    campaign = make_campaign(title="Marché", forms=50, by=officer)
    assert campaign.forms.count() == 50
    assert form_of("ACE-FHJ-KM8") is form_of("") is None
