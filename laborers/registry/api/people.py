"""REST resource `laborers`; which of a person's fields a role sees stands in columns.py."""

from django_filters import BooleanFilter, CharFilter, ChoiceFilter
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry import actions, queries
from laborers.registry.api.reading import HEALTH, OfRole, Parked, RegistryViewSet, TimelineLine, known_here, parked
from laborers.registry.models import Household, Laborer, Skill
from laborers.registry.rules import age_on
from laborers.registry.search import find_people
from laborers.registry.states import DETAIL_CHOICES, Ground, Stage
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, CodeField, CodeLabel, PhoneField, PlaceName
from xundian.accounts.roles import Role
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

# What a station reads of a person (DESIGN 4).
CONTACT = ["id", "name", "phone", "stage", "stage_label", "skills"]


class SkillSerializer(OfRole, StrictModelSerializer):
    """What a laborer can do."""

    occupation_label = CodeLabel("occupation", source="occupation")

    class Meta:
        model = Skill
        resource = "skills"
        fields = ["id", "occupation", "occupation_label", "certificate", "level", "source", "obtained_on"]
        read_only_fields = fields


class LaborerSerializer(OfRole, StrictModelSerializer):
    """A person of working age, with where the open case stands; the identity number only masked, and not for all."""

    household_number = serializers.CharField(source="household.number", read_only=True)
    division_name = PlaceName(source="division")
    age = serializers.SerializerMethodField()
    sex_label = CodeLabel("sex", source="sex")
    identity_hint = serializers.CharField(read_only=True)
    relation_label = CodeLabel("relation", source="relation")
    education_label = CodeLabel("education", source="education")
    health_label = CodeLabel(*HEALTH, source="health")
    labour_skill_label = CodeLabel("labour_skill", source="labour_skill")
    category = serializers.CharField(source="household.category", read_only=True)
    category_label = CodeLabel("household_category", source="household.category")
    case = serializers.UUIDField(source="case_id", allow_null=True, read_only=True)
    stage = serializers.CharField(allow_null=True, read_only=True)
    stage_label = ChoiceLabel(Stage, source="stage")
    direction = serializers.CharField(allow_null=True, read_only=True)
    direction_label = serializers.SerializerMethodField()
    skills = SkillSerializer(many=True, read_only=True, help_text="In a list: for a station only.")

    class Meta:
        model = Laborer
        resource = "laborers"
        least = [name for name in CONTACT if name != "skills"]
        fields = [
            "id", "household", "household_number", "division", "division_name", "name", "sex", "sex_label", "birth",
            "age", "identity_hint", "relation", "relation_label", "education", "education_label", "health",
            "health_label", "labour_skill", "labour_skill_label", "phone", "category", "category_label",
            "case", "stage", "stage_label", "direction", "direction_label", "left_on", "version", "skills",
        ]  # fmt: skip
        read_only_fields = fields

    def get_fields(self):
        """The usual; the skills stand in the document alone, where they are told of a station's list."""
        fields = super().get_fields()
        if self.Meta is LaborerSerializer.Meta and "request" in self.context and self.instance is not None:
            del fields["skills"]
        return fields

    def get_age(self, laborer) -> int:
        """Whole years today."""
        return age_on(laborer.birth, clock.today())

    def get_direction_label(self, laborer) -> str:
        """Words for the direction."""
        return str(dict(DETAIL_CHOICES["direction"].choices).get(laborer.direction, ""))


class LaborerDetail(LaborerSerializer):
    """One person whole."""

    ethnic_group_label = CodeLabel("ethnic_group", source="ethnic_group")
    skills = SkillSerializer(many=True, read_only=True)

    class Meta(LaborerSerializer.Meta):
        resource = "laborer"
        fields = [
            *LaborerSerializer.Meta.fields, "ethnic_group", "ethnic_group_label", "left_reason", "merged_into",
        ]  # fmt: skip
        read_only_fields = fields


class ContactSerializer(OfRole, StrictModelSerializer):
    """A person as a station sees it: how to reach them, and what they can do (DESIGN 4)."""

    stage = serializers.CharField(allow_null=True, read_only=True)
    stage_label = ChoiceLabel(Stage, source="stage")
    skills = SkillSerializer(many=True, read_only=True)

    class Meta:
        model = Laborer
        resource = "laborer"
        fields = CONTACT
        read_only_fields = fields


class LaborerChanges(StrictSerializer):
    """What may be changed of a person."""

    name = serializers.CharField(max_length=50, required=False)
    phone = PhoneField(required=False, allow_blank=True)
    ethnic_group = CodeField("ethnic_group", required=False, allow_blank=True)
    education = CodeField("education", required=False, allow_blank=True)
    health = CodeField(*HEALTH, required=False, allow_blank=True)
    labour_skill = CodeField("labour_skill", required=False, allow_blank=True)
    relation = CodeField("relation", required=False, allow_blank=True)


