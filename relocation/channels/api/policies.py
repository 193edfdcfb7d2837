"""REST resource `channel-policies`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers

from relocation.channels import actions, queries
from relocation.channels.models import ChannelPolicy
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import CodeField, CodeLabel, WithCodes
from xundian.divisions.models import Division
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


def _age():
    return serializers.IntegerField(min_value=16, max_value=120, required=False)


def _days(least):
    return serializers.IntegerField(min_value=least, max_value=366, required=False)


class ChannelPolicySerializer(StrictModelSerializer):
    """Terms of the channels with their days and document; ages in whole years, both ends included."""

    enough_school_label = CodeLabel("education", source="enough_school")

    class Meta:
        model = ChannelPolicy
        fields = [
            "id", "county", "valid_from", "valid_to", "document", *queries.TERMS, "enough_school_label", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewChannelPolicy(StrictSerializer):
    """What a policy takes; terms left out keep their usual values."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    valid_from = serializers.DateField()
    document = serializers.CharField(max_length=200)
    answer_days = _days(1)
    rest_days = _days(0)
    enough_school = CodeField("education", required=False)
    low_skill_to_workshop = serializers.BooleanField(required=False)
    migration_age_to = _age()
    industry_age_to = _age()
    welfare_age_from = _age()
    welfare_age_to = _age()
    term_warning_days = _days(1)


class ChannelPolicyViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Who is eligible for which channel, and how long an answer or a rest takes, each row from its day on (W2.2)."""

    queryset = ChannelPolicy.objects.all()
    serializer_class = ChannelPolicySerializer
    schemes = ("education",)
    page_order = ("-valid_from", "-id")
    rights = {"list": "relocation.read", "retrieve": "relocation.read", "create": "channels.policy"}

    @extend_schema(request=NewChannelPolicy, responses={201: ChannelPolicySerializer})
    def create(self, request):
        """Set the own county's terms from a day on; the former ones end the day before."""
        given = self.read(NewChannelPolicy)
        values = given | {"county": self.find(Division, given["county"])}
        return self.answered(actions.set_policy(**values, by=request.user), 201)


ROUTES = [("channel-policies", ChannelPolicyViewSet)]
