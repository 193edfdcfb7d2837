"""Distribution of what a base sold: the dated scheme, distributions with their lines, and payments (W2.2.2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Household
from relocation.bases.models.bases import Base
from relocation.bases.models.keeping import FROZEN, OF_BASE, WHOLE_PAYMENT, adds_up
from relocation.bases.models.seasons import Sale
from relocation.bases.states import STANDING, DistributionState, Party, PaymentKind, Rule
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT
from xundian.kit.ranges import apart, in_order, positive
from xundian.kit.records import APPEND_ONLY, BUMP, Editable, Record, audited


def _user(label, null=False):
    options = {"null": True, "blank": True} if null else {}
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **options
    )  # fmt: skip


@audited()
class DistributionScheme(Editable):
    """Who gets which part of the sales in some days, in basis points that add up, as a document says (W2.2.2)."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200)
    company_bp = models.PositiveIntegerField(_("part of the leading company (basis points)"))
    base_bp = models.PositiveIntegerField(_("part of the base (basis points)"))
    collective_bp = models.PositiveIntegerField(_("part of the village collective (basis points)"))
    # Of the company's part.
    households_bp = models.PositiveIntegerField(_("part of the company's part for linked households (basis points)"))
    rule = models.CharField(_("divided among households"), max_length=10, choices=Rule)

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("distribution scheme")
        verbose_name_plural = _("distribution schemes")
        constraints = [
            models.CheckConstraint(
                condition=Q(company_bp=10_000 - F("base_bp") - F("collective_bp")), name="scheme_is_whole"
            ),
            models.CheckConstraint(condition=Q(households_bp__lte=10_000), name="scheme_of_the_company_part"),
            in_order("scheme_days_in_order"), apart("one_scheme_at_a_time", ["county_id"]),
        ]  # fmt: skip
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.document


@audited()
class Distribution(Editable):
    """The sales of a period divided. Amounts never change; approved it is frozen, and corrected by another one only.

    Who prepared it does not approve it. Those that correct nothing never share a day, so no sale is divided twice.
    """

    base = models.ForeignKey(Base, models.PROTECT, related_name="distributions", verbose_name=_("industrial base"))
    scheme = models.ForeignKey(
        DistributionScheme, models.PROTECT, related_name="distributions", verbose_name=_("distribution scheme")
    )
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("until"))
    state = models.CharField(
        _("state"), max_length=10, choices=DistributionState, default=DistributionState.PREPARED
    )  # fmt: skip
    sales_fen = models.BigIntegerField(_("sales"))
    company_fen = models.BigIntegerField(_("part of the leading company"))
    company_keeps_fen = models.BigIntegerField(_("kept by the leading company"))
    households_fen = models.BigIntegerField(_("for linked households"))
    base_fen = models.BigIntegerField(_("part of the base"))
    collective_fen = models.BigIntegerField(_("part of the village collective"))
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("corrects")
    )
    reason = models.CharField(_("why it is corrected"), max_length=200, blank=True)
    prepared_on = models.DateField(_("prepared on"))
    prepared_by = _user(_("prepared by"))
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = _user(_("approved by"), null=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_by = _user(_("withdrawn by"), null=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=200, blank=True)

    scope_paths = OF_BASE

    class Meta:
        verbose_name = _("distribution")
        verbose_name_plural = _("distributions")
        constraints = [
            in_order("distribution_days_in_order", "from_on", "to_on"),
            models.CheckConstraint(
                condition=Q(sales_fen=F("company_fen") + F("base_fen") + F("collective_fen")),
                name="distribution_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(company_fen=F("company_keeps_fen") + F("households_fen")), name="company_part_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(
                    sales_fen__gt=0, company_keeps_fen__gte=0, households_fen__gte=0, base_fen__gte=0,
                    collective_fen__gte=0,
                ),
                name="distribution_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")), name="distribution_two_hands"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=DistributionState.PREPARED, approved_by=None, approved_on=None, withdrawn_on=None
                )
                | Q(
                    state=DistributionState.APPROVED, approved_by__isnull=False, approved_on__gte=F("prepared_on"),
                    withdrawn_on=None,
                )
                | Q(state=DistributionState.WITHDRAWN, approved_by=None, approved_on=None, withdrawn_on__isnull=False),
                name="distribution_state_fits",
            ),
            apart("distributions_apart", ["base_id"], "from_on", "to_on", Q(state__in=STANDING, corrects=None)),
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(state__in=STANDING), name="distribution_corrected_once"
            ),
        ]  # fmt: skip
        triggers = [BUMP, KEPT, FROZEN, adds_up("adds_up", "NEW.id")]

    def __str__(self):
        return f"{self.base} {self.from_on}–{self.to_on}"


