"""Writes of the daily inspection, what it found, and the word to the township when nobody looked (X4)."""

from django.db import transaction

from trainings.classes import queries
from trainings.classes.actions.steps import check_course_day, locked, refusal
from trainings.classes.models import DailyInspection, Finding, TrainingClass
from trainings.classes.states import FindingKind
from xundian.kit.errors import Conflict
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.messages.actions import Notice, notify_all


@transaction.atomic
def inspect(*, training_class, day, present, by, on, village_staff_present=False, findings="", found=(), id=None):
    """The township's look at a running class, once a day (X4); `found` are pairs (kind of FindingKind, note).

    Conflict (already_inspected) when that day has one already; Invalid for an unknown or doubled kind.
    """
    row = locked(TrainingClass, training_class)
    check_course_day(row, day, on)
    kinds = [kind for kind, _note in found]
    if len(set(kinds)) != len(kinds) or not set(kinds) <= set(FindingKind.values):
        raise refusal("finding_kind", field="found")
    if present > queries.trainees_on(row, day).count():
        raise refusal("too_many", field="present")
    if DailyInspection.objects.filter(training_class=row, day=day).exists():
        raise refusal("already_inspected", error=Conflict, field="day")
    check_fresh(DailyInspection, id)
    made = DailyInspection.objects.create(
        id=id or new_id(), training_class=row, day=day, present=present, by=by,
        village_staff_present=village_staff_present, findings=findings,
    )  # fmt: skip
    Finding.objects.bulk_create([Finding(inspection=made, kind=kind, note=note) for kind, note in found])
    return made


@transaction.atomic
def settle_finding(*, finding, remedy, by, on):
    """What an inspection found is put right; `remedy` says how. Conflict when it already was."""
    row = locked(Finding, finding)
    if row.settled_on:
        raise refusal("finding_settled", error=Conflict)
    if not remedy.strip():
        raise refusal("remedy", field="remedy")
    row.remedy, row.settled_on, row.settled_by = remedy.strip(), max(on, row.inspection.day), by
    row.save(update_fields=["remedy", "settled_on", "settled_by"])
    return row.reread()


@transaction.atomic
def remind_inspectors(*, on, at):
    """Tell the officers in charge of every running class that nobody inspected it that day; {classes, notices}.

    The key names class, day and person, so that a second run tells nobody twice.
    """
    classes = queries.not_inspected(on)
    notices = [
        Notice(
            users=officers,
            kind="class_not_inspected",
            values={"training_class": str(each.pk), "day": on.isoformat()},
            link=f"/classes/{each.pk}/inspect/",
            key=f"class_not_inspected:{each.pk}:{on.isoformat()}",
        )
        for each, officers in classes
    ]
    notify_all(notices=notices, at=at)
    return {"classes": len(classes), "notices": sum(len(notice.users) for notice in notices)}
