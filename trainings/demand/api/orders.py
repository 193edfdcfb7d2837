"""REST resource `training-orders`."""

from django.db.models import Q
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.enterprises.api.words import below
from laborers.enterprises.models import Enterprise
from laborers.jobs.models import Vacancy
from trainings.demand import actions, queries
from trainings.demand.models import TrainingOrder
from trainings.demand.states import OrderState
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, CodeField, CodeLabel, PlaceName, WithCodes
from xundian.accounts.scope import owned_by
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Missing
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

CLOSED = [(state.value, state.label) for state in (OrderState.SERVED, OrderState.WITHDRAWN)]


class OrderSerializer(StrictModelSerializer):
    """An order with labels beside its codes; wages in yuan a month."""

    enterprise_name = serializers.CharField(source="enterprise.name", read_only=True)
    division_name = PlaceName(source="division")
    occupation_label = CodeLabel("occupation", source="occupation")
    promised_wage = YuanField(source="promised_wage_fen", read_only=True, allow_null=True)
    vacancy_title = serializers.CharField(source="vacancy.title", read_only=True, default="")
    state_label = ChoiceLabel(OrderState, source="state")

    class Meta:
        model = TrainingOrder
        fields = [
            "id", "enterprise", "enterprise_name", "division", "division_name", "occupation", "occupation_label",
            "headcount", "wanted_from", "wanted_to", "promised_hires", "promised_wage", "vacancy", "vacancy_title",
            "ordered_on", "note", "state", "state_label", "closed_on", "reason", "version",
        ]  # fmt: skip
        read_only_fields = fields


class OrderChanges(StrictSerializer):
    """What may be corrected while the order is open."""

    division = serializers.CharField(max_length=12, required=False)
    occupation = CodeField("occupation", required=False)
    headcount = serializers.IntegerField(min_value=1, max_value=10_000, required=False)
    wanted_from = serializers.DateField(required=False)
    wanted_to = serializers.DateField(required=False)
    promised_hires = serializers.IntegerField(min_value=0, max_value=10_000, required=False)
    promised_wage = YuanField(source="promised_wage_fen", required=False, allow_null=True)
    vacancy = serializers.UUIDField(required=False, allow_null=True)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class NewOrder(StrictSerializer):
    """An order of an enterprise of your county, for people of your place."""

    id = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField()
    division = serializers.CharField(max_length=12)
    occupation = CodeField("occupation")
    headcount = serializers.IntegerField(min_value=1, max_value=10_000)
    wanted_from = serializers.DateField()
    wanted_to = serializers.DateField()
    promised_hires = serializers.IntegerField(min_value=0, max_value=10_000, required=False)
    promised_wage = YuanField(source="promised_wage_fen", required=False, allow_null=True)
    vacancy = serializers.UUIDField(required=False, allow_null=True)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class OrderEnd(StrictSerializer):
    """How it ends: served, or withdrawn with a reason."""

    state = serializers.ChoiceField(choices=CLOSED)
    reason = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class OrderFilter(filters.FilterSet):
    """Filters of the list."""

    q = filters.CharFilter(method="by_words", help_text="Part of the enterprise's name or of the note.")
    state = filters.ChoiceFilter(choices=OrderState.choices)
    enterprise = filters.UUIDFilter()
    occupation = filters.CharFilter()
    division = filters.CharFilter(method="under_division", help_text="A division's code: orders at or below it.")
    late = filters.BooleanFilter(method="by_days", help_text="Open orders whose days are over, or all others.")

    class Meta:
        model = TrainingOrder
        fields = ["q", "state", "enterprise", "occupation", "division", "late"]

    def by_words(self, queryset, name, value):
        """Orders found by words."""
        return queries.found(queryset, value)

    def under_division(self, queryset, name, value):
        """Orders for people of a division and of all places below it."""
        return below(queryset, "division_id", value, name)

    def by_days(self, queryset, name, value):
        """Orders whose days are over, or all others."""
        late = queries.past_their_days(TrainingOrder.objects.all(), clock.today())
        return queryset.filter(pk__in=late) if value else queryset.filter(~Q(pk__in=late))


class OrderViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What enterprises order: so many people trained in an occupation, by when, and how many they promise to hire."""

    rights = dict.fromkeys(["list", "retrieve"], "orders.read") | dict.fromkeys(
        ["create", "partial_update", "close", "reopen"], "orders.edit"
    )
    schemes = ("occupation",)
    queryset = TrainingOrder.objects.select_related("enterprise", "division", "vacancy")
    serializer_class = OrderSerializer
    filterset_class = OrderFilter

    @extend_schema(request=NewOrder, responses={201: OrderSerializer})
    def create(self, request):
        """Enter an order; you answer for the place its people come from."""
        values = self._named(self.read(NewOrder))
        values["enterprise"] = self.find(Enterprise, values["enterprise"])
        return self.answered(actions.place_order(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=OrderChanges, responses=OrderSerializer)
    def partial_update(self, request, pk=None):
        """Correct an open order; needs If-Match."""
        row = actions.edit_order(
            order=self.get_object(), changes=self._named(self.read(OrderChanges, partial=True)),
            expected_version=self.expected_version(), by=request.user, on=clock.today(),
        )  # fmt: skip
        return self.answered(row)

    @extend_schema(request=OrderEnd, responses=OrderSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """It is served, or the enterprise withdraws it; classes opened from it go on."""
        row = self.get_object()
        values = self.read(OrderEnd)
        return self.answered(actions.close_order(order=row, **values, by=request.user, on=clock.today()))

    @extend_schema(request=None, responses=OrderSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk=None):
        """A closed order asks for people again."""
        return self.answered(actions.reopen_order(order=self.get_object(), by=request.user, on=clock.today()))

    def _named(self, values):
        """The rows that the request names by their keys; of divisions only those that the caller's place owns."""
        if "division" in values:
            values["division"] = self.find(Division, values["division"])
            if not values["division"].code.startswith(self.request.user.division_id):
                raise Missing
        if values.get("vacancy"):
            values["vacancy"] = self.find(owned_by(self.request.user, Vacancy.objects.all()), values["vacancy"])
        return values
