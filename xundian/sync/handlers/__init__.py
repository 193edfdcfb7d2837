"""What an operation does: one module for each entity, each calling the room that would do it for anybody else."""

from xundian.sync.handlers import (
    attendance,
    dependant,
    difficulty,
    difficulty_step,
    household,
    laborer,
    news,
    visit,
    visit_plan,
)
from xundian.sync.handlers.doing import Clash, Doing, Done, Gone, Known, NotYet, OutOfScope

HANDLERS = {
    ("visit", "create"): visit.create,
    ("visit", "attach"): visit.attach,
    ("difficulty", "create"): difficulty.create,
    ("difficulty_step", "create"): difficulty_step.create,
    ("household", "update"): household.update,
    ("laborer", "update"): laborer.update,
    ("dependant", "update"): dependant.update,
    ("visit_plan", "update"): visit_plan.update,
    ("news", "update"): news.update,
    ("attendance", "create"): attendance.create,
}
SHAPES = {
    "visit": visit.SHAPE, "difficulty": difficulty.SHAPE, "difficulty_step": difficulty_step.SHAPE,
    "household": household.SHAPE, "laborer": laborer.SHAPE, "dependant": dependant.SHAPE,
    "visit_plan": visit_plan.SHAPE, "news": news.SHAPE, "attendance": attendance.SHAPE,
}  # fmt: skip

__all__ = ["HANDLERS", "SHAPES", "Clash", "Doing", "Done", "Gone", "Known", "NotYet", "OutOfScope"]
