"""Every column of every table is spoken of: about a person, for a purpose, or about nobody."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps

from engagement.base.personal import About, Fate, Personal, no_person
from engagement.needs.purposes import TAKING_PART
from engagement.people.models import Account
from engagement.rights.checks import check_declarations, problems
from engagement.rights.declarations import everything, purposes
from engagement.rights.exporting import is_told
from engagement.rights.words import FIELDS, field_word


def told(model: type[models.Model]) -> list[str]:
    return [f"{problem.id} {problem.msg}" for problem in problems([model])]


def test_nothing_is_held_without_a_word():
    assert check_declarations(None) == []


@isolate_apps("engagement.needs")
def test_an_undeclared_field_about_a_person_makes_the_check_fail():
    class Diary(models.Model):  # noqa: DJ008
        birth_date = models.DateField()
        title = models.CharField(max_length=10)
        personal = no_person("title")

        class Meta:
            app_label = "needs"

    assert told(Diary) == [
        "rights.E001 needs.Diary.birth_date: nobody said whether it is about a person."
    ]


@isolate_apps("engagement.needs")
def test_a_table_that_says_nothing_makes_the_check_fail():
    class Diary(models.Model):  # noqa: DJ008
        title = models.CharField(max_length=10)

        class Meta:
            app_label = "needs"

    assert [line[:10] for line in told(Diary)] == ["rights.E001"[:10]]


@isolate_apps("engagement.needs")
def test_what_is_surely_about_a_person_cannot_be_declared_away():
    class Diary(models.Model):  # noqa: DJ008
        account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
        address = models.EmailField()
        personal = no_person("account address")

        class Meta:
            app_label = "needs"

    Diary._meta.get_field("account").remote_field.model = Account
    assert sorted(line[:11] for line in told(Diary)) == ["rights.E003", "rights.E003"]


@isolate_apps("engagement.needs")
def test_a_misspelt_name_makes_the_check_fail():
    class Diary(models.Model):  # noqa: DJ008
        title = models.CharField(max_length=10)
        personal = Personal(about=(About(TAKING_PART, "titel"),), nobody="title")

        class Meta:
            app_label = "needs"

    assert told(Diary) == [
        "rights.E002 needs.Diary has no field titel, which its declaration names."
    ]


def test_a_row_that_stays_says_why():
    silent = [
        model._meta.label
        for model, personal in everything()
        if personal.whose and not personal.goes and not personal.stays_because
    ]
    assert silent == []


def test_every_purpose_is_whole():
    assert len(purposes()) > 10
    for purpose in purposes():
        said = [purpose.title, purpose.why, purpose.basis.label, purpose.kept, purpose.seen_by]
        assert all(str(text) for text in said), purpose


def test_what_she_reads_has_its_own_words():
    unnamed = [
        f"{model._meta.label}.{name}"
        for model, personal in everything()
        if personal.whose
        for name in personal.found_by
        if is_told(model, personal, name)
        and field_word(model._meta.get_field(name)) == name.replace("_", " ")
        and name not in FIELDS
    ]
    assert unnamed == []


def test_what_stays_is_never_a_text_that_tells_of_her():
    texts = models.CharField | models.TextField | models.EmailField
    kept = [
        f"{model._meta.label}.{name}"
        for model, personal in everything()
        if personal.whose and not personal.goes
        for name in personal.names_of(Fate.STAYS)
        if isinstance(model._meta.get_field(name), texts)
        and not model._meta.get_field(name).choices
    ]
    assert set(kept) <= KEPT_TEXTS


#: Ideas are the city's once they are public: their words stay, under nobody's name. The hashes of
#: addresses hold no address.
KEPT_TEXTS = {
    "ideas.Idea.title",
    "ideas.Idea.body",
    "ideas.Idea.place",
    "ideas.IdeaVersion.title",
    "ideas.IdeaVersion.body",
    "ideas.IdeaVersion.note",
    "ideas.Comment.text",
    "outbox.DeliveryEvent.address_key",
    "outbox.Suppression.address_key",
}


def test_all_apps_are_looked_at():
    labels = {model._meta.label for model, _personal in everything()}
    silent = {model._meta.label for model in apps.get_models()} - labels
    assert all(not label.startswith(("people.", "needs.", "events.")) for label in silent)
