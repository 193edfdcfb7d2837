"""The registry at county scale: one thread for each person, the import wizard, survey forms, household economy."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laborers', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0002_read_log_and_exports'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='HouseholdEconomy',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('sample_code', models.CharField(blank=True, max_length=30, verbose_name='sample code')),
                    ('members', models.PositiveSmallIntegerField(verbose_name='members')),
                    ('working_members', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='working members')),
                    ('total_income_fen', models.BigIntegerField(blank=True, null=True, verbose_name='total income')),
                    ('outside_income_fen', models.BigIntegerField(blank=True, null=True, verbose_name='outside income')),
                    ('planted_area_before', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True, verbose_name='planted area before (mu)')),
                    ('planted_area_after', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True, verbose_name='planted area now (mu)')),
                    ('planting_income_before_fen', models.BigIntegerField(blank=True, null=True, verbose_name='planting income before')),
                    ('planting_income_after_fen', models.BigIntegerField(blank=True, null=True, verbose_name='planting income now')),
                    ('land_idle', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True, verbose_name='land left idle (mu)')),
                    ('land_leased', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True, verbose_name='land leased out or transferred (mu)')),
                    ('batch_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='import')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='place')),
                    ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='economies', to='laborers.household', verbose_name='household')),
                ],
                options={
                    'verbose_name': 'household economy',
                    'verbose_name_plural': 'household economies',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='HouseholdEconomyHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('sample_code', models.CharField(blank=True, max_length=30, verbose_name='sample code')),
                    ('members', models.PositiveSmallIntegerField(verbose_name='members')),
                    ('working_members', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='working members')),
                    ('total_income_fen', models.BigIntegerField(blank=True, null=True, verbose_name='total income')),
                    ('outside_income_fen', models.BigIntegerField(blank=True, null=True, verbose_name='outside income')),
                    ('planted_area_before', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True, verbose_name='planted area before (mu)')),
                    ('planted_area_after', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True, verbose_name='planted area now (mu)')),
                    ('planting_income_before_fen', models.BigIntegerField(blank=True, null=True, verbose_name='planting income before')),
                    ('planting_income_after_fen', models.BigIntegerField(blank=True, null=True, verbose_name='planting income now')),
                    ('land_idle', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True, verbose_name='land left idle (mu)')),
                    ('land_leased', models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True, verbose_name='land leased out or transferred (mu)')),
                    ('batch_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='import')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='place')),
                    ('household', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.household', verbose_name='household')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.householdeconomy')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PovertyThreshold',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('amount_fen', models.BigIntegerField(verbose_name='a head and year')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'poverty threshold',
                    'verbose_name_plural': 'poverty thresholds',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PovertyThresholdHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('amount_fen', models.BigIntegerField(verbose_name='a head and year')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.povertythreshold')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PublishedFigure',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('report', models.CharField(choices=[('household-income', 'Income from working away'), ('land-use', 'Land after migration')], max_length=20, verbose_name='report')),
                    ('measure', models.CharField(max_length=60, verbose_name='figure')),
                    ('value', models.DecimalField(decimal_places=4, max_digits=16, verbose_name='value')),
                    ('decimals', models.PositiveSmallIntegerField(verbose_name='decimals')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'published figure',
                    'verbose_name_plural': 'published figures',
                },
            ), migrations.AddIndex(
                model_name='householdeconomy',
                index=models.Index(fields=['year', 'division'], name='economy_by_year'),
            ), migrations.AddConstraint(
                model_name='householdeconomy',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', False), ('sample_code', '')), models.Q(('household__isnull', True), models.Q(('sample_code', ''), _negated=True)), _connector='OR'), name='economy_household_or_sample'),
            ), migrations.AddConstraint(
                model_name='householdeconomy',
                constraint=models.UniqueConstraint(condition=models.Q(('household__isnull', False)), fields=('household', 'year'), name='economy_once_a_year'),
            ), migrations.AddConstraint(
                model_name='householdeconomy',
                constraint=models.UniqueConstraint(condition=models.Q(('household__isnull', True)), fields=('division', 'year', 'sample_code'), name='economy_sample_once'),
            ), migrations.AddConstraint(
                model_name='householdeconomy',
                constraint=models.CheckConstraint(condition=models.Q(('members__gte', 1)), name='economy_has_members'),
            ), migrations.AddConstraint(
                model_name='householdeconomy',
                constraint=models.CheckConstraint(condition=models.Q(('working_members__isnull', True), ('working_members__lte', models.F('members')), _connector='OR'), name='economy_workers_are_members'),
            ), migrations.AddConstraint(
                model_name='householdeconomy',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('outside_income_fen__isnull', True), ('total_income_fen__isnull', True), ('working_members__isnull', True)), models.Q(('outside_income_fen__isnull', False), ('total_income_fen__isnull', False), ('working_members__isnull', False)), _connector='OR'), name='economy_income_is_whole'),
            ), migrations.AddConstraint(
                model_name='householdeconomy',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('planted_area_before__isnull', True), ('planted_area_after__isnull', False), _connector='OR'), models.Q(('planting_income_before_fen__isnull', True), ('planting_income_after_fen__isnull', False), _connector='OR')), name='economy_before_needs_now'),
            ), migrations.AddConstraint(
                model_name='householdeconomy',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('total_income_fen__isnull', True), ('total_income_fen__gte', 0), _connector='OR'), models.Q(('outside_income_fen__isnull', True), ('outside_income_fen__gte', 0), _connector='OR'), models.Q(('planted_area_before__isnull', True), ('planted_area_before__gte', 0), _connector='OR'), models.Q(('planted_area_after__isnull', True), ('planted_area_after__gte', 0), _connector='OR'), models.Q(('land_idle__isnull', True), ('land_idle__gte', 0), _connector='OR'), models.Q(('land_leased__isnull', True), ('land_leased__gte', 0), _connector='OR'), models.Q(('planting_income_before_fen__isnull', True), ('planting_income_before_fen__gte', 0), _connector='OR'), models.Q(('planting_income_after_fen__isnull', True), ('planting_income_after_fen__gte', 0), _connector='OR')), name='economy_none_negative'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='householdeconomy',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."land_idle" IS DISTINCT FROM (NEW."land_idle") OR OLD."land_leased" IS DISTINCT FROM (NEW."land_leased") OR OLD."members" IS DISTINCT FROM (NEW."members") OR OLD."outside_income_fen" IS DISTINCT FROM (NEW."outside_income_fen") OR OLD."planted_area_after" IS DISTINCT FROM (NEW."planted_area_after") OR OLD."planted_area_before" IS DISTINCT FROM (NEW."planted_area_before") OR OLD."planting_income_after_fen" IS DISTINCT FROM (NEW."planting_income_after_fen") OR OLD."planting_income_before_fen" IS DISTINCT FROM (NEW."planting_income_before_fen") OR OLD."sample_code" IS DISTINCT FROM (NEW."sample_code") OR OLD."total_income_fen" IS DISTINCT FROM (NEW."total_income_fen") OR OLD."working_members" IS DISTINCT FROM (NEW."working_members") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='6609e99351e5bf850fb6ec5954586793b06acb10', operation='UPDATE', pgid='pgtrigger_bump_version_564ca', table='laborers_householdeconomy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='householdeconomy',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_householdeconomyhistory" ("batch_id", "by_id", "created_at", "division_id", "household_id", "id", "land_idle", "land_leased", "members", "outside_income_fen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planted_area_after", "planted_area_before", "planting_income_after_fen", "planting_income_before_fen", "sample_code", "total_income_fen", "updated_at", "version", "working_members", "year") SELECT new_values."batch_id", new_values."by_id", new_values."created_at", new_values."division_id", new_values."household_id", new_values."id", new_values."land_idle", new_values."land_leased", new_values."members", new_values."outside_income_fen", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."planted_area_after", new_values."planted_area_before", new_values."planting_income_after_fen", new_values."planting_income_before_fen", new_values."sample_code", new_values."total_income_fen", new_values."updated_at", new_values."version", new_values."working_members", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3d4f5fae4311ca42451f6c3175a5b5ac35bccf6a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b4bfe', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_householdeconomy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='householdeconomy',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_householdeconomyhistory" ("batch_id", "by_id", "created_at", "division_id", "household_id", "id", "land_idle", "land_leased", "members", "outside_income_fen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planted_area_after", "planted_area_before", "planting_income_after_fen", "planting_income_before_fen", "sample_code", "total_income_fen", "updated_at", "version", "working_members", "year") SELECT new_values."batch_id", new_values."by_id", new_values."created_at", new_values."division_id", new_values."household_id", new_values."id", new_values."land_idle", new_values."land_leased", new_values."members", new_values."outside_income_fen", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."planted_area_after", new_values."planted_area_before", new_values."planting_income_after_fen", new_values."planting_income_before_fen", new_values."sample_code", new_values."total_income_fen", new_values."updated_at", new_values."version", new_values."working_members", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='88294c3b0e71130ee2d66d714729ea0a7f37c54e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6cc3d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_householdeconomy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='householdeconomyhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='22cf88fac417be7c0be4f29472910b1a9997fceb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ba259', table='laborers_householdeconomyhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='povertythreshold',
                constraint=models.UniqueConstraint(fields=('county', 'year'), name='threshold_once_a_year'),
            ), migrations.AddConstraint(
                model_name='povertythreshold',
                constraint=models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='threshold_above_zero'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='povertythreshold',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount_fen" IS DISTINCT FROM (NEW."amount_fen") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='5c6c57f9fa72c7c98be614e9a20684ab08c909d2', operation='UPDATE', pgid='pgtrigger_bump_version_fc3d0', table='laborers_povertythreshold', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='povertythreshold',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_povertythresholdhistory" ("amount_fen", "county_id", "created_at", "document", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version", "year") SELECT new_values."amount_fen", new_values."county_id", new_values."created_at", new_values."document", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a69b9a873e86d645920258ca1ed4e9d58c3a2617', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c7211', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_povertythreshold', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='povertythreshold',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_povertythresholdhistory" ("amount_fen", "county_id", "created_at", "document", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version", "year") SELECT new_values."amount_fen", new_values."county_id", new_values."created_at", new_values."document", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ef01086e58fa4d7745509520df3778ee5e8b66ba', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_427a6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_povertythreshold', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='povertythresholdhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='17bf0c84139805e2016a4c14726698b20dae1a76', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c64bc', table='laborers_povertythresholdhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='publishedfigure',
                constraint=models.UniqueConstraint(fields=('county', 'year', 'report', 'measure'), name='published_once'),
            ), migrations.AddConstraint(
                model_name='publishedfigure',
                constraint=models.CheckConstraint(condition=models.Q(('report__in', ['household-income', 'land-use'])), name='published_report_known'),
            ), migrations.CreateModel(
                name='Reassessment',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('on', models.DateField(verbose_name='day')),
                    ('state', models.CharField(choices=[('previewing', 'Looking who would change'), ('previewed', 'To be decided'), ('applying', 'Being applied'), ('applied', 'Applied'), ('failed', 'Stopped'), ('discarded', 'Discarded')], default='previewing', max_length=10, verbose_name='state')),
                    ('done', models.PositiveIntegerField(default=0)),
                    ('total', models.PositiveIntegerField(default=0)),
                    ('figures', models.JSONField(default=dict, verbose_name='figures')),
                    ('failure', models.CharField(blank=True, max_length=300, verbose_name='failure')),
                    ('previewed_at', models.DateTimeField(null=True, verbose_name='previewed at')),
                    ('applied_at', models.DateTimeField(null=True, verbose_name='applied at')),
                ],
                options={
                    'verbose_name': 're-assessment',
                    'verbose_name_plural': 're-assessments',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ReassessmentChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('seen_id', models.UUIDField(null=True)),
                    ('response_id', models.UUIDField()),
                    ('before', models.CharField(blank=True, choices=[('away', 'Transfer elsewhere'), ('nearby', 'Placement nearby'), ('local_post', 'Post in the village'), ('not_seeking', 'Not seeking work')], max_length=12, verbose_name='before')),
                    ('after', models.CharField(choices=[('away', 'Transfer elsewhere'), ('nearby', 'Placement nearby'), ('local_post', 'Post in the village'), ('not_seeking', 'Not seeking work')], max_length=12, verbose_name='after')),
                    ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                    ('outcome', models.CharField(choices=[('waiting', 'Not applied'), ('applied', 'Applied'), ('rejudged', 'Changed meanwhile, left as it is'), ('gone', 'No longer to be assessed')], default='waiting', max_length=10, verbose_name='outcome')),
                    ('now', models.CharField(blank=True, choices=[('away', 'Transfer elsewhere'), ('nearby', 'Placement nearby'), ('local_post', 'Post in the village'), ('not_seeking', 'Not seeking work')], max_length=12, verbose_name='by what is known now')),
                ],
                options={
                    'verbose_name': 'previewed change',
                    'verbose_name_plural': 'previewed changes',
                },
            ), migrations.CreateModel(
                name='SurveyForm',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('surveyed_on', models.DateField(verbose_name='surveyed on')),
                    ('surveyor', models.CharField(blank=True, max_length=50, verbose_name='surveyor')),
                    ('results', models.JSONField(default=list)),
                    ('stated', models.JSONField(default=list)),
                ],
                options={
                    'verbose_name': 'survey form',
                    'verbose_name_plural': 'survey forms',
                },
            ), migrations.CreateModel(
                name='SurveyRoundHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('title', models.CharField(max_length=80, verbose_name='title')),
                    ('opens', models.DateField(verbose_name='opens')),
                    ('closes', models.DateField(verbose_name='closes')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='assessmentpolicy',
                trigger=pgtrigger.compiler.Trigger(name='policy_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."labour_age_from" IS DISTINCT FROM (NEW."labour_age_from") OR OLD."labour_age_to_male" IS DISTINCT FROM (NEW."labour_age_to_male") OR OLD."labour_age_to_female" IS DISTINCT FROM (NEW."labour_age_to_female") OR OLD."away_age_to" IS DISTINCT FROM (NEW."away_age_to") OR OLD."away_min_education" IS DISTINCT FROM (NEW."away_min_education") OR OLD."stable_months" IS DISTINCT FROM (NEW."stable_months"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='bfebaec8503ca343d596e9ce503773e5cc3207fc', operation='UPDATE', pgid='pgtrigger_policy_stays_028fd', table='laborers_assessmentpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='assessmentpolicy',
                trigger=pgtrigger.compiler.Trigger(name='policy_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='b321afbaa612a6f2ae10928325555266a258d468', operation='DELETE', pgid='pgtrigger_policy_is_kept_bfea1', table='laborers_assessmentpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='surveyround',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_surveyroundhistory" ("closes", "county_id", "created_at", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "updated_at", "version", "year") SELECT new_values."closes", new_values."county_id", new_values."created_at", new_values."id", new_values."opens", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."title", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8a868c298e935ec5c71971a72cc8519fa5d7452b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c7eea', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_surveyround', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='surveyround',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_surveyroundhistory" ("closes", "county_id", "created_at", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "updated_at", "version", "year") SELECT new_values."closes", new_values."county_id", new_values."created_at", new_values."id", new_values."opens", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."title", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6c58191068f8af0b00def916682362facfb48b1a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ef986', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_surveyround', when='AFTER')),
            ), migrations.AddField(
                model_name='reassessment',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='reassessment',
                name='division',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division'),
            ), migrations.AddField(
                model_name='reassessment',
                name='policy',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='laborers.assessmentpolicy', verbose_name='policy'),
            ), migrations.AddField(
                model_name='reassessmentchange',
                name='case',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='laborers.case', verbose_name='case'),
            ), migrations.AddField(
                model_name='reassessmentchange',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='reassessmentchange',
                name='reassessment',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='laborers.reassessment', verbose_name='re-assessment'),
            ), migrations.AddField(
                model_name='surveyform',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='surveyform',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='surveyform',
                name='household',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='laborers.household', verbose_name='household'),
            ), migrations.AddField(
                model_name='surveyform',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='laborers.surveyround', verbose_name='round'),
            ), migrations.AddField(
                model_name='surveyroundhistory',
                name='county',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='surveyroundhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='surveyroundhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.surveyround'),
            ), migrations.AddIndex(
                model_name='reassessment',
                index=models.Index(fields=['division', '-created_at'], name='reassessment_by_division'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='reassessment',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."applied_at" IS DISTINCT FROM (NEW."applied_at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."done" IS DISTINCT FROM (NEW."done") OR OLD."failure" IS DISTINCT FROM (NEW."failure") OR OLD."figures" IS DISTINCT FROM (NEW."figures") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."previewed_at" IS DISTINCT FROM (NEW."previewed_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."total" IS DISTINCT FROM (NEW."total"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='3e94efd2fe2e1c0d2e928b1a7a5d64fd71230c12', operation='UPDATE', pgid='pgtrigger_bump_version_295cb', table='laborers_reassessment', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='reassessmentchange',
                index=models.Index(fields=['reassessment', 'division', 'id'], name='change_by_village'),
            ), migrations.AddIndex(
                model_name='reassessmentchange',
                index=models.Index(condition=models.Q(('outcome', 'waiting')), fields=['reassessment', 'id'], name='change_waiting'),
            ), migrations.AddConstraint(
                model_name='reassessmentchange',
                constraint=models.UniqueConstraint(fields=('reassessment', 'case'), name='reassessment_case_once'),
            ), migrations.AddIndex(
                model_name='surveyform',
                index=models.Index(fields=['division', '-created_at'], name='survey_form_by_division'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='surveyroundhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='67afc74d8d24fafa0b61fcb95e53b71c6ff44821', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f98bc', table='laborers_surveyroundhistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='DuplicatePair',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('reason', models.CharField(choices=[('same_identity', 'Same identity number'), ('same_name_birth_village', 'Same name, birth date and village')], max_length=25, verbose_name='reason')),
                    ('state', models.CharField(choices=[('open', 'To be looked at'), ('merged', 'One person, merged'), ('different', 'Different persons')], default='open', max_length=10, verbose_name='state')),
                    ('found_on', models.DateField(verbose_name='found on')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'possible duplicate',
                    'verbose_name_plural': 'possible duplicates',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DuplicatePairHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('reason', models.CharField(choices=[('same_identity', 'Same identity number'), ('same_name_birth_village', 'Same name, birth date and village')], max_length=25, verbose_name='reason')),
                    ('state', models.CharField(choices=[('open', 'To be looked at'), ('merged', 'One person, merged'), ('different', 'Different persons')], default='open', max_length=10, verbose_name='state')),
                    ('found_on', models.DateField(verbose_name='found on')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='HouseholdEvent',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('birth', 'Birth'), ('death', 'Death'), ('marriage_in', 'Married into the household'), ('marriage_out', 'Married away'), ('moved_in', 'Moved in'), ('moved_out', 'Moved out'), ('split', 'Household divided'), ('merged', 'Households joined'), ('enrolled', 'Started school'), ('graduated', 'Finished school'), ('came_of_age', 'Came of working age'), ('joined_army', 'Joined the army'), ('discharged', 'Discharged from the army'), ('went_abroad', 'Went abroad'), ('lost_contact', 'Lost contact'), ('left', 'Left the household'), ('returned', 'Returned'), ('corrected', 'Corrected a mistake')], max_length=15, verbose_name='kind')),
                    ('on', models.DateField(verbose_name='day')),
                    ('detail', models.JSONField(default=dict)),
                ],
                options={
                    'verbose_name': 'change in a household',
                    'verbose_name_plural': 'changes in households',
                },
            ), migrations.CreateModel(
                name='Merge',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('taken', models.JSONField(default=list, verbose_name='values taken over')),
                    ('on', models.DateField(verbose_name='day')),
                    ('undone_on', models.DateField(blank=True, null=True, verbose_name='undone on')),
                ],
                options={
                    'verbose_name': 'merge',
                    'verbose_name_plural': 'merges',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='MergeHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('taken', models.JSONField(default=list, verbose_name='values taken over')),
                    ('on', models.DateField(verbose_name='day')),
                    ('undone_on', models.DateField(blank=True, null=True, verbose_name='undone on')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='MergeMove',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('table', models.CharField(max_length=80, verbose_name='table')),
                    ('former', models.JSONField(default=dict)),
                    ('written', models.JSONField(default=dict)),
                ],
                options={
                    'verbose_name': 'part of a merge',
                    'verbose_name_plural': 'parts of a merge',
                },
            ), migrations.CreateModel(
                name='Transfer',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('household_number', models.CharField(blank=True, max_length=30, verbose_name='household number')),
                    ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                    ('profile', models.JSONField(blank=True, default=dict, verbose_name='as written there')),
                    ('state', models.CharField(choices=[('waiting', 'Waits for a decision'), ('confirmed', 'Moved'), ('kept', 'Stays where registered'), ('withdrawn', 'Taken back')], default='waiting', max_length=10, verbose_name='state')),
                    ('source', models.CharField(choices=[('import', 'Import'), ('entry', 'Entry by hand')], max_length=10, verbose_name='source')),
                    ('batch_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='import')),
                    ('row_no', models.PositiveIntegerField(blank=True, null=True, verbose_name='row')),
                    ('round_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='round')),
                    ('opened_on', models.DateField(verbose_name='reported on')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'reported move',
                    'verbose_name_plural': 'reported moves',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='TransferHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('household_number', models.CharField(blank=True, max_length=30, verbose_name='household number')),
                    ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                    ('profile', models.JSONField(blank=True, default=dict, verbose_name='as written there')),
                    ('state', models.CharField(choices=[('waiting', 'Waits for a decision'), ('confirmed', 'Moved'), ('kept', 'Stays where registered'), ('withdrawn', 'Taken back')], default='waiting', max_length=10, verbose_name='state')),
                    ('source', models.CharField(choices=[('import', 'Import'), ('entry', 'Entry by hand')], max_length=10, verbose_name='source')),
                    ('batch_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='import')),
                    ('row_no', models.PositiveIntegerField(blank=True, null=True, verbose_name='row')),
                    ('round_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='round')),
                    ('opened_on', models.DateField(verbose_name='reported on')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='dependant',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='dependant',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='dependant',
                name='update_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='household',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='household',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='household',
                name='update_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='laborer',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='laborer',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='laborer',
                name='update_update',
            ), migrations.AddField(
                model_name='dependant',
                name='laborer',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='was_dependant', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='dependant',
                name='left_reason',
                field=models.CharField(blank=True, db_default='', default='', max_length=30, verbose_name='reason for leaving'),
            ), migrations.AddField(
                model_name='dependanthistory',
                name='laborer',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='dependanthistory',
                name='left_reason',
                field=models.CharField(blank=True, db_default='', default='', max_length=30, verbose_name='reason for leaving'),
            ), migrations.AddField(
                model_name='household',
                name='ended_on',
                field=models.DateField(blank=True, null=True, verbose_name='ended on'),
            ), migrations.AddField(
                model_name='householdhistory',
                name='ended_on',
                field=models.DateField(blank=True, null=True, verbose_name='ended on'),
            ), migrations.AddField(
                model_name='laborer',
                name='merged_into',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_people', to='laborers.laborer', verbose_name='merged into'),
            ), migrations.AddField(
                model_name='laborerhistory',
                name='merged_into',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='merged into'),
            ), migrations.AlterField(
                model_name='caseevent',
                name='kind',
                field=models.CharField(choices=[('opened', 'Case opened'), ('stage', 'Stage changed'), ('assessed', 'Assessed'), ('enrolled', 'Enrolled in a class'), ('trained', 'Training finished'), ('skill', 'Skill recorded'), ('offered', 'Post offered'), ('answered', 'Offer answered'), ('consented', 'Consent recorded'), ('started', 'Work started'), ('ended', 'Work ended'), ('card', 'Contract card issued'), ('visited', 'Visited'), ('difficulty', 'Difficulty'), ('channel', 'Employment channel'), ('moved', 'Moved'), ('member', 'Change in the household'), ('note', 'Note')], max_length=12, verbose_name='kind'),
            ), migrations.AddIndex(
                model_name='laborer',
                index=models.Index(condition=models.Q(('left_on__isnull', True)), fields=['division', 'birth', 'name'], name='laborer_by_birth'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='dependant',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."birth" IS DISTINCT FROM (NEW."birth") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."left_reason" IS DISTINCT FROM (NEW."left_reason") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."school_status" IS DISTINCT FROM (NEW."school_status"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='825ba9614de672187100b830c51ef21fcdc259e3', operation='UPDATE', pgid='pgtrigger_bump_version_a2304', table='laborers_dependant', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='dependant',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_dependanthistory" ("birth", "created_at", "household_id", "id", "kind", "laborer_id", "left_on", "left_reason", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_status", "updated_at", "version") SELECT new_values."birth", new_values."created_at", new_values."household_id", new_values."id", new_values."kind", new_values."laborer_id", new_values."left_on", new_values."left_reason", new_values."name", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."school_status", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='063775c5dbf1c3298e090ed50e23c25524233b3f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e8659', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_dependant', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='dependant',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_dependanthistory" ("birth", "created_at", "household_id", "id", "kind", "laborer_id", "left_on", "left_reason", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_status", "updated_at", "version") SELECT new_values."birth", new_values."created_at", new_values."household_id", new_values."id", new_values."kind", new_values."laborer_id", new_values."left_on", new_values."left_reason", new_values."name", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."school_status", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8ad64c912489aa652839588ecea7022be25874b9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5f509', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_dependant', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='household',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."category" IS DISTINCT FROM (NEW."category") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."group_name" IS DISTINCT FROM (NEW."group_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='991af1c7b56c528787a128776d470529a4313542', operation='UPDATE', pgid='pgtrigger_bump_version_b6f2c', table='laborers_household', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='household',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_householdhistory" ("address", "category", "created_at", "division_id", "ended_on", "group_name", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "site_id", "updated_at", "version") SELECT new_values."address", new_values."category", new_values."created_at", new_values."division_id", new_values."ended_on", new_values."group_name", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."site_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a551d3cf1d0904313272c64e4d4ebd5fe80fc34c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ff611', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_household', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='household',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_householdhistory" ("address", "category", "created_at", "division_id", "ended_on", "group_name", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "site_id", "updated_at", "version") SELECT new_values."address", new_values."category", new_values."created_at", new_values."division_id", new_values."ended_on", new_values."group_name", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."site_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e87a4f99eba25e284ac772d08647fb0bff19ce3c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_28f17', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_household', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='laborer',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."birth" IS DISTINCT FROM (NEW."birth") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."education" IS DISTINCT FROM (NEW."education") OR OLD."ethnic_group" IS DISTINCT FROM (NEW."ethnic_group") OR OLD."health" IS DISTINCT FROM (NEW."health") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."identity_digest" IS DISTINCT FROM (NEW."identity_digest") OR OLD."identity_hint" IS DISTINCT FROM (NEW."identity_hint") OR OLD."identity_sealed" IS DISTINCT FROM (NEW."identity_sealed") OR OLD."initials" IS DISTINCT FROM (NEW."initials") OR OLD."labour_skill" IS DISTINCT FROM (NEW."labour_skill") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."left_reason" IS DISTINCT FROM (NEW."left_reason") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."pinyin" IS DISTINCT FROM (NEW."pinyin") OR OLD."relation" IS DISTINCT FROM (NEW."relation") OR OLD."sex" IS DISTINCT FROM (NEW."sex"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='92105b08aede425192752fa4cfabf79497febb5a', operation='UPDATE', pgid='pgtrigger_bump_version_7683a', table='laborers_laborer', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='laborer',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_laborerhistory" ("birth", "created_at", "division_id", "education", "ethnic_group", "health", "household_id", "id", "initials", "labour_skill", "left_on", "left_reason", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "pinyin", "relation", "sex", "updated_at", "version") SELECT new_values."birth", new_values."created_at", new_values."division_id", new_values."education", new_values."ethnic_group", new_values."health", new_values."household_id", new_values."id", new_values."initials", new_values."labour_skill", new_values."left_on", new_values."left_reason", new_values."merged_into_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."pinyin", new_values."relation", new_values."sex", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9844dee1f75e9ad9a36f085904bed0fb0ae1fbc2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1d83f', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_laborer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='laborer',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_laborerhistory" ("birth", "created_at", "division_id", "education", "ethnic_group", "health", "household_id", "id", "initials", "labour_skill", "left_on", "left_reason", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "pinyin", "relation", "sex", "updated_at", "version") SELECT new_values."birth", new_values."created_at", new_values."division_id", new_values."education", new_values."ethnic_group", new_values."health", new_values."household_id", new_values."id", new_values."initials", new_values."labour_skill", new_values."left_on", new_values."left_reason", new_values."merged_into_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."pinyin", new_values."relation", new_values."sex", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."birth" IS DISTINCT FROM (new_values."birth") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."division_id" IS DISTINCT FROM (new_values."division_id") OR old_values."education" IS DISTINCT FROM (new_values."education") OR old_values."ethnic_group" IS DISTINCT FROM (new_values."ethnic_group") OR old_values."health" IS DISTINCT FROM (new_values."health") OR old_values."household_id" IS DISTINCT FROM (new_values."household_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."initials" IS DISTINCT FROM (new_values."initials") OR old_values."labour_skill" IS DISTINCT FROM (new_values."labour_skill") OR old_values."left_on" IS DISTINCT FROM (new_values."left_on") OR old_values."left_reason" IS DISTINCT FROM (new_values."left_reason") OR old_values."merged_into_id" IS DISTINCT FROM (new_values."merged_into_id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."phone" IS DISTINCT FROM (new_values."phone") OR old_values."pinyin" IS DISTINCT FROM (new_values."pinyin") OR old_values."relation" IS DISTINCT FROM (new_values."relation") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6f39113855a76be0125f824539c12897226254cb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_09a61', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_laborer', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='laborer',
                constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('identity_digest__isnull', True), ('left_on__isnull', False), ('left_reason', 'merged')), _connector='OR'), name='laborer_merged_has_left'),
            ), migrations.AddField(
                model_name='duplicatepair',
                name='a',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairs_as_a', to='laborers.laborer', verbose_name='first record'),
            ), migrations.AddField(
                model_name='duplicatepair',
                name='b',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairs_as_b', to='laborers.laborer', verbose_name='second record'),
            ), migrations.AddField(
                model_name='duplicatepair',
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='duplicatepair',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division'),
            ), migrations.AddField(
                model_name='duplicatepairhistory',
                name='a',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='first record'),
            ), migrations.AddField(
                model_name='duplicatepairhistory',
                name='b',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='second record'),
            ), migrations.AddField(
                model_name='duplicatepairhistory',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='duplicatepairhistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division'),
            ), migrations.AddField(
                model_name='duplicatepairhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='duplicatepairhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.duplicatepair'),
            ), migrations.AddField(
                model_name='householdevent',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='householdevent',
                name='dependant',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='laborers.dependant', verbose_name='dependant'),
            ), migrations.AddField(
                model_name='householdevent',
                name='household',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='laborers.household', verbose_name='household'),
            ), migrations.AddField(
                model_name='householdevent',
                name='laborer',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='household_events', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='householdevent',
                name='other',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='other_events', to='laborers.household', verbose_name='other household'),
            ), migrations.AddField(
                model_name='merge',
                name='by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='merge',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division'),
            ), migrations.AddField(
                model_name='merge',
                name='goes',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges_gone', to='laborers.laborer', verbose_name='record that goes'),
            ), migrations.AddField(
                model_name='merge',
                name='pair',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='laborers.duplicatepair', verbose_name='possible duplicate'),
            ), migrations.AddField(
                model_name='merge',
                name='stays',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges_kept', to='laborers.laborer', verbose_name='record that stays'),
            ), migrations.AddField(
                model_name='merge',
                name='undone_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by'),
            ), migrations.AddField(
                model_name='mergehistory',
                name='by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='mergehistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division'),
            ), migrations.AddField(
                model_name='mergehistory',
                name='goes',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='record that goes'),
            ), migrations.AddField(
                model_name='mergehistory',
                name='pair',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.duplicatepair', verbose_name='possible duplicate'),
            ), migrations.AddField(
                model_name='mergehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='mergehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.merge'),
            ), migrations.AddField(
                model_name='mergehistory',
                name='stays',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='record that stays'),
            ), migrations.AddField(
                model_name='mergehistory',
                name='undone_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by'),
            ), migrations.AddField(
                model_name='mergemove',
                name='merge',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='laborers.merge'),
            ), migrations.AddField(
                model_name='transfer',
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='transfer',
                name='from_division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='registered in'),
            ), migrations.AddField(
                model_name='transfer',
                name='laborer',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='transfer',
                name='opened_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
            ), migrations.AddField(
                model_name='transfer',
                name='to_division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='reported in'),
            ), migrations.CreateModel(
                name='TransferReport',
                fields=[
                ],
                options={
                    'verbose_name': 'report of a known person',
                    'verbose_name_plural': 'reports of known persons',
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('laborers.transfer',),
            ), migrations.AddField(
                model_name='transferhistory',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='transferhistory',
                name='from_division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='registered in'),
            ), migrations.AddField(
                model_name='transferhistory',
                name='laborer',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='transferhistory',
                name='opened_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
            ), migrations.AddField(
                model_name='transferhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='transferhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.transfer'),
            ), migrations.AddField(
                model_name='transferhistory',
                name='to_division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='reported in'),
            ), migrations.AddIndex(
                model_name='duplicatepair',
                index=models.Index(fields=['division', 'state', 'id'], name='pair_by_division'),
            ), migrations.AddConstraint(
                model_name='duplicatepair',
                constraint=models.UniqueConstraint(fields=('a', 'b'), name='pair_once'),
            ), migrations.AddConstraint(
                model_name='duplicatepair',
                constraint=models.CheckConstraint(condition=models.Q(('a__lt', models.F('b'))), name='pair_in_order'),
            ), migrations.AddConstraint(
                model_name='duplicatepair',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'merged', 'different'])), name='pair_state_known'),
            ), migrations.AddConstraint(
                model_name='duplicatepair',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='pair_decided_has_a_day'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='duplicatepair',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."a_id" IS DISTINCT FROM (NEW."a_id") OR OLD."b_id" IS DISTINCT FROM (NEW."b_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."found_on" IS DISTINCT FROM (NEW."found_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='aeee3c9beab0e801572ce5fa58d04fbf9a593b94', operation='UPDATE', pgid='pgtrigger_bump_version_b44c2', table='laborers_duplicatepair', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='duplicatepair',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_duplicatepairhistory" ("a_id", "b_id", "created_at", "decided_by_id", "decided_on", "division_id", "found_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "updated_at", "version") SELECT new_values."a_id", new_values."b_id", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."division_id", new_values."found_on", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."state", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='161ebaba233d9f50a935953a970b5d04c41e5b90', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7e777', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_duplicatepair', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='duplicatepair',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_duplicatepairhistory" ("a_id", "b_id", "created_at", "decided_by_id", "decided_on", "division_id", "found_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "updated_at", "version") SELECT new_values."a_id", new_values."b_id", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."division_id", new_values."found_on", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."state", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='69cee023ed54f17e387593adeb7b34e167731ad0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_730bd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_duplicatepair', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='duplicatepairhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='108ce35138d2c64fb6c40897ed538255dfbdb637', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85d1d', table='laborers_duplicatepairhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='householdevent',
                index=models.Index(fields=['household', 'on', 'id'], name='event_by_household'),
            ), migrations.AddConstraint(
                model_name='householdevent',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['birth', 'death', 'marriage_in', 'marriage_out', 'moved_in', 'moved_out', 'split', 'merged', 'enrolled', 'graduated', 'came_of_age', 'joined_army', 'discharged', 'went_abroad', 'lost_contact', 'left', 'returned', 'corrected'])), name='change_known'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='householdevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='65bb757cfaec86a686a8c421b45ba4220c14d5f2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_12d8b', table='laborers_householdevent', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='merge',
                index=models.Index(fields=['division', '-on'], name='merge_by_division'),
            ), migrations.AddConstraint(
                model_name='merge',
                constraint=models.UniqueConstraint(condition=models.Q(('undone_on__isnull', True)), fields=('goes',), name='merged_away_once'),
            ), migrations.AddConstraint(
                model_name='merge',
                constraint=models.CheckConstraint(condition=models.Q(('stays', models.F('goes')), _negated=True), name='merge_of_two'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."goes_id" IS DISTINCT FROM (NEW."goes_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."pair_id" IS DISTINCT FROM (NEW."pair_id") OR OLD."stays_id" IS DISTINCT FROM (NEW."stays_id") OR OLD."taken" IS DISTINCT FROM (NEW."taken") OR OLD."undone_by_id" IS DISTINCT FROM (NEW."undone_by_id") OR OLD."undone_on" IS DISTINCT FROM (NEW."undone_on"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='3478da7436ade242d913921172ddf5cd39798426', operation='UPDATE', pgid='pgtrigger_bump_version_24da5', table='laborers_merge', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_mergehistory" ("by_id", "created_at", "division_id", "goes_id", "id", "on", "pair_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stays_id", "taken", "undone_by_id", "undone_on", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."goes_id", new_values."id", new_values."on", new_values."pair_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."stays_id", new_values."taken", new_values."undone_by_id", new_values."undone_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='564623a625d7095f3fc38d43ba82fa2c5f21087f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f9c27', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_merge', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_mergehistory" ("by_id", "created_at", "division_id", "goes_id", "id", "on", "pair_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stays_id", "taken", "undone_by_id", "undone_on", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."goes_id", new_values."id", new_values."on", new_values."pair_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."stays_id", new_values."taken", new_values."undone_by_id", new_values."undone_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8b0a51b398588021db1ad527cf0dce74bc8bbabd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2f8d3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_merge', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='mergehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4dac0f090302292fc55e3124a6867328c4db10be', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_69ec4', table='laborers_mergehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='mergemove',
                constraint=models.UniqueConstraint(fields=('merge', 'table'), name='merge_table_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='mergemove',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='14b195c8135a49c4abdefdeb6f3e91df964afd0d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_37406', table='laborers_mergemove', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='transfer',
                index=models.Index(fields=['from_division', 'state', 'id'], name='transfer_by_home'),
            ), migrations.AddIndex(
                model_name='transfer',
                index=models.Index(fields=['to_division', 'id'], name='transfer_by_reporter'),
            ), migrations.AddIndex(
                model_name='transfer',
                index=models.Index(condition=models.Q(('batch_id__isnull', False)), fields=['batch_id'], name='transfer_by_import'),
            ), migrations.AddConstraint(
                model_name='transfer',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('laborer', 'to_division'), name='one_waiting_transfer'),
            ), migrations.AddConstraint(
                model_name='transfer',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'confirmed', 'kept', 'withdrawn'])), name='transfer_state_known'),
            ), migrations.AddConstraint(
                model_name='transfer',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_on__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='transfer_decided_has_a_day'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='transfer',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answers" IS DISTINCT FROM (NEW."answers") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."from_division_id" IS DISTINCT FROM (NEW."from_division_id") OR OLD."household_number" IS DISTINCT FROM (NEW."household_number") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."profile" IS DISTINCT FROM (NEW."profile") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."row_no" IS DISTINCT FROM (NEW."row_no") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."to_division_id" IS DISTINCT FROM (NEW."to_division_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='278b8d586cd2a35ceda07070a14b3a02310e2ed9', operation='UPDATE', pgid='pgtrigger_bump_version_cb4a5', table='laborers_transfer', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='transfer',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_transferhistory" ("answers", "batch_id", "created_at", "decided_by_id", "decided_on", "from_division_id", "household_number", "id", "laborer_id", "note", "opened_by_id", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "round_id", "row_no", "source", "state", "to_division_id", "updated_at", "version") SELECT new_values."answers", new_values."batch_id", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."from_division_id", new_values."household_number", new_values."id", new_values."laborer_id", new_values."note", new_values."opened_by_id", new_values."opened_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."profile", new_values."round_id", new_values."row_no", new_values."source", new_values."state", new_values."to_division_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8e2b68dee16d00ca5f9bbe8497657839e5d274b0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ddaa5', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_transfer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='transfer',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_transferhistory" ("answers", "batch_id", "created_at", "decided_by_id", "decided_on", "from_division_id", "household_number", "id", "laborer_id", "note", "opened_by_id", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile", "round_id", "row_no", "source", "state", "to_division_id", "updated_at", "version") SELECT new_values."answers", new_values."batch_id", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."from_division_id", new_values."household_number", new_values."id", new_values."laborer_id", new_values."note", new_values."opened_by_id", new_values."opened_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."profile", new_values."round_id", new_values."row_no", new_values."source", new_values."state", new_values."to_division_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='186bb47d580c32d6f59058842bcbacec8b4817b7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b2d2b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_transfer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='transferhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bdeb18051fccd804eb92a507b0bbf9b4acc42fd2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_37b0b', table='laborers_transferhistory', when='BEFORE')),
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='importbatch',
                name='bump_version',
            ), migrations.AddField(
                model_name='importbatch',
                name='year',
                field=models.PositiveSmallIntegerField(default=0, verbose_name='year'),
            ), migrations.CreateModel(
                name='Doubt',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('survey', 'Labour survey')], max_length=20, verbose_name='kind')),
                    ('row_no', models.PositiveIntegerField(verbose_name='row')),
                    ('subject', models.CharField(max_length=50, verbose_name='about')),
                    ('field', models.CharField(max_length=30, verbose_name='field')),
                    ('column', models.CharField(max_length=100, verbose_name='column')),
                    ('value', models.CharField(blank=True, max_length=100, verbose_name='value')),
                    ('code', models.CharField(max_length=30, verbose_name='code')),
                    ('args', models.JSONField(blank=True, default=dict)),
                    ('state', models.CharField(choices=[('open', 'To be verified'), ('passed_on', 'Passed on'), ('corrected', 'Corrected'), ('stated', 'True as stated'), ('withdrawn', 'Withdrawn with the import')], default='open', max_length=10, verbose_name='state')),
                    ('with_level', models.CharField(choices=[('village', 'Village'), ('township', 'Township'), ('county', 'County')], default='village', max_length=10, verbose_name='lies with')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                    ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
                ],
                options={
                    'verbose_name': 'doubt',
                    'verbose_name_plural': 'doubts',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DoubtHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('survey', 'Labour survey')], max_length=20, verbose_name='kind')),
                    ('row_no', models.PositiveIntegerField(verbose_name='row')),
                    ('subject', models.CharField(max_length=50, verbose_name='about')),
                    ('field', models.CharField(max_length=30, verbose_name='field')),
                    ('column', models.CharField(max_length=100, verbose_name='column')),
                    ('value', models.CharField(blank=True, max_length=100, verbose_name='value')),
                    ('code', models.CharField(max_length=30, verbose_name='code')),
                    ('args', models.JSONField(blank=True, default=dict)),
                    ('state', models.CharField(choices=[('open', 'To be verified'), ('passed_on', 'Passed on'), ('corrected', 'Corrected'), ('stated', 'True as stated'), ('withdrawn', 'Withdrawn with the import')], default='open', max_length=10, verbose_name='state')),
                    ('with_level', models.CharField(choices=[('village', 'Village'), ('township', 'Township'), ('county', 'County')], default='village', max_length=10, verbose_name='lies with')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                    ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ImportChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('row_no', models.PositiveIntegerField(verbose_name='row')),
                    ('laborer_id', models.UUIDField()),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('changes', models.JSONField(default=dict)),
                ],
                options={
                    'verbose_name': 'change of an import',
                    'verbose_name_plural': 'changes of an import',
                },
            ), migrations.CreateModel(
                name='ImportMapping',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('survey', 'Labour survey')], max_length=20, verbose_name='kind')),
                    ('name', models.CharField(max_length=60, verbose_name='name')),
                    ('header_row', models.PositiveSmallIntegerField(verbose_name='row of the header')),
                    ('columns', models.JSONField(default=dict, verbose_name='columns')),
                ],
                options={
                    'verbose_name': 'column mapping',
                    'verbose_name_plural': 'column mappings',
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='importbatch',
                name='layout',
                field=models.JSONField(null=True),
            ), pgtrigger.migrations.AddTrigger(
                model_name='importbatch',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."committed_at" IS DISTINCT FROM (NEW."committed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."done" IS DISTINCT FROM (NEW."done") OR OLD."failure" IS DISTINCT FROM (NEW."failure") OR OLD."file_hash" IS DISTINCT FROM (NEW."file_hash") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."file_sealed" IS DISTINCT FROM (NEW."file_sealed") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."layout" IS DISTINCT FROM (NEW."layout") OR OLD."mapping" IS DISTINCT FROM (NEW."mapping") OR OLD."report" IS DISTINCT FROM (NEW."report") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."total" IS DISTINCT FROM (NEW."total") OR OLD."undone_at" IS DISTINCT FROM (NEW."undone_at") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='04131d62da97e66bdfafdabbcbc391bb1be216e9', operation='UPDATE', pgid='pgtrigger_bump_version_6dada', table='laborers_importbatch', when='BEFORE')),
            ), migrations.AddField(
                model_name='doubt',
                name='answered_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
            ), migrations.AddField(
                model_name='doubt',
                name='batch',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doubts', to='laborers.importbatch', verbose_name='import'),
            ), migrations.AddField(
                model_name='doubt',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='doubt',
                name='laborer',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='doubts', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='doubthistory',
                name='answered_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
            ), migrations.AddField(
                model_name='doubthistory',
                name='batch',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.importbatch', verbose_name='import'),
            ), migrations.AddField(
                model_name='doubthistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='doubthistory',
                name='laborer',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='doubthistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='doubthistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.doubt'),
            ), migrations.AddField(
                model_name='importchange',
                name='batch',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='laborers.importbatch'),
            ), migrations.AddField(
                model_name='importmapping',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='importmapping',
                name='division',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division'),
            ), migrations.AddIndex(
                model_name='doubt',
                index=models.Index(fields=['division', 'state', 'id'], name='doubt_by_division'),
            ), migrations.AddIndex(
                model_name='doubt',
                index=models.Index(fields=['laborer', 'code'], name='doubt_by_laborer'),
            ), migrations.AddConstraint(
                model_name='doubt',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'passed_on', 'corrected', 'stated', 'withdrawn'])), name='doubt_state_known'),
            ), migrations.AddConstraint(
                model_name='doubt',
                constraint=models.CheckConstraint(condition=models.Q(('with_level__in', ['village', 'township', 'county'])), name='doubt_level_known'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='doubt',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."args" IS DISTINCT FROM (NEW."args") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."column" IS DISTINCT FROM (NEW."column") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."field" IS DISTINCT FROM (NEW."field") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."row_no" IS DISTINCT FROM (NEW."row_no") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."with_level" IS DISTINCT FROM (NEW."with_level"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='1257cef3aeb9c5a865fa8fd56fa0d0022e0c2339', operation='UPDATE', pgid='pgtrigger_bump_version_e52d2', table='laborers_doubt', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='doubt',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_doubthistory" ("answered_at", "answered_by_id", "args", "batch_id", "code", "column", "created_at", "division_id", "field", "id", "kind", "laborer_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_no", "state", "subject", "updated_at", "value", "version", "with_level") SELECT new_values."answered_at", new_values."answered_by_id", new_values."args", new_values."batch_id", new_values."code", new_values."column", new_values."created_at", new_values."division_id", new_values."field", new_values."id", new_values."kind", new_values."laborer_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."row_no", new_values."state", new_values."subject", new_values."updated_at", new_values."value", new_values."version", new_values."with_level" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3b015bd1ec50ede71eaf6bae2eb910d1ef17578a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0de3b', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_doubt', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='doubt',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_doubthistory" ("answered_at", "answered_by_id", "args", "batch_id", "code", "column", "created_at", "division_id", "field", "id", "kind", "laborer_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_no", "state", "subject", "updated_at", "value", "version", "with_level") SELECT new_values."answered_at", new_values."answered_by_id", new_values."args", new_values."batch_id", new_values."code", new_values."column", new_values."created_at", new_values."division_id", new_values."field", new_values."id", new_values."kind", new_values."laborer_id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."row_no", new_values."state", new_values."subject", new_values."updated_at", new_values."value", new_values."version", new_values."with_level" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b596bff9244778e8a3e054c5529d9734894fb653', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7c14e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_doubt', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='doubthistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ede8fe8f2bb204c5115bb558a3d8600531d193a8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7f8e7', table='laborers_doubthistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='importchange',
                constraint=models.UniqueConstraint(fields=('batch', 'row_no'), name='import_change_row_once'),
            ), migrations.AddConstraint(
                model_name='importmapping',
                constraint=models.UniqueConstraint(django.db.models.functions.text.Left('division', 6), models.F('kind'), models.F('name'), name='mapping_name_once_per_county'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='importmapping',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."columns" IS DISTINCT FROM (NEW."columns") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."header_row" IS DISTINCT FROM (NEW."header_row") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='b7515dc3026ee488167a91859231fb2027effb14', operation='UPDATE', pgid='pgtrigger_bump_version_d9554', table='laborers_importmapping', when='BEFORE')),
            ), migrations.AddField(
                model_name='reveallog',
                name='ground',
                field=models.CharField(blank=True, choices=[('card', 'Compare with the identity card'), ('contract', 'Employment contract or its registration'), ('insurance', 'Social insurance'), ('subsidy', 'Subsidy or payment'), ('training', 'Training or certificate'), ('correction', 'Correct the record'), ('other', 'Something else')], max_length=12, verbose_name='ground'),
            ), migrations.AlterField(
                model_name='reveallog',
                name='reason',
                field=models.CharField(blank=True, max_length=200, verbose_name='reason'),
            ), migrations.CreateModel(
                name='HouseholdWords',
                fields=[
                    ('household_id', models.UUIDField(primary_key=True, serialize=False)),
                    ('words', django.contrib.postgres.search.SearchVectorField()),
                ],
                options={
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], gin_pending_list_limit=1024, name='household_words')],
                },
            ), migrations.CreateModel(
                name='PersonWords',
                fields=[
                    ('laborer_id', models.UUIDField(primary_key=True, serialize=False)),
                    ('household_id', models.UUIDField()),
                    ('words', django.contrib.postgres.search.SearchVectorField()),
                ],
                options={
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], gin_pending_list_limit=1024, name='person_words')],
                },
            ), migrations.AlterField(
                model_name='doubt',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='doubthistory',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importbatch',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importmapping',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy')], max_length=20, verbose_name='kind'),
            ), migrations.CreateModel(
                name='KeptCheck',
                fields=[
                    ('batch', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='kept', serialize=False, to='laborers.importbatch')),
                    ('mark', models.CharField(max_length=64)),
                    ('found', models.JSONField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'kept check',
                    'verbose_name_plural': 'kept checks',
                },
            ), migrations.CreateModel(
                name='KeptRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cells', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(null=True), size=None)),
                    ('check_of', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='laborers.keptcheck')),
                ],
                options={
                    'verbose_name': 'kept row',
                    'verbose_name_plural': 'kept rows',
                },
            )],
        ),
        # What was imported before was about the year of its round.
        migrations.RunSQL(
            "UPDATE laborers_importbatch b SET year = r.year FROM laborers_surveyround r WHERE r.id = b.round_id",
            migrations.RunSQL.noop,
        ),
        # Checked rows are kept until they are loaded; a crash may cost them and nothing else.
        migrations.RunSQL("ALTER TABLE laborers_keptrow SET UNLOGGED", "ALTER TABLE laborers_keptrow SET LOGGED"),
    ]
