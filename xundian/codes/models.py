"""The table of codes: every list of words that forms and files use, with the days on which each holds."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xundian.kit.records import Editable, audited


@audited()
class Code(Editable):
    """One entry of one list (`scheme`) while it holds: from `valid_from` to `valid_to`, both included.

    The same code may stand several times with another label in another period; periods of a code never
    overlap (kept by actions.py, under a lock). `successor` is the code that goes on for one that has ended.
    """

    scheme = models.CharField(_("list"), max_length=40)
    code = models.CharField(_("code"), max_length=40, db_collation="C")
    label_zh = models.CharField(_("Chinese label"), max_length=80)
    label_en = models.CharField(_("English label"), max_length=120)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True, help_text=_("The last day on which it holds."))
    aliases = ArrayField(
        models.CharField(max_length=80),
        default=list,
        blank=True,
        verbose_name=_("other words"),
        help_text=_("Words met in files that mean the same."),
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    sure = models.BooleanField(
        _("sure"),
        default=False,
        help_text=_("From a published standard, compared with a second copy."),
    )
    own = models.BooleanField(
        _("the county's own"),
        default=False,
        help_text=_("Changed here; loading a list leaves it alone."),
    )
    successor = models.CharField(_("successor"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta(Editable.Meta):
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["scheme", "position", "code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code", "valid_from"], name="code_once_a_period"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="code_days_in_order"
            ),
            models.CheckConstraint(condition=~Q(code="") & ~Q(label_zh="") & ~Q(label_en=""), name="code_is_labelled"),
        ]
        indexes = [models.Index(fields=["scheme", "position"], name="code_in_order")]

    def __str__(self):
        return f"{self.code} {self.label_zh}"
