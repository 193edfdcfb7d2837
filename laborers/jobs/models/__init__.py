"""Tables of jobs: vacancies with their checks, recruitment events, match runs with their proposals, offers."""

from laborers.jobs.models.calls import FirstCall
from laborers.jobs.models.events import EventStand, EventVisitor, Intention, RecruitmentEvent, RecruitmentPolicy
from laborers.jobs.models.matching import MatchProposal, MatchRun
from laborers.jobs.models.offers import Offer
from laborers.jobs.models.vacancies import Vacancy, VacancyCheck
from laborers.jobs.models.wishes import MatchPolicy, WorkWish

__all__ = [
    "EventStand",
    "EventVisitor",
    "FirstCall",
    "Intention",
    "MatchPolicy",
    "MatchProposal",
    "MatchRun",
    "Offer",
    "RecruitmentEvent",
    "RecruitmentPolicy",
    "Vacancy",
    "VacancyCheck",
    "WorkWish",
]
