"""Ledgers of classes, trainees and inspections."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trainings.classes import actions, queries
from trainings.classes.models import DailyInspection, Enrolment, TrainingClass
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action, only
from xundian.kit.clock import today


def _move(step, request, row):
    step(training_class=row, by=request.user, on=today())


@office_action(right="trainings.edit", description=_("Open for enrolment"))
def open_class(modeladmin, request, row):
    _move(actions.open, request, row)


@office_action(right="trainings.edit", description=_("Start teaching"))
def start_class(modeladmin, request, row):
    _move(actions.start, request, row)


@office_action(right="trainings.edit", description=_("Assessment held"))
def assess_class(modeladmin, request, row):
    _move(actions.assess, request, row)


@office_action(right="trainings.edit", description=_("Close the class"))
def close_class(modeladmin, request, row):
    _move(actions.close, request, row)


@office_action(right="trainings.edit", description=_("Cancel the class"))
def cancel_class(modeladmin, request, row):
    _move(actions.cancel, request, row)


@office_action(right="enrolments.edit", description=_("Leaves the class"))
def withdraw_trainee(modeladmin, request, row):
    actions.withdraw(enrolment=row, by=request.user, on=today())


@admin.register(TrainingClass)
class TrainingClassAdmin(ScopedAdmin):
    """Classes of the county and how far each is."""

    right = "trainings.read"
    list_display = [
        "title",
        "division",
        "institution",
        "kind",
        "occupation",
        "capacity",
        "starts_on",
        "ends_on",
        "state",
    ]
    search_fields = ["title", "venue"]
    list_filter = [
        only("inspection", _("Not yet inspected today"), queries.without_inspection),
        "state",
        ("kind", CodeFilter),
    ]
    date_hierarchy = "starts_on"
    codes = {"kind": ("training_kind",), "programme": ("training_programme",), "occupation": ("occupation",)}
    list_select_related = ["division", "institution"]
    actions = [open_class, start_class, assess_class, close_class, cancel_class]


@admin.register(Enrolment)
class EnrolmentAdmin(ScopedAdmin):
    """Trainees and their results."""

    right = "trainings.read"
    list_display = ["laborer", "division", "training_class", "state", "enrolled_on", "ended_on", "score", "certificate"]
    search_fields = ["laborer__name", "laborer__pinyin", "certificate"]
    list_filter = ["state"]
    date_hierarchy = "enrolled_on"
    codes = {"level": ("skill_level",)}
    list_select_related = ["laborer", "division", "training_class"]
    actions = [withdraw_trainee]


@admin.register(DailyInspection)
class DailyInspectionAdmin(ScopedAdmin):
    """Which class was inspected when, by whom, with what findings."""

    right = "trainings.read"
    list_display = ["training_class", "day", "present", "village_staff_present", "findings", "by"]
    search_fields = ["training_class__title", "findings"]
    list_filter = ["village_staff_present"]
    date_hierarchy = "day"
    list_select_related = ["training_class", "by"]
