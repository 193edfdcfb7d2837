"""An assessment explained: every ground in words, the threshold it was held against, and what would turn it."""

from laborers.registry.models import Case
from laborers.surveys.queries.assessments import explain, facts, thresholds_of
from laborers.surveys.rules import MALE, THRESHOLD_OF, turns
from laborers.surveys.states import TURNS, Direction
from xundian.kit.formats import written


def explained(assessment, lists):
    """{"grounds": [...], "together", "fresh"} of an Assessment in force, in the active language.

    Each ground: code, text, threshold ({"name", "label", "value"} or None), turn (text, or "") and the direction it
    would lead to alone ("" when none). `together` is the direction if all of them were otherwise. `fresh` is false when
    the person's answers or age have changed so that the grounds would be others today; nothing is said then of what
    would turn them.
    """
    policy = assessment.policy
    (known,) = facts(Case.objects.filter(pk=assessment.case_id))
    found, together = turns(known["profile"], thresholds_of(policy), assessment.on) if known["profile"] else ([], "")
    fresh = known["response"] == assessment.response_id
    by_code = {turn.code: turn for turn in found} if fresh else {}
    sex = known["profile"].sex if known["profile"] else ""
    texts = explain(assessment.reasons, lists)
    return {
        "grounds": [
            _ground(reason, text, policy, sex, by_code.get(reason["code"]), lists)
            for reason, text in zip(assessment.reasons, texts, strict=True)
        ],
        "together": together if fresh and together != assessment.direction else "",
        "fresh": fresh,
    }


def _ground(reason, text, policy, sex, turn, lists):
    return {
        "code": reason["code"],
        "text": text,
        "threshold": _threshold(reason["code"], policy, sex, lists),
        "turn": _turned(turn) if turn else "",
        "turns_to": (turn.direction or "") if turn else "",
        "turns_to_label": str(Direction(turn.direction).label) if turn and turn.direction else "",
    }


def _turned(turn):
    return str(TURNS[turn.code]) % {name: written(value) for name, value in turn.values.items()}


def _threshold(code, policy, sex, lists):
    name = THRESHOLD_OF.get(code)
    if name is None:
        return None
    if isinstance(name, tuple):
        name = name[0] if sex == MALE else name[1]
    value = getattr(policy, name)
    shown = lists["education"].label(value) if name == "away_min_education" else str(value)
    return {"name": name, "label": str(policy._meta.get_field(name).verbose_name), "value": shown}
