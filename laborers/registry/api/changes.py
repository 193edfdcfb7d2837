"""Steps of a household's resource: what happened to its people, and the list of it; the index adds the journeys."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry import actions, queries
from laborers.registry.api.households import HouseholdDetail
from laborers.registry.api.people import IdentityField, LaborerDetail, NewLaborer
from laborers.registry.api.reading import Parked, known_here, parked
from laborers.registry.models import Dependant, Household, HouseholdEvent, Laborer
from laborers.registry.states import (
    LEAVING_CHOICES,
    PARKED_CHOICES,
    RETURNING_CHOICES,
    SCHOOL_CHOICES,
    Change,
)
from xundian.accounts.labels import ChoiceLabel, PhoneField
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import Missing
from xundian.kit.filters import refuse_unknown
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer, not_to_come

SHOWN_DETAIL = ("change", "note", "people", "dependants", "event")


class EventSerializer(StrictModelSerializer):
    """Something that happened; another household only where the caller sees it."""

    kind_label = ChoiceLabel(Change, source="kind")
    laborer_name = serializers.CharField(source="laborer.name", default="", read_only=True)
    dependant_name = serializers.CharField(source="dependant.name", default="", read_only=True)
    other = serializers.SerializerMethodField()
    detail = serializers.SerializerMethodField()
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = HouseholdEvent
        fields = [
            "id", "kind", "kind_label", "on", "laborer", "laborer_name", "dependant", "dependant_name", "other",
            "detail", "by_name", "created_at",
        ]  # fmt: skip
        read_only_fields = fields

    def get_other(self, event) -> str | None:
        """The key of the other household."""
        return str(event.other_id) if event.other_id in self.context["others"] else None

    def get_detail(self, event) -> dict:
        """What else was written down."""
        return {name: value for name, value in event.detail.items() if name in SHOWN_DETAIL}


class OnDay(StrictSerializer):
    """A day on which something happened, today unless told; never one to come."""

    on = serializers.DateField(required=False)

    def validate_on(self, value):
        """What happened has happened."""
        return not_to_come(value)


class Birth(OnDay):
    """A child of the household."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(max_length=50)


class OfPerson(OnDay):
    """Somebody of the household: a laborer or a dependant, by key."""

    person = serializers.UUIDField()


class Leaving(OfPerson):
    """Somebody leaves, and why."""

    kind = serializers.ChoiceField(choices=LEAVING_CHOICES)


class ComingBack(OfPerson):
    """Somebody is back."""

    kind = serializers.ChoiceField(choices=RETURNING_CHOICES, required=False)


class School(OfPerson):
    """A child starts or finishes school."""

    kind = serializers.ChoiceField(choices=SCHOOL_CHOICES)


class Wedding(OnDay, NewLaborer):
    """Who marries into the household, and when."""

    household = None


class ComingOfAge(OfPerson):
    """A dependant who is registered as a laborer."""

    sex = serializers.ChoiceField(choices=Laborer._meta.get_field("sex").choices, required=False)
    identity = IdentityField(required=False)


class EventCorrection(StrictSerializer):
    """An event of this household that never happened, and what was wrong."""

    event = serializers.UUIDField()
    note = serializers.CharField(max_length=200)


class Split(OnDay):
    """Who forms a household of their own, and its number."""

    number = serializers.CharField(max_length=30)
    people = serializers.ListField(child=serializers.UUIDField(), allow_empty=False)
    dependants = serializers.ListField(child=serializers.UUIDField(), required=False)
    group_name = serializers.CharField(max_length=40, required=False, allow_blank=True)
    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = PhoneField(required=False, allow_blank=True)


class Joining(OnDay):
    """Which household joins this one."""

    other = serializers.UUIDField()


class Move(OnDay):
    """The village to which the household moves."""

    division = serializers.CharField(max_length=20)


class ParkedMany(serializers.Serializer):
    """A move beyond the own place is reported for each person, and decided elsewhere."""

    state = serializers.ChoiceField(choices=PARKED_CHOICES)
    transfers = serializers.ListField(child=serializers.UUIDField())


