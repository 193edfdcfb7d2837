"""What goes down to phones: every entity by name, in the order in which a snapshot gives them."""

from xundian.sync.entities.classes import ENROLMENT
from xundian.sync.entities.register import DEPENDANT, HOUSEHOLD, LABORER
from xundian.sync.entities.shape import WINDOW_DAYS, Entity
from xundian.sync.entities.troubles import DIFFICULTY, NEWS
from xundian.sync.entities.work import PLACEMENT, VISIT, VISIT_PLAN

ORDER = (HOUSEHOLD, LABORER, DEPENDANT, PLACEMENT, VISIT_PLAN, VISIT, DIFFICULTY, NEWS, ENROLMENT)
ENTITIES = {each.name: each for each in ORDER}

__all__ = ["ENTITIES", "ORDER", "WINDOW_DAYS", "Entity"]
