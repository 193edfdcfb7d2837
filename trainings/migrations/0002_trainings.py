"""Programmes, orders, reviews, secret votes, objections; timetables, waiting lists, findings, certificates."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
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
        ('laborers', '0005_jobs'),
        ('laborers', '0006_first_calls'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('trainings', '0001_initial'),
        ('xundian', '0004_connections'),
        ('xundian', '0005_calendars'),
    ]

    operations = [
        migrations.RenameField(
            model_name='trainingclass',
            old_name='programme',
            new_name='project',
        ),
        migrations.RenameField(
            model_name='trainingclasshistory',
            old_name='programme',
            new_name='project',
        ),
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='Programme',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('kind', models.CharField(choices=[('guidance', 'Guidance training'), ('skills', 'Skills training'), ('poverty_skills', 'Targeted poverty-alleviation skills'), ('entrepreneurship', 'Entrepreneurship training'), ('schooling', 'Secondary vocational or technician schooling')], max_length=16, verbose_name='kind')),
                    ('topic', models.CharField(blank=True, choices=[('all', 'All topics'), ('common_sense', 'Common sense of working away'), ('law', 'Law'), ('rights', 'Protection of rights'), ('language', 'Language and habits')], max_length=12, verbose_name='topic')),
                    ('project', models.CharField(blank=True, max_length=40, verbose_name='project')),
                    ('occupation', models.CharField(blank=True, max_length=40, verbose_name='occupation')),
                    ('hours', models.PositiveSmallIntegerField(verbose_name='hours')),
                    ('certificate_kind', models.CharField(blank=True, max_length=40, verbose_name='certificate')),
                    ('level', models.CharField(blank=True, max_length=40, verbose_name='level')),
                    ('policy_title', models.CharField(blank=True, max_length=200, verbose_name='policy document')),
                    ('policy_number', models.CharField(blank=True, max_length=80, verbose_name='document number')),
                    ('subsidy_rule', models.CharField(blank=True, choices=[('SKILL', 'Training under a named project'), ('EDU-LIVING', 'Living allowance of registered poor students'), ('EDU-TUITION', 'Tuition subsidy of technician classes')], max_length=20, verbose_name='paid under')),
                    ('active_from', models.DateField(verbose_name='offered from')),
                    ('active_to', models.DateField(blank=True, null=True, verbose_name='offered until')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'programme',
                    'verbose_name_plural': 'programmes',
                },
            ), migrations.CreateModel(
                name='ProgrammeHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('kind', models.CharField(choices=[('guidance', 'Guidance training'), ('skills', 'Skills training'), ('poverty_skills', 'Targeted poverty-alleviation skills'), ('entrepreneurship', 'Entrepreneurship training'), ('schooling', 'Secondary vocational or technician schooling')], max_length=16, verbose_name='kind')),
                    ('topic', models.CharField(blank=True, choices=[('all', 'All topics'), ('common_sense', 'Common sense of working away'), ('law', 'Law'), ('rights', 'Protection of rights'), ('language', 'Language and habits')], max_length=12, verbose_name='topic')),
                    ('project', models.CharField(blank=True, max_length=40, verbose_name='project')),
                    ('occupation', models.CharField(blank=True, max_length=40, verbose_name='occupation')),
                    ('hours', models.PositiveSmallIntegerField(verbose_name='hours')),
                    ('certificate_kind', models.CharField(blank=True, max_length=40, verbose_name='certificate')),
                    ('level', models.CharField(blank=True, max_length=40, verbose_name='level')),
                    ('policy_title', models.CharField(blank=True, max_length=200, verbose_name='policy document')),
                    ('policy_number', models.CharField(blank=True, max_length=80, verbose_name='document number')),
                    ('subsidy_rule', models.CharField(blank=True, choices=[('SKILL', 'Training under a named project'), ('EDU-LIVING', 'Living allowance of registered poor students'), ('EDU-TUITION', 'Tuition subsidy of technician classes')], max_length=20, verbose_name='paid under')),
                    ('active_from', models.DateField(verbose_name='offered from')),
                    ('active_to', models.DateField(blank=True, null=True, verbose_name='offered until')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.programme')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddIndex(
                model_name='programme',
                index=models.Index(fields=['county', 'kind', 'occupation'], name='programme_by_kind'),
            ), migrations.AddConstraint(
                model_name='programme',
                constraint=models.CheckConstraint(condition=models.Q(('hours__gte', 1)), name='programme_has_hours'),
            ), migrations.AddConstraint(
                model_name='programme',
                constraint=models.CheckConstraint(condition=models.Q(('active_to', None), ('active_to__gte', models.F('active_from')), _connector='OR'), name='programme_days_in_order'),
            ), migrations.AddConstraint(
                model_name='programme',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'guidance'), ('occupation', ''), models.Q(('topic', ''), _negated=True)), models.Q(models.Q(('kind', 'guidance'), _negated=True), ('topic', '')), _connector='OR'), name='programme_topic_of_guidance'),
            ), migrations.AddConstraint(
                model_name='programme',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('skills', 'poverty_skills')), _negated=True), models.Q(('occupation', ''), _negated=True), _connector='OR'), name='programme_skills_of_an_occupation'),
            ), migrations.AddConstraint(
                model_name='programme',
                constraint=models.CheckConstraint(condition=models.Q(('level', ''), models.Q(('certificate_kind', ''), _negated=True), _connector='OR'), name='programme_level_of_a_certificate'),
            ), migrations.AddConstraint(
                model_name='programme',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('county_id', models.TextField()))), '&&'), (xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('name', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('active_from', 'active_to'), '&&')], name='programmes_do_not_overlap', violation_error_message='The county offers a programme of this name in these days.'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='programme',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."active_from" IS DISTINCT FROM (NEW."active_from") OR OLD."active_to" IS DISTINCT FROM (NEW."active_to") OR OLD."certificate_kind" IS DISTINCT FROM (NEW."certificate_kind") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."policy_number" IS DISTINCT FROM (NEW."policy_number") OR OLD."policy_title" IS DISTINCT FROM (NEW."policy_title") OR OLD."project" IS DISTINCT FROM (NEW."project") OR OLD."subsidy_rule" IS DISTINCT FROM (NEW."subsidy_rule") OR OLD."topic" IS DISTINCT FROM (NEW."topic"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='309b364e1712cc7eb406adfd24a44f17961dbfcb', operation='UPDATE', pgid='pgtrigger_bump_version_4a23c', table='trainings_programme', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='programme',
                trigger=pgtrigger.compiler.Trigger(name='programme_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e1f8ad569b9229be5059b6c9fdc3a3e001dd293b', operation='DELETE', pgid='pgtrigger_programme_kept_069d5', table='trainings_programme', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='programme',
                trigger=pgtrigger.compiler.Trigger(name='what_is_taught_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."topic" IS DISTINCT FROM (NEW."topic") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='e2fd1b1d2d7aff3dd2ff6d01a985434864eea107', operation='UPDATE', pgid='pgtrigger_what_is_taught_stays_012c8', table='trainings_programme', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='programme',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_programmehistory" ("active_from", "active_to", "certificate_kind", "county_id", "created_at", "hours", "id", "kind", "level", "name", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_number", "policy_title", "project", "subsidy_rule", "topic", "updated_at", "version") SELECT new_values."active_from", new_values."active_to", new_values."certificate_kind", new_values."county_id", new_values."created_at", new_values."hours", new_values."id", new_values."kind", new_values."level", new_values."name", new_values."occupation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."policy_number", new_values."policy_title", new_values."project", new_values."subsidy_rule", new_values."topic", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='802bbf429c4b3b47930a17b36eb48e0205e95e19', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0bee8', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_programme', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='programme',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_programmehistory" ("active_from", "active_to", "certificate_kind", "county_id", "created_at", "hours", "id", "kind", "level", "name", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_number", "policy_title", "project", "subsidy_rule", "topic", "updated_at", "version") SELECT new_values."active_from", new_values."active_to", new_values."certificate_kind", new_values."county_id", new_values."created_at", new_values."hours", new_values."id", new_values."kind", new_values."level", new_values."name", new_values."occupation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."policy_number", new_values."policy_title", new_values."project", new_values."subsidy_rule", new_values."topic", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='caa4a2384e8376d181974ecf13d35cc6fa5e14e6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8af9d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_programme', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='programmehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2de178042392b979a459c39c48fd56369ab2c62b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_90fee', table='trainings_programmehistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='TrainingOrder',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('occupation', models.CharField(max_length=40, verbose_name='occupation')),
                    ('headcount', models.PositiveIntegerField(verbose_name='people to train')),
                    ('wanted_from', models.DateField(verbose_name='wanted from')),
                    ('wanted_to', models.DateField(verbose_name='wanted until')),
                    ('promised_hires', models.PositiveIntegerField(default=0, verbose_name='promises to hire')),
                    ('promised_wage_fen', models.BigIntegerField(blank=True, null=True, verbose_name='promised monthly wage')),
                    ('ordered_on', models.DateField(verbose_name='ordered on')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('served', 'Served'), ('withdrawn', 'Withdrawn')], default='open', max_length=10, verbose_name='state')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='people from')),
                    ('enterprise', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_orders', to='laborers.enterprise', verbose_name='enterprise')),
                    ('vacancy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='training_orders', to='laborers.vacancy', verbose_name='vacancy')),
                ],
                options={
                    'verbose_name': 'training order',
                    'verbose_name_plural': 'training orders',
                },
            ), migrations.CreateModel(
                name='TrainingOrderHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('occupation', models.CharField(max_length=40, verbose_name='occupation')),
                    ('headcount', models.PositiveIntegerField(verbose_name='people to train')),
                    ('wanted_from', models.DateField(verbose_name='wanted from')),
                    ('wanted_to', models.DateField(verbose_name='wanted until')),
                    ('promised_hires', models.PositiveIntegerField(default=0, verbose_name='promises to hire')),
                    ('promised_wage_fen', models.BigIntegerField(blank=True, null=True, verbose_name='promised monthly wage')),
                    ('ordered_on', models.DateField(verbose_name='ordered on')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('served', 'Served'), ('withdrawn', 'Withdrawn')], default='open', max_length=10, verbose_name='state')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='people from')),
                    ('enterprise', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='enterprise')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.trainingorder')),
                    ('vacancy', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.vacancy', verbose_name='vacancy')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddIndex(
                model_name='trainingorder',
                index=models.Index(fields=['division', 'state', 'occupation'], name='order_by_place'),
            ), migrations.AddConstraint(
                model_name='trainingorder',
                constraint=models.CheckConstraint(condition=models.Q(('headcount__gte', 1)), name='order_of_somebody'),
            ), migrations.AddConstraint(
                model_name='trainingorder',
                constraint=models.CheckConstraint(condition=models.Q(('promised_hires__lte', models.F('headcount'))), name='order_promise_of_the_trained'),
            ), migrations.AddConstraint(
                model_name='trainingorder',
                constraint=models.CheckConstraint(condition=models.Q(('promised_wage_fen', None), ('promised_wage_fen__gt', 0), _connector='OR'), name='order_wage_is_some'),
            ), migrations.AddConstraint(
                model_name='trainingorder',
                constraint=models.CheckConstraint(condition=models.Q(('wanted_to__gte', models.F('wanted_from'))), name='order_days_in_order'),
            ), migrations.AddConstraint(
                model_name='trainingorder',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('reason', ''), ('state', 'open')), models.Q(('closed_on__isnull', False), ('state', 'served')), models.Q(('closed_on__isnull', False), ('state', 'withdrawn'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='order_withdrawn_with_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingorder',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."headcount" IS DISTINCT FROM (NEW."headcount") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."ordered_on" IS DISTINCT FROM (NEW."ordered_on") OR OLD."promised_hires" IS DISTINCT FROM (NEW."promised_hires") OR OLD."promised_wage_fen" IS DISTINCT FROM (NEW."promised_wage_fen") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."vacancy_id" IS DISTINCT FROM (NEW."vacancy_id") OR OLD."wanted_from" IS DISTINCT FROM (NEW."wanted_from") OR OLD."wanted_to" IS DISTINCT FROM (NEW."wanted_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='e481a67b37d8c848d702c77cdc6b4fe9decb6d24', operation='UPDATE', pgid='pgtrigger_bump_version_513fc', table='trainings_trainingorder', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingorder',
                trigger=pgtrigger.compiler.Trigger(name='order_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='1078f361669bd9c45dd8e7221f273775f8da86f1', operation='DELETE', pgid='pgtrigger_order_kept_77970', table='trainings_trainingorder', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingorder',
                trigger=pgtrigger.compiler.Trigger(name='who_ordered_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."ordered_on" IS DISTINCT FROM (NEW."ordered_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='ac667c2abbfa96976f042933194ac5280ba1f303', operation='UPDATE', pgid='pgtrigger_who_ordered_stays_03352', table='trainings_trainingorder', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingorder',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_trainingorderhistory" ("by_id", "closed_on", "created_at", "division_id", "enterprise_id", "headcount", "id", "note", "occupation", "ordered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_hires", "promised_wage_fen", "reason", "state", "updated_at", "vacancy_id", "version", "wanted_from", "wanted_to") SELECT new_values."by_id", new_values."closed_on", new_values."created_at", new_values."division_id", new_values."enterprise_id", new_values."headcount", new_values."id", new_values."note", new_values."occupation", new_values."ordered_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."promised_hires", new_values."promised_wage_fen", new_values."reason", new_values."state", new_values."updated_at", new_values."vacancy_id", new_values."version", new_values."wanted_from", new_values."wanted_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='123c84a9e4380c0af59396f458e01e518df31ff0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9fc96', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_trainingorder', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingorder',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_trainingorderhistory" ("by_id", "closed_on", "created_at", "division_id", "enterprise_id", "headcount", "id", "note", "occupation", "ordered_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_hires", "promised_wage_fen", "reason", "state", "updated_at", "vacancy_id", "version", "wanted_from", "wanted_to") SELECT new_values."by_id", new_values."closed_on", new_values."created_at", new_values."division_id", new_values."enterprise_id", new_values."headcount", new_values."id", new_values."note", new_values."occupation", new_values."ordered_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."promised_hires", new_values."promised_wage_fen", new_values."reason", new_values."state", new_values."updated_at", new_values."vacancy_id", new_values."version", new_values."wanted_from", new_values."wanted_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='66f47b7aa3dc6f2b28efe32af37c39eed19700fe', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3ab33', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_trainingorder', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingorderhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9351d40f3454b5f3cd3978411a8e6c81f992fd0a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_55e9d', table='trainings_trainingorderhistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='Ballot',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('receipt', models.CharField(max_length=12, verbose_name='code on the receipt')),
                    ('choices', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None, verbose_name='chosen')),
                ],
                options={
                    'verbose_name': 'ballot',
                    'verbose_name_plural': 'ballots',
                },
            ), migrations.CreateModel(
                name='Elector',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('office', models.CharField(blank=True, max_length=100, verbose_name='office')),
                    ('has_slip', models.BooleanField(default=False, verbose_name='was given a slip')),
                ],
                options={
                    'verbose_name': 'member of the conference',
                    'verbose_name_plural': 'members of the conference',
                },
            ), migrations.CreateModel(
                name='ElectorHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('office', models.CharField(blank=True, max_length=100, verbose_name='office')),
                    ('has_slip', models.BooleanField(default=False, verbose_name='was given a slip')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Objection',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('about', models.CharField(choices=[('institution', 'An institution on the list'), ('vote', 'How the vote was held'), ('count', 'The count'), ('other', 'Something else')], max_length=12, verbose_name='about')),
                    ('way', models.CharField(choices=[('page', 'Over the public page'), ('desk', 'At the desk')], max_length=4, verbose_name='way')),
                    ('filed_on', models.DateField(verbose_name='made on')),
                    ('text_sealed', models.BinaryField()),
                    ('contact_sealed', models.BinaryField(null=True)),
                    ('sent_digest', models.BinaryField(unique=True)),
                    ('state', models.CharField(choices=[('filed', 'To be decided'), ('upheld', 'Upheld'), ('dismissed', 'Dismissed')], default='filed', max_length=10, verbose_name='state')),
                    ('effect', models.CharField(blank=True, choices=[('strike', 'The institution is struck from the list, which is published anew'), ('repeat', 'The round is repeated')], max_length=6, verbose_name='what follows')),
                    ('answer', models.CharField(blank=True, max_length=1000, verbose_name='answer')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ],
                options={
                    'verbose_name': 'objection',
                    'verbose_name_plural': 'objections',
                },
            ), migrations.CreateModel(
                name='ObjectionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('about', models.CharField(choices=[('institution', 'An institution on the list'), ('vote', 'How the vote was held'), ('count', 'The count'), ('other', 'Something else')], max_length=12, verbose_name='about')),
                    ('way', models.CharField(choices=[('page', 'Over the public page'), ('desk', 'At the desk')], max_length=4, verbose_name='way')),
                    ('filed_on', models.DateField(verbose_name='made on')),
                    ('state', models.CharField(choices=[('filed', 'To be decided'), ('upheld', 'Upheld'), ('dismissed', 'Dismissed')], default='filed', max_length=10, verbose_name='state')),
                    ('effect', models.CharField(blank=True, choices=[('strike', 'The institution is struck from the list, which is published anew'), ('repeat', 'The round is repeated')], max_length=6, verbose_name='what follows')),
                    ('answer', models.CharField(blank=True, max_length=1000, verbose_name='answer')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Review',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('filed', 'To be reviewed'), ('approved', 'Qualified'), ('remedy', 'To be put right'), ('refused', 'Not qualified')], default='filed', max_length=10, verbose_name='state')),
                    ('filed_on', models.DateField(verbose_name='handed in on')),
                    ('reasons', models.CharField(blank=True, max_length=1000, verbose_name='reasons')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='qualified from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='qualified until')),
                    ('remedy', models.CharField(blank=True, max_length=500, verbose_name='to be put right')),
                    ('remedy_by', models.DateField(blank=True, null=True, verbose_name='put right by')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ],
                options={
                    'verbose_name': 'qualification review',
                    'verbose_name_plural': 'qualification reviews',
                },
            ), migrations.CreateModel(
                name='ReviewDocument',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('licence', 'Business licence or certificate of a public institution'), ('permit', 'Permit to run vocational training'), ('premises', 'Proof of premises and equipment'), ('teachers', 'List of teachers with their certificates'), ('fire', 'Fire safety certificate'), ('plan', 'Teaching plan and fees'), ('other', 'Other document')], max_length=10, verbose_name='document')),
                    ('number', models.CharField(max_length=100, verbose_name='number or title')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ],
                options={
                    'verbose_name': 'document of a qualification review',
                    'verbose_name_plural': 'documents of qualification reviews',
                },
            ), migrations.CreateModel(
                name='ReviewHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('filed', 'To be reviewed'), ('approved', 'Qualified'), ('remedy', 'To be put right'), ('refused', 'Not qualified')], default='filed', max_length=10, verbose_name='state')),
                    ('filed_on', models.DateField(verbose_name='handed in on')),
                    ('reasons', models.CharField(blank=True, max_length=1000, verbose_name='reasons')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='qualified from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='qualified until')),
                    ('remedy', models.CharField(blank=True, max_length=500, verbose_name='to be put right')),
                    ('remedy_by', models.DateField(blank=True, null=True, verbose_name='put right by')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='RoundCandidate',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number on the ballot')),
                    ('votes', models.PositiveIntegerField(blank=True, null=True, verbose_name='votes')),
                    ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='place')),
                    ('listed', models.BooleanField(default=False, verbose_name='on the list')),
                    ('struck', models.BooleanField(default=False, verbose_name='struck after an objection')),
                ],
                options={
                    'verbose_name': 'candidate of a selection round',
                    'verbose_name_plural': 'candidates of selection rounds',
                },
            ), migrations.CreateModel(
                name='RoundCandidateHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number on the ballot')),
                    ('votes', models.PositiveIntegerField(blank=True, null=True, verbose_name='votes')),
                    ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='place')),
                    ('listed', models.BooleanField(default=False, verbose_name='on the list')),
                    ('struck', models.BooleanField(default=False, verbose_name='struck after an objection')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='SelectionRound',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('conference_on', models.DateField(verbose_name='day of the conference')),
                    ('venue', models.CharField(max_length=100, verbose_name='place of the conference')),
                    ('electorate', models.CharField(choices=[('members', 'Members of the conference, by name'), ('present', 'Whoever is handed a slip at the conference')], max_length=10, verbose_name='who votes')),
                    ('seats', models.PositiveSmallIntegerField(verbose_name='places on the list')),
                    ('most_choices', models.PositiveSmallIntegerField(verbose_name='institutions a ballot may name')),
                    ('objection_days', models.PositiveSmallIntegerField(default=7, verbose_name='days for objections')),
                    ('state', models.CharField(choices=[('preparing', 'Being prepared'), ('voting', 'Voting'), ('counted', 'Counted'), ('published', 'Published for objections'), ('final', 'Final list'), ('repeated', 'To be repeated'), ('cancelled', 'Broken off')], default='preparing', max_length=10, verbose_name='state')),
                    ('issued', models.PositiveIntegerField(blank=True, null=True, verbose_name='slips issued')),
                    ('cast', models.PositiveIntegerField(blank=True, null=True, verbose_name='ballots cast')),
                    ('digest', models.CharField(blank=True, max_length=64, verbose_name='digest of the ballots')),
                    ('counted_on', models.DateField(blank=True, null=True, verbose_name='counted on')),
                    ('tellers', models.CharField(blank=True, max_length=200, verbose_name='who watched the count')),
                    ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                    ('objections_until', models.DateField(blank=True, null=True, verbose_name='objections until')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='list holds from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='list holds until')),
                    ('finished_on', models.DateField(blank=True, null=True, verbose_name='final since')),
                    ('ended_reason', models.CharField(blank=True, max_length=500, verbose_name='why it ended')),
                ],
                options={
                    'verbose_name': 'selection round',
                    'verbose_name_plural': 'selection rounds',
                },
            ), migrations.CreateModel(
                name='SelectionRoundHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('conference_on', models.DateField(verbose_name='day of the conference')),
                    ('venue', models.CharField(max_length=100, verbose_name='place of the conference')),
                    ('electorate', models.CharField(choices=[('members', 'Members of the conference, by name'), ('present', 'Whoever is handed a slip at the conference')], max_length=10, verbose_name='who votes')),
                    ('seats', models.PositiveSmallIntegerField(verbose_name='places on the list')),
                    ('most_choices', models.PositiveSmallIntegerField(verbose_name='institutions a ballot may name')),
                    ('objection_days', models.PositiveSmallIntegerField(default=7, verbose_name='days for objections')),
                    ('state', models.CharField(choices=[('preparing', 'Being prepared'), ('voting', 'Voting'), ('counted', 'Counted'), ('published', 'Published for objections'), ('final', 'Final list'), ('repeated', 'To be repeated'), ('cancelled', 'Broken off')], default='preparing', max_length=10, verbose_name='state')),
                    ('issued', models.PositiveIntegerField(blank=True, null=True, verbose_name='slips issued')),
                    ('cast', models.PositiveIntegerField(blank=True, null=True, verbose_name='ballots cast')),
                    ('digest', models.CharField(blank=True, max_length=64, verbose_name='digest of the ballots')),
                    ('counted_on', models.DateField(blank=True, null=True, verbose_name='counted on')),
                    ('tellers', models.CharField(blank=True, max_length=200, verbose_name='who watched the count')),
                    ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                    ('objections_until', models.DateField(blank=True, null=True, verbose_name='objections until')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='list holds from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='list holds until')),
                    ('finished_on', models.DateField(blank=True, null=True, verbose_name='final since')),
                    ('ended_reason', models.CharField(blank=True, max_length=500, verbose_name='why it ended')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='institution',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='institution',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='institution',
                name='update_update',
            ), migrations.AddField(
                model_name='institution',
                name='address',
                field=models.CharField(blank=True, max_length=200, verbose_name='address'),
            ), migrations.AddField(
                model_name='institution',
                name='legal_representative',
                field=models.CharField(blank=True, max_length=50, verbose_name='legal representative'),
            ), migrations.AddField(
                model_name='institution',
                name='occupations',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='occupations'),
            ), migrations.AddField(
                model_name='institutionhistory',
                name='address',
                field=models.CharField(blank=True, max_length=200, verbose_name='address'),
            ), migrations.AddField(
                model_name='institutionhistory',
                name='legal_representative',
                field=models.CharField(blank=True, max_length=50, verbose_name='legal representative'),
            ), migrations.AddField(
                model_name='institutionhistory',
                name='occupations',
                field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='occupations'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='institution',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."approved_from" IS DISTINCT FROM (NEW."approved_from") OR OLD."approved_to" IS DISTINCT FROM (NEW."approved_to") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."legal_representative" IS DISTINCT FROM (NEW."legal_representative") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."occupations" IS DISTINCT FROM (NEW."occupations") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."uscc" IS DISTINCT FROM (NEW."uscc"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='0e266f0e442dad696bdfeac96b632247ae1faf85', operation='UPDATE', pgid='pgtrigger_bump_version_b8ea6', table='trainings_institution', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='institution',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_institutionhistory" ("address", "approved_from", "approved_to", "contact", "county_id", "created_at", "id", "legal_representative", "name", "occupations", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "uscc", "version") SELECT new_values."address", new_values."approved_from", new_values."approved_to", new_values."contact", new_values."county_id", new_values."created_at", new_values."id", new_values."legal_representative", new_values."name", new_values."occupations", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."updated_at", new_values."uscc", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dcf4bc5c1ca64445c1383819a40e745458de4a1f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f36cc', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_institution', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='institution',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_institutionhistory" ("address", "approved_from", "approved_to", "contact", "county_id", "created_at", "id", "legal_representative", "name", "occupations", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "uscc", "version") SELECT new_values."address", new_values."approved_from", new_values."approved_to", new_values."contact", new_values."county_id", new_values."created_at", new_values."id", new_values."legal_representative", new_values."name", new_values."occupations", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."updated_at", new_values."uscc", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f8e109efa5281b5a0c7ae0988293e08ac4348ae2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b78a3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_institution', when='AFTER')),
            ), migrations.AddField(
                model_name='electorhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='electorhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.elector'),
            ), migrations.AddField(
                model_name='objection',
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='objection',
                name='filed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken down by'),
            ), migrations.AddField(
                model_name='objectionhistory',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='objectionhistory',
                name='filed_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken down by'),
            ), migrations.AddField(
                model_name='objectionhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='objectionhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.objection'),
            ), migrations.AddField(
                model_name='review',
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='review',
                name='follows',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='trainings.review', verbose_name='follows'),
            ), migrations.AddField(
                model_name='review',
                name='institution',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='trainings.institution', verbose_name='training institution'),
            ), migrations.AddField(
                model_name='reviewdocument',
                name='review',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='trainings.review', verbose_name='qualification review'),
            ), migrations.AddField(
                model_name='reviewhistory',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='reviewhistory',
                name='follows',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.review', verbose_name='follows'),
            ), migrations.AddField(
                model_name='reviewhistory',
                name='institution',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.institution', verbose_name='training institution'),
            ), migrations.AddField(
                model_name='reviewhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='reviewhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.review'),
            ), migrations.AddField(
                model_name='roundcandidate',
                name='institution',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stands', to='trainings.institution', verbose_name='training institution'),
            ), migrations.AddField(
                model_name='objectionhistory',
                name='candidate',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.roundcandidate', verbose_name='training institution'),
            ), migrations.AddField(
                model_name='objection',
                name='candidate',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='trainings.roundcandidate', verbose_name='training institution'),
            ), migrations.AddField(
                model_name='roundcandidatehistory',
                name='institution',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.institution', verbose_name='training institution'),
            ), migrations.AddField(
                model_name='roundcandidatehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='roundcandidatehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.roundcandidate'),
            ), migrations.CreateModel(
                name='Urn',
                fields=[
                    ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='urn', serialize=False, to='trainings.selectionround', verbose_name='selection round')),
                    ('issued', models.PositiveIntegerField(default=0, verbose_name='slips issued')),
                    ('cast', models.PositiveIntegerField(default=0, verbose_name='ballots cast')),
                    ('slips', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), default=list, size=None, verbose_name='slips not used')),
                    ('sealed', models.BinaryField()),
                ],
                options={
                    'verbose_name': 'urn',
                    'verbose_name_plural': 'urns',
                },
            ), migrations.AddField(
                model_name='selectionround',
                name='conducted_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='held by'),
            ), migrations.AddField(
                model_name='selectionround',
                name='county',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='selectionround',
                name='repeats',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeated_by', to='trainings.selectionround', verbose_name='repeats'),
            ), migrations.AddField(
                model_name='roundcandidatehistory',
                name='round',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.selectionround', verbose_name='selection round'),
            ), migrations.AddField(
                model_name='roundcandidate',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidates', to='trainings.selectionround', verbose_name='selection round'),
            ), migrations.AddField(
                model_name='objectionhistory',
                name='round',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.selectionround', verbose_name='selection round'),
            ), migrations.AddField(
                model_name='objection',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='trainings.selectionround', verbose_name='selection round'),
            ), migrations.AddField(
                model_name='electorhistory',
                name='round',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.selectionround', verbose_name='selection round'),
            ), migrations.AddField(
                model_name='elector',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='electors', to='trainings.selectionround', verbose_name='selection round'),
            ), migrations.AddField(
                model_name='ballot',
                name='round',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='trainings.selectionround', verbose_name='selection round'),
            ), migrations.AddField(
                model_name='selectionroundhistory',
                name='conducted_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='held by'),
            ), migrations.AddField(
                model_name='selectionroundhistory',
                name='county',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='selectionroundhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='selectionroundhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.selectionround'),
            ), migrations.AddField(
                model_name='selectionroundhistory',
                name='repeats',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.selectionround', verbose_name='repeats'),
            ), migrations.AddIndex(
                model_name='review',
                index=models.Index(fields=['institution', '-filed_on'], name='review_by_institution'),
            ), migrations.AddConstraint(
                model_name='review',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'filed')), fields=('institution',), name='review_one_at_a_time'),
            ), migrations.AddConstraint(
                model_name='review',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_on', None), ('reasons', ''), ('state', 'filed')), models.Q(models.Q(('state', 'filed'), _negated=True), ('decided_on__gte', models.F('filed_on')), ('decided_on__isnull', False), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='review_decided_with_reasons'),
            ), migrations.AddConstraint(
                model_name='review',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), ('valid_from__isnull', False), ('valid_to__isnull', False), ('valid_to__gte', models.F('valid_from'))), models.Q(models.Q(('state', 'approved'), _negated=True), ('valid_from', None), ('valid_to', None)), _connector='OR'), name='review_qualified_for_days'),
            ), migrations.AddConstraint(
                model_name='review',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('remedy_by__isnull', False), ('state', 'remedy'), ('remedy_by__gt', models.F('decided_on')), models.Q(('remedy', ''), _negated=True)), models.Q(models.Q(('state', 'remedy'), _negated=True), ('remedy', ''), ('remedy_by', None)), _connector='OR'), name='review_remedy_with_a_day'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='review',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."filed_on" IS DISTINCT FROM (NEW."filed_on") OR OLD."follows_id" IS DISTINCT FROM (NEW."follows_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."remedy" IS DISTINCT FROM (NEW."remedy") OR OLD."remedy_by" IS DISTINCT FROM (NEW."remedy_by") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='fcd189830cc23c5825862910e7b4d164e62c036c', operation='UPDATE', pgid='pgtrigger_bump_version_c2ae3', table='trainings_review', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='review',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='2b369ca84d6441938f98fbb9212a3ddaff7da0d5', operation='DELETE', pgid='pgtrigger_kept_2e5f8', table='trainings_review', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='review',
                trigger=pgtrigger.compiler.Trigger(name='verdict_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state <> 'filed') OR to_jsonb(NEW) - ARRAY['version', 'updated_at'] = to_jsonb(OLD) - ARRAY['version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'A verdict stays. File a further review.';\n        ", hash='d8fa84fe6e69a991fc25f333881fd7eed2760163', operation='UPDATE', pgid='pgtrigger_verdict_stays_d1abf', table='trainings_review', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='review',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_reviewhistory" ("created_at", "decided_by_id", "decided_on", "filed_on", "follows_id", "id", "institution_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "remedy", "remedy_by", "state", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."filed_on", new_values."follows_id", new_values."id", new_values."institution_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reasons", new_values."remedy", new_values."remedy_by", new_values."state", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cf68e6f752705989ead245d109513532465da197', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_67980', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_review', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='review',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_reviewhistory" ("created_at", "decided_by_id", "decided_on", "filed_on", "follows_id", "id", "institution_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "remedy", "remedy_by", "state", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."filed_on", new_values."follows_id", new_values."id", new_values."institution_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reasons", new_values."remedy", new_values."remedy_by", new_values."state", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d8a0ac6f18592da6bcf9fb1d14723afb6f851bcf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5312b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_review', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='reviewdocument',
                constraint=models.UniqueConstraint(fields=('review', 'kind'), name='review_document_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='reviewdocument',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='435297c32410e5494a393b0e625e964b0485e798', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_25c86', table='trainings_reviewdocument', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='reviewhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9bfa0396625287ac89ae1ebd1320b6895b9d0901', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b7169', table='trainings_reviewhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='urn',
                constraint=models.CheckConstraint(condition=models.Q(('issued', django.db.models.expressions.CombinedExpression(models.Func(models.F('slips'), function='cardinality', output_field=models.IntegerField()), '+', models.F('cast')))), name='urn_one_slip_one_ballot'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='urn',
                trigger=pgtrigger.compiler.Trigger(name='one_slip_one_ballot', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func='\n        SELECT r.state INTO here FROM trainings_selectionround AS r WHERE r.id = NEW.round_id;\n        IF NEW.round_id = OLD.round_id AND (\n            NEW."cast" = OLD."cast" AND NEW.sealed = OLD.sealed AND OLD.slips <@ NEW.slips\n                AND here IN (\'preparing\', \'voting\')\n            OR NEW."cast" = OLD."cast" + 1 AND NEW.sealed <> OLD.sealed AND NEW.slips <@ OLD.slips\n                AND NEW.issued = OLD.issued AND here = \'voting\'\n        ) THEN RETURN NEW; END IF;\n        RAISE EXCEPTION \'One slip is one ballot, while the vote is open.\';\n    ', hash='c316e862bbee0a559a6ed6423515f8e41bd438e8', operation='UPDATE', pgid='pgtrigger_one_slip_one_ballot_58235', table='trainings_urn', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='urn',
                trigger=pgtrigger.compiler.Trigger(name='emptied_into_ballots', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func='\n        SELECT r.state INTO here FROM trainings_selectionround AS r WHERE r.id = OLD.round_id;\n        IF here = \'cancelled\' OR here = \'voting\'\n            AND OLD."cast" = (SELECT count(*) FROM trainings_ballot AS b WHERE b.round_id = OLD.round_id)\n        THEN RETURN OLD; END IF;\n        RAISE EXCEPTION \'An urn is emptied into as many ballots as were cast.\';\n    ', hash='3f8cc429c49204a1d7a0ecc1de67cd96233ef577', operation='DELETE', pgid='pgtrigger_emptied_into_ballots_02871', table='trainings_urn', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='selectionround',
                index=models.Index(fields=['county', '-conference_on'], name='round_by_county'),
            ), migrations.AddConstraint(
                model_name='selectionround',
                constraint=models.CheckConstraint(condition=models.Q(('most_choices__gte', 1), ('objection_days__range', (3, 60)), ('seats__gte', 1)), name='round_numbers'),
            ), migrations.AddConstraint(
                model_name='selectionround',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('cast__gte', 1), ('cast__isnull', False), ('issued__isnull', False), ('state__in', ('counted', 'published', 'final', 'repeated')), ('counted_on__isnull', False), ('digest__regex', '^[0-9a-f]{64}$'), ('issued__gte', models.F('cast'))), models.Q(models.Q(('state__in', ('counted', 'published', 'final', 'repeated')), _negated=True), ('cast', None), ('conducted_by', None), ('counted_on', None), ('digest', ''), ('issued', None)), _connector='OR'), name='round_counted_as_a_whole'),
            ), migrations.AddConstraint(
                model_name='selectionround',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_on__isnull', False), ('state__in', ['published', 'final', 'repeated']), ('objections_until__gt', models.F('published_on')), ('published_on__gte', models.F('counted_on'))), models.Q(models.Q(('state__in', ['published', 'final', 'repeated']), _negated=True), ('objections_until', None), ('published_on', None)), _connector='OR'), name='round_published_for_days'),
            ), migrations.AddConstraint(
                model_name='selectionround',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'final'), ('valid_from__isnull', False), ('valid_to__isnull', False), ('finished_on__gt', models.F('objections_until')), ('valid_to__gte', models.F('valid_from'))), models.Q(models.Q(('state', 'final'), _negated=True), ('finished_on', None), ('valid_from', None), ('valid_to', None)), _connector='OR'), name='round_final_after_objections'),
            ), migrations.AddConstraint(
                model_name='selectionround',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['repeated', 'cancelled']), models.Q(('ended_reason', ''), _negated=True)), models.Q(models.Q(('state__in', ['repeated', 'cancelled']), _negated=True), ('ended_reason', '')), _connector='OR'), name='round_ended_with_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cast" IS DISTINCT FROM (NEW."cast") OR OLD."conducted_by_id" IS DISTINCT FROM (NEW."conducted_by_id") OR OLD."conference_on" IS DISTINCT FROM (NEW."conference_on") OR OLD."counted_on" IS DISTINCT FROM (NEW."counted_on") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."electorate" IS DISTINCT FROM (NEW."electorate") OR OLD."ended_reason" IS DISTINCT FROM (NEW."ended_reason") OR OLD."finished_on" IS DISTINCT FROM (NEW."finished_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued" IS DISTINCT FROM (NEW."issued") OR OLD."most_choices" IS DISTINCT FROM (NEW."most_choices") OR OLD."objection_days" IS DISTINCT FROM (NEW."objection_days") OR OLD."objections_until" IS DISTINCT FROM (NEW."objections_until") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."repeats_id" IS DISTINCT FROM (NEW."repeats_id") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."tellers" IS DISTINCT FROM (NEW."tellers") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."venue" IS DISTINCT FROM (NEW."venue"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='9af17b6db05b5f43c4ee662eeecd858122cbedf7', operation='UPDATE', pgid='pgtrigger_bump_version_3542e', table='trainings_selectionround', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='016fb7e939feff595ca397f60d6b019911ea46c0', operation='DELETE', pgid='pgtrigger_kept_9024c', table='trainings_selectionround', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='count_is_the_ballots', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state = 'voting' AND NEW.state = 'counted')", func="\n        IF NEW.cast <> (SELECT count(*) FROM trainings_ballot AS b WHERE b.round_id = NEW.id)\n            OR EXISTS (\n                SELECT 1 FROM trainings_roundcandidate AS c\n                WHERE c.round_id = NEW.id AND c.votes IS DISTINCT FROM (\n                    SELECT count(*) FROM trainings_ballot AS b\n                    WHERE b.round_id = NEW.id AND c.number = ANY (b.choices)\n                )\n            )\n        THEN RAISE EXCEPTION 'The count is not what the ballots say.';\n        END IF;\n        RETURN NEW;\n    ", hash='abf1f06c84ed75a7b7f2b9f90be7d53d99908433', operation='UPDATE', pgid='pgtrigger_count_is_the_ballots_5dca2', table='trainings_selectionround', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{counted:published,preparing:cancelled,preparing:voting,published:final,published:published,published:repeated,voting:cancelled,voting:counted}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='eb927480d143c4eb029de14544d8bab4cdba9440', operation='UPDATE', pgid='pgtrigger_moves_ba6bc', table='trainings_selectionround', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='count_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state IN ('counted', 'published')) OR to_jsonb(NEW) - ARRAY['state', 'published_on', 'objections_until', 'valid_from', 'valid_to', 'finished_on', 'ended_reason', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['state', 'published_on', 'objections_until', 'valid_from', 'valid_to', 'finished_on', 'ended_reason', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'A count does not change.';\n        ", hash='ec1bcca1ebb3540fcf10ec45b884ed5676715c82', operation='UPDATE', pgid='pgtrigger_count_stays_3ed6e', table='trainings_selectionround', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='end_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state IN ('final', 'repeated', 'cancelled')) OR to_jsonb(NEW) - ARRAY['version', 'updated_at'] = to_jsonb(OLD) - ARRAY['version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'This round has ended.';\n        ", hash='58a96a5aa71c0906434887f8a2b9df6eb6826e30', operation='UPDATE', pgid='pgtrigger_end_stays_3ea91', table='trainings_selectionround', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_selectionroundhistory" ("cast", "conducted_by_id", "conference_on", "counted_on", "county_id", "created_at", "digest", "electorate", "ended_reason", "finished_on", "id", "issued", "most_choices", "objection_days", "objections_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "repeats_id", "seats", "state", "tellers", "title", "updated_at", "valid_from", "valid_to", "venue", "version") SELECT new_values."cast", new_values."conducted_by_id", new_values."conference_on", new_values."counted_on", new_values."county_id", new_values."created_at", new_values."digest", new_values."electorate", new_values."ended_reason", new_values."finished_on", new_values."id", new_values."issued", new_values."most_choices", new_values."objection_days", new_values."objections_until", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_on", new_values."repeats_id", new_values."seats", new_values."state", new_values."tellers", new_values."title", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."venue", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='55ff8f6eb7ce0550f42becbcf222f0f791ee6e75', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_90dc3', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_selectionround', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_selectionroundhistory" ("cast", "conducted_by_id", "conference_on", "counted_on", "county_id", "created_at", "digest", "electorate", "ended_reason", "finished_on", "id", "issued", "most_choices", "objection_days", "objections_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "repeats_id", "seats", "state", "tellers", "title", "updated_at", "valid_from", "valid_to", "venue", "version") SELECT new_values."cast", new_values."conducted_by_id", new_values."conference_on", new_values."counted_on", new_values."county_id", new_values."created_at", new_values."digest", new_values."electorate", new_values."ended_reason", new_values."finished_on", new_values."id", new_values."issued", new_values."most_choices", new_values."objection_days", new_values."objections_until", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_on", new_values."repeats_id", new_values."seats", new_values."state", new_values."tellers", new_values."title", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."venue", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9f693e18d37cdebbd3bcd1fa7cbbb57882c2be34', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_de1a9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_selectionround', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='roundcandidatehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='23212329e0a79fb634dececa2b7702485d3f0dd7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a5841', table='trainings_roundcandidatehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='roundcandidate',
                constraint=models.UniqueConstraint(fields=('round', 'institution'), name='round_candidate_once'),
            ), migrations.AddConstraint(
                model_name='roundcandidate',
                constraint=models.UniqueConstraint(fields=('round', 'number'), name='round_candidate_number'),
            ), migrations.AddConstraint(
                model_name='roundcandidate',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('listed', False), ('place', None), ('struck', False), ('votes', None)), models.Q(('place__isnull', False), ('votes__isnull', False)), _connector='OR'), name='round_candidate_counted'),
            ), migrations.AddConstraint(
                model_name='roundcandidate',
                constraint=models.CheckConstraint(condition=models.Q(('listed', False), models.Q(('struck', False), ('votes__gte', 1)), _connector='OR'), name='round_listed_with_votes'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='roundcandidate',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."listed" IS DISTINCT FROM (NEW."listed") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."struck" IS DISTINCT FROM (NEW."struck") OR OLD."votes" IS DISTINCT FROM (NEW."votes"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='5705230a72d152acffaba02a323752523409f7d2', operation='UPDATE', pgid='pgtrigger_bump_version_f9a43', table='trainings_roundcandidate', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='roundcandidate',
                trigger=pgtrigger.compiler.Trigger(name='stands_before_the_vote', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func="\n        SELECT r.state INTO here FROM trainings_selectionround AS r\n            WHERE r.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.round_id ELSE NEW.round_id END;\n        IF TG_OP = 'UPDATE' THEN\n            IF here = 'preparing'\n                OR here = 'voting' AND OLD.votes IS NULL\n                    AND to_jsonb(NEW) - ARRAY['votes', 'place', 'listed', 'version', 'updated_at']\n                        = to_jsonb(OLD) - ARRAY['votes', 'place', 'listed', 'version', 'updated_at']\n                OR here = 'published'\n                    AND to_jsonb(NEW) - ARRAY['listed', 'struck', 'version', 'updated_at']\n                        = to_jsonb(OLD) - ARRAY['listed', 'struck', 'version', 'updated_at']\n            THEN RETURN NEW; END IF;\n        ELSIF here = 'preparing' THEN\n            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n        END IF;\n        RAISE EXCEPTION 'Who stands and what was counted does not change.';\n    ", hash='823afa06f3016e8813ca6c336db59779ebb4c595', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_stands_before_the_vote_843e7', table='trainings_roundcandidate', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='roundcandidate',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_roundcandidatehistory" ("created_at", "id", "institution_id", "listed", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "round_id", "struck", "updated_at", "version", "votes") SELECT new_values."created_at", new_values."id", new_values."institution_id", new_values."listed", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."round_id", new_values."struck", new_values."updated_at", new_values."version", new_values."votes" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='17fc21610c0bbab625aedc00df32ba3408e446ef', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_97abf', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_roundcandidate', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='roundcandidate',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_roundcandidatehistory" ("created_at", "id", "institution_id", "listed", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "round_id", "struck", "updated_at", "version", "votes") SELECT new_values."created_at", new_values."id", new_values."institution_id", new_values."listed", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."round_id", new_values."struck", new_values."updated_at", new_values."version", new_values."votes" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9bb19b97731d4a3a44827ec59bf18f71bfa95ef8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_54ad8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_roundcandidate', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objectionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d1b765bbdc082fcf49cea1141560333a0430c57', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3d773', table='trainings_objectionhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='objection',
                constraint=models.UniqueConstraint(fields=('round', 'number'), name='objection_number'),
            ), migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('about', 'institution'), _negated=True), ('candidate__isnull', False), _connector='OR'), name='objection_names_the_institution'),
            ), migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('decided_by', None), ('decided_on', None), ('state', 'filed')), models.Q(models.Q(('state', 'filed'), _negated=True), ('decided_on__gte', models.F('filed_on')), ('decided_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='objection_decided_with_answer'),
            ), migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ['strike', 'repeat']), ('state', 'upheld')), models.Q(models.Q(('state', 'upheld'), _negated=True), ('effect', '')), _connector='OR'), name='objection_upheld_with_effect'),
            ), migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('effect', 'strike'), _negated=True), ('candidate__isnull', False), _connector='OR'), name='objection_strikes_an_institution'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objection',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."contact_sealed" IS DISTINCT FROM (NEW."contact_sealed") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."effect" IS DISTINCT FROM (NEW."effect") OR OLD."filed_by_id" IS DISTINCT FROM (NEW."filed_by_id") OR OLD."filed_on" IS DISTINCT FROM (NEW."filed_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."sent_digest" IS DISTINCT FROM (NEW."sent_digest") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text_sealed" IS DISTINCT FROM (NEW."text_sealed") OR OLD."way" IS DISTINCT FROM (NEW."way"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='835f4a77a9b6110fc06efb0a32a17cf36292dca1', operation='UPDATE', pgid='pgtrigger_bump_version_483fa', table='trainings_objection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objection',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='08faa4c751820965b211229425d026ce6e8a1c90', operation='DELETE', pgid='pgtrigger_kept_36fb0', table='trainings_objection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objection',
                trigger=pgtrigger.compiler.Trigger(name='in_time', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF EXISTS (\n            SELECT 1 FROM trainings_selectionround AS r WHERE r.id = NEW.round_id AND r.state = 'published'\n                AND NEW.filed_on BETWEEN r.published_on AND r.objections_until\n        ) THEN RETURN NEW; END IF;\n        RAISE EXCEPTION 'Objections are made while the result is published for them.';\n    ", hash='49ac41ce4eb0d7207901ee0d93ce97a0121bfe9d', operation='INSERT', pgid='pgtrigger_in_time_525b6', table='trainings_objection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objection',
                trigger=pgtrigger.compiler.Trigger(name='moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{filed:dismissed,filed:upheld}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='f99be545a55ba80b5eeb53bd49ba1911b9b78ae4', operation='UPDATE', pgid='pgtrigger_moves_1d9ed', table='trainings_objection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objection',
                trigger=pgtrigger.compiler.Trigger(name='decision_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state <> 'filed') OR to_jsonb(NEW) - ARRAY['version', 'updated_at'] = to_jsonb(OLD) - ARRAY['version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'A decision stays.';\n        ", hash='540cf390c7fff54826e5827709ec4ee2e812c2d8', operation='UPDATE', pgid='pgtrigger_decision_stays_6eb29', table='trainings_objection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objection',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_objectionhistory" ("about", "answer", "candidate_id", "created_at", "decided_by_id", "decided_on", "effect", "filed_by_id", "filed_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "state", "updated_at", "version", "way") SELECT new_values."about", new_values."answer", new_values."candidate_id", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."effect", new_values."filed_by_id", new_values."filed_on", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."round_id", new_values."state", new_values."updated_at", new_values."version", new_values."way" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ea4c305797fa6dcaa7f9ece20d9abe44cd56ce0e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f2e24', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_objection', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objection',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_objectionhistory" ("about", "answer", "candidate_id", "created_at", "decided_by_id", "decided_on", "effect", "filed_by_id", "filed_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "state", "updated_at", "version", "way") SELECT new_values."about", new_values."answer", new_values."candidate_id", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."effect", new_values."filed_by_id", new_values."filed_on", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."round_id", new_values."state", new_values."updated_at", new_values."version", new_values."way" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."about" IS DISTINCT FROM (new_values."about") OR old_values."answer" IS DISTINCT FROM (new_values."answer") OR old_values."candidate_id" IS DISTINCT FROM (new_values."candidate_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id") OR old_values."decided_on" IS DISTINCT FROM (new_values."decided_on") OR old_values."effect" IS DISTINCT FROM (new_values."effect") OR old_values."filed_by_id" IS DISTINCT FROM (new_values."filed_by_id") OR old_values."filed_on" IS DISTINCT FROM (new_values."filed_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."way" IS DISTINCT FROM (new_values."way")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b390b12babe1125a356637be7215dae7b8b8e1a1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_47927', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_objection', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='electorhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8e146edb042b6d222588a5aeaa570c1a0608f4a8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f51fe', table='trainings_electorhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='elector',
                constraint=models.UniqueConstraint(fields=('round', 'name', 'office'), name='elector_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='elector',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."has_slip" IS DISTINCT FROM (NEW."has_slip") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."office" IS DISTINCT FROM (NEW."office") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='d2c0f454b444ea87993e1cc47e9141bc06da6376', operation='UPDATE', pgid='pgtrigger_bump_version_6785f', table='trainings_elector', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='elector',
                trigger=pgtrigger.compiler.Trigger(name='members_before_the_vote', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func="\n        SELECT r.state INTO here FROM trainings_selectionround AS r\n            WHERE r.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.round_id ELSE NEW.round_id END;\n        IF here = 'preparing' THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;\n        RAISE EXCEPTION 'The electorate does not change once the vote was opened.';\n    ", hash='6a3a40209798bd40e8190137d20a60aafdf496d6', operation='INSERT OR DELETE', pgid='pgtrigger_members_before_the_vote_09909', table='trainings_elector', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='elector',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_electorhistory" ("created_at", "has_slip", "id", "name", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "updated_at", "version") SELECT new_values."created_at", new_values."has_slip", new_values."id", new_values."name", new_values."office", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."round_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cf2c381681c20428131dd463277f8b0e4d48ac7c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_73234', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_elector', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='elector',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_electorhistory" ("created_at", "has_slip", "id", "name", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "updated_at", "version") SELECT new_values."created_at", new_values."has_slip", new_values."id", new_values."name", new_values."office", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."round_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d93a67d0221282b01336b9eaf22fefb1a72d3cca', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9fd66', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_elector', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='ballot',
                constraint=models.UniqueConstraint(fields=('round', 'receipt'), name='ballot_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='ballot',
                trigger=pgtrigger.compiler.Trigger(name='from_the_urn', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func="\n        SELECT r.state INTO here FROM trainings_selectionround AS r WHERE r.id = NEW.round_id;\n        IF here = 'voting' THEN RETURN NEW; END IF;\n        RAISE EXCEPTION 'No ballot is added once the vote was closed.';\n    ", hash='1f84f842fd00ff4bf87db001d5a4c6f2568d3b60', operation='INSERT', pgid='pgtrigger_from_the_urn_5cb4f', table='trainings_ballot', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='ballot',
                trigger=pgtrigger.compiler.Trigger(name='fixed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='834308d9ebf07b7a0adec13c9faa58af6e9f1be6', operation='UPDATE OR DELETE', pgid='pgtrigger_fixed_ac7e2', table='trainings_ballot', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionroundhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7741693212d170b57d3f28a88c0565e32cc4ab26', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b9998', table='trainings_selectionroundhistory', when='BEFORE')),
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='enrolment',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='enrolment',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='enrolment',
                name='update_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='trainingclass',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='trainingclass',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='trainingclass',
                name='update_update',
            ), migrations.AlterField(
                model_name='trainingclass',
                name='project',
                field=models.CharField(blank=True, max_length=40, verbose_name='project'),
            ), migrations.AlterField(
                model_name='trainingclasshistory',
                name='project',
                field=models.CharField(blank=True, max_length=40, verbose_name='project'),
            ), migrations.CreateModel(
                name='Assessment',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('part', models.CharField(choices=[('theory', 'Theory'), ('practice', 'Practice')], max_length=10, verbose_name='part')),
                    ('held_on', models.DateField(verbose_name='held on')),
                    ('score', models.PositiveSmallIntegerField(verbose_name='score')),
                    ('passed', models.BooleanField(verbose_name='passed')),
                    ('assessor', models.CharField(blank=True, max_length=50, verbose_name='assessor')),
                ],
                options={
                    'verbose_name': 'assessment',
                    'verbose_name_plural': 'assessments',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='AssessmentHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('part', models.CharField(choices=[('theory', 'Theory'), ('practice', 'Practice')], max_length=10, verbose_name='part')),
                    ('held_on', models.DateField(verbose_name='held on')),
                    ('score', models.PositiveSmallIntegerField(verbose_name='score')),
                    ('passed', models.BooleanField(verbose_name='passed')),
                    ('assessor', models.CharField(blank=True, max_length=50, verbose_name='assessor')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='AttendanceHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('present', models.BooleanField(verbose_name='present')),
                    ('written_at', models.DateTimeField(verbose_name='written at')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Certificate',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.CharField(max_length=60, verbose_name='certificate number')),
                    ('token', models.CharField(editable=False, max_length=64, unique=True)),
                    ('kind', models.CharField(blank=True, max_length=40, verbose_name='certificate')),
                    ('level', models.CharField(blank=True, max_length=30, verbose_name='certificate level')),
                    ('issued_on', models.DateField(verbose_name='issued on')),
                    ('revoked_on', models.DateField(blank=True, null=True, verbose_name='revoked on')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ],
                options={
                    'verbose_name': 'certificate',
                    'verbose_name_plural': 'certificates',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='CertificateHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.CharField(max_length=60, verbose_name='certificate number')),
                    ('token', models.CharField(editable=False, max_length=64)),
                    ('kind', models.CharField(blank=True, max_length=40, verbose_name='certificate')),
                    ('level', models.CharField(blank=True, max_length=30, verbose_name='certificate level')),
                    ('issued_on', models.DateField(verbose_name='issued on')),
                    ('revoked_on', models.DateField(blank=True, null=True, verbose_name='revoked on')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Feedback',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('teaching', models.PositiveSmallIntegerField(verbose_name='teaching')),
                    ('content', models.PositiveSmallIntegerField(verbose_name='use for work')),
                    ('venue', models.PositiveSmallIntegerField(verbose_name='place and times')),
                    ('overall', models.PositiveSmallIntegerField(verbose_name='all in all')),
                    ('words', models.CharField(blank=True, max_length=300, verbose_name='in own words')),
                ],
                options={
                    'verbose_name': 'feedback',
                    'verbose_name_plural': 'feedback',
                },
            ), migrations.CreateModel(
                name='FeedbackSlip',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ],
                options={
                    'verbose_name': 'feedback slip',
                    'verbose_name_plural': 'feedback slips',
                },
            ), migrations.CreateModel(
                name='Finding',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('not_held', 'The session was not held'), ('teacher_absent', 'The teacher was not there'), ('other_teacher', 'Taught by somebody else than named'), ('not_as_planned', 'Taught something else than planned'), ('fewer_hours', 'Fewer hours than in the timetable'), ('sheet_differs', 'Fewer people there than on the sheet'), ('materials', 'Materials or equipment are missing'), ('venue', 'The place is unsafe or unfit'), ('fees', 'Trainees were asked for money'), ('other', 'Something else')], max_length=16, verbose_name='kind')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                    ('settled_on', models.DateField(blank=True, null=True, verbose_name='put right on')),
                    ('remedy', models.CharField(blank=True, max_length=200, verbose_name='what was done')),
                ],
                options={
                    'verbose_name': 'finding of an inspection',
                    'verbose_name_plural': 'findings of inspections',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='FindingHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('not_held', 'The session was not held'), ('teacher_absent', 'The teacher was not there'), ('other_teacher', 'Taught by somebody else than named'), ('not_as_planned', 'Taught something else than planned'), ('fewer_hours', 'Fewer hours than in the timetable'), ('sheet_differs', 'Fewer people there than on the sheet'), ('materials', 'Materials or equipment are missing'), ('venue', 'The place is unsafe or unfit'), ('fees', 'Trainees were asked for money'), ('other', 'Something else')], max_length=16, verbose_name='kind')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                    ('settled_on', models.DateField(blank=True, null=True, verbose_name='put right on')),
                    ('remedy', models.CharField(blank=True, max_length=200, verbose_name='what was done')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Session',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('day', models.DateField(verbose_name='day')),
                    ('begins', models.TimeField(verbose_name='begins')),
                    ('ends', models.TimeField(verbose_name='ends')),
                    ('hours', models.DecimalField(decimal_places=1, max_digits=4, verbose_name='hours')),
                    ('topic', models.CharField(blank=True, max_length=100, verbose_name='topic')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                    ('called_off', models.BooleanField(default=False, verbose_name='called off')),
                    ('village_staff', models.CharField(blank=True, max_length=50, verbose_name='village staff present')),
                ],
                options={
                    'verbose_name': 'session',
                    'verbose_name_plural': 'sessions',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='SessionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('day', models.DateField(verbose_name='day')),
                    ('begins', models.TimeField(verbose_name='begins')),
                    ('ends', models.TimeField(verbose_name='ends')),
                    ('hours', models.DecimalField(decimal_places=1, max_digits=4, verbose_name='hours')),
                    ('topic', models.CharField(blank=True, max_length=100, verbose_name='topic')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                    ('called_off', models.BooleanField(default=False, verbose_name='called off')),
                    ('village_staff', models.CharField(blank=True, max_length=50, verbose_name='village staff present')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.RemoveConstraint(
                model_name='attendance',
                name='attendance_once_a_day',
            ), migrations.RemoveConstraint(
                model_name='enrolment',
                name='enrolment_ended_has_a_day',
            ), migrations.RemoveConstraint(
                model_name='enrolment',
                name='enrolled_once_per_class',
            ), migrations.AddConstraint(
                model_name='enrolment',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('training_class', 'laborer'), name='enrolled_once_per_class'),
            ), migrations.AddField(
                model_name='attendance',
                name='updated_at',
                field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
            ), migrations.AddField(
                model_name='attendance',
                name='version',
                field=models.PositiveIntegerField(default=1, editable=False),
            ), migrations.AddField(
                model_name='attendance',
                name='written_at',
                field=models.DateTimeField(null=True, verbose_name='written at'),
            ), migrations.AddField(
                model_name='enrolment',
                name='asked_on',
                field=models.DateField(null=True, verbose_name='asked on'),
            ), migrations.AddField(
                model_name='enrolment',
                name='drop_out',
                field=models.CharField(blank=True, choices=[('found_work', 'Found work'), ('family', 'Needed by the family'), ('health', 'Health'), ('season', 'Work on the farm'), ('distance', 'Too far away'), ('times', 'The times do not fit'), ('content', 'Expected something else'), ('moved', 'Moved away'), ('other_class', 'Chose another class'), ('class_cancelled', 'The class was cancelled'), ('no_place', 'No place became free'), ('other', 'Another reason'), ('not_said', 'Did not say')], max_length=16, verbose_name='reason for leaving'),
            ), migrations.AddField(
                model_name='enrolment',
                name='imported_on',
                field=models.DateField(blank=True, null=True, verbose_name='imported on'),
            ), migrations.AddField(
                model_name='enrolment',
                name='source',
                field=models.CharField(choices=[('typed', 'Written here'), ('import', 'From a workbook')], default='typed', max_length=6, verbose_name='source'),
            ), migrations.AddField(
                model_name='enrolmenthistory',
                name='asked_on',
                field=models.DateField(null=True, verbose_name='asked on'),
            ), migrations.AddField(
                model_name='enrolmenthistory',
                name='drop_out',
                field=models.CharField(blank=True, choices=[('found_work', 'Found work'), ('family', 'Needed by the family'), ('health', 'Health'), ('season', 'Work on the farm'), ('distance', 'Too far away'), ('times', 'The times do not fit'), ('content', 'Expected something else'), ('moved', 'Moved away'), ('other_class', 'Chose another class'), ('class_cancelled', 'The class was cancelled'), ('no_place', 'No place became free'), ('other', 'Another reason'), ('not_said', 'Did not say')], max_length=16, verbose_name='reason for leaving'),
            ), migrations.AddField(
                model_name='enrolmenthistory',
                name='imported_on',
                field=models.DateField(blank=True, null=True, verbose_name='imported on'),
            ), migrations.AddField(
                model_name='enrolmenthistory',
                name='source',
                field=models.CharField(choices=[('typed', 'Written here'), ('import', 'From a workbook')], default='typed', max_length=6, verbose_name='source'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='assessed_on',
                field=models.DateField(blank=True, null=True, verbose_name='assessed on'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='closed_on',
                field=models.DateField(blank=True, null=True, verbose_name='closed on'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='order',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='classes', to='trainings.trainingorder', verbose_name='order'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='programme',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='classes', to='trainings.programme', verbose_name='programme'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='reason',
                field=models.CharField(blank=True, max_length=200, verbose_name='reason'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='source',
                field=models.CharField(choices=[('typed', 'Written here'), ('import', 'From a workbook')], default='typed', max_length=6, verbose_name='source'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='subsidised',
                field=models.BooleanField(default=False, verbose_name='subsidised'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='teacher',
                field=models.CharField(blank=True, max_length=50, verbose_name='teacher'),
            ), migrations.AddField(
                model_name='trainingclass',
                name='venue_kind',
                field=models.CharField(choices=[('institution', 'At the institution'), ('village', 'In the village'), ('home', "In people's homes")], default='institution', max_length=12, verbose_name='kind of place'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='assessed_on',
                field=models.DateField(blank=True, null=True, verbose_name='assessed on'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='closed_on',
                field=models.DateField(blank=True, null=True, verbose_name='closed on'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='order',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.trainingorder', verbose_name='order'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='programme',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.programme', verbose_name='programme'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='reason',
                field=models.CharField(blank=True, max_length=200, verbose_name='reason'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='source',
                field=models.CharField(choices=[('typed', 'Written here'), ('import', 'From a workbook')], default='typed', max_length=6, verbose_name='source'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='subsidised',
                field=models.BooleanField(default=False, verbose_name='subsidised'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='teacher',
                field=models.CharField(blank=True, max_length=50, verbose_name='teacher'),
            ), migrations.AddField(
                model_name='trainingclasshistory',
                name='venue_kind',
                field=models.CharField(choices=[('institution', 'At the institution'), ('village', 'In the village'), ('home', "In people's homes")], default='institution', max_length=12, verbose_name='kind of place'),
            ), migrations.AlterField(
                model_name='enrolment',
                name='case',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='laborers.case', verbose_name='case'),
            ), migrations.AlterField(
                model_name='enrolment',
                name='consent',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='laborers.consent', verbose_name='consent'),
            ), migrations.AlterField(
                model_name='enrolment',
                name='enrolled_on',
                field=models.DateField(blank=True, null=True, verbose_name='enrolled on'),
            ), migrations.AlterField(
                model_name='enrolment',
                name='state',
                field=models.CharField(choices=[('waiting', 'Waiting for a place'), ('enrolled', 'Enrolled'), ('completed', 'Completed'), ('failed', 'Not passed'), ('withdrawn', 'Withdrawn')], default='enrolled', max_length=10, verbose_name='state'),
            ), migrations.AlterField(
                model_name='enrolmenthistory',
                name='case',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.case', verbose_name='case'),
            ), migrations.AlterField(
                model_name='enrolmenthistory',
                name='consent',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.consent', verbose_name='consent'),
            ), migrations.AlterField(
                model_name='enrolmenthistory',
                name='enrolled_on',
                field=models.DateField(blank=True, null=True, verbose_name='enrolled on'),
            ), migrations.AlterField(
                model_name='enrolmenthistory',
                name='state',
                field=models.CharField(choices=[('waiting', 'Waiting for a place'), ('enrolled', 'Enrolled'), ('completed', 'Completed'), ('failed', 'Not passed'), ('withdrawn', 'Withdrawn')], default='enrolled', max_length=10, verbose_name='state'),
            ), migrations.AddField(
                model_name='assessment',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='assessment',
                name='enrolment',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='trainings.enrolment', verbose_name='enrolment'),
            ), migrations.AddField(
                model_name='assessmenthistory',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='assessmenthistory',
                name='enrolment',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.enrolment', verbose_name='enrolment'),
            ), migrations.AddField(
                model_name='assessmenthistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='assessmenthistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.assessment'),
            ), migrations.AddField(
                model_name='attendancehistory',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='attendancehistory',
                name='enrolment',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.enrolment'),
            ), migrations.AddField(
                model_name='attendancehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='attendancehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.attendance'),
            ), migrations.AddField(
                model_name='certificate',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='certificate',
                name='enrolment',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='trainings.enrolment', verbose_name='enrolment'),
            ), migrations.AddField(
                model_name='certificatehistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='certificatehistory',
                name='enrolment',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.enrolment', verbose_name='enrolment'),
            ), migrations.AddField(
                model_name='certificatehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='certificatehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.certificate'),
            ), migrations.AddField(
                model_name='feedback',
                name='training_class',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='trainings.trainingclass'),
            ), migrations.AddField(
                model_name='feedbackslip',
                name='training_class',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='trainings.trainingclass'),
            ), migrations.AddField(
                model_name='finding',
                name='inspection',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='found', to='trainings.dailyinspection', verbose_name='inspection'),
            ), migrations.AddField(
                model_name='finding',
                name='settled_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='findinghistory',
                name='inspection',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.dailyinspection', verbose_name='inspection'),
            ), migrations.AddField(
                model_name='findinghistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='findinghistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.finding'),
            ), migrations.AddField(
                model_name='findinghistory',
                name='settled_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='session',
                name='training_class',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='trainings.trainingclass', verbose_name='training class'),
            ), migrations.AddField(
                model_name='attendancehistory',
                name='session',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.session', verbose_name='session'),
            ), migrations.AddField(
                model_name='attendance',
                name='session',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='trainings.session', verbose_name='session'),
            ), migrations.AddField(
                model_name='sessionhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='sessionhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.session'),
            ), migrations.AddField(
                model_name='sessionhistory',
                name='training_class',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.trainingclass', verbose_name='training class'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionround',
                trigger=pgtrigger.compiler.Trigger(name='terms_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state = 'voting') OR to_jsonb(NEW) - ARRAY['state', 'published_on', 'objections_until', 'valid_from', 'valid_to', 'finished_on', 'ended_reason', 'issued', 'cast', 'digest', 'counted_on', 'conducted_by_id', 'tellers', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['state', 'published_on', 'objections_until', 'valid_from', 'valid_to', 'finished_on', 'ended_reason', 'issued', 'cast', 'digest', 'counted_on', 'conducted_by_id', 'tellers', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'The terms stay once the vote was opened.';\n        ", hash='540d866cff47da18a1ceb923ad9feb1ab2fd3c8c', operation='UPDATE', pgid='pgtrigger_terms_stay_aa38f', table='trainings_selectionround', when='BEFORE')),
            )],
        ),
        migrations.RunSQL(
            sql="\nALTER TABLE trainings_enrolmenthistory DISABLE TRIGGER USER;\nUPDATE trainings_enrolment e SET asked_on = e.enrolled_on;\nUPDATE trainings_enrolmenthistory e SET asked_on = e.enrolled_on;\nINSERT INTO trainings_session\n    (id, created_at, updated_at, version, training_class_id, day, begins, ends, hours, topic, place, called_off,\n     village_staff)\nSELECT gen_random_uuid(), now(), now(), 1, c.id, d.day, '08:30', '17:30',\n    LEAST(24, GREATEST(0.5, round(c.hours::numeric / d.days, 1))), '', '', false, ''\nFROM (\n    SELECT e.training_class_id, a.day, count(*) OVER (PARTITION BY e.training_class_id) AS days\n    FROM trainings_attendance a JOIN trainings_enrolment e ON e.id = a.enrolment_id GROUP BY 1, 2\n) d JOIN trainings_trainingclass c ON c.id = d.training_class_id;\nUPDATE trainings_attendance a SET session_id = s.id, written_at = a.created_at\nFROM trainings_enrolment e JOIN trainings_session s ON s.training_class_id = e.training_class_id\nWHERE e.id = a.enrolment_id AND s.day = a.day;\nINSERT INTO trainings_certificate\n    (id, created_at, updated_at, version, enrolment_id, division_id, number, token, kind, level, issued_on, reason)\nSELECT gen_random_uuid(), now(), now(), 1, id, division_id, certificate,\n    replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), '', level, ended_on, ''\nFROM trainings_enrolment WHERE certificate <> '';\nSET CONSTRAINTS ALL IMMEDIATE;\nALTER TABLE trainings_enrolmenthistory ENABLE TRIGGER USER;\n",
            reverse_sql='',
        ),
        xundian.kit.migrations.Together(
            operations=[migrations.RemoveField(
                model_name='attendance',
                name='day',
            ), migrations.RemoveField(
                model_name='enrolment',
                name='certificate',
            ), migrations.RemoveField(
                model_name='enrolment',
                name='level',
            ), migrations.RemoveField(
                model_name='enrolmenthistory',
                name='certificate',
            ), migrations.RemoveField(
                model_name='enrolmenthistory',
                name='level',
            ), migrations.AlterField(
                model_name='attendance',
                name='written_at',
                field=models.DateTimeField(verbose_name='written at'),
            ), migrations.AlterField(
                model_name='enrolment',
                name='asked_on',
                field=models.DateField(verbose_name='asked on'),
            ), migrations.AlterField(
                model_name='enrolmenthistory',
                name='asked_on',
                field=models.DateField(verbose_name='asked on'),
            ), migrations.AddIndex(
                model_name='enrolment',
                index=models.Index(condition=models.Q(('state', 'waiting')), fields=['training_class', 'asked_on', 'created_at'], name='waiting_list'),
            ), migrations.AddIndex(
                model_name='trainingclass',
                index=models.Index(condition=models.Q(('state', 'running')), fields=['starts_on'], name='class_running_by_start'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='attendance',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."enrolment_id" IS DISTINCT FROM (NEW."enrolment_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."present" IS DISTINCT FROM (NEW."present") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='0fc5facec88173e9e8366d046426c6124e482311', operation='UPDATE', pgid='pgtrigger_bump_version_24fa7', table='trainings_attendance', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='attendance',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_attendancehistory" ("by_id", "created_at", "enrolment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "session_id", "updated_at", "version", "written_at") SELECT new_values."by_id", new_values."created_at", new_values."enrolment_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."present", new_values."session_id", new_values."updated_at", new_values."version", new_values."written_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='99d1150f6b5429f1af6fa4c181a93e3386ef3223', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_54fd8', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_attendance', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='attendance',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_attendancehistory" ("by_id", "created_at", "enrolment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "session_id", "updated_at", "version", "written_at") SELECT new_values."by_id", new_values."created_at", new_values."enrolment_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."present", new_values."session_id", new_values."updated_at", new_values."version", new_values."written_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b5a9199bd8f17d42b27bdedda1f867df3e213013', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_51899', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_attendance', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='attendance',
                trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func='IF NOT EXISTS (SELECT FROM new_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting(\'xundian.feed_commit\', true), \'\')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config(\'xundian.feed_commit\', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM new_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, n.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM "trainings_enrolment" n WHERE n.id IN (SELECT enrolment_id FROM new_values)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'enrolment\', id, version, \'touch\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'enrolment\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed; ELSE WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, n.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM "trainings_enrolment" n WHERE n.id IN (SELECT enrolment_id FROM new_values)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'enrolment\', id, version, \'touch\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'enrolment\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;', hash='3fb6a90cf6ea73e5ac9181b128cf8f93eef1c033', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_00c05', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_attendance', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='attendance',
                trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func='IF NOT EXISTS (SELECT FROM new_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting(\'xundian.feed_commit\', true), \'\')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config(\'xundian.feed_commit\', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM new_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, n.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM "trainings_enrolment" n WHERE n.id IN (SELECT unnest(ARRAY[a.enrolment_id, b.enrolment_id]) FROM old_values b JOIN new_values a ON a.id = b.id WHERE b.* IS DISTINCT FROM a.*)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'enrolment\', id, version, \'touch\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'enrolment\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed; ELSE WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, n.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM "trainings_enrolment" n WHERE n.id IN (SELECT unnest(ARRAY[a.enrolment_id, b.enrolment_id]) FROM old_values b JOIN new_values a ON a.id = b.id WHERE b.* IS DISTINCT FROM a.*)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'enrolment\', id, version, \'touch\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'enrolment\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;', hash='ce0f08741b20d32194cf4d330b0e5e205f81070c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_a4dba', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_attendance', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='attendance',
                trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func='IF NOT EXISTS (SELECT FROM old_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting(\'xundian.feed_commit\', true), \'\')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config(\'xundian.feed_commit\', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM old_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, n.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM "trainings_enrolment" n WHERE n.id IN (SELECT enrolment_id FROM old_values)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'enrolment\', id, version, \'touch\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'enrolment\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed; ELSE WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, n.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM "trainings_enrolment" n WHERE n.id IN (SELECT enrolment_id FROM old_values)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'enrolment\', id, version, \'touch\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'enrolment\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;', hash='f389d5ed4233de2c802bc206065022e9dfcabe51', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_71d40', referencing='REFERENCING OLD TABLE AS old_values ', table='trainings_attendance', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."asked_on" IS DISTINCT FROM (NEW."asked_on") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."consent_id" IS DISTINCT FROM (NEW."consent_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."drop_out" IS DISTINCT FROM (NEW."drop_out") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."enrolled_on" IS DISTINCT FROM (NEW."enrolled_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."imported_on" IS DISTINCT FROM (NEW."imported_on") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."score" IS DISTINCT FROM (NEW."score") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."training_class_id" IS DISTINCT FROM (NEW."training_class_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='59384f4dfbe7e22e7157b9c6fce2f674273f1ffd', operation='UPDATE', pgid='pgtrigger_bump_version_fc24e', table='trainings_enrolment', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_enrolmenthistory" ("asked_on", "case_id", "consent_id", "created_at", "division_id", "drop_out", "ended_on", "enrolled_on", "id", "imported_on", "laborer_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "source", "state", "training_class_id", "updated_at", "version") SELECT new_values."asked_on", new_values."case_id", new_values."consent_id", new_values."created_at", new_values."division_id", new_values."drop_out", new_values."ended_on", new_values."enrolled_on", new_values."id", new_values."imported_on", new_values."laborer_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."score", new_values."source", new_values."state", new_values."training_class_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6bd3685bba2c7543db462a1f8ca84e6cb268bfa0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_162db', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_enrolmenthistory" ("asked_on", "case_id", "consent_id", "created_at", "division_id", "drop_out", "ended_on", "enrolled_on", "id", "imported_on", "laborer_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "source", "state", "training_class_id", "updated_at", "version") SELECT new_values."asked_on", new_values."case_id", new_values."consent_id", new_values."created_at", new_values."division_id", new_values."drop_out", new_values."ended_on", new_values."enrolled_on", new_values."id", new_values."imported_on", new_values."laborer_id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."score", new_values."source", new_values."state", new_values."training_class_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f16a278f8b4c4ef1d648e635c58c734e411b2863', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8500f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func="IF NOT EXISTS (SELECT FROM new_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting('xundian.feed_commit', true), '')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config('xundian.feed_commit', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM new_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, n.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM new_values n), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, 'enrolment', id, version, 'insert', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, 'enrolment', NULL::uuid, 0, 'resync', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;  ELSE WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, n.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM new_values n), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, 'enrolment', id, version, 'insert', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, 'enrolment', NULL::uuid, 0, 'resync', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;", hash='fb40195af3ca2474a309d8807d6886b51b9b8e5c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_9eee3', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func="IF NOT EXISTS (SELECT FROM new_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting('xundian.feed_commit', true), '')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config('xundian.feed_commit', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM new_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, o.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id WHERE o.* IS DISTINCT FROM n.*), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, 'enrolment', id, version, 'update', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, 'enrolment', NULL::uuid, 0, 'resync', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;  ELSE WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, NULL::uuid AS spot, o.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id WHERE o.* IS DISTINCT FROM n.*), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, 'enrolment', id, version, 'update', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, 'enrolment', NULL::uuid, 0, 'resync', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;", hash='135685b52022b4c461b311e7385e6888aa14df9a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_2d71c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func="IF NOT EXISTS (SELECT FROM old_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting('xundian.feed_commit', true), '')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config('xundian.feed_commit', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM old_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT o.id, o.version AS version, o.division_id::varchar AS area, NULL::uuid AS spot, o.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, 'enrolment', id, version, 'delete', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, 'enrolment', NULL::uuid, 0, 'resync', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;  ELSE WITH found AS MATERIALIZED (SELECT o.id, o.version AS version, o.division_id::varchar AS area, NULL::uuid AS spot, o.division_id::varchar AS old_area, NULL::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, 'enrolment', id, version, 'delete', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, 'enrolment', NULL::uuid, 0, 'resync', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;", hash='feff37bab23738b1b329b383031f44d990c15432', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_ffe68', referencing='REFERENCING OLD TABLE AS old_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingclass',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."assessed_on" IS DISTINCT FROM (NEW."assessed_on") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."order_id" IS DISTINCT FROM (NEW."order_id") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."project" IS DISTINCT FROM (NEW."project") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subsidised" IS DISTINCT FROM (NEW."subsidised") OR OLD."teacher" IS DISTINCT FROM (NEW."teacher") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."venue_kind" IS DISTINCT FROM (NEW."venue_kind"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='0e2a23e347d44cb53ee3c8d69e3f9e9114a83aad', operation='UPDATE', pgid='pgtrigger_bump_version_6795e', table='trainings_trainingclass', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingclass',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_trainingclasshistory" ("assessed_on", "capacity", "closed_on", "created_at", "division_id", "ends_on", "hours", "id", "institution_id", "kind", "occupation", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "project", "reason", "source", "starts_on", "state", "subsidised", "teacher", "title", "updated_at", "venue", "venue_kind", "version") SELECT new_values."assessed_on", new_values."capacity", new_values."closed_on", new_values."created_at", new_values."division_id", new_values."ends_on", new_values."hours", new_values."id", new_values."institution_id", new_values."kind", new_values."occupation", new_values."order_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programme_id", new_values."project", new_values."reason", new_values."source", new_values."starts_on", new_values."state", new_values."subsidised", new_values."teacher", new_values."title", new_values."updated_at", new_values."venue", new_values."venue_kind", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='eafb01bf7214a62eebcb769f480f7a1103d57d90', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7e153', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_trainingclass', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingclass',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_trainingclasshistory" ("assessed_on", "capacity", "closed_on", "created_at", "division_id", "ends_on", "hours", "id", "institution_id", "kind", "occupation", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "project", "reason", "source", "starts_on", "state", "subsidised", "teacher", "title", "updated_at", "venue", "venue_kind", "version") SELECT new_values."assessed_on", new_values."capacity", new_values."closed_on", new_values."created_at", new_values."division_id", new_values."ends_on", new_values."hours", new_values."id", new_values."institution_id", new_values."kind", new_values."occupation", new_values."order_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programme_id", new_values."project", new_values."reason", new_values."source", new_values."starts_on", new_values."state", new_values."subsidised", new_values."teacher", new_values."title", new_values."updated_at", new_values."venue", new_values."venue_kind", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7e0838ef77e11f4144df35c7eab8729bc6b4acce', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_895d7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_trainingclass', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='enrolment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('state__in', ('waiting', 'enrolled'))), models.Q(models.Q(('state__in', ('waiting', 'enrolled')), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='enrolment_ended_has_a_day'),
            ), migrations.AddConstraint(
                model_name='enrolment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('enrolled_on', None), ('state', 'waiting')), ('state', 'withdrawn'), models.Q(models.Q(('state', 'waiting'), _negated=True), ('enrolled_on__isnull', False)), _connector='OR'), name='enrolled_since_a_day'),
            ), migrations.AddConstraint(
                model_name='enrolment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('consent__isnull', False), ('imported_on', None), ('source', 'typed')), models.Q(('imported_on__gt', models.F('ended_on')), ('source', 'import'), models.Q(('state__in', ('waiting', 'enrolled')), _negated=True)), _connector='OR'), name='enrolled_with_consent'),
            ), migrations.AddConstraint(
                model_name='enrolment',
                constraint=models.CheckConstraint(condition=models.Q(('drop_out', ''), ('state', 'withdrawn'), _connector='OR'), name='reasons_are_of_leaving'),
            ), migrations.AlterField(
                model_name='attendance',
                name='session',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='trainings.session', verbose_name='session'),
            ), migrations.AddConstraint(
                model_name='attendance',
                constraint=models.UniqueConstraint(fields=('enrolment', 'session'), name='attendance_once_a_session'),
            ), migrations.AddConstraint(
                model_name='assessment',
                constraint=models.UniqueConstraint(fields=('enrolment', 'part', 'held_on'), name='assessed_once_a_day'),
            ), migrations.AddConstraint(
                model_name='assessment',
                constraint=models.CheckConstraint(condition=models.Q(('score__lte', 100)), name='assessment_score'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."assessor" IS DISTINCT FROM (NEW."assessor") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."enrolment_id" IS DISTINCT FROM (NEW."enrolment_id") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."passed" IS DISTINCT FROM (NEW."passed") OR OLD."score" IS DISTINCT FROM (NEW."score"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='3cd55f398f9454313ead6e28c74cc340fc0b5403', operation='UPDATE', pgid='pgtrigger_bump_version_ed50b', table='trainings_assessment', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_assessmenthistory" ("assessor", "by_id", "created_at", "enrolment_id", "held_on", "id", "part", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "updated_at", "version") SELECT new_values."assessor", new_values."by_id", new_values."created_at", new_values."enrolment_id", new_values."held_on", new_values."id", new_values."part", new_values."passed", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."score", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7dcce99f59a7b59236b89bdfcf77cce7f6ffc3ce', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cba31', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_assessment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_assessmenthistory" ("assessor", "by_id", "created_at", "enrolment_id", "held_on", "id", "part", "passed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "updated_at", "version") SELECT new_values."assessor", new_values."by_id", new_values."created_at", new_values."enrolment_id", new_values."held_on", new_values."id", new_values."part", new_values."passed", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."score", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8a0f088d1307f4d209aa718fb0dcf981244738fb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f2b0d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_assessment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='assessmenthistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a3fae86c97ae2652aa6c31f974d7b4bd214ce95a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a51d7', table='trainings_assessmenthistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='certificate',
                index=models.Index(fields=['division', 'issued_on'], name='certificate_by_division'),
            ), migrations.AddConstraint(
                model_name='certificate',
                constraint=models.UniqueConstraint(fields=('number',), name='certificate_number_once'),
            ), migrations.AddConstraint(
                model_name='certificate',
                constraint=models.UniqueConstraint(condition=models.Q(('revoked_on', None)), fields=('enrolment',), name='one_valid_certificate'),
            ), migrations.AddConstraint(
                model_name='certificate',
                constraint=models.CheckConstraint(condition=models.Q(('revoked_on', None), ('revoked_on__gte', models.F('issued_on')), _connector='OR'), name='certificate_revoked_after_issue'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='certificate',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."enrolment_id" IS DISTINCT FROM (NEW."enrolment_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_on" IS DISTINCT FROM (NEW."issued_on") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."revoked_on" IS DISTINCT FROM (NEW."revoked_on") OR OLD."token" IS DISTINCT FROM (NEW."token"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='3d015f9fa27511c26054cb73f4faa97f7070e4b7', operation='UPDATE', pgid='pgtrigger_bump_version_1c7cc', table='trainings_certificate', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='certificate',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_certificatehistory" ("created_at", "division_id", "enrolment_id", "id", "issued_on", "kind", "level", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revoked_on", "token", "updated_at", "version") SELECT new_values."created_at", new_values."division_id", new_values."enrolment_id", new_values."id", new_values."issued_on", new_values."kind", new_values."level", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."revoked_on", new_values."token", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8e8ad2b425fab9efcf9e9f8b488c275fa4a13966', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ae5f9', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_certificate', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='certificate',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_certificatehistory" ("created_at", "division_id", "enrolment_id", "id", "issued_on", "kind", "level", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "revoked_on", "token", "updated_at", "version") SELECT new_values."created_at", new_values."division_id", new_values."enrolment_id", new_values."id", new_values."issued_on", new_values."kind", new_values."level", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."revoked_on", new_values."token", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bccc9c9163ef1e69961847773dc545e7ff5a6b39', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5797c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_certificate', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='certificatehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f786431f1592f43d41de0000cccb54b1970c851d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1ade0', table='trainings_certificatehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='feedback',
                constraint=models.CheckConstraint(condition=models.Q(('teaching__gte', 1), ('teaching__lte', 5)), name='feedback_teaching'),
            ), migrations.AddConstraint(
                model_name='feedback',
                constraint=models.CheckConstraint(condition=models.Q(('content__gte', 1), ('content__lte', 5)), name='feedback_content'),
            ), migrations.AddConstraint(
                model_name='feedback',
                constraint=models.CheckConstraint(condition=models.Q(('venue__gte', 1), ('venue__lte', 5)), name='feedback_venue'),
            ), migrations.AddConstraint(
                model_name='feedback',
                constraint=models.CheckConstraint(condition=models.Q(('overall__gte', 1), ('overall__lte', 5)), name='feedback_overall'),
            ), migrations.AddIndex(
                model_name='finding',
                index=models.Index(condition=models.Q(('settled_on', None)), fields=['inspection'], name='findings_still_open'),
            ), migrations.AddConstraint(
                model_name='finding',
                constraint=models.UniqueConstraint(fields=('inspection', 'kind'), name='finding_once_an_inspection'),
            ), migrations.AddConstraint(
                model_name='finding',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('remedy', ''), ('settled_on', None)), models.Q(('settled_on__isnull', False), models.Q(('remedy', ''), _negated=True)), _connector='OR'), name='finding_settled_says_how'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='finding',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inspection_id" IS DISTINCT FROM (NEW."inspection_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."remedy" IS DISTINCT FROM (NEW."remedy") OR OLD."settled_by_id" IS DISTINCT FROM (NEW."settled_by_id") OR OLD."settled_on" IS DISTINCT FROM (NEW."settled_on"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='24fdadb7f21bbd8e769899337b51a9c28ebcac46', operation='UPDATE', pgid='pgtrigger_bump_version_50c59', table='trainings_finding', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='finding',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_findinghistory" ("created_at", "id", "inspection_id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remedy", "settled_by_id", "settled_on", "updated_at", "version") SELECT new_values."created_at", new_values."id", new_values."inspection_id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."remedy", new_values."settled_by_id", new_values."settled_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c588e3af698b46317dbc4caa6162718944f46322', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_615fa', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_finding', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='finding',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_findinghistory" ("created_at", "id", "inspection_id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remedy", "settled_by_id", "settled_on", "updated_at", "version") SELECT new_values."created_at", new_values."id", new_values."inspection_id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."remedy", new_values."settled_by_id", new_values."settled_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bf7d98b0d4dd982b6e0b72f167ccbd816fce459b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_89b00', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_finding', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='findinghistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0b3c808ad7b3c89254a4336e5415e6620857970f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a2cb1', table='trainings_findinghistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='session',
                index=models.Index(fields=['day', 'place'], name='session_by_place'),
            ), migrations.AddConstraint(
                model_name='session',
                constraint=models.UniqueConstraint(condition=models.Q(('called_off', False)), fields=('training_class', 'day', 'begins'), name='one_session_at_a_time'),
            ), migrations.AddConstraint(
                model_name='session',
                constraint=models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins'))), name='session_ends_after_it_begins'),
            ), migrations.AddConstraint(
                model_name='session',
                constraint=models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24)), name='session_has_hours'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='session',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."begins" IS DISTINCT FROM (NEW."begins") OR OLD."called_off" IS DISTINCT FROM (NEW."called_off") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."topic" IS DISTINCT FROM (NEW."topic") OR OLD."training_class_id" IS DISTINCT FROM (NEW."training_class_id") OR OLD."village_staff" IS DISTINCT FROM (NEW."village_staff"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='227312bdc836183392d0be2127c48927ad50a46c', operation='UPDATE', pgid='pgtrigger_bump_version_264b0', table='trainings_session', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='session',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_sessionhistory" ("begins", "called_off", "created_at", "day", "ends", "hours", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "topic", "training_class_id", "updated_at", "version", "village_staff") SELECT new_values."begins", new_values."called_off", new_values."created_at", new_values."day", new_values."ends", new_values."hours", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."topic", new_values."training_class_id", new_values."updated_at", new_values."version", new_values."village_staff" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6b8f9584809e2d120399c900cf10a685fdb25114', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1959c', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_session', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='session',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_sessionhistory" ("begins", "called_off", "created_at", "day", "ends", "hours", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "topic", "training_class_id", "updated_at", "version", "village_staff") SELECT new_values."begins", new_values."called_off", new_values."created_at", new_values."day", new_values."ends", new_values."hours", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."topic", new_values."training_class_id", new_values."updated_at", new_values."version", new_values."village_staff" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='377d43225bb1564a35b15568ed4984f55369b038', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c98e4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_session', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='attendancehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aab03bc7316c3f51ac4cf8c0a28412d3dcd814f1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_196a4', table='trainings_attendancehistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sessionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='268d2084457dd832325aec8c4d8719f6d242b12f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2b211', table='trainings_sessionhistory', when='BEFORE')),
            )],
        ),
    ]
