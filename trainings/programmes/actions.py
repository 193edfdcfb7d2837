"""Writes of programmes: registered, corrected, ended; never deleted (X2.2-4, X2.3, X4)."""

from django.db import IntegrityError, transaction

from trainings.programmes import queries, rules
from trainings.programmes.models import Programme
from trainings.programmes.states import (
    FAULTS,
    NAMED_PROJECTS,
    OF_AN_OCCUPATION,
    RULES_OF_KIND,
    ProgrammeKind,
    SubsidyRule,
    Topic,
)
from xundian.kit.changing import locked, only
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

# What stays as it was registered: figures count by it.
TAUGHT = ("kind", "topic", "occupation")
CHANGING = (
    "name", "project", "hours", "certificate_kind", "level", "policy_title", "policy_number", "subsidy_rule",
    "active_from", "active_to",
)  # fmt: skip
FIELDS = (*TAUGHT, *CHANGING)
DEFAULTS = dict.fromkeys(
    ("topic", "project", "occupation", "certificate_kind", "level", "policy_title", "policy_number", "subsidy_rule"), ""
) | {"active_to": None}
_LENGTHS = {"name": 80, "policy_title": 200, "policy_number": 80}


@transaction.atomic
def register_programme(*, county, name, kind, hours, active_from, by, on, id=None, **facts):
    """A programme of a county, offered from a day on; `facts` are fields of FIELDS, codes as in their lists.

    Invalid names every field that is wrong: states.FAULTS. A programme of that name must not be offered in these days.
    """
    values = DEFAULTS | {"name": name, "kind": kind, "hours": hours, "active_from": active_from}
    values |= _checked(facts, FIELDS)
    check_fresh(Programme, id)
    row = Programme(id=id or new_id(), county=county, **(values | _words(values)))
    _check(row, values, on)
    return _kept(row, force_insert=True)


@transaction.atomic
def edit_programme(*, programme, changes, expected_version, by, on):
    """Correct fields of CHANGING; kind, topic and occupation stay, since figures count by them.

    Stale when someone else was faster; Invalid as on registering.
    """
    row = locked(Programme, programme, expected_version)
    changes = _checked(changes, CHANGING)
    changes |= _words(changes)
    for name, value in changes.items():
        setattr(row, name, value)
    _check(row, changes, on)
    return _kept(row, update_fields=list(changes)).reread() if changes else row


@transaction.atomic
def end_programme(*, programme, active_to, by):
    """The last day on which it is offered; classes that are planned already go on. Conflict when it has ended."""
    row = locked(Programme, programme)
    if row.active_to is not None and row.active_to <= active_to:
        raise Conflict(FAULTS["ended"], code="ended", field="active_to")
    if active_to < row.active_from:
        raise Invalid(FAULTS["before_start"], code="before_start", field="active_to")
    row.active_to = active_to
    row.save(update_fields=["active_to"])
    return row.reread()


def _checked(values, allowed):
    only(values, allowed)
    return dict(values)


def _words(values):
    return {
        name: words(name, values[name], most, required=name == "name")
        for name, most in _LENGTHS.items()
        if name in values
    }


def _check(row, changed, on):
    for name, choices in (("kind", ProgrammeKind), ("topic", Topic), ("subsidy_rule", SubsidyRule)):
        if changed.get(name) or (name == "kind" and name in changed):
            check_choice(name, changed[name], choices)
    faults = [(name, "unknown_code") for name in queries.unknown_codes(changed, max(on, row.active_from))]
    faults += rules.programme_faults(
        {name: getattr(row, name) for name in FIELDS}, county_level=row.county.level,
        kinds_of_an_occupation=OF_AN_OCCUPATION, named_projects=NAMED_PROJECTS, rules_of_kind=RULES_OF_KIND,
    )  # fmt: skip
    if faults:
        raise Invalid(fields={name: (code, FAULTS[code]) for name, code in reversed(faults)})


def _kept(row, **how):
    try:
        with transaction.atomic():
            row.save(**how)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name != "programmes_do_not_overlap":
            raise
        raise Invalid(FAULTS["overlap"], code="overlap", field="name") from None
    return row
