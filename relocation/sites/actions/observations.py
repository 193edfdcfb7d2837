"""Writes of observations: what was seen on a day, in counts; it stays, and a correction is a new row (W2.4-4 to 6)."""

from django.db import transaction
from django.utils.translation import gettext as _

from relocation.sites import queries, rules
from relocation.sites.actions.steps import check_number
from relocation.sites.models import Observation
from relocation.sites.states import SCHOOLS, Finding, ObservationKind
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

MOST_COUNT, SUBJECT_LONGEST, NOTE_LONGEST, HOW_LONGEST = 1_000_000, 80, 500, 200
# What each kind tells; a mix is counted by the program, on the day itself.
FACTS = {
    ObservationKind.ENVIRONMENT: ("subject", "finding", "remedy_by"),
    ObservationKind.ENROLMENT: ("facility", "children", "enrolled"),
    ObservationKind.ACTIVITY: ("subject", "facility", "participants", "villages"),
    ObservationKind.MIX: (),
}


@transaction.atomic
def observe(*, site, kind, observed_on, by, on, facts, note="", corrects=None, id=None):
    """An observation of a site; `facts` as FACTS of its kind. Invalid with everything that is wrong.

    Conflict (corrected) when another row corrects the same one already.
    """
    check_choice("kind", kind, ObservationKind)
    only({name for name, value in facts.items() if value not in (None, "")}, FACTS[ObservationKind(kind)])
    values = {name: facts.get(name) for name in FACTS[ObservationKind(kind)]}
    faults = Faults()
    _check_day(observed_on, on, kind, faults)
    note = faults.check(words, "note", note, NOTE_LONGEST, False)
    CHECKS[ObservationKind(kind)](site, values, observed_on, faults)
    faults.tell()
    if corrects is not None:
        corrects = _to_correct(corrects, site, kind)
    check_fresh(Observation, id)
    return Observation.objects.create(
        id=id or new_id(), site=site, kind=kind, observed_on=observed_on, note=note, corrects=corrects, by=by, **values
    )


@transaction.atomic
def remedy(*, observation, remedied_on, note, by, on):
    """The shortcomings were put right on that day; Conflict when they were already, or there were none."""
    row = locked(Observation, observation)
    if row.finding in ("", Finding.IN_ORDER):
        raise Conflict(_("There was nothing to remedy."), code="nothing_to_remedy")
    if row.remedied_on:
        raise Conflict(_("This was remedied already."), code="remedied")
    if not row.observed_on <= remedied_on <= on:
        message = _("The day lies between the inspection and today.")
        raise Invalid(message, field="remedied_on", code="day")
    return written(row, {"remedied_on": remedied_on, "remedied_note": words("note", note, HOW_LONGEST, False)})


def _check_day(observed_on, on, kind, faults):
    if observed_on > on:
        faults.add("observed_on", "in_future", _("This day has not come yet."))
    elif kind == ObservationKind.MIX and observed_on != on:
        faults.add("observed_on", "today_only", _("The mix is counted as it is today."))


def _check_business(site, values, observed_on, faults):
    values["subject"] = faults.check(words, "subject", values["subject"], SUBJECT_LONGEST)
    values["finding"] = values["finding"] or ""
    faults.check(check_choice, "finding", values["finding"], Finding)
    by_day = values["remedy_by"]
    if values["finding"] in (Finding.MINOR, Finding.SERIOUS) and by_day is None:
        faults.add("remedy_by", "required", _("Say until when it is to be remedied."))
    elif by_day is not None and values["finding"] == Finding.IN_ORDER:
        faults.add("remedy_by", "nothing_to_remedy", _("Nothing is to be remedied where all is in order."))
    elif by_day is not None and by_day < observed_on:
        faults.add("remedy_by", "day", _("This day is before the inspection."))


def _check_enrolment(site, values, observed_on, faults):
    _check_facility(site, values, faults, SCHOOLS)
    for name in ("children", "enrolled"):
        faults.check(check_number, name, values[name], 0, MOST_COUNT)
    if not faults.wrong and values["enrolled"] > values["children"]:
        faults.add("enrolled", "more_than_checked", _("These are more than the children checked."))


def _check_activity(site, values, observed_on, faults):
    values["subject"] = faults.check(words, "subject", values["subject"], SUBJECT_LONGEST)
    _check_facility(site, values, faults)
    faults.check(check_number, "participants", values["participants"], 1, MOST_COUNT)
    if values["villages"] is not None:
        faults.check(check_number, "villages", values["villages"], 1, MOST_COUNT)


def _count_mix(site, values, observed_on, faults):
    rows = queries.origins(site)
    values["origins"] = queries.by_village(rows)
    values["apart"] = rules.mix(rows)["apart"]


CHECKS = {
    ObservationKind.ENVIRONMENT: _check_business, ObservationKind.ENROLMENT: _check_enrolment,
    ObservationKind.ACTIVITY: _check_activity, ObservationKind.MIX: _count_mix,
}  # fmt: skip


def _check_facility(site, values, faults, kinds=None):
    facility = values["facility"]
    if facility is None:
        return
    if facility.site_id != site.pk:
        faults.add("facility", "other_site", _("This facility belongs to another site."))
    elif kinds and facility.kind not in kinds:
        faults.add("facility", "not_a_school", _("Choose a school or kindergarten."))


def _to_correct(corrects, site, kind):
    row = locked(Observation, corrects)
    if (row.site_id, row.kind) != (site.pk, kind):
        message = _("A correction is of the same site and kind.")
        raise Invalid(message, field="corrects", code="other_kind")
    if Observation.objects.filter(corrects=row).exists():
        raise Conflict(_("This was corrected already. Correct the newer one."), field="corrects", code="corrected")
    return row
