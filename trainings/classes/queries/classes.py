"""Reads of classes: the places taken, what a person may join, and a class's own timetable (X2.2-4)."""

from django.db.models import Count, DecimalField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from trainings.classes.models import Session, TrainingClass
from trainings.classes.states import ClassState, EnrolmentState
from trainings.institutions.queries import approved_on, on_final_list
from xundian.divisions.rules import ancestors_of

# Who holds a place: all who joined and did not leave.
HOLDING_STATES = (EnrolmentState.ENROLLED, EnrolmentState.COMPLETED, EnrolmentState.FAILED)
HOLDING = Q(enrolments__state__in=HOLDING_STATES)
_HOURS = DecimalField(max_digits=8, decimal_places=1)


def with_taken(classes):
    """Classes with `taken`, the places held by trainees who did not leave, and `waiting`, those on the list."""
    return classes.annotate(
        taken=Count("enrolments", filter=HOLDING),
        waiting=Count("enrolments", filter=Q(enrolments__state=EnrolmentState.WAITING)),
    )


def choices_for(laborer, on):
    """The classes a laborer may join on a day: open, with a free place, for their place, at an approved institution
    that is on a final list where the class is subsidised."""
    here = (*ancestors_of(laborer.division_id), laborer.division_id)
    open_classes = TrainingClass.objects.filter(approved_on(on, "institution__"), state=ClassState.OPEN)
    paid = Q(subsidised=False) | Q(institution__in=on_final_list(on).values("institution"))
    fitting = with_taken(open_classes.filter(paid, division_id__in=here)).filter(taken__lt=F("capacity"))
    return fitting.select_related("institution", "division").order_by("starts_on", "id")


def sessions_of(training_class):
    """The sessions of a class that were not called off, in their order."""
    return Session.objects.filter(training_class=training_class, called_off=False).order_by("day", "begins", "pk")


def timetable(training_class):
    """All sessions with `marked`, how many people have a word on the sheet, and `present`, how many were there."""
    return with_marked(Session.objects.filter(training_class=training_class)).order_by("day", "begins", "pk")


def with_marked(sessions):
    """Sessions with `marked` and `present`, as above."""
    there = Count("attendance", filter=Q(attendance__present=True))
    return sessions.annotate(marked=Count("attendance"), present=there)


def hours_planned(training_class):
    """The hours of the timetable, with one decimal."""
    return sessions_of(training_class).aggregate(hours=Sum("hours"))["hours"] or 0


def with_hours(classes):
    """Classes with `absorbed`, the hours of all sessions that their trainees attended (W2.4)."""
    attended = (
        Session.objects.filter(training_class=OuterRef("pk"), called_off=False, attendance__present=True)
        .order_by()
        .values("training_class")
        .annotate(hours=Sum("hours"))
        .values("hours")
    )
    return classes.annotate(absorbed=Coalesce(Subquery(attended, output_field=_HOURS), Value(0), output_field=_HOURS))


def clashes(sessions):
    """{session: [sessions that meet it]} where the place is the same, or a trainee is expected in both (X4).

    `sessions` are those of one class; told to whoever plans, and no obstacle: a school has more than one room.
    """
    own = [each for each in sessions if not each.called_off]
    if not own:
        return {}
    days = {each.day for each in own}
    places = {each.place for each in own if each.place}
    classes = {each.training_class_id for each in own}
    live = [EnrolmentState.ENROLLED, EnrolmentState.WAITING]
    people = TrainingClass.objects.filter(pk__in=classes).values("enrolments__laborer")
    shared = Q(
        training_class__enrolments__state__in=live, training_class__enrolments__laborer__in=people,
    ) & Q(training_class__enrolments__laborer__enrolments__training_class__in=classes)  # fmt: skip
    others = (
        Session.objects.filter(Q(place__in=places) | shared, day__in=days, called_off=False)
        .exclude(training_class__in=classes)
        .exclude(training_class__state__in=[ClassState.CANCELLED, ClassState.CLOSED])
        .select_related("training_class")
        .order_by("day", "begins", "pk")
        .distinct()
    )
    found = {}
    for other in others:
        for each in own:
            if each.day == other.day and each.begins < other.ends and other.begins < each.ends:
                found.setdefault(each.pk, []).append(other)
    return found
