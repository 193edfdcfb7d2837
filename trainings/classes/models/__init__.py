"""Tables of training classes: timetable, trainees, attendance, inspections, satisfaction and results (X2.2-4, X4)."""

from trainings.classes.models.attendance import Attendance
from trainings.classes.models.classes import Session, TrainingClass
from trainings.classes.models.enrolments import Enrolment
from trainings.classes.models.feedback import ASPECTS, Feedback, FeedbackSlip
from trainings.classes.models.inspections import DailyInspection, Finding
from trainings.classes.models.results import Assessment, Certificate

__all__ = [
    "ASPECTS",
    "Assessment",
    "Attendance",
    "Certificate",
    "DailyInspection",
    "Enrolment",
    "Feedback",
    "FeedbackSlip",
    "Finding",
    "Session",
    "TrainingClass",
]
