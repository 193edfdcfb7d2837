"""Checked rows kept until they are loaded; unlogged, for a crash may cost them and nothing else."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laborers', '0008_import_kinds'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptCheck',
            fields=[
                ('batch', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='kept', serialize=False, to='laborers.importbatch')),
                ('mark', models.CharField(max_length=64)),
                ('found', models.JSONField()),
                ('at', models.DateTimeField()),
            ],
            options={'verbose_name': 'kept check', 'verbose_name_plural': 'kept checks'},
        ),
        migrations.CreateModel(
            name='KeptRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cells', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(null=True), size=None)),
                ('check_of', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='laborers.keptcheck')),
            ],
            options={'verbose_name': 'kept row', 'verbose_name_plural': 'kept rows'},
        ),
        migrations.RunSQL(
            'ALTER TABLE laborers_keptrow SET UNLOGGED', 'ALTER TABLE laborers_keptrow SET LOGGED',
        ),
    ]
