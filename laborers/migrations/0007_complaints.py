"""The complaint line: complaints and their steps, what people wrote sealed."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("laborers", "0006_what_visits_are_told"),
        ("xundian", "0005_phone_entries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                (
                    "id",
                    models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("number", models.CharField(max_length=12, unique=True, verbose_name="number")),
                ("access_digest", models.BinaryField()),
                ("sent_digest", models.BinaryField(unique=True)),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("conduct", "How an officer behaved"),
                            ("pressure", "Pressed to take a job or a class, or held back from one"),
                            ("wages", "Wages unpaid"),
                            ("fees", "Money asked for, or papers withheld"),
                            ("subsidy", "A subsidy, a list or a class"),
                            ("other", "Another matter"),
                        ],
                        max_length=10,
                        verbose_name="subject",
                    ),
                ),
                (
                    "concerns",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody in particular"),
                            ("village", "The village"),
                            ("township", "The township"),
                            ("station", "A labour service station"),
                            ("county", "The county bureau"),
                            ("employer", "An employer or an agent"),
                        ],
                        default="nobody",
                        max_length=10,
                        verbose_name="about whom",
                    ),
                ),
                (
                    "handler",
                    models.CharField(
                        choices=[("county", "The county bureau"), ("auditor", "The auditor")],
                        default="county",
                        max_length=10,
                        verbose_name="answered by",
                    ),
                ),
                ("contact_sealed", models.BinaryField(null=True)),
                ("may_share", models.BooleanField(default=False, verbose_name="may become a difficulty")),
                ("received_at", models.DateTimeField(verbose_name="received at")),
                ("received_on", models.DateField(verbose_name="received on")),
                ("due_on", models.DateField(verbose_name="answer by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("taken_up", "Taken up"),
                            ("answered", "Answered"),
                            ("closed", "Closed"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "card",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="laborers.contractcard",
                        verbose_name="contract card",
                    ),
                ),
                (
                    "county",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="xundian.division",
                        verbose_name="county",
                    ),
                ),
                (
                    "difficulty",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="laborers.difficulty",
                        verbose_name="difficulty",
                    ),
                ),
            ],
            options={
                "verbose_name": "complaint",
                "verbose_name_plural": "complaints",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ComplaintStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("line", "Added by the complainant"),
                            ("taken_up", "Taken up"),
                            ("answered", "Answered"),
                            ("closed", "Closed"),
                            ("passed", "Passed to the auditor"),
                            ("shared", "Made a difficulty"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="at")),
                ("text_sealed", models.BinaryField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="laborers.complaint"
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a complaint",
                "verbose_name_plural": "steps of complaints",
            },
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(fields=["county", "due_on"], name="complaint_by_county"),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_on__isnull", False), ("state__in", ["answered", "closed"])),
                    models.Q(("answered_on__isnull", True), ("state__in", ["received", "taken_up"])),
                    _connector="OR",
                ),
                name="complaint_answered_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", False), ("state", "closed")),
                    models.Q(models.Q(("state", "closed"), _negated=True), ("closed_on__isnull", True)),
                    _connector="OR",
                ),
                name="complaint_closed_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(("difficulty__isnull", True), ("may_share", True), _connector="OR"),
                name="complaint_shared_with_consent",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complaint",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."access_digest" IS DISTINCT FROM (NEW."access_digest") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."card_id" IS DISTINCT FROM (NEW."card_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."concerns" IS DISTINCT FROM (NEW."concerns") OR OLD."contact_sealed" IS DISTINCT FROM (NEW."contact_sealed") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."difficulty_id" IS DISTINCT FROM (NEW."difficulty_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."handler" IS DISTINCT FROM (NEW."handler") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."may_share" IS DISTINCT FROM (NEW."may_share") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."sent_digest" IS DISTINCT FROM (NEW."sent_digest") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subject" IS DISTINCT FROM (NEW."subject"))',
                    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
                    hash="e7c8e6e4a179a373f809a36cbf1b609e68835f8d",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_4f128",
                    table="laborers_complaint",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="complaintstep",
            index=models.Index(fields=["complaint", "id"], name="complaint_step"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="complaintstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="63f052b74f36260972d6e170275ab8b9d10a073b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0318e",
                    table="laborers_complaintstep",
                    when="BEFORE",
                ),
            ),
        ),
    ]
