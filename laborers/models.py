"""Index of the tables of the laborer's case, room by room."""

from laborers.difficulties.models import Difficulty, DifficultyDeadline, DifficultyStep
from laborers.economy.models import HouseholdEconomy, PovertyThreshold, PublishedFigure
from laborers.imports.models import ImportBatch, ImportRow
from laborers.jobs.models import Enterprise, MatchProposal, MatchRun, Offer, Vacancy
from laborers.placements.models import Batch, Consent, ContractCard, Placement
from laborers.registry.models import (
    Case,
    CaseEvent,
    Dependant,
    Household,
    HouseholdCategory,
    Laborer,
    RevealLog,
    Skill,
)
from laborers.surveys.models import (
    Assessment,
    AssessmentPolicy,
    SurveyResponse,
    SurveyRound,
)
from laborers.visits.models import Visit, VisitPlan

__all__ = [
    "Assessment",
    "AssessmentPolicy",
    "Batch",
    "Case",
    "CaseEvent",
    "Consent",
    "ContractCard",
    "Dependant",
    "Difficulty",
    "DifficultyDeadline",
    "DifficultyStep",
    "Enterprise",
    "Household",
    "HouseholdCategory",
    "HouseholdEconomy",
    "ImportBatch",
    "ImportRow",
    "Laborer",
    "MatchProposal",
    "MatchRun",
    "Offer",
    "Placement",
    "PovertyThreshold",
    "PublishedFigure",
    "RevealLog",
    "Skill",
    "SurveyResponse",
    "SurveyRound",
    "Vacancy",
    "Visit",
    "VisitPlan",
]
