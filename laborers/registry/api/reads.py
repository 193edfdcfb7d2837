"""REST resource `read-log`: who saw the details of one person."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers

from laborers.registry.models import Laborer
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.accounts.models import ReadLog
from xundian.accounts.roles import Role
from xundian.kit.filters import refuse_unknown
from xundian.kit.serializers import StrictModelSerializer


class ReadLine(StrictModelSerializer):
    """One reader on one day: on a page, over the interface, the full number, or in an export, and how often."""

    by = serializers.UUIDField(source="user_id", read_only=True)
    by_name = serializers.CharField(source="user.name", read_only=True)
    role = serializers.CharField(source="user.role", read_only=True)
    role_label = ChoiceLabel(Role, source="user.role")
    how_label = ChoiceLabel(ReadLog.How, source="how")

    class Meta:
        model = ReadLog
        fields = [
            "on", "by", "by_name", "role", "role_label", "how", "how_label", "times", "first_at", "last_at", "purpose",
        ]  # fmt: skip
        read_only_fields = fields


class ReadLogViewSet(mixins.ListModelMixin, ScopedViewSet):
    """Who opened the details of one person: a line for each reader, day and way, the newest first."""

    queryset = ReadLog.objects.none()
    serializer_class = ReadLine
    filter_backends = []
    page_order = ("-last_at", "-id")
    rights = {"list": "audit.read"}

    @extend_schema(parameters=[OpenApiParameter("laborer", str, required=True)])
    def list(self, request, *args, **kwargs):
        """The lines of one person of the own place."""
        refuse_unknown(request, ("laborer",))
        return super().list(request, *args, **kwargs)

    def get_queryset(self):
        """Of the person whom the request names; Missing without one."""
        if getattr(self, "swagger_fake_view", False):
            return self.queryset
        person = self.find(Laborer, self.request.query_params.get("laborer", ""))
        return ReadLog.objects.filter(model=Laborer._meta.label_lower, record=person.pk).select_related("user")
