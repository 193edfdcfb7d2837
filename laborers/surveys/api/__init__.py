"""REST resources of surveys and assessments."""

from laborers.surveys.api.assessments import AssessmentViewSet, PolicyViewSet
from laborers.surveys.api.responses import ResponseViewSet, RoundViewSet

ROUTES = [
    ("survey-rounds", RoundViewSet),
    ("survey-responses", ResponseViewSet),
    ("assessments", AssessmentViewSet),
    ("assessment-policies", PolicyViewSet),
]
