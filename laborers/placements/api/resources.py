"""The resources of placements: parse, authorise, call one action, show the record."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, renderers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.placements import actions, card, queries
from laborers.placements.api import shapes
from laborers.placements.api.shapes import read
from laborers.placements.models import Batch, Consent, ContractCard, Placement
from laborers.registry.models import Laborer
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit import clock


class PdfRenderer(renderers.BaseRenderer):
    """PDF bytes as they are; a refusal as the JSON it is."""

    media_type, format, charset, render_style = "application/pdf", "pdf", None, "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        """Bytes."""
        return data if isinstance(data, bytes) else renderers.JSONRenderer().render(data)


class Resource(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """A list, a detail, and answers that show the record as the list would."""

    def shown(self, rows):
        """The rows with all that their serializer shows, in one statement."""
        return rows

    def get_queryset(self):
        """Rows in the caller's place, with names and labels."""
        return self.shown(super().get_queryset())

    def answer(self, record, status=200):
        """The record as reading it would show it, with its ETag."""
        self.answered_with = self.shown(type(record).objects.filter(pk=record.pk)).get()
        return Response(self.get_serializer(self.answered_with).data, status)


class ConsentViewSet(Resource):
    """Consents: a laborer's own yes, before any training or placement."""

    queryset = Consent.objects.all()
    serializer_class = shapes.ConsentSerializer
    filterset_fields = ["laborer", "purpose"]
    rights = {
        "list": "placements.read", "retrieve": "placements.read", "create": "placements.edit",
        "withdraw": "placements.edit",
    }  # fmt: skip

    def shown(self, rows):
        """With names."""
        return rows.select_related("laborer", "by")

    @extend_schema(request=shapes.NewConsent, responses={201: shapes.ConsentSerializer})
    def create(self, request):
        """Record a consent."""
        values = read(shapes.NewConsent, request)
        laborer, on = self.find(Laborer, values.pop("laborer")), values.pop("given_on")
        return self.answer(actions.give_consent(laborer=laborer, on=on, by=request.user, **values), 201)

    @extend_schema(request=shapes.DayOfStep, responses=shapes.ConsentSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Take a consent back; nothing else follows from it."""
        values = read(shapes.DayOfStep, request)
        return self.answer(actions.withdraw_consent(consent=self.get_object(), by=request.user, **values))


class BatchViewSet(Resource):
    """Batches: people who leave together (X2.2-6)."""

    queryset = Batch.objects.all()
    serializer_class = shapes.BatchSerializer
    filterset_class = shapes.BatchFilter
    rights = dict.fromkeys(["list", "retrieve", "roster"], "batches.read") | dict.fromkeys(
        ["create", "depart", "arrive", "cancel"], "batches.edit"
    )

    def shown(self, rows):
        """With names, labels and the number of people."""
        return queries.batches_with_labels(rows)

    @extend_schema(request=shapes.NewBatch, responses={201: shapes.BatchSerializer})
    def create(self, request):
        """Plan a batch of the own division or one below."""
        values = read(shapes.NewBatch, request)
        values["division"] = self.find(Division, values["division"])
        return self.answer(actions.create_batch(by=request.user, **values), 201)

    @extend_schema(request=shapes.DayOfStep, responses=shapes.BatchSerializer)
    @action(detail=True, methods=["post"])
    def depart(self, request, pk=None):
        """The batch has left."""
        values = read(shapes.DayOfStep, request)
        return self.answer(actions.depart_batch(batch=self.get_object(), by=request.user, **values))

    @extend_schema(request=shapes.DayOfStep, responses=shapes.BatchSerializer)
    @action(detail=True, methods=["post"])
    def arrive(self, request, pk=None):
        """The batch has arrived."""
        values = read(shapes.DayOfStep, request)
        return self.answer(actions.arrive_batch(batch=self.get_object(), by=request.user, **values))

    @extend_schema(request=None, responses=shapes.BatchSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """The batch will not leave."""
        return self.answer(actions.cancel_batch(batch=self.get_object(), by=request.user))

    @extend_schema(responses=shapes.BatchRosterSerializer(many=True), filters=False)
    @action(detail=True, filter_backends=[])
    def roster(self, request, pk=None):
        """Who leaves with it, as far as they are of the caller's place."""
        rows = visible_to(request.user, queries.roster(self.get_object()))
        self.page_order = ("division_id", "laborer_id", "id")
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(shapes.BatchRosterSerializer(page, many=True).data)


class PlacementViewSet(Resource):
    """Placements: spells of work, organised or self-found."""

    queryset = Placement.objects.all()
    serializer_class = shapes.PlacementSerializer
    filterset_class = shapes.PlacementFilter
    rights = {"list": "placements.read", "retrieve": "placements.read"}

    def shown(self, rows):
        """With names and labels."""
        return queries.with_labels(rows)


class CardViewSet(Resource):
    """Service contract cards of migrants (X2.2-7)."""

    queryset = ContractCard.objects.all()
    serializer_class = shapes.CardSerializer
    filterset_fields = ["placement"]
    rights = dict.fromkeys(["list", "retrieve", "pdf"], "cards.read") | dict.fromkeys(
        ["create", "revoke"], "cards.issue"
    )

    def shown(self, rows):
        """With the name."""
        return rows.select_related("placement__laborer", "division")

    @extend_schema(request=shapes.NewCard, responses={201: shapes.CardSerializer})
    def create(self, request):
        """Issue the card of a running placement."""
        values = read(shapes.NewCard, request)
        values["placement"] = self.find(Placement, values["placement"])
        return self.answer(actions.issue_card(on=clock.today(), by=request.user, **values), 201)

    @extend_schema(request=shapes.DayOfStep, responses=shapes.CardSerializer)
    @action(detail=True, methods=["post"])
    def revoke(self, request, pk=None):
        """Make the card void; its QR code leads nowhere from now on."""
        values = read(shapes.DayOfStep, request)
        return self.answer(actions.revoke_card(card=self.get_object(), by=request.user, **values))

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    @action(detail=True, url_path="card.pdf", renderer_classes=[PdfRenderer, renderers.JSONRenderer])
    def pdf(self, request, pk=None):
        """The card to print: two pages of 85.6 × 54 mm."""
        found = self.get_object()
        headers = {"Content-Disposition": f'inline; filename="{found.number}.pdf"', "Cache-Control": "no-store"}
        return Response(card.render(queries.card_facts(found)), headers=headers)
