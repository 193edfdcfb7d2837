"""REST resource `offers`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.jobs import actions
from laborers.jobs.api.words import CodeLabel, JobsViewSet, ReasonsField, below, named
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.states import OfferState
from laborers.registry.models import Laborer
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class OfferSerializer(StrictModelSerializer):
    """An offer with the post it is for and why it fits; wages are yuan a month."""

    laborer_name, division_name = named("laborer.name"), named("division.name")
    vacancy_title, enterprise_name = named("vacancy.title"), named("vacancy.enterprise.name")
    destination = named("vacancy.destination")
    destination_label = CodeLabel("destination", "vacancy.destination")
    wage_min = YuanField(source="vacancy.wage_min_fen", read_only=True)
    wage_max = YuanField(source="vacancy.wage_max_fen", read_only=True)
    state_label = named("get_state_display")
    reasons = ReasonsField()

    class Meta:
        model = Offer
        fields = [
            "id", "laborer", "laborer_name", "case", "division", "division_name", "vacancy", "vacancy_title",
            "enterprise_name", "destination", "destination_label", "wage_min", "wage_max", "run", "score", "reasons",
            "state", "state_label", "made_on", "answer_by", "answered_on", "answer_note", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewOffer(StrictSerializer):
    """A post for a person of your place, and the day by which they are asked to answer."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField()
    vacancy = serializers.UUIDField()
    answer_by = serializers.DateField()


class OfferAnswer(StrictSerializer):
    """The person's own answer; why is theirs to tell or not."""

    accept = serializers.BooleanField()
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class OfferWithdrawal(StrictSerializer):
    """Why the offer is taken back."""

    reason = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class OfferFilter(filters.FilterSet):
    """Filters of the list."""

    state = filters.ChoiceFilter(choices=OfferState.choices)
    laborer = filters.UUIDFilter()
    vacancy = filters.UUIDFilter()
    run = filters.UUIDFilter()
    division = filters.CharFilter(method="under_division", help_text="A division's code: it and all below.")

    class Meta:
        model = Offer
        fields = ["state", "laborer", "vacancy", "run", "division"]

    def under_division(self, queryset, name, value):
        """Offers to people of a division and all below."""
        return below(queryset, "division_id", value, name)


class OfferViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, JobsViewSet):
    """Posts offered to people: a yes takes a post, a no is neutral (X2.2-6)."""

    rights = (
        dict.fromkeys(["list", "retrieve"], "offers.read")
        | dict.fromkeys(["create", "withdraw"], "offers.make")
        | dict.fromkeys(["see", "answer"], "offers.answer")
    )
    queryset = Offer.objects.select_related("laborer", "division", "vacancy__enterprise")
    serializer_class = OfferSerializer
    filterset_class = OfferFilter

    @extend_schema(request=NewOffer, responses={201: OfferSerializer})
    def create(self, request):
        """Offer a post to a person of your place."""
        values = self.read(NewOffer)
        values |= {"laborer": self.find(Laborer, values["laborer"]), "vacancy": self.find(Vacancy, values["vacancy"])}
        return self.answered(actions.make_offer(**values, **self.context_of_step()), 201)

    @extend_schema(request=None, responses=OfferSerializer)
    @action(detail=True, methods=["post"])
    def see(self, request, pk=None):
        """Note that the person has seen it."""
        return self.answered(actions.see_offer(offer=self.get_object(), **self.context_of_step()))

    @extend_schema(request=OfferAnswer, responses=OfferSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request, pk=None):
        """Record the person's own yes or no."""
        values = self.read(OfferAnswer)
        return self.answered(actions.answer_offer(offer=self.get_object(), **values, **self.context_of_step()))

    @extend_schema(request=OfferWithdrawal, responses=OfferSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Take it back; an accepted one gives its post back."""
        values = self.read(OfferWithdrawal)
        return self.answered(actions.withdraw_offer(offer=self.get_object(), **values, **self.context_of_step()))
