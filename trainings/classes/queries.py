"""Reads of training classes: what a person may join, rosters with attendance, what was inspected, who was trained."""

from django.db.models import Count, F, Q

from laborers.registry.rules import SUPPORTED_CATEGORIES
from trainings.classes.models import Attendance, DailyInspection, Enrolment, TrainingClass
from trainings.classes.states import ClassState, EnrolmentState
from trainings.institutions.queries import approved_on
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.divisions.rules import ancestors_of

# Who still holds a place: all but those who left.
HOLDING = ~Q(enrolments__state=EnrolmentState.WITHDRAWN)


def with_taken(classes):
    """Classes with `taken`, the places held by trainees who did not leave."""
    return classes.annotate(taken=Count("enrolments", filter=HOLDING))


def taken(training_class):
    """How many places of a class are held."""
    return Enrolment.objects.filter(training_class=training_class).exclude(state=EnrolmentState.WITHDRAWN).count()


def enrolled(training_class):
    """The trainees without a result yet."""
    return Enrolment.objects.filter(training_class=training_class, state=EnrolmentState.ENROLLED)


def choices_for(laborer, on):
    """The classes a laborer may join on a day: open, with a free place, for their place, at an approved institution."""
    here = ancestors_of(laborer.division_id)
    open_classes = TrainingClass.objects.filter(approved_on(on, "institution__"), state=ClassState.OPEN)
    fitting = with_taken(open_classes.filter(division_id__in=here)).filter(taken__lt=F("capacity"))
    return fitting.select_related("institution", "division").order_by("starts_on", "id")


def trainees_on(training_class, day):
    """Enrolments whose holders are expected in the class that day."""
    return Enrolment.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=day), training_class=training_class, enrolled_on__lte=day
    )


def roster(training_class):
    """All who ever enrolled, with `days` recorded and `days_present`, in one query; rules.rate makes the rate."""
    return (
        Enrolment.objects.filter(training_class=training_class)
        .annotate(days=Count("attendance"), days_present=Count("attendance", filter=Q(attendance__present=True)))
        .select_related("training_class", "laborer", "division")
        .order_by("laborer__pinyin", "id")
    )


def sheet(training_class, day):
    """The attendance rows of one day."""
    return Attendance.objects.filter(enrolment__training_class=training_class, day=day)


def inspections(training_class):
    """The daily inspections of a class, newest first."""
    return DailyInspection.objects.filter(training_class=training_class).select_related("by").order_by("-day")


def without_inspection(classes, day):
    """Those of the queryset that run on the day, a course day, and that nobody has inspected yet (X4)."""
    running = classes.filter(state=ClassState.RUNNING, starts_on__lte=day, ends_on__gte=day)
    return running.exclude(inspections__day=day)


def not_inspected(day):
    """[(running class on whose course day nobody has looked yet, the officers in charge)], by two queries (X4).

    In charge are the township's officers, or the bureau for a county's class.
    """
    classes = list(without_inspection(TrainingClass.objects.all(), day).order_by("id"))
    users = User.objects.filter(
        is_active=True, role__in=[Role.TOWNSHIP, Role.COUNTY], division_id__in={each.division_id for each in classes}
    )
    officers = {}
    for user in users.order_by("id"):
        officers.setdefault(user.division_id, []).append(user)
    return [(each, officers.get(each.division_id, [])) for each in classes]


def trained(enrolments, first, last):
    """The enrolments completed between two days, both included: the only definition of "trained" (X2.2-4, X3.1)."""
    return enrolments.filter(state=EnrolmentState.COMPLETED, ended_on__gte=first, ended_on__lte=last)


def trained_counts(enrolments, first, last):
    """Rows {kind, trained, supported}: people trained by kind of class, and how many of households that come first."""
    return (
        trained(enrolments, first, last)
        .values(kind=F("training_class__kind"))
        .annotate(
            trained=Count("id"),
            supported=Count("id", filter=Q(laborer__household__category__in=SUPPORTED_CATEGORIES)),
        )
        .order_by("kind")
    )
