"""A laborer's own yes (X2.2-6)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.placements.states import Purpose
from laborers.registry.models import Laborer, village_key
from xundian.kit.records import Editable, audited


@audited()
class Consent(Editable):
    """A laborer's own yes, with the text they were read; without it nobody is trained or placed."""

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="consents", verbose_name=_("laborer"))
    division = village_key()
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    text_version = models.CharField(_("version of the text"), max_length=20)
    language = models.CharField(_("language spoken"), max_length=30, default="zh-hans")
    given_on = models.DateField(_("given on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    witness = models.CharField(_("witness"), max_length=50, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    moves_with = ("laborer", models.Q(withdrawn_on=None))

    class Meta(Editable.Meta):
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True) | models.Q(withdrawn_on__gte=models.F("given_on")),
                name="consent_withdrawn_after_given",
            )
        ]

    def __str__(self):
        return self.get_purpose_display()
