"""Qualification reviews: what was handed in, the verdict with its reasons, and what is to be put right (X4)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trainings.institutions.models.institutions import Institution
from trainings.institutions.states import DocumentKind, ReviewState
from xundian.kit.keeping import KEPT, settled
from xundian.kit.records import APPEND_ONLY, BUMP, Editable, Record, audited


@audited()
class Review(Editable):
    """One review; the one that follows something to be put right, or a refusal, names it."""

    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="reviews", verbose_name=_("training institution")
    )
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name=_("follows")
    )
    state = models.CharField(_("state"), max_length=10, choices=ReviewState, default=ReviewState.FILED)
    filed_on = models.DateField(_("handed in on"))
    reasons = models.CharField(_("reasons"), max_length=1000, blank=True)
    valid_from = models.DateField(_("qualified from"), null=True, blank=True)
    valid_to = models.DateField(_("qualified until"), null=True, blank=True)
    remedy = models.CharField(_("to be put right"), max_length=500, blank=True)
    remedy_by = models.DateField(_("put right by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )

    scope_paths = {"shared": "institution__county_id"}

    class Meta:
        verbose_name = _("qualification review")
        verbose_name_plural = _("qualification reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["institution"], condition=models.Q(state=ReviewState.FILED), name="review_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReviewState.FILED, decided_on=None, reasons="")
                | ~models.Q(state=ReviewState.FILED)
                & models.Q(decided_on__isnull=False, decided_on__gte=models.F("filed_on"))
                & ~models.Q(reasons=""),
                name="review_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReviewState.APPROVED, valid_from__isnull=False, valid_to__isnull=False)
                & models.Q(valid_to__gte=models.F("valid_from"))
                | ~models.Q(state=ReviewState.APPROVED) & models.Q(valid_from=None, valid_to=None),
                name="review_qualified_for_days",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReviewState.REMEDY, remedy_by__isnull=False)
                & models.Q(remedy_by__gt=models.F("decided_on"))
                & ~models.Q(remedy="")
                | ~models.Q(state=ReviewState.REMEDY) & models.Q(remedy="", remedy_by=None),
                name="review_remedy_with_a_day",
            ),
        ]
        indexes = [models.Index(fields=["institution", "-filed_on"], name="review_by_institution")]
        triggers = [
            BUMP, KEPT, settled("verdict_stays", "OLD.state <> 'filed'", (), "A verdict stays. File a further review."),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.institution} {self.filed_on}"


class ReviewDocument(Record):
    """One document handed in with a review; each kind once."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="documents", verbose_name=_("qualification review"))
    kind = models.CharField(pgettext_lazy("kind of paper", "document"), max_length=10, choices=DocumentKind)
    number = models.CharField(_("number or title"), max_length=100)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)

    scope_paths = {"shared": "review__institution__county_id"}

    class Meta:
        verbose_name = _("document of a qualification review")
        verbose_name_plural = _("documents of qualification reviews")
        constraints = [models.UniqueConstraint(fields=["review", "kind"], name="review_document_once")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.number
