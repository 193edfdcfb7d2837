"""REST resources `visits` and `visit-plans`. Writing a visit down is a journey: see the index."""

from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.placements.models import Placement
from laborers.registry.models import Household, Laborer
from laborers.visits import actions, queries, rules
from laborers.visits.models import Visit, VisitPlan
from laborers.visits.states import CHANGE_CHOICES, Excuse, Mode, NewsWay, Outcome, VisitKind
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.roles import Role
from xundian.accounts.scope import under
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


def named(source):
    """A name or label beside an id or a code."""
    return serializers.CharField(source=source, read_only=True, default="")


class WithoutHome:
    """Mix into a serializer: a station reads contact and work of the migrant, nothing of the home (DESIGN 4)."""

    HOME = ("household_number", "group_name", "head", "division_name", "met")

    def get_fields(self):
        """The usual, less what tells of the home."""
        fields = super().get_fields()
        role = getattr(getattr(self.context.get("request"), "user", None), "role", None)
        return fields if role != Role.STATION else {n: each for n, each in fields.items() if n not in self.HOME}


class HomeMayBeMissing(OpenApiSerializerExtension):
    """The document says that a station's answers lack what tells of the home."""

    target_class, match_subclasses = WithoutHome, True

    def map_serializer(self, auto_schema, direction):
        """As usual, these fields not required."""
        shape = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        shape["required"] = [name for name in shape.get("required", ()) if name not in WithoutHome.HOME]
        return shape


class PlanSerializer(WithoutHome, StrictModelSerializer):
    """A planned visit with the names beside its ids; `overdue` as of today."""

    kind_label, state_label = named("get_kind_display"), named("get_state_display")
    household_number, group_name = named("household.number"), named("household.group_name")
    head = serializers.CharField(read_only=True, allow_null=True, default="")
    window = serializers.CharField(read_only=True, help_text="In words: any day from – to.")
    division_name, laborer_name = named("division.name"), named("laborer.name")
    employer = serializers.SerializerMethodField()
    overdue = serializers.SerializerMethodField()
    reason_label = serializers.SerializerMethodField()

    class Meta:
        model = VisitPlan
        fields = [
            "id", "kind", "kind_label", "household", "household_number", "group_name", "head", "division",
            "division_name", "laborer", "laborer_name", "placement", "employer", "destination", "period",
            "window_from", "window_to", "window", "state", "state_label", "overdue", "done_on", "entered_on", "reason",
            "reason_label", "excused_by", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_employer(self, plan) -> str:
        """Where a field visit leads."""
        work = plan.placement
        return work.employer if work else ""

    def get_overdue(self, plan) -> bool:
        """The one definition."""
        return rules.is_overdue(plan.window_to, plan.state, clock.today())

    def get_reason_label(self, plan) -> str:
        """Words for the reason of an excuse or a cancellation."""
        return _("The work has ended.") if plan.reason == "ended" else str(dict(Excuse.choices).get(plan.reason, ""))


class Warned(StrictSerializer):
    """An answer that nobody should pass over."""

    question, difficulty = serializers.CharField(), serializers.CharField()


class VisitSerializer(WithoutHome, StrictModelSerializer):
    """A visit or an attempt with the names beside its ids; `warnings` are answers that nobody should pass over."""

    kind_label, outcome_label, mode_label = (
        named("get_kind_display"), named("get_outcome_display"), named("get_mode_display"),
    )  # fmt: skip
    household_number, division_name = named("household.number"), named("division.name")
    laborer_name, by_name = named("laborer.name"), named("by.name")
    met_label = serializers.CharField(read_only=True)
    counts = serializers.SerializerMethodField()
    warnings = serializers.SerializerMethodField()

    class Meta:
        model = Visit
        fields = [
            "id", "kind", "kind_label", "plan", "household", "household_number", "laborer", "laborer_name",
            "placement", "division", "division_name", "outcome", "outcome_label", "mode", "mode_label", "visited_on",
            "entered_at", "met", "met_label", "counts", "findings", "warnings", "note", "late_reason", "consent",
            "photos", "corrects", "by", "by_name",
        ]  # fmt: skip
        read_only_fields = fields

    def get_counts(self, visit) -> bool:
        """Whether it counts as a visit, and not as an attempt."""
        return rules.counts(visit.outcome, visit.mode)

    @extend_schema_field(Warned(many=True))
    def get_warnings(self, visit):
        """Question and the kind of difficulty it becomes when it is handed on."""
        return [{"question": question, "difficulty": kind} for question, kind in rules.warnings(visit.findings)]


class ToldChange(StrictSerializer):
    """What changed with one person; `detail` may hold since and text, of work also place, destination, employer,
    occupation and wage_yuan."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField(required=False, allow_null=True)
    dependant = serializers.UUIDField(required=False, allow_null=True)
    kind = serializers.ChoiceField(choices=CHANGE_CHOICES)
    detail = serializers.DictField(required=False, default=dict)


class ToldNews(StrictSerializer):
    """What the other side is to hear; a visit at home names the migrant."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField(required=False, allow_null=True)
    text = serializers.CharField(max_length=300)


class Telling(StrictSerializer):
    """News that was passed on at the visit."""

    news = serializers.UUIDField()
    how = serializers.ChoiceField(choices=NewsWay.choices)


class NewVisit(StrictSerializer):
    """A visit or an attempt. `id` is minted by the client, so that sending it again is harmless.

    Name the household; for a field visit the placement, or the laborer; or the plan, which knows all of them.
    `findings` holds answers by question code, per person where the question asks for persons; sensitive ones need
    `consent`, the version of the text that was read. `met` is head, spouse, parent, self, or "other:" and who it was.
    """

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=VisitKind.choices)
    household = serializers.UUIDField(required=False, allow_null=True)
    laborer = serializers.UUIDField(required=False, allow_null=True)
    placement = serializers.UUIDField(required=False, allow_null=True)
    plan = serializers.UUIDField(required=False, allow_null=True)
    corrects = serializers.UUIDField(required=False, allow_null=True)
    outcome = serializers.ChoiceField(choices=Outcome.choices)
    mode = serializers.ChoiceField(choices=Mode.choices, default=Mode.IN_PERSON)
    visited_on = serializers.DateField()
    met = serializers.CharField(max_length=50, allow_blank=True, default="")
    findings = serializers.DictField(required=False, default=dict)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")
    late_reason = serializers.CharField(max_length=200, allow_blank=True, default="")
    consent = serializers.CharField(max_length=20, allow_blank=True, default="")
    photos = serializers.ListField(child=serializers.CharField(max_length=64), required=False, default=list)
    changes = ToldChange(many=True, required=False)
    news = ToldNews(many=True, required=False)
    told = Telling(many=True, required=False)


