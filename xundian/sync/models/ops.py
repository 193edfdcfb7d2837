"""The receipt book: one row for every operation a phone sent, kept longer than any phone keeps a queue."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division
from xundian.sync.models.devices import SyncDevice
from xundian.sync.states import Answer, Code, Kind, OpState, Via

PLACE = "xundian_syncop.payload"


class SyncOp(models.Model):
    """What an officer wrote, what became of it and who settled it; what was written is sealed (kit.sealing, PLACE).

    An operation under an id that was used for something else is kept as a copy with an id of its own: `reused_id` is
    what it came under, and it has no `device_seq`. `waits_for` holds ids of operations or rows that have not come yet.
    """

    op_id = models.UUIDField(primary_key=True, editable=False)
    # None for a file of a phone that was never registered here.
    device = models.ForeignKey(
        SyncDevice, models.PROTECT, null=True, related_name="ops", db_index=False, verbose_name=_("device")
    )
    device_seq = models.BigIntegerField(null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("written by")
    )
    # Whose office looks after it: the village of what it is about, else the place of who wrote it.
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("village")
    )
    entity = models.CharField(_("entry"), max_length=30)
    entity_id = models.UUIDField()
    kind = models.CharField(_("kind"), max_length=10)
    base_version = models.PositiveIntegerField(null=True)
    schema_version = models.PositiveIntegerField(default=1)
    payload_hash = models.BinaryField(max_length=32)
    # {payload, server}: what was written, and for a conflict what stood here; gone 30 days after it was applied.
    payload_enc = models.BinaryField(null=True)
    state = models.CharField(_("state"), max_length=10, choices=OpState)
    code = models.CharField(_("reason"), max_length=12, choices=Code)
    # {version, errors, missing} of the answer: codes and sentences, nothing that was written.
    result = models.JSONField(default=dict)
    depends_on = ArrayField(models.UUIDField(), default=list)
    waits_for = ArrayField(models.UUIDField(), default=list)
    supersedes_op_id = models.UUIDField(null=True)
    reused_id = models.UUIDField(null=True)
    via = models.CharField(_("came by"), max_length=8, choices=Via, default=Via.PUSH)
    odd_clock = models.BooleanField(_("the phone's clock was odd"), default=False)
    occurred_at = models.DateTimeField(_("written at, as the phone says"))
    written_at = models.DateTimeField(_("written at"))
    received_at = models.DateTimeField(_("received at"))
    applied_at = models.DateTimeField(_("taken over at"), null=True)
    # In the order of the commits: what became of it after the phone was answered (queries.receipts).
    changed_no = models.BigIntegerField(null=True)
    answer = models.CharField(_("settled"), max_length=10, choices=Answer, blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("settled by")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    scope_paths = {"division": "division_id", "site": "user__site_id"}

    class Meta:
        verbose_name = _("entry of a phone")
        verbose_name_plural = _("entries of phones")
        constraints = [
            models.UniqueConstraint(fields=["device", "device_seq"], name="sync_op_once_in_a_queue"),
            models.UniqueConstraint(
                fields=["reused_id", "payload_hash"], condition=models.Q(reused_id__isnull=False),
                name="sync_op_copy_once",
            ),
            models.CheckConstraint(condition=models.Q(state__in=OpState.values), name="sync_op_state_known"),
            models.CheckConstraint(condition=models.Q(code__in=Code.values), name="sync_op_code_known"),
            models.CheckConstraint(
                condition=models.Q(state="applied", applied_at__isnull=False)
                | ~models.Q(state="applied") & models.Q(applied_at__isnull=True),
                name="sync_op_applied_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, answer="") | models.Q(settled_at__isnull=False)
                & ~models.Q(answer=""),
                name="sync_op_settled_has_an_answer",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["division", "received_at"], condition=models.Q(state="parked"), name="sync_op_parked"),
            models.Index(fields=["received_at"], name="sync_op_by_receipt"),
            models.Index(
                fields=["applied_at"], condition=models.Q(payload_enc__isnull=False, state="applied"),
                name="sync_op_to_purge",
            ),
            models.Index(
                fields=["device", "changed_no"], condition=models.Q(changed_no__isnull=False), name="sync_op_changed"
            ),
            models.Index(fields=["user", "received_at"], name="sync_op_by_user"),
            models.Index(
                fields=["supersedes_op_id"], condition=models.Q(supersedes_op_id__isnull=False),
                name="sync_op_supersedes",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.entity} {self.kind} {self.code}"

    @property
    def kind_in_words(self):
        """What it does, in words; an unknown kind as it came."""
        return dict(Kind.choices).get(self.kind, self.kind)
