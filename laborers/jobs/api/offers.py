"""REST resource `offers`."""

from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.enterprises.api.words import CodeLabel, below, named
from laborers.jobs import actions
from laborers.jobs.api.words import JobsViewSet, ReasonsField
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.queries import WAITING, overdue
from laborers.jobs.states import ENDINGS, EmployerAnswer, EmployerReason, OfferState
from laborers.registry.models import Laborer
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


@extend_schema_field(OpenApiTypes.STR)
class EndingLabel(serializers.Field):
    """Why an offer ended, in words; what an officer wrote stays as it is."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, code):
        """The words of a code that we know."""
        return str(ENDINGS.get(code, code))


class OfferSerializer(StrictModelSerializer):
    """An offer with the post it is for and why it fits; wages are yuan a month."""

    laborer_name, division_name = named("laborer.name"), named("division.name")
    vacancy_title, enterprise_name = named("vacancy.title"), named("vacancy.enterprise.name")
    destination = named("vacancy.destination")
    destination_label = CodeLabel("destination", "vacancy.destination")
    wage_min = YuanField(source="vacancy.wage_min_fen", read_only=True)
    wage_max = YuanField(source="vacancy.wage_max_fen", read_only=True)
    state_label, employer_state_label = named("get_state_display"), named("get_employer_state_display")
    employer_reason_label, ended_for_label = named("get_employer_reason_display"), EndingLabel(source="ended_for")
    reasons = ReasonsField()

    class Meta:
        model = Offer
        fields = [
            "id", "laborer", "laborer_name", "case", "division", "division_name", "vacancy", "vacancy_title",
            "enterprise_name", "destination", "destination_label", "wage_min", "wage_max", "run", "score", "reasons",
            "state", "state_label", "made_on", "answer_by", "seen_on", "answered_on", "answer_note", "ended_for",
            "ended_for_label", "employer_state", "employer_state_label", "employer_by", "employer_answered_on",
            "employer_reason", "employer_reason_label", "employer_note", "seat_freed_on", "version",
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
    employer_by = serializers.DateField(required=False, allow_null=True, default=None)


class AnswerOfEmployer(StrictSerializer):
    """Whether the employer takes the person; a no needs a reason out of the list."""

    confirm = serializers.BooleanField()
    reason = serializers.ChoiceField(choices=EmployerReason.choices, required=False, allow_blank=True, default="")
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
    enterprise = filters.UUIDFilter(field_name="vacancy__enterprise")
    employer_state = filters.ChoiceFilter(choices=EmployerAnswer.choices)
    waiting = filters.ChoiceFilter(
        method="whom_it_waits_for", choices=[(name, name) for name in WAITING],
        help_text="What waits for the person, for the employer, or for the departure.",
    )  # fmt: skip
    overdue = filters.BooleanFilter(method="past_its_day", help_text="Past the day of answer, or not.")
    division = filters.CharFilter(method="under_division", help_text="A division's code: it and all below.")

    class Meta:
        model = Offer
        fields = [
            "state", "laborer", "vacancy", "run", "enterprise", "employer_state", "waiting", "overdue", "division",
        ]  # fmt: skip

    def whom_it_waits_for(self, queryset, name, value):
        """Offers that wait for one of three."""
        return queryset.filter(WAITING[value])

    def past_its_day(self, queryset, name, value):
        """Offers past the day of answer."""
        late = overdue(Offer.objects.all(), clock.today()).values("pk")
        return queryset.filter(pk__in=late) if value else queryset.exclude(pk__in=late)

    def under_division(self, queryset, name, value):
        """Offers to people of a division and all below."""
        return below(queryset, "division_id", value, name)


class OfferViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, JobsViewSet):
    """Posts offered to people: a yes takes a post, a no is neutral (X2.2-6)."""

    rights = (
        dict.fromkeys(["list", "retrieve"], "offers.read")
        | dict.fromkeys(["create", "withdraw"], "offers.make")
        | dict.fromkeys(["see", "answer"], "offers.answer")
        | {"employer_answer": "offers.employer"}
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

    @extend_schema(request=AnswerOfEmployer, responses=OfferSerializer)
    @action(detail=True, methods=["post"], url_path="employer-answer")
    def employer_answer(self, request, pk=None):
        """Record whether the employer takes the person; a no frees the post and is neutral for the person."""
        values = self.read(AnswerOfEmployer) | self.context_of_step()
        return self.answered(actions.answer_for_employer(offer=self.get_object(), at=clock.now(), **values))

    @extend_schema(request=OfferWithdrawal, responses=OfferSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Take it back; an accepted one gives its post back."""
        values = self.read(OfferWithdrawal)
        return self.answered(actions.withdraw_offer(offer=self.get_object(), **values, **self.context_of_step()))
