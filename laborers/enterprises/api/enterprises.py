"""REST resources `enterprises` and `enterprise-contacts`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.enterprises import actions, queries
from laborers.enterprises.api.words import CodedViewSet, CodeLabel, below, named
from laborers.enterprises.models import Contact, Enterprise
from laborers.enterprises.states import EnterpriseState, Size, Verdict
from xundian.accounts.labels import ChoiceLabel
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class EnterpriseSerializer(StrictModelSerializer):
    """An enterprise with labels beside its codes; `inspected` says whether its posts can be offered today."""

    industry_label = CodeLabel("industry_section", "industry")
    destination_label = CodeLabel("destination", "destination")
    size_label = ChoiceLabel(Size, source="size")
    state_label = ChoiceLabel(EnterpriseState, source="state")
    inspected = serializers.BooleanField(read_only=True)
    last_verdict = serializers.CharField(read_only=True, allow_null=True)
    last_verdict_label = ChoiceLabel(Verdict, source="last_verdict")
    holds_until = serializers.DateField(read_only=True, allow_null=True)

    class Meta:
        model = Enterprise
        fields = [
            "id", "county", "name", "uscc", "industry", "industry_label", "size", "size_label", "is_intermediary",
            "introduced_on", "destination", "destination_label", "address", "contact", "phone", "state",
            "state_label", "state_reason", "inspected", "last_verdict", "last_verdict_label", "holds_until", "version",
        ]  # fmt: skip
        read_only_fields = fields


class EnterpriseChange(StrictModelSerializer):
    """What may change of an enterprise."""

    class Meta:
        model = Enterprise
        fields = [
            "name", "industry", "size", "is_intermediary", "introduced_on", "destination", "address", "contact",
            "phone",
        ]  # fmt: skip


class NewEnterprise(EnterpriseChange):
    """An enterprise of your county; the credit code is checked (GB 32100)."""

    id = serializers.UUIDField(required=False)
    uscc = serializers.CharField(max_length=40)

    class Meta(EnterpriseChange.Meta):
        fields = ["id", "uscc", *EnterpriseChange.Meta.fields]
        validators = []


class EnterpriseStep(StrictSerializer):
    """How work with it goes on; a pause says why."""

    state = serializers.ChoiceField(choices=EnterpriseState.choices)
    reason = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class EnterpriseFilter(filters.FilterSet):
    """Filters of the list."""

    q = filters.CharFilter(method="by_words", help_text="Part of the name, of a contact's, or the credit code.")
    name = filters.CharFilter(lookup_expr="icontains")
    uscc = filters.CharFilter()
    industry = filters.CharFilter()
    size = filters.ChoiceFilter(choices=Size.choices)
    state = filters.ChoiceFilter(choices=EnterpriseState.choices)
    is_intermediary = filters.BooleanFilter()
    inspected = filters.BooleanFilter(method="by_inspection", help_text="Whether its posts can be offered today.")
    destination = filters.CharFilter(method="under_place", help_text="A place's code or its beginning.")

    class Meta:
        model = Enterprise
        fields = ["q", "name", "uscc", "industry", "size", "state", "is_intermediary", "inspected", "destination"]

    def by_words(self, queryset, name, value):
        """Enterprises found by words."""
        return queries.found(queryset, value)

    def by_inspection(self, queryset, name, value):
        """Enterprises that hold an inspection, or those that do not."""
        return queryset.filter(inspected=value)

    def under_place(self, queryset, name, value):
        """Enterprises in a place."""
        return below(queryset, "destination", value, name)


class EnterpriseViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, CodedViewSet):
    """Employers and intermediaries the county works with (X2.2-3)."""

    rights = dict.fromkeys(["list", "retrieve"], "enterprises.read") | dict.fromkeys(
        ["create", "partial_update", "set_state"], "enterprises.edit"
    )
    schemes = ("industry_section", "destination")
    queryset = Enterprise.objects.all()
    serializer_class = EnterpriseSerializer
    filterset_class = EnterpriseFilter

    def get_queryset(self):
        """Each with how it stands today."""
        return queries.with_standing(super().get_queryset(), clock.today())

    @extend_schema(request=NewEnterprise, responses={201: EnterpriseSerializer})
    def create(self, request):
        """Register an enterprise in your county."""
        values = self.read(NewEnterprise)
        row = actions.register_enterprise(county=request.user.division, **values, **self.context_of_step())
        return self._shown(row, 201)

    @extend_schema(request=EnterpriseChange, responses=EnterpriseSerializer)
    def partial_update(self, request, pk=None):
        """Change fields; needs If-Match."""
        row = actions.edit_enterprise(
            enterprise=self.get_object(), changes=self.read(EnterpriseChange, partial=True),
            expected_version=self.expected_version(), **self.context_of_step(),
        )  # fmt: skip
        return self._shown(row)

    @extend_schema(request=EnterpriseStep, responses=EnterpriseSerializer)
    @action(detail=True, methods=["post"], url_path="state")
    def set_state(self, request, pk=None):
        """Begin, pause or resume work with it; while it is paused no post is offered from it."""
        values = self.read(EnterpriseStep)
        return self._shown(actions.set_state(enterprise=self.get_object(), **values, **self.context_of_step()))

    def _shown(self, row, status=200):
        return self.answered(self.get_queryset().get(pk=row.pk), status)


class ContactSerializer(StrictModelSerializer):
    """Somebody to talk to at an enterprise."""

    enterprise_name = named("enterprise.name")

    class Meta:
        model = Contact
        fields = ["id", "enterprise", "enterprise_name", "name", "post", "phone", "valid_from", "valid_to", "version"]
        read_only_fields = fields


class ContactChange(StrictModelSerializer):
    """What may change of a contact."""

    class Meta:
        model = Contact
        fields = ["name", "post", "phone", "valid_from", "valid_to"]


class NewContact(ContactChange):
    """A contact of an enterprise of your county."""

    id = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField()

    class Meta(ContactChange.Meta):
        fields = ["id", "enterprise", *ContactChange.Meta.fields]


class ContactViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, CodedViewSet):
    """Whom to talk to at enterprises (X2.2-3)."""

    rights = dict.fromkeys(["list", "retrieve"], "enterprises.read") | dict.fromkeys(
        ["create", "partial_update"], "enterprises.edit"
    )
    queryset = Contact.objects.select_related("enterprise")
    serializer_class = ContactSerializer
    filterset_fields = ["enterprise"]

    @extend_schema(request=NewContact, responses={201: ContactSerializer})
    def create(self, request):
        """Add somebody to talk to."""
        values = self.read(NewContact)
        values["enterprise"] = self.find(Enterprise, values["enterprise"])
        return self.answered(actions.add_contact(**values, by=request.user), 201)

    @extend_schema(request=ContactChange, responses=ContactSerializer)
    def partial_update(self, request, pk=None):
        """Change fields; needs If-Match."""
        row = actions.edit_contact(
            contact=self.get_object(), changes=self.read(ContactChange, partial=True),
            expected_version=self.expected_version(), by=request.user,
        )  # fmt: skip
        return self.answered(row)


# `enterprises` itself is routed by the index, with what follow-up tells of each.
ROUTES = [("enterprise-contacts", ContactViewSet)]
