"""REST resources `symposiums` and `suggestions` of people who came back (X2.2-9)."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel
from xundian.accounts.models import User
from xundian.coordination import actions
from xundian.coordination.actions.checks import LONG, NOTE, PLACE, TITLE
from xundian.coordination.actions.symposiums import MOST_PEOPLE
from xundian.coordination.api.ledger import Ledger, Line
from xundian.coordination.models import Suggestion, Symposium
from xundian.coordination.states import SuggestionState
from xundian.kit import clock
from xundian.kit.serializers import StrictSerializer


class SymposiumSerializer(Line):
    """A returnee symposium."""

    class Meta:
        model = Symposium
        fields = [
            "id", "division", "division_name", "title", "held_on", "place", "people", "summary", "by", "by_name",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewSymposium(StrictSerializer):
    """What recording a symposium takes."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=20)
    title = serializers.CharField(max_length=TITLE)
    held_on = serializers.DateField()
    people = serializers.IntegerField(min_value=1, max_value=MOST_PEOPLE)
    place = serializers.CharField(max_length=PLACE, required=False, allow_blank=True)
    summary = serializers.CharField(max_length=LONG, required=False, allow_blank=True)


class SymposiumFilter(filters.FilterSet):
    """Symposiums by place and day."""

    division = DivisionFilter()

    class Meta:
        model = Symposium
        fields = {"held_on": ["gte", "lte"]}


class SymposiumViewSet(Ledger):
    """Symposiums of people who came back (X2.2-9)."""

    queryset = Symposium.objects.select_related("division", "by")
    serializer_class = SymposiumSerializer
    filterset_class = SymposiumFilter
    page_order = ("-held_on", "-id")
    rights = {"list": "symposiums.read", "retrieve": "symposiums.read", "create": "symposiums.edit"}

    @extend_schema(request=NewSymposium, responses={201: SymposiumSerializer})
    def create(self, request):
        """Record a symposium of your place."""
        given = self.read(NewSymposium)
        given["division"] = self.place(given["division"])
        return self.answered(actions.record_symposium(by=request.user, on=clock.today(), **given), 201)


class SuggestionSerializer(Line):
    """A suggestion and what became of it."""

    by_name = None
    state_label = ChoiceLabel(SuggestionState, source="state")

    class Meta:
        model = Suggestion
        fields = [
            "id", "symposium", "division", "division_name", "text", "said_by", "state", "state_label", "answer",
            "answered_on", "task", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewSuggestion(StrictSerializer):
    """What was suggested; `said_by` only where the person wishes to be named."""

    id = serializers.UUIDField(required=False)
    symposium = serializers.UUIDField()
    text = serializers.CharField(max_length=NOTE)
    said_by = serializers.CharField(max_length=50, required=False, allow_blank=True)


class SuggestionAnswer(StrictSerializer):
    """What became of it; owner and day where it is taken up as a task."""

    state = serializers.ChoiceField(choices=SuggestionState.choices[1:])
    answer = serializers.CharField(max_length=NOTE)
    owner = serializers.UUIDField(required=False, allow_null=True)
    due_on = serializers.DateField(required=False, allow_null=True)


class SuggestionFilter(filters.FilterSet):
    """Suggestions by place, symposium and what became of them."""

    division = DivisionFilter()

    class Meta:
        model = Suggestion
        fields = {"symposium": ["exact"], "state": ["exact"]}


class SuggestionViewSet(Ledger):
    """What returnees suggested, and what became of it (X2.2-9)."""

    queryset = Suggestion.objects.select_related("division")
    serializer_class = SuggestionSerializer
    filterset_class = SuggestionFilter
    page_order = ("-created_at", "-id")
    rights = {
        "list": "symposiums.read", "retrieve": "symposiums.read", "create": "symposiums.edit",
        "answer": "symposiums.edit",
    }  # fmt: skip

    @extend_schema(request=NewSuggestion, responses={201: SuggestionSerializer})
    def create(self, request):
        """Record a suggestion of a symposium."""
        given = self.read(NewSuggestion)
        given["symposium"] = self.find(Symposium, given["symposium"])
        return self.answered(actions.record_suggestion(by=request.user, **given), 201)

    @extend_schema(request=SuggestionAnswer, responses=SuggestionSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request, pk=None):
        """Answer it, take it up as somebody's task, or say why it is not taken up."""
        row, given = self.get_object(), self.read(SuggestionAnswer)
        given["owner"] = self.find(User, given["owner"]) if given.get("owner") else None
        return self.answered(actions.answer_suggestion(
            suggestion=row, by=request.user, on=clock.today(), at=clock.now(), **given
        ))  # fmt: skip


ROUTES = [("symposiums", SymposiumViewSet), ("suggestions", SuggestionViewSet)]
