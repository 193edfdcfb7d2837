"""Tables of training institutions: qualification reviews, selection rounds with their vote, objections (X4)."""

from trainings.institutions.models.institutions import Institution
from trainings.institutions.models.objections import Objection
from trainings.institutions.models.reviews import Review, ReviewDocument
from trainings.institutions.models.rounds import Elector, RoundCandidate, SelectionRound
from trainings.institutions.models.voting import Ballot, Urn

__all__ = [
    "Ballot",
    "Elector",
    "Institution",
    "Objection",
    "Review",
    "ReviewDocument",
    "RoundCandidate",
    "SelectionRound",
    "Urn",
]
