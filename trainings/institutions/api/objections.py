"""REST resource `selection-objections`."""

import uuid

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from trainings.institutions import actions, queries
from trainings.institutions.models import Objection, RoundCandidate, SelectionRound
from trainings.institutions.states import DECISION_CHOICES, About, Effect, ObjectionState, Way
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ObjectionSerializer(StrictModelSerializer):
    """An objection without a word of what was written."""

    round_title = serializers.CharField(source="round.title", read_only=True)
    institution_name = serializers.CharField(source="candidate.institution.name", read_only=True, default="")
    about_label = ChoiceLabel(About, source="about")
    way_label = ChoiceLabel(Way, source="way")
    state_label = ChoiceLabel(ObjectionState, source="state")
    effect_label = ChoiceLabel(Effect, source="effect")
    decided_by_name = serializers.CharField(source="decided_by.name", read_only=True, default="")

    class Meta:
        model = Objection
        fields = [
            "id", "round", "round_title", "number", "about", "about_label", "candidate", "institution_name", "way",
            "way_label", "filed_on", "state", "state_label", "effect", "effect_label", "answer", "decided_on",
            "decided_by", "decided_by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ObjectionInFull(ObjectionSerializer):
    """The same with what was written and how to reach the objector."""

    text = serializers.SerializerMethodField()
    contact = serializers.SerializerMethodField()

    class Meta(ObjectionSerializer.Meta):
        fields = [*ObjectionSerializer.Meta.fields, "text", "contact"]
        read_only_fields = fields

    def get_text(self, objection) -> str:
        """In the clear."""
        return queries.text_of(objection)

    def get_contact(self, objection) -> str:
        """In the clear; empty where nothing was said."""
        return queries.contact_of(objection)


class NewObjection(StrictSerializer):
    """An objection taken down at the desk; `candidate` is who of the round it is about."""

    round = serializers.UUIDField()
    about = serializers.ChoiceField(choices=About.choices)
    candidate = serializers.UUIDField(required=False, allow_null=True, default=None)
    text = serializers.CharField(max_length=1000)
    contact = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")


class ObjectionVerdict(StrictSerializer):
    """The decision, its published answer, and what follows when it is upheld."""

    verdict = serializers.ChoiceField(choices=DECISION_CHOICES)
    answer = serializers.CharField(max_length=1000)
    effect = serializers.ChoiceField(choices=Effect.choices, required=False, allow_blank=True, default="")


class ObjectionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Objections to published results of selection rounds; anybody makes them on the public page (X4)."""

    queryset = Objection.objects.select_related("round", "candidate__institution", "decided_by")
    serializer_class = ObjectionSerializer
    filterset_fields = ["round", "state", "about"]
    page_order = ("-filed_on", "-id")
    rights = dict.fromkeys(["list", "retrieve"], "objections.read") | {
        "create": "institutions.edit", "decide": "objections.decide",
    }  # fmt: skip

    @extend_schema(responses=ObjectionInFull)
    def retrieve(self, request, pk=None):
        """An objection with what was written."""
        return self._shown(self.get_object())

    @extend_schema(request=NewObjection, responses={201: ObjectionInFull})
    def create(self, request):
        """Take an objection down at the desk."""
        values = self.read(NewObjection)
        values["round"] = self.find(SelectionRound, values["round"])
        if values["candidate"]:
            rows = RoundCandidate.objects.filter(round=values["round"])
            values["candidate"] = self.find(rows, values["candidate"])
        row = actions.file_objection(
            **values, key=uuid.uuid4().hex, by=request.user, on=clock.today(), at=clock.now()
        )  # fmt: skip
        return self._shown(row, 201)

    @extend_schema(request=ObjectionVerdict, responses=ObjectionInFull)
    @action(detail=True, methods=["post"])
    def decide(self, request, pk=None):
        """Uphold or dismiss it; 403 for whom it concerns."""
        row, values = self.get_object(), self.read(ObjectionVerdict)
        return self._shown(actions.decide_objection(objection=row, **values, by=request.user, on=clock.today()))

    def _shown(self, row, status=200):
        self.serializer_class = ObjectionInFull
        return self.answered(row, status)


ROUTES = [("selection-objections", ObjectionViewSet)]
