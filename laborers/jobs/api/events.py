"""REST resources `recruitment-events` with stands, visitors and intentions, and `recruitment-policies` (X2.2-5)."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.enterprises.api.words import CodedViewSet
from laborers.enterprises.models import Enterprise
from laborers.jobs import actions, queries
from laborers.jobs.api import gatherings as shapes
from laborers.jobs.models import EventStand, EventVisitor, Intention, RecruitmentEvent, RecruitmentPolicy, Vacancy
from laborers.jobs.states import EventForm, EventState
from laborers.registry.models import Laborer
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.scope import covers, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Missing
from xundian.kit.filters import refuse_unknown

ATTENDING = ("add_visitors", "sign")


class EventFilter(filters.FilterSet):
    """Filters of the list."""

    division = DivisionFilter()
    state = filters.ChoiceFilter(choices=EventState.choices)
    form = filters.ChoiceFilter(choices=EventForm.choices)
    campaign = filters.CharFilter()
    year = filters.NumberFilter(field_name="starts_on", lookup_expr="year", min_value=1900, max_value=2200)
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", help_text="A part of the title.")

    class Meta:
        model = RecruitmentEvent
        fields = ["division", "state", "form", "campaign"]


class RecruitmentEventViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, CodedViewSet):
    """Campaigns and fairs of the county and its townships: who brings posts, who comes, what is signed (X2.2-5)."""

    rights = (
        dict.fromkeys(["list", "retrieve", "stands", "progress"], "events.read")
        | dict.fromkeys(["create", "partial_update", "hold", "cancel", "replan"], "events.edit")
        | dict.fromkeys(["add_stand", "remove_stand"], "events.edit")
        | dict.fromkeys(["visitors", "intentions"], "events.people")
        | dict.fromkeys(["add_visitors", "sign", "lapse"], "events.attend")
        | {"offer": "offers.make"}
    )
    queryset = RecruitmentEvent.objects.select_related("division")
    serializer_class = shapes.RecruitmentEventSerializer
    filterset_class = EventFilter
    schemes = ("recruitment_campaign",)

    def get_queryset(self):
        """A village writes down who came to what its township or county holds."""
        rows = queries.with_counts(super().get_queryset())
        if self.action in (*ATTENDING, "lapse", "offer"):
            rows = queries.with_counts(visible_to(self.request.user, RecruitmentEvent.objects.all()))
        return rows

    @extend_schema(request=shapes.NewEvent, responses={201: shapes.RecruitmentEventSerializer})
    def create(self, request):
        """Plan an event of your place."""
        values = self.read(shapes.NewEvent)
        code = values.pop("division", None) or request.user.division_id
        if not covers(request.user, code):
            raise Missing
        division = self.find(Division, code)
        return self.answered(actions.plan_event(division=division, **values, **self.context_of_step()), 201)

    @extend_schema(request=shapes.EventChange, responses=shapes.RecruitmentEventSerializer)
    def partial_update(self, request, pk=None):
        """Change fields unless it is cancelled; needs If-Match."""
        row = actions.edit_event(
            event=self.get_object(), changes=self.read(shapes.EventChange, partial=True),
            expected_version=self.expected_version(), **self.context_of_step(),
        )  # fmt: skip
        return self.answered(row)

    @extend_schema(request=None, responses=shapes.RecruitmentEventSerializer)
    @action(detail=True, methods=["post"])
    def hold(self, request, pk=None):
        """It takes place or took place, and counts."""
        return self.answered(actions.hold_event(event=self.get_object(), **self.context_of_step()))

    @extend_schema(request=None, responses=shapes.RecruitmentEventSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """It does not take place."""
        return self.answered(actions.cancel_event(event=self.get_object(), **self.context_of_step()))

    @extend_schema(request=None, responses=shapes.RecruitmentEventSerializer)
    @action(detail=True, methods=["post"])
    def replan(self, request, pk=None):
        """Take back that it was held or cancelled, while nobody's visit is on record."""
        return self.answered(actions.replan_event(event=self.get_object(), **self.context_of_step()))

    # --- stands ---

    @extend_schema(responses=shapes.StandSerializer(many=True))
    @action(detail=True, pagination_class=None, filter_backends=[])
    def stands(self, request, pk=None):
        """The enterprises that attend, with the vacancies they bring."""
        rows = self.get_object().stands.select_related("enterprise").prefetch_related("vacancies")
        return Response(shapes.StandSerializer(rows.order_by("enterprise__name", "pk"), many=True).data)

    @extend_schema(request=shapes.NewStand, responses={201: shapes.StandSerializer})
    @stands.mapping.post
    def add_stand(self, request, pk=None):
        """An enterprise attends; its vacancies stand in place of those it brought before."""
        event, values = self.get_object(), self.read(shapes.NewStand)
        values["enterprise"] = self.find(Enterprise, values["enterprise"])
        values["vacancies"] = self._all(Vacancy, values["vacancies"])
        stand = actions.set_stand(event=event, **values, **self.context_of_step())
        self.answered_with = stand
        return Response(shapes.StandSerializer(stand).data, 201)

    @extend_schema(request=shapes.StandRemoval, responses=shapes.RecruitmentEventSerializer)
    @action(detail=True, methods=["post"], url_path="remove-stand")
    def remove_stand(self, request, pk=None):
        """The enterprise does not attend."""
        event, values = self.get_object(), self.read(shapes.StandRemoval)
        stand = self.find(EventStand.objects.filter(event=event), values["stand"])
        actions.remove_stand(stand=stand, **self.context_of_step())
        return self.answered(self.get_object())

    # --- visitors and intentions ---

    @extend_schema(responses=shapes.EventVisitorSerializer(many=True))
    @action(detail=True, filterset_class=None)
    def visitors(self, request, pk=None):
        """Who came of your place, and counts of people without names, in pages."""
        rows = EventVisitor.objects.filter(event=self.get_object()).select_related("laborer", "division")
        return self._page(rows, shapes.EventVisitorSerializer)

    @extend_schema(request=shapes.NewVisitors, responses={201: shapes.Added})
    @visitors.mapping.post
    def add_visitors(self, request, pk=None):
        """Write down who came; once more changes nothing."""
        event, values = self.get_object(), self.read(shapes.NewVisitors)
        values["laborers"] = self._all(Laborer, values["laborers"])
        added = actions.record_visitors(event=event, **values, **self.context_of_step())
        return Response({"added": added}, 201)

    @extend_schema(responses=shapes.IntentionSerializer(many=True))
    @action(detail=True, filterset_class=None)
    def intentions(self, request, pk=None):
        """What people of your place signed, in pages."""
        rows = Intention.objects.filter(event=self.get_object())
        rows = rows.select_related("laborer", "division", "vacancy__enterprise")
        return self._page(rows, shapes.IntentionSerializer)

    @extend_schema(request=shapes.NewIntention, responses={201: shapes.IntentionSerializer})
    @intentions.mapping.post
    def sign(self, request, pk=None):
        """A laborer signs for a post; whoever signs has come. It binds nobody."""
        event, values = self.get_object(), self.read(shapes.NewIntention)
        values |= {"laborer": self.find(Laborer, values["laborer"]), "vacancy": self.find(Vacancy, values["vacancy"])}
        return self._intention(actions.sign_intention(event=event, **values, **self.context_of_step()), 201)

    @extend_schema(request=shapes.IntentionOffer, responses=shapes.IntentionSerializer)
    @action(detail=True, methods=["post"], url_path="offer-intention")
    def offer(self, request, pk=None):
        """Make a signed wish an offer; the laborer accepts or declines it like any other."""
        event, values = self.get_object(), self.read(shapes.IntentionOffer)
        values["intention"] = self.find(Intention.objects.filter(event=event), values["intention"])
        return self._intention(actions.offer_intention(**values, **self.context_of_step()))

    @extend_schema(request=shapes.IntentionLapse, responses=shapes.IntentionSerializer)
    @action(detail=True, methods=["post"], url_path="lapse-intention")
    def lapse(self, request, pk=None):
        """The laborer wishes it no longer; nothing else follows."""
        event, values = self.get_object(), self.read(shapes.IntentionLapse)
        values["intention"] = self.find(Intention.objects.filter(event=event), values["intention"])
        return self._intention(actions.lapse_intention(**values, **self.context_of_step()))

    @extend_schema(parameters=[shapes.Years], responses=shapes.ProgressList)
    @action(detail=False, pagination_class=None, filter_backends=[])
    def progress(self, request):
        """What the county and each township of your place owe and have held in a year, the largest gap first."""
        refuse_unknown(request, {"year"})
        form = shapes.Years(data=request.query_params.dict())
        form.is_valid(raise_exception=True)
        today = clock.today()
        year = form.validated_data.get("year", today.year)
        body = {"year": year, "results": queries.progress(request.user, year, today)}
        return Response(shapes.ProgressList(body).data)

    def _all(self, model, keys):
        return [self.find(model, key) for key in dict.fromkeys(keys)]

    def _page(self, rows, kind):
        page = self.paginate_queryset(visible_to(self.request.user, rows))
        return self.get_paginated_response(kind(page, many=True, context=self.get_serializer_context()).data)

    def _intention(self, row, status=200):
        self.answered_with = row
        return Response(shapes.IntentionSerializer(row, context=self.get_serializer_context()).data, status)


class RecruitmentPolicyViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, CodedViewSet):
    """What a county asks of itself and its townships a year, each row with its document (X2.2-5)."""

    rights = {"list": "events.read", "retrieve": "events.read", "create": "events.policy"}
    queryset = RecruitmentPolicy.objects.all()
    serializer_class = shapes.RecruitmentPolicySerializer

    @extend_schema(request=shapes.NewRecruitmentPolicy, responses={201: shapes.RecruitmentPolicySerializer})
    def create(self, request):
        """Set what holds from a day on."""
        values = self.read(shapes.NewRecruitmentPolicy)
        row = actions.set_recruitment_policy(county=request.user.division, by=request.user, **values)
        return self.answered(row, 201)
