"""REST resource `aggregates`: results as they were published, beside what is computed from them (X3.1)."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.aggregates import actions, queries
from xundian.aggregates.models import AggregateRecord
from xundian.aggregates.states import Measure, Printed, RecordState, Verdict
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

SHARE = {"max_digits": 8, "decimal_places": 2, "allow_null": True, "read_only": True}
NUMBERS = ["done", "registered", "target", "printed", "percent", "decimals"]


class PublishedComparisonSerializer(serializers.Serializer):
    """What is computed, in per cent; `rounded` and `cut` with the decimals of the print, `difference` print less it."""

    verdict = serializers.ChoiceField([*Verdict.choices])
    verdict_label = ChoiceLabel(Verdict, source="verdict")
    computed = serializers.DecimalField(**SHARE)
    rounded = serializers.DecimalField(**SHARE)
    cut = serializers.DecimalField(**SHARE)
    printed = serializers.DecimalField(**SHARE)
    difference = serializers.DecimalField(**SHARE)
    implied = serializers.IntegerField(allow_null=True, help_text="The target the print would need, if none is told.")


class AggregateSerializer(StrictModelSerializer):
    """A published line: people, or fen where the measure is money; `percent` as printed, hundredths of a per cent."""

    county_name = PlaceName(source="county")
    measure_label = ChoiceLabel(Measure, source="measure")
    state_label = ChoiceLabel(RecordState, source="state")
    by_name = serializers.CharField(source="by.name", default="", read_only=True)
    comparison = serializers.SerializerMethodField()

    class Meta:
        model = AggregateRecord
        fields = [
            "id", "county", "county_name", "since", "until", "measure", "measure_label", "part", *NUMBERS,
            "comparison", "source", "state", "state_label", "reason", "corrects", "withdrawn_for", "batch_id",
            "entered_on", "by", "by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields

    @staticmethod
    def get_comparison(row) -> PublishedComparisonSerializer:
        """What is computed beside what was printed."""
        return PublishedComparisonSerializer(queries.compared(row)).data


class PublishedNumbers(StrictSerializer):
    """The numbers of a line and where they stand."""

    done = serializers.IntegerField(required=False, allow_null=True, min_value=0)
    registered = serializers.IntegerField(required=False, allow_null=True, min_value=0)
    target = serializers.IntegerField(required=False, allow_null=True, min_value=0)
    printed = serializers.ChoiceField(Printed.choices, required=False, allow_blank=True)
    percent = serializers.IntegerField(required=False, allow_null=True, min_value=0)
    decimals = serializers.IntegerField(required=False, min_value=0)
    source = serializers.CharField(max_length=200)


class PublishedLine(PublishedNumbers):
    """A line of a published table of your county."""

    id = serializers.UUIDField(required=False)
    since = serializers.DateField()
    until = serializers.DateField()
    measure = serializers.ChoiceField(Measure.choices)
    part = serializers.CharField(max_length=60, required=False, allow_blank=True)


class PublishedCorrection(PublishedNumbers):
    """The line as it should be, and why it is corrected; numbers that are left out stay."""

    reason = serializers.CharField(max_length=200)


class PublishedWithdrawal(StrictSerializer):
    """Why the line is taken back."""

    reason = serializers.CharField(max_length=200)


class AggregateViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Published results of a county; nothing that is reported from records is typed in here (X3.1)."""

    queryset = AggregateRecord.objects.select_related("county", "by")
    serializer_class = AggregateSerializer
    filterset_fields = {
        "measure": ["exact"], "state": ["exact"], "since": ["exact", "gte"], "until": ["exact", "lte"],
    }  # fmt: skip
    page_order = ("-until", "-id")
    rights = dict.fromkeys(["list", "retrieve"], "aggregates.read") | dict.fromkeys(
        ["create", "correct", "withdraw"], "aggregates.edit"
    )

    @extend_schema(request=PublishedLine, responses={201: AggregateSerializer})
    def create(self, request):
        """Record a line with its source; a period, measure and part has one line in force."""
        given = self.read(PublishedLine)
        row = actions.record(county=request.user.division, **given, by=request.user, on=clock.today())
        return self.answered(row, 201)

    @extend_schema(request=PublishedCorrection, responses={201: AggregateSerializer})
    @action(detail=True, methods=["post"])
    def correct(self, request, pk=None):
        """Replace it by another line; what it was stays readable. Send If-Match."""
        row, version, given = self.get_object(), self.expected_version(), self.read(PublishedCorrection)
        made = actions.correct(record=row, expected_version=version, by=request.user, on=clock.today(), **given)
        return self.answered(made, 201)

    @extend_schema(request=PublishedWithdrawal, responses=AggregateSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Take it back; what it had replaced holds again."""
        row = self.get_object()
        return self.answered(actions.withdraw(record=row, by=request.user, **self.read(PublishedWithdrawal)))


ROUTES = [("aggregates", AggregateViewSet)]
