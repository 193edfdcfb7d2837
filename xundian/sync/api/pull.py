"""REST `sync/changes`, `sync/snapshot`, `sync/verify`: what goes down to phones, and whether they hold just that."""

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from xundian.accounts.actions import note_read
from xundian.accounts.models import ReadLog
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.filters import refuse_unknown
from xundian.kit.problems import problem
from xundian.kit.serializers import StrictSerializer
from xundian.sync.actions import note_seen
from xundian.sync.api.door import PhoneViewSet
from xundian.sync.entities import ENTITIES
from xundian.sync.models import SyncDevice
from xundian.sync.queries import cursors, feed, phones, snapshot, verify

MOST_ITEMS = 500
OPS = ["upsert", "tombstone", "scope_out", "resync"]
CURSOR = OpenApiParameter("cursor", str, description="As the last answer gave it; without one, from the beginning.")
UNSENT = OpenApiParameter(
    "Sync-Unsent", int, OpenApiParameter.HEADER, description="How many entries wait on the phone, shown to the office."
)


class Item(serializers.Serializer):
    """One row on its way down. `data` is there for an upsert; a tombstone and a scope_out take the row away.

    `resync`, without an id, asks for a snapshot of the entity: many rows of it changed at once.
    """

    seq = serializers.IntegerField()
    entity = serializers.ChoiceField(choices=list(ENTITIES))
    id = serializers.UUIDField(allow_null=True)
    version = serializers.IntegerField()
    op = serializers.ChoiceField(choices=OPS)
    data = serializers.DictField(required=False)


class ChangesPage(serializers.Serializer):
    """A page of the feed, in the order of the commits."""

    epoch = serializers.UUIDField()
    next_cursor = serializers.CharField()
    has_more = serializers.BooleanField()
    server_time = serializers.DateTimeField()
    take_snapshot = serializers.BooleanField(help_text="There was no cursor: the rows themselves come from a snapshot.")
    items = Item(many=True)


class SnapshotItem(serializers.Serializer):
    """One row as it is."""

    entity = serializers.ChoiceField(choices=list(ENTITIES))
    id = serializers.UUIDField()
    version = serializers.IntegerField()
    data = serializers.DictField()


class SnapshotPage(serializers.Serializer):
    """A page of all rows; after the last one (`next_cursor` is null) changes go on from `sync_cursor`."""

    epoch = serializers.UUIDField()
    as_of = serializers.IntegerField()
    server_time = serializers.DateTimeField()
    items = SnapshotItem(many=True)
    next_cursor = serializers.CharField(allow_null=True)
    sync_cursor = serializers.CharField()


class Bucket(StrictSerializer):
    """How many rows, and SHA-256 over their sorted lines `id:version`, joined by line feeds, in hexadecimal."""

    count = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    sha256 = serializers.RegexField("^[0-9a-f]{64}$")


class BucketsField(serializers.DictField):
    """Buckets by the last two digits of the ids in them; one without rows is left out."""

    child = Bucket()


class Held(StrictSerializer):
    """What the phone holds, entity by entity; `cursor` is where it stands, its last one without."""

    entities = serializers.DictField(child=BucketsField())
    cursor = serializers.CharField(required=False, max_length=cursors.LONGEST)

    def validate_entities(self, value):
        """Only entities that go down."""
        unknown = sorted(set(value) - set(ENTITIES))
        if unknown:
            raise serializers.ValidationError(_("These do not go down: %(names)s.") % {"names": ", ".join(unknown)})
        return {
            name: {key: (each["count"], each["sha256"]) for key, each in buckets.items()}
            for name, buckets in value.items()
        }


class Verified(serializers.Serializer):
    """Both sides hold the same."""

    equal = serializers.BooleanField()


class Differing(serializers.Serializer):
    """The buckets in which they do not, by entity, beside the usual words of a refusal."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    instance = serializers.CharField()
    differing = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class PullViewSet(PhoneViewSet):
    """What goes down to the phone of the caller: rows of the own place, as far as the caller may know of them."""

    rights = {"changes": "sync.use", "snapshot": "sync.use", "verify": "sync.use"}

    @extend_schema(
        parameters=[CURSOR, OpenApiParameter("limit", int, description="At most 500."), UNSENT],
        responses={200: ChangesPage, 410: OpenApiTypes.OBJECT},
    )
    def changes(self, request):
        """What changed since a cursor. 410 `resync` when it cannot be used any more: then take a snapshot."""
        refuse_unknown(request)
        device, at, cursor = phones.phone_of(request.auth), clock.now(), _cursor(request)
        page = feed.changes(user=request.user, cursor=cursor, limit=_limit(request), on=clock.today())
        self._seen(request, device, at, page.pop("seq"))
        return Response(page | {"server_time": at, "take_snapshot": not cursor})

    @extend_schema(
        parameters=[CURSOR, OpenApiParameter("entity", str, enum=list(ENTITIES)), UNSENT],
        responses={200: SnapshotPage, 410: OpenApiTypes.OBJECT},
    )
    def snapshot(self, request):
        """Everything the phone should hold, in pages; it replaces what it holds, and never what waits to be sent."""
        refuse_unknown(request, ("entity",))
        device, at = phones.phone_of(request.auth), clock.now()
        entity = request.query_params.get("entity", "")
        page = snapshot.snapshot(user=request.user, cursor=_cursor(request), entity=entity, on=clock.today())
        if page.pop("begins"):
            # One line for the whole of it: a line for each of its people every time would say less, not more.
            label = SyncDevice._meta.label
            note_read(user=request.user, model=label, record=device.pk, how=ReadLog.How.REST, at=at)
        self._seen(request, device, at, page["as_of"])
        return Response(page | {"server_time": at})

    @extend_schema(request=Held, responses={200: Verified, 410: OpenApiTypes.OBJECT, 412: Differing})
    def verify(self, request):
        """Compare what the phone holds with what it should: 412 names what differs, 409 `behind` asks to pull first."""
        device, at = phones.phone_of(request.auth), clock.now()
        held = Held(data=request.data)
        held.is_valid(raise_exception=True)
        told = held.validated_data
        found = verify.differing(
            user=request.user, told=told["entities"], cursor=told.get("cursor", ""), seq=device.last_cursor,
            on=clock.today(),
        )  # fmt: skip
        self._seen(request, device, at, None)
        if not found:
            return Response({"equal": True})
        answer = problem(412, "differing", _("This phone does not hold what it should."), path=request.path)
        answer.data["differing"] = found
        return answer

    def _seen(self, request, device, at, seq):
        unsent = request.headers.get("Sync-Unsent", "")
        told = int(unsent) if unsent.isascii() and unsent.isdigit() and len(unsent) < 8 else None
        note_seen(device=device, at=at, cursor=seq, scope_hash=cursors.scope_hash(request.user), unsent=told)


def _cursor(request):
    return request.query_params.get("cursor", "")


def _limit(request):
    said = request.query_params.get("limit", "") or str(MOST_ITEMS)
    if not (said.isascii() and said.isdigit() and len(said) < 6 and 1 <= int(said) <= MOST_ITEMS):
        raise Invalid(_("Give a number from 1 to %(most)s.") % {"most": MOST_ITEMS}, field="limit", code="out_of_range")
    return int(said)
