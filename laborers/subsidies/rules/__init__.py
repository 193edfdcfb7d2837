"""Pure rules of subsidies: one function for each kind of rule in X2.3, the terms it takes, and days (X2.3)."""

from laborers.subsidies.rules.businesses import judge_loan, judge_recognised, judge_rent
from laborers.subsidies.rules.facts import Business, Hire, Judged, Reason, Student, Trainee, told
from laborers.subsidies.rules.hires import Best, band_of, best_of, judge_bands, judge_hire
from laborers.subsidies.rules.spans import after, day_of_hire, lasts, school_years
from laborers.subsidies.rules.terms import DEFAULTS, check_terms, hand_faults
from laborers.subsidies.rules.trainings import judge_student, judge_trainee

__all__ = [
    "DEFAULTS",
    "Best",
    "Business",
    "Hire",
    "Judged",
    "Reason",
    "Student",
    "Trainee",
    "after",
    "band_of",
    "best_of",
    "check_terms",
    "day_of_hire",
    "hand_faults",
    "judge_bands",
    "judge_hire",
    "judge_loan",
    "judge_recognised",
    "judge_rent",
    "judge_student",
    "judge_trainee",
    "lasts",
    "school_years",
    "told",
]
