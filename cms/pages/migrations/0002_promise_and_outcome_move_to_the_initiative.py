"""What pages said of promise and outcome becomes rows of the initiative."""

import json

from django.db import migrations
from django.db.models import Case, IntegerField, TextField, Value, When
from django.db.models.functions import Cast

PROMISED = ("kind", "aim", "public", "scale", "duration", "calendar", "means", "participation", "effect")


def value_of(text):
    """Return what the one block of a stream says; {} for an empty stream."""
    stream = json.loads(text or "[]")
    return stream[0]["value"] if stream else {}


def move(apps, schema_editor):
    """Copy from the French page of each initiative, else from another one."""
    Page = apps.get_model("pages", "InitiativePage")
    Promise = apps.get_model("initiatives", "Promise")
    Outcome = apps.get_model("initiatives", "InitiativeOutcome")
    Initiative = apps.get_model("initiatives", "Initiative")
    french_first = Case(
        When(locale__language_code="fr", then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    pages = Page.objects.order_by("initiative", french_first, "pk").values_list(
        "initiative", Cast("promise", TextField()), Cast("outcome", TextField())
    )
    for initiative, promise, outcome in pages:
        if said := value_of(promise):
            words = {name: said.get(name) or "" for name in PROMISED}
            Promise.objects.get_or_create(initiative_id=initiative, defaults=words)
        if said := value_of(outcome):
            words = {"done": said.get("done") or "", "not_done": said.get("not_done") or ""}
            Outcome.objects.get_or_create(initiative_id=initiative, defaults=words)
            Initiative.objects.filter(pk=initiative, from_residents="").update(
                from_residents=said.get("from_residents") or ""
            )


class Migration(migrations.Migration):

    dependencies = [
        ("initiatives", "0003_promise_outcome_follow"),
        ("pages", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(model_name="initiativepage", name="promise"),
        migrations.RemoveField(model_name="initiativepage", name="outcome"),
    ]
