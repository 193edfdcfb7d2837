"""A report as it was printed, for `printed_on`: of which snapshot it is, and what of it was entered late then."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from xundian.kit.errors import Invalid
from xundian.reports import queries
from xundian.reports.snapshots import queries as kept
from xundian.reports.snapshots.models import Snapshot

PRINTED_ON = OpenApiParameter(
    "printed_on", {"type": "string", "format": "date"},
    description="As it was printed by the end of this day; names behind it: snapshots/{id}/names/.",
)  # fmt: skip


class MarkSerializer(serializers.Serializer):
    """How much of a printed number was entered late."""

    figure = serializers.CharField()
    division = serializers.CharField(help_text="Of the total the place that was asked for.")
    late = serializers.IntegerField()


class PrintedFromSerializer(serializers.ModelSerializer):
    """The snapshot that answers."""

    label = serializers.CharField(read_only=True)

    class Meta:
        model = Snapshot
        fields = ["id", "label", "cutoff_on", "taken_at"]
        read_only_fields = fields


def table_of(report, asked, *, user, division, period):
    """(period, lines, {printed, late}) of a table: counted now, or with `printed_on` as it was printed."""
    snapshot = _snapshot_of(asked, division, period)
    if snapshot is None:
        lines = queries.table(report, user=user, period=period, division=division)
        return period, lines, {"printed": None, "late": []}
    lines, late = kept.table(report, snapshot, division=division)
    return kept.period_of(snapshot), lines, {"printed": snapshot, "late": told(late)}


def form_of(report, asked, *, user, division, period):
    """(period, sections, {printed}) of a form: counted now, or with `printed_on` as it was printed."""
    snapshot = _snapshot_of(asked, division, period)
    if snapshot is None:
        return period, queries.form(report, user=user, period=period, division=division), {"printed": None}
    return kept.period_of(snapshot), kept.form(report, snapshot, division=division), {"printed": snapshot}


def _snapshot_of(asked, division, period):
    """The snapshot of a query with `printed_on`, None without; Invalid with `on` besides, or when none was taken."""
    if "printed_on" not in asked:
        return None
    if "on" in asked:
        message = _("What was printed has its own cut-off. Leave out one of the two days.")
        raise Invalid(message, field="on", code="not_with_printed_on")
    return kept.printed_by(asked["printed_on"], division=division, period=period)


def told(late):
    """{(figure, place): late entries} as MarkSerializer reads it."""
    return [{"figure": code, "division": place, "late": n} for (code, place), n in sorted(late.items())]
