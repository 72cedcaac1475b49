from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="neighbourhood",
            name="point_note",
            field=models.CharField(blank=True, max_length=200, verbose_name="origine du point"),
        ),
    ]
