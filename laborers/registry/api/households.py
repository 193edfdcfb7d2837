"""REST resources `households` and `dependants`."""

from django.db.models import Prefetch
from django_filters import CharFilter
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry import actions, queries
from laborers.registry.api.reading import OfRole, RegistryViewSet
from laborers.registry.models import Dependant, Household, HouseholdCategory, Laborer
from laborers.registry.search import find_households
from laborers.registry.states import DependantKind, SchoolStatus, Stage
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, CodeField, CodeLabel, PhoneField, PlaceName
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer, not_to_come


class DependantSerializer(OfRole, StrictModelSerializer):
    """Someone the household looks after."""

    kind_label = ChoiceLabel(DependantKind, source="kind")
    school_status_label = ChoiceLabel(SchoolStatus, source="school_status")

    class Meta:
        model = Dependant
        resource = "dependants"
        fields = [
            "id", "household", "name", "birth", "kind", "kind_label", "school_status", "school_status_label", "note",
            "left_on", "left_reason", "laborer", "version",
        ]  # fmt: skip
        read_only_fields = fields


class MemberSerializer(OfRole, StrictModelSerializer):
    """A laborer as the household's page shows it."""

    sex_label = CodeLabel("sex", source="sex")
    relation_label = CodeLabel("relation", source="relation")
    stage = serializers.CharField(allow_null=True, read_only=True)
    stage_label = ChoiceLabel(Stage, source="stage", default="")

    class Meta:
        model = Laborer
        resource = "laborers"
        fields = [
            "id", "name", "sex", "sex_label", "birth", "relation", "relation_label", "stage", "stage_label", "left_on",
        ]  # fmt: skip
        read_only_fields = fields


class CategoryPeriod(StrictModelSerializer):
    """One period of the household's category."""

    category_label = CodeLabel("household_category", source="category")

    class Meta:
        model = HouseholdCategory
        fields = ["category", "category_label", "valid_from", "valid_to", "basis"]
        read_only_fields = fields


class HouseholdSerializer(OfRole, StrictModelSerializer):
    """A household in a list."""

    division_name = PlaceName(source="division")
    category_label = CodeLabel("household_category", source="category")

    class Meta:
        model = Household
        resource = "households"
        fields = [
            "id", "number", "division", "division_name", "group_name", "address", "phone", "category", "category_label",
            "site_id", "ended_on", "version",
        ]  # fmt: skip
        read_only_fields = fields


class HouseholdDetail(HouseholdSerializer):
    """A household with everyone in it."""

    members = MemberSerializer(source="laborers", many=True, read_only=True)
    dependants = DependantSerializer(many=True, read_only=True)
    categories = CategoryPeriod(many=True, read_only=True)

    class Meta(HouseholdSerializer.Meta):
        fields = [*HouseholdSerializer.Meta.fields, "members", "dependants", "categories"]
        read_only_fields = fields


class NewHousehold(StrictSerializer):
    """What registering a household takes."""

    id = serializers.UUIDField(required=False)
    number = serializers.CharField(max_length=30)
    division = serializers.CharField(max_length=20)
    category = CodeField("household_category", required=False)
    group_name = serializers.CharField(max_length=40, required=False, allow_blank=True)
    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = PhoneField(required=False, allow_blank=True)


class HouseholdChanges(StrictSerializer):
    """What may be changed in a household."""

    group_name = serializers.CharField(max_length=40, required=False, allow_blank=True)
    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = PhoneField(required=False, allow_blank=True)


class CategoryChange(StrictSerializer):
    """Another category from a day on, today unless told; `basis` names the document."""

    category = CodeField("household_category")
    on = serializers.DateField(required=False)
    basis = serializers.CharField(max_length=200, required=False, allow_blank=True)

    def validate_on(self, value):
        """The category counts at once, so its first day has come."""
        return not_to_come(value)


class DependantChanges(StrictSerializer):
    """What may be changed of a dependant."""

    name = serializers.CharField(max_length=50, required=False)
    birth = serializers.DateField(required=False, allow_null=True)
    kind = serializers.ChoiceField(choices=DependantKind.choices, required=False)
    school_status = serializers.ChoiceField(choices=SchoolStatus.choices, required=False, allow_blank=True)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)
    left_on = serializers.DateField(required=False, allow_null=True)

    def validate_birth(self, value):
        """Nobody is born on a day to come."""
        return not_to_come(value)


