"""REST resource `devices`: the phones of officers; their own for officers, those of the place for the office."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer
from xundian.sync import actions
from xundian.sync.models import SyncDevice
from xundian.sync.states import DeviceState


class DeviceSerializer(StrictModelSerializer):
    """A phone, when it was last here, and what it says still waits on it."""

    user_name = serializers.CharField(source="user.name", read_only=True)
    state_label = ChoiceLabel(DeviceState, source="state")

    class Meta:
        model = SyncDevice
        fields = [
            "id", "user", "user_name", "name", "state", "state_label", "state_at", "reason", "app_version",
            "last_seen_at", "unsent", "deposit_until", "created_at",
        ]  # fmt: skip
        read_only_fields = fields


class WhyTaken(StrictSerializer):
    """Why a phone is taken out of use, for the record."""

    reason = serializers.CharField(max_length=200, required=False, default="", allow_blank=True)


class DeviceViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Phones: who lost one revokes it, or the county does; the next request with its keys is refused."""

    queryset = SyncDevice.objects.select_related("user")
    serializer_class = DeviceSerializer
    filterset_fields = ["state", "user"]
    rights = {
        "list": "devices.read", "retrieve": "devices.read", "revoke": "devices.revoke", "suspend": "devices.suspend",
        "resume": "devices.suspend",
    }  # fmt: skip

    def get_queryset(self):
        """Who has a phone sees the own ones only."""
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False) or not carries(self.request.user.role, "sync.use"):
            return rows
        return rows.filter(user=self.request.user)

    @extend_schema(request=WhyTaken, responses=DeviceSerializer)
    @action(detail=True, methods=["post"])
    def revoke(self, request, pk=None):
        """For good: token and deposit secret are dead at once."""
        return self._taken(request, actions.revoke_device)

    @extend_schema(request=WhyTaken, responses=DeviceSerializer)
    @action(detail=True, methods=["post"])
    def suspend(self, request, pk=None):
        """For now: the token is dead at once; unsent work may still be handed in for review."""
        return self._taken(request, actions.suspend_device)

    @extend_schema(request=None, responses=DeviceSerializer)
    @action(detail=True, methods=["post"])
    def resume(self, request, pk=None):
        """A suspended phone may be used again, after its user has signed in on it."""
        return self.answered(actions.resume_device(device=self.get_object(), by=request.user, at=clock.now()))

    def _taken(self, request, take):
        device, given = self.get_object(), self.read(WhyTaken)
        return self.answered(take(device=device, by=request.user, at=clock.now(), reason=given["reason"]))
