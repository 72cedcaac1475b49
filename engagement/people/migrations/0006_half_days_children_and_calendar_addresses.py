from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_a_change_of_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="resident",
            name="calendar_number",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="resident",
            name="half_days",
            field=models.PositiveIntegerField(default=0, verbose_name="demi-journées"),
        ),
        migrations.AddField(
            model_name="resident",
            name="is_child",
            field=models.BooleanField(default=False, verbose_name="moins de 18 ans"),
        ),
    ]