class NewDependant(DependantChanges):
    """What adding a dependant takes."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(max_length=50)
    kind = serializers.ChoiceField(choices=DependantKind.choices)


class HouseholdFilters(FilterSet):
    """Filters of the list of households."""

    division = DivisionFilter()
    q = CharFilter(
        method="search",
        max_length=50,
        help_text="As people type: number, address, group, telephone, or a person in it by name, pinyin, initials or"
        " last four digits. Of several words each must hold.",
    )

    class Meta:
        model = Household
        fields = ["group_name", "category"]

    def search(self, queryset, name, value):
        """The search box."""
        return find_households(queryset, value, self.request.user)


class HouseholdViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, RegistryViewSet):
    """Households of the registry with their members, dependants and category periods (X2.2-1)."""

    queryset = Household.objects.select_related("division")
    serializer_class = HouseholdSerializer
    filterset_class = HouseholdFilters
    schemes = ("household_category", "sex", "relation")
    rights = {
        "list": "households.read",
        "retrieve": "households.read",
        "create": "households.edit",
        "partial_update": "households.edit",
        "dependants": "households.edit",
        "change_category": "households.classify",
    }

    def get_queryset(self):
        """One household comes with everyone in it."""
        rows = super().get_queryset()
        if self.action == "list":
            return rows.filter(ended_on=None)
        members = queries.with_case(Laborer.objects.filter(merged_into=None).order_by("birth", "id"))
        periods = HouseholdCategory.objects.order_by("-valid_from")
        return rows.prefetch_related(Prefetch("laborers", members), "dependants", Prefetch("categories", periods))

    def retrieve(self, request, *args, **kwargs):
        """One household with its people; who read of them is written down."""
        answer = super().retrieve(request, *args, **kwargs)
        self.note_people([person.pk for person in self.answered_with.laborers.all()])
        return answer

    def get_serializer_class(self):
        """The list is short, the rest is whole."""
        return HouseholdSerializer if self.action == "list" else HouseholdDetail

    def _whole(self, household, status=200):
        self.answered_with = self.get_queryset().get(pk=household.pk)
        return Response(self.show(HouseholdDetail, self.answered_with), status)

    @extend_schema(request=NewHousehold, responses={201: HouseholdDetail})
    def create(self, request):
        """Register a household in a village of the own place."""
        values = self.read(NewHousehold)
        values["division"] = self.find(Division, values["division"])
        return self._whole(actions.register_household(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=HouseholdChanges, responses=HouseholdDetail)
    def partial_update(self, request, pk):
        """Change address, group or telephone; send If-Match."""
        household, version = self.get_object(), self.expected_version()
        changes = self.read(HouseholdChanges)
        actions.edit_household(household=household, changes=changes, expected_version=version, by=request.user)
        return self._whole(household)

    @extend_schema(request=NewDependant, responses={201: DependantSerializer})
    @action(detail=True, methods=["post"])
    def dependants(self, request, pk):
        """Add someone the household looks after."""
        household = self.get_object()
        values = self.read(NewDependant)
        self.answered_with = actions.add_dependant(household=household, by=request.user, **values)
        return Response(self.show(DependantSerializer, self.answered_with), 201)

    @extend_schema(request=CategoryChange, responses=HouseholdDetail)
    @action(detail=True, methods=["post"], url_path="change-category")
    def change_category(self, request, pk):
        """Put the household into another category from a day on; the former period stays on record."""
        household, values = self.get_object(), self.read(CategoryChange)
        values.setdefault("on", clock.today())
        return self._whole(actions.change_category(household=household, by=request.user, **values))


class DependantFilters(FilterSet):
    """Filters of the list of dependants."""

    division = DivisionFilter("household__division_id")

    class Meta:
        model = Dependant
        fields = ["household", "kind", "school_status"]


class DependantViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, RegistryViewSet):
    """Children, elders and others whom households look after (W2.4-4)."""

    queryset = Dependant.objects.all()
    serializer_class = DependantSerializer
    filterset_class = DependantFilters
    rights = {"list": "households.read", "retrieve": "households.read", "partial_update": "households.edit"}

    @extend_schema(request=DependantChanges, responses=DependantSerializer)
    def partial_update(self, request, pk):
        """Change a dependant; send If-Match."""
        dependant, version = self.get_object(), self.expected_version()
        changes = self.read(DependantChanges)
        self.answered_with = actions.edit_dependant(
            dependant=dependant, changes=changes, expected_version=version, by=request.user
        )
        return Response(self.show(DependantSerializer, self.answered_with))
