"""Appeals of households against a refusal; decided by somebody else than who refused."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from relocation.declarations.models.declarations import Declaration, DeclarationStep
from relocation.declarations.states import AppealState
from xundian.kit.keeping import KEPT
from xundian.kit.records import BUMP, Editable, audited

_USER = settings.AUTH_USER_MODEL


@audited()
class Appeal(Editable):
    """What a household says against a refusal, and what was decided, in words; one for each refusal."""

    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="appeals", verbose_name=_("declaration"))
    refusal = models.OneToOneField(DeclarationStep, models.PROTECT, related_name="appeal", verbose_name=_("refusal"))
    # Who refused, so that the database itself keeps the decision out of their hands.
    refused_by = models.ForeignKey(_USER, models.PROTECT, related_name="+", verbose_name=_("refused by"))
    state = models.CharField(_("state"), max_length=10, choices=AppealState, default=AppealState.OPEN)
    filed_on = models.DateField(_("appealed on"))
    words = models.CharField(_("what the household says"), max_length=1000)
    recorded_by = models.ForeignKey(_USER, models.PROTECT, related_name="+", verbose_name=_("recorded by"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        _USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    answer = models.CharField(_("answer to the household"), max_length=1000, blank=True)

    scope_paths = {"division": "declaration__household__division_id"}

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[AppealState.OPEN, AppealState.DROPPED], decided_by=None, answer="")
                | ~models.Q(state__in=[AppealState.OPEN, AppealState.DROPPED])
                & models.Q(decided_by__isnull=False, decided_on__isnull=False)
                & ~models.Q(answer=""),
                name="appeal_decided_in_words",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("refused_by")),
                name="appeal_decided_by_another",
            ),
        ]
        indexes = [models.Index(fields=["state", "filed_on"], name="appeal_by_state")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return str(self.declaration)
