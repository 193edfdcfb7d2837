"""One person, one thread: reports that a known person lives elsewhere, records that may be one person, and merges."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.registry.models.people import Laborer
from laborers.registry.states import PairReason, PairState, TransferSource, TransferState
from xundian.divisions.models import Division
from xundian.kit.records import APPEND_ONLY, Editable, Record, audited


def _division(title):
    return models.ForeignKey(Division, models.PROTECT, db_index=False, related_name="+", verbose_name=title)


def _user(title):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=title
    )


@audited()
class Transfer(Editable):
    """A report that a person registered in one village lives in another one now; decided where they are registered.

    Who reported sees it as a TransferReport: what they wrote and whether it is decided, never who the person is or
    where. `answers` and `profile` hold what was written there, as the survey's and the laborer's fields, without any
    identity number.
    """

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="transfers", verbose_name=_("laborer"))
    from_division = _division(_("registered in"))
    to_division = _division(_("reported in"))
    household_number = models.CharField(_("household number"), max_length=30, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    profile = models.JSONField(_("as written there"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=TransferState, default=TransferState.WAITING)
    source = models.CharField(_("source"), max_length=10, choices=TransferSource)
    # Imports and survey rounds belong to rooms above.
    batch_id = models.UUIDField(_("import"), null=True, blank=True, editable=False)
    row_no = models.PositiveIntegerField(_("row"), null=True, blank=True)
    round_id = models.UUIDField(_("round"), null=True, blank=True, editable=False)
    opened_by = _user(_("reported by"))
    opened_on = models.DateField(_("reported on"))
    decided_by = _user(_("decided by"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    scope_paths = {"division": "from_division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("reported move")
        verbose_name_plural = _("reported moves")
        constraints = [
            models.UniqueConstraint(
                fields=["laborer", "to_division"], condition=models.Q(state="waiting"), name="one_waiting_transfer"
            ),
            models.CheckConstraint(condition=models.Q(state__in=TransferState.values), name="transfer_state_known"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_on__isnull=True)
                | ~models.Q(state="waiting") & models.Q(decided_on__isnull=False),
                name="transfer_decided_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["from_division", "state", "id"], name="transfer_by_home"),
            models.Index(fields=["to_division", "id"], name="transfer_by_reporter"),
            models.Index(fields=["batch_id"], condition=models.Q(batch_id__isnull=False), name="transfer_by_import"),
        ]

    def __str__(self):
        return self.get_state_display()


class TransferReport(Transfer):
    """The same row as the place sees it that reported it: never who the person is, or where."""

    scope_paths = {"division": "to_division_id"}

    class Meta:
        proxy = True
        verbose_name = _("report of a known person")
        verbose_name_plural = _("reports of known persons")


@audited()
class DuplicatePair(Editable):
    """Two records that may be one person, `a` the smaller key; `division` is the smallest place that holds both."""

    a = models.ForeignKey(Laborer, models.PROTECT, related_name="pairs_as_a", verbose_name=_("first record"))
    b = models.ForeignKey(Laborer, models.PROTECT, related_name="pairs_as_b", verbose_name=_("second record"))
    division = _division(_("division"))
    reason = models.CharField(_("reason"), max_length=25, choices=PairReason)
    state = models.CharField(_("state"), max_length=10, choices=PairState, default=PairState.OPEN)
    found_on = models.DateField(_("found on"))
    decided_by = _user(_("decided by"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="pair_once"),
            models.CheckConstraint(condition=models.Q(a__lt=models.F("b")), name="pair_in_order"),
            models.CheckConstraint(condition=models.Q(state__in=PairState.values), name="pair_state_known"),
            models.CheckConstraint(
                condition=models.Q(state="open", decided_on__isnull=True)
                | ~models.Q(state="open") & models.Q(decided_on__isnull=False),
                name="pair_decided_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["division", "state", "id"], name="pair_by_division")]

    def __str__(self):
        return f"{self.a} / {self.b}"


@audited()
class Merge(Editable):
    """One person out of two records: the one that stays, the one that goes, and the values that were chosen."""

    pair = models.ForeignKey(DuplicatePair, models.PROTECT, related_name="merges", verbose_name=_("possible duplicate"))
    stays = models.ForeignKey(Laborer, models.PROTECT, related_name="merges_kept", verbose_name=_("record that stays"))
    goes = models.ForeignKey(Laborer, models.PROTECT, related_name="merges_gone", verbose_name=_("record that goes"))
    division = _division(_("division"))
    # Names of the fields whose value came from the record that goes.
    taken = models.JSONField(_("values taken over"), default=list)
    on = models.DateField(_("day"))
    by = _user(_("by"))
    undone_on = models.DateField(_("undone on"), null=True, blank=True)
    undone_by = _user(_("undone by"))

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.UniqueConstraint(
                fields=["goes"], condition=models.Q(undone_on__isnull=True), name="merged_away_once"
            ),
            models.CheckConstraint(condition=~models.Q(stays=models.F("goes")), name="merge_of_two"),
        ]
        indexes = [models.Index(fields=["division", "-on"], name="merge_by_division")]

    def __str__(self):
        return f"{self.goes} → {self.stays}"


class MergeMove(Record):
    """What a merge changed in one table, so that it can be put back: {key: {column: value}} before and after.

    `former` of a row that the merge wrote is null. Sealed values stand here as they were sealed.
    """

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="moves")
    table = models.CharField(_("table"), max_length=80)
    former = models.JSONField(default=dict)
    written = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("part of a merge")
        verbose_name_plural = _("parts of a merge")
        constraints = [models.UniqueConstraint(fields=["merge", "table"], name="merge_table_once")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.table
