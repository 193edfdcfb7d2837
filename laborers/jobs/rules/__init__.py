"""Arithmetic of jobs: who fits which post and why, the words for it, and what must hold of a vacancy."""

from laborers.jobs.rules.events import event_faults
from laborers.jobs.rules.facts import IN_COUNTY, IN_PROVINCE, OUT_PROVINCE, Post, Reason, Seeker, area, months
from laborers.jobs.rules.fitting import (
    ANSWER_DAYS,
    OPENS,
    PARTS,
    SOFT,
    obstacles,
    part_points,
    points_of,
    requirements_missed,
    score,
)
from laborers.jobs.rules.hindering import Doors, Hindrances, in_the_way
from laborers.jobs.rules.imagining import Imagined, imagined_posts, question_faults, trained_in, with_wages
from laborers.jobs.rules.vacancies import asked_again_from, hindrances, vacancy_faults
from laborers.jobs.rules.weights import MOST, NEGATIVE, POINTS, weight_faults
from laborers.jobs.rules.words import explain, hindrance

__all__ = [
    "ANSWER_DAYS",
    "IN_COUNTY",
    "IN_PROVINCE",
    "MOST",
    "NEGATIVE",
    "OPENS",
    "OUT_PROVINCE",
    "PARTS",
    "POINTS",
    "SOFT",
    "Doors",
    "Hindrances",
    "Imagined",
    "Post",
    "Reason",
    "Seeker",
    "area",
    "asked_again_from",
    "event_faults",
    "explain",
    "hindrance",
    "hindrances",
    "imagined_posts",
    "in_the_way",
    "months",
    "obstacles",
    "part_points",
    "points_of",
    "question_faults",
    "requirements_missed",
    "score",
    "trained_in",
    "vacancy_faults",
    "weight_faults",
    "with_wages",
]
