"""REST resource `match-runs`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.jobs import actions
from laborers.jobs.api.words import JobsViewSet, ReasonsField, below, named
from laborers.jobs.models import MatchProposal, MatchRun
from xundian.divisions.models import Division
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class MatchRunSerializer(StrictModelSerializer):
    """A run with its counts; `total_score` equal to `upper_bound` proves that nothing better exists."""

    division_name, by_name = named("division.name"), named("by.name")

    class Meta:
        model = MatchRun
        fields = [
            "id", "division", "division_name", "on", "by", "by_name", "laborers", "posts", "placed", "total_score",
            "upper_bound", "created_at",
        ]  # fmt: skip
        read_only_fields = fields


class NewMatchRun(StrictSerializer):
    """For which division of your place."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=20)


class ProposalSerializer(StrictModelSerializer):
    """A person of a run with the vacancy proposed and why; without one, what stood in the way."""

    laborer_name, division_name = named("laborer.name"), named("division.name")
    vacancy_title, enterprise_name = named("vacancy.title"), named("vacancy.enterprise.name")
    reasons = ReasonsField()

    class Meta:
        model = MatchProposal
        fields = [
            "id", "laborer", "laborer_name", "division", "division_name", "vacancy", "vacancy_title",
            "enterprise_name", "score", "reasons",
        ]  # fmt: skip
        read_only_fields = fields


class RunToOffers(StrictSerializer):
    """The day by which people are asked to answer."""

    answer_by = serializers.DateField()


class OfferedSerializer(serializers.Serializer):
    """How many offers were made, and how many proposals were overtaken by events."""

    made = serializers.IntegerField()
    overtaken = serializers.IntegerField()


class MatchRunFilter(filters.FilterSet):
    """Filters of the list."""

    division = filters.CharFilter(method="under_division", help_text="A division's code: it and all below.")

    class Meta:
        model = MatchRun
        fields = ["division"]

    def under_division(self, queryset, name, value):
        """Runs of a division and all below."""
        return below(queryset, "division_id", value, name)


class ProposalFilter(filters.FilterSet):
    """Filters of a run's proposals."""

    placed = filters.BooleanFilter(field_name="vacancy", lookup_expr="isnull", exclude=True)

    class Meta:
        model = MatchProposal
        fields = ["placed"]


class MatchRunViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, JobsViewSet):
    """The best overall assignment of a division's people to open posts: a what-if until it is made into offers."""

    rights = dict.fromkeys(["list", "retrieve", "proposals"], "matching.read") | {
        "create": "matching.run", "offers": "offers.make",
    }  # fmt: skip
    queryset = MatchRun.objects.select_related("division", "by")
    serializer_class = MatchRunSerializer
    filterset_class = MatchRunFilter
    page_order = ("-id",)

    @extend_schema(request=NewMatchRun, responses={201: MatchRunSerializer})
    def create(self, request):
        """Match a division's people to the posts open today; nothing else changes."""
        values = self.read(NewMatchRun)
        values["division"] = self.find(Division, values["division"])
        return self.answered(actions.run_match(**values, **self.context_of_step()), 201)

    @extend_schema(responses=ProposalSerializer(many=True))
    @action(
        detail=True, queryset=MatchProposal.objects.select_related("laborer", "division", "vacancy__enterprise"),
        filterset_class=ProposalFilter, serializer_class=ProposalSerializer, page_order=("-score", "id"),
    )  # fmt: skip
    def proposals(self, request, pk=None):
        """Everyone of the run, best score first, with the reasons in words."""
        rows = self.filter_queryset(self.get_queryset().filter(run=self.find(MatchRun, pk)))
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(rows), many=True).data)

    @extend_schema(request=RunToOffers, responses=OfferedSerializer)
    @action(detail=True, methods=["post"])
    def offers(self, request, pk=None):
        """Make an offer of every proposal that still holds; once more makes none."""
        values = self.read(RunToOffers)
        offered = actions.offer_proposals(run=self.get_object(), **values, **self.context_of_step())
        return Response(OfferedSerializer(offered).data)
