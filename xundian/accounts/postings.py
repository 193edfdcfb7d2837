"""REST resource `postings`: who was responsible for a place and when; kept by the steps that create, move and close."""

from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from xundian.accounts import queries
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.accounts.models import Posting
from xundian.accounts.roles import Role
from xundian.kit.serializers import StrictModelSerializer


class PostingSerializer(StrictModelSerializer):
    """One officer in one place from a day to a day, with the names beside the ids."""

    user_name = serializers.CharField(source="user.name", read_only=True)
    role_label = ChoiceLabel(Role, source="role")
    kind_label = ChoiceLabel(Posting.Kind, source="kind")
    division_name = serializers.CharField(source="division.name", default="", read_only=True)
    station_name = serializers.CharField(source="station.name", default="", read_only=True)

    class Meta:
        model = Posting
        fields = [
            "id", "user", "user_name", "kind", "kind_label", "role", "role_label", "division", "division_name",
            "station", "station_name", "site_id", "from_on", "to_on",
        ]  # fmt: skip
        read_only_fields = fields


class PostingFilter(filters.FilterSet):
    """Of a place, of an officer, and as of a day."""

    division = filters.CharFilter("division_id", help_text="The code of a division, that place alone.")
    station = filters.UUIDFilter("station_id")
    user = filters.UUIDFilter("user_id")
    day = filters.DateFilter(method="as_of", help_text="Those that hold on this day.")

    class Meta:
        model = Posting
        fields = ["site_id", "role", "kind"]

    def as_of(self, queryset, name, value):
        """In force on a day."""
        return queryset.filter(queries.in_force(value))


class PostingViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Who was responsible for a place on any day: officers and those who covered for them."""

    queryset = queries.postings()
    serializer_class = PostingSerializer
    filterset_class = PostingFilter
    page_order = ("-from_on", "-id")
    rights = {"list": "postings.read", "retrieve": "postings.read"}
