"""Tables of surveys: rounds and responses, policies and assessments, and assessing a division again."""

from laborers.surveys.models.assessments import SETTLED, Assessment, AssessmentPolicy
from laborers.surveys.models.reassessments import Reassessment, ReassessmentChange
from laborers.surveys.models.rounds import SurveyForm, SurveyResponse, SurveyRound

__all__ = [
    "SETTLED",
    "Assessment",
    "AssessmentPolicy",
    "Reassessment",
    "ReassessmentChange",
    "SurveyForm",
    "SurveyResponse",
    "SurveyRound",
]
