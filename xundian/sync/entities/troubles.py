"""Difficulties with their steps, as far as the user may know of them, and news that waits to be told."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, JSONObject

from laborers.difficulties.models import Difficulty, DifficultyStep
from laborers.difficulties.queries import visible
from laborers.visits.models import News
from laborers.visits.states import NewsState
from xundian.sync.entities.shape import Entity, keys, plain


def _difficulty():
    own = plain(
        "kind", "severity", "confidential", "description", "reported_on", "side", "level", "due_on", "state", "result"
    )  # fmt: skip
    step = JSONObject(id=F("pk"), by_name=_name("by__name"), **plain("kind", "on", "note"))
    steps = DifficultyStep.objects.filter(difficulty=OuterRef("pk")).order_by("pk").values(item=step)
    return own | keys("household", "laborer") | {
        "reported_by_name": _name("reported_by__name"), "owner_name": _name("owner__name"),
        "steps": ArraySubquery(steps),
    }  # fmt: skip


def _news():
    # What is withheld is nobody's to read until the migrant agrees.
    said = Case(When(state=NewsState.WITHHELD, then=Value("")), default=F("text"), output_field=CharField())
    return plain("direction", "state", "told_on") | keys("household", "laborer", "visit") | {"text": said}


def _name(path):
    return Coalesce(path, Value(""), output_field=CharField())


DIFFICULTY = Entity(
    "difficulty", Difficulty, _difficulty, day="confirmed_on", open=Q(confirmed_on=None), known=visible
)  # fmt: skip
NEWS = Entity("news", News, _news, day="told_on", open=~Q(state=NewsState.TOLD))
