"""REST resource `complaints`, for the county bureau and the auditor."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.complaints import actions, queries
from laborers.complaints.models import Complaint, ComplaintStep
from laborers.complaints.states import ComplaintState, Concerns, Handler, Subject
from laborers.difficulties.states import Kind, Severity
from laborers.registry.models import Household, Laborer
from xundian.accounts.access import ScopedViewSet
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ComplaintStepSerializer(StrictModelSerializer):
    """One step with what was written; `by_name` is empty for the complainant."""

    kind_label = serializers.CharField(source="get_kind_display", read_only=True)
    by_name = serializers.CharField(source="by.name", default="", read_only=True)
    text = serializers.SerializerMethodField()

    class Meta:
        model = ComplaintStep
        fields = ["id", "kind", "kind_label", "at", "by", "by_name", "text"]
        read_only_fields = fields

    @extend_schema_field(serializers.CharField())
    def get_text(self, step):
        """In the clear."""
        return queries.text_of(step)


class ComplaintSerializer(StrictModelSerializer):
    """A complaint as a list shows it: nothing that a person wrote; `overdue` as of today."""

    subject_label = serializers.CharField(source="get_subject_display", read_only=True)
    concerns_label = serializers.CharField(source="get_concerns_display", read_only=True)
    handler_label = serializers.CharField(source="get_handler_display", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    card_number = serializers.CharField(source="card.number", default="", read_only=True)
    overdue = serializers.BooleanField(read_only=True)

    class Meta:
        model = Complaint
        fields = [
            "id", "number", "county", "subject", "subject_label", "concerns", "concerns_label", "handler",
            "handler_label", "card_number", "may_share", "received_at", "received_on", "due_on", "overdue", "state",
            "state_label", "answered_on", "closed_on", "difficulty", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ComplaintDetail(ComplaintSerializer):
    """The same with how to reach the complainant, and every step, oldest first."""

    contact = serializers.SerializerMethodField()
    steps = ComplaintStepSerializer(many=True, read_only=True)

    class Meta(ComplaintSerializer.Meta):
        fields = [*ComplaintSerializer.Meta.fields, "contact", "steps"]
        read_only_fields = fields

    @extend_schema_field(serializers.CharField())
    def get_contact(self, complaint):
        """In the clear; empty for an anonymous one."""
        return queries.contact_of(complaint)


class Answer(StrictSerializer):
    """What the complainant is told."""

    text = serializers.CharField(max_length=1000)


class Sharing(StrictSerializer):
    """The difficulty that it becomes, in the office's own words: of a household, or of one of its laborers."""

    household = serializers.UUIDField()
    laborer = serializers.UUIDField(required=False, allow_null=True)
    kind = serializers.ChoiceField(choices=Kind.choices)
    severity = serializers.ChoiceField(choices=Severity.choices, default=Severity.NORMAL)
    description = serializers.CharField(max_length=500)


class ComplaintFilter(filters.FilterSet):
    """Filters of the list."""

    state = filters.ChoiceFilter(choices=ComplaintState.choices)
    subject = filters.ChoiceFilter(choices=Subject.choices)
    concerns = filters.ChoiceFilter(choices=Concerns.choices)
    handler = filters.ChoiceFilter(choices=Handler.choices)
    overdue = filters.BooleanFilter(help_text="Not answered, and past its last day.")

    class Meta:
        model = Complaint
        fields = ["state", "subject", "concerns", "handler", "overdue"]


class ComplaintViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Complaints that came past the officer concerned; what is about the county bureau is the auditor's alone."""

    queryset = Complaint.objects.all()
    serializer_class = ComplaintSerializer
    filterset_class = ComplaintFilter
    rights = dict.fromkeys(["list", "retrieve"], "complaints.read") | dict.fromkeys(
        ["take_up", "answer", "close", "pass_on", "share"], "complaints.answer"
    )

    def get_queryset(self):
        """Rows the caller may know of; a single one with its steps."""
        rows = queries.shown(queries.visible(self.request.user), clock.today())
        return queries.with_steps(rows) if self.action == "retrieve" else rows

    def get_serializer_class(self):
        """The detail carries what was written."""
        return ComplaintDetail if self.action == "retrieve" else ComplaintSerializer

    def _do(self, step, **values):
        complaint = step(complaint=self.get_object(), by=self.request.user, at=clock.now(), **values)
        rows = queries.with_steps(queries.shown(Complaint.objects.filter(pk=complaint.pk), clock.today()))
        self.answered_with = rows.get()
        return Response(ComplaintDetail(self.answered_with).data)

    def _read(self, kind):
        serializer = kind(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data

    @extend_schema(request=None, responses=ComplaintDetail)
    @action(detail=True, methods=["post"], url_path="take-up")
    def take_up(self, request, pk=None):
        """Begin to look into it."""
        return self._do(actions.take_up)

    @extend_schema(request=Answer, responses=ComplaintDetail)
    @action(detail=True, methods=["post"])
    def answer(self, request, pk=None):
        """Write the answer."""
        self.get_object()
        return self._do(actions.answer, **self._read(Answer))

    @extend_schema(request=None, responses=ComplaintDetail)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """Nothing more is to be done."""
        return self._do(actions.close)

    @extend_schema(request=None, responses=ComplaintDetail)
    @action(detail=True, methods=["post"], url_path="pass")
    def pass_on(self, request, pk=None):
        """Give it to the auditor, because it is about the bureau itself; the bureau sees it no more."""
        return self._do(actions.pass_to_auditor)

    @extend_schema(request=Sharing, responses=ComplaintDetail)
    @action(detail=True, methods=["post"], url_path="difficulty")
    def share(self, request, pk=None):
        """Have it looked into as a difficulty, with the complainant's consent and without naming them."""
        self.get_object()
        values = self._read(Sharing)
        values["household"] = self.find(Household, values["household"])
        values["laborer"] = self.find(Laborer, values["laborer"]) if values.get("laborer") else None
        return self._do(actions.make_difficulty, **values)


ROUTES = [("complaints", ComplaintViewSet)]
