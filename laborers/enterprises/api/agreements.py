"""REST resources `cooperations` and `selections`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.enterprises import actions, queries
from laborers.enterprises.api.words import CodedViewSet, named
from laborers.enterprises.models import Candidate, Cooperation, Enterprise, Selection
from laborers.enterprises.states import CooperationKind, SelectionState
from xundian.accounts.labels import ChoiceLabel
from xundian.kit import clock
from xundian.kit.errors import Missing
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class CooperationSerializer(StrictModelSerializer):
    """An agreement; `fee` is what laborers pay, always 0."""

    enterprise_name = named("enterprise.name")
    kind_label = ChoiceLabel(CooperationKind, source="kind")
    fee = YuanField(source="fee_fen", read_only=True)

    class Meta:
        model = Cooperation
        fields = [
            "id", "enterprise", "enterprise_name", "kind", "kind_label", "signed_on", "starts", "ends", "services",
            "fee", "document", "selection", "ended_reason", "version",
        ]  # fmt: skip
        read_only_fields = fields


class CooperationChange(StrictModelSerializer):
    """What may be corrected in an agreement."""

    class Meta:
        model = Cooperation
        fields = ["signed_on", "starts", "ends", "services", "document"]


class NewCooperation(CooperationChange):
    """An agreement with an enterprise of your county; `selection` is the published one it follows from."""

    id = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=CooperationKind.choices)
    selection = serializers.UUIDField(required=False, allow_null=True)

    class Meta(CooperationChange.Meta):
        fields = ["id", "enterprise", "kind", "selection", *CooperationChange.Meta.fields]


class EarlyEnd(StrictSerializer):
    """The last day of an agreement that ends before its time, and why."""

    ends = serializers.DateField()
    reason = serializers.CharField(max_length=200)


class CooperationFilter(filters.FilterSet):
    """Filters of the list."""

    enterprise = filters.UUIDFilter()
    kind = filters.ChoiceFilter(choices=CooperationKind.choices)
    in_force_on = filters.DateFilter(method="on_day", help_text="In force on this day.")

    class Meta:
        model = Cooperation
        fields = ["enterprise", "kind", "in_force_on"]

    def on_day(self, queryset, name, value):
        """Agreements in force on a day."""
        return queryset.filter(starts__lte=value, ends__gte=value)


class CooperationViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, CodedViewSet):
    """Cooperation agreements with enterprises and intermediaries (X2.2-3)."""

    rights = dict.fromkeys(["list", "retrieve"], "enterprises.read") | dict.fromkeys(
        ["create", "partial_update", "end"], "enterprises.edit"
    )
    queryset = Cooperation.objects.select_related("enterprise")
    serializer_class = CooperationSerializer
    filterset_class = CooperationFilter
    page_order = ("-starts", "-id")

    @extend_schema(request=NewCooperation, responses={201: CooperationSerializer})
    def create(self, request):
        """Enter an agreement; of one kind an enterprise has one at a time."""
        values = self.read(NewCooperation)
        values["enterprise"] = self.find(Enterprise, values["enterprise"])
        if values.get("selection"):
            values["selection"] = self.find(Selection, values["selection"])
        return self.answered(actions.sign_cooperation(**values, **self.context_of_step()), 201)

    @extend_schema(request=CooperationChange, responses=CooperationSerializer)
    def partial_update(self, request, pk=None):
        """Correct fields; needs If-Match."""
        row = actions.edit_cooperation(
            cooperation=self.get_object(), changes=self.read(CooperationChange, partial=True),
            expected_version=self.expected_version(), by=request.user,
        )  # fmt: skip
        return self.answered(row)

    @extend_schema(request=EarlyEnd, responses=CooperationSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request, pk=None):
        """End it before its time."""
        row, values = self.get_object(), self.read(EarlyEnd)
        return self.answered(actions.end_cooperation(cooperation=row, **values, by=request.user))


class CriterionSerializer(StrictSerializer):
    """A criterion with its weight; all weights add up to 100."""

    name = serializers.CharField(max_length=50)
    weight = serializers.IntegerField(min_value=1, max_value=100)


class ScoreSerializer(serializers.Serializer):
    """The points one assessor gave by one criterion (its place in the list, from 0)."""

    criterion = serializers.IntegerField()
    assessor = serializers.CharField()
    points = serializers.IntegerField()


class CandidateSerializer(serializers.Serializer):
    """A candidate with the points given and the weighted total, if there is one."""

    id = serializers.UUIDField()
    enterprise = serializers.UUIDField()
    enterprise_name = serializers.CharField()
    chosen = serializers.BooleanField()
    total = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)
    scores = ScoreSerializer(many=True)


class SelectionSerializer(StrictModelSerializer):
    """A competitive selection: the need, the criteria, the decision and where it was published."""

    state_label = ChoiceLabel(SelectionState, source="state")
    criteria = CriterionSerializer(many=True, read_only=True)
    decided_by_name = named("decided_by.name")

    class Meta:
        model = Selection
        fields = [
            "id", "county", "year", "title", "need", "criteria", "held_on", "state", "state_label", "reasons",
            "decided_on", "decided_by", "decided_by_name", "published_on", "published_at", "version",
        ]  # fmt: skip
        read_only_fields = fields


class SelectionInFull(SelectionSerializer):
    """The same with its candidates, the highest total first."""

    candidates = serializers.SerializerMethodField()

    class Meta(SelectionSerializer.Meta):
        fields = [*SelectionSerializer.Meta.fields, "candidates"]
        read_only_fields = fields

    def get_candidates(self, selection) -> CandidateSerializer(many=True):
        """Candidates with their points, in two statements."""
        given = {}
        for row in queries.scores_of(selection):
            given.setdefault(row.candidate_id, []).append(row)
        rows = [
            {
                "id": row.pk, "enterprise": row.enterprise_id, "enterprise_name": row.enterprise.name,
                "chosen": row.chosen, "total": total, "scores": given.get(row.pk, []),
            }
            for row, total in queries.judged(selection)
        ]  # fmt: skip
        return CandidateSerializer(rows, many=True).data


class NewSelection(StrictSerializer):
    """A selection of your county."""

    id = serializers.UUIDField(required=False)
    title = serializers.CharField(max_length=100)
    need = serializers.CharField(max_length=500)
    criteria = CriterionSerializer(many=True)
    held_on = serializers.DateField()
    candidates = serializers.ListField(child=serializers.UUIDField(), required=False, default=list)


class NewCandidate(StrictSerializer):
    """One more enterprise that stands in it."""

    enterprise = serializers.UUIDField()


class NewScores(StrictSerializer):
    """One assessor's points for one candidate, one for each criterion in its order."""

    candidate = serializers.UUIDField()
    assessor = serializers.CharField(max_length=50)
    points = serializers.ListField(child=serializers.IntegerField(min_value=0, max_value=100))


