"""Complaints: what somebody wrote past the officer concerned, and every step about it.

What people wrote is sealed; a stolen database tells neither what was said nor who said it. No history is kept beside
the steps, which cannot be changed. Only laborers.complaints.queries.visible leads to a row for a user.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.complaints.states import ComplaintState, Concerns, Handler, StepKind, Subject
from laborers.difficulties.models import Difficulty
from laborers.placements.models import ContractCard
from xundian.divisions.models import Division
from xundian.kit.records import APPEND_ONLY, Editable, Record


class Complaint(Editable):
    """One complaint. Number and code are the complainant's only key to it; of the code only a digest is kept."""

    number = models.CharField(_("number"), max_length=12, unique=True)
    access_digest = models.BinaryField(editable=False)
    # Of the form that was sent: a form that is sent twice is one complaint.
    sent_digest = models.BinaryField(unique=True, editable=False)
    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    # Only where the complainant wished the county to know.
    card = models.ForeignKey(
        ContractCard, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contract card")
    )
    subject = models.CharField(_("subject"), max_length=10, choices=Subject)
    concerns = models.CharField(_("about whom"), max_length=10, choices=Concerns, default=Concerns.NOBODY)
    handler = models.CharField(_("answered by"), max_length=10, choices=Handler, default=Handler.COUNTY)
    contact_sealed = models.BinaryField(null=True, editable=False)
    # Whether it may be looked into as a difficulty, without naming who complained.
    may_share = models.BooleanField(_("may become a difficulty"), default=False)
    received_at = models.DateTimeField(_("received at"))
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("answer by"))
    state = models.CharField(_("state"), max_length=10, choices=ComplaintState, default=ComplaintState.RECEIVED)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    difficulty = models.OneToOneField(
        Difficulty, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("difficulty")
    )

    scope_paths = {"division": "county_id"}
    moves_with = None

    class Meta(Editable.Meta):
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["answered", "closed"], answered_on__isnull=False)
                | models.Q(state__in=["received", "taken_up"], answered_on__isnull=True),
                name="complaint_answered_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_on__isnull=False)
                | ~models.Q(state="closed") & models.Q(closed_on__isnull=True),
                name="complaint_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(difficulty__isnull=True) | models.Q(may_share=True),
                name="complaint_shared_with_consent",
            ),
        ]
        indexes = [models.Index(fields=["county", "due_on"], name="complaint_by_county")]

    def __str__(self):
        return self.number


class ComplaintStep(Record):
    """One step: when, by whom of the office (nobody for the complainant), and what was written, sealed."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="steps")
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind)
    at = models.DateTimeField(_("at"))
    text_sealed = models.BinaryField(null=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "complaint__county_id"}

    class Meta:
        verbose_name = _("step of a complaint")
        verbose_name_plural = _("steps of complaints")
        indexes = [models.Index(fields=["complaint", "id"], name="complaint_step")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.kind
