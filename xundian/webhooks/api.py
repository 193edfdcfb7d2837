"""REST resources `webhooks` and `webhook-deliveries`: who is told what, and what came of it."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts.access import ScopedViewSet
from xundian.kit import clock
from xundian.kit.outward.addresses import LONGEST_URL
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer
from xundian.webhooks import actions, queries
from xundian.webhooks.models import Attempt, Delivery, Subscription
from xundian.webhooks.states import DeliveryState, Kind, SubscriptionState


class SubscriptionSerializer(StrictModelSerializer):
    """A subscription without its secret."""

    kinds = serializers.ListField(child=serializers.ChoiceField(choices=Kind.choices))
    station_name = serializers.CharField(source="station.name", default="", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    paused_because_label = serializers.CharField(source="get_paused_because_display", read_only=True)

    class Meta:
        model = Subscription
        fields = [
            "id", "name", "url", "kinds", "county", "station", "station_name", "state", "state_label", "paused_because",
            "paused_because_label", "failures", "last_ok_at", "last_failed_at", "old_until", "created_at", "updated_at",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class SubscriptionSecret(SubscriptionSerializer):
    """A subscription with the secret that signs, shown this once."""

    secret = serializers.CharField(help_text="whsec_…: base64, as libraries of Standard Webhooks take it.")

    class Meta(SubscriptionSerializer.Meta):
        fields = [*SubscriptionSerializer.Meta.fields, "secret"]
        read_only_fields = fields


class SubscriptionChanges(StrictSerializer):
    """What can be changed."""

    name = serializers.CharField(max_length=80, required=False)
    url = serializers.CharField(max_length=LONGEST_URL, required=False, help_text="https, of a public host.")
    kinds = serializers.ListField(
        child=serializers.ChoiceField(choices=Kind.choices), min_length=1, max_length=len(Kind), required=False
    )


class NewSubscription(StrictSerializer):
    """What a subscription takes."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(max_length=80)
    url = serializers.CharField(max_length=LONGEST_URL, help_text="https, of a public host.")
    kinds = serializers.ListField(
        child=serializers.ChoiceField(choices=Kind.choices), min_length=1, max_length=len(Kind)
    )


class AttemptSerializer(StrictModelSerializer):
    """One try: the status and the first characters of the answer, or the fault."""

    class Meta:
        model = Attempt
        fields = ["at", "status", "milliseconds", "answer", "error"]
        read_only_fields = fields


class DeliverySerializer(StrictModelSerializer):
    """One event for one subscription; `id` is the header webhook-id. Tries are the newest first."""

    attempts = AttemptSerializer(many=True, read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)

    class Meta:
        model = Delivery
        fields = [
            "id", "subscription", "kind", "subject", "happened_at", "state", "state_label", "tries", "delivered_at",
            "attempts",
        ]  # fmt: skip
        read_only_fields = fields


class SubscriptionFilter(filters.FilterSet):
    """Filters of the list."""

    class Meta:
        model = Subscription
        fields = {"state": ["exact"], "station": ["exact"]}


class DeliveryFilter(filters.FilterSet):
    """Filters of the log."""

    state = filters.ChoiceFilter(choices=DeliveryState.choices)
    kind = filters.CharFilter()

    class Meta:
        model = Delivery
        fields = ["subscription", "state", "kind"]


class SubscriptionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Webhooks of the own station, or of the county and its stations (Standard Webhooks, thin: ids, no names)."""

    queryset = Subscription.objects.exclude(state=SubscriptionState.REMOVED)
    serializer_class = SubscriptionSerializer
    filterset_class = SubscriptionFilter
    never_kept = ("create", "rotate")
    rights = {
        "list": "webhooks.read", "retrieve": "webhooks.read",
    } | dict.fromkeys(
        ["create", "partial_update", "rotate", "pause", "resume", "remove", "ping"], "webhooks.edit"
    )  # fmt: skip

    def get_queryset(self):
        """A station's own; a county's are its own and its stations'."""
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return queries.subscriptions_of(self.request.user)

    @extend_schema(request=NewSubscription, responses={201: SubscriptionSecret})
    def create(self, request):
        """Be told from now on. The secret is in this answer and nowhere else afterwards."""
        return self._with_secret(actions.subscribe(**self.read(NewSubscription), by=request.user, at=clock.now()), 201)

    @extend_schema(request=SubscriptionChanges, responses=SubscriptionSerializer)
    def partial_update(self, request, pk):
        """Another name, address or choice of events."""
        row, changes = self.get_object(), self.read(SubscriptionChanges)
        version = self.expected_version()
        return self.answered(actions.edit(subscription=row, changes=changes, expected_version=version, by=request.user))

    @extend_schema(request=None, responses=SubscriptionSecret)
    @action(detail=True, methods=["post"])
    def rotate(self, request, pk):
        """A new secret; the former one signs beside it for a day."""
        return self._with_secret(actions.rotate(subscription=self.get_object(), by=request.user, at=clock.now()))

    @extend_schema(request=None, responses=SubscriptionSerializer)
    @action(detail=True, methods=["post"])
    def pause(self, request, pk):
        """Send nothing any more. What happens meanwhile is not told: catch up with `updated_since`."""
        return self.answered(actions.pause(subscription=self.get_object(), by=request.user))

    @extend_schema(request=None, responses=SubscriptionSerializer)
    @action(detail=True, methods=["post"])
    def resume(self, request, pk):
        """Send again, first what was held back."""
        return self.answered(actions.resume(subscription=self.get_object(), by=request.user, at=clock.now()))

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request, pk):
        """End it for good."""
        actions.remove(subscription=self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(request=None, responses={202: DeliverySerializer})
    @action(detail=True, methods=["post"])
    def ping(self, request, pk):
        """Send a test (`ping`) to this address alone; its delivery tells how it went."""
        return Response(
            DeliverySerializer(actions.ping(subscription=self.get_object(), by=request.user, at=clock.now())).data, 202
        )

    def _with_secret(self, made, status=200):
        row, row.secret = made
        self.answered_with = row
        return Response(SubscriptionSecret(row).data, status, headers={"Cache-Control": "no-store"})


class DeliveryViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """The log of deliveries, 90 days: every try with the answer's status, duration and first characters."""

    queryset = Delivery.objects.all()
    serializer_class = DeliverySerializer
    filterset_class = DeliveryFilter
    rights = {"list": "webhooks.read", "retrieve": "webhooks.read", "redeliver": "webhooks.edit"}

    def get_queryset(self):
        """Those of the webhooks that the caller sees."""
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return queries.deliveries_of(self.request.user)

    @extend_schema(request=None, responses={202: DeliverySerializer})
    @action(detail=True, methods=["post"])
    def redeliver(self, request, pk):
        """Send it again under the same webhook-id, with all its tries."""
        row = actions.redeliver(delivery=self.get_object(), by=request.user, at=clock.now())
        return Response(DeliverySerializer(row).data, 202)


ROUTES = [("webhooks", SubscriptionViewSet), ("webhook-deliveries", DeliveryViewSet)]
