"""The resources of placements: parse, authorise, call one action, show the record."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, renderers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.placements import actions, card, queries
from laborers.placements.api import figures, shapes
from laborers.placements.api.shapes import read
from laborers.placements.models import Batch, Consent, ContractCard, Placement
from laborers.registry.models import Laborer
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import Missing


class PdfRenderer(renderers.BaseRenderer):
    """PDF bytes as they are; a refusal as the JSON it is."""

    media_type, format, charset, render_style = "application/pdf", "pdf", None, "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        """Bytes."""
        return data if isinstance(data, bytes) else renderers.JSONRenderer().render(data)


PDF = {(200, "application/pdf"): OpenApiTypes.BINARY}


def printed(content, name):
    """A PDF to be looked at or printed, kept by nobody on the way."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return Response(content, headers=headers)


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
        self.answered_with = self.shown(type(record)._base_manager.filter(pk=record.pk)).get()
        return Response(self.get_serializer(self.answered_with).data, status)


class ConsentViewSet(Resource):
    """Consents: a laborer's own yes, before any training or placement."""

    queryset = Consent.objects.all()
    serializer_class = shapes.ConsentSerializer
    filterset_fields = ["laborer", "purpose"]
    rights = {
        "list": "placements.read", "retrieve": "placements.read", "create": "placements.edit",
        "withdraw": "placements.edit", "texts": "placements.read",
    }  # fmt: skip

    def shown(self, rows):
        """With names."""
        return rows.select_related("laborer", "by")

    @extend_schema(responses=shapes.ConsentTextSerializer(many=True), filters=False)
    @action(detail=False, filter_backends=[], pagination_class=None)
    def texts(self, request):
        """Every text that is read before a consent, each version in both languages."""
        return Response(shapes.ConsentTextSerializer(queries.consent_texts(), many=True).data)

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


class PlacementViewSet(Resource):
    """Placements: spells of work, organised or self-found."""

    queryset = Placement.everything.all()
    serializer_class = shapes.PlacementSerializer
    filterset_class = shapes.PlacementFilter
    rights = dict.fromkeys(["list", "retrieve", "retention", "income"], "placements.read") | {
        "terms": "placements.edit"
    }

    def shown(self, rows):
        """With names and labels."""
        return queries.with_labels(rows)

    def get_queryset(self):
        """Work that was called off is listed only when it is asked for."""
        rows = super().get_queryset()
        asked = self.request.query_params.get("called_off", "") if self.action == "list" else "true"
        return rows if asked.lower() == "true" else rows.filter(called_off_on=None)

    @extend_schema(request=shapes.NewTerms, responses=shapes.PlacementSerializer)
    @action(detail=True, methods=["post"])
    def terms(self, request, pk=None):
        """Put contract, wage agreed, employer as named or occupation right; needs If-Match."""
        values = read(shapes.NewTerms, request)
        return self.answer(
            actions.edit_terms(
                placement=self.get_object(), changes=values, expected_version=self.expected_version(), by=request.user
            )
        )  # fmt: skip

    @extend_schema(parameters=[figures.RetentionAsked], responses=figures.RetentionSerializer(many=True), filters=False)
    @action(detail=False, filter_backends=[], pagination_class=None)
    def retention(self, request):
        """Of the placements that began in a period: the share still there, or at work, after 1, 3, 6 and 12 months."""
        asked = figures.asked(figures.RetentionAsked, request)
        rows = visible_to(request.user, figures.narrowed(Placement.objects.all(), asked))
        period = {name: asked[name] for name in ("since", "until")}
        found = queries.retention(rows, on=clock.today(), group=asked["group"], **period)
        return Response(figures.RetentionSerializer(found, many=True).data)

    @extend_schema(parameters=[figures.IncomeAsked], responses=figures.IncomeSerializer(many=True), filters=False)
    @action(detail=False, filter_backends=[], pagination_class=None)
    def income(self, request):
        """Months worked and transfer income of a year by place, from spells and wage reports, up to today."""
        asked = figures.asked(figures.IncomeAsked, request)
        rows = visible_to(request.user, figures.narrowed(Placement.objects.all(), asked))
        found = queries.income_by_place(rows, asked["year"], clock.today(), figures.DIGITS[asked["level"]])
        return Response(figures.IncomeSerializer(found, many=True).data)


class CardViewSet(Resource):
    """Service contract cards of migrants (X2.2-7)."""

    queryset = ContractCard.objects.all()
    serializer_class = shapes.CardSerializer
    filterset_fields = ["placement"]
    rights = dict.fromkeys(["list", "retrieve", "pdf", "contract", "sheet"], "cards.read") | dict.fromkeys(
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

    @extend_schema(parameters=[shapes.LayoutAsked], responses=PDF, filters=False)
    @action(
        detail=True, url_path="card.pdf", filter_backends=[], renderer_classes=[PdfRenderer, renderers.JSONRenderer]
    )  # fmt: skip
    def pdf(self, request, pk=None):
        """The card to print: two pages of 85.6 × 54 mm, or an A5 sheet that folds to A6."""
        asked, found = shapes.asked(shapes.LayoutAsked, request), self.get_object()
        draw = card.fold if asked["layout"] == "a6" else card.render
        return printed(draw(queries.card_facts(found)), found.number)

    @extend_schema(responses=PDF)
    @action(detail=True, url_path="contract.pdf", renderer_classes=[PdfRenderer, renderers.JSONRenderer])
    def contract(self, request, pk=None):
        """The contract card on A5: parties, post, place, pay, hours, insurance, term, whom to call."""
        found = self.get_object()
        return printed(card.contract(queries.contract_facts(found, clock.today())), f"{found.number}-contract")

    @extend_schema(parameters=[shapes.CardsAsked], responses=PDF, filters=False)
    @action(
        detail=False, url_path="sheet.pdf", filter_backends=[], pagination_class=None,
        renderer_classes=[PdfRenderer, renderers.JSONRenderer],
    )  # fmt: skip
    def sheet(self, request):
        """The valid cards of a batch, or of a place, ten to an A4 page with cut marks; at most 200."""
        asked = shapes.asked(shapes.CardsAsked, request)
        batch = self.find(Batch, asked["batch"]) if asked.get("batch") else None
        rows = visible_to(request.user, ContractCard.objects.all())
        cards = queries.cards_to_print(rows, batch=batch, division=asked.get("division"))[: shapes.MOST_CARDS]
        if not cards:
            raise Missing
        return printed(card.sheet(queries.many_card_facts(cards), "Cards"), "cards")
