"""The feed in commit order, phones and what they send, photos, and who was responsible where."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import xundian.kit.ids
import xundian.kit.migrations
import xundian.kit.ranges
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0002_read_log_and_exports'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='Posting',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('post', 'Post'), ('cover', 'Cover')], default='post', max_length=5, verbose_name='kind')),
                    ('role', models.CharField(choices=[('village', 'Village officer'), ('township', 'Township officer'), ('county', 'County bureau'), ('leader', 'Leader'), ('station', 'Station officer'), ('site', 'Site officer'), ('auditor', 'Auditor')], max_length=10, verbose_name='role')),
                    ('site_id', models.UUIDField(blank=True, null=True, verbose_name='site')),
                    ('from_on', models.DateField(verbose_name='from')),
                    ('to_on', models.DateField(blank=True, null=True, verbose_name='to')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='xundian.division', verbose_name='division')),
                    ('home', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='kept by')),
                    ('station', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='xundian.station', verbose_name='station')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'verbose_name': 'posting',
                    'verbose_name_plural': 'postings',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PostingHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('post', 'Post'), ('cover', 'Cover')], default='post', max_length=5, verbose_name='kind')),
                    ('role', models.CharField(choices=[('village', 'Village officer'), ('township', 'Township officer'), ('county', 'County bureau'), ('leader', 'Leader'), ('station', 'Station officer'), ('site', 'Site officer'), ('auditor', 'Auditor')], max_length=10, verbose_name='role')),
                    ('site_id', models.UUIDField(blank=True, null=True, verbose_name='site')),
                    ('from_on', models.DateField(verbose_name='from')),
                    ('to_on', models.DateField(blank=True, null=True, verbose_name='to')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('home', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='kept by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.posting')),
                    ('station', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.station', verbose_name='station')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddIndex(
                model_name='posting',
                index=models.Index(fields=['division', 'from_on'], name='posting_by_division'),
            ), migrations.AddIndex(
                model_name='posting',
                index=models.Index(fields=['home', 'from_on'], name='posting_by_home'),
            ), migrations.AddConstraint(
                model_name='posting',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('division__isnull', False), ('site_id__isnull', True), ('station__isnull', True)), models.Q(('division__isnull', True), ('site_id__isnull', True), ('station__isnull', False)), models.Q(('division__isnull', True), ('site_id__isnull', False), ('station__isnull', True)), _connector='OR'), name='posting_has_one_place'),
            ), migrations.AddConstraint(
                model_name='posting',
                constraint=models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='posting_ends_after_start'),
            ), migrations.AddConstraint(
                model_name='posting',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'post')), expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('user_id', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('from_on', 'to_on'), '&&')], name='one_post_at_a_time'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='posting',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."home_id" IS DISTINCT FROM (NEW."home_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."station_id" IS DISTINCT FROM (NEW."station_id") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='f76f62484f9d09a4105432981062c7a64c32c239', operation='UPDATE', pgid='pgtrigger_bump_version_03f15', table='xundian_posting', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='posting',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_postinghistory" ("by_id", "created_at", "division_id", "from_on", "home_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "site_id", "station_id", "to_on", "updated_at", "user_id", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."from_on", new_values."home_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."site_id", new_values."station_id", new_values."to_on", new_values."updated_at", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='15acb0ea0209b811aed75d1412c9a578b5dde980', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4b034', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_posting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='posting',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_postinghistory" ("by_id", "created_at", "division_id", "from_on", "home_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "site_id", "station_id", "to_on", "updated_at", "user_id", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."from_on", new_values."home_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."site_id", new_values."station_id", new_values."to_on", new_values."updated_at", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6ba8bef8ebce35277078b1bd940b7dbe048e55d7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_92138', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_posting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='postinghistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7e2a498ada33b87bd401e1046eb38a28a0d589c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a08fe', table='xundian_postinghistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='FeedMeta',
                fields=[
                    ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                    ('epoch', models.UUIDField(default=uuid.uuid4)),
                    ('horizon', models.BigIntegerField(default=0)),
                    ('schema_min', models.PositiveSmallIntegerField(default=1)),
                    ('schema_max', models.PositiveSmallIntegerField(default=1)),
                ],
                options={
                    'verbose_name': 'feed',
                    'verbose_name_plural': 'feed',
                },
            ), migrations.CreateModel(
                name='SyncDevice',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='device')),
                    ('state', models.CharField(choices=[('active', 'In use'), ('suspended', 'Suspended'), ('revoked', 'Revoked')], default='active', max_length=10, verbose_name='state')),
                    ('token_hash', models.CharField(editable=False, max_length=128, unique=True)),
                    ('deposit_hash', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                    ('deposit_until', models.DateTimeField(null=True, verbose_name='unsent work may be handed in until')),
                    ('state_at', models.DateTimeField(verbose_name='state since')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('app_version', models.CharField(blank=True, max_length=40, verbose_name='version of the app')),
                    ('last_seen_at', models.DateTimeField(null=True, verbose_name='last seen')),
                    ('unsent', models.PositiveIntegerField(null=True, verbose_name='unsent entries')),
                    ('scope_hash', models.CharField(blank=True, max_length=16)),
                    ('last_cursor', models.BigIntegerField(null=True)),
                ],
                options={
                    'verbose_name': 'phone',
                    'verbose_name_plural': 'phones',
                },
            ), migrations.CreateModel(
                name='SyncDeviceHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='device')),
                    ('state', models.CharField(choices=[('active', 'In use'), ('suspended', 'Suspended'), ('revoked', 'Revoked')], default='active', max_length=10, verbose_name='state')),
                    ('deposit_until', models.DateTimeField(null=True, verbose_name='unsent work may be handed in until')),
                    ('state_at', models.DateTimeField(verbose_name='state since')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='FeedCommit',
                fields=[
                    ('id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('seq', models.BigIntegerField(null=True, unique=True)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'commit of the feed',
                    'verbose_name_plural': 'commits of the feed',
                    'indexes': [models.Index(fields=['at'], name='feed_commit_at')],
                },
            ), migrations.CreateModel(
                name='FeedChange',
                fields=[
                    ('id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('entity', models.CharField(max_length=30)),
                    ('entity_id', models.UUIDField(null=True)),
                    ('version', models.PositiveIntegerField()),
                    ('op', models.CharField(choices=[('insert', 'new'), ('update', 'changed'), ('delete', 'deleted'), ('touch', 'changed beside it'), ('resync', 'many changed')], max_length=10)),
                    ('area', models.CharField(db_collation='C', max_length=20, null=True)),
                    ('spot', models.UUIDField(null=True)),
                    ('moved', models.BooleanField(default=False)),
                    ('old_area', models.CharField(db_collation='C', max_length=20, null=True)),
                    ('old_spot', models.UUIDField(null=True)),
                    ('only_for', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(null=True), null=True, size=None)),
                    ('commit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='xundian.feedcommit')),
                ],
                options={
                    'verbose_name': 'change in the feed',
                    'verbose_name_plural': 'changes in the feed',
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='feedcommit',
                trigger=pgtrigger.compiler.Trigger(name='take_place', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="PERFORM pg_advisory_xact_lock(hashtextextended('xundian feed', 0)); UPDATE xundian_feedcommit SET seq = nextval('xundian_feedcommit_id_seq') WHERE id = NEW.id; RETURN NULL;", hash='b0682cccc394845c5fb646292df7425cf7a1e9f4', operation='INSERT', pgid='pgtrigger_take_place_3b4e9', table='xundian_feedcommit', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='feedmeta',
                constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='one_feed'),
            ), migrations.AddField(
                model_name='syncdevice',
                name='state_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='state set by'),
            ), migrations.AddField(
                model_name='syncdevice',
                name='token',
                field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sync_device', to=settings.KNOX_TOKEN_MODEL, verbose_name='token'),
            ), migrations.AddField(
                model_name='syncdevice',
                name='user',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sync_devices', to=settings.AUTH_USER_MODEL, verbose_name='officer'),
            ), migrations.AddField(
                model_name='syncdevicehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='syncdevicehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.syncdevice'),
            ), migrations.AddField(
                model_name='syncdevicehistory',
                name='state_by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='state set by'),
            ), migrations.AddField(
                model_name='syncdevicehistory',
                name='token',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.KNOX_TOKEN_MODEL, verbose_name='token'),
            ), migrations.AddField(
                model_name='syncdevicehistory',
                name='user',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='officer'),
            ), migrations.AddIndex(
                model_name='feedchange',
                index=models.Index(fields=['area', 'commit'], name='feed_by_area'),
            ), migrations.AddIndex(
                model_name='feedchange',
                index=models.Index(condition=models.Q(('spot__isnull', False)), fields=['spot', 'commit'], name='feed_by_spot'),
            ), migrations.AddIndex(
                model_name='feedchange',
                index=models.Index(condition=models.Q(('moved', True)), fields=['old_area'], name='feed_by_old_area'),
            ), migrations.AddIndex(
                model_name='feedchange',
                index=models.Index(condition=models.Q(('old_spot__isnull', False)), fields=['old_spot'], name='feed_by_old_spot'),
            ), migrations.AddIndex(
                model_name='syncdevice',
                index=models.Index(fields=['user', '-id'], name='sync_device_by_user'),
            ), migrations.AddConstraint(
                model_name='syncdevice',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['active', 'suspended', 'revoked'])), name='sync_device_state_known'),
            ), migrations.AddConstraint(
                model_name='syncdevice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'revoked'), _negated=True), models.Q(('deposit_hash__isnull', True), ('deposit_until__isnull', True), ('token__isnull', True)), _connector='OR'), name='sync_device_revoked_has_no_keys'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='syncdevice',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_syncdevicehistory" ("created_at", "deposit_until", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "state_at", "state_by_id", "token_id", "user_id") SELECT new_values."created_at", new_values."deposit_until", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."state", new_values."state_at", new_values."state_by_id", new_values."token_id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3e1bb059a05ac7b933ec2406710bea2de3f365f8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_71f04', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_syncdevice', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='syncdevice',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_syncdevicehistory" ("created_at", "deposit_until", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "state_at", "state_by_id", "token_id", "user_id") SELECT new_values."created_at", new_values."deposit_until", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."state", new_values."state_at", new_values."state_by_id", new_values."token_id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."deposit_until" IS DISTINCT FROM (new_values."deposit_until") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."state_at" IS DISTINCT FROM (new_values."state_at") OR old_values."state_by_id" IS DISTINCT FROM (new_values."state_by_id") OR old_values."token_id" IS DISTINCT FROM (new_values."token_id") OR old_values."user_id" IS DISTINCT FROM (new_values."user_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6d4bcfe3748321703ebdff21f1e2b679beb82aaf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_df438', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_syncdevice', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='syncdevicehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e478ea1de3222858df04a135284c1252ad1621ff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d9d24', table='xundian_syncdevicehistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='Blob',
                fields=[
                    ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('size', models.PositiveIntegerField()),
                    ('width', models.PositiveIntegerField()),
                    ('height', models.PositiveIntegerField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'picture',
                    'verbose_name_plural': 'pictures',
                },
            ), migrations.CreateModel(
                name='SyncOp',
                fields=[
                    ('op_id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                    ('device_seq', models.BigIntegerField(null=True)),
                    ('entity', models.CharField(max_length=30, verbose_name='entry')),
                    ('entity_id', models.UUIDField()),
                    ('kind', models.CharField(max_length=10, verbose_name='kind')),
                    ('base_version', models.PositiveIntegerField(null=True)),
                    ('schema_version', models.PositiveIntegerField(default=1)),
                    ('payload_hash', models.BinaryField(max_length=32)),
                    ('payload_enc', models.BinaryField(null=True)),
                    ('state', models.CharField(choices=[('applied', 'Taken over'), ('parked', 'Waiting for a decision'), ('rejected', 'Put aside'), ('superseded', 'Replaced by a later entry')], max_length=10, verbose_name='state')),
                    ('code', models.CharField(choices=[('applied', 'Taken over'), ('merged', 'Taken over beside another change'), ('id_reused', 'The id was used for something else'), ('conflict', 'Changed on both sides'), ('invalid', 'Not complete or not right'), ('gone', 'The record has ended'), ('out_of_scope', "No longer in the officer's place"), ('dependency', 'Waits for another entry'), ('overdue', 'The entry it waits for did not come'), ('schema_old', 'Written with a version that is too old'), ('retry', 'Not taken over yet'), ('deposited', 'Handed in without sign-in'), ('set_aside', 'Put aside by the office'), ('superseded', 'Replaced by a later entry')], max_length=12, verbose_name='reason')),
                    ('result', models.JSONField(default=dict)),
                    ('depends_on', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                    ('waits_for', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                    ('supersedes_op_id', models.UUIDField(null=True)),
                    ('reused_id', models.UUIDField(null=True)),
                    ('via', models.CharField(choices=[('push', 'Phone'), ('deposit', 'Phone, without sign-in'), ('file', 'File of a phone')], default='push', max_length=8, verbose_name='came by')),
                    ('odd_clock', models.BooleanField(default=False, verbose_name="the phone's clock was odd")),
                    ('occurred_at', models.DateTimeField(verbose_name='written at, as the phone says')),
                    ('written_at', models.DateTimeField(verbose_name='written at')),
                    ('received_at', models.DateTimeField(verbose_name='received at')),
                    ('applied_at', models.DateTimeField(null=True, verbose_name='taken over at')),
                    ('changed_no', models.BigIntegerField(null=True)),
                    ('answer', models.CharField(blank=True, choices=[('as_it_is', 'Taken over as it is'), ('corrected', 'Taken over with corrections'), ('chosen', 'Chosen field by field'), ('set_aside', 'Put aside'), ('arrived', 'The entry it waited for has come')], max_length=10, verbose_name='settled')),
                    ('settled_at', models.DateTimeField(null=True, verbose_name='settled at')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                    ('device', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ops', to='xundian.syncdevice', verbose_name='device')),
                    ('division', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village')),
                    ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='settled by')),
                    ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ],
                options={
                    'verbose_name': 'entry of a phone',
                    'verbose_name_plural': 'entries of phones',
                    'indexes': [models.Index(condition=models.Q(('state', 'parked')), fields=['division', 'received_at'], name='sync_op_parked'), models.Index(fields=['received_at'], name='sync_op_by_receipt'), models.Index(condition=models.Q(('payload_enc__isnull', False), ('state', 'applied')), fields=['applied_at'], name='sync_op_to_purge'), models.Index(condition=models.Q(('changed_no__isnull', False)), fields=['device', 'changed_no'], name='sync_op_changed'), models.Index(fields=['user', 'received_at'], name='sync_op_by_user'), models.Index(condition=models.Q(('supersedes_op_id__isnull', False)), fields=['supersedes_op_id'], name='sync_op_supersedes')],
                    'constraints': [models.UniqueConstraint(fields=('device', 'device_seq'), name='sync_op_once_in_a_queue'), models.UniqueConstraint(condition=models.Q(('reused_id__isnull', False)), fields=('reused_id', 'payload_hash'), name='sync_op_copy_once'), models.CheckConstraint(condition=models.Q(('state__in', ['applied', 'parked', 'rejected', 'superseded'])), name='sync_op_state_known'), models.CheckConstraint(condition=models.Q(('code__in', ['applied', 'merged', 'id_reused', 'conflict', 'invalid', 'gone', 'out_of_scope', 'dependency', 'overdue', 'schema_old', 'retry', 'deposited', 'set_aside', 'superseded'])), name='sync_op_code_known'), models.CheckConstraint(condition=models.Q(models.Q(('applied_at__isnull', False), ('state', 'applied')), models.Q(models.Q(('state', 'applied'), _negated=True), ('applied_at__isnull', True)), _connector='OR'), name='sync_op_applied_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('settled_at__isnull', True)), models.Q(('settled_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='sync_op_settled_has_an_answer')],
                },
            )],
        ),
        migrations.RunSQL(
            sql="\nINSERT INTO xundian_posting (\n    id, created_at, updated_at, version, user_id, kind, role, division_id, station_id, site_id, home_id, from_on, to_on)\nSELECT gen_random_uuid(), now(), now(), 1, u.id, 'post', u.role, u.division_id, u.station_id, u.site_id, u.home_id,\n       since.day, CASE WHEN u.is_active THEN NULL ELSE greatest(since.day, coalesce(closed.day, since.day)) END\nFROM xundian_user u\nCROSS JOIN LATERAL (SELECT (u.date_joined AT TIME ZONE 'Asia/Shanghai')::date AS day) since\nCROSS JOIN LATERAL (\n    SELECT (max(h.pgh_created_at) AT TIME ZONE 'Asia/Shanghai')::date AS day FROM xundian_userhistory h\n    WHERE h.pgh_obj_id = u.id AND NOT h.is_active) closed\n",
            reverse_sql='',
        ),
    ]
