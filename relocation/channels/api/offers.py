"""REST resource `channel-offers`."""

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.enterprises.models import Enterprise
from laborers.jobs.models import Vacancy
from laborers.placements.models import Consent
from laborers.registry.models import Household, Laborer
from relocation.channels import actions, queries
from relocation.channels.models import ChannelOffer
from relocation.channels.states import ChannelKind, explain, verdict_row
from relocation.sites.models import WelfarePost, Workshop
from xundian.accounts.access import ScopedViewSet
from xundian.kit.clock import today
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ChannelReasonSerializer(StrictSerializer):
    """One ground, for programs and in words."""

    code = serializers.CharField()
    text = serializers.CharField()


class ChannelOfferSerializer(StrictModelSerializer):
    """A way into work proposed to one person of a household, with the reasons in words."""

    household_number = serializers.CharField(source="household.number", read_only=True)
    laborer_name = serializers.CharField(source="laborer.name", read_only=True)
    site_name = serializers.CharField(source="site.name", read_only=True)
    channel_label = serializers.CharField(source="get_channel_display", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    workshop_name = serializers.CharField(source="workshop.name", default=None, allow_null=True, read_only=True)
    vacancy_title = serializers.CharField(source="offer.vacancy.title", default=None, allow_null=True, read_only=True)
    reasons = serializers.SerializerMethodField()

    class Meta:
        model = ChannelOffer
        fields = [
            "id", "household", "household_number", "laborer", "laborer_name", "site", "site_name", "channel",
            "channel_label", "proposed_channel", "policy", "offer", "vacancy_title", "workshop", "workshop_name",
            "welfare_post", "reasons", "state", "state_label", "proposed_on", "answer_by", "answered_on", "placement",
            "version",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(ChannelReasonSerializer(many=True))
    def get_reasons(self, row):
        """Codes and words."""
        return explain(row.reasons)


class ChannelOffering(StrictSerializer):
    """Through which channel and place; left out, as proposed."""

    channel = serializers.ChoiceField(ChannelKind.choices, required=False)
    workshop = serializers.UUIDField(required=False, allow_null=True)
    welfare_post = serializers.UUIDField(required=False, allow_null=True)


class ChannelPlacing(StrictSerializer):
    """The work that begins; a workshop or post knows most of it. `wage` in yuan a month."""

    consent = serializers.UUIDField()
    started_on = serializers.DateField()
    workshop = serializers.UUIDField(required=False, allow_null=True)
    welfare_post = serializers.UUIDField(required=False, allow_null=True)
    enterprise = serializers.UUIDField(required=False, allow_null=True)
    employer_name = serializers.CharField(max_length=100, required=False, allow_blank=True)
    occupation = serializers.CharField(max_length=40, required=False, allow_blank=True)
    destination = serializers.CharField(max_length=6, required=False, allow_blank=True)
    wage = YuanField(source="wage_fen", required=False, allow_null=True)
    contract_from = serializers.DateField(required=False, allow_null=True)
    contract_to = serializers.DateField(required=False, allow_null=True)


class VacancyOffering(StrictSerializer):
    """Which post of an enterprise is offered; without a day to answer by, the policy's days."""

    vacancy = serializers.UUIDField()
    answer_by = serializers.DateField(required=False, allow_null=True)


class ChannelEnding(StrictSerializer):
    """The last day of work, and why it ended (list end_reason)."""

    ended_on = serializers.DateField()
    reason = serializers.CharField(max_length=20)


class VerdictSerializer(StrictSerializer):
    """Whether a channel is open to the person, with what speaks for it and what stands against it, in words."""

    channel = serializers.ChoiceField(ChannelKind.choices)
    fits = serializers.BooleanField()
    grounds = ChannelReasonSerializer(many=True)
    hindrances = ChannelReasonSerializer(many=True)


NAMED = {
    "workshop": Workshop,
    "welfare_post": WelfarePost,
    "consent": Consent,
    "enterprise": Enterprise,
    "vacancy": Vacancy,
}


class AbleMemberSerializer(StrictModelSerializer):
    """Someone able and willing to work."""

    class Meta:
        model = Laborer
        fields = ["id", "name", "sex", "birth"]
        read_only_fields = fields


class LiveChannelOfferSerializer(StrictModelSerializer):
    """The offer a household is thinking about."""

    state_label = serializers.CharField(source="get_state_display", read_only=True)
    channel_label = serializers.CharField(source="get_channel_display", read_only=True)

    class Meta:
        model = ChannelOffer
        fields = ["id", "laborer", "channel", "channel_label", "state", "state_label", "answer_by"]
        read_only_fields = fields


class ZeroEmploymentSerializer(StrictModelSerializer):
    """A household in which nobody works, who in it could, and what is under way."""

    able = AbleMemberSerializer(many=True, read_only=True)
    live_offers = LiveChannelOfferSerializer(source="live", many=True, read_only=True)

    class Meta:
        model = Household
        fields = ["id", "number", "address", "phone", "category", "able", "live_offers"]
        read_only_fields = fields


class ChannelOfferViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """The four employment channels of the relocated (W2.2): proposed by the clock, offered, answered, placed."""

    queryset = queries.with_names(ChannelOffer.objects.all())
    serializer_class = ChannelOfferSerializer
    filterset_fields = ["state", "site", "channel", "household", "laborer"]
    rights = {
        "list": "relocation.read", "retrieve": "relocation.read", "offer": "channels.answer",
        "accept": "channels.answer", "decline": "channels.answer", "place": "channels.answer",
        "offer_vacancy": "channels.answer", "end": "channels.answer", "eligibility": "relocation.read",
    }  # fmt: skip

    def _read(self, kind):
        """The body, with every record it names looked up in the caller's scope."""
        values = self.read(kind)
        named = {name: self.find(NAMED[name], values[name]) for name in NAMED if values.get(name)}
        return values | named

    @extend_schema(request=ChannelOffering, responses=ChannelOfferSerializer)
    @action(detail=True, methods=["post"])
    def offer(self, request, pk=None):
        """Make the offer to the person."""
        row, values = self.get_object(), self._read(ChannelOffering)
        return self.answered(actions.offer(channel_offer=row, by=request.user, on=today(), **values))

    @extend_schema(request=None, responses=ChannelOfferSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request, pk=None):
        """The person says yes."""
        return self.answered(actions.accept(channel_offer=self.get_object(), by=request.user, on=today()))

    @extend_schema(request=None, responses=ChannelOfferSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request, pk=None):
        """The person says no; nothing else follows from it."""
        return self.answered(actions.decline(channel_offer=self.get_object(), by=request.user, on=today()))

    @extend_schema(request=ChannelPlacing, responses=ChannelOfferSerializer)
    @action(detail=True, methods=["post"])
    def place(self, request, pk=None):
        """The person begins to work, with recorded consent."""
        row, values = self.get_object(), self._read(ChannelPlacing)
        return self.answered(actions.place(channel_offer=row, by=request.user, on=today(), **values))

    @extend_schema(request=VacancyOffering, responses=ChannelOfferSerializer)
    @action(detail=True, methods=["post"], url_path="offer-vacancy")
    def offer_vacancy(self, request, pk=None):
        """Offer a real post to who said yes to migration or a base; the answer is that of the resource `offers`."""
        row, values = self.get_object(), self._read(VacancyOffering)
        return self.answered(actions.offer_vacancy(channel_offer=row, by=request.user, on=today(), **values))

    @extend_schema(request=ChannelEnding, responses=ChannelOfferSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request, pk=None):
        """The work that came of the offer ended."""
        row, values = self.get_object(), self.read(ChannelEnding)
        return self.answered(actions.end(channel_offer=row, by=request.user, on=today(), **values))

    @extend_schema(responses=VerdictSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def eligibility(self, request, pk=None):
        """Which of the four channels are open to the person today, and why."""
        found = queries.eligibility(self.get_object(), today())
        return Response(VerdictSerializer([verdict_row(each) for each in found], many=True).data)


ROUTES = [("channel-offers", ChannelOfferViewSet)]
