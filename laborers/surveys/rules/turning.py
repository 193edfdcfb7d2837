"""What would turn an assessment: each ground by itself made otherwise, and the direction that follows. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from laborers.surveys.rules.assessment import assess

# The thresholds that a ground was held against; labour age ends by sex.
THRESHOLD_OF = {
    "under_age": "labour_age_from",
    "over_age": ("labour_age_to_male", "labour_age_to_female"),
    "over_away_age": "away_age_to",
    "education_unknown": "away_min_education",
    "low_education": "away_min_education",
    "schooled": "away_min_education",
    "in_work": "stable_months",
}
# How a person would be without the ground. Grounds without an entry nobody can change, or nobody needs to.
_OTHERWISE = {
    "no_ability": {"labour_skill": "ordinary"},
    "in_school": {"unemployed_reason": ""},
    "no_wish": {"intention": "in_county", "unemployed_reason": ""},
    "own_plans": {"intention": "in_county"},
    "own_business": {"status": "99"},
    "in_work": {"months": 0},
    "weak": {"labour_skill": "ordinary"},
    "health": {"health": "10"},
    "care_duty": {"care_duty": False},
    "wish_unknown": {"intention": "out_province"},
    "stays_in_county": {"intention": "out_province"},
    "chronic": {"health": "10"},
    "education_unknown": {"labour_skill": "skilled"},
    "low_education": {"labour_skill": "skilled"},
    "goes_out": {"intention": "in_county"},
}
BY_AGE = frozenset({"under_age", "over_age", "over_away_age"})


@dataclass(frozen=True)
class Turn:
    """One ground otherwise: `direction` follows when this alone changes; None for what only time or thresholds change.

    `values` names the day from which a person who is too young is old enough.
    """

    code: str
    direction: str | None
    values: Mapping[str, object] = field(default_factory=dict)


def turns(profile, policy, on):
    """(a Turn for every ground of the verdict that may be otherwise, the direction when all of them are)."""
    found, together, day = [], profile, on
    for reason in assess(profile, policy, on).reasons:
        if reason.code == "under_age":
            day = _birthday(profile.birth, policy.labour_age_from)
            found.append(Turn("under_age", assess(profile, policy, day).direction, {"day": day.isoformat()}))
        elif reason.code in BY_AGE:
            found.append(Turn(reason.code, None))
        elif reason.code in _OTHERWISE:
            change = _OTHERWISE[reason.code]
            together = replace(together, **change)
            found.append(Turn(reason.code, assess(replace(profile, **change), policy, on).direction))
    return found, assess(together, policy, day).direction


def _birthday(birth, years):
    """The day on which somebody is so many years old; 1 March for 29 February in common years."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return birth.replace(year=birth.year + years, month=3, day=1)
