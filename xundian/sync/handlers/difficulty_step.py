"""A step taken about a difficulty: work on it, its solution, its confirmation, its return, its handing over."""

from laborers.difficulties import actions as difficulties
from laborers.difficulties.states import Level
from xundian.sync.handlers.doing import Done
from xundian.sync.handlers.shapes import checked, needed, ref, text, word

KINDS = ("progress", "resolve", "confirm", "reopen", "hand_over")
SHAPE = {"difficulty": ref, "kind": needed(word(KINDS)), "note": text(500), "level": word(Level.values)}


def create(doing):
    """difficulty_step/create."""
    said = checked(doing.op.payload, SHAPE)
    row = doing.target("difficulty", said["difficulty"])
    done = {"difficulty": row, "by": doing.by, "on": doing.on, "id": doing.op.entity_id}
    row = _STEPS[said["kind"]](said, done)
    return Done(row.version)


_STEPS = {
    "progress": lambda said, done: difficulties.add_progress(note=said["note"], **done),
    "resolve": lambda said, done: difficulties.resolve(result=said["note"], **done),
    "confirm": lambda said, done: difficulties.confirm(who=said["note"], **done),
    "reopen": lambda said, done: difficulties.reopen(reason=said["note"], **done),
    "hand_over": lambda said, done: difficulties.hand_over(level=said["level"], note=said["note"], **done),
}
