"""REST resource `first-calls`: posts kept for those who were trained for them."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.enterprises.api.words import below, named
from laborers.jobs import actions
from laborers.jobs.api.offers import OfferSerializer
from laborers.jobs.api.words import JobsViewSet
from laborers.jobs.models import FirstCall
from laborers.jobs.states import CallState
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class FirstCallSerializer(StrictModelSerializer):
    """A post that nobody else is offered until the day."""

    laborer_name, division_name = named("laborer.name"), named("division.name")
    vacancy_title, enterprise_name = named("vacancy.title"), named("vacancy.enterprise.name")
    state_label = named("get_state_display")

    class Meta:
        model = FirstCall
        fields = [
            "id", "laborer", "laborer_name", "division", "division_name", "vacancy", "vacancy_title",
            "enterprise_name", "origin_id", "made_on", "until", "state", "state_label", "ended_on", "version",
        ]  # fmt: skip
        read_only_fields = fields


class CallAnswer(StrictSerializer):
    """The day by which the person is asked to answer the offer."""

    answer_by = serializers.DateField()


class FirstCallFilter(filters.FilterSet):
    """Filters of the list."""

    state = filters.ChoiceFilter(choices=CallState.choices)
    laborer, vacancy = filters.UUIDFilter(), filters.UUIDFilter()
    training_class = filters.UUIDFilter(field_name="origin_id")
    division = filters.CharFilter(method="under_division", help_text="A division's code: it and all below.")

    class Meta:
        model = FirstCall
        fields = ["state", "laborer", "vacancy", "training_class", "division"]

    def under_division(self, queryset, name, value):
        """Calls of people of a division and all below."""
        return below(queryset, "division_id", value, name)


class FirstCallViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, JobsViewSet):
    """Posts of ordering enterprises kept for graduates; not wanting one is neutral and frees it (X2.2-4)."""

    rights = {
        "list": "offers.read", "retrieve": "offers.read", "offer": "offers.make", "decline": "offers.answer",
    }  # fmt: skip
    queryset = FirstCall.objects.select_related("laborer", "division", "vacancy__enterprise")
    serializer_class = FirstCallSerializer
    filterset_class = FirstCallFilter

    @extend_schema(request=CallAnswer, responses={201: OfferSerializer})
    @action(detail=True, methods=["post"])
    def offer(self, request, pk=None):
        """Offer the kept post to the person."""
        values = self.read(CallAnswer) | self.context_of_step()
        self.answered_with = row = actions.offer_called(call=self.get_object(), **values)
        return Response(OfferSerializer(row, context=self.get_serializer_context()).data, 201)

    @extend_schema(request=None, responses=FirstCallSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request, pk=None):
        """The person does not want it: others may be offered it at once, and nothing else follows."""
        return self.answered(actions.decline_call(call=self.get_object(), **self.context_of_step()))
