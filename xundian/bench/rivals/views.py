"""Two rivals of the hot reads: a view that asks no database, and Django REST framework as its tutorial writes it."""

from functools import cache

from django.http import HttpResponse
from rest_framework import serializers, viewsets

from laborers.registry.models import CaseEvent, Laborer
from laborers.visits.models import VisitPlan


@cache
def _body(size):
    return b'"' + b"x" * (size - 2) + b'"'


def constant(request, size):
    """As many bytes as the product answers, and nothing else: what the server and Django themselves allow."""
    return HttpResponse(_body(size), content_type="application/json")


class LaborerSerializer(serializers.ModelSerializer):
    """A person with household and village by name."""

    household_number = serializers.CharField(source="household.number")
    category = serializers.CharField(source="household.category")
    division_name = serializers.CharField(source="division.name")
    sex_label = serializers.CharField(source="get_sex_display")

    class Meta:
        model = Laborer
        fields = [
            "id", "household", "household_number", "division", "division_name", "name", "sex", "sex_label", "birth",
            "identity_hint", "relation", "education", "health", "labour_skill", "phone", "category", "left_on",
            "version",
        ]  # fmt: skip


class LineSerializer(serializers.ModelSerializer):
    """A line of a timeline with labels and the writer's name."""

    kind_label = serializers.CharField(source="get_kind_display")
    by_name = serializers.CharField(source="by.name", default="")

    class Meta:
        model = CaseEvent
        fields = ["id", "case", "on", "kind", "kind_label", "from_stage", "to_stage", "detail", "by", "by_name"]


class PlanSerializer(serializers.ModelSerializer):
    """A planned visit with names and labels."""

    kind_label = serializers.CharField(source="get_kind_display")
    state_label = serializers.CharField(source="get_state_display")
    household_number = serializers.CharField(source="household.number")
    group_name = serializers.CharField(source="household.group_name")
    division_name = serializers.CharField(source="division.name")
    laborer_name = serializers.CharField(source="laborer.name", default="")
    employer = serializers.CharField(source="placement.employer_name", default="")

    class Meta:
        model = VisitPlan
        fields = [
            "id", "kind", "kind_label", "household", "household_number", "group_name", "division", "division_name",
            "laborer", "laborer_name", "placement", "employer", "destination", "period", "window_from", "window_to",
            "state", "state_label", "done_on", "reason", "version",
        ]  # fmt: skip


class _OfMyVillage(viewsets.ReadOnlyModelViewSet):
    def get_queryset(self):
        """Rows of the signed-in officer's village."""
        return super().get_queryset().filter(division=self.request.user.division_id)


class Laborers(_OfMyVillage):
    """People; `?q=` finds a part of the name, as search filters of the tutorial do."""

    queryset = Laborer.objects.select_related("household", "division").order_by("-id")
    serializer_class = LaborerSerializer

    def get_queryset(self):
        """As above, searched."""
        text = self.request.query_params.get("q")
        rows = super().get_queryset()
        return rows.filter(name__icontains=text) if text else rows


class Plans(_OfMyVillage):
    """Open visits, the oldest end first."""

    queryset = (
        VisitPlan.objects.filter(state="planned")
        .select_related("household", "division", "laborer", "placement")
        .order_by("window_to", "id")
    )
    serializer_class = PlanSerializer


class Lines(viewsets.ReadOnlyModelViewSet):
    """The timeline of a person."""

    queryset = CaseEvent.objects.select_related("by").order_by("-on", "-id")
    serializer_class = LineSerializer

    def get_queryset(self):
        """Of the person asked for."""
        return super().get_queryset().filter(case__laborer=self.request.query_params["laborer"])
