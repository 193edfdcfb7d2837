"""Posts kept for graduates, and days to answer by policy."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laborers', '0005_jobs'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0005_calendars'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='FirstCall',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('origin_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='training class')),
                    ('made_on', models.DateField(verbose_name='kept since')),
                    ('until', models.DateField(verbose_name='kept until')),
                    ('state', models.CharField(choices=[('waiting', 'Kept'), ('offered', 'Offered'), ('not_wanted', 'Not wanted'), ('lapsed', 'Lapsed'), ('ended', 'Ended')], default='waiting', max_length=10, verbose_name='state')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ],
                options={
                    'verbose_name': 'post kept for a graduate',
                    'verbose_name_plural': 'posts kept for graduates',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='FirstCallHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('origin_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='training class')),
                    ('made_on', models.DateField(verbose_name='kept since')),
                    ('until', models.DateField(verbose_name='kept until')),
                    ('state', models.CharField(choices=[('waiting', 'Kept'), ('offered', 'Offered'), ('not_wanted', 'Not wanted'), ('lapsed', 'Lapsed'), ('ended', 'Ended')], default='waiting', max_length=10, verbose_name='state')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='recruitmentpolicy',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='recruitmentpolicy',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='recruitmentpolicy',
                name='update_update',
            ), migrations.AddField(
                model_name='recruitmentpolicy',
                name='call_days',
                field=models.PositiveSmallIntegerField(default=15, verbose_name='days a post is kept for graduates'),
            ), migrations.AddField(
                model_name='recruitmentpolicyhistory',
                name='call_days',
                field=models.PositiveSmallIntegerField(default=15, verbose_name='days a post is kept for graduates'),
            ), migrations.AlterField(
                model_name='doubt',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='doubthistory',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importbatch',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importmapping',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters')], max_length=20, verbose_name='kind'),
            ), migrations.AddField(
                model_name='firstcall',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='firstcall',
                name='laborer',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='first_calls', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='firstcall',
                name='vacancy',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='first_calls', to='laborers.vacancy', verbose_name='vacancy'),
            ), migrations.AddField(
                model_name='firstcallhistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='firstcallhistory',
                name='laborer',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='firstcallhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='firstcallhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.firstcall'),
            ), migrations.AddField(
                model_name='firstcallhistory',
                name='vacancy',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.vacancy', verbose_name='vacancy'),
            ), migrations.AddIndex(
                model_name='firstcall',
                index=models.Index(condition=models.Q(('state', 'waiting')), fields=['vacancy'], name='first_call_by_vacancy'),
            ), migrations.AddIndex(
                model_name='firstcall',
                index=models.Index(condition=models.Q(('state', 'waiting')), fields=['until'], name='first_call_waiting'),
            ), migrations.AddIndex(
                model_name='firstcall',
                index=models.Index(fields=['division', 'state'], name='first_call_by_division'),
            ), migrations.AddIndex(
                model_name='firstcall',
                index=models.Index(fields=['origin_id'], name='first_call_by_origin'),
            ), migrations.AddConstraint(
                model_name='firstcall',
                constraint=models.UniqueConstraint(fields=('laborer', 'vacancy'), name='one_first_call_per_post'),
            ), migrations.AddConstraint(
                model_name='firstcall',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'offered', 'not_wanted', 'lapsed', 'ended'])), name='first_call_state_known'),
            ), migrations.AddConstraint(
                model_name='firstcall',
                constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('made_on'))), name='first_call_until_after_beginning'),
            ), migrations.AddConstraint(
                model_name='firstcall',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='first_call_over_has_a_day'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='firstcall',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."made_on" IS DISTINCT FROM (NEW."made_on") OR OLD."origin_id" IS DISTINCT FROM (NEW."origin_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."vacancy_id" IS DISTINCT FROM (NEW."vacancy_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='496502a5c66b30ad57feb29d8717c7e17a7815ec', operation='UPDATE', pgid='pgtrigger_bump_version_36757', table='laborers_firstcall', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='firstcall',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_firstcallhistory" ("created_at", "division_id", "ended_on", "id", "laborer_id", "made_on", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "until", "updated_at", "vacancy_id", "version") SELECT new_values."created_at", new_values."division_id", new_values."ended_on", new_values."id", new_values."laborer_id", new_values."made_on", new_values."origin_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."until", new_values."updated_at", new_values."vacancy_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e72e0195da2798b56eb302693e011591fd645ed7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_26983', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_firstcall', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='firstcall',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_firstcallhistory" ("created_at", "division_id", "ended_on", "id", "laborer_id", "made_on", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "until", "updated_at", "vacancy_id", "version") SELECT new_values."created_at", new_values."division_id", new_values."ended_on", new_values."id", new_values."laborer_id", new_values."made_on", new_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."until", new_values."updated_at", new_values."vacancy_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='30d2786e30e9bc43d5910b5a73e6f5849a70154e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_11696', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_firstcall', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='firstcallhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='19a1914a979530acf1bfeaaf5d74dd242478c661', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0cc6c', table='laborers_firstcallhistory', when='BEFORE')),
            ), migrations.AddField(
                model_name='recruitmentpolicy',
                name='confirm_days',
                field=models.PositiveSmallIntegerField(default=7, verbose_name='days until a solved difficulty is asked about'),
            ), migrations.AddField(
                model_name='recruitmentpolicy',
                name='employer_days',
                field=models.PositiveSmallIntegerField(default=7, verbose_name='days an employer has to answer'),
            ), migrations.AddField(
                model_name='recruitmentpolicyhistory',
                name='confirm_days',
                field=models.PositiveSmallIntegerField(default=7, verbose_name='days until a solved difficulty is asked about'),
            ), migrations.AddField(
                model_name='recruitmentpolicyhistory',
                name='employer_days',
                field=models.PositiveSmallIntegerField(default=7, verbose_name='days an employer has to answer'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentpolicy',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."call_days" IS DISTINCT FROM (NEW."call_days") OR OLD."confirm_days" IS DISTINCT FROM (NEW."confirm_days") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."county_fairs" IS DISTINCT FROM (NEW."county_fairs") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."employer_days" IS DISTINCT FROM (NEW."employer_days") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recheck_days" IS DISTINCT FROM (NEW."recheck_days") OR OLD."township_events" IS DISTINCT FROM (NEW."township_events") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='3347d5b6bfbd0c5f5ea9dfb3c74acf582ed8d9b1', operation='UPDATE', pgid='pgtrigger_bump_version_74cdf', table='laborers_recruitmentpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentpolicy',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_recruitmentpolicyhistory" ("call_days", "confirm_days", "county_fairs", "county_id", "created_at", "document", "employer_days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recheck_days", "township_events", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."call_days", new_values."confirm_days", new_values."county_fairs", new_values."county_id", new_values."created_at", new_values."document", new_values."employer_days", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recheck_days", new_values."township_events", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4cbed00116f490049eda5641cc876a2d6f80dcc6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e095f', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_recruitmentpolicy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentpolicy',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_recruitmentpolicyhistory" ("call_days", "confirm_days", "county_fairs", "county_id", "created_at", "document", "employer_days", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recheck_days", "township_events", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."call_days", new_values."confirm_days", new_values."county_fairs", new_values."county_id", new_values."created_at", new_values."document", new_values."employer_days", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recheck_days", new_values."township_events", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='203b25c855688b89f447b79dde70ee5a1beffa48', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7fb82', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_recruitmentpolicy', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='recruitmentpolicy',
                constraint=models.CheckConstraint(condition=models.Q(('confirm_days__gte', 1)), name='recruitment_policy_asks_again'),
            )],
        ),
    ]
