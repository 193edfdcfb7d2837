"""Reads of the daily inspection: what was seen, and where nobody looked yet (X4)."""

from django.db.models import Exists, OuterRef

from trainings.classes.models import DailyInspection, Finding, Session, TrainingClass
from trainings.classes.states import ClassState
from xundian.accounts.models import User
from xundian.accounts.roles import Role


def inspections(training_class):
    """The daily inspections of a class with their findings, newest first."""
    rows = DailyInspection.objects.filter(training_class=training_class).select_related("by")
    return rows.prefetch_related("found").order_by("-day")


def open_findings(classes):
    """What inspections of the classes found and nobody put right yet, the oldest first."""
    rows = Finding.objects.filter(inspection__training_class__in=classes, settled_on=None)
    return rows.select_related("inspection__training_class").order_by("inspection__day", "pk")


def without_inspection(classes, day):
    """Those of the queryset that run and meet on the day, and that nobody has inspected yet (X4)."""
    meets = Session.objects.filter(training_class=OuterRef("pk"), day=day, called_off=False)
    running = classes.filter(Exists(meets), state=ClassState.RUNNING)
    return running.exclude(inspections__day=day)


def not_inspected(day):
    """[(running class that meets that day and nobody has looked, the officers in charge)], by two queries (X4).

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
