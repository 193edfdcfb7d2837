"""The table of divisions: county, township, village, group."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xundian.divisions.states import Level
from xundian.kit.records import audited


@audited()
class Division(models.Model):
    """One place in the tree. Its code is its place: a prefix of the codes of all places below it."""

    Level = Level

    code = models.CharField(_("code"), max_length=20, primary_key=True, db_collation="C")
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="children",
        verbose_name=_("parent"),
    )
    pinyin = models.CharField(
        _("pinyin"),
        max_length=250,
        blank=True,
        db_collation="C",
        help_text=_("Full spelling, then initials."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True, help_text=_("The last day on which it holds."))
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="predecessors",
        verbose_name=_("successor"),
    )

    scope_paths = {"division": "code"}

    class Meta:
        verbose_name = _("division")
        verbose_name_plural = _("divisions")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(level=Level.COUNTY, code__regex=r"^[0-9]{6}$", parent=None)
                    | Q(level=Level.TOWNSHIP, code__regex=r"^[0-9]{9}$", parent=Left("code", 6), parent__isnull=False)
                    | Q(level=Level.VILLAGE, code__regex=r"^[0-9]{12}$", parent=Left("code", 9), parent__isnull=False)
                    | Q(level=Level.GROUP, code__regex=r"^[0-9]{13,20}$", parent=Left("code", 12), parent__isnull=False)
                ),
                name="division_code_fits_level",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="division_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | (Q(valid_to__isnull=False) & ~Q(successor=F("code"))),
                name="division_successor_follows_an_end",
            ),
        ]
        indexes = [
            models.Index(fields=["parent", "code"], name="division_below_parent"),
            models.Index(fields=["successor"], condition=Q(successor__isnull=False), name="division_successor"),
        ]

    def __str__(self):
        return self.name

    @property
    def label(self):
        """The name for people, in English where it has one and the reader wants it."""
        english = (get_language() or "").startswith("en")
        return self.name_en if english and self.name_en else self.name
