"""REST resources `subsidy-notices` and `subsidy-objections` (X2.3): on public view, passed or stopped, heard."""

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.subsidies.actions import notices as actions
from laborers.subsidies.actions import objections
from laborers.subsidies.models import Claim, Notice, NoticeLine, Objection, Policy
from laborers.subsidies.queries import notices as reads
from laborers.subsidies.states import NoticeState, ObjectionState
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

READ, DECIDE, HEAR = "subsidies.read", "subsidies.decide", "subsidies.hear"
SUM = {"max_digits": 18, "read_only": True}


class NoticeLineShown(StrictModelSerializer):
    """A line as everybody reads it."""

    amount = YuanField(source="amount_fen", **SUM)
    loan = YuanField(source="loan_fen", **SUM)

    class Meta:
        model = NoticeLine
        fields = ["id", "claim", "name", "identity", "place", "people", "amount", "loan"]
        read_only_fields = fields


class NoticeSerializer(StrictModelSerializer):
    """A public notice in a list, with how many claims stand on it and how many objections are open."""

    county_name = PlaceName(source="county")
    policy_name = serializers.CharField(source="policy.name", read_only=True)
    state_label = ChoiceLabel(NoticeState, source="state")
    claims = serializers.IntegerField(source="lines_count", read_only=True)
    objections = serializers.IntegerField(source="objections_count", read_only=True)
    objections_open = serializers.IntegerField(read_only=True)
    published_by_name = serializers.CharField(source="published_by.name", read_only=True)

    class Meta:
        model = Notice
        fields = [
            "id", "number", "county", "county_name", "policy", "policy_name", "title", "from_on", "to_on",
            "contact_name", "contact_phone", "state", "state_label", "claims", "objections", "objections_open",
            "published_by_name", "closed_on", "stopped_reason", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NoticeInFull(NoticeSerializer):
    """The same with its lines."""

    lines = serializers.SerializerMethodField()

    class Meta(NoticeSerializer.Meta):
        fields = [*NoticeSerializer.Meta.fields, "lines"]
        read_only_fields = fields

    @extend_schema_field(NoticeLineShown(many=True))
    def get_lines(self, row):
        """In the order in which they were published."""
        return NoticeLineShown(reads.lines_of(row), many=True).data


class NewNotice(StrictSerializer):
    """Checked claims of one policy row, the days on view (both counted), and whom to object to."""

    id = serializers.UUIDField(required=False)
    policy = serializers.UUIDField()
    claims = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=500)
    title = serializers.CharField(max_length=100)
    from_on = serializers.DateField()
    to_on = serializers.DateField()
    contact_name = serializers.CharField(max_length=80)
    contact_phone = serializers.CharField(max_length=20)


class WhyStopped(StrictSerializer):
    """Why."""

    reason = serializers.CharField(max_length=200)


class NoticeViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Public notices of claims (X2.3): read without sign-in while they run, at /share/notices/."""

    queryset = reads.listed(Notice.objects.all())
    serializer_class = NoticeSerializer
    filterset_fields = {"state": ["exact"], "policy": ["exact"], "to_on": ["gte", "lte"]}
    page_order = ("-from_on", "-id")
    rights = dict.fromkeys(["list", "retrieve"], READ) | dict.fromkeys(["create", "conclude", "stop"], DECIDE)

    def in_full(self, row, status=200):
        """The notice with its lines."""
        self.answered_with = row = self.get_queryset().get(pk=row.pk)
        return Response(NoticeInFull(row, context=self.get_serializer_context()).data, status)

    @extend_schema(responses=NoticeInFull)
    def retrieve(self, request, pk=None):
        """A notice with its lines."""
        return self.in_full(self.get_object())

    @extend_schema(request=NewNotice, responses={201: NoticeInFull})
    def create(self, request):
        """Publish checked claims, masked."""
        values = self.read(NewNotice)
        values["policy"] = self.find(Policy, values["policy"])
        values["claims"] = [self.find(Claim, key) for key in dict.fromkeys(values["claims"])]
        return self.in_full(actions.publish_notice(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=None, responses=NoticeInFull)
    @action(detail=True, methods=["post"], url_path="pass")
    def conclude(self, request, pk=None):
        """It is over and nothing is open: its claims can be declared."""
        return self.in_full(actions.pass_notice(notice=self.get_object(), by=request.user, on=clock.today()))

    @extend_schema(request=WhyStopped, responses=NoticeInFull)
    @action(detail=True, methods=["post"])
    def stop(self, request, pk=None):
        """Take it off; its claims are checked ones again."""
        row, values = self.get_object(), self.read(WhyStopped)
        return self.in_full(actions.stop_notice(notice=row, **values, by=request.user, on=clock.today()))


class ClaimObjectionSerializer(StrictModelSerializer):
    """An objection in a list: nothing of what was written."""

    notice_number = serializers.CharField(source="notice.number", read_only=True)
    about = serializers.CharField(source="line.name", default="", read_only=True)
    state_label = ChoiceLabel(ObjectionState, source="state")
    decided_by_name = serializers.CharField(source="decided_by.name", default="", read_only=True)

    class Meta:
        model = Objection
        fields = [
            "id", "number", "notice", "notice_number", "line", "about", "received_on", "state", "state_label",
            "decided_on", "decided_by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ClaimObjectionInFull(ClaimObjectionSerializer):
    """The same with what was written and answered; empty for whom it concerns."""

    text = serializers.SerializerMethodField()
    contact = serializers.SerializerMethodField()
    answer = serializers.SerializerMethodField()

    class Meta(ClaimObjectionSerializer.Meta):
        fields = [*ClaimObjectionSerializer.Meta.fields, "text", "contact", "answer"]
        read_only_fields = fields

    def _open(self, row, read):
        return "" if reads.concerned(row, self.context["request"].user) else read(row)

    @extend_schema_field(serializers.CharField())
    def get_text(self, row):
        """In the clear."""
        return self._open(row, reads.text_of)

    @extend_schema_field(serializers.CharField())
    def get_contact(self, row):
        """In the clear; empty where nobody said."""
        return self._open(row, reads.contact_of)

    @extend_schema_field(serializers.CharField())
    def get_answer(self, row):
        """What who objected was told."""
        return reads.answer_of(row)


class ClaimObjectionVerdict(StrictSerializer):
    """Upheld or dismissed, with the answer."""

    verdict = serializers.ChoiceField(choices=[each for each in ObjectionState.choices if each[0] != "open"])
    answer = serializers.CharField(max_length=500)


class ObjectionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Objections against public notices (X2.3), heard by whom they do not concern."""

    queryset = Objection.objects.select_related("notice", "line", "decided_by")
    serializer_class = ClaimObjectionSerializer
    filterset_fields = {"state": ["exact"], "notice": ["exact"]}
    page_order = ("-received_on", "-id")
    rights = dict.fromkeys(["list", "retrieve", "decide"], HEAR)

    def in_full(self, row):
        """With what was written."""
        self.answered_with = row = self.get_queryset().get(pk=row.pk)
        return Response(ClaimObjectionInFull(row, context=self.get_serializer_context()).data)

    @extend_schema(responses=ClaimObjectionInFull)
    def retrieve(self, request, pk=None):
        """An objection with what was written."""
        return self.in_full(self.get_object())

    @extend_schema(request=ClaimObjectionVerdict, responses=ClaimObjectionInFull)
    @action(detail=True, methods=["post"])
    def decide(self, request, pk=None):
        """Uphold or dismiss it; upheld, the claim is refused or the notice stopped."""
        row, values = self.get_object(), self.read(ClaimObjectionVerdict)
        return self.in_full(
            objections.decide_objection(objection=row, **values, by=request.user, on=clock.today())
        )  # fmt: skip


ROUTES = [("subsidy-notices", NoticeViewSet), ("subsidy-objections", ObjectionViewSet)]
