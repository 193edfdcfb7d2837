"""REST resource `declarations`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry.models import Household
from relocation.declarations import actions, queries
from relocation.declarations.api.shown import DeclarationInFull, DeclarationSerializer
from relocation.declarations.api.taken import (
    ConditionLook,
    DeclarationChanges,
    DeclarationConfirming,
    DeclarationRefusal,
    NewAppeal,
    NewDeclaration,
    StepWords,
    site_of,
)
from relocation.declarations.models import Declaration
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import under
from xundian.kit.clock import today

READ, DECLARE, DECIDE = "relocation.read", "declarations.declare", "declarations.decide"


class DeclarationFilter(filters.FilterSet):
    """Filters of the list."""

    division = filters.CharFilter(method="below", help_text="Code of a county, township or village.")
    appeal_open = filters.BooleanFilter()

    class Meta:
        model = Declaration
        fields = ["state", "site", "household", "division", "appeal_open"]

    def below(self, rows, _name, code):
        """Of households in a division."""
        return rows.filter(under("household__division_id", code))


class DeclarationViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Declarations for relocation (W2.2): claimed, screened, looked at on site, decided; the draw moves them on."""

    queryset = queries.listed(Declaration.objects.all())
    serializer_class = DeclarationSerializer
    filterset_class = DeclarationFilter
    page_order = ("-declared_on", "-id")
    rights = dict.fromkeys(["list", "retrieve"], READ) | {
        "create": DECLARE, "partial_update": DECLARE, "screen": DECLARE, "withdraw": DECLARE, "refuse": DECLARE,
        "appeal": DECLARE, "inspect": "declarations.inspect", "confirm": DECIDE,
    }  # fmt: skip

    def answered(self, row, status=200):
        """The row in full, with what a list counts of it."""
        self.answered_with = row = queries.listed(Declaration.objects.all()).get(pk=row.pk)
        return Response(DeclarationInFull(row, context=self.get_serializer_context()).data, status)

    @extend_schema(responses=DeclarationInFull)
    def retrieve(self, request, pk=None):
        """A declaration with its claims and timeline."""
        return self.answered(self.get_object())

    @extend_schema(request=NewDeclaration, responses={201: DeclarationInFull})
    def create(self, request):
        """Declare a household."""
        values = self._read(NewDeclaration)
        values["household"] = self.find(Household, values["household"])
        return self.answered(actions.declare(**values, by=request.user, on=today()), 201)

    @extend_schema(request=DeclarationChanges, responses=DeclarationInFull)
    def partial_update(self, request, pk=None):
        """Put right what was declared; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self._read(DeclarationChanges)
        done = actions.amend(declaration=row, changes=changes, expected_version=version, by=request.user, on=today())
        return self.answered(done)

    @extend_schema(request=StepWords, responses=DeclarationInFull)
    @action(detail=True, methods=["post"])
    def screen(self, request, pk=None):
        """It passes the township's screening."""
        return self._step(actions.screen, StepWords)

    @extend_schema(request=ConditionLook, responses=DeclarationInFull)
    @action(detail=True, methods=["post"])
    def inspect(self, request, pk=None):
        """What was found of a condition on the spot."""
        row, values = self.get_object(), self.read(ConditionLook)
        actions.inspect(declaration=row, by=request.user, on=today(), **values)
        return self.answered(row)

    @extend_schema(request=DeclarationConfirming, responses=DeclarationInFull)
    @action(detail=True, methods=["post"])
    def confirm(self, request, pk=None):
        """The county confirms it for a site."""
        return self._step(actions.confirm, DeclarationConfirming)

    @extend_schema(request=DeclarationRefusal, responses=DeclarationInFull)
    @action(detail=True, methods=["post"])
    def refuse(self, request, pk=None):
        """Refuse it, in words: the township at its screening, the county after it."""
        return self._step(actions.refuse, DeclarationRefusal)

    @extend_schema(request=StepWords, responses=DeclarationInFull)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """The household withdraws; nothing else follows from it."""
        return self._step(actions.withdraw, StepWords)

    @extend_schema(request=NewAppeal, responses=DeclarationInFull)
    @action(detail=True, methods=["post"])
    def appeal(self, request, pk=None):
        """Record the household's appeal against the refusal."""
        row, values = self.get_object(), self.read(NewAppeal)
        actions.file_appeal(declaration=row, by=request.user, on=today(), **values)
        return self.answered(row)

    def _step(self, step, kind):
        row, values = self.get_object(), self._read(kind)
        return self.answered(step(declaration=row, by=self.request.user, on=today(), **values))

    def _read(self, kind):
        values = self.read(kind)
        if values.get("site"):
            values["site"] = site_of(self.request.user, values["site"])
        return values


ROUTES = [("declarations", DeclarationViewSet)]
