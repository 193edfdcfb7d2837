"""States of a training class and of an enrolment, and the words of what stands in the way (X2.2-4, X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class ClassState(models.TextChoices):
    """How far a class is."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open for enrolment")
    RUNNING = "running", _("Running")
    ASSESSED = "assessed", pgettext_lazy("class", "Assessed")
    CLOSED = "closed", pgettext_lazy("class", "Closed")
    CANCELLED = "cancelled", _("Cancelled")


CLASS_MOVES = Moves(
    {
        ClassState.PLANNED: {ClassState.OPEN, ClassState.CANCELLED},
        ClassState.OPEN: {ClassState.RUNNING, ClassState.CANCELLED},
        ClassState.RUNNING: {ClassState.ASSESSED, ClassState.CANCELLED},
        ClassState.ASSESSED: {ClassState.CLOSED},
        ClassState.CLOSED: set(),
        ClassState.CANCELLED: set(),
    }
)


class EnrolmentState(models.TextChoices):
    """What became of a trainee; withdrawing is neutral."""

    ENROLLED = "enrolled", pgettext_lazy("trainee", "Enrolled")
    COMPLETED = "completed", _("Completed")
    FAILED = "failed", _("Not passed")
    WITHDRAWN = "withdrawn", pgettext_lazy("trainee", "Withdrawn")


ENROLMENT_MOVES = Moves(
    {
        EnrolmentState.ENROLLED: {EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.WITHDRAWN},
        EnrolmentState.COMPLETED: set(),
        EnrolmentState.FAILED: set(),
        EnrolmentState.WITHDRAWN: set(),
    }
)

# The states in which trainees get their results.
RESULT_STATES = (ClassState.RUNNING, ClassState.ASSESSED)

# What stands in the way of a step, by the code that programs read; each sentence names the remedy.
REFUSALS = {
    "division": _("Choose the institution's county, or a township in it."),
    "before_start": _("The last day lies before the first."),
    "no_places": _("A class has at least one place."),
    "unknown_code": _("This word is not in the list of codes. Choose one of the list."),
    "not_approved": _("The institution is not approved on that day. Approve it first."),
    "class_begins_later": _("The class does not begin before its first day."),
    "no_trainees": _("Nobody is enrolled. Enrol trainees first."),
    "results_missing": _("Some trainees have no result yet. Record every result first."),
    "class_not_open": _("This class is not open for enrolment."),
    "class_not_running": _("This class is not running."),
    "not_a_class_day": _("This is not a day of the class, or it has not come yet."),
    "full": _("All places of this class are taken."),
    "elsewhere": _("This class is for people of another place. A class of the county takes everyone in the county."),
    "no_open_case": _("This person has no open case. Open one first."),
    "assess_first": _("This person is not assessed yet. Assess first, then enrol."),
    "too_young": _("This person is under 16 on that day. School comes first."),
    "already_in_class": _("This person is already in a class. Finish or leave that one first."),
    "already_placed": _("This person already has work. End the placement first."),
    "enrolled_before": _("This person was in this class before and left it. Choose another class."),
    "consent_required": _("Training needs the person's own consent. Read them the text and record the consent first."),
    "consent_of_another": _("This consent was given by another person."),
    "consent_purpose": _("This consent is not for training. Ask for a consent to training."),
    "consent_later": _("This consent was given after the day of enrolment."),
    "consent_withdrawn": _("This consent was withdrawn. Ask for a new one, if the person wants to."),
    "not_a_trainee": _("At least one of these people is not a trainee of this class on that day."),
    "too_many": _("More people than the class has trainees."),
    "already_inspected": _("This class was already inspected that day."),
    "no_results_yet": _("Results are recorded while a class runs and after its assessment."),
    "ended_too_early": _("The end cannot lie before the enrolment."),
    "score": _("A score lies between 0 and 100."),
    "not_passed": _("Only those who passed get a certificate."),
    "certificate_taken": _("This certificate number belongs to another trainee."),
}
