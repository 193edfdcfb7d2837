"""Systems of stations: tokens of programs, webhooks and the log of their deliveries."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0003_phones_and_postings'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(max_length=40, verbose_name='event')),
                    ('subject', models.UUIDField(blank=True, null=True, verbose_name='record')),
                    ('happened_at', models.DateTimeField(verbose_name='happened at')),
                    ('state', models.CharField(choices=[('waiting', 'Waiting'), ('delivered', 'Delivered'), ('held', 'Held back'), ('given_up', 'Given up')], default='waiting', max_length=10, verbose_name='state')),
                    ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='tries')),
                    ('delivered_at', models.DateTimeField(blank=True, null=True, verbose_name='delivered at')),
                ],
                options={
                    'verbose_name': 'delivery of a webhook',
                    'verbose_name_plural': 'deliveries of webhooks',
                },
            ), migrations.AddField(
                model_name='devicetoken',
                name='issued_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
            ), migrations.AddField(
                model_name='devicetoken',
                name='replaced_at',
                field=models.DateTimeField(blank=True, null=True, verbose_name='replaced at'),
            ), migrations.AddField(
                model_name='devicetoken',
                name='sandbox',
                field=models.BooleanField(default=False, verbose_name='sandbox'),
            ), migrations.AddField(
                model_name='devicetoken',
                name='scopes',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, null=True, size=None, verbose_name='scopes'),
            ), migrations.CreateModel(
                name='Attempt',
                fields=[
                    ('id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('at', models.DateTimeField(verbose_name='at')),
                    ('status', models.PositiveSmallIntegerField(null=True, verbose_name='status')),
                    ('milliseconds', models.PositiveIntegerField(verbose_name='milliseconds')),
                    ('answer', models.CharField(blank=True, max_length=200, verbose_name='answer')),
                    ('error', models.CharField(blank=True, max_length=300, verbose_name='fault')),
                    ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='xundian.delivery', verbose_name='delivery')),
                ],
                options={
                    'verbose_name': 'try of a delivery',
                    'verbose_name_plural': 'tries of deliveries',
                },
            ), migrations.CreateModel(
                name='Subscription',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='what it is for')),
                    ('url', models.CharField(max_length=500, verbose_name='address')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('offer.made', 'Post offered'), ('offer.answered', 'Offer answered'), ('placement.started', 'Work begun'), ('placement.ended', 'Work ended'), ('batch.departed', 'Batch departed'), ('batch.arrived', 'Batch arrived'), ('vacancy.opened', 'Vacancy opened'), ('vacancy.changed', 'Vacancy changed'), ('difficulty.handed_to_station', 'Difficulty handed to the station')], max_length=40), size=None, verbose_name='events')),
                    ('state', models.CharField(choices=[('active', 'Active'), ('failing', 'Failing'), ('paused', 'Paused'), ('removed', 'Removed')], default='active', max_length=10, verbose_name='state')),
                    ('paused_because', models.CharField(blank=True, choices=[('asked', 'paused by an officer'), ('given_up', 'the receiver took nothing for three days'), ('gone', 'the receiver says that the address is gone (410)')], max_length=10, verbose_name='why')),
                    ('secret', models.BinaryField()),
                    ('old_secret', models.BinaryField(null=True)),
                    ('old_until', models.DateTimeField(blank=True, null=True, verbose_name='former secret signs until')),
                    ('failures', models.PositiveSmallIntegerField(default=0, verbose_name='failed tries in a row')),
                    ('last_ok_at', models.DateTimeField(blank=True, null=True, verbose_name='last taken at')),
                    ('last_failed_at', models.DateTimeField(blank=True, null=True, verbose_name='last failed at')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                    ('station', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.station', verbose_name='station')),
                ],
                options={
                    'verbose_name': 'webhook',
                    'verbose_name_plural': 'webhooks',
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='delivery',
                name='subscription',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='xundian.subscription', verbose_name='webhook'),
            ), migrations.CreateModel(
                name='SubscriptionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='what it is for')),
                    ('url', models.CharField(max_length=500, verbose_name='address')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('offer.made', 'Post offered'), ('offer.answered', 'Offer answered'), ('placement.started', 'Work begun'), ('placement.ended', 'Work ended'), ('batch.departed', 'Batch departed'), ('batch.arrived', 'Batch arrived'), ('vacancy.opened', 'Vacancy opened'), ('vacancy.changed', 'Vacancy changed'), ('difficulty.handed_to_station', 'Difficulty handed to the station')], max_length=40), size=None, verbose_name='events')),
                    ('state', models.CharField(choices=[('active', 'Active'), ('failing', 'Failing'), ('paused', 'Paused'), ('removed', 'Removed')], default='active', max_length=10, verbose_name='state')),
                    ('paused_because', models.CharField(blank=True, choices=[('asked', 'paused by an officer'), ('given_up', 'the receiver took nothing for three days'), ('gone', 'the receiver says that the address is gone (410)')], max_length=10, verbose_name='why')),
                    ('old_until', models.DateTimeField(blank=True, null=True, verbose_name='former secret signs until')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.subscription')),
                    ('station', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.station', verbose_name='station')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddIndex(
                model_name='subscription',
                index=models.Index(fields=['county', 'state'], name='subscription_by_county'),
            ), migrations.AddConstraint(
                model_name='subscription',
                constraint=models.CheckConstraint(condition=models.Q(('kinds__len__gte', 1)), name='subscription_has_kinds'),
            ), migrations.AddConstraint(
                model_name='subscription',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('old_secret__isnull', True), ('old_until__isnull', True)), models.Q(('old_secret__isnull', False), ('old_until__isnull', False)), _connector='OR'), name='subscription_old_secret_ends'),
            ), migrations.AddConstraint(
                model_name='subscription',
                constraint=models.CheckConstraint(condition=models.Q(('state', 'paused'), ('paused_because', ''), _connector='XOR'), name='subscription_pause_has_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='subscription',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."failures" IS DISTINCT FROM (NEW."failures") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kinds" IS DISTINCT FROM (NEW."kinds") OR OLD."last_failed_at" IS DISTINCT FROM (NEW."last_failed_at") OR OLD."last_ok_at" IS DISTINCT FROM (NEW."last_ok_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."old_secret" IS DISTINCT FROM (NEW."old_secret") OR OLD."old_until" IS DISTINCT FROM (NEW."old_until") OR OLD."paused_because" IS DISTINCT FROM (NEW."paused_because") OR OLD."secret" IS DISTINCT FROM (NEW."secret") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."station_id" IS DISTINCT FROM (NEW."station_id") OR OLD."url" IS DISTINCT FROM (NEW."url"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='81c1b779621c451f9755dddf0db971b5bcdc1efb', operation='UPDATE', pgid='pgtrigger_bump_version_214ab', table='xundian_subscription', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='subscription',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_subscriptionhistory" ("by_id", "county_id", "created_at", "id", "kinds", "name", "old_until", "paused_because", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "station_id", "updated_at", "url", "version") SELECT new_values."by_id", new_values."county_id", new_values."created_at", new_values."id", new_values."kinds", new_values."name", new_values."old_until", new_values."paused_because", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."station_id", new_values."updated_at", new_values."url", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='76e2ad028c2552a361a1a33b228cc72e780f025b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_64cb0', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_subscription', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='subscription',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_subscriptionhistory" ("by_id", "county_id", "created_at", "id", "kinds", "name", "old_until", "paused_because", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "station_id", "updated_at", "url", "version") SELECT new_values."by_id", new_values."county_id", new_values."created_at", new_values."id", new_values."kinds", new_values."name", new_values."old_until", new_values."paused_because", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."station_id", new_values."updated_at", new_values."url", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."by_id" IS DISTINCT FROM (new_values."by_id") OR old_values."county_id" IS DISTINCT FROM (new_values."county_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kinds" IS DISTINCT FROM (new_values."kinds") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."old_until" IS DISTINCT FROM (new_values."old_until") OR old_values."paused_because" IS DISTINCT FROM (new_values."paused_because") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."station_id" IS DISTINCT FROM (new_values."station_id") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."url" IS DISTINCT FROM (new_values."url") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d284abefaf15d11a04434229dd00d78417a344ef', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3d5fd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_subscription', when='AFTER')),
            ), migrations.AddIndex(
                model_name='delivery',
                index=models.Index(fields=['subscription', '-id'], name='delivery_by_subscription'),
            ), migrations.AddIndex(
                model_name='delivery',
                index=models.Index(fields=['happened_at'], name='delivery_by_time'),
            ), migrations.AddConstraint(
                model_name='delivery',
                constraint=models.CheckConstraint(condition=models.Q(('state', 'delivered'), ('delivered_at__isnull', True), _connector='XOR'), name='delivery_taken_has_time'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='subscriptionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ae6a56fc766ba4344d4b2cba32ca3aee1aaa7750', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af49c', table='xundian_subscriptionhistory', when='BEFORE')),
            )],
        ),
    ]
