import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('laborers', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0001_initial'),
        ('xundian', '__first__'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='Institution',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('uscc', models.CharField(max_length=18, verbose_name='unified social credit code')),
                    ('contact', models.CharField(blank=True, max_length=50, verbose_name='contact person')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('approved_from', models.DateField(blank=True, null=True, verbose_name='approved from')),
                    ('approved_to', models.DateField(blank=True, null=True, verbose_name='approved to')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'training institution',
                    'verbose_name_plural': 'training institutions',
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('county', 'uscc'), name='institution_once_per_county'), models.CheckConstraint(condition=models.Q(('approved_to__isnull', True), ('approved_to__gte', models.F('approved_from')), _connector='OR'), name='institution_approval_dates')],
                },
            ), migrations.CreateModel(
                name='TrainingClass',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('title', models.CharField(max_length=80, verbose_name='title')),
                    ('kind', models.CharField(max_length=20, verbose_name='kind')),
                    ('programme', models.CharField(blank=True, max_length=40, verbose_name='programme')),
                    ('occupation', models.CharField(blank=True, max_length=40, verbose_name='occupation')),
                    ('venue', models.CharField(blank=True, max_length=100, verbose_name='venue')),
                    ('capacity', models.PositiveIntegerField(verbose_name='places')),
                    ('hours', models.PositiveSmallIntegerField(verbose_name='hours')),
                    ('starts_on', models.DateField(verbose_name='starts on')),
                    ('ends_on', models.DateField(verbose_name='ends on')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open for enrolment'), ('running', 'Running'), ('assessed', 'Assessed'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='planned', max_length=10, verbose_name='state')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='classes', to='trainings.institution', verbose_name='institution')),
                ],
                options={
                    'verbose_name': 'training class',
                    'verbose_name_plural': 'training classes',
                    'abstract': False,
                    'indexes': [models.Index(fields=['division', 'starts_on'], name='class_by_division')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='class_ends_after_start'), models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='class_has_places')],
                },
            ), migrations.CreateModel(
                name='Enrolment',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('enrolled', 'Enrolled'), ('completed', 'Completed'), ('failed', 'Not passed'), ('withdrawn', 'Withdrawn')], default='enrolled', max_length=10, verbose_name='state')),
                    ('enrolled_on', models.DateField(verbose_name='enrolled on')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                    ('score', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='score')),
                    ('certificate', models.CharField(blank=True, max_length=60, verbose_name='certificate number')),
                    ('level', models.CharField(blank=True, max_length=30, verbose_name='certificate level')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='laborers.case', verbose_name='case')),
                    ('consent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='laborers.consent', verbose_name='consent')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village')),
                    ('laborer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='laborers.laborer', verbose_name='laborer')),
                    ('training_class', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='trainings.trainingclass', verbose_name='training class')),
                ],
                options={
                    'verbose_name': 'enrolment',
                    'verbose_name_plural': 'enrolments',
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('training_class', 'laborer'), name='enrolled_once_per_class'), models.UniqueConstraint(condition=models.Q(('state', 'enrolled')), fields=('laborer',), name='one_class_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('state', 'enrolled')), models.Q(models.Q(('state', 'enrolled'), _negated=True), ('ended_on__isnull', False)), _connector='OR'), name='enrolment_ended_has_a_day'), models.CheckConstraint(condition=models.Q(('score__isnull', True), ('score__lte', 100), _connector='OR'), name='enrolment_score')],
                },
            ), migrations.CreateModel(
                name='InstitutionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('uscc', models.CharField(max_length=18, verbose_name='unified social credit code')),
                    ('contact', models.CharField(blank=True, max_length=50, verbose_name='contact person')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('approved_from', models.DateField(blank=True, null=True, verbose_name='approved from')),
                    ('approved_to', models.DateField(blank=True, null=True, verbose_name='approved to')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.institution')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='EnrolmentHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('enrolled', 'Enrolled'), ('completed', 'Completed'), ('failed', 'Not passed'), ('withdrawn', 'Withdrawn')], default='enrolled', max_length=10, verbose_name='state')),
                    ('enrolled_on', models.DateField(verbose_name='enrolled on')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                    ('score', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='score')),
                    ('certificate', models.CharField(blank=True, max_length=60, verbose_name='certificate number')),
                    ('level', models.CharField(blank=True, max_length=30, verbose_name='certificate level')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                    ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.case', verbose_name='case')),
                    ('consent', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.consent', verbose_name='consent')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village')),
                    ('laborer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.enrolment')),
                    ('training_class', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.trainingclass', verbose_name='training class')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DailyInspection',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('day', models.DateField(verbose_name='day')),
                    ('present', models.PositiveSmallIntegerField(verbose_name='trainees present')),
                    ('village_staff_present', models.BooleanField(default=False, verbose_name='village staff present')),
                    ('findings', models.CharField(blank=True, max_length=500, verbose_name='findings')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('training_class', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='trainings.trainingclass')),
                ],
                options={
                    'verbose_name': 'daily inspection',
                    'verbose_name_plural': 'daily inspections',
                    'constraints': [models.UniqueConstraint(fields=('training_class', 'day'), name='one_inspection_a_day')],
                },
            ), migrations.CreateModel(
                name='TrainingClassHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('title', models.CharField(max_length=80, verbose_name='title')),
                    ('kind', models.CharField(max_length=20, verbose_name='kind')),
                    ('programme', models.CharField(blank=True, max_length=40, verbose_name='programme')),
                    ('occupation', models.CharField(blank=True, max_length=40, verbose_name='occupation')),
                    ('venue', models.CharField(blank=True, max_length=100, verbose_name='venue')),
                    ('capacity', models.PositiveIntegerField(verbose_name='places')),
                    ('hours', models.PositiveSmallIntegerField(verbose_name='hours')),
                    ('starts_on', models.DateField(verbose_name='starts on')),
                    ('ends_on', models.DateField(verbose_name='ends on')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open for enrolment'), ('running', 'Running'), ('assessed', 'Assessed'), ('closed', 'Closed'), ('cancelled', 'Cancelled')], default='planned', max_length=10, verbose_name='state')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('institution', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trainings.institution', verbose_name='institution')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='trainings.trainingclass')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Attendance',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('day', models.DateField(verbose_name='day')),
                    ('present', models.BooleanField(verbose_name='present')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='trainings.enrolment')),
                ],
                options={
                    'verbose_name': 'attendance',
                    'verbose_name_plural': 'attendance',
                    'constraints': [models.UniqueConstraint(fields=('enrolment', 'day'), name='attendance_once_a_day')],
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='institution',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."approved_from" IS DISTINCT FROM (NEW."approved_from") OR OLD."approved_to" IS DISTINCT FROM (NEW."approved_to") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."uscc" IS DISTINCT FROM (NEW."uscc"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='0de20cc7c155fb3846963375275ffb7f65c83d52', operation='UPDATE', pgid='pgtrigger_bump_version_b8ea6', table='trainings_institution', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='institution',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_institutionhistory" ("approved_from", "approved_to", "contact", "county_id", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "uscc", "version") SELECT new_values."approved_from", new_values."approved_to", new_values."contact", new_values."county_id", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."updated_at", new_values."uscc", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ddb5ddb24835d855e38f47ed7557f1d1160c8bce', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f36cc', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_institution', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='institution',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_institutionhistory" ("approved_from", "approved_to", "contact", "county_id", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "uscc", "version") SELECT new_values."approved_from", new_values."approved_to", new_values."contact", new_values."county_id", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."updated_at", new_values."uscc", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a5f6482811a961862eee8241925bf602243fb4eb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b78a3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_institution', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingclass',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."programme" IS DISTINCT FROM (NEW."programme") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."venue" IS DISTINCT FROM (NEW."venue"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='9897476588d0f496fc77dbe12c5caa1591d924f5', operation='UPDATE', pgid='pgtrigger_bump_version_6795e', table='trainings_trainingclass', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingclass',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_trainingclasshistory" ("capacity", "created_at", "division_id", "ends_on", "hours", "id", "institution_id", "kind", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "starts_on", "state", "title", "updated_at", "venue", "version") SELECT new_values."capacity", new_values."created_at", new_values."division_id", new_values."ends_on", new_values."hours", new_values."id", new_values."institution_id", new_values."kind", new_values."occupation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programme", new_values."starts_on", new_values."state", new_values."title", new_values."updated_at", new_values."venue", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b01854ea397737037003f6244d364bb535b47d09', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7e153', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_trainingclass', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingclass',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_trainingclasshistory" ("capacity", "created_at", "division_id", "ends_on", "hours", "id", "institution_id", "kind", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "starts_on", "state", "title", "updated_at", "venue", "version") SELECT new_values."capacity", new_values."created_at", new_values."division_id", new_values."ends_on", new_values."hours", new_values."id", new_values."institution_id", new_values."kind", new_values."occupation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programme", new_values."starts_on", new_values."state", new_values."title", new_values."updated_at", new_values."venue", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5e8495cf243410cfd173b79317131003cf3be662', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_895d7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_trainingclass', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."certificate" IS DISTINCT FROM (NEW."certificate") OR OLD."consent_id" IS DISTINCT FROM (NEW."consent_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."enrolled_on" IS DISTINCT FROM (NEW."enrolled_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."score" IS DISTINCT FROM (NEW."score") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."training_class_id" IS DISTINCT FROM (NEW."training_class_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='6b5fed2d8e8b8fd2b70857fbb30a25a945a5afe2', operation='UPDATE', pgid='pgtrigger_bump_version_fc24e', table='trainings_enrolment', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_enrolmenthistory" ("case_id", "certificate", "consent_id", "created_at", "division_id", "ended_on", "enrolled_on", "id", "laborer_id", "level", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "training_class_id", "updated_at", "version") SELECT new_values."case_id", new_values."certificate", new_values."consent_id", new_values."created_at", new_values."division_id", new_values."ended_on", new_values."enrolled_on", new_values."id", new_values."laborer_id", new_values."level", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."score", new_values."state", new_values."training_class_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f68fe6c16fb7639dcaab2ce2e39281ff128e45a6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_162db', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trainings_enrolmenthistory" ("case_id", "certificate", "consent_id", "created_at", "division_id", "ended_on", "enrolled_on", "id", "laborer_id", "level", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "score", "state", "training_class_id", "updated_at", "version") SELECT new_values."case_id", new_values."certificate", new_values."consent_id", new_values."created_at", new_values."division_id", new_values."ended_on", new_values."enrolled_on", new_values."id", new_values."laborer_id", new_values."level", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."score", new_values."state", new_values."training_class_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='72fea567d3112a999ab99134900b3b9df0aa1f82', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8500f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='institutionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cf855db5a0e89bef2027d6a01628c4dc3af0d5bd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9f225', table='trainings_institutionhistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolmenthistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dc5d548e1222852119261bae353d60fb827cb70a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_73a4e', table='trainings_enrolmenthistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingclasshistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='515b629588f5087db141f444181a78f802f8f1b7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_72fc5', table='trainings_trainingclasshistory', when='BEFORE')),
            )],
        ),
    ]
