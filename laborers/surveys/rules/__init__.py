"""The arithmetic of surveys: the assessment, what would turn it, who is of survey age, what a form may say. Pure."""

from laborers.surveys.rules.amounts import Unit
from laborers.surveys.rules.answers import Answers, read_answers, read_newcomer
from laborers.surveys.rules.assessment import (
    EDUCATION_RANK,
    GOES_OUT,
    MALE,
    NO_ABILITY,
    Profile,
    Reason,
    Thresholds,
    Verdict,
    assess,
    reaches,
)
from laborers.surveys.rules.days import born_for_ages, years_before
from laborers.surveys.rules.doubts import about_home, about_work
from laborers.surveys.rules.tallies import Tally
from laborers.surveys.rules.turning import THRESHOLD_OF, Turn, turns

__all__ = [
    "EDUCATION_RANK",
    "GOES_OUT",
    "MALE",
    "NO_ABILITY",
    "THRESHOLD_OF",
    "Answers",
    "Profile",
    "Reason",
    "Tally",
    "Thresholds",
    "Turn",
    "Unit",
    "Verdict",
    "about_home",
    "about_work",
    "assess",
    "born_for_ages",
    "reaches",
    "read_answers",
    "read_newcomer",
    "turns",
    "years_before",
]
