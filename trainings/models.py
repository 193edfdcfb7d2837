"""Index of the training tables, room by room."""

from trainings.classes.models import (
    Assessment,
    Attendance,
    Certificate,
    DailyInspection,
    Enrolment,
    Feedback,
    FeedbackSlip,
    Finding,
    Session,
    TrainingClass,
)
from trainings.demand.models import TrainingOrder
from trainings.institutions.models import (
    Ballot,
    Elector,
    Institution,
    Objection,
    Review,
    ReviewDocument,
    RoundCandidate,
    SelectionRound,
    Urn,
)
from trainings.programmes.models import Programme

__all__ = [
    "Assessment",
    "Attendance",
    "Ballot",
    "Certificate",
    "DailyInspection",
    "Elector",
    "Enrolment",
    "Feedback",
    "FeedbackSlip",
    "Finding",
    "Institution",
    "Objection",
    "Programme",
    "Review",
    "ReviewDocument",
    "RoundCandidate",
    "SelectionRound",
    "Session",
    "TrainingClass",
    "TrainingOrder",
    "Urn",
]
