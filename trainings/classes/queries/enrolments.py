"""Reads of trainees: who holds a place, who waits, who is expected on a day, the roster with attendance."""

from django.db.models import Count, DecimalField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from trainings.classes.models import Certificate, Enrolment, Session
from trainings.classes.queries.classes import HOLDING_STATES
from trainings.classes.rules import WAITING_ORDER
from trainings.classes.states import EnrolmentState

_HOURS = DecimalField(max_digits=7, decimal_places=1)
_COUNTED = Q(attendance__session__called_off=False)
_THERE = _COUNTED & Q(attendance__present=True)


def taken(training_class):
    """How many places of a class are held."""
    return Enrolment.objects.filter(training_class=training_class, state__in=HOLDING_STATES).count()


def enrolled(training_class):
    """The trainees without a result yet."""
    return Enrolment.objects.filter(training_class=training_class, state=EnrolmentState.ENROLLED)


def waiting_list(training_class):
    """Who waits for a place, the first in line first (rules.waiting)."""
    waiting = Enrolment.objects.filter(training_class=training_class, state=EnrolmentState.WAITING)
    return waiting.order_by(*WAITING_ORDER)


def trainees_on(training_class, day):
    """Enrolments whose holders are expected in the class that day: joined by then, and not gone before its end."""
    done = Q(ended_on=day, state__in=[EnrolmentState.COMPLETED, EnrolmentState.FAILED])
    here = Q(ended_on__isnull=True) | Q(ended_on__gt=day) | done
    return Enrolment.objects.filter(here, training_class=training_class, enrolled_on__lte=day)


def expected_people():
    """Everybody who joined a class and did not leave it."""
    return Enrolment.objects.filter(state__in=HOLDING_STATES)


def with_certificate(enrolments):
    """Enrolments with `certificate` and `level` of the valid certificate, "" without one."""
    valid = Certificate.objects.filter(enrolment=OuterRef("pk"), revoked_on=None)
    return enrolments.annotate(
        certificate=Coalesce(Subquery(valid.values("number")[:1]), Value("")),
        level=Coalesce(Subquery(valid.values("level")[:1]), Value("")),
        certificate_id=Subquery(valid.values("pk")[:1]),
    )


def roster(training_class):
    """All who ever joined or wait, with `days` and `days_present` of sessions recorded and `absorbed`, the hours of
    those attended, in one query; rules.rate makes the rate."""
    return with_absorbed(
        with_certificate(Enrolment.objects.filter(training_class=training_class))
        .select_related("training_class", "laborer", "division")
        .order_by("laborer__pinyin", "id")
    )


def with_absorbed(enrolments):
    """Enrolments with `days` and `days_present` of recorded sessions, and `absorbed`, the hours attended (W2.4)."""
    hours = Sum("attendance__session__hours", filter=_THERE)
    return enrolments.annotate(
        days=Count("attendance", filter=_COUNTED), days_present=Count("attendance", filter=_THERE),
        absorbed=Coalesce(hours, Value(0), output_field=_HOURS),
    )  # fmt: skip


def with_marks(enrolments, session):
    """Enrolments with `present` on the sheet of a session: True, False, or None while nobody wrote."""
    word = Session.objects.filter(pk=session.pk, attendance__enrolment=OuterRef("pk"))
    return enrolments.annotate(present=Subquery(word.values(there=F("attendance__present"))[:1]))
