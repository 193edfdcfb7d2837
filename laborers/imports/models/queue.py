"""The verify queue: what is odd about a row that was loaded, or why one was set aside, until somebody answers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.imports.models.batches import ImportBatch
from laborers.imports.states import ASIDE, UNANSWERED, DoubtLevel, DoubtState, ImportKind
from laborers.registry.models import Laborer, village_key
from xundian.kit.records import Editable, audited


@audited()
class Doubt(Editable):
    """One question about one cell (codes 9): corrected, true as stated with a note, or passed on to another level.

    The sentence follows from `kind`, `code` and `args` in the reader's language; `value` is shown short and masked.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=ImportKind)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="doubts", verbose_name=_("import"))
    row_no = models.PositiveIntegerField(_("row"))
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="doubts", verbose_name=_("laborer")
    )
    # Whom or what the row is about, as it names itself: a person, or the number of a household.
    subject = models.CharField(_("about"), max_length=50)
    division = village_key()
    field = models.CharField(_("field"), max_length=30)
    column = models.CharField(_("column"), max_length=100)
    value = models.CharField(_("value"), max_length=100, blank=True)
    code = models.CharField(_("code"), max_length=30)
    args = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=DoubtState, default=DoubtState.OPEN)
    with_level = models.CharField(_("lies with"), max_length=10, choices=DoubtLevel, default=DoubtLevel.VILLAGE)
    note = models.CharField(_("note"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    scope_paths = {"division": "division_id"}
    moves_with = ("laborer", models.Q(state__in=UNANSWERED))

    class Meta(Editable.Meta):
        verbose_name = _("doubt")
        verbose_name_plural = _("doubts")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=DoubtState.values), name="doubt_state_known"),
            models.CheckConstraint(condition=models.Q(with_level__in=DoubtLevel.values), name="doubt_level_known"),
        ]
        indexes = [
            models.Index(fields=["division", "state", "id"], name="doubt_by_division"),
            models.Index(fields=["laborer", "code"], name="doubt_by_laborer"),
        ]

    def __str__(self):
        return str(self.subject)

    @property
    def set_aside(self) -> bool:
        """Whether the row it is about was not loaded."""
        return self.code in ASIDE
