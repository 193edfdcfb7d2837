"""Pure decisions about who may join a class and with what result (X2.2-4)."""

from laborers.placements.rules import consent_holds, old_enough


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


def teaches_a_skill(*, passed, occupation):
    """Whether a result becomes a skill of the person: passed, in a named occupation; certified or not (X2.2-4)."""
    return bool(passed and occupation)


def result_problem(*, passed, score, certificate):
    """What is wrong with a trainee's result: None, or (field, code of states.REFUSALS)."""
    if score is not None and not 0 <= score <= 100:
        return "score", "score"
    return ("certificate", "not_passed") if certificate and not passed else None
