"""Ways into work for relocated households: dated rules, proposals, and the ledger of those without work (W2.2).

Nobody is left without an offer: a household without work falls back.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from laborers.jobs.models import Offer
from laborers.placements.models import Placement
from laborers.registry.models import Household, Laborer, village_key
from relocation.channels.rules import Terms
from relocation.channels.states import LIVE, ChannelKind, ChannelState, Clearing
from relocation.sites.models import Site, WelfarePost, Workshop
from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited

USUAL = Terms()
SETTLED = ("county", "valid_from", "document", *Terms.__dataclass_fields__)


class ChannelPolicy(Editable):
    """Who is eligible for which channel, and how long an answer or a rest takes, with days and document (W2.2)."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200)
    answer_days = models.PositiveSmallIntegerField(_("days to answer an offer"), default=USUAL.answer_days)
    rest_days = models.PositiveSmallIntegerField(_("days of rest after a no"), default=USUAL.rest_days)
    enough_school = models.CharField(
        _("education from which nobody counts as low-skilled"), max_length=2, default=USUAL.enough_school
    )
    low_skill_to_workshop = models.BooleanField(
        _("workshops are also for the low-skilled"), default=USUAL.low_skill_to_workshop
    )
    migration_age_to = models.PositiveSmallIntegerField(
        _("organised migration up to age"), default=USUAL.migration_age_to
    )
    industry_age_to = models.PositiveSmallIntegerField(_("bases up to age"), default=USUAL.industry_age_to)
    welfare_age_from = models.PositiveSmallIntegerField(
        _("public-welfare posts from age"), default=USUAL.welfare_age_from
    )
    welfare_age_to = models.PositiveSmallIntegerField(_("public-welfare posts up to age"), default=USUAL.welfare_age_to)
    term_warning_days = models.PositiveSmallIntegerField(
        _("days before its end at which a term counts as ending soon"), default=USUAL.term_warning_days
    )

    scope_paths = {"shared": "county_id"}

    class Meta(Editable.Meta):
        # What people were held against stays as it was set; only its last day is still open.
        triggers = [
            *Editable.Meta.triggers,
            pgtrigger.ReadOnly(name="policy_stays", fields=list(SETTLED)),
            pgtrigger.Protect(name="policy_is_kept", operation=pgtrigger.Delete),
        ]
        verbose_name = _("channel policy")
        verbose_name_plural = _("channel policies")
        constraints = [
            models.UniqueConstraint(fields=["county", "valid_from"], name="channel_policy_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="channel_policy_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(answer_days__gte=1), name="channel_policy_time_to_answer"),
            models.CheckConstraint(
                condition=Q(welfare_age_from__gte=16, welfare_age_to__gte=F("welfare_age_from")),
                name="channel_policy_welfare_ages",
            ),
        ]

    def __str__(self):
        return self.document


@audited()
class ChannelOffer(Editable):
    """One way into work proposed to one person of a household without a job, with the reasons."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="channel_offers", verbose_name=_("household"))
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="channel_offers", verbose_name=_("laborer"))
    site = models.ForeignKey(Site, models.PROTECT, related_name="channel_offers", verbose_name=_("site"))
    division = village_key()
    channel = models.CharField(_("channel"), max_length=10, choices=ChannelKind)
    # What the clock proposed; another channel than this was chosen together with the household.
    proposed_channel = models.CharField(_("proposed channel"), max_length=10, choices=ChannelKind, blank=True)
    workshop = models.ForeignKey(Workshop, models.PROTECT, null=True, blank=True, related_name="offers")
    welfare_post = models.ForeignKey(WelfarePost, models.PROTECT, null=True, blank=True, related_name="offers")
    # The post of an enterprise that was offered to who accepted: away for migration, nearby for a base.
    offer = models.OneToOneField(
        Offer, models.PROTECT, null=True, blank=True, related_name="channel_offer", verbose_name=_("offered post")
    )
    # The rules in force when it was proposed; none where the county has set none.
    policy = models.ForeignKey(
        ChannelPolicy, models.PROTECT, null=True, blank=True, related_name="offers", verbose_name=_("channel policy")
    )
    reasons = models.JSONField(default=list)
    state = models.CharField(_("state"), max_length=10, choices=ChannelState, default=ChannelState.PROPOSED)
    proposed_on = models.DateField(_("proposed on"))
    answer_by = models.DateField(_("answer by"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    placement = models.OneToOneField(Placement, models.PROTECT, null=True, blank=True, related_name="channel_offer")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "division_id", "site": "site_id"}
    # It belongs to the household at its site, not to the person alone.
    moves_with = None

    class Meta(Editable.Meta):
        verbose_name = _("channel offer")
        verbose_name_plural = _("channel offers")
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=models.Q(state__in=LIVE), name="one_live_channel_offer"
            ),
            models.CheckConstraint(
                condition=models.Q(state="placed", placement__isnull=False) | ~models.Q(state="placed"),
                name="channel_placed_has_placement",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "state"], name="channel_by_site"),
            models.Index(fields=["laborer", "-answered_on"], name="channel_by_laborer"),
        ]

    def __str__(self):
        return f"{self.get_channel_display()} {self.household}"


@audited()
class ZeroEmployment(Editable):
    """A time in which a relocated household had somebody able and willing, and nobody at work: found, and cleared.

    Kept by the sweep alone, by the one definition of channels.queries; what help was given follows from the offers.
    """

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="zero_employments", verbose_name=_("household")
    )
    site = models.ForeignKey(Site, models.PROTECT, related_name="zero_employments", verbose_name=_("site"))
    division = village_key()
    found_on = models.DateField(_("found on"))
    cleared_on = models.DateField(_("cleared on"), null=True, blank=True)
    how = models.CharField(_("how it was cleared"), max_length=12, choices=Clearing, blank=True)
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("placement")
    )

    scope_paths = {"division": "division_id", "site": "site_id"}
    # It was that site's household, wherever people live now.
    moves_with = None

    class Meta(Editable.Meta):
        verbose_name = _("household without work")
        verbose_name_plural = _("households without work")
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(cleared_on__isnull=True), name="one_open_zero_employment"
            ),
            models.CheckConstraint(
                condition=Q(cleared_on__isnull=True, how="", placement__isnull=True)
                | Q(cleared_on__gte=F("found_on"), how__in=Clearing.values),
                name="zero_employment_cleared_somehow",
            ),
            models.CheckConstraint(
                condition=Q(how="work", placement__isnull=False) | ~Q(how="work") & Q(placement__isnull=True),
                name="zero_employment_work_has_placement",
            ),
        ]
        indexes = [models.Index(fields=["site", "found_on"], name="zero_employment_by_site")]

    def __str__(self):
        return f"{self.household} {self.found_on}"
