"""What the REST doors of bases share: a resource whose rows belong to a base or a county, and its input."""

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers

from laborers.enterprises.models import Enterprise
from laborers.jobs.models import Vacancy
from laborers.registry.models import Household
from relocation.bases import actions
from relocation.bases.models import Base
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import WithCodes
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictSerializer

READ, EDIT, PAY = "bases.read", "bases.edit", "bases.pay"
AREA = {"max_digits": 10, "decimal_places": 2}
# Sums of many sales.
SUM = {"max_digits": 18, "read_only": True}
# Keys of other rows in an input, and what they lead to.
KEYS = {
    "base": Base, "county": Division, "division": Division, "company": Enterprise, "organiser": Enterprise,
    "vacancy": Vacancy, "household": Household,
}  # fmt: skip


def sum_field(column):
    """A sum in fen shown in yuan."""
    return YuanField(source=column, **SUM)


class BaseShown(serializers.Serializer):
    """The base a row belongs to, by name."""

    base_name = serializers.CharField(source="base.name", read_only=True)


class NewOfBase(StrictSerializer):
    """What every new row of a base says; a client may mint its key."""

    id = serializers.UUIDField(required=False)
    base = serializers.UUIDField()


class NewOfCounty(StrictSerializer):
    """What every new row of a county says."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)


class Days(StrictSerializer):
    """From when to when something holds."""

    valid_from = serializers.DateField()
    valid_to = serializers.DateField(required=False, allow_null=True)


class LedgerViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """A list of rows with the look-up of the keys that an input names."""

    def looked_up(self, values):
        """The values with the rows that their keys lead to, in the caller's scope."""
        return {
            name: self.find(KEYS[name], value) if name in KEYS and value is not None else value
            for name, value in values.items()
        }

    def shown(self, row, status=200):
        """The row read again, with what the list says of it."""
        return self.answered(self.get_queryset().get(pk=row.pk), status)


class PartViewSet(LedgerViewSet):
    """Rows of actions.PARTS: added, and changed by their version."""

    owner = "base"
    takes: type[serializers.Serializer]
    rights = dict.fromkeys(["list", "retrieve"], READ) | dict.fromkeys(["create", "partial_update"], EDIT)

    def create(self, request):
        """Add one."""
        values = self.looked_up(self.read(self.takes))
        owner = values.pop(self.owner)
        row = actions.add_part(
            model=self.queryset.model, owner=owner, by=request.user, on=clock.today(), **values
        )  # fmt: skip
        return self.shown(row, 201)

    def partial_update(self, request, pk=None):
        """Change one; send If-Match."""
        row, version = self.get_object(), self.expected_version()
        changes = self.looked_up(self.read(self.takes, partial=True))
        changed = actions.edit_part(
            row=row, changes=changes, expected_version=version, by=request.user, on=clock.today()
        )  # fmt: skip
        return self.shown(changed)


def told(takes, shown):
    """Class decorator: what `create` and `partial_update` take and answer, for the OpenAPI document."""
    return extend_schema_view(
        create=extend_schema(request=takes, responses={201: shown}),
        partial_update=extend_schema(request=takes, responses=shown),
    )
