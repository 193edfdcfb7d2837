"""REST resources `reported-changes` and `news`. Entering a change in the register is a journey: see the index."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.visits import actions, queries
from laborers.visits.models import News, ReportedChange
from laborers.visits.states import ChangeState, NewsWay
from xundian.accounts.access import ScopedViewSet
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


def named(source):
    """A name or label beside an id or a code."""
    return serializers.CharField(source=source, read_only=True, default="")


class ReportedChangeSerializer(StrictModelSerializer):
    """What a visit was told of a person, with the names beside its ids."""

    household_number, division_name = named("household.number"), named("division.name")
    laborer_name, dependant_name = named("laborer.name"), named("dependant.name")
    kind_label = serializers.CharField(read_only=True)
    state_label, settled_by_name = named("get_state_display"), named("settled_by.name")
    told_on = serializers.DateField(source="visit.visited_on", read_only=True)
    told_by_name = named("visit.by.name")

    class Meta:
        model = ReportedChange
        fields = [
            "id", "visit", "told_on", "told_by_name", "household", "household_number", "laborer", "laborer_name",
            "dependant", "dependant_name", "division", "division_name", "kind", "kind_label", "detail", "state",
            "state_label", "settled_on", "settled_by", "settled_by_name", "note", "version",
        ]  # fmt: skip
        read_only_fields = fields


class SettlingNote(StrictSerializer):
    """Why."""

    note = serializers.CharField(max_length=200)


class ReportedChangeViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What visits were told has changed with people; an officer enters it, or sets it aside with a note."""

    queryset = ReportedChange.objects.all()
    serializer_class = ReportedChangeSerializer
    filterset_fields = ["state", "kind", "household", "laborer", "dependant", "visit"]
    page_order = ("-id",)
    rights = {"list": "visits.read", "retrieve": "visits.read", "dismiss": "changes.settle"}

    def get_queryset(self):
        """Changes in the caller's place, with names."""
        return queries.changes_with_names(super().get_queryset())

    @extend_schema(request=SettlingNote, responses=ReportedChangeSerializer)
    @action(detail=True, methods=["post"])
    def dismiss(self, request, pk):
        """It is not so, or needs no entry; the note says why."""
        change, values = self.get_object(), self.read(SettlingNote)
        settled = actions.settle_change(
            change=change, to=ChangeState.DISMISSED, by=request.user, on=clock.today(), **values
        )  # fmt: skip
        return self.answered(self.get_queryset().get(pk=settled.pk))


class NewsSerializer(StrictModelSerializer):
    """A piece of news with the names beside its ids; what is withheld is not shown."""

    household_number, laborer_name = named("household.number"), named("laborer.name")
    direction_label, state_label = named("get_direction_display"), named("get_state_display")
    how_label, told_by_name = named("get_how_display"), named("told_by.name")
    text = serializers.SerializerMethodField()
    heard_on = serializers.DateField(source="visit.visited_on", read_only=True)

    class Meta:
        model = News
        fields = [
            "id", "household", "household_number", "laborer", "laborer_name", "division", "direction",
            "direction_label", "text", "visit", "heard_on", "agreed", "state", "state_label", "told_on", "told_by",
            "told_by_name", "how", "how_label", "told_at_visit", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_text(self, news) -> str:
        """Withheld news is nobody's to read until the migrant agrees."""
        return "" if news.state == "withheld" else news.text


class HowTold(StrictSerializer):
    """How it was passed on."""

    how = serializers.ChoiceField(choices=NewsWay.choices)


class NewsViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """News between the family and the migrant, told with the migrant's consent (X2.2-7)."""

    queryset = News.objects.select_related("household", "laborer", "visit", "told_by")
    serializer_class = NewsSerializer
    filterset_fields = ["state", "direction", "household", "laborer", "visit"]
    page_order = ("-id",)
    rights = {"list": "visits.read", "retrieve": "visits.read", "tell": "visits.log"}

    @extend_schema(request=HowTold, responses=NewsSerializer)
    @action(detail=True, methods=["post"])
    def tell(self, request, pk):
        """It was passed on."""
        news, values = self.get_object(), self.read(HowTold)
        return self.answered(actions.tell_news(news=news, by=request.user, on=clock.today(), **values))


ROUTES = [("news", NewsViewSet)]
