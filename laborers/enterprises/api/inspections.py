"""REST resource `inspections`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.enterprises import actions
from laborers.enterprises.api.words import CodedViewSet, named
from laborers.enterprises.models import Enterprise, Inspection
from laborers.enterprises.states import PARTS, InspectionState, PartVerdict, Verdict
from xundian.accounts.labels import ChoiceLabel
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

PART_FIELDS = [name for part in PARTS for name in (part, f"{part}_found")]


class InspectionSerializer(StrictModelSerializer):
    """An inspection with words beside its codes; `corrected_by` names the row that counts instead of it."""

    enterprise_name, by_name = named("enterprise.name"), named("by.name")
    state_label = ChoiceLabel(InspectionState, source="state")
    verdict_label = ChoiceLabel(Verdict, source="verdict")
    corrected_by = serializers.UUIDField(source="corrected_by.pk", read_only=True, default=None, allow_null=True)

    class Meta:
        model = Inspection
        fields = [
            "id", "enterprise", "enterprise_name", "state", "state_label", "planned_on", "carried_out_on", "party",
            *PART_FIELDS, "verdict", "verdict_label", "valid_until", "conditions", "conditions_by",
            "conditions_met_on", "conditions_note", "photos", "corrects", "corrected_by", "by", "by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewEnterpriseInspection(StrictModelSerializer):
    """What was found: every part with its verdict; a year unless `valid_until` says otherwise; photos if you like.

    `plan` is the planned inspection that was carried out, `corrects` the one that this puts right.
    """

    id = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField()
    plan = serializers.UUIDField(required=False, allow_null=True)
    corrects = serializers.UUIDField(required=False, allow_null=True)
    carried_out_on = serializers.DateField()
    environment = serializers.ChoiceField(choices=PartVerdict.choices)
    accommodation = serializers.ChoiceField(choices=PartVerdict.choices)
    pay = serializers.ChoiceField(choices=PartVerdict.choices)
    demands = serializers.ChoiceField(choices=PartVerdict.choices)
    verdict = serializers.ChoiceField(choices=Verdict.choices)
    photos = serializers.ListField(child=serializers.CharField(max_length=64), required=False)

    class Meta:
        model = Inspection
        fields = [
            "id", "enterprise", "plan", "corrects", "carried_out_on", "party", *PART_FIELDS, "verdict", "valid_until",
            "conditions", "conditions_by", "photos",
        ]  # fmt: skip


class NewPlan(StrictSerializer):
    """An inspection to come."""

    id = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField()
    planned_on = serializers.DateField()
    party = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class MetConditions(StrictSerializer):
    """Since when the conditions are met, and how that was seen."""

    met_on = serializers.DateField()
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class MorePhotos(StrictSerializer):
    """Photos that follow, named by their SHA-256."""

    photos = serializers.ListField(child=serializers.CharField(max_length=64))


class InspectionFilter(filters.FilterSet):
    """Filters of the list."""

    enterprise = filters.UUIDFilter()
    state = filters.ChoiceFilter(choices=InspectionState.choices)
    verdict = filters.ChoiceFilter(choices=Verdict.choices)
    since = filters.DateFilter("carried_out_on", "gte", help_text="Carried out on or after this day.")
    ends_until = filters.DateFilter("valid_until", "lte", help_text="Holding until this day at most.")

    class Meta:
        model = Inspection
        fields = ["enterprise", "state", "verdict"]


class InspectionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, CodedViewSet):
    """Inspections on the spot: what was found never changes, a correction is a new row (X2.2-3, X4)."""

    rights = dict.fromkeys(["list", "retrieve"], "enterprises.read") | dict.fromkeys(
        ["create", "plan", "cancel", "meet", "photos"], "inspections.record"
    )
    queryset = Inspection.objects.select_related("enterprise", "by", "corrected_by")
    serializer_class = InspectionSerializer
    filterset_class = InspectionFilter
    page_order = ("-created_at", "-id")

    @extend_schema(request=NewEnterpriseInspection, responses={201: InspectionSerializer})
    def create(self, request):
        """Write down an inspection that was carried out, planned or not."""
        values = self.read(NewEnterpriseInspection)
        values["enterprise"] = self.find(Enterprise, values["enterprise"])
        for name in ("plan", "corrects"):
            if values.get(name):
                values[name] = self.find(Inspection, values[name])
        return self.answered(actions.record_inspection(**values, **self.context_of_step()), 201)

    @extend_schema(request=NewPlan, responses={201: InspectionSerializer})
    @action(detail=False, methods=["post"])
    def plan(self, request):
        """Plan one for a day to come."""
        values = self.read(NewPlan)
        values["enterprise"] = self.find(Enterprise, values["enterprise"])
        return self.answered(actions.plan_inspection(**values, **self.context_of_step()), 201)

    @extend_schema(request=None, responses=InspectionSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """A planned one is not carried out."""
        return self.answered(actions.cancel_inspection(inspection=self._any(pk), by=request.user))

    @extend_schema(request=MetConditions, responses=InspectionSerializer)
    @action(detail=True, methods=["post"])
    def meet(self, request, pk=None):
        """The conditions are met."""
        row, values = self._any(pk), self.read(MetConditions)
        return self.answered(actions.meet_conditions(inspection=row, **values, by=request.user, on=clock.today()))

    @extend_schema(request=MorePhotos, responses=InspectionSerializer)
    @action(detail=True, methods=["post"])
    def photos(self, request, pk=None):
        """Name photos that were sent afterwards."""
        row, values = self._any(pk), self.read(MorePhotos)
        return self.answered(actions.add_photos(inspection=row, **values, by=request.user))

    def _any(self, pk):
        """One the caller may see: townships and stations inspect for their county."""
        return self.find(self.queryset, pk)


ROUTES = [("inspections", InspectionViewSet)]
