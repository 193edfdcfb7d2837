"""The declaration of a household, and the lines of its timeline (W2.2-1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Household
from relocation.declarations.states import HOUSED, OVER, UNDECIDED, DeclarationState, Ground, StepKind
from relocation.sites.models import Home, Site
from xundian.kit.keeping import KEPT
from xundian.kit.records import APPEND_ONLY, BUMP, Editable, Record, audited


@audited()
class Declaration(Editable):
    """A household that its township declares for relocation; only one of a household is under way at a time.

    `site` is where it wishes to go, settled when it is confirmed; `home` is the one that a draw gave it. A site's
    officer sees the households for which a home of the site is kept, or which live in one.
    """

    household = models.ForeignKey(Household, models.PROTECT, related_name="declarations", verbose_name=_("household"))
    state = models.CharField(_("state"), max_length=10, choices=DeclarationState, default=DeclarationState.DECLARED)
    persons = models.PositiveSmallIntegerField(_("persons"))
    site = models.ForeignKey(
        Site, models.PROTECT, null=True, blank=True, related_name="declarations", verbose_name=_("site")
    )
    home = models.ForeignKey(
        Home, models.PROTECT, null=True, blank=True, related_name="declarations", verbose_name=_("home")
    )
    declared_on = models.DateField(_("declared on"))
    note = models.CharField(_("note"), max_length=500, blank=True)

    scope_paths = {"division": "household__division_id", "site": "site_id"}
    scope_only = {"site": {"state__in": HOUSED}}

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=~models.Q(state__in=OVER), name="one_declaration_under_way"
            ),
            models.UniqueConstraint(
                fields=["home"], condition=models.Q(state=DeclarationState.ALLOTTED), name="home_allotted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=DeclarationState.values), name="declaration_state_known"
            ),
            models.CheckConstraint(condition=models.Q(persons__gte=1, persons__lte=30), name="declaration_persons"),
            models.CheckConstraint(
                condition=models.Q(site__isnull=False)
                | models.Q(state__in=[*UNDECIDED, DeclarationState.REFUSED, DeclarationState.WITHDRAWN]),
                name="declaration_confirmed_for_site",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=HOUSED, home__isnull=False)
                | ~models.Q(state__in=HOUSED) & models.Q(home__isnull=True),
                name="declaration_home_when_allotted",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "state", "declared_on"], name="declaration_by_site"),
            models.Index(fields=["state", "declared_on", "id"], name="declaration_by_state"),
        ]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return str(self.household)


class DeclarationStep(Record):
    """One step: the day, by whom, what was told the household. A refusal has its ground and its words."""

    declaration = models.ForeignKey(
        Declaration, models.PROTECT, related_name="steps", db_index=False, verbose_name=_("declaration")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=StepKind)
    on = models.DateField(_("day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    ground = models.CharField(_("ground"), max_length=15, choices=Ground, blank=True)
    words = models.CharField(_("in words"), max_length=1000, blank=True)

    scope_paths = {"division": "declaration__household__division_id"}

    class Meta:
        verbose_name = _("step of a declaration")
        verbose_name_plural = _("steps of declarations")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=StepKind.values), name="declaration_step_known"),
            models.CheckConstraint(
                condition=models.Q(kind=StepKind.REFUSED) & ~models.Q(ground="") & ~models.Q(words="")
                | ~models.Q(kind=StepKind.REFUSED) & models.Q(ground=""),
                name="declaration_refused_in_words",
            ),
        ]
        indexes = [models.Index(fields=["declaration", "on", "id"], name="step_by_declaration")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.get_kind_display()
