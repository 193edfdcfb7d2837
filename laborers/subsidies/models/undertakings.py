"""Local businesses and places that a line of the policy is meant for: of a returnee, an entrepreneur, a park (X2.3)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from laborers.enterprises.models import Enterprise
from laborers.registry.models import Laborer
from laborers.subsidies.states import UndertakingKind
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT
from xundian.kit.records import BUMP, Editable, audited


@audited()
class Undertaking(Editable):
    """An economic entity in a village, township or the county; its hires are those of the enterprise it employs as.

    `owner` is a person of the register where there is one. A recognised village, park or labour-intensive enterprise
    has the day and document of its recognition.
    """

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    kind = models.CharField(_("kind"), max_length=16, choices=UndertakingKind)
    name = models.CharField(_("name"), max_length=100)
    owner = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="undertakings", verbose_name=_("run by")
    )
    owner_name = models.CharField(_("name of who runs it"), max_length=50, blank=True)
    enterprise = models.OneToOneField(
        Enterprise, models.PROTECT, null=True, blank=True, related_name="undertaking", verbose_name=_("employs as")
    )
    product = models.CharField(_("product"), max_length=60, blank=True)
    licence = models.CharField(_("licence number"), max_length=40, blank=True)
    licensed_on = models.DateField(_("licensed on"), null=True, blank=True)
    opened_on = models.DateField(_("running since"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    recognised_on = models.DateField(_("recognised on"), null=True, blank=True)
    recognition = models.CharField(_("document of recognition"), max_length=200, blank=True)

    scope_paths = {"division": "division_id"}
    # A business stays where it is when who runs it moves.
    moves_with = None

    class Meta:
        verbose_name = _("local business or place")
        verbose_name_plural = _("local businesses and places")
        constraints = [
            models.UniqueConstraint(fields=["division", "name"], name="undertaking_once_a_place"),
            models.UniqueConstraint(fields=["licence"], condition=~Q(licence=""), name="undertaking_licence_once"),
            models.CheckConstraint(condition=Q(kind__in=UndertakingKind.values), name="undertaking_kind_known"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="undertaking_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(licence="", licensed_on=None) | ~Q(licence="") & Q(licensed_on__isnull=False),
                name="undertaking_licence_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(recognition="", recognised_on=None) | ~Q(recognition="") & Q(recognised_on__isnull=False),
                name="undertaking_recognition_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["division", "kind"], name="undertaking_by_division")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.name
