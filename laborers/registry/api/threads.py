"""REST resources of one person, one thread: reported moves from either side, possible duplicates, merges."""

from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry import actions, queries
from laborers.registry.api.people import LaborerDetail
from laborers.registry.api.reading import HEALTH, RegistryViewSet
from laborers.registry.models import DuplicatePair, Laborer, Merge, Transfer, TransferReport
from laborers.registry.states import PairReason, PairState, TransferSource, TransferState
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class TransferSerializer(StrictModelSerializer):
    """A reported move as the place sees it that decides."""

    laborer_name = serializers.CharField(source="laborer.name", read_only=True)
    from_division_name = PlaceName(source="from_division")
    to_division_name = PlaceName(source="to_division")
    state_label = ChoiceLabel(TransferState, source="state")
    source_label = ChoiceLabel(TransferSource, source="source")
    opened_by_name = serializers.CharField(source="opened_by.name", default="", read_only=True)
    decided_by_name = serializers.CharField(source="decided_by.name", default="", read_only=True)

    class Meta:
        model = Transfer
        fields = [
            "id", "laborer", "laborer_name", "from_division", "from_division_name", "to_division", "to_division_name",
            "household_number", "answers", "profile", "state", "state_label", "source", "source_label", "row_no",
            "opened_by_name", "opened_on", "decided_by_name", "decided_on", "note", "version",
        ]  # fmt: skip
        read_only_fields = fields


class TransferReportSerializer(StrictModelSerializer):
    """The same as the place sees it that reported: what it wrote, and whether it is decided; not whom, where or how."""

    to_division_name = PlaceName(source="to_division")
    state = serializers.SerializerMethodField()
    state_label = serializers.SerializerMethodField()
    opened_by_name = serializers.CharField(source="opened_by.name", default="", read_only=True)

    class Meta:
        model = TransferReport
        fields = [
            "id", "to_division", "to_division_name", "household_number", "answers", "profile", "state", "state_label",
            "source", "batch_id", "row_no", "opened_by_name", "opened_on",
        ]  # fmt: skip
        read_only_fields = fields

    def get_state(self, report) -> str:
        """Waiting, decided or withdrawn."""
        return queries.report_state(report)[0]

    def get_state_label(self, report) -> str:
        """In words."""
        return str(queries.report_state(report)[1])


class TransferConfirmation(StrictSerializer):
    """The number of the household there, if another than was reported; a note if there is something to say."""

    household_number = serializers.CharField(max_length=30, required=False, allow_blank=True)
    note = serializers.CharField(max_length=300, required=False, allow_blank=True)


class DecisionNote(StrictSerializer):
    """Why it is decided so."""

    note = serializers.CharField(max_length=300)


class TransferFilters(FilterSet):
    """Filters of the list of reported moves."""

    division = DivisionFilter("from_division_id")

    class Meta:
        model = Transfer
        fields = ["state", "source", "laborer"]


class TransferViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, RegistryViewSet):
    """People of the own place who were reported in another village; the own place decides. The index confirms."""

    queryset = Transfer.objects.select_related("laborer", "from_division", "to_division", "opened_by", "decided_by")
    serializer_class = TransferSerializer
    filterset_class = TransferFilters
    rights = {"list": "transfers.review", "retrieve": "transfers.review"}


class ReportFilters(FilterSet):
    """Filters of the list of own reports."""

    division = DivisionFilter("to_division_id")

    class Meta:
        model = TransferReport
        fields = ["source", "batch_id"]


class TransferReportViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, RegistryViewSet):
    """What the own place reported of people who are registered elsewhere."""

    queryset = TransferReport.objects.select_related("to_division", "opened_by")
    serializer_class = TransferReportSerializer
    filterset_class = ReportFilters
    rights = {"list": "transfers.read", "retrieve": "transfers.read", "withdraw": "transfers.report"}

    @extend_schema(request=None, responses=TransferReportSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Take a report back that nobody has decided yet."""
        report = self.get_object()
        actions.withdraw_transfer(transfer=report, by=request.user, on=clock.today())
        return Response(self.show(TransferReportSerializer, self.get_object()))


class PairSerializer(StrictModelSerializer):
    """Two records that may be one person."""

    a_name = serializers.CharField(source="a.name", read_only=True)
    b_name = serializers.CharField(source="b.name", read_only=True)
    division_name = PlaceName(source="division")
    reason_label = ChoiceLabel(PairReason, source="reason")
    state_label = ChoiceLabel(PairState, source="state")

    class Meta:
        model = DuplicatePair
        fields = [
            "id", "a", "a_name", "b", "b_name", "division", "division_name", "reason", "reason_label", "state",
            "state_label", "found_on", "decided_on", "note", "version",
        ]  # fmt: skip
        read_only_fields = fields


class Moving(serializers.Serializer):
    """How many rows of a table would go over."""

    table = serializers.CharField()
    rows = serializers.IntegerField()


class PairDetail(PairSerializer):
    """The same with both records whole, the fields in which they differ, and what would go over from each."""

    people = serializers.SerializerMethodField()
    differing = serializers.SerializerMethodField()
    a_rows = serializers.SerializerMethodField()
    b_rows = serializers.SerializerMethodField()

    class Meta(PairSerializer.Meta):
        fields = [*PairSerializer.Meta.fields, "people", "differing", "a_rows", "b_rows"]
        read_only_fields = fields

    @extend_schema(responses=LaborerDetail(many=True))
    def get_people(self, pair) -> list[dict]:
        """The first record, then the second."""
        chosen = queries.with_case(Laborer.objects.select_related("household", "division").prefetch_related("skills"))
        rows = chosen.in_bulk([pair.a_id, pair.b_id])
        return LaborerDetail([rows[pair.a_id], rows[pair.b_id]], many=True, context=self.context).data

    def get_differing(self, pair) -> list[str]:
        """Fields that can be chosen and are not the same in both."""
        return queries.differing(pair.a, pair.b, actions.CHOICES)

    def get_a_rows(self, pair) -> list[dict]:
        """What would go over if the second record stays."""
        return _moving(pair.a)

    def get_b_rows(self, pair) -> list[dict]:
        """What would go over if the first record stays."""
        return _moving(pair.b)


def _moving(laborer):
    return [{"table": str(words), "rows": number} for words, number in queries.moving_with(laborer)]


class MergeRequest(StrictSerializer):
    """Which of the two records stays, and the fields whose value is taken from the other one."""

    stays = serializers.UUIDField()
    taken = serializers.ListField(child=serializers.ChoiceField(choices=actions.CHOICES), required=False)


class MergeSerializer(StrictModelSerializer):
    """A merge, with how many rows went over in each table."""

    stays_name = serializers.CharField(source="stays.name", read_only=True)
    goes_name = serializers.CharField(source="goes.name", read_only=True)
    by_name = serializers.CharField(source="by.name", default="", read_only=True)
    undone_by_name = serializers.CharField(source="undone_by.name", default="", read_only=True)

    class Meta:
        model = Merge
        fields = [
            "id", "pair", "stays", "stays_name", "goes", "goes_name", "division", "taken", "on", "by_name", "undone_on",
            "undone_by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields


class PairFilters(FilterSet):
    """Filters of the queue."""

    division = DivisionFilter()

    class Meta:
        model = DuplicatePair
        fields = ["state", "reason"]


class DuplicateViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, RegistryViewSet):
    """Records that may be one person: two in a township are its own to judge, others the county's."""

    queryset = DuplicatePair.objects.select_related("a__household", "b__household", "division")
    serializer_class = PairSerializer
    filterset_class = PairFilters
    schemes = (
        "sex", "relation", "education", *HEALTH, "labour_skill", "household_category", "ethnic_group", "occupation",
    )  # fmt: skip
    rights = {
        "list": "duplicates.read",
        "retrieve": "duplicates.read",
        "merge": "laborers.merge",
        "different": "laborers.merge",
    }

    def get_serializer_class(self):
        """The queue is short, one pair is whole."""
        return PairSerializer if self.action == "list" else PairDetail

    def retrieve(self, request, *args, **kwargs):
        """A pair with both records; who read them is written down."""
        answer = super().retrieve(request, *args, **kwargs)
        self.note_people([self.answered_with.a_id, self.answered_with.b_id])
        return answer

    @extend_schema(request=MergeRequest, responses={201: MergeSerializer})
    @action(detail=True, methods=["post"])
    def merge(self, request, pk):
        """They are one person: the other record's history goes over to the one that stays; this can be undone."""
        pair, values = self.get_object(), self.read(MergeRequest)
        row = actions.merge(
            pair=pair, stays=self.find(Laborer, values["stays"]), taken=values.get("taken", ()), by=request.user,
            on=clock.today(),
        )  # fmt: skip
        self.answered_with = row
        return Response(self.show(MergeSerializer, row), 201)

    @extend_schema(request=DecisionNote, responses=PairDetail)
    @action(detail=True, methods=["post"])
    def different(self, request, pk):
        """They are two persons; nobody is asked again."""
        pair, values = self.get_object(), self.read(DecisionNote)
        self.answered_with = actions.mark_different(pair=pair, by=request.user, on=clock.today(), note=values["note"])
        return Response(self.show(PairDetail, self.get_object()))


class MergeViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, RegistryViewSet):
    """Merges that were made, and undoing them."""

    queryset = Merge.objects.select_related("stays", "goes", "by", "undone_by")
    serializer_class = MergeSerializer
    filterset_fields = ["stays", "goes"]
    rights = {"list": "duplicates.read", "retrieve": "duplicates.read", "undo": "laborers.merge"}

    @extend_schema(request=None, responses=MergeSerializer)
    @action(detail=True, methods=["post"])
    def undo(self, request, pk):
        """Two records again, exactly as they were; refused when something of it has changed since."""
        merge = self.get_object()
        self.answered_with = actions.undo_merge(merge=merge, by=request.user, on=clock.today())
        return Response(self.show(MergeSerializer, self.answered_with))
