"""A picture is shown to who may see a visit that names it: visits are found by their pictures."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("laborers", "0009_news_in_the_feed")]

    operations = [
        migrations.AddIndex(
            model_name="visit",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("photos", []), _negated=True), fields=["photos"], name="visit_by_photo"
            ),
        ),
    ]
