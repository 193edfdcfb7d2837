"""Tables of draws: what is prepared, what is frozen, what the witnesses told, and what came of it."""

from relocation.draws.models.draws import Draw
from relocation.draws.models.results import Allotment, DrawReveal, Succession
from relocation.draws.models.rosters import DrawEntry, DrawHome, DrawWitness

__all__ = ["Allotment", "Draw", "DrawEntry", "DrawHome", "DrawReveal", "DrawWitness", "Succession"]
