"""Where a difficulty was told, by which way, who got it and who confirmed it; deadlines by severity."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# What was told before the column was there: at a field visit, or to an officer of a station, is of the field.
SIDES = """
UPDATE laborers_difficulty d SET side = 'field'
WHERE EXISTS (SELECT FROM laborers_visit v WHERE v.id = d.visit_id AND v.kind = 'field_half_year')
   OR EXISTS (SELECT FROM xundian_user u WHERE u.id = d.reported_by_id AND u.role = 'station')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("laborers", "0003_search"),
        ("xundian", "0002_read_log_and_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="difficulty",
            name="bump_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="difficulty",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="difficulty",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="difficultydeadline",
            name="bump_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="difficultydeadline",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="difficultydeadline",
            name="update_update",
        ),
        migrations.RemoveConstraint(
            model_name="difficultydeadline",
            name="deadline_once_a_day",
        ),
        migrations.RemoveConstraint(
            model_name="difficultydeadline",
            name="one_current_deadline",
        ),
        migrations.AddField(
            model_name="difficulty",
            name="amount_fen",
            field=models.BigIntegerField(blank=True, null=True, verbose_name="amount"),
        ),
        migrations.AddField(
            model_name="difficulty",
            name="asked_on",
            field=models.DateField(blank=True, null=True, verbose_name="reminded on"),
        ),
        migrations.AddField(
            model_name="difficulty",
            name="employer",
            field=models.CharField(blank=True, max_length=100, verbose_name="employer"),
        ),
        migrations.AddField(
            model_name="difficulty",
            name="reported_via",
            field=models.CharField(
                choices=[("officer", "To an officer"), ("card", "Through the contract card")],
                default="officer",
                max_length=10,
                verbose_name="reported through",
            ),
        ),
        migrations.AddField(
            model_name="difficulty",
            name="side",
            field=models.CharField(
                choices=[("home", "At home"), ("field", "At the place of work")],
                default="home",
                max_length=5,
                verbose_name="told",
            ),
        ),
        migrations.AddField(
            model_name="difficultydeadline",
            name="severity",
            field=models.CharField(
                blank=True,
                choices=[("normal", "Normal"), ("serious", "Serious"), ("urgent", "Urgent")],
                max_length=10,
                verbose_name="severity",
            ),
        ),
        migrations.AddField(
            model_name="difficultydeadlinehistory",
            name="severity",
            field=models.CharField(
                blank=True,
                choices=[("normal", "Normal"), ("serious", "Serious"), ("urgent", "Urgent")],
                max_length=10,
                verbose_name="severity",
            ),
        ),
        migrations.AddField(
            model_name="difficultyhistory",
            name="amount_fen",
            field=models.BigIntegerField(blank=True, null=True, verbose_name="amount"),
        ),
        migrations.AddField(
            model_name="difficultyhistory",
            name="asked_on",
            field=models.DateField(blank=True, null=True, verbose_name="reminded on"),
        ),
        migrations.AddField(
            model_name="difficultyhistory",
            name="employer",
            field=models.CharField(blank=True, max_length=100, verbose_name="employer"),
        ),
        migrations.AddField(
            model_name="difficultyhistory",
            name="reported_via",
            field=models.CharField(
                choices=[("officer", "To an officer"), ("card", "Through the contract card")],
                default="officer",
                max_length=10,
                verbose_name="reported through",
            ),
        ),
        migrations.AddField(
            model_name="difficultyhistory",
            name="side",
            field=models.CharField(
                choices=[("home", "At home"), ("field", "At the place of work")],
                default="home",
                max_length=5,
                verbose_name="told",
            ),
        ),
        migrations.AddField(
            model_name="difficultystep",
            name="answer",
            field=models.CharField(
                blank=True,
                choices=[
                    ("solved", "It is solved"),
                    ("better", "It is better"),
                    ("same", "It is the same"),
                    ("worse", "It is worse"),
                ],
                max_length=10,
                verbose_name="answer at a visit",
            ),
        ),
        migrations.AddField(
            model_name="difficultystep",
            name="level",
            field=models.CharField(
                blank=True,
                choices=[
                    ("village", "Village"),
                    ("township", "Township"),
                    ("county", "County"),
                    ("station", "Station"),
                ],
                max_length=10,
                verbose_name="owner level",
            ),
        ),
        migrations.AddField(
            model_name="difficultystep",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="owner",
            ),
        ),
        migrations.AddField(
            model_name="difficultystep",
            name="visit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="laborers.visit",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="difficultystep",
            name="way",
            field=models.CharField(
                blank=True,
                choices=[("in_person", "In person"), ("phone", "By phone"), ("message", "By message")],
                max_length=10,
                verbose_name="confirmed by way of",
            ),
        ),
        migrations.AlterField(
            model_name="difficulty",
            name="reported_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="reported by",
            ),
        ),
        migrations.AlterField(
            model_name="difficultyhistory",
            name="reported_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="reported by",
            ),
        ),
        migrations.AddIndex(
            model_name="difficulty",
            index=models.Index(
                condition=models.Q(("state", "resolved")), fields=["resolved_on"], name="difficulty_to_confirm"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="difficulty",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."amount_fen" IS DISTINCT FROM (NEW."amount_fen") OR OLD."asked_on" IS DISTINCT FROM (NEW."asked_on") OR OLD."confidential" IS DISTINCT FROM (NEW."confidential") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."destination" IS DISTINCT FROM (NEW."destination") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."employer" IS DISTINCT FROM (NEW."employer") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."reported_by_id" IS DISTINCT FROM (NEW."reported_by_id") OR OLD."reported_on" IS DISTINCT FROM (NEW."reported_on") OR OLD."reported_via" IS DISTINCT FROM (NEW."reported_via") OR OLD."resolved_on" IS DISTINCT FROM (NEW."resolved_on") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."severity" IS DISTINCT FROM (NEW."severity") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."visit_id" IS DISTINCT FROM (NEW."visit_id"))',
                    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
                    hash="9d4dd82a10c88525fc9e03cf3e06f624d6479c12",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_27ca7",
                    table="laborers_difficulty",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="difficulty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_difficultyhistory" ("amount_fen", "asked_on", "confidential", "confirmed_on", "created_at", "description", "destination", "division_id", "due_on", "employer", "household_id", "id", "kind", "laborer_id", "level", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_by_id", "reported_on", "reported_via", "resolved_on", "result", "severity", "side", "state", "updated_at", "version", "visit_id") SELECT new_values."amount_fen", new_values."asked_on", new_values."confidential", new_values."confirmed_on", new_values."created_at", new_values."description", new_values."destination", new_values."division_id", new_values."due_on", new_values."employer", new_values."household_id", new_values."id", new_values."kind", new_values."laborer_id", new_values."level", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reported_by_id", new_values."reported_on", new_values."reported_via", new_values."resolved_on", new_values."result", new_values."severity", new_values."side", new_values."state", new_values."updated_at", new_values."version", new_values."visit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e70ee2fe5b15c5fff487618bed41573b60446d76",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_22dde",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="laborers_difficulty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="difficulty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_difficultyhistory" ("amount_fen", "asked_on", "confidential", "confirmed_on", "created_at", "description", "destination", "division_id", "due_on", "employer", "household_id", "id", "kind", "laborer_id", "level", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_by_id", "reported_on", "reported_via", "resolved_on", "result", "severity", "side", "state", "updated_at", "version", "visit_id") SELECT new_values."amount_fen", new_values."asked_on", new_values."confidential", new_values."confirmed_on", new_values."created_at", new_values."description", new_values."destination", new_values."division_id", new_values."due_on", new_values."employer", new_values."household_id", new_values."id", new_values."kind", new_values."laborer_id", new_values."level", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reported_by_id", new_values."reported_on", new_values."reported_via", new_values."resolved_on", new_values."result", new_values."severity", new_values."side", new_values."state", new_values."updated_at", new_values."version", new_values."visit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b2bd1883013fca6e64970d29c8848fd345404033",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1fb8f",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="laborers_difficulty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="difficultydeadline",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."days" IS DISTINCT FROM (NEW."days") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."severity" IS DISTINCT FROM (NEW."severity") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))',
                    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
                    hash="aa6148fd7a013fc09bc8a2606267820a7f90f3e4",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_33791",
                    table="laborers_difficultydeadline",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="difficultydeadline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_difficultydeadlinehistory" ("created_at", "days", "document", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "severity", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."created_at", new_values."days", new_values."document", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."severity", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4e11d3e373047ef97f5741c75a6809a6e518ced0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2ead3",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="laborers_difficultydeadline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="difficultydeadline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_difficultydeadlinehistory" ("created_at", "days", "document", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "severity", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."created_at", new_values."days", new_values."document", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."severity", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3f727c9313f2165014182471ee562b1d6337de42",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b32c",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="laborers_difficultydeadline",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="difficulty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reported_by__isnull", False), ("reported_via", "officer")),
                    models.Q(("laborer__isnull", False), ("reported_by__isnull", True), ("reported_via", "card")),
                    _connector="OR",
                ),
                name="difficulty_told_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="difficulty",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_fen__isnull", True), ("amount_fen__gt", 0), _connector="OR"),
                name="difficulty_amount_is_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="difficultydeadline",
            constraint=models.UniqueConstraint(fields=("kind", "severity", "valid_from"), name="deadline_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="difficultydeadline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to__isnull", True)), fields=("kind", "severity"), name="one_current_deadline"
            ),
        ),
        migrations.RunSQL(SIDES, migrations.RunSQL.noop),
    ]