class ExcuseInput(StrictSerializer):
    """Why the visit need not be made."""

    reason = serializers.ChoiceField(choices=Excuse.choices)


def _below(queryset, name, value):
    if not (value.isascii() and value.isdigit()):
        raise Invalid(_("This is not a division code."), field=name, code="bad_code")
    return queryset.filter(under("division_id", value))


class PlanFilter(filters.FilterSet):
    """Filters of the list of plans."""

    division = filters.CharFilter(method=_below, help_text="A division's code: it and all below.")
    overdue = filters.BooleanFilter(method="late", help_text="The window has passed and the visit still waits.")
    since = filters.DateFilter("window_to", "gte", help_text="Windows that end on or after this day.")
    until = filters.DateFilter("window_from", "lte", help_text="Windows that begin on or before this day.")

    class Meta:
        model = VisitPlan
        fields = ["kind", "state", "household", "laborer", "placement", "period"]

    def late(self, queryset, name, value):
        """Overdue today, or not."""
        found = queries.overdue(queryset, clock.today())
        return found if value else queryset.exclude(pk__in=found.values("pk"))


class VisitFilter(filters.FilterSet):
    """Filters of the list of visits."""

    division = filters.CharFilter(method=_below, help_text="A division's code: it and all below.")
    since = filters.DateFilter("visited_on", "gte", help_text="Made on or after this day.")
    until = filters.DateFilter("visited_on", "lte", help_text="Made on or before this day.")

    class Meta:
        model = Visit
        fields = ["kind", "outcome", "household", "laborer", "placement", "plan"]


class PlanViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Planned visits: one per household and month, per migrant and six months, per household and year (X2.2-7)."""

    queryset = VisitPlan.objects.all()
    serializer_class = PlanSerializer
    filterset_class = PlanFilter
    page_order = ("window_to", "id")
    rights = {
        "list": "visits.read", "retrieve": "visits.read", "work_list": "visits.read", "excuse": "visits.log",
    }  # fmt: skip

    def get_queryset(self):
        """Plans in the caller's place, with names."""
        return queries.with_names(super().get_queryset())

    @extend_schema(responses=PlanSerializer(many=True))
    @action(detail=False, url_path="work-list")
    def work_list(self, request):
        """What is due and overdue today in the caller's place, the oldest end first."""
        rows = queries.work_list(request.user, clock.today())
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=ExcuseInput, responses=PlanSerializer)
    @action(detail=True, methods=["post"])
    def excuse(self, request, pk=None):
        """The visit need not be made."""
        values = ExcuseInput(data=request.data)
        values.is_valid(raise_exception=True)
        plan = actions.excuse(plan=self.get_object(), by=request.user, on=clock.today(), **values.validated_data)
        self.answered_with = self.get_queryset().get(pk=plan.pk)
        return Response(self.get_serializer(self.answered_with).data)


class VisitViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Visits and attempts as they were written down; a correction is a new one that names the old."""

    queryset = Visit.objects.select_related("household", "division", "laborer", "by")
    serializer_class = VisitSerializer
    filterset_class = VisitFilter
    page_order = ("-visited_on", "-id")
    rights = {"list": "visits.read", "retrieve": "visits.read"}

    def subject(self, values):
        """The rows that a NewVisit names, looked up in the caller's place; Invalid when it names no household."""
        models = {"household": Household, "laborer": Laborer, "placement": Placement, "plan": VisitPlan,
                  "corrects": Visit}  # fmt: skip
        found = {name: self.find(model, values[name]) for name, model in models.items() if values.get(name)}
        plan = found.get("plan")
        if plan and plan.placement_id and "placement" not in found:
            found["placement"] = plan.placement
        known = [found[name].household for name in ("plan", "placement", "laborer") if name in found]
        if "household" not in found and not known:
            raise Invalid(_("Name the household."), field="household", code="required")
        return {"household": (known or [None])[0]} | found


ROUTES = [("visit-plans", PlanViewSet)]
