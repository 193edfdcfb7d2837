"""Writes of results: parts of the assessment, what came of each trainee, certificates (X2.2-4, W2.4)."""

import secrets

from django.db import transaction

from laborers.registry import actions as registry
from trainings.classes import queries, rules, states
from trainings.classes.actions.graduating import add_skill
from trainings.classes.actions.steps import check_codes, end, locked, refusal, refuse_if
from trainings.classes.models import Assessment, Certificate, Enrolment
from trainings.classes.states import EnrolmentState
from xundian.kit.errors import Conflict, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.kit.sql import fetch

TOKEN_BYTES = 32


@transaction.atomic
def record_assessment(*, enrolment, part, held_on, score, passed, by, on, assessor="", id=None):
    """A part of the assessment of a trainee on a day; a second try is another record.

    Invalid for a score outside 0 to 100 or a day ahead; Conflict for the same part twice a day; MoveRefused before the
    class runs, or once the trainee has a result.
    """
    row = locked(Enrolment, enrolment)
    if row.training_class.state not in states.RESULT_STATES:
        raise refusal("no_results_yet", error=MoveRefused)
    if row.state != EnrolmentState.ENROLLED:
        raise refusal("result_recorded", error=MoveRefused)
    refuse_if(rules.result_problem(passed=passed, score=score, certificate=""))
    if not row.training_class.starts_on <= held_on <= on:
        raise refusal("not_a_class_day", field="held_on")
    if Assessment.objects.filter(enrolment=row, part=part, held_on=held_on).exists():
        raise refusal("already_assessed", error=Conflict, field="held_on")
    check_fresh(Assessment, id)
    return Assessment.objects.create(
        id=id or new_id(), enrolment=row, part=part, held_on=held_on, score=score, passed=passed, assessor=assessor,
        by=by,
    )  # fmt: skip


@transaction.atomic
def complete(*, enrolment, passed, by, on, score=None, certificate="", level="", note=""):
    """Record a trainee's result: passed in a trade adds the skill; either way the search for a post goes on.

    `score` 0 to 100, `level` a code of the list skill_level, `certificate` the number of one issued elsewhere.
    MoveRefused before the class runs or after an end; Invalid for a certificate without passing, or one that another
    trainee holds.
    """
    row = locked(Enrolment, enrolment)
    if row.training_class.state not in states.RESULT_STATES:
        raise refusal("no_results_yet", error=MoveRefused)
    refuse_if(rules.result_problem(passed=passed, score=score, certificate=certificate))
    check_codes({"level": level}, on)
    row.score, row.note = score, note
    row = end(row, EnrolmentState.COMPLETED if passed else EnrolmentState.FAILED, by=by, on=on)
    add_skill(enrolment=row, by=by, on=on)
    if certificate:
        issue_certificate(enrolment=row, by=by, on=on, number=certificate, level=level)
    return row.reread()


@transaction.atomic
def issue_certificate(*, enrolment, by, on, kind="", level="", number="", id=None):
    """The certificate of a trainee who passed; `kind` and `level` are those of the programme where they are not given.

    Without a `number`, which is one of another office, the county's next one. A certificate in an occupation becomes a
    skill of the person (X2.2-4). MoveRefused for anybody else, Conflict (certificate_exists, certificate_taken).
    """
    row = locked(Enrolment, enrolment)
    training_class = row.training_class
    if row.state != EnrolmentState.COMPLETED:
        raise refusal("not_passed", error=MoveRefused, field="enrolment")
    programme = training_class.programme
    kind, level = (
        kind or (programme.certificate_kind if programme else ""),
        level or (programme.level if programme else ""),
    )
    check_codes({"certificate_kind": kind, "level": level}, on)
    problem = rules.certificate_number_problem(number)
    refuse_if(problem and ("certificate", problem))
    if Certificate.objects.filter(enrolment=row, revoked_on=None).exists():
        raise refusal("certificate_exists", error=Conflict)
    if number and Certificate.objects.filter(number=number).exists():
        raise refusal("certificate_taken", error=Conflict, field="certificate")
    check_fresh(Certificate, id)
    made = Certificate.objects.create(
        id=id or new_id(), enrolment=row, division_id=row.division_id, kind=kind, level=level, issued_on=on,
        number=number or _next_number(training_class.institution.county_id, on.year),
        token=secrets.token_urlsafe(TOKEN_BYTES),
    )  # fmt: skip
    if rules.teaches_a_skill(passed=True, occupation=training_class.occupation):
        registry.add_skill(
            laborer=row.laborer, occupation=training_class.occupation, source="training", certificate=made.number,
            level=level, by=by, on=on,
        )  # fmt: skip
    return made


@transaction.atomic
def revoke_certificate(*, certificate, reason, by, on):
    """The certificate is void from that day on, its page says so and the skill no longer has it.

    Conflict when it already is, Invalid without a reason.
    """
    row = locked(Certificate, certificate)
    if row.revoked_on:
        raise refusal("certificate_revoked", error=Conflict)
    if not reason.strip():
        raise refusal("revoke_reason", field="reason")
    row.revoked_on, row.reason = max(on, row.issued_on), reason.strip()
    row.save(update_fields=["revoked_on", "reason"])
    registry.void_certificate(laborer=row.enrolment.laborer, certificate=row.number)
    return row.reread()


def _next_number(county, year):
    # Numbers are given out one at a time, and only by transactions that commit: no gaps, no doubles.
    fetch("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [f"certificate number {county} {year}"])
    return rules.certificate_number(county, year, queries.last_serial(county, year) + 1)
