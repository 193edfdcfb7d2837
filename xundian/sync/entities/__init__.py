"""What goes down to phones: every entity by name, in the order in which a snapshot gives them."""

from xundian.sync.entities.register import DEPENDANT, HOUSEHOLD, LABORER
from xundian.sync.entities.shape import Entity
from xundian.sync.entities.troubles import DIFFICULTY, NEWS
from xundian.sync.entities.work import PLACEMENT, VISIT, VISIT_PLAN

ORDER = (HOUSEHOLD, LABORER, DEPENDANT, PLACEMENT, VISIT_PLAN, VISIT, DIFFICULTY, NEWS)
ENTITIES = {each.name: each for each in ORDER}
# How long what is over stays on a phone, in days.
WINDOW_DAYS = 400

__all__ = ["ENTITIES", "ORDER", "WINDOW_DAYS", "Entity"]
