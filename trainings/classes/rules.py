"""Pure decisions about classes, trainees and attendance (X2.2-4, X4)."""

from decimal import ROUND_HALF_UP, Decimal

from laborers.placements.rules import consent_holds, old_enough


def is_for(class_division, village):
    """Whether a class takes people of that village: a township's class its own, a county's class everyone's."""
    return village.startswith(class_division)


def enrolment_barrier(*, stage, in_class, birth, on):
    """What keeps a person out of a class: None, or a code of states.REFUSALS. `stage` None means no open case.

    A class leads to work, so nobody joins one who could not work on the day `on`: below 16 school comes first.
    """
    if not old_enough(birth, on):
        return "too_young"
    if in_class:
        return "already_in_class"
    return {
        None: "no_open_case",
        "surveyed": "assess_first",
        "training": "already_in_class",
        "placed": "already_placed",
    }.get(stage)


def consent_problem(*, own, purpose, given_on, withdrawn_on, on):
    """What is wrong with a consent to training on that day: None, or a code of states.REFUSALS."""
    if not own:
        return "consent_of_another"
    if purpose != "training":
        return "consent_purpose"
    if given_on > on:
        return "consent_later"
    return None if consent_holds(given_on=given_on, withdrawn_on=withdrawn_on, on=on) else "consent_withdrawn"


def rate(present, days):
    """Attendance in percent with one decimal, half up; None before the first sheet."""
    if not days:
        return None
    return (Decimal(100) * present / days).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def teaches_a_skill(*, passed, certificate, occupation):
    """Whether a result becomes a skill of the person: passed, certified, in a named occupation (X2.2-4)."""
    return bool(passed and certificate and occupation)


def plan_problem(*, county, division, level, capacity, starts_on, ends_on):
    """What is wrong with the plan of a class: None, or (field, code of states.REFUSALS)."""
    if level not in ("county", "township") or not division.startswith(county):
        return "division", "division"
    if ends_on < starts_on:
        return "ends_on", "before_start"
    return ("capacity", "no_places") if capacity < 1 else None


def result_problem(*, passed, score, certificate):
    """What is wrong with a trainee's result: None, or (field, code of states.REFUSALS)."""
    if score is not None and not 0 <= score <= 100:
        return "score", "score"
    return ("certificate", "not_passed") if certificate and not passed else None
