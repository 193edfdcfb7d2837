"""Visits made and attempted: a row is never changed, a correction is a later row; only photos may follow it."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Placement
from laborers.registry.models import Household, Laborer, village_key
from laborers.visits.models.plans import VisitPlan
from laborers.visits.states import Met, Mode, Outcome, VisitKind
from xundian.kit.feed import fed
from xundian.kit.records import Record

# What was written stands as it was written, and no photo leaves it again; later ones come behind.
LATER_PHOTOS_ONLY = pgtrigger.Trigger(
    name="append_only",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    func="""
        IF TG_OP = 'UPDATE' THEN
            IF to_jsonb(NEW) - 'photos' = to_jsonb(OLD) - 'photos'
                AND NEW.photos[1:cardinality(OLD.photos)] = OLD.photos THEN RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
    """,
)


@fed("visit", home="household")
class Visit(Record):
    """A visit or an attempt as it was written down, with the client's UUID; append-only, corrected by a later row."""

    kind = models.CharField(_("kind"), max_length=20, choices=VisitKind)
    plan = models.ForeignKey(VisitPlan, models.PROTECT, null=True, blank=True, related_name="visits")
    household = models.ForeignKey(Household, models.PROTECT, related_name="visits", verbose_name=_("household"))
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="visits", verbose_name=_("laborer")
    )
    placement = models.ForeignKey(Placement, models.PROTECT, null=True, blank=True, related_name="visits")
    division = village_key()
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode)
    visited_on = models.DateField(_("visited on"))
    entered_at = models.DateTimeField(_("entered at"))
    # Who was met: a code of rules.MET, or "other:" and who it was.
    met = models.CharField(_("who was met"), max_length=50, blank=True)
    # Findings by question code; the questions of each kind are in rules.FINDINGS.
    findings = models.JSONField(default=dict)
    note = models.CharField(_("note"), max_length=500, blank=True)
    late_reason = models.CharField(_("reason for late entry"), max_length=200, blank=True)
    # The version of the text that was read before the sensitive questions (rules.SENSITIVE); empty without a yes.
    consent = models.CharField(_("consent"), max_length=20, blank=True)
    # SHA-256 of each photo; the pictures travel and are kept apart (xundian.sync).
    photos = ArrayField(models.CharField(max_length=64), default=list, blank=True, verbose_name=_("photos"))
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    # Where it was made is history and stays; who reads it is whoever looks after the household now.
    scope_paths = {
        "division": "household__division_id", "destination": "placement__destination", "site": "household__site_id",
    }  # fmt: skip
    moves_with = None

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        indexes = [
            models.Index(fields=["division", "-visited_on"], name="visit_by_division"),
            models.Index(fields=["household", "-visited_on"], name="visit_by_household"),
            # A picture is shown to who may see a visit that names it.
            GinIndex(fields=["photos"], condition=~models.Q(photos=[]), name="visit_by_photo"),
        ]
        triggers = [LATER_PHOTOS_ONLY]

    def __str__(self):
        return f"{self.get_kind_display()} {self.visited_on}"

    @property
    def met_label(self):
        """Who was met, in words; older rows hold a name."""
        return met_words(self.met)


def met_words(met):
    """The words for what stands in `Visit.met`."""
    code, _colon, name = met.partition(":")
    return name or (str(Met(code).label) if code in Met.values else met)
