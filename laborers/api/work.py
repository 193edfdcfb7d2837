"""REST steps that cross rooms on the way to work: an answer with its consent, a batch that leaves, work and its end."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from laborers import journeys
from laborers.enterprises.models import Enterprise
from laborers.jobs.api.offers import OfferAnswer, OfferSerializer, OfferViewSet
from laborers.jobs.models import Offer
from laborers.placements import api as placements
from laborers.placements.models import Batch, Consent
from laborers.registry.models import Laborer
from xundian.kit import clock
from xundian.kit.serializers import StrictSerializer, not_to_come


class ConsentWithAnswer(StrictSerializer):
    """The consent to placement that was asked together with the answer: which text was read, in which language."""

    text_version = serializers.CharField(max_length=20)
    language = serializers.CharField(max_length=30, default="zh-hans")
    given_on = serializers.DateField(source="on", required=False)
    witness = serializers.CharField(max_length=50, required=False, allow_blank=True, default="")

    def validate_given_on(self, value):
        """Never on a day to come."""
        return not_to_come(value)


class AnswerWithConsent(OfferAnswer):
    """The person's own answer in their own words; with a yes, the consent when it was asked."""

    consent = ConsentWithAnswer(required=False, allow_null=True, default=None)


class OfferJourneys(OfferViewSet):
    """Posts offered to people: a yes takes a post, a no is neutral (X2.2-6)."""

    @extend_schema(request=AnswerWithConsent, responses=OfferSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request, pk=None):
        """Record the person's own yes or no, and with a yes the consent to placement."""
        values, on = self.read(AnswerWithConsent), clock.today()
        if values["consent"]:
            values["consent"] = {"on": on} | values["consent"]
        return self.answered(journeys.answer_offer(offer=self.get_object(), by=request.user, on=on, **values))


class BatchJourneys(placements.BatchViewSet):
    """Batches: people who leave together (X2.2-6)."""

    rights = placements.BatchViewSet.rights | {
        "depart": "batches.edit", "arrive": "batches.receive", "cancel": "batches.edit",
    }  # fmt: skip

    @extend_schema(request=placements.Departure, responses=placements.BatchSerializer)
    @action(detail=True, methods=["post"])
    def depart(self, request, pk=None):
        """The batch has left: everybody on the list came and is placed, but for those named; both ways are neutral."""
        values = placements.read(placements.Departure, request)
        return self.answer(journeys.depart_batch(batch=self.get_object(), by=request.user, **values))

    @extend_schema(request=placements.Arrival, responses=placements.BatchSerializer)
    @action(detail=True, methods=["post"])
    def arrive(self, request, pk=None):
        """The batch has arrived: who was handed over to whom, and who did not arrive."""
        values = placements.read(placements.Arrival, request)
        return self.answer(journeys.arrive_batch(batch=self.get_object(), by=request.user, **values))

    @extend_schema(request=None, responses=placements.BatchSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """The batch will not leave; its people go later and keep their posts."""
        return self.answer(journeys.cancel_batch(batch=self.get_object(), on=clock.today(), by=request.user))


class PlacementJourneys(placements.PlacementViewSet):
    """Placements: spells of work, organised or self-found."""

    rights = placements.PlacementViewSet.rights | dict.fromkeys(
        ("create", "end", "call_off", "replace"), "placements.edit"
    )

    @extend_schema(request=placements.NewPlacement, responses={201: placements.PlacementSerializer})
    def create(self, request):
        """Someone starts to work; the case moves to "placed" and the visits owed are planned."""
        values = placements.read(placements.NewPlacement, request)
        return self.answer(journeys.place(**self._who_and_when(), **self._found(values)), 201)

    @extend_schema(request=placements.EndOfPlacement, responses=placements.PlacementSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request, pk=None):
        """Work ended; later visits are cancelled, the card is void, the case moves on."""
        values = placements.read(placements.EndOfPlacement, request)
        return self.answer(journeys.end_placement(placement=self.get_object(), **self._who_and_when(), **values))

    @extend_schema(request=placements.CallOff, responses=placements.PlacementSerializer)
    @action(detail=True, methods=["post"], url_path="call-off")
    def call_off(self, request, pk=None):
        """Work that was to begin will not; neutral, the case looks for a post again."""
        values = placements.read(placements.CallOff, request)
        return self.answer(journeys.call_off(placement=self.get_object(), by=request.user, **values))

    @extend_schema(request=placements.NextWork, responses={201: placements.PlacementSerializer})
    @action(detail=True, methods=["post"])
    def replace(self, request, pk=None):
        """This work ends and the next begins, in one step; answers the new placement."""
        values = placements.read(placements.NextWork, request)
        _old, new = journeys.replace_work(
            placement=self.get_object(), **self._who_and_when(), **self._found(values)
        )  # fmt: skip
        return self.answer(new, 201)

    def _who_and_when(self):
        return {"by": self.request.user, "on": clock.today()}

    def _found(self, values):
        related = {"laborer": Laborer, "consent": Consent, "offer": Offer, "enterprise": Enterprise, "batch": Batch}
        return values | {name: self.find(model, values[name]) for name, model in related.items() if values.get(name)}
