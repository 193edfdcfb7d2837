"""What is watched at a site: businesses nearby, enrolment, community life, who lives beside whom (W2.4-4 to 6)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from relocation.sites.models.facilities import Facility
from relocation.sites.models.sites import Site
from relocation.sites.states import Finding, ObservationKind
from xundian.kit.keeping import KEPT, settled
from xundian.kit.records import BUMP, Editable, audited

STAYS = settled(
    "observed_stays", "TRUE", ("remedied_on", "remedied_note"),
    "What was observed never changes. Correct it with a new row.",
)  # fmt: skip


def _only(kind, **filled):
    """A condition: fields that only rows of a kind fill."""
    return models.Q(kind=kind) | models.Q(**filled)


@audited()
class Observation(Editable):
    """One look at a site on a day. Which fields are filled follows from the kind; a correction is a new row.

    Counts only: nobody is named, and nobody's ethnic group is asked. `origins` of a mix is counted by the program:
    [{village, households, residents}], with `apart` buildings in which all come from one village.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="observations", verbose_name=_("site"))
    kind = models.CharField(_("kind"), max_length=12, choices=ObservationKind)
    observed_on = models.DateField(_("observed on"))
    # The business inspected, or the activity held.
    subject = models.CharField(_("what was looked at"), max_length=80, blank=True)
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="observations", verbose_name=_("facility")
    )
    finding = models.CharField(_("finding"), max_length=10, choices=Finding, blank=True)
    remedy_by = models.DateField(_("to be remedied by"), null=True, blank=True)
    remedied_on = models.DateField(_("remedied on"), null=True, blank=True)
    remedied_note = models.CharField(_("how it was remedied"), max_length=200, blank=True)
    children = models.PositiveIntegerField(_("children of school age checked"), null=True, blank=True)
    enrolled = models.PositiveIntegerField(_("of whom enrolled"), null=True, blank=True)
    participants = models.PositiveIntegerField(_("people who took part"), null=True, blank=True)
    villages = models.PositiveIntegerField(_("villages of origin"), null=True, blank=True)
    origins = models.JSONField(_("households by village of origin"), default=list, blank=True)
    apart = models.PositiveIntegerField(_("buildings of one village"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )  # fmt: skip

    scope_paths = {"site": "site_id", "division": "site__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("observation of a site")
        verbose_name_plural = _("observations of sites")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=ObservationKind.ENVIRONMENT, finding__in=Finding.values) & ~models.Q(subject="")
                | ~models.Q(kind=ObservationKind.ENVIRONMENT) & models.Q(finding="", remedy_by=None, remedied_on=None),
                name="observed_business_has_finding",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind=ObservationKind.ENROLMENT, children__isnull=False, enrolled__lte=models.F("children")
                )
                | ~models.Q(kind=ObservationKind.ENROLMENT) & models.Q(children=None, enrolled=None),
                name="observed_enrolment_counts",
            ),
            models.CheckConstraint(
                condition=_only(ObservationKind.ACTIVITY, participants=None), name="observed_activity_counts"
            ),
            models.CheckConstraint(
                condition=_only(ObservationKind.MIX, origins=[], apart=None), name="observed_mix_counts"
            ),
            models.CheckConstraint(
                condition=models.Q(remedied_on=None) | models.Q(remedied_on__gte=models.F("observed_on")),
                name="remedied_after_observed",
            ),
        ]
        indexes = [models.Index(fields=["site", "observed_on", "id"], name="observation_by_site")]
        triggers = [BUMP, KEPT, STAYS]

    def __str__(self):
        return f"{self.get_kind_display()} {self.observed_on}"
