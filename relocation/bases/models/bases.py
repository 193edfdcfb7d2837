"""Industrial bases with their land, posts, technicians and insurance; the county's policy for them (W2.2.2, W2.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.enterprises.models import Enterprise
from laborers.jobs.models import Vacancy
from relocation.bases.models.keeping import OF_BASE
from relocation.bases.states import PlotSource
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT
from xundian.kit.ranges import apart, in_order, positive
from xundian.kit.records import BUMP, Editable, audited

AREA = {"max_digits": 10, "decimal_places": 2}


@audited()
class Base(Editable):
    """An industrial base: where it lies, who sells for it, who organises it, and the collective of its village.

    Seen by everybody with the right at, above or below its place; whoever sits above it changes it.
    """

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("village or township"))
    name = models.CharField(_("name"), max_length=80)
    company = models.ForeignKey(
        Enterprise, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("leading company")
    )
    company_name = models.CharField(_("name of the leading company"), max_length=100)
    organiser = models.ForeignKey(
        Enterprise, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("base organiser")
    )
    organiser_name = models.CharField(_("name of the base organiser"), max_length=100)
    collective_name = models.CharField(_("village collective"), max_length=100)
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    scope_paths = {"shared": "division_id"}

    class Meta:
        verbose_name = _("industrial base")
        verbose_name_plural = _("industrial bases")
        constraints = [
            models.UniqueConstraint(fields=["division", "name"], name="base_name_once"),
            in_order("base_days_in_order", "opened_on", "closed_on"),
        ]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.name


@audited()
class Plot(Editable):
    """A piece of a base's land in mu, with how and in which days the base has it."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="plots", verbose_name=_("industrial base"))
    name = models.CharField(_("plot"), max_length=60)
    area_mu = models.DecimalField(_("area (mu)"), **AREA)
    source = models.CharField(pgettext_lazy("land", "source"), max_length=10, choices=PlotSource)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)

    scope_paths = OF_BASE

    class Meta:
        verbose_name = _("plot of a base")
        verbose_name_plural = _("plots of bases")
        constraints = [
            positive("plot_has_area", "area_mu"), in_order("plot_days_in_order"),
            apart("plot_once_at_a_time", ["base_id", "name"]),
        ]  # fmt: skip
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.name


@audited()
class BasePost(Editable):
    """Posts at a base; who works there is counted from the placements of the vacancy it was published as."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="posts", verbose_name=_("industrial base"))
    occupation = models.CharField(_("occupation"), max_length=40)
    headcount = models.PositiveIntegerField(_("headcount"))
    wage_fen = models.BigIntegerField(_("monthly wage"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    vacancy = models.OneToOneField(
        Vacancy, models.PROTECT, null=True, blank=True, related_name="base_post", verbose_name=_("vacancy")
    )

    scope_paths = OF_BASE

    class Meta:
        verbose_name = _("post at a base")
        verbose_name_plural = _("posts at bases")
        constraints = [positive("base_post_counts", "headcount", "wage_fen"), in_order("base_post_days_in_order")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.occupation


@audited()
class Technician(Editable):
    """A technician who looks after a base in some days (W2.3-3: few technicians at the bases)."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="technicians", verbose_name=_("industrial base"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    skill = models.CharField(_("what for"), max_length=80)
    employer = models.CharField(_("sent by"), max_length=100, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)

    scope_paths = OF_BASE

    class Meta:
        verbose_name = _("technician of a base")
        verbose_name_plural = _("technicians of bases")
        constraints = [in_order("technician_days_in_order"), apart("technician_once", ["base_id", "name"])]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.name


@audited()
class Insurance(Editable):
    """A policy against natural disaster (W2.2.2 risk)."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="insurances", verbose_name=_("industrial base"))
    insurer = models.CharField(_("insurer"), max_length=100)
    policy_number = models.CharField(_("policy number"), max_length=60)
    starts = models.DateField(_("in force from"))
    ends = models.DateField(_("in force until"))
    insured_mu = models.DecimalField(_("insured area (mu)"), **AREA)
    sum_fen = models.BigIntegerField(_("sum insured"))
    premium_fen = models.BigIntegerField(_("premium"), null=True, blank=True)

    scope_paths = OF_BASE

    class Meta:
        verbose_name = _("insurance of a base")
        verbose_name_plural = _("insurances of bases")
        constraints = [
            models.UniqueConstraint(fields=["insurer", "policy_number"], name="insurance_policy_once"),
            in_order("insurance_days_in_order", "starts", "ends"),
            positive("insurance_covers", "insured_mu", "sum_fen"),
            models.CheckConstraint(
                condition=models.Q(premium_fen=None) | models.Q(premium_fen__gte=0), name="insurance_premium"
            ),
        ]
        indexes = [models.Index(fields=["ends"], name="insurance_by_end")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.policy_number


@audited()
class BasePolicy(Editable):
    """What the county asks of its bases in some days, as a document says: technicians by land, and spread of crops."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200)
    mu_per_technician = models.PositiveIntegerField(_("land for one technician (mu)"))
    # Largest share of one crop in basis points, and the Herfindahl index (10,000 = one crop alone).
    largest_bp = models.PositiveIntegerField(_("largest share of one crop (basis points)"))
    herfindahl = models.PositiveIntegerField(_("largest Herfindahl index"))

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("policy for bases")
        verbose_name_plural = _("policies for bases")
        constraints = [
            in_order("base_policy_days_in_order"), apart("one_base_policy_at_a_time", ["county_id"]),
            models.CheckConstraint(
                condition=models.Q(
                    mu_per_technician__gt=0, largest_bp__gt=0, largest_bp__lte=10_000, herfindahl__gt=0,
                    herfindahl__lte=10_000,
                ),
                name="base_policy_limits",
            ),
        ]  # fmt: skip
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.document
