"""REST `sync/push`, `sync/deposit`, `sync/receipts`, `sync/export-key`: what phones send, and what became of it."""

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.authentication import SessionAuthentication
from rest_framework.response import Response

from xundian.accounts.permissions import PUBLIC
from xundian.kit import clock, envelope
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.filters import refuse_unknown
from xundian.sync.actions import pushing
from xundian.sync.api.door import PhoneTokens
from xundian.sync.api.reading import Entries, TooMany
from xundian.sync.queries import phones, receipts
from xundian.sync.rules import MOST_OPS, PROTOCOL, moment, read_op

HEADERS = {"Sync-Protocol": str(PROTOCOL)}
DEPOSIT = "Deposit "


class NotThisPhone(DomainError):
    """The batch names another phone than the one that sends it: HTTP 403."""

    status, code = 403, "other_device"


class NoDeposit(DomainError):
    """The deposit secret is not valid, or no longer: HTTP 401, the same answer for both."""

    status, code = 401, "bad_deposit"


class OpIn(serializers.Serializer):
    """One operation, as B2 of the protocol says; what else it holds is kept."""

    op_id = serializers.UUIDField()
    device_seq = serializers.IntegerField()
    entity = serializers.CharField()
    entity_id = serializers.UUIDField()
    kind = serializers.CharField()
    base_version = serializers.IntegerField(required=False, allow_null=True)
    occurred_at = serializers.DateTimeField()
    payload = serializers.DictField()
    depends_on = serializers.ListField(child=serializers.UUIDField(), required=False)
    supersedes_op_id = serializers.UUIDField(required=False, allow_null=True)


class Batch(serializers.Serializer):
    """What a phone sends at a time."""

    protocol = serializers.IntegerField(min_value=PROTOCOL, max_value=PROTOCOL)
    device_id = serializers.UUIDField()
    batch_id = serializers.CharField(max_length=64)
    client_time = serializers.CharField(max_length=40, required=False)
    schema_version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    unsent = serializers.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    ops = serializers.ListField(child=serializers.DictField())


class BatchWords(Batch):
    """The same for the document, with the operations described."""

    ops = OpIn(many=True)


class Became(serializers.Serializer):
    """What became of one operation."""

    op_id = serializers.UUIDField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    version = serializers.IntegerField(required=False)


class Result(Became):
    """What became of one operation: its receipt, and what the phone should know beside it."""

    server = serializers.DictField(required=False)
    errors = serializers.DictField(required=False)
    missing = serializers.ListField(child=serializers.CharField(), required=False)
    duplicate = serializers.BooleanField(required=False)
    retry_after = serializers.IntegerField(required=False)


class Results(serializers.Serializer):
    """The answer to a batch; only with the header `Sync-Protocol` and the same `batch_id` is it one."""

    batch_id = serializers.CharField()
    server_time = serializers.DateTimeField()
    results = Result(many=True)


class Receipt(Became):
    """What an operation of the own phone is now, after it was answered otherwise."""

    note = serializers.CharField()
    changed_no = serializers.IntegerField()


class Receipts(serializers.Serializer):
    """A page of them, the oldest first; `next` is where the following one begins."""

    items = Receipt(many=True)
    next = serializers.IntegerField()


class ExportKey(serializers.Serializer):
    """The key that a phone seals its file of unsent work for."""

    key_id = serializers.CharField()
    public_key = serializers.CharField(help_text="P-256 point, uncompressed, base64url without padding.")


class EntryViewSet(viewsets.ViewSet):
    """What the phone of the caller sends, and what became of it."""

    authentication_classes = [PhoneTokens, SessionAuthentication]
    rights = {"push": "sync.use", "receipts": "sync.use", "export_key": "sync.use"}
    parser_classes = [Entries]

    @extend_schema(request=BatchWords, responses={207: Results, 413: OpenApiTypes.OBJECT})
    def push(self, request):
        """Take in a batch of operations: every one gets a receipt, and none is turned away."""
        now = clock.now()
        batch = read_batch(request)
        device = phones.phone_of(request.auth)
        if device.pk != batch["device_id"]:
            raise NotThisPhone(_("These entries come from another phone."))
        ops = read_ops(batch, now)
        return taken(batch, now, lambda: pushing.push(
            device=device, ops=ops, client_time=moment(batch.get("client_time")), at=now, unsent=batch.get("unsent")
        ))  # fmt: skip

    @extend_schema(parameters=[OpenApiParameter("since", int)], responses=Receipts)
    def receipts(self, request):
        """The own phone's receipts that changed after they were answered."""
        refuse_unknown(request, ("since",))
        since = request.query_params.get("since", "0")
        if not (since.isascii() and since.isdigit() and len(since) <= 18):
            raise Invalid(_("Give the number that the last answer ended with."), field="since", code="not_a_number")
        rows = receipts.changed_receipts(phones.phone_of(request.auth), int(since))
        items = [
            receipts.receipt(row) | {"note": row.note, "changed_no": row.changed_no}
            | ({"version": row.result["version"]} if "version" in row.result else {})
            for row in rows
        ]  # fmt: skip
        return Response({"items": items, "next": items[-1]["changed_no"] if items else int(since)})

    @extend_schema(responses=ExportKey)
    def export_key(self, request):
        """The server's public key for files of unsent work."""
        return Response(envelope.public_key())


class DepositViewSet(viewsets.ViewSet):
    """Unsent work of somebody who cannot sign in any more: handed in, never read."""

    rights = {"deposit": PUBLIC}
    authentication_classes = []
    parser_classes = [Entries]

    @extend_schema(
        request=BatchWords, responses={207: Results, 413: OpenApiTypes.OBJECT},
        parameters=[OpenApiParameter("Authorization", str, OpenApiParameter.HEADER, description="“Deposit …”")],
    )  # fmt: skip
    def deposit(self, request):
        """Take in a batch with the phone's deposit secret: all of it is parked for review, only receipts come back."""
        now = clock.now()
        told = request.headers.get("Authorization", "")
        device = phones.phone_by_deposit(told.removeprefix(DEPOSIT), now) if told.startswith(DEPOSIT) else None
        if device is None:
            raise NoDeposit(_("This phone may hand in nothing any more."))
        batch = read_batch(request)
        if device.pk != batch["device_id"]:
            raise NotThisPhone(_("These entries come from another phone."))
        ops = read_ops(batch, now)
        return taken(batch, now, lambda: pushing.deposit(
            device=device, user=device.user, ops=ops, client_time=moment(batch.get("client_time")), at=now
        ))  # fmt: skip


def read_batch(request):
    """The envelope of a batch; TooMany before anything else of it is looked at."""
    said = request.data
    if isinstance(said, dict) and isinstance(said.get("ops"), list) and len(said["ops"]) > MOST_OPS:
        raise TooMany
    batch = Batch(data=said)
    batch.is_valid(raise_exception=True)
    return batch.validated_data


def read_ops(batch, now):
    """The operations of a batch; Invalid when one has no id to answer it by."""
    ops = [read_op(each, schema_version=batch["schema_version"], received_at=now) for each in batch["ops"]]
    if None in ops:
        raise Invalid(_("This is no id."), field=f"ops.{ops.index(None)}.op_id", code="not_an_id")
    return ops


def taken(batch, now, take):
    """207 with a result for each operation."""
    said = {"batch_id": batch["batch_id"], "server_time": now.isoformat(), "results": take()}
    return Response(said, 207, headers=HEADERS)
