"""Index of the REST resources of the laborer's case, room by room, and the endpoints that start a journey."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers import journeys
from laborers.api.enterprises import EnterpriseProblems
from laborers.api.work import BatchJourneys, OfferJourneys, PlacementJourneys
from laborers.complaints import api as complaints
from laborers.difficulties import api as difficulties
from laborers.difficulties.states import Answer, Kind, Severity
from laborers.economy import api as economy
from laborers.enterprises import api as enterprises
from laborers.imports import api as imports
from laborers.jobs import api as jobs
from laborers.placements import api as placements
from laborers.publications import api as publications
from laborers.registry import api as registry
from laborers.registry.api import changes
from laborers.registry.api.households import HouseholdDetail
from laborers.registry.models import Household
from laborers.registry.queries import village_of
from laborers.registry.states import Change
from laborers.subsidies import api as subsidies
from laborers.surveys import api as surveys
from laborers.visits import api as visits
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictSerializer


class HouseholdForms(surveys.EntersForms, changes.RecordsChanges, registry.HouseholdViewSet):
    """Households of the registry with their members, dependants and category periods (X2.2-1)."""

    rights = (
        registry.HouseholdViewSet.rights
        | changes.RecordsChanges.rights
        | {"survey": "surveys.record"}
        | dict.fromkeys(("leave", "death", "split", "merge", "move"), "households.edit")
    )

    @extend_schema(request=changes.Leaving, responses=HouseholdDetail)
    @action(detail=True, methods=["post"])
    def leave(self, request, pk):
        """Somebody leaves: the membership ends with day and reason, the open case closes, nobody is deleted."""
        household, values = self.get_object(), self.dated(changes.Leaving)
        journeys.leave(person=self.someone(household, values.pop("person")), by=request.user, **values)
        return self._whole(household)

    @extend_schema(request=changes.OfPerson, responses=HouseholdDetail)
    @action(detail=True, methods=["post"])
    def death(self, request, pk):
        """Somebody died; work under way must be ended first."""
        household, values = self.get_object(), self.dated(changes.OfPerson)
        person = self.someone(household, values.pop("person"))
        journeys.leave(person=person, kind=Change.DEATH, by=request.user, **values)
        return self._whole(household)

    @extend_schema(request=changes.Split, responses={201: HouseholdDetail})
    @action(detail=True, methods=["post"])
    def split(self, request, pk):
        """Some of its people form a household of their own in the village; answers the new one."""
        household, values = self.get_object(), self.dated(changes.Split)
        return self._whole(journeys.split_household(household=household, by=request.user, **values), 201)

    @extend_schema(request=changes.Joining, responses=HouseholdDetail)
    @action(detail=True, methods=["post"])
    def merge(self, request, pk):
        """Another household of the village joins this one."""
        household, values = self.get_object(), self.dated(changes.Joining)
        other = self.find(Household, values.pop("other"))
        return self._whole(journeys.merge_households(stays=household, goes=other, by=request.user, **values))

    @extend_schema(request=changes.Move, responses={200: HouseholdDetail, 202: changes.ParkedMany})
    @action(detail=True, methods=["post"])
    def move(self, request, pk):
        """To another village: at once inside the own place, else reported for each person (202 `parked`)."""
        household, values = self.get_object(), self.dated(changes.Move)
        to_division = village_of(household, values.pop("division"))
        moved, opened = journeys.move_household(household=household, to_division=to_division, by=request.user, **values)
        if moved:
            return self._whole(moved)
        return Response({"state": "parked", "transfers": [str(each.pk) for each in opened]}, 202)


class TransferJourneys(registry.TransferViewSet):
    """People of the own place who were reported in another village; the own place decides."""

    rights = registry.TransferViewSet.rights | {"confirm": "transfers.decide", "keep": "transfers.decide"}

    @extend_schema(request=registry.TransferConfirmation, responses=registry.TransferSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request, pk):
        """The person lives there now: village, household and what is not finished follow, parked answers count."""
        transfer, values = self.get_object(), self.read(registry.TransferConfirmation)
        journeys.confirm_transfer(transfer=transfer, by=request.user, on=clock.today(), at=clock.now(), **values)
        self.answered_with = registry.TransferViewSet.queryset.get(pk=transfer.pk)
        return Response(self.show(registry.TransferSerializer, self.answered_with))

    @extend_schema(request=registry.DecisionNote, responses=registry.TransferSerializer)
    @action(detail=True, methods=["post"])
    def keep(self, request, pk):
        """The person stays where registered; say why."""
        transfer, values = self.get_object(), self.read(registry.DecisionNote)
        journeys.keep_transfer(transfer=transfer, by=request.user, on=clock.today(), at=clock.now(), **values)
        self.answered_with = registry.TransferViewSet.queryset.get(pk=transfer.pk)
        return Response(self.show(registry.TransferSerializer, self.answered_with))


class LaborerAssessments(surveys.ExplainsAssessments, registry.LaborerViewSet):
    """People of working age, one record for life (X2.2-1)."""

    rights = registry.LaborerViewSet.rights | {"assessment": "assessments.read"}


class CaseJourneys(registry.CaseViewSet):
    """Transfer episodes: surveyed, assessed, trained, matched, placed, closed."""

    rights = registry.CaseViewSet.rights | {"advance": "cases.advance"}

    @extend_schema(request=registry.Step, responses=registry.CaseSerializer)
    @action(detail=True, methods=["post"])
    def advance(self, request, pk):
        """Back to the search for a post, or close; the other stages follow from assessments, classes and placements."""
        case, values = self.get_object(), self.read(registry.Step)
        self.answered_with = journeys.advance_by_hand(case=case, by=request.user, on=clock.today(), **values)
        return Response(self.show(registry.CaseSerializer, self.answered_with))


class RaisedDifficulty(StrictSerializer):
    """A difficulty that a visit brought up."""

    id = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(choices=Kind.choices)
    description = serializers.CharField(max_length=500)
    severity = serializers.ChoiceField(choices=Severity.choices, default=Severity.NORMAL)
    laborer = serializers.UUIDField(required=False, allow_null=True)


class AskedDifficulty(StrictSerializer):
    """How a difficulty of the household stands, as was said at the visit."""

    difficulty = serializers.UUIDField()
    answer = serializers.ChoiceField(choices=Answer.choices)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class NewVisit(visits.NewVisit):
    """A visit or an attempt, with all it brought up: difficulties, changes, news, and what was asked and passed on."""

    difficulties = RaisedDifficulty(many=True, required=False)
    asked = AskedDifficulty(many=True, required=False)


class VisitJourneys(visits.VisitViewSet):
    """Visits and attempts as they were written down; a correction is a new one that names the old."""

    rights = visits.VisitViewSet.rights | {"create": "visits.log"}

    @extend_schema(request=NewVisit, responses={200: visits.VisitSerializer, 201: visits.VisitSerializer})
    def create(self, request):
        """Write a visit down: 201 the first time, 200 with the same body for the same `id` and content again."""
        values = placements.read(NewVisit, request)
        values |= self.subject(values)
        visit, created = journeys.log_visit(by=request.user, at=clock.now(), **values)
        return Response(self.get_serializer(visit).data, 201 if created else 200)


class Entering(StrictSerializer):
    """How a reported change enters the register; what is left out follows from what was told."""

    day = serializers.DateField(required=False, allow_null=True)
    note = serializers.CharField(max_length=200, allow_blank=True, default="")
    reason = serializers.CharField(max_length=20, required=False)
    back_to = serializers.CharField(max_length=20, required=False)
    destination = serializers.CharField(max_length=6, required=False)
    occupation = serializers.CharField(max_length=40, required=False)
    employer_name = serializers.CharField(max_length=100, required=False)
    wage_yuan = YuanField(source="wage_fen", required=False)
    consent_text = serializers.CharField(max_length=20, required=False)
    consented_on = serializers.DateField(required=False)
    language = serializers.CharField(max_length=30, required=False)
    witness = serializers.CharField(max_length=50, required=False)


class ReportedChangeJourneys(visits.ReportedChangeViewSet):
    """What visits were told has changed with people; an officer enters it, or sets it aside with a note."""

    rights = visits.ReportedChangeViewSet.rights | {"apply": "changes.settle"}

    @extend_schema(request=Entering, responses=visits.ReportedChangeSerializer)
    @action(detail=True, methods=["post"])
    def apply(self, request, pk):
        """Enter it: work ends, self-found work begins with the laborer's own consent, school changes."""
        change, values = self.get_object(), self.read(Entering)
        settled = journeys.apply_change(change=change, by=request.user, on=clock.today(), **values)
        return self.answered(self.get_queryset().get(pk=settled.pk))


ROUTES = [
    *surveys.ROUTES,
    *registry.ROUTES,
    ("households", HouseholdForms),
    ("laborers", LaborerAssessments),
    ("cases", CaseJourneys),
    ("transfers", TransferJourneys),
    *economy.ROUTES,
    *imports.ROUTES,
    *difficulties.ROUTES,
    *complaints.ROUTES,
    *enterprises.ROUTES,
    ("enterprises", EnterpriseProblems),
    *jobs.ROUTES,
    *placements.ROUTES,
    *publications.ROUTES,
    ("offers", OfferJourneys),
    ("batches", BatchJourneys),
    ("placements", PlacementJourneys),
    *subsidies.ROUTES,
    *visits.ROUTES,
    ("visits", VisitJourneys),
    ("reported-changes", ReportedChangeJourneys),
]
