"""What the resources of coordination share."""

from rest_framework import mixins, serializers

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import PlaceName
from xundian.divisions.models import Division
from xundian.kit.serializers import StrictModelSerializer


class Ledger(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """A resource that is listed, read and written by the steps of its actions."""

    def place(self, code):
        """The division of that code inside the caller's place; Missing otherwise."""
        return self.find(Division, code)


class Line(StrictModelSerializer):
    """A row with the name of its place and of who wrote it."""

    division_name = PlaceName(source="division")
    by_name = serializers.CharField(source="by.name", read_only=True, allow_null=True, default=None)
