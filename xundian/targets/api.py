"""REST resources `targets` and `target-plans`: the tree of a year, who changed what, and freezing (X2.1)."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.accounts.models import User
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.pagination import Cursor
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer
from xundian.targets import actions, queries
from xundian.targets.models import Target, TargetChange, TargetPlan
from xundian.targets.states import Indicator, PlanState

MOST = 2_147_483_647
MOST_PARTS, MOST_PLACES = 300, 40
WHY = "In a frozen plan a must."


class Codes(serializers.ListField):
    """Codes of divisions; may be left out."""

    child = serializers.CharField(max_length=12)

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": MOST_PLACES} | kwargs)


class DivisionCode(serializers.SlugRelatedField):
    """A division by its code; what the database cannot even look for is no code of any."""

    def to_internal_value(self, data):
        """As usual."""
        if "\x00" in str(data):
            self.fail("does_not_exist", slug_name=self.slug_field, value="?")
        return super().to_internal_value(data)


class TargetSerializer(StrictModelSerializer):
    """A target of a division for a year, or of a person of it with the places the person answers for."""

    division = DivisionCode(slug_field="code", queryset=Division.objects.all())
    division_name = PlaceName(source="division")
    person = serializers.PrimaryKeyRelatedField(queryset=User.objects.all(), required=False, allow_null=True)
    person_name = serializers.CharField(source="person.name", default="", read_only=True)
    places = Codes()
    indicator_label = ChoiceLabel(Indicator, source="indicator")
    reason = serializers.CharField(max_length=200, required=False, write_only=True, help_text=WHY)

    class Meta:
        model = Target
        fields = [
            "id", "indicator", "indicator_label", "division", "division_name", "year", "person", "person_name",
            "places", "value", "document", "reason", "version",
        ]  # fmt: skip
        read_only_fields = ["version"]
        # One per indicator, division, year and person is told by the action, in words.
        validators = []


class TargetChanging(StrictModelSerializer):
    """What can change of a target; in a frozen plan with its reason and document."""

    places = Codes()
    reason = serializers.CharField(max_length=200, required=False, help_text=WHY)

    class Meta:
        model = Target
        fields = ["value", "document", "places", "reason"]


class TargetRemoval(StrictSerializer):
    """Why a target is taken out of its plan."""

    reason = serializers.CharField(max_length=200, required=False, help_text=WHY)
    document = serializers.CharField(max_length=200, required=False, help_text=WHY)


class PlanDifferenceSerializer(serializers.Serializer):
    """A division whose parts differ from its target."""

    division = serializers.CharField()
    own = serializers.IntegerField(allow_null=True, help_text="Its target; null where there is none.")
    parts = serializers.IntegerField(help_text="What its parts sum to.")
    difference = serializers.IntegerField()


class TargetPlanSerializer(StrictModelSerializer):
    """The plan of a county for an indicator and year."""

    county_name = PlaceName(source="county")
    indicator_label = ChoiceLabel(Indicator, source="indicator")
    state_label = ChoiceLabel(PlanState, source="state")
    frozen_by_name = serializers.CharField(source="frozen_by.name", default="", read_only=True)

    class Meta:
        model = TargetPlan
        fields = [
            "id", "county", "county_name", "indicator", "indicator_label", "year", "state", "state_label", "document",
            "difference", "frozen_on", "frozen_by", "frozen_by_name", "changes", "version",
        ]  # fmt: skip
        read_only_fields = fields


class CheckedPlanSerializer(TargetPlanSerializer):
    """The same, with the divisions whose parts differ from their own target."""

    differences = serializers.SerializerMethodField()

    class Meta(TargetPlanSerializer.Meta):
        fields = [*TargetPlanSerializer.Meta.fields, "differences"]
        read_only_fields = fields

    @staticmethod
    def get_differences(row) -> PlanDifferenceSerializer(many=True):
        """In the order of codes."""
        return PlanDifferenceSerializer(queries.differences(row.county_id, row.indicator, row.year), many=True).data


class TargetChangeSerializer(StrictModelSerializer):
    """A line of the change log; null is before a target was set, or after it was taken away."""

    division_name = PlaceName(source="division")
    person_name = serializers.CharField(source="person.name", default="", read_only=True)
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = TargetChange
        fields = [
            "id", "division", "division_name", "person", "person_name", "before", "after", "frozen", "reason",
            "document", "by", "by_name", "created_at",
        ]  # fmt: skip
        read_only_fields = fields


class Freezing(StrictSerializer):
    """The document that fixes the plan; `difference` where parts may differ from the whole."""

    document = serializers.CharField(max_length=200)
    difference = serializers.CharField(max_length=200, required=False)


class TargetPart(StrictSerializer):
    """One part: of a division one level down, or of a person of the division itself; `value` null takes it away."""

    division = serializers.CharField(max_length=12, required=False)
    person = serializers.UUIDField(required=False)
    places = Codes()
    value = serializers.IntegerField(min_value=0, max_value=MOST, allow_null=True)


class Dividing(StrictSerializer):
    """The division whose target is divided, and its parts; parts that are not named stay."""

    division = serializers.CharField(max_length=12)
    parts = TargetPart(many=True, allow_empty=False, max_length=MOST_PARTS)
    reason = serializers.CharField(max_length=200, required=False, help_text=WHY)
    document = serializers.CharField(max_length=200, required=False, help_text=WHY)


class LogLines(Cursor):
    """Lines of a log, the newest first."""

    def get_ordering(self, request, queryset, view):
        """By the time of writing, whatever the plans themselves are ordered by."""
        self.model = queryset.model
        return ("-created_at", "-id")


class TargetViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Targets of divisions and persons by year (X2.1)."""

    rights = dict.fromkeys(["list", "retrieve"], "targets.read") | dict.fromkeys(
        ["create", "partial_update", "remove"], "targets.edit"
    )
    queryset = Target.objects.select_related("division", "person")
    serializer_class = TargetSerializer
    filterset_fields = {
        "indicator": ["exact"], "year": ["exact"], "division": ["exact"], "person": ["exact", "isnull"],
    }  # fmt: skip
    page_order = ("-year", "division_id", "id")

    @extend_schema(request=TargetSerializer, responses={201: TargetSerializer})
    def create(self, request):
        """Set a target for a division of your county, or for a person of it."""
        given = self.read(TargetSerializer)
        if given.get("person"):
            self.find(User, given["person"].pk)
        return self.answered(actions.set_target(by=request.user, **given), 201)

    @extend_schema(request=TargetChanging, responses=TargetSerializer)
    def partial_update(self, request, pk):
        """Change value, document or places; needs If-Match."""
        target, version, given = self.get_object(), self.expected_version(), self.read(TargetChanging, partial=True)
        reason = given.pop("reason", "")
        return self.answered(
            actions.change_target(
                target=target, changes=given, expected_version=version, by=request.user, reason=reason
            )
        )

    @extend_schema(request=TargetRemoval, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request, pk=None):
        """Take it out of its plan; the log keeps it. Send If-Match."""
        target, version, given = self.get_object(), self.expected_version(), self.read(TargetRemoval)
        actions.take_away(target=target, expected_version=version, by=request.user, **given)
        self.answered_with = None
        return Response(status=204)


class TargetPlanViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Plans of targets: whether the parts make up the whole, freezing, and the log of changes (X2.1)."""

    rights = dict.fromkeys(["list", "retrieve", "changes"], "targets.read") | dict.fromkeys(
        ["freeze", "divide"], "targets.edit"
    )
    queryset = TargetPlan.objects.select_related("county", "frozen_by")
    serializer_class = TargetPlanSerializer
    filterset_fields = ["indicator", "year", "state"]
    page_order = ("-year", "indicator", "id")

    @extend_schema(responses=CheckedPlanSerializer)
    def retrieve(self, request, pk=None):
        """A plan with the divisions whose parts differ from their own target."""
        return Response(CheckedPlanSerializer(self.get_object()).data)

    @extend_schema(request=Freezing, responses=TargetPlanSerializer)
    @action(detail=True, methods=["post"])
    def freeze(self, request, pk=None):
        """Freeze it with its document; from then on a change has its reason and document. Send If-Match."""
        row, version, given = self.get_object(), self.expected_version(), self.read(Freezing)
        frozen = actions.freeze(plan=row, expected_version=version, by=request.user, on=clock.today(), **given)
        return self.answered(frozen)

    @extend_schema(request=Dividing, responses=TargetPlanSerializer)
    @action(detail=True, methods=["post"])
    def divide(self, request, pk=None):
        """Divide the target of a division over its parts, all or nothing. Send If-Match."""
        row, version, given = self.get_object(), self.expected_version(), self.read(Dividing)
        parts = [self._part(each) for each in given.pop("parts")]
        division = self.find(Division, given.pop("division"))
        made = actions.divide(
            division=division, indicator=row.indicator, year=row.year, parts=parts, expected_version=version,
            by=request.user, **given,
        )  # fmt: skip
        return self.answered(made)

    def _part(self, told):
        division = self.find(Division, told["division"]) if "division" in told else None
        person = self.find(User, told["person"]) if "person" in told else None
        return actions.Part(told["value"], division, person, tuple(told.get("places", ())))

    @extend_schema(responses=TargetChangeSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=LogLines)
    def changes(self, request, pk=None):
        """What was set, changed and taken away, the newest first, of the places that you see."""
        rows = visible_to(request.user, queries.log(self.get_object()))
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(TargetChangeSerializer(page, many=True).data)


ROUTES = [("targets", TargetViewSet), ("target-plans", TargetPlanViewSet)]
