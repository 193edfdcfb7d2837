"""REST resource `programmes`."""

from django.db.models import Q
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from trainings.programmes import actions, queries
from trainings.programmes.models import Programme
from trainings.programmes.states import ProgrammeKind, SubsidyRule, Topic
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, CodeField, CodeLabel, PlaceName, WithCodes
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

CHANGING = [
    "name", "project", "hours", "certificate_kind", "level", "policy_title", "policy_number", "subsidy_rule",
    "active_from", "active_to",
]  # fmt: skip


class ProgrammeSerializer(StrictModelSerializer):
    """A programme with labels beside its codes."""

    county_name = PlaceName(source="county")
    kind_label = ChoiceLabel(ProgrammeKind, source="kind")
    topic_label = ChoiceLabel(Topic, source="topic")
    project_label = CodeLabel("training_programme", source="project")
    occupation_label = CodeLabel("training_occupation", "occupation", source="occupation")
    certificate_kind_label = CodeLabel("certificate_kind", source="certificate_kind")
    level_label = CodeLabel("skill_level", source="level")
    subsidy_rule_label = ChoiceLabel(SubsidyRule, source="subsidy_rule")

    class Meta:
        model = Programme
        fields = [
            "id", "county", "county_name", "name", "kind", "kind_label", "topic", "topic_label", "project",
            "project_label", "occupation", "occupation_label", "hours", "certificate_kind", "certificate_kind_label",
            "level", "level_label", "policy_title", "policy_number", "subsidy_rule", "subsidy_rule_label",
            "active_from", "active_to", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ProgrammeChanges(StrictModelSerializer):
    """What may be corrected; kind, topic and occupation stay, since figures count by them."""

    project = CodeField("training_programme", required=False, allow_blank=True)
    certificate_kind = CodeField("certificate_kind", required=False, allow_blank=True)
    level = CodeField("skill_level", required=False, allow_blank=True)

    class Meta:
        model = Programme
        fields = CHANGING


class NewProgramme(ProgrammeChanges):
    """A programme of your county."""

    id = serializers.UUIDField(required=False)
    occupation = CodeField("training_occupation", required=False, allow_blank=True)

    class Meta(ProgrammeChanges.Meta):
        fields = ["id", "kind", "topic", "occupation", *CHANGING]


class ProgrammeEnd(StrictSerializer):
    """The last day on which it is offered."""

    active_to = serializers.DateField()


class ProgrammeFilter(filters.FilterSet):
    """Filters of the list."""

    q = filters.CharFilter(method="by_words", help_text="Part of the name, or of the document's title or number.")
    kind = filters.ChoiceFilter(choices=ProgrammeKind.choices)
    project = filters.CharFilter()
    occupation = filters.CharFilter()
    subsidy_rule = filters.ChoiceFilter(choices=SubsidyRule.choices)
    offered = filters.BooleanFilter(method="offered_today", help_text="Whether it is offered today.")

    class Meta:
        model = Programme
        fields = ["q", "kind", "project", "occupation", "subsidy_rule", "offered"]

    def by_words(self, queryset, name, value):
        """Programmes found by words."""
        return queries.found(queryset, value)

    def offered_today(self, queryset, name, value):
        """Programmes that are offered today, or those that are not."""
        today = queries.offered_on(clock.today())
        return queryset.filter(today if value else ~Q(today))


class ProgrammeViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What the county teaches: kinds, the county's occupations, the named projects, certificates (X2.2-4, X2.3)."""

    rights = dict.fromkeys(["list", "retrieve"], "trainings.read") | dict.fromkeys(
        ["create", "partial_update", "end"], "programmes.edit"
    )
    schemes = ("training_programme", "training_occupation", "occupation", "certificate_kind", "skill_level")
    queryset = Programme.objects.select_related("county")
    serializer_class = ProgrammeSerializer
    filterset_class = ProgrammeFilter

    @extend_schema(request=NewProgramme, responses={201: ProgrammeSerializer})
    def create(self, request):
        """Register a programme in your county."""
        values = self.read(NewProgramme)
        row = actions.register_programme(county=request.user.division, **values, by=request.user, on=clock.today())
        return self.answered(row, 201)

    @extend_schema(request=ProgrammeChanges, responses=ProgrammeSerializer)
    def partial_update(self, request, pk=None):
        """Correct it; needs If-Match."""
        row = actions.edit_programme(
            programme=self.get_object(), changes=self.read(ProgrammeChanges, partial=True),
            expected_version=self.expected_version(), by=request.user, on=clock.today(),
        )  # fmt: skip
        return self.answered(row)

    @extend_schema(request=ProgrammeEnd, responses=ProgrammeSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request, pk=None):
        """Say the last day on which it is offered; planned classes go on."""
        row = self.get_object()
        return self.answered(actions.end_programme(programme=row, by=request.user, **self.read(ProgrammeEnd)))


ROUTES = [("programmes", ProgrammeViewSet)]
