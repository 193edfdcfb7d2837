"""Ledgers of classes, trainees and inspections."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trainings.classes import actions, queries
from trainings.classes.models import (
    Assessment,
    Certificate,
    DailyInspection,
    Enrolment,
    Finding,
    Session,
    TrainingClass,
)
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
    codes = {"kind": ("training_kind",), "project": ("training_programme",), "occupation": ("occupation",)}
    list_select_related = ["division", "institution"]
    actions = [open_class, start_class, assess_class, close_class, cancel_class]


@admin.register(Enrolment)
class EnrolmentAdmin(ScopedAdmin):
    """Trainees and their results."""

    right = "trainings.read"
    list_display = ["laborer", "division", "training_class", "state", "enrolled_on", "ended_on", "score"]
    search_fields = ["laborer__name", "laborer__pinyin", "certificates__number"]
    list_filter = ["state"]
    date_hierarchy = "enrolled_on"
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


@admin.register(Finding)
class FindingAdmin(ScopedAdmin):
    """What inspections found wrong, and what was done about it."""

    right = "trainings.read"
    list_display = ["inspection", "kind", "note", "settled_on", "remedy"]
    search_fields = ["inspection__training_class__title", "note", "remedy"]
    list_filter = ["kind", ("settled_on", admin.EmptyFieldListFilter)]
    date_hierarchy = "inspection__day"
    list_select_related = ["inspection__training_class"]


@admin.register(Session)
class SessionAdmin(ScopedAdmin):
    """The timetables of the classes."""

    right = "trainings.read"
    list_display = ["training_class", "day", "begins", "ends", "hours", "topic", "place", "called_off"]
    search_fields = ["training_class__title", "topic", "place"]
    list_filter = ["called_off"]
    date_hierarchy = "day"
    list_select_related = ["training_class"]


@admin.register(Assessment)
class AssessmentAdmin(ScopedAdmin):
    """Every part of an assessment, with its points."""

    right = "trainings.read"
    list_display = ["enrolment", "part", "held_on", "score", "passed", "assessor"]
    search_fields = ["enrolment__laborer__name", "enrolment__training_class__title", "assessor"]
    list_filter = ["part", "passed"]
    date_hierarchy = "held_on"
    list_select_related = ["enrolment__laborer", "enrolment__training_class"]


@admin.register(Certificate)
class CertificateAdmin(ScopedAdmin):
    """Certificates by number, in force or revoked."""

    right = "trainings.read"
    list_display = ["number", "enrolment", "division", "kind", "level", "issued_on", "revoked_on", "reason"]
    search_fields = ["number", "enrolment__laborer__name", "enrolment__training_class__title"]
    list_filter = [("revoked_on", admin.EmptyFieldListFilter)]
    date_hierarchy = "issued_on"
    codes = {"kind": ("certificate_kind",), "level": ("skill_level",)}
    list_select_related = ["enrolment__laborer", "enrolment__training_class", "division"]
