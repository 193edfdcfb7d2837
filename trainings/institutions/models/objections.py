"""Objections to a published result: made by anybody, decided by somebody whom it does not concern (X4).

What was written and by whom is sealed; the answer is published, without a name.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trainings.institutions.models.rounds import RoundCandidate, SelectionRound
from trainings.institutions.states import OBJECTION_MOVES, About, Effect, ObjectionState, Way
from xundian.kit.keeping import KEPT, settled
from xundian.kit.records import BUMP, Editable, audited

IN_TIME = pgtrigger.Trigger(
    name="in_time",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="""
        IF EXISTS (
            SELECT 1 FROM trainings_selectionround AS r WHERE r.id = NEW.round_id AND r.state = 'published'
                AND NEW.filed_on BETWEEN r.published_on AND r.objections_until
        ) THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'Objections are made while the result is published for them.';
    """,
)


@audited(exclude=["text_sealed", "contact_sealed", "sent_digest"])
class Objection(Editable):
    """One objection; its number within the round is what the objector finds the answer by."""

    round = models.ForeignKey(
        SelectionRound, models.PROTECT, related_name="objections", verbose_name=_("selection round")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    about = models.CharField(_("about"), max_length=12, choices=About)
    candidate = models.ForeignKey(
        RoundCandidate, models.PROTECT, null=True, blank=True, related_name="objections",
        verbose_name=_("training institution"),
    )  # fmt: skip
    way = models.CharField(_("way"), max_length=4, choices=Way)
    filed_on = models.DateField(pgettext_lazy("objection", "made on"))
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken down by"),
    )
    text_sealed = models.BinaryField(editable=False)
    contact_sealed = models.BinaryField(null=True, editable=False)
    # Of the form that was sent: a form that is sent twice is one objection.
    sent_digest = models.BinaryField(unique=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=ObjectionState, default=ObjectionState.FILED)
    effect = models.CharField(_("what follows"), max_length=6, choices=Effect, blank=True)
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )

    scope_paths = {"shared": "round__county_id"}

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="objection_number"),
            models.CheckConstraint(
                condition=~models.Q(about=About.INSTITUTION) | models.Q(candidate__isnull=False),
                name="objection_names_the_institution",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ObjectionState.FILED, decided_on=None, answer="", decided_by=None)
                | ~models.Q(state=ObjectionState.FILED)
                & models.Q(decided_on__isnull=False, decided_on__gte=models.F("filed_on"))
                & ~models.Q(answer=""),
                name="objection_decided_with_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ObjectionState.UPHELD, effect__in=Effect.values)
                | ~models.Q(state=ObjectionState.UPHELD) & models.Q(effect=""),
                name="objection_upheld_with_effect",
            ),
            models.CheckConstraint(
                condition=~models.Q(effect=Effect.STRIKE) | models.Q(candidate__isnull=False),
                name="objection_strikes_an_institution",
            ),
        ]
        triggers = [
            BUMP, KEPT, IN_TIME,
            pgtrigger.FSM(
                name="moves", field="state",
                transitions=sorted((str(here), str(there)) for here, ends in OBJECTION_MOVES.items() for there in ends),
            ),
            settled("decision_stays", "OLD.state <> 'filed'", (), "A decision stays."),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.round} {self.number}"