class CountedSale(Record):
    """A sale that a distribution divides, with its amount then."""

    distribution = models.ForeignKey(Distribution, models.PROTECT, related_name="counted")
    sale = models.ForeignKey(Sale, models.PROTECT, related_name="counted")
    amount_fen = models.BigIntegerField(_("amount"))

    scope_paths = {"shared": "distribution__base__division_id"}

    class Meta:
        verbose_name = _("sale of a distribution")
        verbose_name_plural = _("sales of distributions")
        constraints = [models.UniqueConstraint(fields=["distribution", "sale"], name="sale_counted_once")]
        triggers = [APPEND_ONLY, adds_up("sales_add_up", "NEW.distribution_id")]

    def __str__(self):
        return str(self.sale_id)


class DistributionLine(Record):
    """What somebody gets of a distribution; of a household with what it counted for by the scheme's rule.

    `already_fen` was paid of the distribution that this one corrects; what is due is the difference.
    """

    distribution = models.ForeignKey(
        Distribution, models.PROTECT, related_name="lines", verbose_name=_("distribution")
    )  # fmt: skip
    party = models.CharField(_("party"), max_length=10, choices=Party)
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="distribution_lines",
        verbose_name=_("household"),
    )  # fmt: skip
    # The household's home; of a partner the place of the base.
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    weight = models.BigIntegerField(_("counts for"), null=True, blank=True)
    amount_fen = models.BigIntegerField(_("amount"))
    already_fen = models.BigIntegerField(_("paid before"), default=0)

    scope_paths = {"division": "division_id", "site": "household__site_id"}

    class Meta:
        verbose_name = _("line of a distribution")
        verbose_name_plural = _("lines of distributions")
        constraints = [
            models.UniqueConstraint(
                fields=["distribution", "party", "household"], name="line_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(party=Party.HOUSEHOLD, household__isnull=False, weight__gte=0)
                | ~Q(party=Party.HOUSEHOLD) & Q(household=None, weight=None),
                name="line_of_a_household",
            ),
            models.CheckConstraint(condition=Q(amount_fen__gte=0, already_fen__gte=0), name="line_not_negative"),
        ]
        triggers = [APPEND_ONLY, adds_up("lines_add_up", "NEW.distribution_id")]

    def __str__(self):
        return self.party


@audited()
class DistributionPayment(Record):
    """Money of a line that went out, or came back; a line is always paid whole."""

    line = models.ForeignKey(
        DistributionLine, models.PROTECT, related_name="payments", verbose_name=_("line of a distribution")
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=PaymentKind)
    on = models.DateField(_("day"))
    amount_fen = models.BigIntegerField(_("amount"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = _user(_("by"), null=True)

    scope_paths = {"division": "line__division_id", "site": "line__household__site_id"}

    class Meta:
        verbose_name = _("payment of a distribution")
        verbose_name_plural = _("payments of distributions")
        constraints = [positive("distribution_payment_above_zero", "amount_fen")]
        triggers = [APPEND_ONLY, WHOLE_PAYMENT]

    def __str__(self):
        return f"{self.kind} {self.on}"
