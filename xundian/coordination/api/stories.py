"""REST resource `stories`: model cases and experience notes (X2.2-9, 2.2-10)."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from laborers.registry.models import Laborer
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel
from xundian.coordination import actions
from xundian.coordination.actions.checks import LONG, TITLE
from xundian.coordination.actions.stories import WITNESS
from xundian.coordination.api.ledger import Ledger, Line
from xundian.coordination.models import Story
from xundian.coordination.states import NameShown, StoryKind, StoryState
from xundian.kit import clock
from xundian.kit.serializers import StrictSerializer


class StorySerializer(Line):
    """A model case or an experience note, with the consent that it stands on."""

    kind_label = ChoiceLabel(StoryKind, source="kind")
    state_label = ChoiceLabel(StoryState, source="state")
    name_shown_label = ChoiceLabel(NameShown, source="name_shown")
    laborer_name = serializers.CharField(source="laborer.name", read_only=True, allow_null=True, default=None)

    class Meta:
        model = Story
        fields = [
            "id", "division", "division_name", "kind", "kind_label", "title", "text", "laborer", "laborer_name",
            "name_shown", "name_shown_label", "consented_on", "consent_witness", "consent_withdrawn_on", "state",
            "state_label", "published_on", "by", "by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields


class StoryChanges(StrictSerializer):
    """The words of a story that is not published."""

    title = serializers.CharField(max_length=TITLE, required=False)
    text = serializers.CharField(max_length=LONG, required=False)


class NewStory(StrictSerializer):
    """What writing a story takes; a model case names the person."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=20)
    kind = serializers.ChoiceField(choices=StoryKind.choices)
    title = serializers.CharField(max_length=TITLE)
    text = serializers.CharField(max_length=LONG)
    laborer = serializers.UUIDField(required=False, allow_null=True)


class Agreement(StrictSerializer):
    """What the person agreed to, before which witness, and when."""

    name_shown = serializers.ChoiceField(choices=NameShown.choices)
    witness = serializers.CharField(max_length=WITNESS)
    consented_on = serializers.DateField()


class StoryFilter(filters.FilterSet):
    """Stories by place, kind and state."""

    division = DivisionFilter()

    class Meta:
        model = Story
        fields = {"kind": ["exact"], "state": ["exact"]}


class StoryViewSet(Ledger):
    """Model cases and experience notes; about a person only with that person's consent (X2.2-9, 2.2-10)."""

    queryset = Story.objects.select_related("division", "laborer", "by")
    serializer_class = StorySerializer
    filterset_class = StoryFilter
    page_order = ("-created_at", "-id")
    rights = (
        dict.fromkeys(["list", "retrieve"], "stories.read")
        | dict.fromkeys(["create", "partial_update", "agree", "withdraw_consent"], "stories.edit")
        | dict.fromkeys(["publish", "take_down"], "stories.publish")
    )

    @extend_schema(request=NewStory, responses={201: StorySerializer})
    def create(self, request):
        """Write a draft."""
        given = self.read(NewStory)
        given["division"] = self.place(given["division"])
        given["laborer"] = self.find(Laborer, given["laborer"]) if given.get("laborer") else None
        return self.answered(actions.write_story(by=request.user, **given), 201)

    @extend_schema(request=StoryChanges, responses=StorySerializer)
    def partial_update(self, request, pk=None):
        """Change the words; a consent given for other words is asked for anew. Send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(StoryChanges)
        return self.answered(
            actions.change_story(story=row, changes=changes, expected_version=version, by=request.user)
        )

    @extend_schema(request=Agreement, responses=StorySerializer)
    @action(detail=True, methods=["post"])
    def agree(self, request, pk=None):
        """The person agrees to these words being published."""
        row, given = self.get_object(), self.read(Agreement)
        return self.answered(actions.agree(story=row, by=request.user, on=clock.today(), **given))

    @extend_schema(request=None, responses=StorySerializer)
    @action(detail=True, methods=["post"], url_path="withdraw-consent")
    def withdraw_consent(self, request, pk=None):
        """The person does not want it any more: a published story comes down at once."""
        return self._stepped(actions.withdraw_agreement)

    @extend_schema(request=None, responses=StorySerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request, pk=None):
        """Let anybody read it."""
        return self._stepped(actions.publish)

    @extend_schema(request=None, responses=StorySerializer)
    @action(detail=True, methods=["post"], url_path="take-down")
    def take_down(self, request, pk=None):
        """Take it down."""
        return self._stepped(actions.take_down)

    def _stepped(self, step):
        return self.answered(step(story=self.get_object(), by=self.request.user, on=clock.today()))


ROUTES = [("stories", StoryViewSet)]
