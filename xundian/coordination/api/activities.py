"""REST resource `activities`: publicity and mobilisation (X2.2-2)."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel
from xundian.coordination import actions
from xundian.coordination.actions.activities import MOST_REACHED
from xundian.coordination.actions.checks import NOTE, PLACE, TITLE
from xundian.coordination.api.ledger import Ledger, Line
from xundian.coordination.models import Activity
from xundian.coordination.states import ActivityForm
from xundian.kit import clock
from xundian.kit.serializers import StrictSerializer


class ActivitySerializer(Line):
    """A publicity or mobilisation activity; one that was taken back counts no more."""

    form_label = ChoiceLabel(ActivityForm, source="form")

    class Meta:
        model = Activity
        fields = [
            "id", "division", "division_name", "form", "form_label", "title", "held_on", "place", "reach", "note",
            "taken_back_on", "by", "by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ActivityChanges(StrictSerializer):
    """What may be corrected."""

    form = serializers.ChoiceField(choices=ActivityForm.choices, required=False)
    title = serializers.CharField(max_length=TITLE, required=False)
    held_on = serializers.DateField(required=False)
    reach = serializers.IntegerField(min_value=1, max_value=MOST_REACHED, required=False, help_text="People.")
    place = serializers.CharField(max_length=PLACE, required=False, allow_blank=True)
    note = serializers.CharField(max_length=NOTE, required=False, allow_blank=True)


class NewActivity(ActivityChanges):
    """What recording an activity takes."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=20)
    form = serializers.ChoiceField(choices=ActivityForm.choices)
    title = serializers.CharField(max_length=TITLE)
    held_on = serializers.DateField()
    reach = serializers.IntegerField(min_value=1, max_value=MOST_REACHED, help_text="People.")


class ActivityFilter(filters.FilterSet):
    """Activities by place, form and day; `taken_back` for those that count no more."""

    division = DivisionFilter()
    taken_back = filters.BooleanFilter(field_name="taken_back_on", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Activity
        fields = {"form": ["exact"], "held_on": ["gte", "lte"]}


class ActivityViewSet(Ledger):
    """How people were told of working away: form, place, day and how many were reached (X2.2-2)."""

    queryset = Activity.objects.select_related("division", "by")
    serializer_class = ActivitySerializer
    filterset_class = ActivityFilter
    page_order = ("-held_on", "-id")
    rights = dict.fromkeys(["list", "retrieve"], "activities.read") | dict.fromkeys(
        ["create", "partial_update", "take_back"], "activities.edit"
    )

    @extend_schema(request=NewActivity, responses={201: ActivitySerializer})
    def create(self, request):
        """Record an activity of your place."""
        given = self.read(NewActivity)
        given["division"] = self.place(given["division"])
        return self.answered(actions.record_activity(by=request.user, on=clock.today(), **given), 201)

    @extend_schema(request=ActivityChanges, responses=ActivitySerializer)
    def partial_update(self, request, pk=None):
        """Correct it; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(ActivityChanges)
        return self.answered(actions.correct_activity(
            activity=row, changes=changes, expected_version=version, by=request.user, on=clock.today()
        ))  # fmt: skip

    @extend_schema(request=None, responses=ActivitySerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk=None):
        """It was a mistake and counts no more."""
        return self.answered(actions.take_back_activity(activity=self.get_object(), by=request.user, on=clock.today()))


ROUTES = [("activities", ActivityViewSet)]
