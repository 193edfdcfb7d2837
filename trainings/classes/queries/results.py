"""Reads of results: assessments, certificates, and satisfaction where enough answered (X2.2-4, X4)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, IntegerField, Max, Sum, TextField
from django.db.models.functions import MD5, Cast, Substr

from trainings.classes.models import ASPECTS, Assessment, Certificate, Enrolment, Feedback, FeedbackSlip
from trainings.classes.queries.classes import HOLDING_STATES
from trainings.classes.rules import certificate_number, may_show, mean
from trainings.classes.states import ClassState


@dataclass(frozen=True)
class Satisfaction:
    """What may be shown of a class's feedback; `marks` is {aspect: mean} or None, `words` are in no order."""

    answers: int
    slips: int
    marks: dict[str, Decimal] | None
    words: tuple[str, ...] = ()


def satisfaction(training_class):
    """How trainees marked the class: numbers of slips and answers, the rest once enough answered and it is closed."""
    rows = Feedback.objects.filter(training_class=training_class)
    sums = rows.aggregate(answers=Count("pk"), **{name: Sum(name) for name in ASPECTS})
    answers = sums["answers"]
    slips = answers + FeedbackSlip.objects.filter(training_class=training_class).count()
    if not may_show(answers, closed=training_class.state == ClassState.CLOSED):
        return Satisfaction(answers, slips, None)
    words = rows.exclude(words="").order_by(MD5(Cast("pk", TextField()))).values_list("words", flat=True)
    return Satisfaction(answers, slips, {name: mean(sums[name], answers) for name in ASPECTS}, tuple(words))


def slips_missing(training_class):
    """How many trainees have neither a slip nor an answer to draw."""
    people = Enrolment.objects.filter(training_class=training_class, state__in=HOLDING_STATES).count()
    slips = FeedbackSlip.objects.filter(training_class=training_class).count()
    return max(0, people - slips - Feedback.objects.filter(training_class=training_class).count())


def assessments(training_class):
    """The parts of the assessment of all trainees, by person and day."""
    rows = Assessment.objects.filter(enrolment__training_class=training_class)
    return rows.select_related("enrolment__laborer").order_by("enrolment__laborer__pinyin", "held_on", "part", "pk")


def certificate_by_token(token):
    """The certificate behind a QR code, void or not, with its class; None for a token nobody was given."""
    rows = Certificate.objects.select_related(
        "enrolment__training_class__institution__county", "enrolment__laborer"
    )  # fmt: skip
    return rows.filter(token=token).first()


def last_serial(county, year):
    """The highest serial of certificates the county issued in a year, 0 without one; read under the lock of issuing.

    Numbers of workbooks may begin in the same way and go on otherwise: those are none of them.
    """
    prefix = certificate_number(county, year, 0)[:-5]
    rows = Certificate.objects.filter(number__regex=f"^{prefix}[0-9]{{5,9}}$")
    serial = Cast(Substr("number", len(prefix) + 1), IntegerField())
    return rows.aggregate(last=Max(serial))["last"] or 0
