"""REST doors of training institutions, qualification reviews, selection rounds and objections.

Ballots are cast on the voting page alone: what comes over REST is kept with its user for repeats, and told to be.
"""

from trainings.institutions.api.institutions import ROUTES as INSTITUTION_ROUTES
from trainings.institutions.api.objections import ROUTES as OBJECTION_ROUTES
from trainings.institutions.api.reviews import ROUTES as REVIEW_ROUTES
from trainings.institutions.api.rounds import ROUTES as ROUND_ROUTES

ROUTES = [*INSTITUTION_ROUTES, *REVIEW_ROUTES, *ROUND_ROUTES, *OBJECTION_ROUTES]

__all__ = ["ROUTES"]
