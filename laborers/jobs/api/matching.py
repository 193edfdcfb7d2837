"""REST resource `match-runs`."""

from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.enterprises.api.words import CodeLabel, below, named
from laborers.jobs import actions, queries
from laborers.jobs.api.words import JobsViewSet, ReasonsField
from laborers.jobs.models import MatchProposal, MatchRun
from laborers.jobs.states import Channel, RunState
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.filters import refuse_unknown
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

# People shown of those to whom two runs propose different things.
COMPARED = 100


class WhatIfVacancy(StrictSerializer):
    """A vacancy that does not exist; wages are yuan a month."""

    occupation = serializers.CharField(max_length=40)
    headcount = serializers.IntegerField(min_value=1, max_value=5000)
    wage_min = YuanField(source="wage_min_fen")
    wage_max = YuanField(source="wage_max_fen")
    destination = serializers.CharField(max_length=6)
    channel = serializers.ChoiceField(choices=Channel.choices)


class WhatIf(StrictSerializer):
    """What would be: everybody trained in these occupations, wages so many hundredths higher, more vacancies."""

    training = serializers.ListField(child=serializers.CharField(max_length=40), max_length=10, required=False)
    wage_percent = serializers.IntegerField(min_value=-50, max_value=100, required=False)
    vacancies = WhatIfVacancy(many=True, required=False)


class RunDoor(serializers.Serializer):
    """A training: the people without a proposal to whom it would open posts, and these of the one it opens most to."""

    occupation = serializers.CharField()
    occupation_label = CodeLabel("occupation", "occupation")
    people = serializers.IntegerField()
    vacancies = serializers.IntegerField()
    seats = serializers.IntegerField()


class Door(serializers.Serializer):
    """A training and the vacancies and posts that it alone would open to a person."""

    occupation = serializers.CharField()
    occupation_label = CodeLabel("occupation", "occupation")
    vacancies = serializers.IntegerField()
    seats = serializers.IntegerField()


class MatchRunSerializer(StrictModelSerializer):
    """A run with its counts; `gap` 0 with `placed` equal to `placeable` proves that nothing better exists."""

    division_name, by_name = named("division.name"), named("by.name")
    state_label, solver_label = named("get_state_display"), named("get_solver_display")
    what_if = WhatIf(read_only=True)
    gap = serializers.FloatField(read_only=True)
    doors = RunDoor(many=True, read_only=True)

    class Meta:
        model = MatchRun
        fields = [
            "id", "division", "division_name", "on", "by", "by_name", "title", "what_if", "state", "state_label",
            "done", "total", "failure", "kept", "policy", "solver", "solver_label", "laborers", "posts", "placed",
            "placeable", "supported", "total_score", "upper_bound", "gap", "doors", "created_at", "finished_at",
        ]  # fmt: skip
        read_only_fields = fields


class NewMatchRun(StrictSerializer):
    """For which division of your place, and what if."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=20)
    title = serializers.CharField(max_length=80, required=False, allow_blank=True)
    what_if = WhatIf(required=False)


class Keeping(StrictSerializer):
    """Whether the run stays until somebody deletes it."""

    kept = serializers.BooleanField()


class ProposalSerializer(StrictModelSerializer):
    """A person of a run with the vacancy proposed and why; without one, what stood in the way and what would help."""

    laborer_name, division_name = named("laborer.name"), named("division.name")
    vacancy_title, enterprise_name = named("vacancy.title"), named("vacancy.enterprise.name")
    reasons = ReasonsField()
    doors = Door(many=True, read_only=True)

    class Meta:
        model = MatchProposal
        fields = [
            "id", "laborer", "laborer_name", "division", "division_name", "vacancy", "vacancy_title",
            "enterprise_name", "imagined", "score", "reasons", "hindrance", "doors",
        ]  # fmt: skip
        read_only_fields = fields


class Difference(serializers.Serializer):
    """What two runs propose to one person."""

    before = ProposalSerializer()
    after = ProposalSerializer()


class Comparison(serializers.Serializer):
    """Two runs side by side, and the first hundred of the people to whom they propose different things."""

    run = MatchRunSerializer()
    other = MatchRunSerializer()
    changed = serializers.IntegerField()
    differences = Difference(many=True)


class TrainingDemandSerializer(serializers.Serializer):
    """A training and what it would open to people of a township who look for work."""

    place = serializers.CharField()
    occupation = serializers.CharField()
    occupation_label = CodeLabel("occupation", "occupation")
    people = serializers.IntegerField()
    without = serializers.IntegerField()
    vacancies = serializers.IntegerField()
    seats = serializers.IntegerField()


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

    state = filters.ChoiceFilter(choices=RunState.choices)
    kept = filters.BooleanFilter()

    class Meta:
        model = MatchRun
        fields = ["division", "state", "kept"]

    def under_division(self, queryset, name, value):
        """Runs of a division and all below."""
        return below(queryset, "division_id", value, name)


class ProposalFilter(filters.FilterSet):
    """Filters of a run's proposals."""

    placed = filters.BooleanFilter(method="with_a_post", help_text="Whether a post is proposed.")
    hindrance = filters.CharFilter(help_text="The code of what stood in the way first.")
    division = filters.CharFilter(method="under_division", help_text="A division's code: it and all below.")

    class Meta:
        model = MatchProposal
        fields = ["placed", "hindrance", "division"]

    def with_a_post(self, queryset, name, value):
        """People with or without a proposal."""
        return queryset.filter(hindrance="") if value else queryset.exclude(hindrance="")

    def under_division(self, queryset, name, value):
        """People of a division and all below."""
        return below(queryset, "division_id", value, name)


class MatchRunViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, JobsViewSet):
    """The best overall assignment of a division's people to offerable posts: it changes nothing until made into offers.

    A run is worked out in the background; ask the row again for `state`, `done` and `total`.
    """

    rights = (
        dict.fromkeys(["list", "retrieve", "proposals", "compare", "training_demand"], "matching.read")
        | dict.fromkeys(["create", "cancel", "keep", "destroy"], "matching.run")
        | {"offers": "offers.make"}
    )
    queryset = MatchRun.objects.select_related("division", "by")
    serializer_class = MatchRunSerializer
    filterset_class = MatchRunFilter
    page_order = ("-id",)

    @extend_schema(request=NewMatchRun, responses={202: MatchRunSerializer})
    def create(self, request):
        """Have a division's people matched to the posts of today, or as they would be; nothing changes."""
        values = self.read(NewMatchRun)
        values["division"] = self.find(Division, values["division"])
        run = actions.start_run(**values, by=request.user, on=clock.today(), at=clock.now())
        return self.answered(run, 202)

    @extend_schema(responses={204: None})
    def destroy(self, request, pk=None):
        """Delete a run from which no offer came."""
        actions.delete_run(run=self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(request=None, responses=MatchRunSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """Give an unfinished run up."""
        return self.answered(actions.cancel_run(run=self.get_object(), by=request.user))

    @extend_schema(request=Keeping, responses=MatchRunSerializer)
    @action(detail=True, methods=["post"])
    def keep(self, request, pk=None):
        """Keep it until somebody deletes it, or let it go after sixty days."""
        values = self.read(Keeping)
        return self.answered(actions.keep_run(run=self.get_object(), **values, by=request.user))

    @extend_schema(parameters=[OpenApiParameter("other", OpenApiTypes.UUID, required=True)], responses=Comparison)
    @action(detail=True, pagination_class=None, filter_backends=[])
    def compare(self, request, pk=None):
        """This run beside another one."""
        refuse_unknown(request, ("other",))
        run, asked = self.get_object(), request.query_params.get("other")
        if not asked:
            raise Invalid(field="other", code="required", message=_("Choose the run to compare with."))
        other = self.find(MatchRun, asked)
        found = queries.differences(run, other)
        body = {
            "run": run, "other": other, "changed": len(found),
            "differences": [{"before": one, "after": two} for one, two in found[:COMPARED]],
        }  # fmt: skip
        return Response(Comparison(body, context=self.get_serializer_context()).data)

    @extend_schema(
        parameters=[OpenApiParameter("division", str, required=True)], responses=TrainingDemandSerializer(many=True)
    )
    @action(detail=False, url_path="training-demand", pagination_class=None, filter_backends=[])
    def training_demand(self, request):
        """Which training would open posts to the people of a division who look for work, township by township."""
        refuse_unknown(request, ("division",))
        asked = request.query_params.get("division")
        if not asked:
            raise Invalid(field="division", code="required", message=_("Name the division by its code."))
        division = self.find(Division, asked)
        rows = queries.training_demand(division, clock.today())
        return Response(TrainingDemandSerializer(rows, many=True, context=self.get_serializer_context()).data)

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
