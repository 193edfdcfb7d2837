"""Works of trainings."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk.classes import listing as classes
from xundian.pages.desk.demand import orders as training_orders
from xundian.pages.desk.institutions import listing as schools
from xundian.pages.desk.works.kind import Work

WORKS: list[Work] = [
    Work(
        _("Training"), _("Training institutions"),
        _("Who may teach: registration, documents, qualification, and who is on a final list."),
        "desk-institutions", "trainings.read", schools.reviews_waiting,
    ),
    Work(
        _("Training"), _("Training classes"),
        _("From the plan to the certificates: timetable, trainees, attendance, inspections and results."),
        "desk-classes", "trainings.read", classes.waiting,
    ),
    Work(
        _("Training"), _("Selection rounds"),
        _("Conferences that choose institutions by a secret vote, from the slips to the final list, with objections."),
        "selection-rounds", "rounds.read", schools.objections_waiting,
    ),
    Work(
        _("Training"), _("Wishes beside orders"),
        _("Who wishes which training, what enterprises order, and the gap; a class is opened from either."),
        "training-demand", "demand.read",
    ),
    Work(
        _("Training"), _("Training orders"),
        _("How many people enterprises want trained, in what, by when, and how many they promise to hire."),
        "training-orders", "orders.read", training_orders.late, overdue=True,
    ),
    Work(
        _("Training"), _("Training programmes"),
        _("What the county teaches: kinds, occupations, projects, hours and certificates."),
        "programmes", "trainings.read",
    ),
]  # fmt: skip
