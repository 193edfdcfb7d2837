"""REST resources `match-policies` (the weights of the score) and `work-wishes` (what people want of the work)."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers

from laborers.enterprises.api.words import below, named
from laborers.jobs import actions
from laborers.jobs.models import MatchPolicy, WorkWish
from laborers.jobs.rules import MOST, NEGATIVE, POINTS
from laborers.jobs.states import WishKind
from laborers.registry.models import Laborer
from xundian.accounts.access import ScopedViewSet
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


def _points(name):
    low, high = (-MOST, 0) if name in NEGATIVE else (0, MOST)
    return serializers.IntegerField(min_value=low, max_value=high)


Weights = type("Weights", (StrictSerializer,), {"__doc__": "Points of every reason."} | {n: _points(n) for n in POINTS})


class MatchPolicySerializer(StrictModelSerializer):
    """Weights with their days and document; without any row those that are shipped hold."""

    weights = Weights(read_only=True)

    class Meta:
        model = MatchPolicy
        fields = ["id", "county", "valid_from", "valid_to", "document", "weights", "version"]
        read_only_fields = fields


class NewMatchPolicy(StrictSerializer):
    """A county's weights from a day on, all of them."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    valid_from = serializers.DateField()
    document = serializers.CharField(max_length=200)
    weights = Weights()


class MatchPolicyViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What each reason counts in the score of a post, each row from its day on (docs/matching.md)."""

    queryset = MatchPolicy.objects.all()
    serializer_class = MatchPolicySerializer
    page_order = ("-valid_from", "-id")
    rights = {"list": "matching.read", "retrieve": "matching.read", "create": "matching.weigh"}

    @extend_schema(request=NewMatchPolicy, responses={201: MatchPolicySerializer})
    def create(self, request):
        """Set the own county's weights from a day on; the former ones end the day before."""
        given = self.read(NewMatchPolicy)
        values = dict(given) | {"county": self.find(Division, given["county"]), "weights": dict(given["weights"])}
        return self.answered(actions.set_weights(**values, by=request.user), 201)


class WorkWishSerializer(StrictModelSerializer):
    """What one person wants of the work; `is_current` tells the latest. The other one may live in another place."""

    laborer_name = named("laborer.name")
    kind_label = named("get_kind_display")

    class Meta:
        model = WorkWish
        fields = [
            "id", "laborer", "laborer_name", "division", "told_on", "free_from", "free_to", "beside", "kind",
             "kind_label", "is_current",
        ]  # fmt: skip
        read_only_fields = fields


class NewWorkWish(StrictSerializer):
    """Free months (none: all year), and with whom; with somebody only when both were asked and agree."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField()
    free_from = serializers.IntegerField(min_value=1, max_value=12, required=False)
    free_to = serializers.IntegerField(min_value=1, max_value=12, required=False)
    beside = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(choices=WishKind.choices, required=False)
    both_agree = serializers.BooleanField(required=False)


class WorkWishFilter(filters.FilterSet):
    """Filters of the list."""

    laborer = filters.UUIDFilter()
    is_current = filters.BooleanFilter()
    division = filters.CharFilter(method="under_division", help_text="A division's code: it and all below.")

    class Meta:
        model = WorkWish
        fields = ["laborer", "is_current", "division"]

    def under_division(self, queryset, name, value):
        """Wishes of people of a division and all below."""
        return below(queryset, "division_id", value, name)


class WorkWishViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What people want of the work besides what the survey asks: months, and who works in the same place."""

    queryset = WorkWish.objects.select_related("laborer")
    serializer_class = WorkWishSerializer
    filterset_class = WorkWishFilter
    rights = {"list": "offers.read", "retrieve": "offers.read", "create": "offers.answer"}

    @extend_schema(request=NewWorkWish, responses={201: WorkWishSerializer})
    def create(self, request):
        """Record what a person of your place wants; it takes the place of what was told before."""
        values = dict(self.read(NewWorkWish))
        values["laborer"] = self.find(Laborer, values["laborer"])
        if values.get("beside"):
            values["beside"] = self.find(Laborer, values["beside"])
        return self.answered(actions.tell_wish(**values, by=request.user, on=clock.today()), 201)
