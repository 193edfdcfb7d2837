"""Excused periods, months opened for entry, reported changes, news; the day of entry on a plan that is done."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.ranges
from django.conf import settings
from django.db import migrations, models

# Of plans done before the column was there: the first day on which a visit that counts was entered.
ENTERED = """
UPDATE laborers_visitplan p SET entered_on = coalesce((
    SELECT min((v.entered_at AT TIME ZONE 'Asia/Shanghai')::date) FROM laborers_visit v
    WHERE v.plan_id = p.id AND v.outcome = 'done'
    AND NOT EXISTS (SELECT FROM laborers_visit c WHERE c.corrects_id = v.id)), p.done_on)
WHERE p.state = 'done'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("laborers", "0005_employers_and_contacts"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("xundian", "0003_postings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryUnlock",
            fields=[
                (
                    "id",
                    models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("month", models.DateField(help_text="Its first day.", verbose_name="month")),
                ("until_on", models.DateField(help_text="The last day.", verbose_name="until")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
            ],
            options={
                "verbose_name": "month opened for entry",
                "verbose_name_plural": "months opened for entry",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EntryUnlockHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("month", models.DateField(help_text="Its first day.", verbose_name="month")),
                ("until_on", models.DateField(help_text="The last day.", verbose_name="until")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExcusedPeriod",
            fields=[
                (
                    "id",
                    models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("to_on", models.DateField(help_text="The last day.", verbose_name="to")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("migrant_home", "The migrant is at home"),
                            ("family_away", "The family is away"),
                            ("household_moved", "The household has moved"),
                            ("not_wished", "The family does not wish a visit"),
                            ("road_closed", "The road is closed"),
                        ],
                        max_length=30,
                        verbose_name="reason",
                    ),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="taken back on")),
            ],
            options={
                "verbose_name": "excused period",
                "verbose_name_plural": "excused periods",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExcusedPeriodHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("to_on", models.DateField(help_text="The last day.", verbose_name="to")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("migrant_home", "The migrant is at home"),
                            ("family_away", "The family is away"),
                            ("household_moved", "The household has moved"),
                            ("not_wished", "The family does not wish a visit"),
                            ("road_closed", "The road is closed"),
                        ],
                        max_length=30,
                        verbose_name="reason",
                    ),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="taken back on")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="News",
            fields=[
                (
                    "id",
                    models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("destination", models.CharField(blank=True, db_collation="C", max_length=6, verbose_name="place")),
                (
                    "direction",
                    models.CharField(
                        choices=[("to_migrant", "To the migrant"), ("to_family", "To the family")],
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="text")),
                ("agreed", models.BooleanField(default=True, verbose_name="may be passed on")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waits to be told"), ("told", "Told"), ("withheld", "Withheld")],
                        default="withheld",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="told on")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[("in_person", "In person"), ("phone", "By phone"), ("wechat", "By WeChat")],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of news",
                "verbose_name_plural": "news",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NewsHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("destination", models.CharField(blank=True, db_collation="C", max_length=6, verbose_name="place")),
                (
                    "direction",
                    models.CharField(
                        choices=[("to_migrant", "To the migrant"), ("to_family", "To the family")],
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="text")),
                ("agreed", models.BooleanField(default=True, verbose_name="may be passed on")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waits to be told"), ("told", "Told"), ("withheld", "Withheld")],
                        default="withheld",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="told on")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[("in_person", "In person"), ("phone", "By phone"), ("wechat", "By WeChat")],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportedChange",
            fields=[
                (
                    "id",
                    models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("kind", models.CharField(max_length=15, verbose_name="kind")),
                ("detail", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To be settled"), ("applied", "Entered"), ("dismissed", "Set aside")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
            ],
            options={
                "verbose_name": "reported change",
                "verbose_name_plural": "reported changes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportedChangeHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("kind", models.CharField(max_length=15, verbose_name="kind")),
                ("detail", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To be settled"), ("applied", "Entered"), ("dismissed", "Set aside")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="visitplan",
            name="bump_version",
        ),
        migrations.RemoveConstraint(
            model_name="visitplan",
            name="plan_done_has_a_day",
        ),
        migrations.AddField(
            model_name="visit",
            name="consent",
            field=models.CharField(blank=True, max_length=20, verbose_name="consent"),
        ),
        migrations.AddField(
            model_name="visit",
            name="photos",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=64), blank=True, default=list, size=None, verbose_name="photos"
            ),
        ),
        migrations.AddField(
            model_name="visitplan",
            name="entered_on",
            field=models.DateField(blank=True, null=True, verbose_name="entered on"),
        ),
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[("training", "Training"), ("placement", "Placement"), ("news", "Passing on news")],
                max_length=10,
                verbose_name="purpose",
            ),
        ),
        migrations.AlterField(
            model_name="consenthistory",
            name="purpose",
            field=models.CharField(
                choices=[("training", "Training"), ("placement", "Placement"), ("news", "Passing on news")],
                max_length=10,
                verbose_name="purpose",
            ),
        ),
        migrations.AlterField(
            model_name="visit",
            name="mode",
            field=models.CharField(
                choices=[
                    ("in_person", "In person"),
                    ("phone", "By phone"),
                    ("wechat", "By WeChat"),
                    ("neighbour", "Passed on by a neighbour"),
                ],
                max_length=10,
                verbose_name="mode",
            ),
        ),
        migrations.AlterField(
            model_name="visit",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("done", "Visited"),
                    ("nobody_home", "Nobody at home"),
                    ("refused", "Did not wish to talk"),
                    ("unreachable", "Could not be reached"),
                    ("withdrawn", "Entered by mistake"),
                ],
                max_length=12,
                verbose_name="outcome",
            ),
        ),
        migrations.AddField(
            model_name="entryunlock",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="entryunlock",
            name="division",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="xundian.division",
                verbose_name="division",
            ),
        ),
        migrations.AddField(
            model_name="entryunlockhistory",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="entryunlockhistory",
            name="division",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="xundian.division",
                verbose_name="division",
            ),
        ),
        migrations.AddField(
            model_name="entryunlockhistory",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="entryunlockhistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="laborers.entryunlock",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiod",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiod",
            name="division",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="xundian.division",
                verbose_name="village",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiod",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="excused_periods",
                to="laborers.household",
                verbose_name="household",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiod",
            name="laborer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="excused_periods",
                to="laborers.laborer",
                verbose_name="laborer",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiod",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="taken back by",
            ),
        ),
        migrations.AddField(
            model_name="visitplan",
            name="excused_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans",
                to="laborers.excusedperiod",
                verbose_name="excused period",
            ),
        ),
        migrations.AddIndex(
            model_name="visitplan",
            index=models.Index(
                condition=models.Q(("excused_by__isnull", False)), fields=["excused_by"], name="plan_by_excused_period"
            ),
        ),
        migrations.RunSQL(ENTERED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="visitplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_on__isnull", False), ("entered_on__isnull", False), ("state", "done")),
                    models.Q(
                        models.Q(("state", "done"), _negated=True),
                        ("done_on__isnull", True),
                        ("entered_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="plan_done_has_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("excused_by__isnull", True), ("state", "excused"), _connector="OR"),
                name="plan_excused_by_a_period",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiodhistory",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiodhistory",
            name="division",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="xundian.division",
                verbose_name="village",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiodhistory",
            name="household",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.household",
                verbose_name="household",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiodhistory",
            name="laborer",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.laborer",
                verbose_name="laborer",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiodhistory",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiodhistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="laborers.excusedperiod",
            ),
        ),
        migrations.AddField(
            model_name="excusedperiodhistory",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="taken back by",
            ),
        ),
        migrations.AddField(
            model_name="news",
            name="division",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="xundian.division",
                verbose_name="village",
            ),
        ),
        migrations.AddField(
            model_name="news",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="news",
                to="laborers.household",
                verbose_name="household",
            ),
        ),
        migrations.AddField(
            model_name="news",
            name="laborer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="news",
                to="laborers.laborer",
                verbose_name="laborer",
            ),
        ),
        migrations.AddField(
            model_name="news",
            name="told_at_visit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="told_news",
                to="laborers.visit",
                verbose_name="told at",
            ),
        ),
        migrations.AddField(
            model_name="news",
            name="told_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="told by",
            ),
        ),
        migrations.AddField(
            model_name="news",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="news",
                to="laborers.visit",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="newshistory",
            name="division",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="xundian.division",
                verbose_name="village",
            ),
        ),
        migrations.AddField(
            model_name="newshistory",
            name="household",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.household",
                verbose_name="household",
            ),
        ),
        migrations.AddField(
            model_name="newshistory",
            name="laborer",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.laborer",
                verbose_name="laborer",
            ),
        ),
        migrations.AddField(
            model_name="newshistory",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="newshistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="laborers.news",
            ),
        ),
        migrations.AddField(
            model_name="newshistory",
            name="told_at_visit",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.visit",
                verbose_name="told at",
            ),
        ),
        migrations.AddField(
            model_name="newshistory",
            name="told_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="told by",
            ),
        ),
        migrations.AddField(
            model_name="newshistory",
            name="visit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.visit",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="reportedchange",
            name="dependant",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reported_changes",
                to="laborers.dependant",
                verbose_name="dependant",
            ),
        ),
        migrations.AddField(
            model_name="reportedchange",
            name="division",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="xundian.division",
                verbose_name="village",
            ),
        ),
        migrations.AddField(
            model_name="reportedchange",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reported_changes",
                to="laborers.household",
                verbose_name="household",
            ),
        ),
        migrations.AddField(
            model_name="reportedchange",
            name="laborer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reported_changes",
                to="laborers.laborer",
                verbose_name="laborer",
            ),
        ),
        migrations.AddField(
            model_name="reportedchange",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="settled by",
            ),
        ),
        migrations.AddField(
            model_name="reportedchange",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="laborers.visit",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="reportedchangehistory",
            name="dependant",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.dependant",
                verbose_name="dependant",
            ),
        ),
        migrations.AddField(
            model_name="reportedchangehistory",
            name="division",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="xundian.division",
                verbose_name="village",
            ),
        ),
        migrations.AddField(
            model_name="reportedchangehistory",
            name="household",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.household",
                verbose_name="household",
            ),
        ),
        migrations.AddField(
            model_name="reportedchangehistory",
            name="laborer",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.laborer",
                verbose_name="laborer",
            ),
        ),
        migrations.AddField(
            model_name="reportedchangehistory",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="reportedchangehistory",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                to="laborers.reportedchange",
            ),
        ),
        migrations.AddField(
            model_name="reportedchangehistory",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="settled by",
            ),
        ),
        migrations.AddField(
            model_name="reportedchangehistory",
            name="visit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="laborers.visit",
                verbose_name="visit",
            ),
        ),
        migrations.AddConstraint(
            model_name="entryunlock",
            constraint=models.CheckConstraint(condition=models.Q(("month__day", 1)), name="unlock_names_a_month"),
        ),
        migrations.AddConstraint(
            model_name="entryunlock",
            constraint=models.UniqueConstraint(fields=("division", "month"), name="one_unlock_for_a_month"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entryunlock",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."month" IS DISTINCT FROM (NEW."month") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."until_on" IS DISTINCT FROM (NEW."until_on"))',
                    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
                    hash="39f55b7a75b60bee678d146c0853893a82eb6b82",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_e3b50",
                    table="laborers_entryunlock",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entryunlock",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_entryunlockhistory" ("by_id", "created_at", "division_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until_on", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."id", new_values."month", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."until_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a40fd127430b74eea0548287af3733ee200eb417",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c42c3",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="laborers_entryunlock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entryunlock",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_entryunlockhistory" ("by_id", "created_at", "division_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "until_on", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."id", new_values."month", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."until_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="31aa3fbdb4b40f2370ba33d61b39c4fc5c52f37a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a7e7b",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="laborers_entryunlock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entryunlockhistory",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="633f369872157de0f20cbd09ccc15bc18df9f1ca",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2c2b6",
                    table="laborers_entryunlockhistory",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="excusedperiod",
            index=models.Index(fields=["division", "to_on"], name="excused_by_division"),
        ),
        migrations.AddConstraint(
            model_name="excusedperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_on__gte", models.F("from_on"))), name="excused_days_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="excusedperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_by__isnull", True), ("withdrawn_on__isnull", True)),
                    models.Q(("withdrawn_by__isnull", False), ("withdrawn_on__isnull", False)),
                    _connector="OR",
                ),
                name="excused_taken_back_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="excusedperiod",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_on__isnull", True)),
                fields=("household", "laborer", "from_on"),
                name="one_excused_period_from_a_day",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="excusedperiod",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn_on__isnull", True)),
                expressions=[
                    (
                        xundian.kit.ranges.OnePoint(
                            xundian.kit.ranges.HashOfId(
                                django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.Coalesce("laborer_id", "household_id"),
                                    models.TextField(),
                                )
                            )
                        ),
                        "&&",
                    ),
                    (xundian.kit.ranges.SpellDates("from_on", "to_on"), "&&"),
                ],
                name="excused_periods_do_not_overlap",
                violation_error_message="These days are excused already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="excusedperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id") OR OLD."withdrawn_on" IS DISTINCT FROM (NEW."withdrawn_on"))',
                    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
                    hash="9aaec16a16f4155f10a7d10e834894078a8f7346",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_d1a43",
                    table="laborers_excusedperiod",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="excusedperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_excusedperiodhistory" ("by_id", "created_at", "division_id", "from_on", "household_id", "id", "laborer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_on", "updated_at", "version", "withdrawn_by_id", "withdrawn_on") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."from_on", new_values."household_id", new_values."id", new_values."laborer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."to_on", new_values."updated_at", new_values."version", new_values."withdrawn_by_id", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="22ad8155d58866ab5a429991e0f5a73ce9dfc60a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1d5e4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="laborers_excusedperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="excusedperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_excusedperiodhistory" ("by_id", "created_at", "division_id", "from_on", "household_id", "id", "laborer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_on", "updated_at", "version", "withdrawn_by_id", "withdrawn_on") SELECT new_values."by_id", new_values."created_at", new_values."division_id", new_values."from_on", new_values."household_id", new_values."id", new_values."laborer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."to_on", new_values."updated_at", new_values."version", new_values."withdrawn_by_id", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d6c28263a0fe3ec23bea151865be7c9f7391b5f9",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b4864",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="laborers_excusedperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="excusedperiodhistory",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7e5ef54647acfc8f57851917dc26104ea526a028",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ec870",
                    table="laborers_excusedperiodhistory",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="news",
            index=models.Index(fields=["division", "id"], name="news_by_division"),
        ),
        migrations.AddIndex(
            model_name="news",
            index=models.Index(
                condition=models.Q(("state", "told"), _negated=True),
                fields=["household"],
                name="news_open_by_household",
            ),
        ),
        migrations.AddConstraint(
            model_name="news",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "told"),
                        ("told_by__isnull", False),
                        ("told_on__isnull", False),
                        models.Q(("how", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "told"), _negated=True),
                        ("how", ""),
                        ("told_by__isnull", True),
                        ("told_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="news_told_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="news",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="news_says_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="news",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agreed" IS DISTINCT FROM (NEW."agreed") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."destination" IS DISTINCT FROM (NEW."destination") OR OLD."direction" IS DISTINCT FROM (NEW."direction") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."how" IS DISTINCT FROM (NEW."how") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."told_at_visit_id" IS DISTINCT FROM (NEW."told_at_visit_id") OR OLD."told_by_id" IS DISTINCT FROM (NEW."told_by_id") OR OLD."told_on" IS DISTINCT FROM (NEW."told_on") OR OLD."visit_id" IS DISTINCT FROM (NEW."visit_id"))',
                    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
                    hash="76def7c62eb75f4a3744679d29a72e1b12c1309b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_c260a",
                    table="laborers_news",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="news",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_newshistory" ("agreed", "created_at", "destination", "direction", "division_id", "household_id", "how", "id", "laborer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text", "told_at_visit_id", "told_by_id", "told_on", "updated_at", "version", "visit_id") SELECT new_values."agreed", new_values."created_at", new_values."destination", new_values."direction", new_values."division_id", new_values."household_id", new_values."how", new_values."id", new_values."laborer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."text", new_values."told_at_visit_id", new_values."told_by_id", new_values."told_on", new_values."updated_at", new_values."version", new_values."visit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8fdbc52eb8c66eb182041619fa3210a1307ebeda",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_12954",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="laborers_news",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="news",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_newshistory" ("agreed", "created_at", "destination", "direction", "division_id", "household_id", "how", "id", "laborer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text", "told_at_visit_id", "told_by_id", "told_on", "updated_at", "version", "visit_id") SELECT new_values."agreed", new_values."created_at", new_values."destination", new_values."direction", new_values."division_id", new_values."household_id", new_values."how", new_values."id", new_values."laborer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."text", new_values."told_at_visit_id", new_values."told_by_id", new_values."told_on", new_values."updated_at", new_values."version", new_values."visit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="879db5ae4283d9bd2f2fb0baed8499a1226603d5",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_40007",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="laborers_news",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="newshistory",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ed1f0ec6a0d7c28c4185955901c6eaa1c4634932",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d4848",
                    table="laborers_newshistory",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="reportedchange",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["division", "id"], name="change_open_by_division"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportedchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("dependant__isnull", True),
                        ("kind__in", ["changed_work", "came_home", "lost_work", "went_out", "other"]),
                        ("laborer__isnull", False),
                    ),
                    models.Q(
                        ("dependant__isnull", False),
                        ("kind__in", ["graduated", "left_school", "started_school", "went_out", "needs_care", "other"]),
                        ("laborer__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="change_of_one_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportedchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_by__isnull", True), ("settled_on__isnull", True), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("settled_by__isnull", False),
                        ("settled_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="change_settled_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportedchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dismissed"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="change_set_aside_with_a_note",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportedchange",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."dependant_id" IS DISTINCT FROM (NEW."dependant_id") OR OLD."detail" IS DISTINCT FROM (NEW."detail") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."settled_by_id" IS DISTINCT FROM (NEW."settled_by_id") OR OLD."settled_on" IS DISTINCT FROM (NEW."settled_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."visit_id" IS DISTINCT FROM (NEW."visit_id"))',
                    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
                    hash="deb06eba2ea669e3fc8feb7746bcc59b8942a9da",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_8be88",
                    table="laborers_reportedchange",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportedchange",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_reportedchangehistory" ("created_at", "dependant_id", "detail", "division_id", "household_id", "id", "kind", "laborer_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_by_id", "settled_on", "state", "updated_at", "version", "visit_id") SELECT new_values."created_at", new_values."dependant_id", new_values."detail", new_values."division_id", new_values."household_id", new_values."id", new_values."kind", new_values."laborer_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."settled_by_id", new_values."settled_on", new_values."state", new_values."updated_at", new_values."version", new_values."visit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0adef981fbb1a6247e843c4fc54cebccfd8eb081",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1c74c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="laborers_reportedchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportedchange",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_reportedchangehistory" ("created_at", "dependant_id", "detail", "division_id", "household_id", "id", "kind", "laborer_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_by_id", "settled_on", "state", "updated_at", "version", "visit_id") SELECT new_values."created_at", new_values."dependant_id", new_values."detail", new_values."division_id", new_values."household_id", new_values."id", new_values."kind", new_values."laborer_id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."settled_by_id", new_values."settled_on", new_values."state", new_values."updated_at", new_values."version", new_values."visit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1af24244081d15a7b218f4a7f11e60a3880e4992",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d4e6a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="laborers_reportedchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportedchangehistory",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="339c38870f2192ee51107f5202743be28e60375a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6b7f2",
                    table="laborers_reportedchangehistory",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="visitplan",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."destination" IS DISTINCT FROM (NEW."destination") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."done_on" IS DISTINCT FROM (NEW."done_on") OR OLD."entered_on" IS DISTINCT FROM (NEW."entered_on") OR OLD."excused_by_id" IS DISTINCT FROM (NEW."excused_by_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."placement_id" IS DISTINCT FROM (NEW."placement_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."window_from" IS DISTINCT FROM (NEW."window_from") OR OLD."window_to" IS DISTINCT FROM (NEW."window_to"))',
                    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
                    hash="9901fcc6b9a197f0cf8b866c035c9f4a931561b3",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_8fa2c",
                    table="laborers_visitplan",
                    when="BEFORE",
                ),
            ),
        ),
    ]
