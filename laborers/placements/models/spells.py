"""Placements: spells of work (X2.2-6, X2.2-7)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from laborers.enterprises.models import Enterprise
from laborers.jobs.models import Offer
from laborers.placements.models.batches import Batch
from laborers.placements.models.consents import Consent
from laborers.registry.models import Case, Household, Laborer, village_key
from xundian.kit.feed import fed
from xundian.kit.ranges import HashOfId, OnePoint, SpellDates
from xundian.kit.records import Editable, audited


class Spells(models.Manager):
    """Placements that hold: those called off before they began count nowhere."""

    def get_queryset(self):
        """All but the ones called off."""
        return super().get_queryset().filter(called_off_on=None)


@fed("placement", area="division_id", home="household")
@audited()
class Placement(Editable):
    """A spell of work: organised or self-found, away, nearby or in the village. Spells of a person never overlap."""

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="placements", verbose_name=_("laborer"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="placements", verbose_name=_("case"))
    household = models.ForeignKey(Household, models.PROTECT, related_name="placements", verbose_name=_("household"))
    division = village_key()
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="placements", verbose_name=_("consent"))
    offer = models.OneToOneField(Offer, models.PROTECT, null=True, blank=True, related_name="placement")
    enterprise = models.ForeignKey(
        Enterprise,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name=_("enterprise"),
    )
    employer_name = models.CharField(_("employer"), max_length=100, blank=True)
    occupation = models.CharField(_("occupation"), max_length=40, blank=True)
    destination = models.CharField(_("place of work"), max_length=6, db_collation="C")
    # Derived once from destination and home: in_county, in_province, out_province, abroad.
    area = models.CharField(_("area of work"), max_length=15)
    organised_by = models.CharField(_("organised by"), max_length=20)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="placements")
    wage_fen = models.BigIntegerField(_("monthly wage"), null=True, blank=True)
    contract_from = models.DateField(_("contract from"), null=True, blank=True)
    contract_to = models.DateField(_("contract to"), null=True, blank=True)
    started_on = models.DateField(_("started on"))
    ended_on = models.DateField(_("last day of work"), null=True, blank=True)
    end_reason = models.CharField(_("end reason"), max_length=20, blank=True)
    # The work never began: a row without a day (its last is the one before its first), seen by `everything` alone.
    called_off_on = models.DateField(_("called off on"), null=True, blank=True)

    objects = Spells()
    everything = models.Manager()

    scope_paths = {"division": "division_id", "destination": "destination", "site": "household__site_id"}
    # A station looks after who works there now, as for the people themselves; what is over is the home officers'.
    scope_only = {"destination": {"ended_on": None}}
    moves_with = ("laborer", models.Q(ended_on=None))

    class Meta(Editable.Meta):
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            models.UniqueConstraint(
                fields=["laborer"], condition=models.Q(ended_on__isnull=True), name="one_open_placement"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, end_reason="", called_off_on__isnull=True)
                | models.Q(ended_on__gte=models.F("started_on"), called_off_on__isnull=True) & ~models.Q(end_reason="")
                | models.Q(ended_on__lt=models.F("started_on"), called_off_on__isnull=False, end_reason="called_off"),
                name="placement_ends_after_start_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(contract_to__isnull=True) | models.Q(contract_to__gte=models.F("contract_from")),
                name="placement_contract_dates",
            ),
            ExclusionConstraint(
                name="placements_do_not_overlap",
                index_type="gist",
                condition=models.Q(called_off_on__isnull=True),
                expressions=[
                    (OnePoint(HashOfId(Cast("laborer_id", models.TextField()))), RangeOperators.OVERLAPS),
                    (SpellDates("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person already has work in these days. End that first."),
            ),
        ]
        indexes = [
            models.Index(fields=["division", "started_on"], name="placement_by_division"),
            models.Index(
                fields=["destination"],
                condition=models.Q(ended_on__isnull=True),
                name="placement_open_by_place",
            ),
            models.Index(
                fields=["household"], condition=models.Q(ended_on__isnull=True), name="placement_open_by_home"
            ),
        ]

    def __str__(self):
        return f"{self.laborer} {self.started_on}"

    @property
    def employer(self):
        """Where the person works, as every list names it: the enterprise's own name, else what was written, or ""."""
        return (self.enterprise.name if self.enterprise else "") or self.employer_name

    @staticmethod
    def employer_at(path=""):
        """`employer` as an expression; `path` leads to the placement, as "placement__"."""
        names = (NullIf(f"{path}{name}", models.Value("")) for name in ("enterprise__name", "employer_name"))
        return Coalesce(*names, models.Value(""), output_field=models.CharField())
