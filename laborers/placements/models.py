"""Consents, organised batches, placements and the service contract card (X2.2-6, X2.2-7)."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from laborers.jobs.models import Enterprise, Offer
from laborers.placements.states import BatchState, Purpose
from laborers.registry.models import Case, Household, Laborer, village_key
from xundian.divisions.models import Division
from xundian.kit.feed import fed
from xundian.kit.ranges import HashOfId, OnePoint, SpellDates
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


@audited()
class Batch(Editable):
    """People who leave together, with transport and someone who leads them (X2.2-6)."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    name = models.CharField(_("name"), max_length=80)
    departs_on = models.DateField(_("departs on"))
    destination = models.CharField(_("destination"), max_length=6, db_collation="C")
    transport = models.CharField(_("transport"), max_length=60)
    leader_name = models.CharField(_("leader"), max_length=50)
    leader_phone = models.CharField(_("leader's phone"), max_length=20, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.PLANNED)
    arrived_on = models.DateField(_("arrived on"), null=True, blank=True)

    scope_paths = {"shared": "division_id", "destination": "destination"}

    class Meta(Editable.Meta):
        verbose_name = _("batch")
        verbose_name_plural = _("batches")

    def __str__(self):
        return self.name


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

    scope_paths = {"division": "division_id", "destination": "destination", "site": "household__site_id"}
    moves_with = ("laborer", models.Q(ended_on=None))

    class Meta(Editable.Meta):
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            models.UniqueConstraint(
                fields=["laborer"], condition=models.Q(ended_on__isnull=True), name="one_open_placement"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, end_reason="")
                | models.Q(ended_on__gte=models.F("started_on")) & ~models.Q(end_reason=""),
                name="placement_ends_after_start_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(contract_to__isnull=True) | models.Q(contract_to__gte=models.F("contract_from")),
                name="placement_contract_dates",
            ),
            ExclusionConstraint(
                name="placements_do_not_overlap",
                index_type="gist",
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


@audited()
class ContractCard(Editable):
    """The labour-transfer service contract card of a migrant (X2.2-7); its QR holds an opaque, revocable token."""

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="cards", verbose_name=_("placement"))
    division = village_key()
    number = models.CharField(_("card number"), max_length=30, unique=True)
    token = models.CharField(max_length=64, unique=True, editable=False)
    issued_on = models.DateField(_("issued on"))
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)

    scope_paths = {
        "division": "division_id", "destination": "placement__destination", "site": "placement__household__site_id",
    }  # fmt: skip
    moves_with = ("placement__laborer", models.Q(revoked_on=None, placement__ended_on=None))

    class Meta(Editable.Meta):
        verbose_name = _("contract card")
        verbose_name_plural = _("contract cards")
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=models.Q(revoked_on__isnull=True), name="one_valid_card"
            )
        ]

    def __str__(self):
        return self.number
