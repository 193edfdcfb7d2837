"""REST resource `draws`: from the preparation to the result, and the publication that anybody can check."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.response import Response

from relocation.declarations.models import Declaration
from relocation.draws import actions, queries
from relocation.draws.api import shapes
from relocation.draws.models import Draw, DrawEntry, DrawHome, DrawWitness
from relocation.draws.states import FAULTS, PUBLIC
from relocation.sites.models import Home, Site
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Missing, MoveRefused

STEPS = [
    "create", "partial_update", "enter", "strike", "put_up", "take_back", "name_witness", "remove_witness", "commit",
    "freeze", "reveal", "run", "abandon", "cancel", "repeat", "give_back",
]  # fmt: skip


class DrawViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Draws of homes that anybody can check (W2.2-3): frozen, published, and drawn from secrets of witnesses."""

    queryset = queries.counted(Draw.objects.select_related("site"))
    serializer_class = shapes.DrawSerializer
    filterset_fields = ["county", "site", "state"]
    page_order = ("-created_at", "-id")
    # A secret is known to its witness alone until it is told.
    never_kept = ("reveal",)
    rights = dict.fromkeys(["list", "retrieve", "publication"], "draws.read") | dict.fromkeys(STEPS, "draws.run")

    @extend_schema(responses=shapes.DrawInFull)
    def retrieve(self, request, pk=None):
        """A draw with its entries, homes and witnesses."""
        return self._shown(self.get_object())

    @extend_schema(request=shapes.NewDraw, responses={201: shapes.DrawInFull})
    def create(self, request):
        """Prepare a draw."""
        values = self.read(shapes.NewDraw)
        values["county"] = self.find(Division, values["county"])
        values["site"] = self.find(Site, values["site"])
        return self._shown(actions.prepare_draw(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=shapes.DrawTerms, responses=shapes.DrawInFull)
    def partial_update(self, request, pk=None):
        """Change its terms before the freeze; send If-Match."""
        row = actions.edit_draw(
            draw=self.get_object(), changes=self.read(shapes.DrawTerms, partial=True), by=request.user,
            expected_version=self.expected_version(), on=clock.today(),
        )  # fmt: skip
        return self._shown(row)

    @extend_schema(request=shapes.DrawDeclarations, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"])
    def enter(self, request, pk=None):
        """Enter households whose declarations are confirmed."""
        row = self.get_object()
        rows = self._all(Declaration, self.read(shapes.DrawDeclarations)["declarations"])
        actions.enter(draw=row, declarations=rows, by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.DrawEntryKey, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"])
    def strike(self, request, pk=None):
        """Take a household out before the freeze."""
        row = self.get_object()
        actions.strike(entry=_own(DrawEntry, row, self.read(shapes.DrawEntryKey)["entry"]), by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.DrawHomes, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"], url_path="put-up")
    def put_up(self, request, pk=None):
        """Put free homes of the site up."""
        row = self.get_object()
        homes = self._all(Home.objects.select_related("building"), self.read(shapes.DrawHomes)["homes"])
        actions.put_up(draw=row, homes=homes, by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.DrawHomeKey, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk=None):
        """Take a home out before the freeze."""
        row = self.get_object()
        actions.take_back(home=_own(DrawHome, row, self.read(shapes.DrawHomeKey)["home"]), by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.NewDrawWitness, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"], url_path="name-witness")
    def name_witness(self, request, pk=None):
        """Name a witness."""
        row = self.get_object()
        actions.name_witness(draw=row, **self.read(shapes.NewDrawWitness), by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.DrawWitnessKey, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"], url_path="remove-witness")
    def remove_witness(self, request, pk=None):
        """Take a witness out before the freeze; the later ones move up and commit anew."""
        row = self.get_object()
        witness = _own(DrawWitness, row, self.read(shapes.DrawWitnessKey)["witness"])
        actions.remove_witness(witness=witness, by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.DrawCommitment, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"])
    def commit(self, request, pk=None):
        """Keep what a witness commits to."""
        row, values = self.get_object(), self.read(shapes.DrawCommitment)
        values["witness"] = _own(DrawWitness, row, values["witness"])
        actions.commit(**values, by=request.user, on=clock.today())
        return self._shown(row)

    @extend_schema(request=None, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"])
    def freeze(self, request, pk=None):
        """Fix the roster and publish it."""
        return self._shown(actions.freeze(draw=self.get_object(), by=request.user, on=clock.today()))

    @extend_schema(request=shapes.DrawSecret, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"])
    def reveal(self, request, pk=None):
        """Keep the secret that a witness tells; it is published when the draw is made or abandoned."""
        row, values = self.get_object(), self.read(shapes.DrawSecret)
        values["witness"] = _own(DrawWitness, row, values["witness"])
        actions.reveal(**values, by=request.user, on=clock.today())
        return self._shown(row)

    @extend_schema(request=None, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"])
    def run(self, request, pk=None):
        """Make the draw."""
        return self._shown(actions.run(draw=self.get_object(), by=request.user, on=clock.today()))

    @extend_schema(request=shapes.DrawReason, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"])
    def abandon(self, request, pk=None):
        """End a frozen draw without a result, in the open."""
        row, values = self.get_object(), self.read(shapes.DrawReason)
        return self._shown(actions.abandon(draw=row, **values, by=request.user, on=clock.today()))

    @extend_schema(request=shapes.DrawReason, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """Call a draw off before the freeze."""
        row, values = self.get_object(), self.read(shapes.DrawReason)
        return self._shown(actions.cancel(draw=row, **values, by=request.user, on=clock.today()))

    @extend_schema(request=shapes.DrawRepeat, responses={201: shapes.DrawInFull})
    @action(detail=True, methods=["post"])
    def repeat(self, request, pk=None):
        """Prepare the draw that repeats an abandoned one."""
        row, values = self.get_object(), self.read(shapes.DrawRepeat)
        return self._shown(actions.repeat_draw(draw=row, **values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=shapes.DrawGivenBack, responses=shapes.DrawInFull)
    @action(detail=True, methods=["post"], url_path="give-back")
    def give_back(self, request, pk=None):
        """A household gives its place up; its home goes to whoever is next."""
        row, values = self.get_object(), self.read(shapes.DrawGivenBack)
        values["entry"] = _own(DrawEntry, row, values["entry"])
        actions.give_back(**values, by=request.user, on=clock.today())
        return self._shown(row)

    @extend_schema(responses=OpenApiTypes.OBJECT, filters=False)
    @action(detail=True, pagination_class=None)
    def publication(self, request, pk=None):
        """The document that anybody can check (docs/draws.md), as the public page publishes it."""
        row = self.get_object()
        if row.state not in PUBLIC:
            raise MoveRefused(FAULTS["not_public"], code="not_public")
        return Response(queries.publication_of(row))

    def _all(self, rows, keys):
        queryset = getattr(rows, "_default_manager", rows)
        found = visible_to(self.request.user, queryset.all()).in_bulk(keys)
        if len(found) < len(set(keys)):
            raise Missing
        return [found[key] for key in dict.fromkeys(keys)]

    def _shown(self, row, status=200):
        self.serializer_class = shapes.DrawInFull
        return self.answered(self.queryset.get(pk=row.pk), status)


def _own(model, draw, key):
    row = model.objects.select_related("draw").filter(draw=draw, pk=key).first()
    if row is None:
        raise Missing
    return row


ROUTES = [("draws", DrawViewSet)]
