"""Targets, published results, views of ledgers, kept and printed figures, meetings and tasks."""

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
        ('laborers', '0007_settling_in'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0005_calendars'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='AggregateRecord',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('since', models.DateField(verbose_name='from')),
                    ('until', models.DateField(verbose_name='to')),
                    ('measure', models.CharField(choices=[('employed', 'Laborers employed'), ('urban', "Transferred to Kunming's main urban area"), ('trained', 'Laborers trained'), ('new_skills', 'Trained in new skills outside the national list'), ('income', 'Transfer income'), ('earners', 'Registered poor with transfer income')], max_length=20, verbose_name='indicator')),
                    ('part', models.CharField(blank=True, max_length=60, verbose_name='part')),
                    ('done', models.BigIntegerField(blank=True, null=True, verbose_name='done')),
                    ('registered', models.BigIntegerField(blank=True, null=True, verbose_name='of whom registered poor')),
                    ('target', models.BigIntegerField(blank=True, null=True, verbose_name='target')),
                    ('printed', models.CharField(blank=True, choices=[('rate', 'of the target'), ('over', 'over the target'), ('', 'nothing printed')], max_length=10, verbose_name='printed percentage is')),
                    ('percent', models.PositiveIntegerField(blank=True, null=True, verbose_name='printed percentage')),
                    ('decimals', models.PositiveSmallIntegerField(default=0, verbose_name='decimals printed')),
                    ('source', models.CharField(max_length=200, verbose_name='source')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('state', models.CharField(choices=[('current', 'In force'), ('replaced', 'Corrected since'), ('withdrawn', 'Taken back')], default='current', max_length=10, verbose_name='state')),
                    ('withdrawn_for', models.CharField(blank=True, max_length=200, verbose_name='taken back because')),
                    ('batch_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='import')),
                    ('entered_on', models.DateField(verbose_name='entered on')),
                ],
                options={
                    'verbose_name': 'published result',
                    'verbose_name_plural': 'published results',
                },
            ), migrations.CreateModel(
                name='AggregateRecordHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('since', models.DateField(verbose_name='from')),
                    ('until', models.DateField(verbose_name='to')),
                    ('measure', models.CharField(choices=[('employed', 'Laborers employed'), ('urban', "Transferred to Kunming's main urban area"), ('trained', 'Laborers trained'), ('new_skills', 'Trained in new skills outside the national list'), ('income', 'Transfer income'), ('earners', 'Registered poor with transfer income')], max_length=20, verbose_name='indicator')),
                    ('part', models.CharField(blank=True, max_length=60, verbose_name='part')),
                    ('done', models.BigIntegerField(blank=True, null=True, verbose_name='done')),
                    ('registered', models.BigIntegerField(blank=True, null=True, verbose_name='of whom registered poor')),
                    ('target', models.BigIntegerField(blank=True, null=True, verbose_name='target')),
                    ('printed', models.CharField(blank=True, choices=[('rate', 'of the target'), ('over', 'over the target'), ('', 'nothing printed')], max_length=10, verbose_name='printed percentage is')),
                    ('percent', models.PositiveIntegerField(blank=True, null=True, verbose_name='printed percentage')),
                    ('decimals', models.PositiveSmallIntegerField(default=0, verbose_name='decimals printed')),
                    ('source', models.CharField(max_length=200, verbose_name='source')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('state', models.CharField(choices=[('current', 'In force'), ('replaced', 'Corrected since'), ('withdrawn', 'Taken back')], default='current', max_length=10, verbose_name='state')),
                    ('withdrawn_for', models.CharField(blank=True, max_length=200, verbose_name='taken back because')),
                    ('batch_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='import')),
                    ('entered_on', models.DateField(verbose_name='entered on')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='TargetChange',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('before', models.PositiveIntegerField(null=True, verbose_name='before')),
                    ('after', models.PositiveIntegerField(null=True, verbose_name='after')),
                    ('frozen', models.BooleanField(default=False, verbose_name='after freezing')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('document', models.CharField(blank=True, max_length=200, verbose_name='document')),
                ],
                options={
                    'verbose_name': 'change of a target',
                    'verbose_name_plural': 'changes of targets',
                },
            ), migrations.CreateModel(
                name='TargetPlan',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('indicator', models.CharField(choices=[('placements', 'Laborers placed'), ('away_placements', 'Laborers placed away from the county'), ('urban_placements', "Laborers placed in Kunming's main urban area"), ('trained', 'Laborers trained')], max_length=20, verbose_name='indicator')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('state', models.CharField(choices=[('draft', 'Being divided'), ('frozen', 'Frozen')], default='draft', max_length=10, verbose_name='state')),
                    ('document', models.CharField(blank=True, max_length=200, verbose_name='document')),
                    ('difference', models.CharField(blank=True, max_length=200, verbose_name='why the parts differ')),
                    ('frozen_on', models.DateField(blank=True, null=True, verbose_name='frozen on')),
                    ('changes', models.PositiveIntegerField(default=0, editable=False, verbose_name='changes')),
                ],
                options={
                    'verbose_name': 'plan of targets',
                    'verbose_name_plural': 'plans of targets',
                },
            ), migrations.CreateModel(
                name='TargetPlanHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('indicator', models.CharField(choices=[('placements', 'Laborers placed'), ('away_placements', 'Laborers placed away from the county'), ('urban_placements', "Laborers placed in Kunming's main urban area"), ('trained', 'Laborers trained')], max_length=20, verbose_name='indicator')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('state', models.CharField(choices=[('draft', 'Being divided'), ('frozen', 'Frozen')], default='draft', max_length=10, verbose_name='state')),
                    ('document', models.CharField(blank=True, max_length=200, verbose_name='document')),
                    ('difference', models.CharField(blank=True, max_length=200, verbose_name='why the parts differ')),
                    ('frozen_on', models.DateField(blank=True, null=True, verbose_name='frozen on')),
                    ('changes', models.PositiveIntegerField(default=0, editable=False, verbose_name='changes')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='target',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='target',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='target',
                name='update_update',
            ), migrations.RemoveConstraint(
                model_name='target',
                name='one_target_per_year',
            ), migrations.AddField(
                model_name='target',
                name='person',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person'),
            ), migrations.AddField(
                model_name='target',
                name='places',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None, verbose_name='places'),
            ), migrations.AddField(
                model_name='targethistory',
                name='person',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person'),
            ), migrations.AddField(
                model_name='targethistory',
                name='places',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None, verbose_name='places'),
            ), migrations.AlterField(
                model_name='target',
                name='indicator',
                field=models.CharField(choices=[('placements', 'Laborers placed'), ('away_placements', 'Laborers placed away from the county'), ('urban_placements', "Laborers placed in Kunming's main urban area"), ('trained', 'Laborers trained')], max_length=20, verbose_name='indicator'),
            ), migrations.AlterField(
                model_name='targethistory',
                name='indicator',
                field=models.CharField(choices=[('placements', 'Laborers placed'), ('away_placements', 'Laborers placed away from the county'), ('urban_placements', "Laborers placed in Kunming's main urban area"), ('trained', 'Laborers trained')], max_length=20, verbose_name='indicator'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicator" IS DISTINCT FROM (NEW."indicator") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='b38c4a57a23cc136e0a3050eb475a4c0d569e3fd', operation='UPDATE', pgid='pgtrigger_bump_version_7c6b3', table='xundian_target', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_targethistory" ("created_at", "division_id", "document", "id", "indicator", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "updated_at", "value", "version", "year") SELECT new_values."created_at", new_values."division_id", new_values."document", new_values."id", new_values."indicator", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."updated_at", new_values."value", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='eaf205053b6769b669a25e09c70a47f78e587fc1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_691a7', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_target', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_targethistory" ("created_at", "division_id", "document", "id", "indicator", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "updated_at", "value", "version", "year") SELECT new_values."created_at", new_values."division_id", new_values."document", new_values."id", new_values."indicator", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."updated_at", new_values."value", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='add1cf69707b927352f5904baa5465faf2babf62', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_52367', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_target', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='target',
                constraint=models.UniqueConstraint(condition=models.Q(('person', None)), fields=('indicator', 'division', 'year'), name='one_target_per_year'),
            ), migrations.AddConstraint(
                model_name='target',
                constraint=models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('indicator', 'division', 'year', 'person'), name='one_target_per_person_and_year'),
            ), migrations.AddConstraint(
                model_name='target',
                constraint=models.CheckConstraint(condition=models.Q(('places', []), ('person__isnull', False), _connector='OR'), name='places_are_answered_for_by_a_person'),
            ), migrations.AddField(
                model_name='aggregaterecord',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
            ), migrations.AddField(
                model_name='aggregaterecord',
                name='corrects',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='xundian.aggregaterecord', verbose_name='corrects'),
            ), migrations.AddField(
                model_name='aggregaterecord',
                name='county',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='aggregaterecordhistory',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
            ), migrations.AddField(
                model_name='aggregaterecordhistory',
                name='corrects',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.aggregaterecord', verbose_name='corrects'),
            ), migrations.AddField(
                model_name='aggregaterecordhistory',
                name='county',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='aggregaterecordhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='aggregaterecordhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.aggregaterecord'),
            ), migrations.AddField(
                model_name='targetchange',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='targetchange',
                name='division',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division'),
            ), migrations.AddField(
                model_name='targetchange',
                name='person',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person'),
            ), migrations.AddField(
                model_name='targetplan',
                name='county',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='targetplan',
                name='frozen_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='frozen by'),
            ), migrations.AddField(
                model_name='targetchange',
                name='plan',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log', to='xundian.targetplan', verbose_name='plan of targets'),
            ), migrations.AddField(
                model_name='targetplanhistory',
                name='county',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='targetplanhistory',
                name='frozen_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='frozen by'),
            ), migrations.AddField(
                model_name='targetplanhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='targetplanhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.targetplan'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'current')), fields=('county', 'since', 'until', 'measure', 'part'), name='one_published_result_in_force'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.CheckConstraint(condition=models.Q(('measure__in', ['employed', 'urban', 'trained', 'new_skills', 'income', 'earners'])), name='result_measure_known'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['current', 'replaced', 'withdrawn'])), name='result_state_known'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='result_ends_after_start'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.CheckConstraint(condition=models.Q(('done__isnull', False), ('target__isnull', False), _connector='OR'), name='result_says_something'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.CheckConstraint(condition=models.Q(('done__lt', 0), ('registered__lt', 0), ('target__lt', 0), _connector='OR', _negated=True), name='result_not_below_zero'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('percent__isnull', True), ('printed', '')), models.Q(models.Q(('printed', ''), _negated=True), ('percent__isnull', False)), _connector='OR'), name='result_printed_percentage_is_meant'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='result_has_a_source'),
            ), migrations.AddConstraint(
                model_name='aggregaterecord',
                constraint=models.CheckConstraint(condition=models.Q(('corrects__isnull', True), ('batch_id__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='result_correction_has_a_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='aggregaterecord',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decimals" IS DISTINCT FROM (NEW."decimals") OR OLD."done" IS DISTINCT FROM (NEW."done") OR OLD."entered_on" IS DISTINCT FROM (NEW."entered_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."percent" IS DISTINCT FROM (NEW."percent") OR OLD."printed" IS DISTINCT FROM (NEW."printed") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."registered" IS DISTINCT FROM (NEW."registered") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."target" IS DISTINCT FROM (NEW."target") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."withdrawn_for" IS DISTINCT FROM (NEW."withdrawn_for"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='501002b8807b32141b50afdfe713f7c0a1aa13e1', operation='UPDATE', pgid='pgtrigger_bump_version_72276', table='xundian_aggregaterecord', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='aggregaterecord',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='1ec16ebaefad4b8a165dc1b54751d1a6d48a479f', operation='DELETE', pgid='pgtrigger_kept_18170', table='xundian_aggregaterecord', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='aggregaterecord',
                trigger=pgtrigger.compiler.Trigger(name='result_stays_as_written', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."done" IS DISTINCT FROM (NEW."done") OR OLD."registered" IS DISTINCT FROM (NEW."registered") OR OLD."target" IS DISTINCT FROM (NEW."target") OR OLD."printed" IS DISTINCT FROM (NEW."printed") OR OLD."percent" IS DISTINCT FROM (NEW."percent") OR OLD."decimals" IS DISTINCT FROM (NEW."decimals") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."entered_on" IS DISTINCT FROM (NEW."entered_on") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='de982e73cd6435bf3198836e6c01301b6d02572f', operation='UPDATE', pgid='pgtrigger_result_stays_as_written_5dbce', table='xundian_aggregaterecord', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='aggregaterecord',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_aggregaterecordhistory" ("batch_id", "by_id", "corrects_id", "county_id", "created_at", "decimals", "done", "entered_on", "id", "measure", "part", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed", "reason", "registered", "since", "source", "state", "target", "until", "updated_at", "version", "withdrawn_for") SELECT new_values."batch_id", new_values."by_id", new_values."corrects_id", new_values."county_id", new_values."created_at", new_values."decimals", new_values."done", new_values."entered_on", new_values."id", new_values."measure", new_values."part", new_values."percent", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."printed", new_values."reason", new_values."registered", new_values."since", new_values."source", new_values."state", new_values."target", new_values."until", new_values."updated_at", new_values."version", new_values."withdrawn_for" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='06b3087f4d88eb45f9d272e94f132427959b86ca', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7be57', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_aggregaterecord', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='aggregaterecord',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_aggregaterecordhistory" ("batch_id", "by_id", "corrects_id", "county_id", "created_at", "decimals", "done", "entered_on", "id", "measure", "part", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed", "reason", "registered", "since", "source", "state", "target", "until", "updated_at", "version", "withdrawn_for") SELECT new_values."batch_id", new_values."by_id", new_values."corrects_id", new_values."county_id", new_values."created_at", new_values."decimals", new_values."done", new_values."entered_on", new_values."id", new_values."measure", new_values."part", new_values."percent", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."printed", new_values."reason", new_values."registered", new_values."since", new_values."source", new_values."state", new_values."target", new_values."until", new_values."updated_at", new_values."version", new_values."withdrawn_for" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='26865e7864753cf61c2c6f950a0d5b5a898cddfc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e67fd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_aggregaterecord', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='aggregaterecordhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='111df475eb8f409a9a6ec3a5f8501fc0f78735d8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cf7ab', table='xundian_aggregaterecordhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='targetplan',
                constraint=models.UniqueConstraint(fields=('county', 'indicator', 'year'), name='one_plan_per_year'),
            ), migrations.AddConstraint(
                model_name='targetplan',
                constraint=models.CheckConstraint(condition=models.Q(('indicator__in', ['placements', 'away_placements', 'urban_placements', 'trained'])), name='plan_indicator_known'),
            ), migrations.AddConstraint(
                model_name='targetplan',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'frozen'])), name='plan_state_known'),
            ), migrations.AddConstraint(
                model_name='targetplan',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('frozen_on__isnull', True), ('state', 'draft')), models.Q(('frozen_on__isnull', False), ('state', 'frozen'), models.Q(('document', ''), _negated=True)), _connector='OR'), name='plan_frozen_with_a_document'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='targetplan',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."changes" IS DISTINCT FROM (NEW."changes") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."difference" IS DISTINCT FROM (NEW."difference") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."frozen_by_id" IS DISTINCT FROM (NEW."frozen_by_id") OR OLD."frozen_on" IS DISTINCT FROM (NEW."frozen_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicator" IS DISTINCT FROM (NEW."indicator") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='1ca2cb88f4393487faf9e3b45c46096c197fbcda', operation='UPDATE', pgid='pgtrigger_bump_version_4cd17', table='xundian_targetplan', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='targetplan',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='0f056621e62bc337b31afa974dfe9b3b9552b8c3', operation='DELETE', pgid='pgtrigger_kept_22e3b', table='xundian_targetplan', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='targetplan',
                trigger=pgtrigger.compiler.Trigger(name='frozen_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state = 'frozen') OR to_jsonb(NEW) - ARRAY['changes', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['changes', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'A frozen plan of targets stays as it is.';\n        ", hash='5ef7325fc0b4fe6abea7f3f125b67c3b3d2833bb', operation='UPDATE', pgid='pgtrigger_frozen_stays_72510', table='xundian_targetplan', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='targetplan',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_targetplanhistory" ("changes", "county_id", "created_at", "difference", "document", "frozen_by_id", "frozen_on", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "version", "year") SELECT new_values."changes", new_values."county_id", new_values."created_at", new_values."difference", new_values."document", new_values."frozen_by_id", new_values."frozen_on", new_values."id", new_values."indicator", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='36220010936e336b143621090c74cfaae4958620', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8e49d', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_targetplan', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='targetplan',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_targetplanhistory" ("changes", "county_id", "created_at", "difference", "document", "frozen_by_id", "frozen_on", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "version", "year") SELECT new_values."changes", new_values."county_id", new_values."created_at", new_values."difference", new_values."document", new_values."frozen_by_id", new_values."frozen_on", new_values."id", new_values."indicator", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f9f5f08aa9eb452cbd63df7d4c92c20d286c09f7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1caef', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_targetplan', when='AFTER')),
            ), migrations.AddIndex(
                model_name='targetchange',
                index=models.Index(fields=['plan', '-created_at'], name='change_by_plan'),
            ), migrations.AddConstraint(
                model_name='targetchange',
                constraint=models.CheckConstraint(condition=models.Q(('frozen', False), models.Q(models.Q(('reason', ''), _negated=True), models.Q(('document', ''), _negated=True)), _connector='OR'), name='frozen_change_has_its_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='targetchange',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='81ebce5aeecf835a515a05af63eb9868cb642467', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a90cd', table='xundian_targetchange', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='targetplanhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d443aa234c7f2510bfa0d194d9330c6d3b3cf075', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8f2da', table='xundian_targetplanhistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='LedgerView',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('ledger', models.CharField(max_length=80, verbose_name='ledger')),
                    ('name', models.CharField(max_length=40, verbose_name='view')),
                    ('query', models.CharField(blank=True, max_length=1000, verbose_name='filters')),
                    ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='columns')),
                    ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='shared with')),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ],
                options={
                    'verbose_name': 'saved view',
                    'verbose_name_plural': 'saved views',
                },
            ), migrations.CreateModel(
                name='LedgerChoice',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('ledger', models.CharField(max_length=80, verbose_name='ledger')),
                    ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='columns')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                    ('opens', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='xundian.ledgerview', verbose_name='opens with')),
                ],
                options={
                    'verbose_name': 'choice for a ledger',
                    'verbose_name_plural': 'choices for ledgers',
                },
            ), migrations.AddIndex(
                model_name='ledgerview',
                index=models.Index(fields=['division', 'ledger'], name='view_by_office'),
            ), migrations.AddConstraint(
                model_name='ledgerview',
                constraint=models.UniqueConstraint(fields=('owner', 'ledger', 'name'), name='one_view_of_a_name'),
            ), migrations.AddConstraint(
                model_name='ledgerchoice',
                constraint=models.UniqueConstraint(fields=('user', 'ledger'), name='one_choice_of_a_ledger'),
            ), migrations.CreateModel(
                name='RollupKey',
                fields=[
                    ('key', models.CharField(db_collation='C', max_length=80, primary_key=True, serialize=False)),
                    ('signature', models.CharField(max_length=32)),
                    ('built_at', models.DateTimeField()),
                ],
                options={
                    'verbose_name': 'figure kept ready',
                    'verbose_name_plural': 'figures kept ready',
                },
            ), migrations.CreateModel(
                name='RollupMark',
                fields=[
                    ('id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('base', models.CharField(db_collation='C', max_length=20)),
                    ('code', models.CharField(blank=True, db_collation='C', max_length=20)),
                ],
                options={
                    'verbose_name': 'mark of a change',
                    'verbose_name_plural': 'marks of changes',
                },
            ), migrations.CreateModel(
                name='RollupCount',
                fields=[
                    ('id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('key', models.CharField(db_collation='C', max_length=80)),
                    ('unit', models.CharField(blank=True, db_collation='C', max_length=5)),
                    ('digits', models.PositiveSmallIntegerField()),
                    ('parent', models.CharField(db_collation='C', max_length=12)),
                    ('code', models.CharField(db_collation='C', max_length=12)),
                    ('day', models.DateField()),
                    ('until', models.DateField(null=True)),
                    ('n', models.IntegerField()),
                ],
                options={
                    'verbose_name': 'count kept ready',
                    'verbose_name_plural': 'counts kept ready',
                    'indexes': [models.Index(fields=['key', 'unit', 'digits', 'parent', 'day'], include=('code', 'until', 'n'), name='rollup_answer')],
                },
            ), migrations.CreateModel(
                name='Snapshot',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='month')),
                    ('cutoff_on', models.DateField(verbose_name='cut-off')),
                    ('taken_at', models.DateTimeField(verbose_name='taken at')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('places', models.JSONField(default=dict)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('former', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.snapshot', verbose_name='snapshot before')),
                ],
                options={
                    'verbose_name': 'snapshot of figures',
                    'verbose_name_plural': 'snapshots of figures',
                },
            ), migrations.CreateModel(
                name='IndicatorSnapshot',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('figure', models.CharField(max_length=80, verbose_name='figure')),
                    ('division_id', models.CharField(max_length=12, verbose_name='division')),
                    ('value', models.BigIntegerField(verbose_name='value')),
                    ('late', models.PositiveIntegerField(default=0, verbose_name='late entries')),
                    ('target', models.PositiveIntegerField(blank=True, null=True, verbose_name='target')),
                    ('members', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                    ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='xundian.snapshot', verbose_name='snapshot')),
                ],
                options={
                    'verbose_name': 'figure of a snapshot',
                    'verbose_name_plural': 'figures of snapshots',
                },
            ), migrations.AddConstraint(
                model_name='snapshot',
                constraint=models.UniqueConstraint(fields=('division', 'year', 'month', 'number'), name='snapshot_number', nulls_distinct=False),
            ), migrations.AddConstraint(
                model_name='snapshot',
                constraint=models.UniqueConstraint(condition=models.Q(('by', None)), fields=('division', 'year', 'month', 'cutoff_on'), name='snapshot_of_the_clock', nulls_distinct=False),
            ), migrations.AddConstraint(
                model_name='snapshot',
                constraint=models.CheckConstraint(condition=models.Q(('month', None), ('month__range', (1, 12)), _connector='OR'), name='month_known'),
            ), migrations.AddConstraint(
                model_name='snapshot',
                constraint=models.CheckConstraint(condition=models.Q(('by', None), models.Q(('reason', ''), _negated=True), _connector='OR'), name='snapshot_has_a_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='snapshot',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a79e824416af8b6eb48536779478bb5d2f20ef4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_235bf', table='xundian_snapshot', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='indicatorsnapshot',
                constraint=models.UniqueConstraint(fields=('snapshot', 'figure', 'division_id'), name='one_value_a_place'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='indicatorsnapshot',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='be364c151be29eb3065c7eaea0275d96a13aefd5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e68a0', table='xundian_indicatorsnapshot', when='BEFORE')),
            ), migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('form', models.CharField(choices=[('meeting', 'Meeting of villagers'), ('visit', 'From door to door'), ('broadcast', 'Broadcast or loudspeaker'), ('leaflet', 'Leaflets'), ('slogan', 'Slogans and banners'), ('vehicle', 'Buses and taxi displays'), ('online', 'Messages and online media'), ('press', 'Press and television'), ('talk', 'Talk by somebody who came back')], max_length=12, verbose_name='form')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('held_on', models.DateField(verbose_name='day')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                    ('reach', models.PositiveIntegerField(verbose_name='people reached')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('taken_back_on', models.DateField(blank=True, null=True, verbose_name='taken back on')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                ],
                options={
                    'verbose_name': 'publicity activity',
                    'verbose_name_plural': 'publicity activities',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ActivityHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('form', models.CharField(choices=[('meeting', 'Meeting of villagers'), ('visit', 'From door to door'), ('broadcast', 'Broadcast or loudspeaker'), ('leaflet', 'Leaflets'), ('slogan', 'Slogans and banners'), ('vehicle', 'Buses and taxi displays'), ('online', 'Messages and online media'), ('press', 'Press and television'), ('talk', 'Talk by somebody who came back')], max_length=12, verbose_name='form')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('held_on', models.DateField(verbose_name='day')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                    ('reach', models.PositiveIntegerField(verbose_name='people reached')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('taken_back_on', models.DateField(blank=True, null=True, verbose_name='taken back on')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.activity')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('regular', 'Regular meeting'), ('ad_hoc', 'Ad-hoc meeting')], max_length=10, verbose_name='kind')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('held_on', models.DateField(verbose_name='day')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                    ('agenda', models.TextField(blank=True, verbose_name='agenda')),
                    ('attending', models.TextField(blank=True, help_text='One office or township in a line.', verbose_name='attending')),
                    ('minutes', models.TextField(blank=True, verbose_name='minutes')),
                    ('state', models.CharField(choices=[('called', 'Called'), ('held', 'Held'), ('called_off', 'Called off')], default='called', max_length=10, verbose_name='state')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='why it was called off')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                ],
                options={
                    'verbose_name': 'meeting',
                    'verbose_name_plural': 'meetings',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='MeetingHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('regular', 'Regular meeting'), ('ad_hoc', 'Ad-hoc meeting')], max_length=10, verbose_name='kind')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('held_on', models.DateField(verbose_name='day')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                    ('agenda', models.TextField(blank=True, verbose_name='agenda')),
                    ('attending', models.TextField(blank=True, help_text='One office or township in a line.', verbose_name='attending')),
                    ('minutes', models.TextField(blank=True, verbose_name='minutes')),
                    ('state', models.CharField(choices=[('called', 'Called'), ('held', 'Held'), ('called_off', 'Called off')], default='called', max_length=10, verbose_name='state')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='why it was called off')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ProgressHeard',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('said', models.TextField(blank=True, verbose_name='said')),
                    ('figures', models.JSONField(default=list, verbose_name='figures')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='heard', to='xundian.meeting', verbose_name='meeting')),
                ],
                options={
                    'verbose_name': 'progress heard',
                    'verbose_name_plural': 'progress heard',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ProgressHeardHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('said', models.TextField(blank=True, verbose_name='said')),
                    ('figures', models.JSONField(default=list, verbose_name='figures')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.meeting', verbose_name='meeting')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.progressheard')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Story',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('case', 'Model case'), ('experience', 'Experience note')], max_length=12, verbose_name='kind')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('text', models.TextField(verbose_name='text')),
                    ('name_shown', models.CharField(blank=True, choices=[('masked', 'The surname only'), ('full', 'The whole name')], help_text='As the person agreed.', max_length=8, verbose_name='name shown')),
                    ('consented_on', models.DateField(blank=True, null=True, verbose_name='consented on')),
                    ('consent_witness', models.CharField(blank=True, max_length=50, verbose_name='witness')),
                    ('consent_withdrawn_on', models.DateField(blank=True, null=True, verbose_name='consent withdrawn on')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('taken_down', 'Taken down')], default='draft', max_length=10, verbose_name='state')),
                    ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('laborer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.laborer', verbose_name='laborer')),
                ],
                options={
                    'verbose_name': 'story',
                    'verbose_name_plural': 'stories',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='StoryHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('case', 'Model case'), ('experience', 'Experience note')], max_length=12, verbose_name='kind')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('text', models.TextField(verbose_name='text')),
                    ('name_shown', models.CharField(blank=True, choices=[('masked', 'The surname only'), ('full', 'The whole name')], help_text='As the person agreed.', max_length=8, verbose_name='name shown')),
                    ('consented_on', models.DateField(blank=True, null=True, verbose_name='consented on')),
                    ('consent_witness', models.CharField(blank=True, max_length=50, verbose_name='witness')),
                    ('consent_withdrawn_on', models.DateField(blank=True, null=True, verbose_name='consent withdrawn on')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('taken_down', 'Taken down')], default='draft', max_length=10, verbose_name='state')),
                    ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('laborer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.story')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Symposium',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('held_on', models.DateField(verbose_name='day')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                    ('people', models.PositiveSmallIntegerField(verbose_name='people attending')),
                    ('summary', models.TextField(blank=True, verbose_name='summary')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                ],
                options={
                    'verbose_name': 'returnee symposium',
                    'verbose_name_plural': 'returnee symposiums',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Suggestion',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('text', models.CharField(max_length=500, verbose_name='suggestion')),
                    ('said_by', models.CharField(blank=True, max_length=50, verbose_name='said by')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('answered', 'Answered'), ('taken_up', 'Taken up as a task'), ('not_taken_up', 'Not taken up')], default='open', max_length=12, verbose_name='state')),
                    ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer')),
                    ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('symposium', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='xundian.symposium', verbose_name='returnee symposium')),
                ],
                options={
                    'verbose_name': 'suggestion',
                    'verbose_name_plural': 'suggestions',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='SymposiumHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('held_on', models.DateField(verbose_name='day')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                    ('people', models.PositiveSmallIntegerField(verbose_name='people attending')),
                    ('summary', models.TextField(blank=True, verbose_name='summary')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.symposium')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Task',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('text', models.CharField(max_length=300, verbose_name='task')),
                    ('set_on', models.DateField(verbose_name='set on')),
                    ('due_on', models.DateField(verbose_name='due on')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('withdrawn', 'Withdrawn')], default='open', max_length=10, verbose_name='state')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                    ('outcome', models.CharField(blank=True, max_length=500, verbose_name='what became of it')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='xundian.meeting', verbose_name='meeting')),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ],
                options={
                    'verbose_name': 'task',
                    'verbose_name_plural': 'tasks',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='SuggestionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('text', models.CharField(max_length=500, verbose_name='suggestion')),
                    ('said_by', models.CharField(blank=True, max_length=50, verbose_name='said by')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('answered', 'Answered'), ('taken_up', 'Taken up as a task'), ('not_taken_up', 'Not taken up')], default='open', max_length=12, verbose_name='state')),
                    ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer')),
                    ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.suggestion')),
                    ('symposium', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.symposium', verbose_name='returnee symposium')),
                    ('task', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.task', verbose_name='task')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='suggestion',
                name='task',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestion', to='xundian.task', verbose_name='task'),
            ), migrations.CreateModel(
                name='TaskHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('text', models.CharField(max_length=300, verbose_name='task')),
                    ('set_on', models.DateField(verbose_name='set on')),
                    ('due_on', models.DateField(verbose_name='due on')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('withdrawn', 'Withdrawn')], default='open', max_length=10, verbose_name='state')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                    ('outcome', models.CharField(blank=True, max_length=500, verbose_name='what became of it')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.meeting', verbose_name='meeting')),
                    ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.task')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddIndex(
                model_name='activity',
                index=models.Index(fields=['division', 'held_on'], name='activity_by_place'),
            ), migrations.AddConstraint(
                model_name='activity',
                constraint=models.CheckConstraint(condition=models.Q(('form__in', ['meeting', 'visit', 'broadcast', 'leaflet', 'slogan', 'vehicle', 'online', 'press', 'talk'])), name='activity_form'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='activity',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."reach" IS DISTINCT FROM (NEW."reach") OR OLD."taken_back_on" IS DISTINCT FROM (NEW."taken_back_on") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='a9e8dede27209f3941573818d181abcb6125fa6e', operation='UPDATE', pgid='pgtrigger_bump_version_c6623', table='xundian_activity', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='activity',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='67b76fc7b4b5e3aa440c6b1279d2c4990fa5a2ce', operation='DELETE', pgid='pgtrigger_kept_97565', table='xundian_activity', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='activity',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_activityhistory" ("by_id", "created_at", "division_id", "form", "held_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reach", "taken_back_on", "title", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."form", new_values."held_on", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."reach", new_values."taken_back_on", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e7c9a6b08ab80824d9c67123c8dbe6c7aa93a312', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9699b', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_activity', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='activity',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_activityhistory" ("by_id", "created_at", "division_id", "form", "held_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reach", "taken_back_on", "title", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."form", new_values."held_on", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."reach", new_values."taken_back_on", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a4c6db85f2832bcdd7e189daa74c6a4ca5ca39f0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_588a5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_activity', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='activityhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='de5bf9025f2e96d02c46779eb113a8dd89df2d3b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f7dbe', table='xundian_activityhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='meeting',
                index=models.Index(fields=['division', 'held_on'], name='meeting_by_place'),
            ), migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['regular', 'ad_hoc'])), name='meeting_kind'),
            ), migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['called', 'held', 'called_off'])), name='meeting_state'),
            ), migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), _negated=True), models.Q(('minutes', ''), _negated=True), _connector='OR'), name='held_has_minutes'),
            ), migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('state', 'called_off'), ('reason', ''), _connector='OR'), name='meeting_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."agenda" IS DISTINCT FROM (NEW."agenda") OR OLD."attending" IS DISTINCT FROM (NEW."attending") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."minutes" IS DISTINCT FROM (NEW."minutes") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='d5e525c6745d6e4de3b48c0aa33fe95739d575c4', operation='UPDATE', pgid='pgtrigger_bump_version_60a8a', table='xundian_meeting', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='d867aa520bbf142f1fb22c0975237ca0cee9aeee', operation='DELETE', pgid='pgtrigger_kept_1bc14', table='xundian_meeting', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_meetinghistory" ("agenda", "attending", "by_id", "created_at", "division_id", "held_on", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "state", "title", "updated_at", "version") SELECT new_values."agenda", new_values."attending", new_values."by_id", new_values."created_at", new_values."division_id", new_values."held_on", new_values."id", new_values."kind", new_values."minutes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."reason", new_values."state", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='86fc24c4f0f5bb5682abdf1aaa448e2792402129', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_87f4c', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_meeting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_meetinghistory" ("agenda", "attending", "by_id", "created_at", "division_id", "held_on", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "state", "title", "updated_at", "version") SELECT new_values."agenda", new_values."attending", new_values."by_id", new_values."created_at", new_values."division_id", new_values."held_on", new_values."id", new_values."kind", new_values."minutes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."reason", new_values."state", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='84de3388faf9a32b44513b5cf7ed82ab8ac97c39', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1c4d3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_meeting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='meetinghistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b92d99633ce0483476b83f47128c645d2294f18c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e48bc', table='xundian_meetinghistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='progressheard',
                constraint=models.UniqueConstraint(fields=('meeting', 'division'), name='place_heard_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='progressheard',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."figures" IS DISTINCT FROM (NEW."figures") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."said" IS DISTINCT FROM (NEW."said"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='7b8a13f80e42741604031ec59cf73fcc75c01787', operation='UPDATE', pgid='pgtrigger_bump_version_28848', table='xundian_progressheard', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='progressheard',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='c93c96f55ffbf27a36fb23ce65074149843cfbc7', operation='DELETE', pgid='pgtrigger_kept_ebd7a', table='xundian_progressheard', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='progressheard',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_progressheardhistory" ("created_at", "division_id", "figures", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "updated_at", "version") SELECT new_values."created_at", new_values."division_id", new_values."figures", new_values."id", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."said", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c975359e5c6f854da94f331a56e6260bc39b2031', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_720d4', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_progressheard', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='progressheard',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_progressheardhistory" ("created_at", "division_id", "figures", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "updated_at", "version") SELECT new_values."created_at", new_values."division_id", new_values."figures", new_values."id", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."said", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8541551ec383b938a0de5785f56dc550bc2964a7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5450d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_progressheard', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='progressheardhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ec66ca1a4b8be358acbeae5afc0e7c65d94d3cb0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a185c', table='xundian_progressheardhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='story',
                index=models.Index(fields=['division', 'state'], name='story_by_place'),
            ), migrations.AddConstraint(
                model_name='story',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['case', 'experience'])), name='story_kind'),
            ), migrations.AddConstraint(
                model_name='story',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'taken_down'])), name='story_state'),
            ), migrations.AddConstraint(
                model_name='story',
                constraint=models.CheckConstraint(condition=models.Q(('kind', 'experience'), ('laborer__isnull', False), _connector='OR'), name='case_person'),
            ), migrations.AddConstraint(
                model_name='story',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('consent_withdrawn_on', None), ('consented_on', None)), models.Q(('laborer__isnull', False), models.Q(('name_shown', ''), _negated=True), models.Q(('consent_witness', ''), _negated=True)), _connector='OR'), name='story_consent_is_whole'),
            ), migrations.AddConstraint(
                model_name='story',
                constraint=models.CheckConstraint(condition=models.Q(('consent_withdrawn_on', None), ('consent_withdrawn_on__gte', models.F('consented_on')), _connector='OR'), name='story_consent_order'),
            ), migrations.AddConstraint(
                model_name='story',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('published_on__isnull', False), models.Q(('laborer', None), models.Q(('consent_withdrawn_on', None), ('consented_on__isnull', False)), _connector='OR')), _connector='OR'), name='story_published_with_consent'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='story',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."consent_withdrawn_on" IS DISTINCT FROM (NEW."consent_withdrawn_on") OR OLD."consent_witness" IS DISTINCT FROM (NEW."consent_witness") OR OLD."consented_on" IS DISTINCT FROM (NEW."consented_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."name_shown" IS DISTINCT FROM (NEW."name_shown") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='af125494b8dc240168619413896a2d8d2c2db5eb', operation='UPDATE', pgid='pgtrigger_bump_version_61062', table='xundian_story', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='story',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='ee581b5771085370f323807fd9724a7fab73374b', operation='DELETE', pgid='pgtrigger_kept_39a39', table='xundian_story', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='story',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_storyhistory" ("by_id", "consent_withdrawn_on", "consent_witness", "consented_on", "created_at", "division_id", "id", "kind", "laborer_id", "name_shown", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "state", "text", "title", "updated_at", "version") SELECT new_values."by_id", new_values."consent_withdrawn_on", new_values."consent_witness", new_values."consented_on", new_values."created_at", new_values."division_id", new_values."id", new_values."kind", new_values."laborer_id", new_values."name_shown", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_on", new_values."state", new_values."text", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b8f73f920d86b8ef458cd9dc285e7699d9bfe23e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_07869', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_story', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='story',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_storyhistory" ("by_id", "consent_withdrawn_on", "consent_witness", "consented_on", "created_at", "division_id", "id", "kind", "laborer_id", "name_shown", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "state", "text", "title", "updated_at", "version") SELECT new_values."by_id", new_values."consent_withdrawn_on", new_values."consent_witness", new_values."consented_on", new_values."created_at", new_values."division_id", new_values."id", new_values."kind", new_values."laborer_id", new_values."name_shown", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_on", new_values."state", new_values."text", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f7bd3982b017981a94ce43ad5bd8587078d83d79', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_76efe', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_story', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='storyhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='93e576bab7f9d3b86a60837bf77868c993eadfcd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f8ec7', table='xundian_storyhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='symposium',
                index=models.Index(fields=['division', 'held_on'], name='symposium_by_place'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='symposium',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='2f7e91cd0a9a0b56bc6e6fa38f0a361ee1cf7a2b', operation='UPDATE', pgid='pgtrigger_bump_version_0b681', table='xundian_symposium', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='symposium',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='421f70fda0eced6b42736038762e3509ffc33928', operation='DELETE', pgid='pgtrigger_kept_7cb13', table='xundian_symposium', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='symposium',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_symposiumhistory" ("by_id", "created_at", "division_id", "held_on", "id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "summary", "title", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."held_on", new_values."id", new_values."people", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."summary", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6bc713ef21074ae43a7d69d18a34f65916362ea4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5774e', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_symposium', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='symposium',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_symposiumhistory" ("by_id", "created_at", "division_id", "held_on", "id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "summary", "title", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."held_on", new_values."id", new_values."people", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."summary", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6d75b3dadac0218af5a1413d9fb3c07ddd99e185', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_15cfd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_symposium', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='symposiumhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e265ee8842e95e2e88ba7a5b7e0154cb1df0d37', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1011d', table='xundian_symposiumhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='task',
                index=models.Index(fields=['division', 'due_on'], name='task_by_place'),
            ), migrations.AddIndex(
                model_name='task',
                index=models.Index(condition=models.Q(('state', 'open')), fields=['owner', 'due_on'], name='task_of_owner'),
            ), migrations.AddConstraint(
                model_name='task',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'done', 'withdrawn'])), name='task_state'),
            ), migrations.AddConstraint(
                model_name='task',
                constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('set_on'))), name='task_due_after_set'),
            ), migrations.AddConstraint(
                model_name='task',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_on__gte', models.F('set_on')), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='task_ended_with_outcome'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='task',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."set_on" IS DISTINCT FROM (NEW."set_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='b43dd7ca3061d56ba93f2a8016ab57221a4b8e5a', operation='UPDATE', pgid='pgtrigger_bump_version_d6af7', table='xundian_task', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='task',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='5ca8b89b1bbf851b3bab2ffbe048b089c9f47ff6', operation='DELETE', pgid='pgtrigger_kept_a207e', table='xundian_task', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='task',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_taskhistory" ("by_id", "created_at", "division_id", "due_on", "ended_on", "id", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_on", "state", "text", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."due_on", new_values."ended_on", new_values."id", new_values."meeting_id", new_values."outcome", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."set_on", new_values."state", new_values."text", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e2691a5898e4d0024741da4b4b3fa8d2ddf3263b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_38e87', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_task', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='task',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_taskhistory" ("by_id", "created_at", "division_id", "due_on", "ended_on", "id", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_on", "state", "text", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."due_on", new_values."ended_on", new_values."id", new_values."meeting_id", new_values."outcome", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."set_on", new_values."state", new_values."text", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8cc5f6a3cda057afbf2f768496ae5819ff10cb78', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b68e5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_task', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='suggestionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ed4941175d95cfb92798382342fa96f109f6ebee', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_84cf3', table='xundian_suggestionhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='suggestion',
                index=models.Index(fields=['division', 'state'], name='suggestion_by_place'),
            ), migrations.AddConstraint(
                model_name='suggestion',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'answered', 'taken_up', 'not_taken_up'])), name='suggestion_state'),
            ), migrations.AddConstraint(
                model_name='suggestion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_on', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('answered_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='suggestion_answered'),
            ), migrations.AddConstraint(
                model_name='suggestion',
                constraint=models.CheckConstraint(condition=models.Q(('task', None), ('state', 'taken_up'), _connector='OR'), name='suggestion_task_is_taken_up'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='suggestion',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."said_by" IS DISTINCT FROM (NEW."said_by") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."symposium_id" IS DISTINCT FROM (NEW."symposium_id") OR OLD."task_id" IS DISTINCT FROM (NEW."task_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='5478e23eb1b69d62363b7fccc4594a2394b9ee22', operation='UPDATE', pgid='pgtrigger_bump_version_e8d6e', table='xundian_suggestion', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='suggestion',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='25d16a26ea210a026aa4c16eed3c06d6b7a734f4', operation='DELETE', pgid='pgtrigger_kept_b8399', table='xundian_suggestion', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='suggestion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_suggestionhistory" ("answer", "answered_on", "created_at", "division_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_by", "state", "symposium_id", "task_id", "text", "updated_at", "version") SELECT new_values."answer", new_values."answered_on", new_values."created_at", new_values."division_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."said_by", new_values."state", new_values."symposium_id", new_values."task_id", new_values."text", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='79c606aa6375d4642a2ee98691c3d70956724da0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_58635', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_suggestion', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='suggestion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_suggestionhistory" ("answer", "answered_on", "created_at", "division_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said_by", "state", "symposium_id", "task_id", "text", "updated_at", "version") SELECT new_values."answer", new_values."answered_on", new_values."created_at", new_values."division_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."said_by", new_values."state", new_values."symposium_id", new_values."task_id", new_values."text", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='38939376f910c1050843b9f454ea4a7fb9986f7e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_343bd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_suggestion', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='taskhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='35bf631f76c150b1d949ae0fb9c250f9acf94e73', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bbdff', table='xundian_taskhistory', when='BEFORE')),
            )],
        ),
    ]
