"""Index of the training tables, room by room."""

from trainings.classes.models import Attendance, DailyInspection, Enrolment, TrainingClass
from trainings.institutions.models import Institution

__all__ = ["Attendance", "DailyInspection", "Enrolment", "Institution", "TrainingClass"]
