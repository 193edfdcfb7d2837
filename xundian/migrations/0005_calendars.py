"""Secret addresses of officers' calendars, and who sent a picture too."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import xundian.kit.ids
import xundian.kit.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('xundian', '0004_connections'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='CalendarAddress',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('digest', models.BinaryField(unique=True)),
                    ('made_at', models.DateTimeField(verbose_name='made at')),
                    ('last_read_on', models.DateField(blank=True, null=True, verbose_name='last used on')),
                    ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'verbose_name': 'address of a calendar',
                    'verbose_name_plural': 'addresses of calendars',
                },
            ), migrations.CreateModel(
                name='CalendarEntry',
                fields=[
                    ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                    ('told', models.BinaryField(max_length=16)),
                    ('sequence', models.PositiveIntegerField(default=0, verbose_name='changes')),
                    ('changed_at', models.DateTimeField(verbose_name='changed at')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_entries', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'verbose_name': 'entry of a calendar',
                    'verbose_name_plural': 'entries of calendars',
                },
            ), migrations.AddField(
                model_name='blob',
                name='also',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
            )],
        ),
    ]
