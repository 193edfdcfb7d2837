"""REST: the verify queue, and its three answers."""

from django_filters import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.imports import actions, queries
from laborers.imports.models import Doubt
from laborers.imports.states import DoubtLevel, DoubtState
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, CodeField, PhoneField, PlaceName, WithCodes
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

NOTE_CHARACTERS = 300


class ImportDoubtSerializer(StrictModelSerializer):
    """One question: what, about whom, why it is asked, who has it, and what was answered."""

    division_name = PlaceName(source="division")
    message = serializers.SerializerMethodField()
    state_label = ChoiceLabel(DoubtState, source="state")
    with_level_label = ChoiceLabel(DoubtLevel, source="with_level")
    answered_by = serializers.CharField(source="answered_by.name", default="")

    class Meta:
        model = Doubt
        fields = [
            "id", "kind", "batch", "row_no", "laborer", "subject", "division", "division_name", "field", "column",
            "value", "code", "message", "state", "state_label", "with_level", "with_level_label", "set_aside", "note",
            "answered_by", "answered_at", "created_at", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_message(self, doubt) -> str:
        """Why it is suspected, and what to do, in the caller's language."""
        return queries.asked(doubt)


class RightValues(StrictSerializer):
    """What is right: fields of the person and of the answers in the round of the import; wages in yuan a month."""

    name = serializers.CharField(max_length=50, required=False)
    phone = PhoneField(required=False, allow_blank=True)
    relation = CodeField("relation", required=False, allow_blank=True)
    ethnic_group = CodeField("ethnic_group", required=False, allow_blank=True)
    education = CodeField("education", required=False, allow_blank=True)
    health = CodeField("health_field", "health", required=False, allow_blank=True)
    labour_skill = CodeField("labour_skill", required=False, allow_blank=True)
    status = CodeField("transfer_status", required=False)
    unemployed_reason = CodeField("unemployed_reason", required=False, allow_blank=True)
    place = CodeField("destination", required=False, allow_blank=True)
    place_text = serializers.CharField(max_length=100, required=False, allow_blank=True)
    employer = serializers.CharField(max_length=100, required=False, allow_blank=True)
    months = serializers.IntegerField(min_value=0, max_value=12, required=False, allow_null=True)
    wage = YuanField(source="wage_fen", required=False, allow_null=True)
    intention = CodeField("intention", required=False, allow_blank=True)
    training_wish = serializers.CharField(max_length=40, required=False, allow_blank=True)
    expected_wage = YuanField(source="expected_wage_fen", required=False, allow_null=True)
    care_duty = serializers.BooleanField(required=False)
    surveyed_on = serializers.DateField(required=False)
    surveyor = serializers.CharField(max_length=50, required=False, allow_blank=True)


class Correction(StrictSerializer):
    """The right values; none for a row that was set aside and has been put right elsewhere."""

    changes = RightValues(required=False)


class Statement(StrictSerializer):
    """Why it is true as it stands."""

    note = serializers.CharField(max_length=NOTE_CHARACTERS)


class Passing(StrictSerializer):
    """Who is to answer."""

    to_level = serializers.ChoiceField(choices=DoubtLevel.choices)
    note = serializers.CharField(max_length=NOTE_CHARACTERS, required=False, allow_blank=True, default="")


class DoubtFilters(FilterSet):
    """Filters of the queue."""

    division = DivisionFilter()

    class Meta:
        model = Doubt
        fields = ["state", "code", "batch", "with_level", "laborer", "kind"]


class DoubtViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What is odd about rows that were imported, until somebody says what is true."""

    queryset = Doubt.objects.select_related("division", "answered_by")
    serializer_class = ImportDoubtSerializer
    filterset_class = DoubtFilters
    schemes = (
        "relation", "ethnic_group", "education", "health_field", "health", "labour_skill", "transfer_status",
        "unemployed_reason", "destination", "intention",
    )  # fmt: skip
    rights = {
        "list": "doubts.read", "retrieve": "doubts.read", "correct": "doubts.answer", "state": "doubts.answer",
        "pass_on": "doubts.answer",
    }  # fmt: skip

    @extend_schema(request=Correction, responses=ImportDoubtSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request, pk=None):
        """Put the record right; the doubt is closed."""
        doubt, changes = self.get_object(), self.read(Correction).get("changes", {})
        times = {"on": clock.today(), "at": clock.now()}
        return self.answered(actions.correct(doubt=doubt, changes=changes, by=request.user, **times))

    @extend_schema(request=Statement, responses=ImportDoubtSerializer)
    @action(detail=True, methods=["post"])
    def state(self, request, pk=None):
        """Say that it is true as it stands, and why; it is not asked again for the same value."""
        doubt, values = self.get_object(), self.read(Statement)
        return self.answered(actions.state_true(doubt=doubt, by=request.user, at=clock.now(), **values))

    @extend_schema(request=Passing, responses=ImportDoubtSerializer)
    @action(detail=True, methods=["post"], url_path="pass-on")
    def pass_on(self, request, pk=None):
        """Give it to the village, the township or the county."""
        doubt, values = self.get_object(), self.read(Passing)
        return self.answered(actions.pass_on(doubt=doubt, by=request.user, at=clock.now(), **values))
