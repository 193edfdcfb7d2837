"""REST resources `enterprises` and `vacancies`, with the daily view of who fits what."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.jobs import actions, queries
from laborers.jobs.api.words import CodeLabel, JobsViewSet, ReasonsField, below, named
from laborers.jobs.models import Enterprise, Vacancy
from laborers.jobs.states import Channel, VacancyState
from laborers.registry.models import Laborer
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class EnterpriseSerializer(StrictModelSerializer):
    """An enterprise with labels beside its codes."""

    industry_label = CodeLabel("industry_section", "industry")
    destination_label = CodeLabel("destination", "destination")

    class Meta:
        model = Enterprise
        fields = [
            "id", "county", "name", "uscc", "industry", "industry_label", "is_intermediary", "introduced_on",
            "destination", "destination_label", "address", "contact", "phone", "version",
        ]  # fmt: skip
        read_only_fields = fields


class EnterpriseChange(StrictModelSerializer):
    """What may change of an enterprise."""

    class Meta:
        model = Enterprise
        fields = ["name", "industry", "is_intermediary", "introduced_on", "destination", "address", "contact", "phone"]


class NewEnterprise(EnterpriseChange):
    """An enterprise of your county; the credit code is checked (GB 32100)."""

    id = serializers.UUIDField(required=False)
    uscc = serializers.CharField(max_length=40)

    class Meta(EnterpriseChange.Meta):
        fields = ["id", "uscc", *EnterpriseChange.Meta.fields]
        validators = []


class EnterpriseFilter(filters.FilterSet):
    """Filters of the list."""

    name = filters.CharFilter(lookup_expr="icontains")
    uscc = filters.CharFilter()
    is_intermediary = filters.BooleanFilter()
    destination = filters.CharFilter(method="under_place", help_text="A place's code or its beginning.")

    class Meta:
        model = Enterprise
        fields = ["name", "uscc", "is_intermediary", "destination"]

    def under_place(self, queryset, name, value):
        """Enterprises in a place."""
        return below(queryset, "destination", value, name)


class EnterpriseViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, JobsViewSet):
    """Employers and intermediaries the county works with (X2.2-3)."""

    rights = dict.fromkeys(["list", "retrieve"], "enterprises.read") | dict.fromkeys(
        ["create", "partial_update"], "enterprises.edit"
    )
    queryset = Enterprise.objects.all()
    serializer_class = EnterpriseSerializer
    filterset_class = EnterpriseFilter

    @extend_schema(request=NewEnterprise, responses={201: EnterpriseSerializer})
    def create(self, request):
        """Register an enterprise in your county."""
        values = self.read(NewEnterprise)
        row = actions.register_enterprise(county=request.user.division, **values, **self.context_of_step())
        return self.answered(row, 201)

    @extend_schema(request=EnterpriseChange, responses=EnterpriseSerializer)
    def partial_update(self, request, pk=None):
        """Change fields; needs If-Match."""
        row = actions.edit_enterprise(
            enterprise=self.get_object(), changes=self.read(EnterpriseChange, partial=True),
            expected_version=self.expected_version(), **self.context_of_step(),
        )  # fmt: skip
        return self.answered(row)


class VacancySerializer(StrictModelSerializer):
    """A vacancy with names and labels; wages are yuan a month, `left` counts the posts not yet filled."""

    enterprise_name = named("enterprise.name")
    occupation_label = CodeLabel("occupation", "occupation")
    min_education_label = CodeLabel("education", "min_education")
    destination_label = CodeLabel("destination", "destination")
    channel_label, state_label = named("get_channel_display"), named("get_state_display")
    wage_min, wage_max = YuanField(source="wage_min_fen"), YuanField(source="wage_max_fen")
    left = serializers.SerializerMethodField()

    class Meta:
        model = Vacancy
        fields = [
            "id", "enterprise", "enterprise_name", "title", "occupation", "occupation_label", "headcount", "filled",
            "left", "wage_min", "wage_max", "board_and_lodging", "insurance", "min_age", "max_age", "min_education",
            "min_education_label", "needs_skill", "sex", "sex_ground", "destination", "destination_label", "channel",
            "channel_label", "opens", "closes", "state", "state_label", "description", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_left(self, vacancy) -> int:
        """Posts still to fill."""
        return vacancy.headcount - vacancy.filled


class VacancyChange(StrictModelSerializer):
    """What may change of a vacancy; wages are yuan a month."""

    wage_min, wage_max = YuanField(source="wage_min_fen"), YuanField(source="wage_max_fen")
    channel = serializers.ChoiceField(choices=Channel.choices)

    class Meta:
        model = Vacancy
        fields = [
            "title", "occupation", "headcount", "wage_min", "wage_max", "board_and_lodging", "insurance", "min_age",
            "max_age", "min_education", "needs_skill", "sex", "sex_ground", "destination", "channel", "opens",
            "closes", "description",
        ]  # fmt: skip


class NewVacancy(VacancyChange):
    """Posts of one kind at an enterprise; open from today unless told otherwise."""

    id = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField()
    opens = serializers.DateField(required=False)

    class Meta(VacancyChange.Meta):
        fields = ["id", "enterprise", *VacancyChange.Meta.fields]


class VacancyReopening(StrictSerializer):
    """Until when it is open again, and with how many posts."""

    closes = serializers.DateField()
    headcount = serializers.IntegerField(min_value=1, required=False)


class PersonFit(serializers.Serializer):
    """A person who fits a vacancy, with the reasons in words."""

    laborer = serializers.UUIDField(source="record.pk")
    laborer_name = named("record.name")
    division = serializers.CharField(source="record.division_id")
    division_name = named("record.division.name")
    score = serializers.IntegerField()
    reasons = ReasonsField()


class PeopleFor(serializers.Serializer):
    """The people who fit best, best first."""

    results = PersonFit(many=True)


class VacancyFit(serializers.Serializer):
    """A vacancy that fits a person, with the reasons in words."""

    vacancy = VacancySerializer(source="record")
    score = serializers.IntegerField()
    reasons = ReasonsField()


class PostsFor(serializers.Serializer):
    """The vacancies that fit best, best first; without any, what stands in the way."""

    results = VacancyFit(many=True)
    in_the_way = ReasonsField()


class VacancyFilter(filters.FilterSet):
    """Filters of the list."""

    state = filters.ChoiceFilter(choices=VacancyState.choices)
    channel = filters.ChoiceFilter(choices=Channel.choices)
    occupation = filters.CharFilter()
    enterprise = filters.UUIDFilter()
    destination = filters.CharFilter(method="under_place", help_text="A place's code or its beginning.")

    class Meta:
        model = Vacancy
        fields = ["state", "channel", "occupation", "enterprise", "destination"]

    def under_place(self, queryset, name, value):
        """Vacancies in a place."""
        return below(queryset, "destination", value, name)


LABORER_ID = OpenApiParameter("laborer_id", {"type": "string", "format": "uuid"}, OpenApiParameter.PATH)


class VacancyViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, JobsViewSet):
    """Vacancies of the county's enterprises, and who fits them today (X2.2-5, X4)."""

    rights = (
        dict.fromkeys(["list", "retrieve"], "vacancies.read")
        | dict.fromkeys(["create", "partial_update", "close", "reopen"], "vacancies.edit")
        | dict.fromkeys(["people", "for_laborer"], "offers.read")
    )
    queryset = Vacancy.objects.select_related("enterprise")
    serializer_class = VacancySerializer
    filterset_class = VacancyFilter

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