class IdentityField(serializers.CharField):
    """An identity number as typed; never shown again."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 30, "allow_blank": True, "write_only": True} | kwargs)


class NewLaborer(LaborerChanges):
    """What registering a person takes; sex and birth follow from the identity number where they are left out."""

    id = serializers.UUIDField(required=False)
    household = serializers.UUIDField()
    name = serializers.CharField(max_length=50)
    sex = serializers.ChoiceField(choices=Laborer._meta.get_field("sex").choices, required=False)
    birth = serializers.DateField(required=False)
    identity = IdentityField(required=False)


class Identity(StrictSerializer):
    """The identity number of a person who has none on record."""

    identity = IdentityField(allow_blank=False)


class RevealRequest(StrictSerializer):
    """Why the number must be seen: a ground, a reason in words, or both; kept with who and when."""

    ground = serializers.ChoiceField(choices=Ground.choices, required=False)
    reason = serializers.CharField(min_length=4, max_length=200, required=False)


class Revealed(serializers.Serializer):
    """The full number."""

    identity = serializers.CharField()


class LaborerFilters(FilterSet):
    """Filters of the list of laborers."""

    division = DivisionFilter()
    stage = ChoiceFilter(choices=Stage.choices, method="at_stage")
    direction = CharFilter(method="assessed_to")
    q = CharFilter(
        method="search",
        max_length=50,
        help_text="As people type: a part of the name, pinyin, initials, household number, last four of telephone or"
        " identity number, village group. Of several words each must hold.",
    )

    left = BooleanFilter(method="who_left", help_text="Those who left the registry, instead of those who are there.")

    class Meta:
        model = Laborer
        fields = ["household"]

    def who_left(self, queryset, name, value):
        """Those who left, or those who are there; never records merged into another."""
        return queryset.filter(left_on__isnull=not value, merged_into=None)

    def at_stage(self, queryset, name, value):
        """The open case's stage."""
        return queries.at_stage(queryset, value)

    def assessed_to(self, queryset, name, value):
        """The direction of the assessment in force."""
        return queries.assessed_to(queryset, value)

    def search(self, queryset, name, value):
        """The search box."""
        return find_people(queryset, value, self.request.user)


class LaborerViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, RegistryViewSet):
    """People of working age (X2.2-1): one record for life, each transfer episode a case of it."""

    queryset = Laborer.objects.select_related("household", "division")
    serializer_class = LaborerDetail
    filterset_class = LaborerFilters
    schemes = (
        "sex", "relation", "education", *HEALTH, "labour_skill", "household_category", "ethnic_group", "occupation",
    )  # fmt: skip
    never_kept = ("reveal",)
    rights = {
        "list": "laborers.read",
        "retrieve": "laborers.read",
        "create": "laborers.edit",
        "partial_update": "laborers.edit",
        "reveal": "laborers.reveal",
        "timeline": "laborers.read",
        "identity": "laborers.edit",
    }

    def get_queryset(self):
        """With the open case; skills where they are shown. Lists hold who is there, unless asked for who left."""
        rows = queries.with_case(super().get_queryset())
        if self.action == "list" and "left" not in self.request.query_params:
            rows = queries.present(rows)
        shows_skills = self.action != "list" or self._is_station()
        return rows.prefetch_related("skills") if shows_skills else rows

    def get_serializer_class(self):
        """By role first, then by how much of the person is asked for."""
        if self._is_station():
            return ContactSerializer
        return LaborerSerializer if self.action == "list" else LaborerDetail

    def _is_station(self):
        return getattr(self.request.user, "role", None) == Role.STATION

    def _whole(self, laborer, status=200):
        self.answered_with = self.get_queryset().get(pk=laborer.pk)
        return Response(self.show(LaborerDetail, self.answered_with), status)

    def retrieve(self, request, *args, **kwargs):
        """One person; who read it is written down. A merged record answers the one that stayed, see `merged_into`."""
        asked = self.get_object()
        stayed = queries.survivor(asked)
        if stayed.pk != asked.pk:
            self.answered_with = self.find(self.get_queryset(), stayed.pk)
        self.note_people([self.answered_with.pk])
        shown = self.show(self.get_serializer_class(), self.answered_with)
        return Response(shown | ({"merged_into": str(stayed.pk)} if stayed.pk != asked.pk else {}))

    @extend_schema(request=NewLaborer, responses={201: LaborerDetail, 202: Parked})
    def create(self, request):
        """Register a person in a household of the own place.

        A number known elsewhere in the county is answered 202 `parked`: what was written is kept and waits for whoever
        decides. One known in this village is answered 409 `known_here` with the person's key.
        """
        values = self.read(NewLaborer)
        values["household"] = self.find(Household, values["household"])
        try:
            laborer, transfer = actions.enter_laborer(**values, by=request.user, on=clock.today())
        except actions.KnownHere as refusal:
            return known_here(refusal, request)
        return parked(transfer) if transfer else self._whole(laborer, 201)

    @extend_schema(request=Identity, responses={200: LaborerDetail, 202: Parked})
    @action(detail=True, methods=["post"])
    def identity(self, request, pk):
        """Set the identity number of a person who has none; one that is known already is answered 202 `parked`."""
        laborer, values = self.get_object(), self.read(Identity)
        row, pair = actions.set_identity(laborer=laborer, by=request.user, on=clock.today(), **values)
        return parked() if pair else self._whole(row)

    @extend_schema(request=LaborerChanges, responses=LaborerDetail)
    def partial_update(self, request, pk):
        """Change a person's fields; send If-Match."""
        laborer, version = self.get_object(), self.expected_version()
        changes = self.read(LaborerChanges)
        actions.edit_laborer(laborer=laborer, changes=changes, expected_version=version, by=request.user)
        return self._whole(laborer)

    @extend_schema(request=RevealRequest, responses=Revealed)
    @action(detail=True, methods=["post"])
    def reveal(self, request, pk):
        """The full identity number, against a reason that is kept; 30 an hour for one user, then 429."""
        laborer, values = self.get_object(), self.read(RevealRequest)
        number = actions.reveal_identity(laborer=laborer, by=request.user, at=clock.now(), **values)
        return Response({"identity": number}, headers={"Cache-Control": "no-store"})

    @extend_schema(responses=TimelineLine(many=True), filters=False)
    @action(detail=True)
    def timeline(self, request, pk):
        """Everything that happened to the person, all episodes, the newest first."""
        laborer = self.get_object()
        self.note_people([laborer.pk])
        return self.timeline_page(queries.timeline_of(laborer))
