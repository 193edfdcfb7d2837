"""REST resource `vacancies`, with what receiving districts say of them and the daily view of who fits what."""

from django.db.models import Q
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.enterprises.api.words import below
from laborers.enterprises.models import Enterprise
from laborers.jobs import actions, queries
from laborers.jobs.api.shapes import (
    NewCheck,
    NewVacancy,
    PeopleFor,
    PostsFor,
    VacancyChange,
    VacancyCheckSerializer,
    VacancyExtension,
    VacancyReopening,
    VacancySerializer,
)
from laborers.jobs.api.words import JobsViewSet
from laborers.jobs.models import Vacancy
from laborers.jobs.states import Channel, Effective, VacancySource, VacancyState
from laborers.registry.models import Laborer
from xundian.accounts.scope import visible_to
from xundian.kit import clock


class VacancyFilter(filters.FilterSet):
    """Filters of the list."""

    state = filters.ChoiceFilter(choices=VacancyState.choices)
    channel = filters.ChoiceFilter(choices=Channel.choices)
    occupation = filters.CharFilter()
    enterprise = filters.UUIDFilter()
    destination = filters.CharFilter(method="under_place", help_text="A place's code or its beginning.")
    source = filters.ChoiceFilter(choices=VacancySource.choices)
    effective = filters.ChoiceFilter(choices=Effective.choices)
    q = filters.CharFilter(method="search", help_text="A part of the title or of the enterprise's name.")
    offerable = filters.BooleanFilter(method="can_be_offered", help_text="Whether it can be offered today.")
    to_check = filters.BooleanFilter(method="to_be_checked", help_text="Whether the district is to be asked about it.")

    class Meta:
        model = Vacancy
        fields = ["state", "channel", "occupation", "enterprise", "destination", "source", "effective"]

    def under_place(self, queryset, name, value):
        """Vacancies in a place."""
        return below(queryset, "destination", value, name)

    def search(self, queryset, name, value):
        """Vacancies whose title or enterprise holds the words."""
        return queryset.filter(Q(title__icontains=value) | Q(enterprise__name__icontains=value))

    def can_be_offered(self, queryset, name, value):
        """Vacancies that can be offered today, or those that cannot."""
        can = queries.offerable_vacancies(Vacancy.objects.all(), clock.today()).order_by().values("pk")
        return queryset.filter(pk__in=can) if value else queryset.exclude(pk__in=can)

    def to_be_checked(self, queryset, name, value):
        """Vacancies about which the receiving district is to be asked, or the others."""
        due = queries.to_check(Vacancy.objects.all(), clock.today()).order_by().values("pk")
        return queryset.filter(pk__in=due) if value else queryset.exclude(pk__in=due)


LABORER_ID = OpenApiParameter("laborer_id", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)


class VacancyViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, JobsViewSet):
    """Vacancies of the county's enterprises, and who fits them today (X2.2-5, X4)."""

    rights = (
        dict.fromkeys(["list", "retrieve", "checks"], "vacancies.read")
        | dict.fromkeys(["create", "partial_update", "close", "reopen", "extend"], "vacancies.edit")
        | {"check": "vacancies.check"}
        | dict.fromkeys(["people", "for_laborer"], "offers.read")
    )
    queryset = Vacancy.objects.select_related("enterprise")
    serializer_class = VacancySerializer
    filterset_class = VacancyFilter
    schemes = ("occupation", "education", "destination", "health_field", "welfare_post_kind")

    def get_queryset(self):
        """With what an answer must know to say why one cannot be offered."""
        return queries.with_inspection(super().get_queryset(), clock.today())

    @extend_schema(request=NewVacancy, responses={201: VacancySerializer})
    def create(self, request):
        """Publish a vacancy of an enterprise of your county."""
        values = self.read(NewVacancy)
        values["enterprise"] = self.find(Enterprise, values["enterprise"])
        return self.answered(
            actions.publish_vacancy(**{"opens": clock.today()} | values, **self.context_of_step()), 201
        )

    @extend_schema(request=VacancyChange, responses=VacancySerializer)
    def partial_update(self, request, pk=None):
        """Change fields while it is open or filled; needs If-Match."""
        row = actions.edit_vacancy(
            vacancy=self.get_object(), changes=self.read(VacancyChange, partial=True),
            expected_version=self.expected_version(), **self.context_of_step(),
        )  # fmt: skip
        return self.answered(row)

    @extend_schema(request=None, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """Give no further posts; offers not yet answered are withdrawn."""
        return self.answered(actions.close_vacancy(vacancy=self.get_object(), **self.context_of_step()))

    @extend_schema(request=VacancyReopening, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk=None):
        """Open it again until a day to come."""
        values = self.read(VacancyReopening)
        return self.answered(actions.reopen_vacancy(vacancy=self.get_object(), **values, **self.context_of_step()))

    @extend_schema(request=VacancyExtension, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def extend(self, request, pk=None):
        """Leave it open longer; its offers stay as they are."""
        values = self.read(VacancyExtension)
        return self.answered(actions.extend_vacancy(vacancy=self.get_object(), **values, **self.context_of_step()))

    @extend_schema(request=NewCheck, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def check(self, request, pk=None):
        """Write down what the receiving district says: it stands, or not; then nobody is offered it."""
        values = self.read(NewCheck)
        return self.answered(actions.record_check(vacancy=self.get_object(), **values, **self.context_of_step()))

    @extend_schema(responses=VacancyCheckSerializer(many=True))
    @action(detail=True, pagination_class=None, filter_backends=[])
    def checks(self, request, pk=None):
        """What the receiving district has said of it, the newest first."""
        rows = self.get_object().checks.select_related("station", "by").order_by("-on", "-created_at")
        return Response(VacancyCheckSerializer(rows, many=True, context=self.get_serializer_context()).data)

    @extend_schema(responses=PeopleFor)
    @action(detail=True, pagination_class=None, filter_backends=[])
    def people(self, request, pk=None):
        """The people of your place who look for work today and fit this vacancy best."""
        laborers = visible_to(request.user, Laborer.objects.all())
        found = queries.people_for(self.get_object(), laborers, clock.today())
        return Response(PeopleFor({"results": found}, context=self.get_serializer_context()).data)

    @extend_schema(parameters=[LABORER_ID], responses=PostsFor)
    @action(
        detail=False, url_path=r"for-laborer/(?P<laborer_id>[0-9a-f-]{36})", pagination_class=None, filter_backends=[]
    )
    def for_laborer(self, request, laborer_id=None):
        """The vacancies open today that fit a person of your place best; without any, what stands in the way."""
        laborer = self.find(Laborer, laborer_id)
        fits, in_the_way = queries.posts_for(laborer, self.get_queryset(), clock.today())
        body = {"results": fits, "in_the_way": in_the_way}
        return Response(PostsFor(body, context=self.get_serializer_context()).data)
