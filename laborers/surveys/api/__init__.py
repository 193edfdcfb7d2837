"""REST resources of surveys and assessments; two steps have their addresses at the household and the laborer."""

from laborers.surveys.api.assessments import AssessmentViewSet, ExplainsAssessments
from laborers.surveys.api.forms import EntersForms
from laborers.surveys.api.policies import PolicyViewSet
from laborers.surveys.api.reassessments import ReassessmentViewSet
from laborers.surveys.api.responses import ResponseViewSet
from laborers.surveys.api.rounds import RoundViewSet

ROUTES = [
    ("survey-rounds", RoundViewSet),
    ("survey-responses", ResponseViewSet),
    ("assessments", AssessmentViewSet),
    ("assessment-policies", PolicyViewSet),
    ("reassessments", ReassessmentViewSet),
]

__all__ = ["ROUTES", "EntersForms", "ExplainsAssessments"]
