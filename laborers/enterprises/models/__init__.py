"""Tables of enterprises: with contacts, cooperation agreements, competitive selections and inspections (X2.2-3, X4)."""

from laborers.enterprises.models.agreements import Cooperation
from laborers.enterprises.models.enterprises import Contact, Enterprise
from laborers.enterprises.models.inspections import Inspection
from laborers.enterprises.models.selections import Candidate, Score, Selection

__all__ = ["Candidate", "Contact", "Cooperation", "Enterprise", "Inspection", "Score", "Selection"]