class SelectionDecision(StrictSerializer):
    """Who is chosen, and why."""

    chosen = serializers.ListField(child=serializers.UUIDField())
    reasons = serializers.CharField(max_length=1000)


class SelectionPublication(StrictSerializer):
    """When and where the result was made known."""

    published_on = serializers.DateField()
    published_at = serializers.CharField(max_length=200)


class SelectionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, CodedViewSet):
    """Competitive selections of enterprises and intermediaries; nothing of them is ever deleted (X2.2-3)."""

    rights = dict.fromkeys(["list", "retrieve"], "selections.read") | dict.fromkeys(
        ["create", "candidates", "scores", "decide", "publish"], "enterprises.edit"
    )
    queryset = Selection.objects.select_related("decided_by")
    serializer_class = SelectionSerializer
    filterset_fields = ["year", "state"]
    page_order = ("-held_on", "-id")

    @extend_schema(responses=SelectionInFull)
    def retrieve(self, request, pk=None):
        """A selection with its candidates and every point given."""
        return self._shown(self.get_object())

    @extend_schema(request=NewSelection, responses={201: SelectionInFull})
    def create(self, request):
        """Open a selection."""
        values = self.read(NewSelection)
        values["candidates"] = [self.find(Enterprise, pk) for pk in values["candidates"]]
        row = actions.open_selection(county=request.user.division, **values, **self.context_of_step())
        return self._shown(row, 201)

    @extend_schema(request=NewCandidate, responses=SelectionInFull)
    @action(detail=True, methods=["post"])
    def candidates(self, request, pk=None):
        """One more candidate."""
        row, firm = self.get_object(), self.find(Enterprise, self.read(NewCandidate)["enterprise"])
        actions.add_candidate(selection=row, enterprise=firm, by=request.user)
        return self._shown(row)

    @extend_schema(request=NewScores, responses=SelectionInFull)
    @action(detail=True, methods=["post"])
    def scores(self, request, pk=None):
        """The points of one assessor for one candidate; given again they replace the former ones."""
        row, values = self.get_object(), self.read(NewScores)
        candidate = Candidate.objects.filter(selection=row, pk=values.pop("candidate")).first()
        if candidate is None:
            raise Missing
        actions.give_scores(candidate=candidate, **values, by=request.user)
        return self._shown(row)

    @extend_schema(request=SelectionDecision, responses=SelectionInFull)
    @action(detail=True, methods=["post"])
    def decide(self, request, pk=None):
        """Choose one or several candidates, with the reasons."""
        row, values = self.get_object(), self.read(SelectionDecision)
        return self._shown(actions.decide_selection(selection=row, **values, **self.context_of_step()))

    @extend_schema(request=SelectionPublication, responses=SelectionInFull)
    @action(detail=True, methods=["post"])
    def publish(self, request, pk=None):
        """The result was made known; from now on an agreement can follow from it."""
        row, values = self.get_object(), self.read(SelectionPublication)
        return self._shown(actions.publish_selection(selection=row, by=request.user, on=clock.today(), **values))

    def _shown(self, row, status=200):
        self.serializer_class = SelectionInFull
        return self.answered(row, status)


ROUTES = [("cooperations", CooperationViewSet), ("selections", SelectionViewSet)]
