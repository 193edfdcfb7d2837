"""Channel proposals for relocated households in which nobody works (W2.2: nobody is left without an offer)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Placement
from laborers.registry.models import Household, Laborer, village_key
from relocation.channels.states import LIVE, ChannelKind, ChannelState
from relocation.sites.models import Site, WelfarePost, Workshop
from xundian.kit.records import Editable, audited


@audited()
class ChannelOffer(Editable):
    """One way into work proposed to one person of a household without a job, with the reasons."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="channel_offers", verbose_name=_("household"))
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="channel_offers", verbose_name=_("laborer"))
    site = models.ForeignKey(Site, models.PROTECT, related_name="channel_offers", verbose_name=_("site"))
    division = village_key()
    channel = models.CharField(_("channel"), max_length=10, choices=ChannelKind)
    workshop = models.ForeignKey(Workshop, models.PROTECT, null=True, blank=True, related_name="offers")
    welfare_post = models.ForeignKey(WelfarePost, models.PROTECT, null=True, blank=True, related_name="offers")
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
        indexes = [models.Index(fields=["site", "state"], name="channel_by_site")]

    def __str__(self):
        return f"{self.get_channel_display()} {self.household}"
