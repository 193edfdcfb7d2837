"""Index of the tables of the laborer's case, room by room."""

from laborers.difficulties.models import Difficulty, DifficultyDeadline, DifficultyStep
from laborers.economy.models import HouseholdEconomy, PovertyThreshold, PublishedFigure
from laborers.imports.models import Doubt, ImportBatch, ImportChange, ImportMapping, ImportRow
from laborers.jobs.models import Enterprise, MatchProposal, MatchRun, Offer, Vacancy
from laborers.placements.models import Batch, Consent, ContractCard, Placement
from laborers.registry.models import (
    Case,
    CaseEvent,
    Dependant,
    DuplicatePair,
    Household,
    HouseholdCategory,
    HouseholdEvent,
    HouseholdWords,
    Laborer,
    Merge,
    MergeMove,
    PersonWords,
    RevealLog,
    Skill,
    Transfer,
    TransferReport,
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
    "Doubt",
    "DuplicatePair",
    "Enterprise",
    "Household",
    "HouseholdCategory",
    "HouseholdEvent",
    "HouseholdEconomy",
    "HouseholdWords",
    "ImportBatch",
    "ImportChange",
    "ImportMapping",
    "ImportRow",
    "Laborer",
    "MatchProposal",
    "MatchRun",
    "Merge",
    "MergeMove",
    "Offer",
    "PersonWords",
    "Placement",
    "PovertyThreshold",
    "PublishedFigure",
    "RevealLog",
    "Skill",
    "SurveyResponse",
    "SurveyRound",
    "Transfer",
    "TransferReport",
    "Vacancy",
    "Visit",
    "VisitPlan",
]
