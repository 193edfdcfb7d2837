"""Reads of surveys: policies and assessments, the progress of a round, and what a household's form starts from."""

from laborers.surveys.queries.assessments import (
    THRESHOLDS,
    assessable_in,
    assessment_of,
    changes_of,
    current_assessment,
    explain,
    facts,
    policy_on,
    thresholds_of,
)
from laborers.surveys.queries.explaining import explained
from laborers.surveys.queries.forms import (
    PLACES,
    days_answered,
    last_answers,
    lists_on,
    place_finder,
    round_on,
    word_finder,
    words_of_forms,
)
from laborers.surveys.queries.progress import (
    Line,
    day_of,
    due,
    households_left,
    next_household,
    people_left,
    progress,
    total_of,
)

__all__ = [
    "PLACES",
    "THRESHOLDS",
    "Line",
    "assessable_in",
    "assessment_of",
    "changes_of",
    "current_assessment",
    "day_of",
    "days_answered",
    "due",
    "explain",
    "explained",
    "facts",
    "households_left",
    "last_answers",
    "lists_on",
    "next_household",
    "people_left",
    "place_finder",
    "policy_on",
    "progress",
    "round_on",
    "thresholds_of",
    "total_of",
    "word_finder",
    "words_of_forms",
]
