"""The assessment of X2.2-6 as arithmetic: what a laborer told, under the thresholds of a day, leads to one direction.

Words are codes of the lists `transfer_status`, `intention`, `labour_skill`, `health`, `education`, `unemployed_reason`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from laborers.registry.rules import age_on

MALE = "1"
OWN_BUSINESS = "05"
WAGE_WORK = frozenset({"04", "06"})
GOES_OUT = frozenset({"in_province", "out_province"})
OWN_PLANS = frozenset({"business", "farming", "trade"})
NO_ABILITY = frozenset({"lost", "none"})
# First digit of GB/T 4658: 1 postgraduate ... 8 primary school, 9 other; vocational and senior high school are equals.
EDUCATION_RANK = {"1": 6, "2": 5, "3": 4, "4": 3, "6": 3, "7": 2, "8": 1, "9": 0}


@dataclass(frozen=True)
class Profile:
    """What is known of a laborer on the day: empty text and None mean "not told"."""

    birth: date
    sex: str
    education: str = ""
    health: str = ""
    labour_skill: str = ""
    certified: bool = False
    status: str = ""
    months: int | None = None
    intention: str = ""
    unemployed_reason: str = ""
    care_duty: bool = False


@dataclass(frozen=True)
class Thresholds:
    """One policy row: ages in whole years, both ends included; education as a code; months of the year."""

    labour_age_from: int = 16
    labour_age_to_male: int = 60
    labour_age_to_female: int = 60
    away_age_to: int = 50
    away_min_education: str = "70"
    stable_months: int = 6


@dataclass(frozen=True)
class Reason:
    """One ground of a verdict: a code of states.REASONS and the values its sentence names."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def as_row(self):
        """As it is stored with the assessment."""
        return {"code": self.code, "values": dict(self.values)}


@dataclass(frozen=True)
class Verdict:
    """The direction proposed (a word of states.Direction) and every ground for it."""

    direction: str
    reasons: tuple[Reason, ...]


def assess(profile, policy, on):
    """The verdict for a Profile under Thresholds on a day (X2.2-6).

    Who does not seek work is proposed none; who cannot leave or has little strength, a post in the village; who wants
    to go out and has education or skill, elsewhere; everyone else, nearby. A missing answer never sends anyone away.
    """
    for direction, grounds in (
        ("not_seeking", _not_seeking(profile, policy, on)),
        ("local_post", _must_stay(profile, policy, on)),
        ("nearby", _stays_near(profile, policy, on)),
    ):
        if grounds:
            return Verdict(direction, tuple(grounds))
    return Verdict("away", tuple(_fit_to_go(profile, policy)))


def _not_seeking(profile, policy, on):
    age = age_on(profile.birth, on)
    return _held(
        (age < policy.labour_age_from, "under_age", {"age": age, "from": policy.labour_age_from}),
        (profile.labour_skill in NO_ABILITY, "no_ability", {"labour_skill": profile.labour_skill}),
        (profile.unemployed_reason == "in_school", "in_school", {}),
        (_refuses(profile), "no_wish", {}),
        (profile.intention in OWN_PLANS, "own_plans", {"intention": profile.intention}),
        (profile.status == OWN_BUSINESS, "own_business", {}),
        (_stable(profile, policy), "in_work", {"status": profile.status, "months": profile.months}),
    )


def _must_stay(profile, policy, on):
    age, limit = age_on(profile.birth, on), _labour_age_to(profile, policy)
    return _held(
        (age > limit, "over_age", {"age": age, "to": limit}),
        (profile.labour_skill == "weak", "weak", {"labour_skill": profile.labour_skill}),
        (profile.health[:1] in ("5", "6"), "health", {"health": profile.health}),
    )


def _stays_near(profile, policy, on):
    age = age_on(profile.birth, on)
    needed = policy.away_min_education
    schooled, skilled = reaches(profile.education, needed), _skilled(profile)
    return _held(
        (profile.care_duty, "care_duty", {}),
        (not profile.intention, "wish_unknown", {}),
        (profile.intention == "in_county", "stays_in_county", {}),
        (age > policy.away_age_to, "over_away_age", {"age": age, "to": policy.away_age_to}),
        (profile.health[:1] in ("3", "4"), "chronic", {"health": profile.health}),
        (not profile.education and not skilled, "education_unknown", {"needed": needed}),
        (bool(profile.education) and not schooled and not skilled, "low_education", _school(profile, needed)),
    )


def _fit_to_go(profile, policy):
    needed = policy.away_min_education
    return _held(
        (True, "goes_out", {"intention": profile.intention}),
        (reaches(profile.education, needed), "schooled", _school(profile, needed)),
        (_skilled(profile), "skilled", {}),
    )


def reaches(education, needed):
    """Whether an education code (GB/T 4658) stands at or above another; an unknown one never does."""
    rank = EDUCATION_RANK.get(education[:1])
    return rank is not None and rank >= EDUCATION_RANK[needed[:1]]


def _held(*grounds):
    return [Reason(code, values) for holds, code, values in grounds if holds]


def _refuses(profile):
    return profile.intention == "none" or (not profile.intention and profile.unemployed_reason == "not_willing")


def _stable(profile, policy):
    """Waged work counts from the months the policy asks for, and untold months are none."""
    return profile.status in WAGE_WORK and (profile.months or 0) >= policy.stable_months


def _labour_age_to(profile, policy):
    return policy.labour_age_to_male if profile.sex == MALE else policy.labour_age_to_female


def _skilled(profile):
    return profile.certified or profile.labour_skill == "skilled"


def _school(profile, needed):
    return {"education": profile.education, "needed": needed}
