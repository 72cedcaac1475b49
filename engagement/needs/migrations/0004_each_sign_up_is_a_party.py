"""Sign-ups from before parties: each is one of its own (a default would give all the same)."""

import uuid

from django.db import migrations, models

CHUNK = 1000


def give_each_its_own(apps, schema_editor):
    sign_ups = apps.get_model("needs", "SignUp").objects
    while chunk := list(sign_ups.filter(party=None).order_by("pk")[:CHUNK]):
        for sign_up in chunk:
            sign_up.party = uuid.uuid4()
        sign_ups.bulk_update(chunk, ["party"])


class Migration(migrations.Migration):
    dependencies = [("needs", "0003_waiting_list_series_questions")]

    operations = [
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop),
        migrations.AlterField(
            "signup",
            "party",
            models.UUIDField(db_index=True, default=uuid.uuid4, editable=False),
        ),
    ]
