"""REST resource `difficulties`."""

import re

from django.db.models import Q
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.difficulties import actions, queries
from laborers.difficulties.models import Difficulty, DifficultyStep
from laborers.difficulties.states import DifficultyState, Kind, Level, Severity, Side, Via, Way
from laborers.registry.models import Household, Laborer
from laborers.visits.models import Visit
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import under
from xundian.divisions.rules import level_of
from xundian.kit import clock
from xundian.kit.errors import Invalid, Missing
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class StepSerializer(StrictModelSerializer):
    """One step: of one handed over `level` and `owner`, of a confirmation the `way`, of a visit what was answered.

    `by_name` is empty for the clock and for a laborer who told it through the contract card.
    """

    kind_label = serializers.CharField(source="get_kind_display", read_only=True)
    by_name = serializers.CharField(source="by.name", default="", read_only=True)
    owner_name = serializers.CharField(source="owner.name", default="", read_only=True)

    class Meta:
        model = DifficultyStep
        fields = [
            "id", "kind", "kind_label", "on", "note", "level", "owner", "owner_name", "way", "answer", "visit", "by",
            "by_name", "created_at",
        ]  # fmt: skip
        read_only_fields = fields


class DifficultySerializer(StrictModelSerializer):
    """A difficulty with the names beside its ids; `overdue` as of today."""

    household_number = serializers.CharField(source="household.number", read_only=True)
    laborer_name = serializers.CharField(source="laborer.name", default="", read_only=True)
    division_name = serializers.CharField(source="division.name", read_only=True)
    kind_label = serializers.CharField(source="get_kind_display", read_only=True)
    severity_label = serializers.CharField(source="get_severity_display", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    level_label = serializers.CharField(source="get_level_display", read_only=True)
    owner_name = serializers.CharField(source="owner.name", default="", read_only=True)
    reported_by_name = serializers.CharField(source="reported_by.name", default="", read_only=True)
    side_label = serializers.CharField(source="get_side_display", read_only=True)
    amount_yuan = YuanField(source="amount_fen", read_only=True, allow_null=True)
    overdue = serializers.BooleanField(read_only=True)

    class Meta:
        model = Difficulty
        fields = [
            "id", "household", "household_number", "laborer", "laborer_name", "division", "division_name",
            "destination", "visit", "kind", "kind_label", "severity", "severity_label", "confidential", "description",
            "employer", "amount_yuan", "reported_on", "reported_by", "reported_by_name", "reported_via", "side",
            "side_label", "level", "level_label", "owner", "owner_name", "due_on",
            "overdue", "state", "state_label", "result", "resolved_on", "confirmed_on", "asked_on",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class DifficultyDetail(DifficultySerializer):
    """The same with every step, oldest first."""

    steps = StepSerializer(many=True, read_only=True)

    class Meta(DifficultySerializer.Meta):
        fields = [*DifficultySerializer.Meta.fields, "steps"]
        read_only_fields = fields


class Report(StrictSerializer):
    """A new difficulty: name the laborer, whose household is known, or the household when it is the family's."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField(required=False, allow_null=True)
    household = serializers.UUIDField(required=False, allow_null=True)
    visit = serializers.UUIDField(required=False, allow_null=True)
    kind = serializers.ChoiceField(choices=Kind.choices)
    severity = serializers.ChoiceField(choices=Severity.choices, default=Severity.NORMAL)
    description = serializers.CharField(max_length=500)
    side = serializers.ChoiceField(choices=Side.choices, required=False, help_text="Where it was told.")
    employer = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    amount_yuan = YuanField(source="amount_fen", required=False, allow_null=True)


class Step(StrictSerializer):
    """Every step takes the client's id: sent again with the same words, it is the same step."""

    id = serializers.UUIDField(required=False)


class Work(Step):
    """What is said when it is taken up."""

    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class Progress(Step):
    """What was done."""

    note = serializers.CharField(max_length=500)


class HandOver(Step):
    """To which level, and perhaps to whom there."""

    level = serializers.ChoiceField(choices=Level.choices)
    owner = serializers.UUIDField(required=False, allow_null=True)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class Result(Step):
    """How it was solved."""

    result = serializers.CharField(max_length=500)


class Confirmation(Step):
    """Who of the family said that it is solved, and by which way."""

    who = serializers.CharField(max_length=50)
    way = serializers.ChoiceField(choices=Way.choices, default=Way.IN_PERSON)


class Reopening(Step):
    """Why it is not solved after all."""

    reason = serializers.CharField(max_length=500)


class DifficultyFilter(filters.FilterSet):
    """Filters of the list."""

    kind = filters.ChoiceFilter(choices=Kind.choices)
    state = filters.ChoiceFilter(choices=DifficultyState.choices)
    severity = filters.ChoiceFilter(choices=Severity.choices)
    level = filters.ChoiceFilter(choices=Level.choices)
    laborer = filters.UUIDFilter()
    household = filters.UUIDFilter()
    owner = filters.UUIDFilter(help_text="A user's id.")
    mine = filters.BooleanFilter(method="own", help_text="Owned by the caller.")
    side = filters.ChoiceFilter(choices=Side.choices)
    reported_via = filters.ChoiceFilter(choices=Via.choices)
    confidential = filters.BooleanFilter()
    unsolved = filters.BooleanFilter(method="waits", help_text="Open or being worked on.")
    overdue = filters.BooleanFilter(help_text="Not solved, and past its last day.")
    due_until = filters.DateFilter(field_name="due_on", lookup_expr="lte")
    division = filters.CharFilter(method="below", help_text="A division's code: it and all below.")
    destination = filters.CharFilter(method="there", help_text="A destination's code: it and all below.")

    class Meta:
        model = Difficulty
        fields = [
            "kind", "state", "severity", "level", "laborer", "household", "owner", "mine", "side", "reported_via",
            "confidential", "unsolved", "overdue", "due_until", "division", "destination",
        ]  # fmt: skip

    def own(self, queryset, name, value):
        """What the caller owns by name, or all else."""
        mine = Q(owner=self.request.user)
        return queryset.filter(mine if value else ~mine | Q(owner=None))

    def waits(self, queryset, name, value):
        """Unsolved ones, or the others."""
        return queryset.filter(state__in=queries.UNSOLVED) if value else queryset.exclude(state__in=queries.UNSOLVED)

    def there(self, queryset, name, value):
        """Rows of a place of work and all below."""
        if not re.fullmatch(r"\d{2}|\d{4}|\d{6}", value):
            raise Invalid(_("This is not a division code."), field=name, code="bad_code")
        return queryset.filter(under("destination", value))

    def below(self, queryset, name, value):
        """Rows of a division and all below."""
        if level_of(value) is None:
            raise Invalid(_("This is not a division code."), field=name, code="bad_code")
        return queryset.filter(under("division_id", value))


def _read(kind, request):
    serializer = kind(data=request.data)
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


class DifficultyViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Difficulties of migrants and their families, coordinated until solved (X2.2-7); confidential kinds stay hidden
    from village and site officers who neither reported nor own them."""

    queryset = Difficulty.objects.all()
    serializer_class = DifficultySerializer
    filterset_class = DifficultyFilter
    rights = dict.fromkeys(["list", "retrieve"], "difficulties.read") | dict.fromkeys(
        ["create", "work", "progress", "hand_over", "resolve", "confirm", "reopen"], "difficulties.edit"
    )

    def get_queryset(self):
        """Rows the caller may know of; a single one with its steps."""
        rows = queries.shown(queries.visible(self.request.user), clock.today())
        return queries.with_steps(rows) if self.action == "retrieve" else rows

    def get_serializer_class(self):
        """The detail carries the steps."""
        return DifficultyDetail if self.action == "retrieve" else DifficultySerializer

    def _answer(self, row, status=200):
        """The whole record; its reader has just acted on it, even where handing it over ended their sight of it."""
        rows = queries.with_steps(queries.shown(Difficulty.objects.filter(pk=row.pk), clock.today()))
        self.answered_with = rows.get()
        return Response(DifficultyDetail(self.answered_with).data, status)

    def _do(self, step, kind, **more):
        difficulty = self.get_object()
        values = _read(kind, self.request)
        return self._answer(step(difficulty=difficulty, by=self.request.user, on=clock.today(), **values, **more))

    @extend_schema(request=Report, responses={201: DifficultyDetail, 200: DifficultyDetail})
    def create(self, request):
        """Report a difficulty of a laborer or of a household; 200 for one that was reported under this id before."""
        values = _read(Report, request)
        for name, model in (("household", Household), ("laborer", Laborer), ("visit", Visit)):
            values[name] = self.find(model, values[name]) if values.get(name) else None
        if values["household"] is None and values["laborer"] is None:
            raise Invalid(_("Name the laborer or the household."), field="household", code="required")
        values["household"] = values["household"] or values["laborer"].household
        row, created = actions.report_once(**values, by=request.user, on=clock.today())
        return self._answer(row, 201 if created else 200)

    @extend_schema(request=Work, responses=DifficultyDetail)
    @action(detail=True, methods=["post"])
    def work(self, request, pk=None):
        """Take it up."""
        return self._do(actions.start_work, Work)

    @extend_schema(request=Progress, responses=DifficultyDetail)
    @action(detail=True, methods=["post"])
    def progress(self, request, pk=None):
        """Write down what was done."""
        return self._do(actions.add_progress, Progress)

    @extend_schema(request=HandOver, responses=DifficultyDetail)
    @action(detail=True, methods=["post"], url_path="hand-over")
    def hand_over(self, request, pk=None):
        """Give it to another level, or to a person there."""
        difficulty, values = self.get_object(), _read(HandOver, request)
        if values.get("owner"):
            values["owner"] = queries.office_of(difficulty, values["level"]).filter(pk=values["owner"]).first()
            if values["owner"] is None:
                raise Missing
        return self._answer(actions.hand_over(difficulty=difficulty, by=request.user, on=clock.today(), **values))

    @extend_schema(request=Result, responses=DifficultyDetail)
    @action(detail=True, methods=["post"])
    def resolve(self, request, pk=None):
        """Say how it was solved."""
        return self._do(actions.resolve, Result)

    @extend_schema(request=Confirmation, responses=DifficultyDetail)
    @action(detail=True, methods=["post"])
    def confirm(self, request, pk=None):
        """The laborer or the family says that it is solved."""
        return self._do(actions.confirm, Confirmation)

    @extend_schema(request=Reopening, responses=DifficultyDetail)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk=None):
        """It is not solved after all."""
        return self._do(actions.reopen, Reopening)


ROUTES = [("difficulties", DifficultyViewSet)]
