"""What the matching is told besides the survey: a county's weights, and what people want of the work (X2.2-6)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from laborers.jobs.states import WishKind
from laborers.registry.models import Laborer, village_key
from xundian.divisions.models import Division
from xundian.kit.records import Editable, Record


class MatchPolicy(Editable):
    """The weights of the score from a day on, with the document they rest on; never overwritten."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200)
    # {name of rules.POINTS: whole points}, all of them.
    weights = models.JSONField(_("weights"))

    scope_paths = {"shared": "county_id"}

    class Meta(Editable.Meta):
        # What runs were made under stays as it was set; only its last day is still open.
        triggers = [
            *Editable.Meta.triggers,
            pgtrigger.ReadOnly(name="weights_stay", fields=["county", "valid_from", "document", "weights"]),
            pgtrigger.Protect(name="weights_are_kept", operation=pgtrigger.Delete),
        ]
        verbose_name = _("weights of the matching")
        verbose_name_plural = _("weights of the matching")
        constraints = [
            models.UniqueConstraint(fields=["county", "valid_from"], name="match_policy_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="match_policy_ends_after"
            ),
        ]

    def __str__(self):
        return self.document


class WorkWish(Record):
    """What one person told they want of the work; told anew, a new row is current.

    Work beside somebody counts only when the other one told the same of this person: it takes two.
    """

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="work_wishes", verbose_name=_("laborer"))
    division = village_key()
    told_on = models.DateField(_("told on"))
    free_from = models.PositiveSmallIntegerField(_("free from month"), null=True, blank=True)
    free_to = models.PositiveSmallIntegerField(_("free to month"), null=True, blank=True)
    beside = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="wished_by", verbose_name=_("wants to work with")
    )
    kind = models.CharField(_("with whom"), max_length=10, choices=WishKind, blank=True)
    is_current = models.BooleanField(_("current"), default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    moves_with = ("laborer", Q(is_current=True))
    newest_first = ("-told_on", "-pk")

    class Meta:
        verbose_name = _("wish about work")
        verbose_name_plural = _("wishes about work")
        constraints = [
            models.UniqueConstraint(fields=["laborer"], condition=Q(is_current=True), name="one_current_work_wish"),
            models.CheckConstraint(
                condition=Q(free_from__isnull=True, free_to__isnull=True)
                | Q(free_from__range=(1, 12), free_to__range=(1, 12)),
                name="work_wish_free_months",
            ),
            models.CheckConstraint(
                condition=Q(beside__isnull=True, kind="") | Q(beside__isnull=False, kind__in=WishKind.values),
                name="work_wish_beside_is_of_a_kind",
            ),
        ]

    def __str__(self):
        return f"{self.laborer} {self.told_on}"
