"""REST doors of jobs: enterprises and vacancies (posts.py), match runs (matching.py), offers (offers.py)."""

from laborers.jobs.api.matching import MatchRunViewSet
from laborers.jobs.api.offers import OfferViewSet
from laborers.jobs.api.posts import EnterpriseViewSet, VacancyViewSet

ROUTES = [
    ("enterprises", EnterpriseViewSet),
    ("vacancies", VacancyViewSet),
    ("match-runs", MatchRunViewSet),
    ("offers", OfferViewSet),
]
