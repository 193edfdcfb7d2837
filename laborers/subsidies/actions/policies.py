"""Writes of the policy: a new row from a day on, and the last day of one; what a row pays never changes (X2.3)."""

from django.db import transaction

from laborers.subsidies import rules
from laborers.subsidies.actions.steps import fault
from laborers.subsidies.models import Policy
from laborers.subsidies.states import CLAIMANT_OF, FAULTS, RULE_OF, Evidence, PolicyCode, Rule
from xundian.codes.queries import check_code
from xundian.divisions.states import Level
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, eve_of, words
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FIELDS = (
    "claimant", "project", "name", "valid_to", "claim_until", "amount_fen", "loan_fen", "terms", "evidence",
    "notice_days",
)  # fmt: skip
# What each kind of rule wants to see unless the county says otherwise.
PROOF = {
    Rule.PER_TRAINEE: (Evidence.CERTIFICATE, Evidence.BANK),
    Rule.PER_STUDENT: (Evidence.ENROLMENT, Evidence.REGISTERED_POOR, Evidence.BANK),
    Rule.LOAN: (Evidence.IDENTITY, Evidence.LICENCE, Evidence.LOAN_TERMS, Evidence.GUARANTEE),
    Rule.PER_HIRE: (Evidence.LICENCE, Evidence.CONTRACTS, Evidence.PAYROLL, Evidence.BANK),
    Rule.BANDS: (Evidence.REGISTERED_POOR, Evidence.PAYROLL, Evidence.BANK),
    Rule.RECOGNISED: (Evidence.RECOGNITION, Evidence.BANK),
    Rule.RENT: (Evidence.LICENCE, Evidence.CONTRACTS, Evidence.LEASE, Evidence.BANK),
}
LONGEST_NOTICE = 60


@transaction.atomic
def set_policy(*, county, code, valid_from, document, by, on, id=None, **values):
    """A row of the policy from a day on; `values` are FIELDS, what is left out is as X2.3 says (rules.DEFAULTS, PROOF).

    The row of the same line, project and claimant that goes on without an end ends the day before. Invalid with
    everything that is wrong (level, unknown_choice, overlap, terms_*, no_amount, project, unknown_code and others).
    """
    if county.level != Level.COUNTY:
        raise fault("county", "level")
    check_choice("code", code, PolicyCode)
    only(values, FIELDS)
    check_fresh(Policy, id)
    locked(type(county), county)
    rule = RULE_OF[PolicyCode(code)]
    row = Policy(
        id=id or new_id(), county=county, code=code, rule=rule, valid_from=valid_from,
        document=words("document", document, 200), **_defaults(code, rule, values),
    )  # fmt: skip
    _check(row, on)
    _end_former(row)
    row.save(force_insert=True)
    return row.reread()


@transaction.atomic
def end_policy(*, policy, changes, by, on, expected_version=None):
    """Set the last day of a row (valid_to), or until when it may be claimed (claim_until); nothing else changes.

    Claims that were made under it stay as they are. Invalid for a day before its first, or that another row has.
    """
    row = locked(Policy, policy, expected_version)
    only(changes, ("valid_to", "claim_until"))
    faults = Faults()
    for name, day in changes.items():
        if day is not None and day < row.valid_from:
            faults.add(name, "before_start", FAULTS["before_start"])
    if "valid_to" in changes and _same(row).filter(valid_from__gt=row.valid_from).exists():
        later = _same(row).filter(valid_from__gt=row.valid_from).order_by("valid_from").first()
        if changes["valid_to"] is None or changes["valid_to"] >= later.valid_from:
            faults.add("valid_to", "overlap", FAULTS["overlap"])
    faults.tell()
    return written(row, changes)


def _defaults(code, rule, values):
    given = {name: value for name, value in values.items() if value is not None}
    return {
        "claimant": CLAIMANT_OF[rule][0].value, "name": str(PolicyCode(code).label)[:80], "project": "",
        "terms": rules.DEFAULTS[code], "evidence": [each.value for each in PROOF[rule]],
    } | given  # fmt: skip


def _check(row, on):
    faults = Faults()
    faults.check(words, "name", row.name, 80)
    if row.claimant not in CLAIMANT_OF[row.rule]:
        faults.add("claimant", "claimant_kind", FAULTS["claimant_kind"])
    for name, code in rules.check_terms(row.code, row.terms).items():
        faults.add("terms", code, FAULTS[code] % {"name": name})
    for each in row.evidence:
        faults.check(check_choice, "evidence", each, Evidence)
    for name in ("valid_to", "claim_until"):
        if getattr(row, name) and getattr(row, name) < row.valid_from:
            faults.add(name, "before_start", FAULTS["before_start"])
    _check_amounts(row, faults)
    _check_project(row, on, faults)
    if not 1 <= row.notice_days <= LONGEST_NOTICE:
        faults.add("notice_days", "notice_days", FAULTS["notice_days"])
    later = _same(row).filter(valid_from__gte=row.valid_from)
    if later.exists() or _same(row).filter(valid_to__gte=row.valid_from).exists():
        faults.add("valid_from", "overlap", FAULTS["overlap"])
    faults.tell()


def _check_amounts(row, faults):
    if row.rule == Rule.BANDS and row.amount_fen:
        faults.add("amount_fen", "amount_in_bands", FAULTS["amount_in_bands"])
    if row.rule != Rule.LOAN and row.loan_fen:
        faults.add("loan_fen", "no_loan", FAULTS["no_loan"])
    if min(row.amount_fen, row.loan_fen) < 0 or (row.rule != Rule.BANDS and not row.amount_fen + row.loan_fen):
        faults.add("loan_fen" if row.rule == Rule.LOAN else "amount_fen", "no_amount", FAULTS["no_amount"])


def _check_project(row, on, faults):
    if row.code != PolicyCode.SKILL:
        if row.project:
            faults.add("project", "project", FAULTS["project"])
    elif not row.project:
        faults.add("project", "project_needed", FAULTS["project_needed"])
    else:
        faults.check(check_code, "training_programme", row.project, on, "project")


def _same(row):
    return Policy.objects.filter(
        county=row.county, code=row.code, project=row.project, claimant=row.claimant
    ).exclude(pk=row.pk)  # fmt: skip


def _end_former(row):
    _same(row).filter(valid_to=None).update(valid_to=eve_of("valid_from", row.valid_from))