class RecordsChanges:
    """Mix into the resource of households: what happens to people, by the registry's own actions."""

    rights = {
        "birth": "households.edit",
        "marriage": "households.edit",
        "school": "households.edit",
        "come_of_age": "households.edit",
        "return_person": "households.edit",
        "correct": "households.edit",
        "events": "households.read",
    }

    def dated(self, kind):
        """The input of a step with its day."""
        values = self.read(kind)
        values.setdefault("on", clock.today())
        return values

    def someone(self, household, pk, *models):
        """A laborer or a dependant of this household; Missing for anybody else."""
        for model in models or (Laborer, Dependant):
            found = model.objects.filter(pk=pk, household=household).first()
            if found:
                return found
        raise Missing

    def enter(self, action, **values):
        """Whoever the action registers (201), reports (202 `parked`), or finds in this very village (409)."""
        try:
            laborer, transfer = action(by=self.request.user, **values)
        except actions.KnownHere as refusal:
            return known_here(refusal, self.request)
        if transfer:
            return parked(transfer)
        people = queries.with_case(Laborer.objects.select_related("household", "division"))
        return Response(self.show(LaborerDetail, people.get(pk=laborer.pk)), 201)

    @extend_schema(request=Birth, responses={201: HouseholdDetail})
    @action(detail=True, methods=["post"])
    def birth(self, request, pk):
        """A child is born."""
        household, values = self.get_object(), self.dated(Birth)
        actions.record_birth(household=household, by=request.user, **values)
        return self._whole(household, 201)

    @extend_schema(request=Wedding, responses={201: LaborerDetail, 202: Parked})
    @action(detail=True, methods=["post"])
    def marriage(self, request, pk):
        """Somebody marries into the household; 202 when the identity number is known elsewhere."""
        household, values = self.get_object(), self.dated(Wedding)
        return self.enter(actions.marry_in, household=household, today=clock.today(), **values)

    @extend_schema(request=School, responses=HouseholdDetail)
    @action(detail=True, methods=["post"])
    def school(self, request, pk):
        """A child starts or finishes school."""
        household, values = self.get_object(), self.dated(School)
        child = self.someone(household, values.pop("person"), Dependant)
        actions.record_school(dependant=child, by=request.user, **values)
        return self._whole(household)

    @extend_schema(request=ComingOfAge, responses={201: LaborerDetail, 202: Parked})
    @action(detail=True, methods=["post"], url_path="come-of-age")
    def come_of_age(self, request, pk):
        """A dependant is registered as a laborer and stays the same person."""
        household, values = self.get_object(), self.dated(ComingOfAge)
        child = self.someone(household, values.pop("person"), Dependant)
        return self.enter(actions.come_of_age, dependant=child, **values)

    @extend_schema(request=ComingBack, responses=HouseholdDetail)
    @action(detail=True, methods=["post"], url_path="return")
    def return_person(self, request, pk):
        """Somebody who left is back."""
        household, values = self.get_object(), self.dated(ComingBack)
        actions.come_back(person=self.someone(household, values.pop("person")), by=request.user, **values)
        return self._whole(household)

    @extend_schema(request=EventCorrection, responses=HouseholdDetail)
    @action(detail=True, methods=["post"])
    def correct(self, request, pk):
        """An event was a mistake: as before, and both stay on record."""
        household, values = self.get_object(), self.read(EventCorrection)
        event = self.find(HouseholdEvent.objects.filter(household=household), values["event"])
        actions.correct_event(event=event, by=request.user, on=clock.today(), note=values["note"])
        return self._whole(household)

    @extend_schema(responses=EventSerializer(many=True), filters=False)
    @action(detail=True)
    def events(self, request, pk):
        """What happened in the household, the newest first."""
        household = self.get_object()
        refuse_unknown(request)
        self.page_order = ("-on", "-id")
        page = self.paginate_queryset(household.events.select_related("laborer", "dependant", "by"))
        others = visible_to(request.user, Household.objects.filter(pk__in=[row.other_id for row in page]))
        context = self.get_serializer_context() | {"others": set(others.values_list("pk", flat=True))}
        return self.get_paginated_response(EventSerializer(page, many=True, context=context).data)
