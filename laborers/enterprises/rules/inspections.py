"""What must hold of an inspection, how long it holds, and when its end is told."""

from datetime import timedelta

from laborers.enterprises.states import PARTS, PartVerdict, Verdict

# What an inspection holds for where nobody says otherwise, and at most.
VALID_DAYS, LONGEST_DAYS = 365, 731
# Days before an end at which the county is told.
# The best verdict over all that each part allows.
_ALLOWS = {PartVerdict.GOOD: Verdict.PASS, PartVerdict.CONDITIONS: Verdict.CONDITIONAL, PartVerdict.POOR: Verdict.FAIL}
_ORDER = (Verdict.PASS, Verdict.CONDITIONAL, Verdict.FAIL)


def worst(parts):
    """The best verdict over all that these parts allow: no better than the worst of them."""
    return max((_ALLOWS[each] for each in parts), key=_ORDER.index)


def inspection_faults(row, on):
    """[(field, code of states.INSPECTION_FAULTS)] of an inspection as sent; `row` has the fields of the table."""
    parts = {name: getattr(row, name) for name in PARTS}
    faults = [(name, "part") for name, verdict in parts.items() if verdict not in PartVerdict.values]
    if row.verdict not in Verdict.values:
        return [*faults, ("verdict", "verdict")]
    if not faults and _ORDER.index(row.verdict) < _ORDER.index(worst(parts.values())):
        faults.append(("verdict", "worse"))
    if row.carried_out_on > on:
        faults.append(("carried_out_on", "in_future"))
    return faults + _holding_faults(row) + _condition_faults(row)


def _holding_faults(row):
    if row.verdict == Verdict.FAIL:
        return [("valid_until", "not_valid")] if row.valid_until else []
    last = row.carried_out_on + timedelta(days=LONGEST_DAYS)
    holds = row.valid_until and row.carried_out_on < row.valid_until <= last
    return [] if holds else [("valid_until", "valid_until")]


def _condition_faults(row):
    if row.verdict != Verdict.CONDITIONAL:
        return [("conditions", "no_conditions")] if row.conditions or row.conditions_by else []
    if not row.conditions or not row.conditions_by:
        return [("conditions", "conditions")]
    in_time = row.carried_out_on < row.conditions_by and (not row.valid_until or row.conditions_by <= row.valid_until)
    return [] if in_time else [("conditions_by", "conditions_by")]


def bar_of(newest, on):
    """Why the newest inspection carried out by a day (None without one) bars offers: a code of states.BARS, or ""."""
    if newest is None:
        return "never"
    if newest.verdict == Verdict.FAIL:
        return "failed"
    if newest.valid_until < on:
        return "expired"
    met = newest.conditions_met_on and newest.conditions_met_on <= on
    if newest.verdict == Verdict.CONDITIONAL and not met and newest.conditions_by < on:
        return "conditions"
    return ""
