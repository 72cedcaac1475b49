"""remove_demo: the demo goes, what is real stays."""

import io
import json

import pytest
from django.apps import apps
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.utils import timezone

from cms.demo.load import counts, load
from cms.demo.loading import SOURCE
from cms.demo.remove import remove
from cms.pages.models import InitiativePage
from engagement.base.models import Sourced
from engagement.media.models import Picture
from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Shift
from engagement.people.models import Account, Resident
from engagement.territory.models import Neighbourhood


def test_the_files_of_the_pictures_go_too(
    loaded, media_root, django_capture_on_commit_callbacks, monkeypatch
):
    deleted = []
    monkeypatch.setattr(FileSystemStorage, "delete", lambda self, name: deleted.append(name))
    with django_capture_on_commit_callbacks(execute=True):
        remove()
    assert len([name for name in deleted if "demo-" in name]) == 18


def real(model):
    """The rows that are not the demo's; a need of its associations is, whoever posted it."""
    found = model.objects.filter(source="").order_by("pk")
    return list((found.exclude(association__source=SOURCE) if model is Need else found).values())


@pytest.fixture
def mixed(loaded, ines, clean_up):
    """The demo beside a real city: Inès has a place in a demo need, Leïla in a real one."""
    theirs = Shift.objects.get(need__source_id="collecte-alimentaire")
    leila = Resident.objects.get(account__email="habitante@demo.example", is_self=True)
    sign_up(shift=theirs, resident=ines, by=ines.account)
    sign_up(shift=clean_up.shifts.get(), resident=leila, by=leila.account)
    return ines


def test_a_real_resident_stays_and_the_demo_need_goes(mixed):
    remove()
    mixed.refresh_from_db()
    assert mixed.neighbourhood.name == "Grande-Synthe"
    assert mixed.signups.count() == 0
    assert Need.objects.filter(source=SOURCE).count() == 0


def test_a_real_need_gets_the_places_of_the_demo_back(mixed, clean_up):
    remove()
    shift = clean_up.shifts.get()
    assert (shift.taken, shift.signups.count()) == (0, 0)


def test_every_real_row_stays_as_it_is(mixed, clean_up):
    sourced = [model for model in apps.get_models() if issubclass(model, Sourced)]
    before = {model: real(model) for model in sourced}
    remove()
    after = {model: real(model) for model in sourced}
    assert after == before
    assert sum(len(found) for found in before.values()) >= 4


def test_a_quartier_where_somebody_real_lives_stays(loaded, ines):
    rosendael = Neighbourhood.objects.get(code="rosendael")
    Resident.objects.filter(pk=ines.pk).update(neighbourhood=rosendael)
    assert remove()["neighbourhoods"] == 6
    ines.refresh_from_db()
    assert ines.neighbourhood == rosendael


def test_a_picture_that_a_real_need_shows_stays(loaded, clean_up):
    clean_up.picture = Picture.objects.get(source=SOURCE, source_id="beach")
    clean_up.save()
    assert remove()["pictures"] == 17
    assert Picture.objects.get().source_id == "beach"


def test_an_account_that_verified_a_real_association_is_closed(loaded, treize):
    officer = Account.objects.get(email="officier@demo.example")
    treize.verified_at, treize.verified_by = timezone.now(), officer
    treize.save()
    remove()
    officer.refresh_from_db()
    assert not officer.is_active
    assert officer.groups.count() == 0
    load(residents=5)
    officer.refresh_from_db()
    assert officer.is_active


def test_what_visitors_of_the_demo_made_goes_with_it(loaded):
    story = Need.objects.get(source_id="collecte-alimentaire").association
    Need.objects.create(association=story, title="Essai", slug="essai")
    officer = Account.objects.get(email="officier@demo.example")
    Resident.objects.create(account=officer, is_self=True)
    remove()
    assert Need.objects.count() == Resident.objects.count() == 0


def test_pages_that_are_not_of_the_demo_stay(loaded, orchard_page):
    remove()
    assert list(InitiativePage.objects.all()) == [orchard_page]


def test_the_command_says_what_went_and_what_stays(loaded, ines):
    rosendael = Neighbourhood.objects.get(code="rosendael")
    Resident.objects.filter(pk=ines.pk).update(neighbourhood=rosendael)
    out = io.StringIO()
    call_command("remove_demo", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert told["removed"]["residents"] == loaded["residents"]
    assert told["kept"] == {"neighbourhoods": 1}
    assert counts()["needs"] == 0
