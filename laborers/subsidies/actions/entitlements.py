"""The daily look for who is likely entitled and has not applied; only what changed is written (X2.3)."""

from django.db import transaction

from laborers.subsidies import queries
from laborers.subsidies.models import Entitlement, Policy
from laborers.subsidies.models.keeping import key_of
from laborers.subsidies.states import EntitlementState
from xundian.kit.ids import new_id

OPEN, APPLIED, OVER = EntitlementState.OPEN, EntitlementState.APPLIED, EntitlementState.OVER
FACTS = (
    "claimant_name", "division_id", "state", "people", "amount_fen", "loan_fen", "likely_fen", "lines", "facts",
    "reasons", "missing", "over_on",
)  # fmt: skip


@transaction.atomic
def find_entitled(*, on):
    """Look through every county with a policy; {"found": new ones, "changed": others written, "over": gone}.

    Safe late and twice: a row stands once for policy, claimant and period, and is written only when it changed.
    """
    counts = {"found": 0, "changed": 0, "over": 0}
    counties = Policy.objects.filter(valid_from__lte=on).order_by("county").values_list("county", flat=True).distinct()
    for county in counties:
        rows = Entitlement.objects.filter(policy__county=county)
        _write(queries.found(county, on), rows, on, counts)
    return counts


@transaction.atomic
def look_again(*, county, claimant, subject, on):
    """The same for one claimant of a county (states.Claimant and the key), after a claim, a proof or a correction."""
    known = Entitlement.objects.filter(key=f"{claimant}:{subject}", policy__county=county)
    judged = queries.judged_of(county, claimant, subject, on)
    candidates = [each for each in judged if each.holds is not False]
    _write(candidates, known, on, {"found": 0, "changed": 0, "over": 0})


def _write(candidates, rows, on, counts):
    known = {(row.policy_id, row.key, row.period): row for row in rows.select_for_update(of=("self",))}
    fresh, changed = [], []
    for each in candidates:
        former = known.pop((each.policy.pk, each.subject, each.period), None)
        row = _row(each, former, on)
        if former is None and each.lines:
            fresh.append(row)
        elif former is not None and row is not None:
            changed.append(row)
    gone = [_over(row, on) for row in known.values() if row.state != OVER]
    Entitlement.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    Entitlement.objects.bulk_update([*changed, *gone], FACTS, batch_size=500)
    counts["found"] += len(fresh)
    counts["changed"] += len(changed)
    counts["over"] += len(gone)


def _row(each, former, on):
    """The entitlement as a candidate has it; None when the former one says the same."""
    values = {
        "claimant_name": each.name, "division_id": each.division, "people": each.people, "loan_fen": each.loan_fen,
        "amount_fen": sum(line.fen for line in each.complete), "likely_fen": sum(line.fen for line in each.lines),
        "lines": [line.kept() for line in each.lines], "facts": each.facts, "reasons": each.reasons,
        "missing": each.missing, "state": OPEN if each.lines else APPLIED, "over_on": None,
    }  # fmt: skip
    if former is not None and all(getattr(former, name) == value for name, value in values.items()):
        return None
    row = former or Entitlement(
        id=new_id(), policy=each.policy, key=each.subject, period=each.period, found_on=on, claimant=each.claimant,
        **{key_of(each.claimant): each.pk},
    )  # fmt: skip
    for name, value in values.items():
        setattr(row, name, value)
    return row


def _over(row, on):
    row.state, row.over_on = OVER, on
    return row
