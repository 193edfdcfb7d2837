"""What a site offers nearby: workshops and public-welfare posts (W2.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from relocation.sites.models.sites import Site
from xundian.kit.records import Editable, audited


@audited()
class Workshop(Editable):
    """A poverty-alleviation workshop near the homes, for those who must stay or have low skills (W2.2).

    Recognised from a day until a day; with the recognition over it takes nobody new, who works there goes on.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="workshops", verbose_name=_("site"))
    name = models.CharField(_("name"), max_length=80)
    occupation = models.CharField(_("occupation"), max_length=40)
    places = models.PositiveIntegerField(_("places"))
    wage_fen = models.BigIntegerField(_("monthly wage"))
    recognised_on = models.DateField(_("recognised on"), null=True, blank=True)
    recognised_until = models.DateField(_("recognised until"), null=True, blank=True)
    # People who teach the trade there (W2.4-3: few technicians is a problem to be seen).
    technicians = models.PositiveSmallIntegerField(_("technicians"), default=0)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    scope_paths = {"site": "site_id", "division": "site__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recognised_until__isnull=True)
                | models.Q(recognised_until__gte=models.F("recognised_on")),
                name="workshop_recognised_until_later",
            ),
        ]

    def __str__(self):
        return self.name


@audited()
class WelfarePost(Editable):
    """A public-welfare post of the "10+N" kinds for those whom no other channel takes (W2.2)."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="welfare_posts", verbose_name=_("site"))
    kind = models.CharField(_("kind"), max_length=30)
    places = models.PositiveIntegerField(_("places"))
    wage_fen = models.BigIntegerField(_("monthly pay"))
    funded_by = models.CharField(_("funding source"), max_length=80, blank=True)
    # None: as long as the person stays. With a term the work has a contract to its last day, and ends in reminders.
    term_months = models.PositiveSmallIntegerField(_("term in months"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    scope_paths = {"site": "site_id", "division": "site__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("public-welfare post")
        verbose_name_plural = _("public-welfare posts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(term_months__isnull=True) | models.Q(term_months__gte=1, term_months__lte=120),
                name="welfare_post_term",
            ),
        ]

    def __str__(self):
        return self.kind
