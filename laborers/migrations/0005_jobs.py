"""Jobs: enterprises, vacancies, events, matching, offers, departures, wages, publications; visits follow the home."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
import xundian.kit.ranges
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laborers', '0004_follow_up'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0003_phones_and_postings'),
        ('xundian', '0004_connections'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.AddIndex(
                model_name='visitplan',
                index=models.Index(fields=['division', 'window_to'], name='plan_by_division'),
            ), migrations.CreateModel(
                name='EventStand',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'stand',
                    'verbose_name_plural': 'stands',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='EventStandHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='EventVisitor',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('people', models.PositiveIntegerField(default=1, verbose_name='people')),
                ],
                options={
                    'verbose_name': 'visitor of an event',
                    'verbose_name_plural': 'visitors of events',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='EventVisitorHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('people', models.PositiveIntegerField(default=1, verbose_name='people')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Intention',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('signed', 'Signed'), ('offered', 'Offered'), ('lapsed', 'Lapsed')], default='signed', max_length=10, verbose_name='state')),
                    ('signed_on', models.DateField(verbose_name='signed on')),
                    ('settled_on', models.DateField(blank=True, null=True, verbose_name='settled on')),
                ],
                options={
                    'verbose_name': 'intention',
                    'verbose_name_plural': 'intentions',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='IntentionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('signed', 'Signed'), ('offered', 'Offered'), ('lapsed', 'Lapsed')], default='signed', max_length=10, verbose_name='state')),
                    ('signed_on', models.DateField(verbose_name='signed on')),
                    ('settled_on', models.DateField(blank=True, null=True, verbose_name='settled on')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='RecruitmentEvent',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('partners', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=9), blank=True, default=list, size=None, verbose_name='together with')),
                    ('form', models.CharField(choices=[('fair', 'Job fair'), ('meeting', 'Face-to-face meeting in a village'), ('outreach', 'Posts carried to villages'), ('online', 'Online recruitment')], max_length=10, verbose_name='form')),
                    ('campaign', models.CharField(blank=True, max_length=30, verbose_name='campaign')),
                    ('title', models.CharField(max_length=80, verbose_name='title')),
                    ('place', models.CharField(max_length=100, verbose_name='place')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_on', models.DateField(verbose_name='to')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', max_length=10, verbose_name='state')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'recruitment event',
                    'verbose_name_plural': 'recruitment events',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='RecruitmentEventHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('partners', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=9), blank=True, default=list, size=None, verbose_name='together with')),
                    ('form', models.CharField(choices=[('fair', 'Job fair'), ('meeting', 'Face-to-face meeting in a village'), ('outreach', 'Posts carried to villages'), ('online', 'Online recruitment')], max_length=10, verbose_name='form')),
                    ('campaign', models.CharField(blank=True, max_length=30, verbose_name='campaign')),
                    ('title', models.CharField(max_length=80, verbose_name='title')),
                    ('place', models.CharField(max_length=100, verbose_name='place')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_on', models.DateField(verbose_name='to')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', max_length=10, verbose_name='state')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='RecruitmentPolicy',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('county_fairs', models.PositiveSmallIntegerField(verbose_name='large fairs of the county a year')),
                    ('township_events', models.PositiveSmallIntegerField(verbose_name='events of every township a year')),
                    ('recheck_days', models.PositiveSmallIntegerField(verbose_name='days until a vacancy is asked about again')),
                ],
                options={
                    'verbose_name': 'recruitment policy',
                    'verbose_name_plural': 'recruitment policies',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='RecruitmentPolicyHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('county_fairs', models.PositiveSmallIntegerField(verbose_name='large fairs of the county a year')),
                    ('township_events', models.PositiveSmallIntegerField(verbose_name='events of every township a year')),
                    ('recheck_days', models.PositiveSmallIntegerField(verbose_name='days until a vacancy is asked about again')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='VacancyCheck',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('on', models.DateField(verbose_name='day')),
                    ('answer', models.CharField(choices=[('unchecked', 'Not checked yet'), ('effective', 'Stands'), ('withdrawn', 'Does not stand')], max_length=10, verbose_name='answer')),
                    ('answered_by', models.CharField(max_length=80, verbose_name='answered by')),
                    ('until', models.DateField(blank=True, null=True, verbose_name='stands until')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'check of a vacancy',
                    'verbose_name_plural': 'checks of vacancies',
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='vacancy',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='vacancy',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='vacancy',
                name='update_update',
            ), migrations.AddField(
                model_name='vacancy',
                name='batch_id',
                field=models.UUIDField(blank=True, editable=False, null=True, verbose_name='import'),
            ), migrations.AddField(
                model_name='vacancy',
                name='board',
                field=models.BooleanField(default=False, verbose_name='board'),
            ), migrations.AddField(
                model_name='vacancy',
                name='confirmed_by',
                field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by'),
            ), migrations.AddField(
                model_name='vacancy',
                name='confirmed_on',
                field=models.DateField(blank=True, editable=False, null=True, verbose_name='checked on'),
            ), migrations.AddField(
                model_name='vacancy',
                name='confirmed_until',
                field=models.DateField(blank=True, editable=False, null=True, verbose_name='stands until'),
            ), migrations.AddField(
                model_name='vacancy',
                name='days_per_week',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days a week'),
            ), migrations.AddField(
                model_name='vacancy',
                name='effective',
                field=models.CharField(choices=[('unchecked', 'Not checked yet'), ('effective', 'Stands'), ('withdrawn', 'Does not stand')], default='unchecked', editable=False, max_length=10, verbose_name='effective'),
            ), migrations.AddField(
                model_name='vacancy',
                name='funding_source',
                field=models.CharField(blank=True, max_length=80, verbose_name='funding source'),
            ), migrations.AddField(
                model_name='vacancy',
                name='health_note',
                field=models.CharField(blank=True, max_length=200, verbose_name='why the work needs that health'),
            ), migrations.AddField(
                model_name='vacancy',
                name='health_required',
                field=models.CharField(blank=True, max_length=2, verbose_name='health required'),
            ), migrations.AddField(
                model_name='vacancy',
                name='hours_per_day',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a day'),
            ), migrations.AddField(
                model_name='vacancy',
                name='lodging',
                field=models.BooleanField(default=False, verbose_name='lodging'),
            ), migrations.AddField(
                model_name='vacancy',
                name='pay_day',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pay day of the month'),
            ), migrations.AddField(
                model_name='vacancy',
                name='season_from',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='season from month'),
            ), migrations.AddField(
                model_name='vacancy',
                name='season_to',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='season to month'),
            ), migrations.AddField(
                model_name='vacancy',
                name='source',
                field=models.CharField(choices=[('typed', 'Entered by hand'), ('import', 'From a workbook'), ('event', 'At a recruitment event'), ('order', 'Order of an enterprise')], default='typed', max_length=10, verbose_name='source'),
            ), migrations.AddField(
                model_name='vacancy',
                name='term_months',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='term in months'),
            ), migrations.AddField(
                model_name='vacancy',
                name='welfare_kind',
                field=models.CharField(blank=True, max_length=30, verbose_name='kind of public-welfare post'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='batch_id',
                field=models.UUIDField(blank=True, editable=False, null=True, verbose_name='import'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='board',
                field=models.BooleanField(default=False, verbose_name='board'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='confirmed_by',
                field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='confirmed_on',
                field=models.DateField(blank=True, editable=False, null=True, verbose_name='checked on'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='confirmed_until',
                field=models.DateField(blank=True, editable=False, null=True, verbose_name='stands until'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='days_per_week',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days a week'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='effective',
                field=models.CharField(choices=[('unchecked', 'Not checked yet'), ('effective', 'Stands'), ('withdrawn', 'Does not stand')], default='unchecked', editable=False, max_length=10, verbose_name='effective'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='funding_source',
                field=models.CharField(blank=True, max_length=80, verbose_name='funding source'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='health_note',
                field=models.CharField(blank=True, max_length=200, verbose_name='why the work needs that health'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='health_required',
                field=models.CharField(blank=True, max_length=2, verbose_name='health required'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='hours_per_day',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a day'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='lodging',
                field=models.BooleanField(default=False, verbose_name='lodging'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='pay_day',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pay day of the month'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='season_from',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='season from month'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='season_to',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='season to month'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='source',
                field=models.CharField(choices=[('typed', 'Entered by hand'), ('import', 'From a workbook'), ('event', 'At a recruitment event'), ('order', 'Order of an enterprise')], default='typed', max_length=10, verbose_name='source'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='term_months',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='term in months'),
            ), migrations.AddField(
                model_name='vacancyhistory',
                name='welfare_kind',
                field=models.CharField(blank=True, max_length=30, verbose_name='kind of public-welfare post'),
            ), migrations.AlterField(
                model_name='doubt',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='doubthistory',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importbatch',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importmapping',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies')], max_length=20, verbose_name='kind'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='vacancy',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."board" IS DISTINCT FROM (NEW."board") OR OLD."board_and_lodging" IS DISTINCT FROM (NEW."board_and_lodging") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."closes" IS DISTINCT FROM (NEW."closes") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."confirmed_until" IS DISTINCT FROM (NEW."confirmed_until") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."days_per_week" IS DISTINCT FROM (NEW."days_per_week") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."destination" IS DISTINCT FROM (NEW."destination") OR OLD."effective" IS DISTINCT FROM (NEW."effective") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."filled" IS DISTINCT FROM (NEW."filled") OR OLD."funding_source" IS DISTINCT FROM (NEW."funding_source") OR OLD."headcount" IS DISTINCT FROM (NEW."headcount") OR OLD."health_note" IS DISTINCT FROM (NEW."health_note") OR OLD."health_required" IS DISTINCT FROM (NEW."health_required") OR OLD."hours_per_day" IS DISTINCT FROM (NEW."hours_per_day") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."insurance" IS DISTINCT FROM (NEW."insurance") OR OLD."lodging" IS DISTINCT FROM (NEW."lodging") OR OLD."max_age" IS DISTINCT FROM (NEW."max_age") OR OLD."min_age" IS DISTINCT FROM (NEW."min_age") OR OLD."min_education" IS DISTINCT FROM (NEW."min_education") OR OLD."needs_skill" IS DISTINCT FROM (NEW."needs_skill") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."opens" IS DISTINCT FROM (NEW."opens") OR OLD."pay_day" IS DISTINCT FROM (NEW."pay_day") OR OLD."season_from" IS DISTINCT FROM (NEW."season_from") OR OLD."season_to" IS DISTINCT FROM (NEW."season_to") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."sex_ground" IS DISTINCT FROM (NEW."sex_ground") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."term_months" IS DISTINCT FROM (NEW."term_months") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."wage_max_fen" IS DISTINCT FROM (NEW."wage_max_fen") OR OLD."wage_min_fen" IS DISTINCT FROM (NEW."wage_min_fen") OR OLD."welfare_kind" IS DISTINCT FROM (NEW."welfare_kind"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='e6a5fb089aa8ef5513c87f51340bf5b315d8c935', operation='UPDATE', pgid='pgtrigger_bump_version_f5fd8', table='laborers_vacancy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='vacancy',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_vacancyhistory" ("batch_id", "board", "board_and_lodging", "channel", "closes", "confirmed_by_id", "confirmed_on", "confirmed_until", "county_id", "created_at", "days_per_week", "description", "destination", "effective", "enterprise_id", "filled", "funding_source", "headcount", "health_note", "health_required", "hours_per_day", "id", "insurance", "lodging", "max_age", "min_age", "min_education", "needs_skill", "occupation", "opens", "pay_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "season_from", "season_to", "sex", "sex_ground", "source", "state", "term_months", "title", "updated_at", "version", "wage_max_fen", "wage_min_fen", "welfare_kind") SELECT new_values."batch_id", new_values."board", new_values."board_and_lodging", new_values."channel", new_values."closes", new_values."confirmed_by_id", new_values."confirmed_on", new_values."confirmed_until", new_values."county_id", new_values."created_at", new_values."days_per_week", new_values."description", new_values."destination", new_values."effective", new_values."enterprise_id", new_values."filled", new_values."funding_source", new_values."headcount", new_values."health_note", new_values."health_required", new_values."hours_per_day", new_values."id", new_values."insurance", new_values."lodging", new_values."max_age", new_values."min_age", new_values."min_education", new_values."needs_skill", new_values."occupation", new_values."opens", new_values."pay_day", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."season_from", new_values."season_to", new_values."sex", new_values."sex_ground", new_values."source", new_values."state", new_values."term_months", new_values."title", new_values."updated_at", new_values."version", new_values."wage_max_fen", new_values."wage_min_fen", new_values."welfare_kind" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0c348448727f58d3f7069eb889ad28ea59c83285', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_42d3e', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_vacancy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='vacancy',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_vacancyhistory" ("batch_id", "board", "board_and_lodging", "channel", "closes", "confirmed_by_id", "confirmed_on", "confirmed_until", "county_id", "created_at", "days_per_week", "description", "destination", "effective", "enterprise_id", "filled", "funding_source", "headcount", "health_note", "health_required", "hours_per_day", "id", "insurance", "lodging", "max_age", "min_age", "min_education", "needs_skill", "occupation", "opens", "pay_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "season_from", "season_to", "sex", "sex_ground", "source", "state", "term_months", "title", "updated_at", "version", "wage_max_fen", "wage_min_fen", "welfare_kind") SELECT new_values."batch_id", new_values."board", new_values."board_and_lodging", new_values."channel", new_values."closes", new_values."confirmed_by_id", new_values."confirmed_on", new_values."confirmed_until", new_values."county_id", new_values."created_at", new_values."days_per_week", new_values."description", new_values."destination", new_values."effective", new_values."enterprise_id", new_values."filled", new_values."funding_source", new_values."headcount", new_values."health_note", new_values."health_required", new_values."hours_per_day", new_values."id", new_values."insurance", new_values."lodging", new_values."max_age", new_values."min_age", new_values."min_education", new_values."needs_skill", new_values."occupation", new_values."opens", new_values."pay_day", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."season_from", new_values."season_to", new_values."sex", new_values."sex_ground", new_values."source", new_values."state", new_values."term_months", new_values."title", new_values."updated_at", new_values."version", new_values."wage_max_fen", new_values."wage_min_fen", new_values."welfare_kind" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6a9438254a71449bae32cf17bba6bd172c277cda', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d9044', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_vacancy', when='AFTER')),
            ), migrations.AddField(
                model_name='eventstand',
                name='enterprise',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stands', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='eventstand',
                name='vacancies',
                field=models.ManyToManyField(blank=True, related_name='stands', to='laborers.vacancy', verbose_name='vacancies'),
            ), migrations.AddField(
                model_name='eventstandhistory',
                name='enterprise',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='eventstandhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='eventstandhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.eventstand'),
            ), migrations.AddField(
                model_name='eventvisitor',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='eventvisitor',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='eventvisitor',
                name='laborer',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events_visited', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='eventvisitorhistory',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='eventvisitorhistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='eventvisitorhistory',
                name='laborer',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='eventvisitorhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='eventvisitorhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.eventvisitor'),
            ), migrations.AddField(
                model_name='intention',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='intention',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='intention',
                name='laborer',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intentions', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='intention',
                name='offer',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intention', to='laborers.offer', verbose_name='offer'),
            ), migrations.AddField(
                model_name='intention',
                name='vacancy',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intentions', to='laborers.vacancy', verbose_name='vacancy'),
            ), migrations.AddField(
                model_name='intentionhistory',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='intentionhistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='intentionhistory',
                name='laborer',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='intentionhistory',
                name='offer',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.offer', verbose_name='offer'),
            ), migrations.AddField(
                model_name='intentionhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='intentionhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.intention'),
            ), migrations.AddField(
                model_name='intentionhistory',
                name='vacancy',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.vacancy', verbose_name='vacancy'),
            ), migrations.AddField(
                model_name='recruitmentevent',
                name='division',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='held by'),
            ), migrations.AddField(
                model_name='intentionhistory',
                name='event',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.recruitmentevent', verbose_name='event'),
            ), migrations.AddField(
                model_name='intention',
                name='event',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intentions', to='laborers.recruitmentevent', verbose_name='event'),
            ), migrations.AddField(
                model_name='eventvisitorhistory',
                name='event',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.recruitmentevent', verbose_name='event'),
            ), migrations.AddField(
                model_name='eventvisitor',
                name='event',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visitors', to='laborers.recruitmentevent', verbose_name='event'),
            ), migrations.AddField(
                model_name='eventstandhistory',
                name='event',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.recruitmentevent', verbose_name='event'),
            ), migrations.AddField(
                model_name='eventstand',
                name='event',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stands', to='laborers.recruitmentevent', verbose_name='event'),
            ), migrations.AddField(
                model_name='recruitmenteventhistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='held by'),
            ), migrations.AddField(
                model_name='recruitmenteventhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='recruitmenteventhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.recruitmentevent'),
            ), migrations.AddField(
                model_name='recruitmentpolicy',
                name='county',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='recruitmentpolicyhistory',
                name='county',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='recruitmentpolicyhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='recruitmentpolicyhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.recruitmentpolicy'),
            ), migrations.AddField(
                model_name='vacancycheck',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='vacancycheck',
                name='station',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.station', verbose_name='station'),
            ), migrations.AddField(
                model_name='vacancycheck',
                name='vacancy',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='laborers.vacancy', verbose_name='vacancy'),
            ), migrations.AddIndex(
                model_name='recruitmentevent',
                index=models.Index(fields=['division', '-starts_on'], name='event_by_division'),
            ), migrations.AddConstraint(
                model_name='recruitmentevent',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='event_ends_after_beginning'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentevent',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."campaign" IS DISTINCT FROM (NEW."campaign") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."partners" IS DISTINCT FROM (NEW."partners") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='7d4f7e30899131a02912360023248b07aa175b3f', operation='UPDATE', pgid='pgtrigger_bump_version_ebff6', table='laborers_recruitmentevent', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentevent',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_recruitmenteventhistory" ("campaign", "created_at", "division_id", "ends_on", "form", "id", "note", "partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "state", "title", "updated_at", "version") SELECT new_values."campaign", new_values."created_at", new_values."division_id", new_values."ends_on", new_values."form", new_values."id", new_values."note", new_values."partners", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."starts_on", new_values."state", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fc5cfb1090e2f98abd1d2632115e7ed0b4c9ba83', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_73f0c', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_recruitmentevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentevent',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_recruitmenteventhistory" ("campaign", "created_at", "division_id", "ends_on", "form", "id", "note", "partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "state", "title", "updated_at", "version") SELECT new_values."campaign", new_values."created_at", new_values."division_id", new_values."ends_on", new_values."form", new_values."id", new_values."note", new_values."partners", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."starts_on", new_values."state", new_values."title", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='24159d747b5362254e57afade7d5094e3dae85f0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d1f2b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_recruitmentevent', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intentionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='471ac1e994074e897841707678f4faed16738f6a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_81164', table='laborers_intentionhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='intention',
                index=models.Index(fields=['event', 'division'], name='intention_by_event'),
            ), migrations.AddConstraint(
                model_name='intention',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'signed')), fields=('laborer', 'vacancy'), name='one_open_intention_per_post'),
            ), migrations.AddConstraint(
                model_name='intention',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('offer__isnull', False), ('state', 'offered')), models.Q(models.Q(('state', 'offered'), _negated=True), ('offer__isnull', True)), _connector='OR'), name='intention_offered_has_offer'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intention',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."offer_id" IS DISTINCT FROM (NEW."offer_id") OR OLD."settled_on" IS DISTINCT FROM (NEW."settled_on") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."vacancy_id" IS DISTINCT FROM (NEW."vacancy_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='7ba18c2febc9538aaa8eb1802f96d3506346df5d', operation='UPDATE', pgid='pgtrigger_bump_version_ee6da', table='laborers_intention', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intention',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_intentionhistory" ("by_id", "created_at", "division_id", "event_id", "id", "laborer_id", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "signed_on", "state", "updated_at", "vacancy_id", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."event_id", new_values."id", new_values."laborer_id", new_values."offer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."settled_on", new_values."signed_on", new_values."state", new_values."updated_at", new_values."vacancy_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='64c1f1340415dc98705eaed0df271ab1c7dd9d64', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0265c', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_intention', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='intention',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_intentionhistory" ("by_id", "created_at", "division_id", "event_id", "id", "laborer_id", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "signed_on", "state", "updated_at", "vacancy_id", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."event_id", new_values."id", new_values."laborer_id", new_values."offer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."settled_on", new_values."signed_on", new_values."state", new_values."updated_at", new_values."vacancy_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7bdd3e2f8391110f701b4b5f2fad21f73377df5f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d2be5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_intention', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='eventvisitorhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e6926362b732a44e1bd9d108eaf760297bb56700', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_be597', table='laborers_eventvisitorhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='eventvisitor',
                index=models.Index(fields=['event', 'division'], name='visitor_by_event'),
            ), migrations.AddConstraint(
                model_name='eventvisitor',
                constraint=models.UniqueConstraint(condition=models.Q(('laborer__isnull', False)), fields=('event', 'laborer'), name='visitor_once_at_an_event'),
            ), migrations.AddConstraint(
                model_name='eventvisitor',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('laborer__isnull', True), ('people__gte', 1)), models.Q(('laborer__isnull', False), ('people', 1)), _connector='OR'), name='visitor_is_one_or_a_count'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='eventvisitor',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."people" IS DISTINCT FROM (NEW."people"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='ab20075648affb0492473549c19f19a0e6867592', operation='UPDATE', pgid='pgtrigger_bump_version_70a13', table='laborers_eventvisitor', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='eventvisitor',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_eventvisitorhistory" ("by_id", "created_at", "division_id", "event_id", "id", "laborer_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."event_id", new_values."id", new_values."laborer_id", new_values."people", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='db949bb3ccb8421365c7e71108aaeadaec66d70f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ce6f0', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_eventvisitor', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='eventvisitor',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_eventvisitorhistory" ("by_id", "created_at", "division_id", "event_id", "id", "laborer_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."event_id", new_values."id", new_values."laborer_id", new_values."people", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f38a649ceb526366cf14dc41a81a3336fef67155', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e9f6d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_eventvisitor', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='eventstandhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4565b435e559f9e8c57db10a6462632c73c379bf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1df2c', table='laborers_eventstandhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='eventstand',
                constraint=models.UniqueConstraint(fields=('event', 'enterprise'), name='stand_once_at_an_event'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='eventstand',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='e582e270e816be0107d0df40b03d43e0a40f9268', operation='UPDATE', pgid='pgtrigger_bump_version_48949', table='laborers_eventstand', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='eventstand',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_eventstandhistory" ("created_at", "enterprise_id", "event_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."created_at", new_values."enterprise_id", new_values."event_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aea5f6704511eb26c53b01850dfe5e2984dc5ae3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9498c', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_eventstand', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='eventstand',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_eventstandhistory" ("created_at", "enterprise_id", "event_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."created_at", new_values."enterprise_id", new_values."event_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2d2a4f6578c93511a3684477ec56ff841474adc2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_12abe', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_eventstand', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmenteventhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1bb5f5ca3e73fd22418004fbc995c03fbd9b3b01', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_18ca8', table='laborers_recruitmenteventhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='recruitmentpolicy',
                constraint=models.UniqueConstraint(fields=('county', 'valid_from'), name='recruitment_policy_from_a_day'),
            ), migrations.AddConstraint(
                model_name='recruitmentpolicy',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='recruitment_policy_ends_after_beginning'),
            ), migrations.AddConstraint(
                model_name='recruitmentpolicy',
                constraint=models.CheckConstraint(condition=models.Q(('recheck_days__gte', 1)), name='recruitment_policy_rechecks'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentpolicy',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."county_fairs" IS DISTINCT FROM (NEW."county_fairs") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recheck_days" IS DISTINCT FROM (NEW."recheck_days") OR OLD."township_events" IS DISTINCT FROM (NEW."township_events") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='f0db306056e810f78a057c55ec17900e6fb9b623', operation='UPDATE', pgid='pgtrigger_bump_version_74cdf', table='laborers_recruitmentpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentpolicy',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_recruitmentpolicyhistory" ("county_fairs", "county_id", "created_at", "document", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recheck_days", "township_events", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."county_fairs", new_values."county_id", new_values."created_at", new_values."document", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recheck_days", new_values."township_events", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='71c6d88223216ee963059c4e45de71a12e41f91e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e095f', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_recruitmentpolicy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentpolicy',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_recruitmentpolicyhistory" ("county_fairs", "county_id", "created_at", "document", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recheck_days", "township_events", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."county_fairs", new_values."county_id", new_values."created_at", new_values."document", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recheck_days", new_values."township_events", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='33b6e49af736c039c154c04a11069ee4c1492c82', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7fb82', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_recruitmentpolicy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='recruitmentpolicyhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='648038a4b3140d64aac0feeb3870c2d98811f59f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c3acb', table='laborers_recruitmentpolicyhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='vacancycheck',
                constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['effective', 'withdrawn'])), name='vacancy_check_answers'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='vacancycheck',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8bb64f2b55bede4a5686336e8e66a81ddf5ac52e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ea3bb', table='laborers_vacancycheck', when='BEFORE')),
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='visit',
                name='append_only',
            ), pgtrigger.migrations.AddTrigger(
                model_name='visit',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP = 'UPDATE' THEN\n            IF to_jsonb(NEW) - 'photos' = to_jsonb(OLD) - 'photos'\n                AND NEW.photos[1:cardinality(OLD.photos)] = OLD.photos THEN RETURN NEW;\n            END IF;\n        END IF;\n        RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;\n    ", hash='0d2f31676220df59deffe6ab8f601e2395ac9182', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_21ed6', table='laborers_visit', when='BEFORE')),
            ), migrations.CreateModel(
                name='RosterLine',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('listed', 'On the list'), ('removed', 'Taken off the list'), ('departed', 'Departed'), ('later', 'Goes later'), ('called_off', 'Called off'), ('arrived', 'Arrived'), ('not_arrived', 'Did not arrive')], default='listed', max_length=12, verbose_name='state')),
                    ('contract_from', models.DateField(blank=True, null=True, verbose_name='contract from')),
                    ('contract_to', models.DateField(blank=True, null=True, verbose_name='contract to')),
                    ('wage_fen', models.BigIntegerField(blank=True, null=True, verbose_name='monthly wage')),
                    ('settled_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                    ('handed_to', models.CharField(blank=True, max_length=80, verbose_name='handed over to')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'roster line',
                    'verbose_name_plural': 'roster lines',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='RosterLineHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('listed', 'On the list'), ('removed', 'Taken off the list'), ('departed', 'Departed'), ('later', 'Goes later'), ('called_off', 'Called off'), ('arrived', 'Arrived'), ('not_arrived', 'Did not arrive')], default='listed', max_length=12, verbose_name='state')),
                    ('contract_from', models.DateField(blank=True, null=True, verbose_name='contract from')),
                    ('contract_to', models.DateField(blank=True, null=True, verbose_name='contract to')),
                    ('wage_fen', models.BigIntegerField(blank=True, null=True, verbose_name='monthly wage')),
                    ('settled_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                    ('handed_to', models.CharField(blank=True, max_length=80, verbose_name='handed over to')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='WageReport',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('month', models.DateField(verbose_name='month')),
                    ('paid_fen', models.BigIntegerField(blank=True, null=True, verbose_name='paid')),
                    ('on_time', models.BooleanField(blank=True, null=True, verbose_name='paid on time')),
                    ('source', models.CharField(choices=[('visit', 'Field visit'), ('officer', 'Officer'), ('employer', 'Employer')], max_length=10, verbose_name='told by')),
                    ('visit_id', models.UUIDField(blank=True, null=True, verbose_name='visit')),
                    ('reported_on', models.DateField(verbose_name='reported on')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'wage report',
                    'verbose_name_plural': 'wage reports',
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='batch',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='batch',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='batch',
                name='update_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='offer',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='offer',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='offer',
                name='update_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='placement',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='placement',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='placement',
                name='update_update',
            ), migrations.RemoveConstraint(
                model_name='placement',
                name='placement_ends_after_start_with_reason',
            ), migrations.RemoveConstraint(
                model_name='placement',
                name='placements_do_not_overlap',
            ), migrations.RemoveConstraint(
                model_name='visitplan',
                name='one_household_visit_per_period',
            ), migrations.AddField(
                model_name='batch',
                name='meeting_point',
                field=models.CharField(blank=True, max_length=120, verbose_name='meeting point'),
            ), migrations.AddField(
                model_name='batch',
                name='meets_at',
                field=models.TimeField(blank=True, null=True, verbose_name='meets at'),
            ), migrations.AddField(
                model_name='batch',
                name='transport_kind',
                field=models.CharField(blank=True, choices=[('coach', 'Coach'), ('train', 'Train'), ('plane', 'Plane'), ('car', 'Car'), ('other', 'Other')], max_length=10, verbose_name='travels by'),
            ), migrations.AddField(
                model_name='batchhistory',
                name='meeting_point',
                field=models.CharField(blank=True, max_length=120, verbose_name='meeting point'),
            ), migrations.AddField(
                model_name='batchhistory',
                name='meets_at',
                field=models.TimeField(blank=True, null=True, verbose_name='meets at'),
            ), migrations.AddField(
                model_name='batchhistory',
                name='transport_kind',
                field=models.CharField(blank=True, choices=[('coach', 'Coach'), ('train', 'Train'), ('plane', 'Plane'), ('car', 'Car'), ('other', 'Other')], max_length=10, verbose_name='travels by'),
            ), migrations.AddField(
                model_name='offer',
                name='employer_answered_on',
                field=models.DateField(blank=True, null=True, verbose_name='employer answered on'),
            ), migrations.AddField(
                model_name='offer',
                name='employer_by',
                field=models.DateField(blank=True, null=True, verbose_name='employer answers by'),
            ), migrations.AddField(
                model_name='offer',
                name='employer_note',
                field=models.CharField(blank=True, max_length=200, verbose_name="employer's words"),
            ), migrations.AddField(
                model_name='offer',
                name='employer_reason',
                field=models.CharField(blank=True, choices=[('post_taken', 'The post was given to somebody else'), ('post_cut', 'The post is no longer needed'), ('skill', 'The work needs a skill that was not shown'), ('certificate', 'A certificate that the law asks for is missing'), ('start_day', 'The day of beginning does not suit'), ('other', 'Another reason of the work')], max_length=12, verbose_name="employer's reason"),
            ), migrations.AddField(
                model_name='offer',
                name='employer_state',
                field=models.CharField(blank=True, choices=[('waiting', 'Employer to answer'), ('confirmed', 'Confirmed by the employer'), ('declined', 'Declined by the employer'), ('silent', 'Employer did not answer in time')], max_length=10, verbose_name="employer's answer"),
            ), migrations.AddField(
                model_name='offer',
                name='ended_for',
                field=models.CharField(blank=True, max_length=200, verbose_name='ended because'),
            ), migrations.AddField(
                model_name='offer',
                name='seat_freed_on',
                field=models.DateField(blank=True, null=True, verbose_name='post free again on'),
            ), migrations.AddField(
                model_name='offer',
                name='seen_on',
                field=models.DateField(blank=True, null=True, verbose_name='seen on'),
            ), migrations.AddField(
                model_name='offerhistory',
                name='employer_answered_on',
                field=models.DateField(blank=True, null=True, verbose_name='employer answered on'),
            ), migrations.AddField(
                model_name='offerhistory',
                name='employer_by',
                field=models.DateField(blank=True, null=True, verbose_name='employer answers by'),
            ), migrations.AddField(
                model_name='offerhistory',
                name='employer_note',
                field=models.CharField(blank=True, max_length=200, verbose_name="employer's words"),
            ), migrations.AddField(
                model_name='offerhistory',
                name='employer_reason',
                field=models.CharField(blank=True, choices=[('post_taken', 'The post was given to somebody else'), ('post_cut', 'The post is no longer needed'), ('skill', 'The work needs a skill that was not shown'), ('certificate', 'A certificate that the law asks for is missing'), ('start_day', 'The day of beginning does not suit'), ('other', 'Another reason of the work')], max_length=12, verbose_name="employer's reason"),
            ), migrations.AddField(
                model_name='offerhistory',
                name='employer_state',
                field=models.CharField(blank=True, choices=[('waiting', 'Employer to answer'), ('confirmed', 'Confirmed by the employer'), ('declined', 'Declined by the employer'), ('silent', 'Employer did not answer in time')], max_length=10, verbose_name="employer's answer"),
            ), migrations.AddField(
                model_name='offerhistory',
                name='ended_for',
                field=models.CharField(blank=True, max_length=200, verbose_name='ended because'),
            ), migrations.AddField(
                model_name='offerhistory',
                name='seat_freed_on',
                field=models.DateField(blank=True, null=True, verbose_name='post free again on'),
            ), migrations.AddField(
                model_name='offerhistory',
                name='seen_on',
                field=models.DateField(blank=True, null=True, verbose_name='seen on'),
            ), migrations.AddField(
                model_name='placement',
                name='called_off_on',
                field=models.DateField(blank=True, null=True, verbose_name='called off on'),
            ), migrations.AddField(
                model_name='placementhistory',
                name='called_off_on',
                field=models.DateField(blank=True, null=True, verbose_name='called off on'),
            ), migrations.AlterField(
                model_name='caseevent',
                name='kind',
                field=models.CharField(choices=[('opened', 'Case opened'), ('stage', 'Stage changed'), ('assessed', 'Assessed'), ('enrolled', 'Enrolled in a class'), ('trained', 'Training finished'), ('skill', 'Skill recorded'), ('offered', 'Post offered'), ('answered', 'Offer answered'), ('consented', 'Consent recorded'), ('started', 'Work started'), ('ended', 'Work ended'), ('called_off', 'Departure called off'), ('card', 'Contract card issued'), ('visited', 'Visited'), ('difficulty', 'Difficulty'), ('channel', 'Employment channel'), ('moved', 'Moved'), ('member', 'Change in the household'), ('note', 'Note')], max_length=12, verbose_name='kind'),
            ), migrations.AddIndex(
                model_name='offer',
                index=models.Index(condition=models.Q(('employer_state', 'waiting')), fields=['employer_by'], name='offer_waits_for_employer'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='batch',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."arrived_on" IS DISTINCT FROM (NEW."arrived_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."departs_on" IS DISTINCT FROM (NEW."departs_on") OR OLD."destination" IS DISTINCT FROM (NEW."destination") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."leader_name" IS DISTINCT FROM (NEW."leader_name") OR OLD."leader_phone" IS DISTINCT FROM (NEW."leader_phone") OR OLD."meeting_point" IS DISTINCT FROM (NEW."meeting_point") OR OLD."meets_at" IS DISTINCT FROM (NEW."meets_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."transport" IS DISTINCT FROM (NEW."transport") OR OLD."transport_kind" IS DISTINCT FROM (NEW."transport_kind"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='24e513046f53e352a6cc97551fb67745315c3fa1', operation='UPDATE', pgid='pgtrigger_bump_version_325f3', table='laborers_batch', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='batch',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_batchhistory" ("arrived_on", "created_at", "departs_on", "destination", "division_id", "id", "leader_name", "leader_phone", "meeting_point", "meets_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "transport", "transport_kind", "updated_at", "version") SELECT new_values."arrived_on", new_values."created_at", new_values."departs_on", new_values."destination", new_values."division_id", new_values."id", new_values."leader_name", new_values."leader_phone", new_values."meeting_point", new_values."meets_at", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."transport", new_values."transport_kind", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1499bc6f8a46fe0e0a3907c204d2468772fb6e24', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dd6af', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_batch', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='batch',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_batchhistory" ("arrived_on", "created_at", "departs_on", "destination", "division_id", "id", "leader_name", "leader_phone", "meeting_point", "meets_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "transport", "transport_kind", "updated_at", "version") SELECT new_values."arrived_on", new_values."created_at", new_values."departs_on", new_values."destination", new_values."division_id", new_values."id", new_values."leader_name", new_values."leader_phone", new_values."meeting_point", new_values."meets_at", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."transport", new_values."transport_kind", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0ebffc51fc5ffd21cf8b405b314870ac71bee235', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b7394', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_batch', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='offer',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."answer_note" IS DISTINCT FROM (NEW."answer_note") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."employer_answered_on" IS DISTINCT FROM (NEW."employer_answered_on") OR OLD."employer_by" IS DISTINCT FROM (NEW."employer_by") OR OLD."employer_note" IS DISTINCT FROM (NEW."employer_note") OR OLD."employer_reason" IS DISTINCT FROM (NEW."employer_reason") OR OLD."employer_state" IS DISTINCT FROM (NEW."employer_state") OR OLD."ended_for" IS DISTINCT FROM (NEW."ended_for") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."made_on" IS DISTINCT FROM (NEW."made_on") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."run_id" IS DISTINCT FROM (NEW."run_id") OR OLD."score" IS DISTINCT FROM (NEW."score") OR OLD."seat_freed_on" IS DISTINCT FROM (NEW."seat_freed_on") OR OLD."seen_on" IS DISTINCT FROM (NEW."seen_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."vacancy_id" IS DISTINCT FROM (NEW."vacancy_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='7bdb47f02a667038db6f6934366a4a6af09e411c', operation='UPDATE', pgid='pgtrigger_bump_version_e6c90', table='laborers_offer', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='offer',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_offerhistory" ("answer_by", "answer_note", "answered_on", "case_id", "created_at", "division_id", "employer_answered_on", "employer_by", "employer_note", "employer_reason", "employer_state", "ended_for", "id", "laborer_id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "run_id", "score", "seat_freed_on", "seen_on", "state", "updated_at", "vacancy_id", "version") SELECT new_values."answer_by", new_values."answer_note", new_values."answered_on", new_values."case_id", new_values."created_at", new_values."division_id", new_values."employer_answered_on", new_values."employer_by", new_values."employer_note", new_values."employer_reason", new_values."employer_state", new_values."ended_for", new_values."id", new_values."laborer_id", new_values."made_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reasons", new_values."run_id", new_values."score", new_values."seat_freed_on", new_values."seen_on", new_values."state", new_values."updated_at", new_values."vacancy_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='88c7ef4e7d3d16cf37572c69ddf16026f283acc3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fecb4', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_offer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='offer',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_offerhistory" ("answer_by", "answer_note", "answered_on", "case_id", "created_at", "division_id", "employer_answered_on", "employer_by", "employer_note", "employer_reason", "employer_state", "ended_for", "id", "laborer_id", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "run_id", "score", "seat_freed_on", "seen_on", "state", "updated_at", "vacancy_id", "version") SELECT new_values."answer_by", new_values."answer_note", new_values."answered_on", new_values."case_id", new_values."created_at", new_values."division_id", new_values."employer_answered_on", new_values."employer_by", new_values."employer_note", new_values."employer_reason", new_values."employer_state", new_values."ended_for", new_values."id", new_values."laborer_id", new_values."made_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reasons", new_values."run_id", new_values."score", new_values."seat_freed_on", new_values."seen_on", new_values."state", new_values."updated_at", new_values."vacancy_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d74c8f0da9496a24aeef5d3a050db1b30f199a1b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bc321', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_offer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='placement',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."area" IS DISTINCT FROM (NEW."area") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."called_off_on" IS DISTINCT FROM (NEW."called_off_on") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."consent_id" IS DISTINCT FROM (NEW."consent_id") OR OLD."contract_from" IS DISTINCT FROM (NEW."contract_from") OR OLD."contract_to" IS DISTINCT FROM (NEW."contract_to") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."destination" IS DISTINCT FROM (NEW."destination") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."employer_name" IS DISTINCT FROM (NEW."employer_name") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."offer_id" IS DISTINCT FROM (NEW."offer_id") OR OLD."organised_by" IS DISTINCT FROM (NEW."organised_by") OR OLD."started_on" IS DISTINCT FROM (NEW."started_on") OR OLD."wage_fen" IS DISTINCT FROM (NEW."wage_fen"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='7734f5a3ef19066e2f8240b433b619737e30afc1', operation='UPDATE', pgid='pgtrigger_bump_version_66b31', table='laborers_placement', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='placement',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_placementhistory" ("area", "batch_id", "called_off_on", "case_id", "consent_id", "contract_from", "contract_to", "created_at", "destination", "division_id", "employer_name", "end_reason", "ended_on", "enterprise_id", "household_id", "id", "laborer_id", "occupation", "offer_id", "organised_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "updated_at", "version", "wage_fen") SELECT new_values."area", new_values."batch_id", new_values."called_off_on", new_values."case_id", new_values."consent_id", new_values."contract_from", new_values."contract_to", new_values."created_at", new_values."destination", new_values."division_id", new_values."employer_name", new_values."end_reason", new_values."ended_on", new_values."enterprise_id", new_values."household_id", new_values."id", new_values."laborer_id", new_values."occupation", new_values."offer_id", new_values."organised_by", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."started_on", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4627dd5b0a490efe1adb1b18527e4c7bffc7550c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_03483', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_placement', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='placement',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_placementhistory" ("area", "batch_id", "called_off_on", "case_id", "consent_id", "contract_from", "contract_to", "created_at", "destination", "division_id", "employer_name", "end_reason", "ended_on", "enterprise_id", "household_id", "id", "laborer_id", "occupation", "offer_id", "organised_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "updated_at", "version", "wage_fen") SELECT new_values."area", new_values."batch_id", new_values."called_off_on", new_values."case_id", new_values."consent_id", new_values."contract_from", new_values."contract_to", new_values."created_at", new_values."destination", new_values."division_id", new_values."employer_name", new_values."end_reason", new_values."ended_on", new_values."enterprise_id", new_values."household_id", new_values."id", new_values."laborer_id", new_values."occupation", new_values."offer_id", new_values."organised_by", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."started_on", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='619558fb0f88fa49ec54d84a9e4ae39e4f1cdf8c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5b96a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_placement', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='offer',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('employer_state__in', ['confirmed', 'declined']), _negated=True), ('employer_answered_on__isnull', False), _connector='OR'), name='employer_answer_has_a_day'),
            ), migrations.AddConstraint(
                model_name='offer',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('employer_reason__gt', ''), ('employer_state', 'declined')), models.Q(models.Q(('employer_state', 'declined'), _negated=True), ('employer_reason', '')), _connector='OR'), name='employer_no_has_a_reason'),
            ), migrations.AddConstraint(
                model_name='placement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('called_off_on__isnull', True), ('end_reason', ''), ('ended_on__isnull', True)), models.Q(('called_off_on__isnull', True), ('ended_on__gte', models.F('started_on')), models.Q(('end_reason', ''), _negated=True)), models.Q(('called_off_on__isnull', False), ('end_reason', 'called_off'), ('ended_on__lt', models.F('started_on'))), _connector='OR'), name='placement_ends_after_start_with_reason'),
            ), migrations.AddConstraint(
                model_name='placement',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('called_off_on__isnull', True)), expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('laborer_id', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('started_on', 'ended_on'), '&&')], name='placements_do_not_overlap', violation_error_message='This person already has work in these days. End that first.'),
            ), migrations.AddConstraint(
                model_name='visitplan',
                constraint=models.UniqueConstraint(condition=models.Q(('placement__isnull', True)), fields=('household', 'kind', 'period'), include=('state',), name='one_household_visit_per_period'),
            ), migrations.AddField(
                model_name='rosterline',
                name='batch',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='laborers.batch', verbose_name='batch'),
            ), migrations.AddField(
                model_name='rosterline',
                name='consent',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roster_lines', to='laborers.consent', verbose_name='consent'),
            ), migrations.AddField(
                model_name='rosterline',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='rosterline',
                name='laborer',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roster_lines', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='rosterline',
                name='offer',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roster_lines', to='laborers.offer', verbose_name='offer'),
            ), migrations.AddField(
                model_name='rosterline',
                name='placement',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roster_lines', to='laborers.placement', verbose_name='placement'),
            ), migrations.AddField(
                model_name='rosterlinehistory',
                name='batch',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.batch', verbose_name='batch'),
            ), migrations.AddField(
                model_name='rosterlinehistory',
                name='consent',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.consent', verbose_name='consent'),
            ), migrations.AddField(
                model_name='rosterlinehistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='rosterlinehistory',
                name='laborer',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddField(
                model_name='rosterlinehistory',
                name='offer',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.offer', verbose_name='offer'),
            ), migrations.AddField(
                model_name='rosterlinehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='rosterlinehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.rosterline'),
            ), migrations.AddField(
                model_name='rosterlinehistory',
                name='placement',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.placement', verbose_name='placement'),
            ), migrations.AddField(
                model_name='wagereport',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='wagereport',
                name='corrects',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='laborers.wagereport'),
            ), migrations.AddField(
                model_name='wagereport',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='wagereport',
                name='placement',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wage_reports', to='laborers.placement', verbose_name='placement'),
            ), migrations.AddIndex(
                model_name='rosterline',
                index=models.Index(fields=['batch', 'state'], name='roster_by_batch'),
            ), migrations.AddConstraint(
                model_name='rosterline',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'listed')), fields=('laborer',), name='listed_for_one_batch'),
            ), migrations.AddConstraint(
                model_name='rosterline',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'removed'), _negated=True), fields=('batch', 'laborer'), name='once_on_a_roster'),
            ), migrations.AddConstraint(
                model_name='rosterline',
                constraint=models.CheckConstraint(condition=models.Q(('contract_to__isnull', True), ('contract_to__gte', models.F('contract_from')), _connector='OR'), name='roster_contract_dates'),
            ), migrations.AddConstraint(
                model_name='rosterline',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['departed', 'arrived']), _negated=True), ('placement__isnull', False), _connector='OR'), name='whoever_left_is_placed'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='rosterline',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."consent_id" IS DISTINCT FROM (NEW."consent_id") OR OLD."contract_from" IS DISTINCT FROM (NEW."contract_from") OR OLD."contract_to" IS DISTINCT FROM (NEW."contract_to") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."handed_to" IS DISTINCT FROM (NEW."handed_to") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."offer_id" IS DISTINCT FROM (NEW."offer_id") OR OLD."placement_id" IS DISTINCT FROM (NEW."placement_id") OR OLD."settled_on" IS DISTINCT FROM (NEW."settled_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."wage_fen" IS DISTINCT FROM (NEW."wage_fen"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='62cff4a69c259ad21de755928505205314145f9a', operation='UPDATE', pgid='pgtrigger_bump_version_59252', table='laborers_rosterline', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='rosterline',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_rosterlinehistory" ("batch_id", "consent_id", "contract_from", "contract_to", "created_at", "division_id", "handed_to", "id", "laborer_id", "note", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "settled_on", "state", "updated_at", "version", "wage_fen") SELECT new_values."batch_id", new_values."consent_id", new_values."contract_from", new_values."contract_to", new_values."created_at", new_values."division_id", new_values."handed_to", new_values."id", new_values."laborer_id", new_values."note", new_values."offer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement_id", new_values."settled_on", new_values."state", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2cddc8d9c07e30a1673e96655889fc022661f881', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a5961', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_rosterline', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='rosterline',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_rosterlinehistory" ("batch_id", "consent_id", "contract_from", "contract_to", "created_at", "division_id", "handed_to", "id", "laborer_id", "note", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "settled_on", "state", "updated_at", "version", "wage_fen") SELECT new_values."batch_id", new_values."consent_id", new_values."contract_from", new_values."contract_to", new_values."created_at", new_values."division_id", new_values."handed_to", new_values."id", new_values."laborer_id", new_values."note", new_values."offer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."placement_id", new_values."settled_on", new_values."state", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='386c181df862956bb7b10fa60d42fcb33a9015cb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_75c85', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_rosterline', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='rosterlinehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='22581a1c7b8802fdc72250d70bacc0936765269a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3c366', table='laborers_rosterlinehistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='wagereport',
                index=models.Index(fields=['placement', 'month'], name='wage_by_placement'),
            ), migrations.AddIndex(
                model_name='wagereport',
                index=models.Index(fields=['division', '-reported_on'], name='wage_by_division'),
            ), migrations.AddConstraint(
                model_name='wagereport',
                constraint=models.UniqueConstraint(condition=models.Q(('corrects__isnull', True)), fields=('placement', 'month'), name='one_report_a_month'),
            ), migrations.AddConstraint(
                model_name='wagereport',
                constraint=models.CheckConstraint(condition=models.Q(('paid_fen__gte', 0), models.Q(('corrects__isnull', False), ('paid_fen__isnull', True)), _connector='OR'), name='wage_report_has_an_amount'),
            ), migrations.AddConstraint(
                model_name='wagereport',
                constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='wage_report_month_begins'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='wagereport',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='af58623d61184fd416e9bf8dad4a2c23d1a61eb0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_28769', table='laborers_wagereport', when='BEFORE')),
            ), migrations.CreateModel(
                name='Candidate',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('chosen', models.BooleanField(default=False, verbose_name='chosen')),
                ],
                options={
                    'verbose_name': 'candidate',
                    'verbose_name_plural': 'candidates',
                },
            ), migrations.CreateModel(
                name='CandidateHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('chosen', models.BooleanField(default=False, verbose_name='chosen')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Contact',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('post', models.CharField(blank=True, max_length=50, verbose_name='post')),
                    ('phone', models.CharField(max_length=20, verbose_name='phone')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ],
                options={
                    'verbose_name': 'contact of an enterprise',
                    'verbose_name_plural': 'contacts of enterprises',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ContactHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('post', models.CharField(blank=True, max_length=50, verbose_name='post')),
                    ('phone', models.CharField(max_length=20, verbose_name='phone')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Cooperation',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('transfer', 'Organised transfer'), ('recruitment', 'Recruitment in the county'), ('service', 'Care for workers on the spot')], max_length=15, verbose_name='kind')),
                    ('signed_on', models.DateField(verbose_name='signed on')),
                    ('starts', models.DateField(verbose_name='in force from')),
                    ('ends', models.DateField(verbose_name='in force until')),
                    ('services', models.CharField(max_length=500, verbose_name='services')),
                    ('fee_fen', models.BigIntegerField(default=0, editable=False, verbose_name='fee to laborers')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('ended_reason', models.CharField(blank=True, max_length=200, verbose_name='why it ended early')),
                ],
                options={
                    'verbose_name': 'cooperation agreement',
                    'verbose_name_plural': 'cooperation agreements',
                },
            ), migrations.CreateModel(
                name='CooperationHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('transfer', 'Organised transfer'), ('recruitment', 'Recruitment in the county'), ('service', 'Care for workers on the spot')], max_length=15, verbose_name='kind')),
                    ('signed_on', models.DateField(verbose_name='signed on')),
                    ('starts', models.DateField(verbose_name='in force from')),
                    ('ends', models.DateField(verbose_name='in force until')),
                    ('services', models.CharField(max_length=500, verbose_name='services')),
                    ('fee_fen', models.BigIntegerField(default=0, editable=False, verbose_name='fee to laborers')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('ended_reason', models.CharField(blank=True, max_length=200, verbose_name='why it ended early')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Inspection',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('done', 'Carried out'), ('cancelled', 'Not carried out')], default='planned', max_length=10, verbose_name='state')),
                    ('planned_on', models.DateField(blank=True, null=True, verbose_name='planned for')),
                    ('carried_out_on', models.DateField(blank=True, null=True, verbose_name='carried out on')),
                    ('party', models.CharField(blank=True, max_length=200, verbose_name='who took part')),
                    ('environment', models.CharField(blank=True, choices=[('good', 'In order'), ('conditions', 'To be improved'), ('poor', 'Not in order')], max_length=10, verbose_name='working environment')),
                    ('environment_found', models.CharField(blank=True, max_length=500, verbose_name='found of the working environment')),
                    ('accommodation', models.CharField(blank=True, choices=[('good', 'In order'), ('conditions', 'To be improved'), ('poor', 'Not in order')], max_length=10, verbose_name='accommodation')),
                    ('accommodation_found', models.CharField(blank=True, max_length=500, verbose_name='found of the accommodation')),
                    ('pay', models.CharField(blank=True, choices=[('good', 'In order'), ('conditions', 'To be improved'), ('poor', 'Not in order')], max_length=10, verbose_name='pay and benefits')),
                    ('pay_found', models.CharField(blank=True, max_length=500, verbose_name='found of pay and benefits')),
                    ('demands', models.CharField(blank=True, choices=[('good', 'In order'), ('conditions', 'To be improved'), ('poor', 'Not in order')], max_length=10, verbose_name='requirements of the job')),
                    ('demands_found', models.CharField(blank=True, max_length=500, verbose_name='found of the requirements')),
                    ('verdict', models.CharField(blank=True, choices=[('pass', 'Passed'), ('conditional', 'Passed with conditions'), ('fail', 'Not passed')], max_length=15, verbose_name='verdict')),
                    ('valid_until', models.DateField(blank=True, null=True, verbose_name='holds until')),
                    ('conditions', models.CharField(blank=True, max_length=500, verbose_name='conditions')),
                    ('conditions_by', models.DateField(blank=True, null=True, verbose_name='to be met by')),
                    ('conditions_met_on', models.DateField(blank=True, null=True, verbose_name='met on')),
                    ('conditions_note', models.CharField(blank=True, max_length=200, verbose_name='how they were met')),
                    ('photos', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), blank=True, default=list, size=None, verbose_name='photos')),
                ],
                options={
                    'verbose_name': 'inspection',
                    'verbose_name_plural': 'inspections',
                },
            ), migrations.CreateModel(
                name='InspectionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('done', 'Carried out'), ('cancelled', 'Not carried out')], default='planned', max_length=10, verbose_name='state')),
                    ('planned_on', models.DateField(blank=True, null=True, verbose_name='planned for')),
                    ('carried_out_on', models.DateField(blank=True, null=True, verbose_name='carried out on')),
                    ('party', models.CharField(blank=True, max_length=200, verbose_name='who took part')),
                    ('environment', models.CharField(blank=True, choices=[('good', 'In order'), ('conditions', 'To be improved'), ('poor', 'Not in order')], max_length=10, verbose_name='working environment')),
                    ('environment_found', models.CharField(blank=True, max_length=500, verbose_name='found of the working environment')),
                    ('accommodation', models.CharField(blank=True, choices=[('good', 'In order'), ('conditions', 'To be improved'), ('poor', 'Not in order')], max_length=10, verbose_name='accommodation')),
                    ('accommodation_found', models.CharField(blank=True, max_length=500, verbose_name='found of the accommodation')),
                    ('pay', models.CharField(blank=True, choices=[('good', 'In order'), ('conditions', 'To be improved'), ('poor', 'Not in order')], max_length=10, verbose_name='pay and benefits')),
                    ('pay_found', models.CharField(blank=True, max_length=500, verbose_name='found of pay and benefits')),
                    ('demands', models.CharField(blank=True, choices=[('good', 'In order'), ('conditions', 'To be improved'), ('poor', 'Not in order')], max_length=10, verbose_name='requirements of the job')),
                    ('demands_found', models.CharField(blank=True, max_length=500, verbose_name='found of the requirements')),
                    ('verdict', models.CharField(blank=True, choices=[('pass', 'Passed'), ('conditional', 'Passed with conditions'), ('fail', 'Not passed')], max_length=15, verbose_name='verdict')),
                    ('valid_until', models.DateField(blank=True, null=True, verbose_name='holds until')),
                    ('conditions', models.CharField(blank=True, max_length=500, verbose_name='conditions')),
                    ('conditions_by', models.DateField(blank=True, null=True, verbose_name='to be met by')),
                    ('conditions_met_on', models.DateField(blank=True, null=True, verbose_name='met on')),
                    ('conditions_note', models.CharField(blank=True, max_length=200, verbose_name='how they were met')),
                    ('photos', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), blank=True, default=list, size=None, verbose_name='photos')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Score',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('criterion', models.PositiveSmallIntegerField(verbose_name='criterion')),
                    ('assessor', models.CharField(max_length=50, verbose_name='assessor')),
                    ('points', models.PositiveSmallIntegerField(verbose_name='points')),
                ],
                options={
                    'verbose_name': 'points given',
                    'verbose_name_plural': 'points given',
                },
            ), migrations.CreateModel(
                name='ScoreHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('criterion', models.PositiveSmallIntegerField(verbose_name='criterion')),
                    ('assessor', models.CharField(max_length=50, verbose_name='assessor')),
                    ('points', models.PositiveSmallIntegerField(verbose_name='points')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Selection',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('need', models.CharField(max_length=500, verbose_name='what is needed')),
                    ('criteria', models.JSONField(verbose_name='criteria')),
                    ('held_on', models.DateField(verbose_name='held on')),
                    ('state', models.CharField(choices=[('open', 'Being judged'), ('decided', 'Decided'), ('published', 'Result published')], default='open', max_length=10, verbose_name='state')),
                    ('reasons', models.CharField(blank=True, max_length=1000, verbose_name='reasons of the decision')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                    ('published_at', models.CharField(blank=True, max_length=200, verbose_name='published at')),
                ],
                options={
                    'verbose_name': 'competitive selection',
                    'verbose_name_plural': 'competitive selections',
                },
            ), migrations.CreateModel(
                name='SelectionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('need', models.CharField(max_length=500, verbose_name='what is needed')),
                    ('criteria', models.JSONField(verbose_name='criteria')),
                    ('held_on', models.DateField(verbose_name='held on')),
                    ('state', models.CharField(choices=[('open', 'Being judged'), ('decided', 'Decided'), ('published', 'Result published')], default='open', max_length=10, verbose_name='state')),
                    ('reasons', models.CharField(blank=True, max_length=1000, verbose_name='reasons of the decision')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                    ('published_at', models.CharField(blank=True, max_length=200, verbose_name='published at')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='enterprise',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='enterprise',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='enterprise',
                name='update_update',
            ), migrations.AddField(
                model_name='enterprise',
                name='size',
                field=models.CharField(blank=True, choices=[('large', 'Large'), ('medium', 'Medium'), ('small', 'Small'), ('micro', 'Micro')], max_length=10, verbose_name='size'),
            ), migrations.AddField(
                model_name='enterprise',
                name='state',
                field=models.CharField(choices=[('registered', 'Registered'), ('active', 'Working together'), ('suspended', 'Paused')], default='registered', max_length=10, verbose_name='state'),
            ), migrations.AddField(
                model_name='enterprise',
                name='state_reason',
                field=models.CharField(blank=True, max_length=200, verbose_name='reason'),
            ), migrations.AddField(
                model_name='enterprisehistory',
                name='size',
                field=models.CharField(blank=True, choices=[('large', 'Large'), ('medium', 'Medium'), ('small', 'Small'), ('micro', 'Micro')], max_length=10, verbose_name='size'),
            ), migrations.AddField(
                model_name='enterprisehistory',
                name='state',
                field=models.CharField(choices=[('registered', 'Registered'), ('active', 'Working together'), ('suspended', 'Paused')], default='registered', max_length=10, verbose_name='state'),
            ), migrations.AddField(
                model_name='enterprisehistory',
                name='state_reason',
                field=models.CharField(blank=True, max_length=200, verbose_name='reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enterprise',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."destination" IS DISTINCT FROM (NEW."destination") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."industry" IS DISTINCT FROM (NEW."industry") OR OLD."introduced_on" IS DISTINCT FROM (NEW."introduced_on") OR OLD."is_intermediary" IS DISTINCT FROM (NEW."is_intermediary") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."state_reason" IS DISTINCT FROM (NEW."state_reason") OR OLD."uscc" IS DISTINCT FROM (NEW."uscc"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='e565316274da62a50f5b6256a756eaa143308646', operation='UPDATE', pgid='pgtrigger_bump_version_6a5f0', table='laborers_enterprise', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enterprise',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_enterprisehistory" ("address", "contact", "county_id", "created_at", "destination", "id", "industry", "introduced_on", "is_intermediary", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "size", "state", "state_reason", "updated_at", "uscc", "version") SELECT new_values."address", new_values."contact", new_values."county_id", new_values."created_at", new_values."destination", new_values."id", new_values."industry", new_values."introduced_on", new_values."is_intermediary", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."size", new_values."state", new_values."state_reason", new_values."updated_at", new_values."uscc", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e000d2c2657335ea3ec54e5bc90bedb4653071b4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_49ae6', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_enterprise', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enterprise',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_enterprisehistory" ("address", "contact", "county_id", "created_at", "destination", "id", "industry", "introduced_on", "is_intermediary", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "size", "state", "state_reason", "updated_at", "uscc", "version") SELECT new_values."address", new_values."contact", new_values."county_id", new_values."created_at", new_values."destination", new_values."id", new_values."industry", new_values."introduced_on", new_values."is_intermediary", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."size", new_values."state", new_values."state_reason", new_values."updated_at", new_values."uscc", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='69fefc2e5aa171b0a808f2f8fa1a9603e0a2e14e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fee83', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_enterprise', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='enterprise',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'suspended'), models.Q(('state_reason', ''), _negated=True)), models.Q(models.Q(('state', 'suspended'), _negated=True), ('state_reason', '')), _connector='OR'), name='enterprise_paused_with_reason'),
            ), migrations.AddField(
                model_name='candidate',
                name='enterprise',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidacies', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='candidatehistory',
                name='enterprise',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='candidatehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='candidatehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.candidate'),
            ), migrations.AddField(
                model_name='contact',
                name='enterprise',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='contacthistory',
                name='enterprise',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='contacthistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='contacthistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.contact'),
            ), migrations.AddField(
                model_name='cooperation',
                name='enterprise',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cooperations', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='cooperationhistory',
                name='enterprise',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='cooperationhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='cooperationhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.cooperation'),
            ), migrations.AddField(
                model_name='inspection',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='inspection',
                name='corrects',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='laborers.inspection', verbose_name='corrects'),
            ), migrations.AddField(
                model_name='inspection',
                name='enterprise',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='inspectionhistory',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='inspectionhistory',
                name='corrects',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.inspection', verbose_name='corrects'),
            ), migrations.AddField(
                model_name='inspectionhistory',
                name='enterprise',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='enterprise'),
            ), migrations.AddField(
                model_name='inspectionhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='inspectionhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.inspection'),
            ), migrations.AddField(
                model_name='score',
                name='candidate',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='laborers.candidate', verbose_name='candidate'),
            ), migrations.AddField(
                model_name='scorehistory',
                name='candidate',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.candidate', verbose_name='candidate'),
            ), migrations.AddField(
                model_name='scorehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='scorehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.score'),
            ), migrations.AddField(
                model_name='selection',
                name='county',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='selection',
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='cooperationhistory',
                name='selection',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.selection', verbose_name='selection'),
            ), migrations.AddField(
                model_name='cooperation',
                name='selection',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cooperations', to='laborers.selection', verbose_name='selection'),
            ), migrations.AddField(
                model_name='candidatehistory',
                name='selection',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.selection', verbose_name='selection'),
            ), migrations.AddField(
                model_name='candidate',
                name='selection',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidates', to='laborers.selection', verbose_name='selection'),
            ), migrations.AddField(
                model_name='selectionhistory',
                name='county',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='selectionhistory',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
            ), migrations.AddField(
                model_name='selectionhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='selectionhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.selection'),
            ), migrations.AddConstraint(
                model_name='contact',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='enterprise_contact_ends_after_start'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='contact',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."post" IS DISTINCT FROM (NEW."post") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='92ff32aea6ec6173bd1399a02cd7e6e3ac1f9a43', operation='UPDATE', pgid='pgtrigger_bump_version_ed862', table='laborers_contact', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='contact',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_contacthistory" ("created_at", "enterprise_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."created_at", new_values."enterprise_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."post", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='df251f6225ee585c7c48d54b6a126f2e8b3a9370', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e420e', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_contact', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='contact',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_contacthistory" ("created_at", "enterprise_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."created_at", new_values."enterprise_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."post", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c952b3cf674f4674f24d492ddf09cd0c02303c24', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_282f6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_contact', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='contacthistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b8e55be6cad5cfb9a82033a4976488dec2c6256c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d6609', table='laborers_contacthistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='inspection',
                index=models.Index(fields=['enterprise', '-carried_out_on'], name='inspection_by_enterprise'),
            ), migrations.AddIndex(
                model_name='inspection',
                index=models.Index(condition=models.Q(('valid_until__isnull', False)), fields=['valid_until'], name='inspection_by_end'),
            ), migrations.AddConstraint(
                model_name='inspection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('carried_out_on__isnull', False), ('state', 'done'), models.Q(('verdict', ''), _negated=True), models.Q(('environment', ''), _negated=True), models.Q(('accommodation', ''), _negated=True), models.Q(('pay', ''), _negated=True), models.Q(('demands', ''), _negated=True)), models.Q(models.Q(('state', 'done'), _negated=True), ('carried_out_on', None), ('corrects', None), ('planned_on__isnull', False), ('verdict', '')), _connector='OR'), name='inspection_done_with_verdicts'),
            ), migrations.AddConstraint(
                model_name='inspection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict__in', ['pass', 'conditional']), ('valid_until__gt', models.F('carried_out_on')), ('valid_until__isnull', False)), models.Q(('valid_until', None), ('verdict__in', ['', 'fail'])), _connector='OR'), name='inspection_holds_after_its_day'),
            ), migrations.AddConstraint(
                model_name='inspection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'conditional'), models.Q(('conditions', ''), _negated=True), ('conditions_by__isnull', False), ('conditions_by__gt', models.F('carried_out_on')), ('conditions_by__lte', models.F('valid_until'))), models.Q(models.Q(('verdict', 'conditional'), _negated=True), ('conditions', ''), ('conditions_by', None), ('conditions_met_on', None)), _connector='OR'), name='inspection_conditions_have_a_day'),
            ), migrations.AddConstraint(
                model_name='inspection',
                constraint=models.CheckConstraint(condition=models.Q(('conditions_met_on', None), ('conditions_met_on__gte', models.F('carried_out_on')), _connector='OR'), name='inspection_conditions_met_after'),
            ), migrations.AddConstraint(
                model_name='inspection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict__in', ['pass', 'conditional']), _negated=True), models.Q(models.Q(('environment', 'poor'), _negated=True), models.Q(('accommodation', 'poor'), _negated=True), models.Q(('pay', 'poor'), _negated=True), models.Q(('demands', 'poor'), _negated=True)), _connector='OR'), name='inspection_not_better_than_a_part'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='inspection',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accommodation" IS DISTINCT FROM (NEW."accommodation") OR OLD."accommodation_found" IS DISTINCT FROM (NEW."accommodation_found") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."carried_out_on" IS DISTINCT FROM (NEW."carried_out_on") OR OLD."conditions" IS DISTINCT FROM (NEW."conditions") OR OLD."conditions_by" IS DISTINCT FROM (NEW."conditions_by") OR OLD."conditions_met_on" IS DISTINCT FROM (NEW."conditions_met_on") OR OLD."conditions_note" IS DISTINCT FROM (NEW."conditions_note") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."demands" IS DISTINCT FROM (NEW."demands") OR OLD."demands_found" IS DISTINCT FROM (NEW."demands_found") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."environment" IS DISTINCT FROM (NEW."environment") OR OLD."environment_found" IS DISTINCT FROM (NEW."environment_found") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."party" IS DISTINCT FROM (NEW."party") OR OLD."pay" IS DISTINCT FROM (NEW."pay") OR OLD."pay_found" IS DISTINCT FROM (NEW."pay_found") OR OLD."photos" IS DISTINCT FROM (NEW."photos") OR OLD."planned_on" IS DISTINCT FROM (NEW."planned_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='b697077cdf358e1b4a8044c6ad1170ece0a0e12c', operation='UPDATE', pgid='pgtrigger_bump_version_1c547', table='laborers_inspection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='inspection',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='2670e19869fd7e364406ce963f658524ce40a0fa', operation='DELETE', pgid='pgtrigger_kept_e17ff', table='laborers_inspection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='inspection',
                trigger=pgtrigger.compiler.Trigger(name='found_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF OLD.state = 'planned' OR to_jsonb(NEW) - ARRAY['photos', 'conditions_met_on', 'conditions_note', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['photos', 'conditions_met_on', 'conditions_note', 'version', 'updated_at'] THEN RETURN NEW; END IF;\n        RAISE EXCEPTION 'What an inspection found never changes. Correct it with a new row.';\n    ", hash='2da64e231949cfc424bc84b3d5f869a9d6301038', operation='UPDATE', pgid='pgtrigger_found_stays_aa043', table='laborers_inspection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='inspection',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_inspectionhistory" ("accommodation", "accommodation_found", "by_id", "carried_out_on", "conditions", "conditions_by", "conditions_met_on", "conditions_note", "corrects_id", "created_at", "demands", "demands_found", "enterprise_id", "environment", "environment_found", "id", "party", "pay", "pay_found", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photos", "planned_on", "state", "updated_at", "valid_until", "verdict", "version") SELECT new_values."accommodation", new_values."accommodation_found", new_values."by_id", new_values."carried_out_on", new_values."conditions", new_values."conditions_by", new_values."conditions_met_on", new_values."conditions_note", new_values."corrects_id", new_values."created_at", new_values."demands", new_values."demands_found", new_values."enterprise_id", new_values."environment", new_values."environment_found", new_values."id", new_values."party", new_values."pay", new_values."pay_found", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."photos", new_values."planned_on", new_values."state", new_values."updated_at", new_values."valid_until", new_values."verdict", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='33ed0bac0290f1ce046277421f478e8e55d8bb12', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9bf86', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_inspection', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='inspection',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_inspectionhistory" ("accommodation", "accommodation_found", "by_id", "carried_out_on", "conditions", "conditions_by", "conditions_met_on", "conditions_note", "corrects_id", "created_at", "demands", "demands_found", "enterprise_id", "environment", "environment_found", "id", "party", "pay", "pay_found", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photos", "planned_on", "state", "updated_at", "valid_until", "verdict", "version") SELECT new_values."accommodation", new_values."accommodation_found", new_values."by_id", new_values."carried_out_on", new_values."conditions", new_values."conditions_by", new_values."conditions_met_on", new_values."conditions_note", new_values."corrects_id", new_values."created_at", new_values."demands", new_values."demands_found", new_values."enterprise_id", new_values."environment", new_values."environment_found", new_values."id", new_values."party", new_values."pay", new_values."pay_found", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."photos", new_values."planned_on", new_values."state", new_values."updated_at", new_values."valid_until", new_values."verdict", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='94160f5b9178982928fe99425c910b9bb8f1bc68', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3c8e3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_inspection', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='inspectionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='17185f85e4fdb4fd2fd3fc3aa2f587666ef54f20', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_84380', table='laborers_inspectionhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='score',
                constraint=models.UniqueConstraint(fields=('candidate', 'criterion', 'assessor'), name='score_once'),
            ), migrations.AddConstraint(
                model_name='score',
                constraint=models.CheckConstraint(condition=models.Q(('points__lte', 100)), name='score_up_to_100'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='score',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."assessor" IS DISTINCT FROM (NEW."assessor") OR OLD."candidate_id" IS DISTINCT FROM (NEW."candidate_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."criterion" IS DISTINCT FROM (NEW."criterion") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."points" IS DISTINCT FROM (NEW."points"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='a215f0642c1503e2d8ea8109e5b344424a311de5', operation='UPDATE', pgid='pgtrigger_bump_version_dea75', table='laborers_score', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='score',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='cdf4b65bb00b6f0efef0e4994e062351e9335dee', operation='DELETE', pgid='pgtrigger_kept_1d02c', table='laborers_score', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='score',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_scorehistory" ("assessor", "candidate_id", "created_at", "criterion", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "updated_at", "version") SELECT new_values."assessor", new_values."candidate_id", new_values."created_at", new_values."criterion", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."points", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bad402ba12fb8ad580ff576625cbe0278fb5533e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_aee40', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_score', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='score',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_scorehistory" ("assessor", "candidate_id", "created_at", "criterion", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "updated_at", "version") SELECT new_values."assessor", new_values."candidate_id", new_values."created_at", new_values."criterion", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."points", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='841bd63ea3058f59db69aa0c5d822be614339412', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ce53a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_score', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='scorehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='28175b6eb33a93eefe730b48e570d92eeb9d9d15', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_243f0', table='laborers_scorehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='selection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_on', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_on__gte', models.F('held_on')), ('decided_on__isnull', False), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='selection_decided_with_reasons'),
            ), migrations.AddConstraint(
                model_name='selection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_on__isnull', False), ('state', 'published'), ('published_on__gte', models.F('decided_on')), models.Q(('published_at', ''), _negated=True)), models.Q(models.Q(('state', 'published'), _negated=True), ('published_on', None)), _connector='OR'), name='selection_published_after_decision'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selection',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."criteria" IS DISTINCT FROM (NEW."criteria") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."need" IS DISTINCT FROM (NEW."need") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='503a82712095621954f36204070c615b0bb47fb7', operation='UPDATE', pgid='pgtrigger_bump_version_5c895', table='laborers_selection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selection',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='a775df6cb73cf163df38ac8e022026eaeda723d0', operation='DELETE', pgid='pgtrigger_kept_3daa9', table='laborers_selection', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selection',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_selectionhistory" ("county_id", "created_at", "criteria", "decided_by_id", "decided_on", "held_on", "id", "need", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_on", "reasons", "state", "title", "updated_at", "version", "year") SELECT new_values."county_id", new_values."created_at", new_values."criteria", new_values."decided_by_id", new_values."decided_on", new_values."held_on", new_values."id", new_values."need", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."published_on", new_values."reasons", new_values."state", new_values."title", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='855a10bbb6ece2111a7d1ed1ce309d6afbc9db21', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_14835', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_selection', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selection',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_selectionhistory" ("county_id", "created_at", "criteria", "decided_by_id", "decided_on", "held_on", "id", "need", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_on", "reasons", "state", "title", "updated_at", "version", "year") SELECT new_values."county_id", new_values."created_at", new_values."criteria", new_values."decided_by_id", new_values."decided_on", new_values."held_on", new_values."id", new_values."need", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."published_on", new_values."reasons", new_values."state", new_values."title", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9093cb6df2bb083d3afdb2b2a5c632b67b3dcf58', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c87e2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_selection', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='cooperationhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e203d9f25efe5bf97676f492036742d061f69eac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8e62b', table='laborers_cooperationhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='cooperation',
                index=models.Index(fields=['ends'], name='cooperation_by_end'),
            ), migrations.AddConstraint(
                model_name='cooperation',
                constraint=models.CheckConstraint(condition=models.Q(('fee_fen', 0)), name='cooperation_is_free_for_laborers'),
            ), migrations.AddConstraint(
                model_name='cooperation',
                constraint=models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts')), ('starts__gte', models.F('signed_on'))), name='cooperation_days_in_order'),
            ), migrations.AddConstraint(
                model_name='cooperation',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('enterprise_id', models.TextField()))), '&&'), (xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('kind', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('starts', 'ends'), '&&')], name='cooperations_do_not_overlap', violation_error_message='An agreement of this kind is in force in these days.'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='cooperation',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."ended_reason" IS DISTINCT FROM (NEW."ended_reason") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."fee_fen" IS DISTINCT FROM (NEW."fee_fen") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."selection_id" IS DISTINCT FROM (NEW."selection_id") OR OLD."services" IS DISTINCT FROM (NEW."services") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."starts" IS DISTINCT FROM (NEW."starts"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='8353cb253393e1788d0b6bf861cb3839e8cfd2f5', operation='UPDATE', pgid='pgtrigger_bump_version_d88dd', table='laborers_cooperation', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='cooperation',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='c7d414305342f9da5a007ccb550f2dc59d77b16c', operation='DELETE', pgid='pgtrigger_kept_650a1', table='laborers_cooperation', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='cooperation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_cooperationhistory" ("created_at", "document", "ended_reason", "ends", "enterprise_id", "fee_fen", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selection_id", "services", "signed_on", "starts", "updated_at", "version") SELECT new_values."created_at", new_values."document", new_values."ended_reason", new_values."ends", new_values."enterprise_id", new_values."fee_fen", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."selection_id", new_values."services", new_values."signed_on", new_values."starts", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0a89070e9b9249c8c2c5e0e225b7cfe2906c47e9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bef78', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_cooperation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='cooperation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_cooperationhistory" ("created_at", "document", "ended_reason", "ends", "enterprise_id", "fee_fen", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selection_id", "services", "signed_on", "starts", "updated_at", "version") SELECT new_values."created_at", new_values."document", new_values."ended_reason", new_values."ends", new_values."enterprise_id", new_values."fee_fen", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."selection_id", new_values."services", new_values."signed_on", new_values."starts", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ff29ff97ed099770cdcbacaea91e502e74775169', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2567d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_cooperation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='candidatehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b7e0a83204277ddb6b931ff29d5e877f728836af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c4d24', table='laborers_candidatehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='candidate',
                constraint=models.UniqueConstraint(fields=('selection', 'enterprise'), name='candidate_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='candidate',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."chosen" IS DISTINCT FROM (NEW."chosen") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."selection_id" IS DISTINCT FROM (NEW."selection_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='a7c5e6ec1e75f176c3c2b77357d99d0a78f17bb6', operation='UPDATE', pgid='pgtrigger_bump_version_941e4', table='laborers_candidate', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='candidate',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='93ef20498d94e83dc89a0d439b20e89a143784b1', operation='DELETE', pgid='pgtrigger_kept_3cd3c', table='laborers_candidate', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='candidate',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_candidatehistory" ("chosen", "created_at", "enterprise_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selection_id", "updated_at", "version") SELECT new_values."chosen", new_values."created_at", new_values."enterprise_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."selection_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ac7caae36af533047d680b22f3032d6d5f098ef6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_08a41', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_candidate', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='candidate',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_candidatehistory" ("chosen", "created_at", "enterprise_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selection_id", "updated_at", "version") SELECT new_values."chosen", new_values."created_at", new_values."enterprise_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."selection_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e116d066fd02bb5bef903f1ea07e8ccecff7213f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_387e0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_candidate', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='selectionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='040bfa6c061da5be9130acc9189104317b464ab4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_37e26', table='laborers_selectionhistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='MatchPolicy',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('weights', models.JSONField(verbose_name='weights')),
                ],
                options={
                    'verbose_name': 'weights of the matching',
                    'verbose_name_plural': 'weights of the matching',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='WorkWish',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('told_on', models.DateField(verbose_name='told on')),
                    ('free_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='free from month')),
                    ('free_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='free to month')),
                    ('kind', models.CharField(blank=True, choices=[('couple', 'Couple'), ('relatives', 'Relatives')], max_length=10, verbose_name='with whom')),
                    ('is_current', models.BooleanField(default=True, verbose_name='current')),
                ],
                options={
                    'verbose_name': 'wish about work',
                    'verbose_name_plural': 'wishes about work',
                },
            ), migrations.AddField(
                model_name='matchproposal',
                name='doors',
                field=models.JSONField(default=list),
            ), migrations.AddField(
                model_name='matchproposal',
                name='hindrance',
                field=models.CharField(blank=True, db_default='', default='', max_length=20, verbose_name='what stood in the way'),
            ), migrations.AddField(
                model_name='matchproposal',
                name='imagined',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='additional vacancy'),
            ), migrations.AddField(
                model_name='matchrun',
                name='done',
                field=models.PositiveIntegerField(default=0, editable=False),
            ), migrations.AddField(
                model_name='matchrun',
                name='doors',
                field=models.JSONField(default=list, editable=False, verbose_name='doors that training would open'),
            ), migrations.AddField(
                model_name='matchrun',
                name='failure',
                field=models.CharField(blank=True, max_length=300, verbose_name='failure'),
            ), migrations.AddField(
                model_name='matchrun',
                name='finished_at',
                field=models.DateTimeField(blank=True, null=True, verbose_name='finished at'),
            ), migrations.AddField(
                model_name='matchrun',
                name='job',
                field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='xundian.job'),
            ), migrations.AddField(
                model_name='matchrun',
                name='kept',
                field=models.BooleanField(default=False, verbose_name='kept'),
            ), migrations.AddField(
                model_name='matchrun',
                name='placeable',
                field=models.PositiveIntegerField(default=0, verbose_name='could be placed at most'),
            ), migrations.AddField(
                model_name='matchrun',
                name='solver',
                field=models.CharField(blank=True, choices=[('flow', 'Flow with pricing rounds, exact'), ('paths', 'Shortest paths, exact'), ('bidding', 'Bidding, near the best')], max_length=10, verbose_name='way'),
            ), migrations.AddField(
                model_name='matchrun',
                name='state',
                field=models.CharField(choices=[('queued', 'Queued'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed'), ('cancelled', 'Cancelled')], default='queued', max_length=10, verbose_name='state'),
            ), migrations.AddField(
                model_name='matchrun',
                name='supported',
                field=models.PositiveIntegerField(default=0, verbose_name='of them of supported households'),
            ), migrations.AddField(
                model_name='matchrun',
                name='title',
                field=models.CharField(blank=True, max_length=80, verbose_name='title'),
            ), migrations.AddField(
                model_name='matchrun',
                name='total',
                field=models.PositiveIntegerField(default=0, editable=False),
            ), migrations.AddField(
                model_name='matchrun',
                name='weights',
                field=models.JSONField(default=dict, editable=False, verbose_name='weights'),
            ), migrations.AddField(
                model_name='matchrun',
                name='what_if',
                field=models.JSONField(blank=True, default=dict, verbose_name='what if'),
            ), migrations.AlterField(
                model_name='matchproposal',
                name='run',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='laborers.matchrun'),
            ), migrations.AddIndex(
                model_name='matchproposal',
                index=models.Index(fields=['run', '-score', 'id'], name='proposal_best_first'),
            ), migrations.AddField(
                model_name='matchpolicy',
                name='county',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='matchrun',
                name='policy',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='laborers.matchpolicy', verbose_name='weights'),
            ), migrations.AddIndex(
                model_name='matchrun',
                index=models.Index(fields=['division', '-created_at'], name='match_run_by_division'),
            ), migrations.AddField(
                model_name='workwish',
                name='beside',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wished_by', to='laborers.laborer', verbose_name='wants to work with'),
            ), migrations.AddField(
                model_name='workwish',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='workwish',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='workwish',
                name='laborer',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_wishes', to='laborers.laborer', verbose_name='laborer'),
            ), migrations.AddConstraint(
                model_name='matchpolicy',
                constraint=models.UniqueConstraint(fields=('county', 'valid_from'), name='match_policy_once'),
            ), migrations.AddConstraint(
                model_name='matchpolicy',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='match_policy_ends_after'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='matchpolicy',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."weights" IS DISTINCT FROM (NEW."weights"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='a68a05a93f2b65d322e3d3945d859511378e8502', operation='UPDATE', pgid='pgtrigger_bump_version_19b92', table='laborers_matchpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='matchpolicy',
                trigger=pgtrigger.compiler.Trigger(name='weights_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."weights" IS DISTINCT FROM (NEW."weights"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='09a7179b0fa9b565dbf6d9781527e771852da2cf', operation='UPDATE', pgid='pgtrigger_weights_stay_3cacb', table='laborers_matchpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='matchpolicy',
                trigger=pgtrigger.compiler.Trigger(name='weights_are_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='eb6599e382d5f91c7e4ab861c415a8bec093059e', operation='DELETE', pgid='pgtrigger_weights_are_kept_30814', table='laborers_matchpolicy', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='workwish',
                constraint=models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('laborer',), name='one_current_work_wish'),
            ), migrations.AddConstraint(
                model_name='workwish',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('free_from__isnull', True), ('free_to__isnull', True)), models.Q(('free_from__range', (1, 12)), ('free_to__range', (1, 12))), _connector='OR'), name='work_wish_free_months'),
            ), migrations.AddConstraint(
                model_name='workwish',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('beside__isnull', True), ('kind', '')), models.Q(('beside__isnull', False), ('kind__in', ['couple', 'relatives'])), _connector='OR'), name='work_wish_beside_is_of_a_kind'),
            ), migrations.AddConstraint(
                model_name='workwish',
                constraint=models.CheckConstraint(condition=models.Q(('beside', models.F('laborer')), _negated=True), name='work_wish_of_two'),
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='household',
                name='feed_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='visit',
                name='feed_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='visit',
                name='feed_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='visit',
                name='feed_delete',
            ), pgtrigger.migrations.AddTrigger(
                model_name='household',
                trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func='IF NOT EXISTS (SELECT FROM new_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting(\'xundian.feed_commit\', true), \'\')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config(\'xundian.feed_commit\', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM new_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, n.site_id::uuid AS spot, o.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id WHERE o.* IS DISTINCT FROM n.*), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'household\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'household\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed; EXECUTE $sql$SELECT (SELECT count(*) > 0 FROM old_values o JOIN new_values n ON n.id = o.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid))$sql$ INTO went; IF went THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, n.division_id::varchar AS area, n.site_id::uuid AS spot, o.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_dependant" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'dependant\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'dependant\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_laborer" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'laborer\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'laborer\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_placement" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'placement\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'placement\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_visitplan" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'visit_plan\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'visit_plan\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, 1 AS version, n.division_id::varchar AS area, n.site_id::uuid AS spot, o.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_visit" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'visit\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'visit\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_news" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'news\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'news\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, (CASE WHEN c.confidential THEN ARRAY[c.reported_by_id, c.owner_id] END) AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_difficulty" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'difficulty\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'difficulty\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed; END IF;  ELSE WITH found AS MATERIALIZED (SELECT n.id, n.version AS version, n.division_id::varchar AS area, n.site_id::uuid AS spot, o.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id WHERE o.* IS DISTINCT FROM n.*), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'household\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'household\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); SELECT (SELECT count(*) > 0 FROM old_values o JOIN new_values n ON n.id = o.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) INTO went; IF went THEN WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, n.division_id::varchar AS area, n.site_id::uuid AS spot, o.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_dependant" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'dependant\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'dependant\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_laborer" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'laborer\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'laborer\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_placement" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'placement\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'placement\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_visitplan" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'visit_plan\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'visit_plan\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, 1 AS version, n.division_id::varchar AS area, n.site_id::uuid AS spot, o.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_visit" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'visit\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'visit\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_news" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'news\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'news\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); WITH found AS MATERIALIZED (SELECT * FROM (SELECT c.id, c.version AS version, c.division_id::varchar AS area, n.site_id::uuid AS spot, c.division_id::varchar AS old_area, o.site_id::uuid AS old_spot, (CASE WHEN c.confidential THEN ARRAY[c.reported_by_id, c.owner_id] END) AS only_for FROM old_values o JOIN new_values n ON n.id = o.id JOIN "laborers_difficulty" c ON c.household_id = n.id WHERE (n.division_id::varchar, n.site_id::uuid) IS DISTINCT FROM (o.division_id::varchar, o.site_id::uuid)) c WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'difficulty\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'difficulty\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF;  END IF; RETURN NULL;', hash='ed36af7537a3fcd8c333044a4c0aa3232320f86c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_4b7df', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_household', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='visit',
                trigger=pgtrigger.compiler.Trigger(name='feed_insert', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func='IF NOT EXISTS (SELECT FROM new_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting(\'xundian.feed_commit\', true), \'\')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config(\'xundian.feed_commit\', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM new_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT n.id, 1 AS version, n_home.division_id::varchar AS area, n_home.site_id::uuid AS spot, n_home.division_id::varchar AS old_area, n_home.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM new_values n LEFT JOIN "laborers_household" n_home ON n_home.id = n.household_id), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'visit\', id, version, \'insert\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'visit\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;  ELSE WITH found AS MATERIALIZED (SELECT n.id, 1 AS version, n_home.division_id::varchar AS area, n_home.site_id::uuid AS spot, n_home.division_id::varchar AS old_area, n_home.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM new_values n LEFT JOIN "laborers_household" n_home ON n_home.id = n.household_id), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'visit\', id, version, \'insert\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'visit\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;', hash='bd08e9a48b19f58d5ba8679eae6daa4299fc782f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_feed_insert_19841', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_visit', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='visit',
                trigger=pgtrigger.compiler.Trigger(name='feed_update', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func='IF NOT EXISTS (SELECT FROM new_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting(\'xundian.feed_commit\', true), \'\')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config(\'xundian.feed_commit\', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM new_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT n.id, 1 AS version, n_home.division_id::varchar AS area, n_home.site_id::uuid AS spot, o_home.division_id::varchar AS old_area, o_home.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id LEFT JOIN "laborers_household" n_home ON n_home.id = n.household_id LEFT JOIN "laborers_household" o_home ON o_home.id = o.household_id WHERE o.* IS DISTINCT FROM n.*), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'visit\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'visit\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;  ELSE WITH found AS MATERIALIZED (SELECT n.id, 1 AS version, n_home.division_id::varchar AS area, n_home.site_id::uuid AS spot, o_home.division_id::varchar AS old_area, o_home.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o JOIN new_values n ON n.id = o.id LEFT JOIN "laborers_household" n_home ON n_home.id = n.household_id LEFT JOIN "laborers_household" o_home ON o_home.id = o.household_id WHERE o.* IS DISTINCT FROM n.*), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'visit\', id, version, \'update\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'visit\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;', hash='865de42e3a93f55cbe2298fdf409be2fe9c6a590', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_feed_update_48452', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_visit', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='visit',
                trigger=pgtrigger.compiler.Trigger(name='feed_delete', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE feed bigint; many boolean; went boolean;', func='IF NOT EXISTS (SELECT FROM old_values) THEN RETURN NULL; END IF; feed := NULLIF(current_setting(\'xundian.feed_commit\', true), \'\')::bigint; IF feed IS NULL THEN INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed; PERFORM set_config(\'xundian.feed_commit\', feed::text, true); END IF; SELECT count(*) > 500 INTO many FROM (SELECT FROM old_values LIMIT 500 + 1) counted; IF many THEN EXECUTE $sql$ WITH found AS MATERIALIZED (SELECT o.id, 1 AS version, o_home.division_id::varchar AS area, o_home.site_id::uuid AS spot, o_home.division_id::varchar AS old_area, o_home.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o LEFT JOIN "laborers_household" o_home ON o_home.id = o.household_id), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT $1, \'visit\', id, version, \'delete\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT $1, \'visit\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); $sql$ USING feed;  ELSE WITH found AS MATERIALIZED (SELECT o.id, 1 AS version, o_home.division_id::varchar AS area, o_home.site_id::uuid AS spot, o_home.division_id::varchar AS old_area, o_home.site_id::uuid AS old_spot, NULL::uuid[] AS only_for FROM old_values o LEFT JOIN "laborers_household" o_home ON o_home.id = o.household_id), total AS (SELECT count(*) AS number FROM found), placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found) INSERT INTO xundian_feedchange (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for) (SELECT feed, \'visit\', id, version, \'delete\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for FROM placed WHERE (SELECT number FROM total) <= 500 ORDER BY id) UNION ALL (SELECT DISTINCT feed, \'visit\', NULL::uuid, 0, \'resync\', area, spot, moved, CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[] FROM placed WHERE (SELECT number FROM total) > 500); END IF; RETURN NULL;', hash='4e206bf3a7a1e4bde6087f5ca685a967368583d8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_feed_delete_e9f8c', referencing='REFERENCING OLD TABLE AS old_values ', table='laborers_visit', when='AFTER')),
            ), migrations.AlterField(
                model_name='reportedchange',
                name='detail',
                field=models.JSONField(default=dict, verbose_name='what was told'),
            ), migrations.AlterField(
                model_name='reportedchangehistory',
                name='detail',
                field=models.JSONField(default=dict, verbose_name='what was told'),
            ), migrations.RemoveConstraint(
                model_name='workwish',
                name='work_wish_of_two',
            ), migrations.CreateModel(
                name='Publication',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('form', models.CharField(choices=[('poster', 'Poster on the village board'), ('loudspeaker', 'Village loudspeaker'), ('platform', 'Weather-information platform')], max_length=12, verbose_name='form')),
                    ('published_on', models.DateField(verbose_name='published on')),
                    ('text', models.TextField(blank=True, verbose_name='text')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                    ('taken_back_on', models.DateField(blank=True, null=True, verbose_name='taken back on')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village')),
                ],
                options={
                    'verbose_name': 'publication',
                    'verbose_name_plural': 'publications',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PublicationHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('form', models.CharField(choices=[('poster', 'Poster on the village board'), ('loudspeaker', 'Village loudspeaker'), ('platform', 'Weather-information platform')], max_length=12, verbose_name='form')),
                    ('published_on', models.DateField(verbose_name='published on')),
                    ('text', models.TextField(blank=True, verbose_name='text')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                    ('taken_back_on', models.DateField(blank=True, null=True, verbose_name='taken back on')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.publication')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PublishedVacancy',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('place', models.PositiveSmallIntegerField(verbose_name='place in the list')),
                    ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='laborers.publication')),
                    ('vacancy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='published', to='laborers.vacancy', verbose_name='vacancy')),
                ],
                options={
                    'ordering': ['place'],
                },
            ), migrations.AddField(
                model_name='publication',
                name='vacancies',
                field=models.ManyToManyField(related_name='publications', through='laborers.PublishedVacancy', to='laborers.vacancy', verbose_name='vacancies'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='publicationhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6cc9d73dc4942117f7ef09478ead0fe5c4732621', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d801c', table='laborers_publicationhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='publishedvacancy',
                constraint=models.UniqueConstraint(fields=('publication', 'vacancy'), name='vacancy_published_once'),
            ), migrations.AddIndex(
                model_name='publication',
                index=models.Index(fields=['division', 'published_on'], name='publication_by_village'),
            ), migrations.AddConstraint(
                model_name='publication',
                constraint=models.CheckConstraint(condition=models.Q(('form__in', ['poster', 'loudspeaker', 'platform'])), name='publication_form'),
            ), migrations.AddConstraint(
                model_name='publication',
                constraint=models.CheckConstraint(condition=models.Q(('form', 'loudspeaker'), ('text', ''), _connector='OR'), name='publication_text_is_read'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='publication',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."taken_back_on" IS DISTINCT FROM (NEW."taken_back_on") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='7d285fd8a677294449df40c68d8759ab63b3ef85', operation='UPDATE', pgid='pgtrigger_bump_version_b8d80', table='laborers_publication', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='publication',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_publicationhistory" ("by_id", "created_at", "division_id", "form", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "taken_back_on", "text", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."form", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_on", new_values."taken_back_on", new_values."text", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fa398a2e64d105b790db2d8abb45d1cfbc6f56d9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_869c0', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_publication', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='publication',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_publicationhistory" ("by_id", "created_at", "division_id", "form", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "taken_back_on", "text", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."form", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_on", new_values."taken_back_on", new_values."text", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='651fc18dbcfcad1e3c12dac96d6eaa8cac3bc61b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4411a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_publication', when='AFTER')),
            )],
        ),
        migrations.RunSQL(
            sql='UPDATE laborers_vacancy SET board = true, lodging = true WHERE board_and_lodging',
            reverse_sql='',
        ),
        migrations.RunSQL(
            sql="\n            INSERT INTO laborers_rosterline (id, created_at, updated_at, version, batch_id, laborer_id, division_id,\n                offer_id, consent_id, placement_id, state, contract_from, contract_to, wage_fen, handed_to, note)\n            SELECT gen_random_uuid(), now(), now(), 1, p.batch_id, p.laborer_id, p.division_id, p.offer_id,\n                p.consent_id, p.id, CASE b.state WHEN 'departed' THEN 'departed' WHEN 'arrived' THEN 'arrived'\n                WHEN 'cancelled' THEN 'later' ELSE 'listed' END, p.contract_from, p.contract_to, p.wage_fen, '', ''\n            FROM laborers_placement p JOIN laborers_batch b ON b.id = p.batch_id\n            WHERE b.state <> 'planned' OR p.ended_on IS NULL\n            ",
            reverse_sql='',
        ),
        migrations.RunSQL(
            sql="UPDATE laborers_matchrun SET state = 'done', placeable = placed, solver = 'paths'",
            reverse_sql='',
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(('health_required', ''), models.Q(('health_note', ''), _negated=True), _connector='OR'), name='vacancy_health_only_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('board', True), ('board_and_lodging', True), ('lodging', True)), models.Q(models.Q(('board', True), ('lodging', True), _negated=True), ('board_and_lodging', False)), _connector='OR'), name='vacancy_board_and_lodging_is_both'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pay_day__isnull', True), models.Q(('pay_day__gte', 1), ('pay_day__lte', 31)), _connector='OR'), models.Q(('hours_per_day__isnull', True), models.Q(('hours_per_day__gte', 1), ('hours_per_day__lte', 24)), _connector='OR'), models.Q(('days_per_week__isnull', True), models.Q(('days_per_week__gte', 1), ('days_per_week__lte', 7)), _connector='OR')), name='vacancy_working_time'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('season_from__isnull', True), ('season_to__isnull', True)), models.Q(('season_from__gte', 1), ('season_from__lte', 12), ('season_to__gte', 1), ('season_to__lte', 12)), _connector='OR'), name='vacancy_season_is_months'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(('channel', 'welfare'), models.Q(('funding_source', ''), ('term_months__isnull', True), ('welfare_kind', '')), _connector='OR'), name='vacancy_welfare_facts'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_on__isnull', True), ('effective', 'unchecked')), models.Q(models.Q(('effective', 'unchecked'), _negated=True), ('confirmed_on__isnull', False)), _connector='OR'), name='vacancy_checked_on_a_day'),
        ),
    ]
