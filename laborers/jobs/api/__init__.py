"""REST doors of jobs: vacancies (vacancies.py), match runs (matching.py), offers (offers.py), routed by the index."""

from laborers.jobs.api.calls import FirstCallViewSet
from laborers.jobs.api.events import RecruitmentEventViewSet, RecruitmentPolicyViewSet
from laborers.jobs.api.matching import MatchRunViewSet
from laborers.jobs.api.vacancies import VacancyViewSet
from laborers.jobs.api.wishes import MatchPolicyViewSet, WorkWishViewSet

ROUTES = [
    ("vacancies", VacancyViewSet),
    ("recruitment-events", RecruitmentEventViewSet),
    ("recruitment-policies", RecruitmentPolicyViewSet),
    ("first-calls", FirstCallViewSet),
    ("match-runs", MatchRunViewSet),
    ("match-policies", MatchPolicyViewSet),
    ("work-wishes", WorkWishViewSet),
]
