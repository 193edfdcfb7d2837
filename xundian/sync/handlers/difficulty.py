"""A difficulty that an officer was told of."""

from laborers.difficulties import actions as difficulties
from laborers.difficulties.models import Difficulty
from laborers.difficulties.states import Kind, Severity
from xundian.kit.errors import Conflict
from xundian.sync.handlers.doing import Done
from xundian.sync.handlers.shapes import checked, needed, ref, text, word

SHAPE = {
    "household": ref, "laborer": ref, "kind": needed(word(Kind.values)), "severity": word(Severity.values),
    "description": needed(text(500)),
}  # fmt: skip


def create(doing):
    """difficulty/create; the very same one under its id again changes nothing."""
    said = checked(doing.op.payload, SHAPE)
    household = doing.target("household", said["household"])
    laborer = doing.mentioned("laborer", said["laborer"])
    told = {"household": household, "laborer": laborer, "kind": said["kind"], "description": said["description"]}
    try:
        difficulties.report(
            id=doing.op.entity_id, severity=said["severity"] or Severity.NORMAL, by=doing.by, on=doing.on, **told
        )
    except Conflict:
        if not Difficulty.objects.filter(pk=doing.op.entity_id, **told).exists():
            raise
    return Done(1)
