"""What an officer wrote, in words: labels of the fields, words of the codes, names in place of keys."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laborers.difficulties.models import Difficulty, DifficultyStep
from laborers.difficulties.states import Answer, Level, StepKind
from laborers.registry.models import Dependant, Household, Laborer
from laborers.visits.models import News, Visit, VisitPlan
from laborers.visits.states import DependantChange, Excuse, LaborerChange, NewsWay
from trainings.classes.models import Attendance, Enrolment, Session
from xundian.accounts.scope import visible_to
from xundian.kit.formats import written
from xundian.kit.ids import key_of
from xundian.pages.app.forms import MET
from xundian.pages.questions import ANSWERS, QUESTIONS

ENTRIES = {
    ("visit", "create"): gettext_lazy("Visit"),
    ("visit", "attach"): gettext_lazy("Photos of a visit"),
    ("difficulty", "create"): gettext_lazy("New difficulty"),
    ("difficulty_step", "create"): gettext_lazy("Step of a difficulty"),
    ("household", "update"): gettext_lazy("Change of a household"),
    ("laborer", "update"): gettext_lazy("Change of a laborer"),
    ("dependant", "update"): gettext_lazy("Change of a member of the household"),
    ("visit_plan", "update"): gettext_lazy("Visit that need not be made"),
    ("news", "update"): gettext_lazy("News told"),
    ("attendance", "create"): gettext_lazy("Attendance sheet"),
}
MODELS = {
    "visit": Visit, "difficulty": Difficulty, "difficulty_step": DifficultyStep, "household": Household,
    "laborer": Laborer, "dependant": Dependant, "visit_plan": VisitPlan, "news": News, "attendance": Attendance,
}  # fmt: skip
STEPS = [
    ("progress", StepKind.PROGRESS.label), ("resolve", StepKind.RESOLVED.label), ("confirm", StepKind.CONFIRMED.label),
    ("reopen", StepKind.REOPENED.label), ("hand_over", StepKind.HANDED.label),
]  # fmt: skip
# Lists of words for fields that are no column of the table, or have more words than the column says.
CHOICES = {
    ("difficulty_step", "kind"): STEPS, ("difficulty_step", "level"): Level.choices,
    ("visit", "met"): list(MET.items()), ("visit_plan", "excuse"): Excuse.choices, ("news", "told"): NewsWay.choices,
}  # fmt: skip
LABELS = {
    "corrects": gettext_lazy("Puts right"), "changes": gettext_lazy("What changed"),
    "difficulties": gettext_lazy("Difficulties"), "news": gettext_lazy("News"), "told": gettext_lazy("News told"),
    "asked": gettext_lazy("Difficulties asked about"), "excuse": gettext_lazy("Reason"),
    "findings": gettext_lazy("Findings"), "detail": gettext_lazy("Detail"), "text": gettext_lazy("Text"),
    "how": gettext_lazy("How it was told"), "answer": gettext_lazy("Answer"), "photos": gettext_lazy("Photos"),
    "laborer": gettext_lazy("Laborer"), "dependant": gettext_lazy("Other member of the household"),
    "session": gettext_lazy("Session"), "present": gettext_lazy("Present"), "absent": gettext_lazy("Absent"),
    "village_staff": gettext_lazy("Village staff present"),
    "difficulty": gettext_lazy("Difficulty"), "level": gettext_lazy("Level"), "plan": gettext_lazy("Planned visit"),
}  # fmt: skip
# Fields that the office may put right on the page, one by one.
EDITABLE = {
    "visit": ("outcome", "mode", "visited_on", "met", "note", "late_reason"),
    "difficulty": ("kind", "severity", "description"), "difficulty_step": ("kind", "note", "level"),
    "household": ("phone", "address", "group_name"), "laborer": ("phone",), "dependant": ("school_status", "note"),
    "visit_plan": ("excuse",), "news": ("told",),
}  # fmt: skip
NAMED = {"household": Household, "laborer": Laborer, "dependant": Dependant, "plan": VisitPlan, "session": Session}
PARTS = {
    "kind": [*LaborerChange.choices, *DependantChange.choices, *Difficulty._meta.get_field("kind").choices],
    "severity": Difficulty._meta.get_field("severity").choices, "how": NewsWay.choices, "answer": Answer.choices,
}  # fmt: skip


def entry_words(row):
    """What kind of entry it is."""
    return ENTRIES.get((row.entity, row.kind), f"{row.entity} {row.kind}")


def label(entity, name):
    """The name of a field, for people."""
    if name in LABELS:
        return LABELS[name]
    model = MODELS.get(entity)
    known = {each.name: each.verbose_name for each in model._meta.concrete_fields} if model else {}
    return known.get(name, name)


def choices(entity, name):
    """The list of words of a field, or None."""
    if (entity, name) in CHOICES:
        return CHOICES[entity, name]
    model = MODELS.get(entity)
    field = next((each for each in model._meta.concrete_fields if each.name == name), None) if model else None
    return field and field.choices and list(field.choices)


class Names:
    """Names of the people and households that entries speak of, as far as the reader may see them."""

    def __init__(self, user):
        self.user = user

    def of(self, name, value):
        """The name behind a key, else the key itself."""
        key = key_of(value)
        row = key and name in NAMED and visible_to(self.user, NAMED[name].objects.filter(pk=key)).first()
        if not row:
            return value
        if name == "household":
            return " · ".join(filter(None, (row.number, row.group_name, row.address)))
        if name == "plan":
            return f"{row} {written(row.window_from)} – {written(row.window_to)}"
        return f"{row.training_class} {written(row.day)} {row.begins:%H:%M}" if name == "session" else row.name

    def of_trainees(self, keys):
        """The names of the trainees that a sheet lists, as far as the reader may see them, else the keys."""
        rows = visible_to(self.user, Enrolment.objects.filter(pk__in=[key for key in map(key_of, keys) if key]))
        names = {str(pk): name for pk, name in rows.values_list("pk", "laborer__name")}
        return [names.get(str(key), str(key)) for key in keys]


def in_words(entity, payload, names):
    """[(label, [lines])] of what was written, without what was left empty."""
    return [
        (label(entity, name), lines)
        for name, value in payload.items()
        if value not in ("", None, [], {}) and (lines := _lines(entity, name, value, names))
    ]


def value_words(entity, name, value):
    """One value in words: the word of a code, a yes or a no, else as it was written."""
    if (entity, name) == ("visit", "met") and isinstance(value, str):
        return MET.get(value, value.removeprefix("other:"))
    known = dict(choices(entity, name) or ())
    return known.get(value, written(value)) if isinstance(value, str) else value


def _lines(entity, name, value, names):
    if name == "findings" and isinstance(value, dict):
        return [f"{QUESTIONS.get(code, code)}: {_answer(said, names)}" for code, said in value.items()]
    if name == "photos":
        return [_("%(n)s pictures") % {"n": len(value)}] if isinstance(value, list) else [str(value)]
    if entity == "attendance" and isinstance(value, list):
        return names.of_trainees(value)
    if isinstance(value, list):
        return [_part(each, names) for each in value]
    if isinstance(value, dict):
        return [_part(value, names)]
    return [str(names.of(name, value)) if name in NAMED else str(value_words(entity, name, value))]


def _answer(said, names):
    """An answer, or one for each person."""
    if not isinstance(said, dict):
        return _word(ANSWERS, said)
    return "; ".join(f"{_person(key, names)} {_word(ANSWERS, each)}" for key, each in said.items())


def _word(words, value):
    """The word of a code; what is no code stands as it was written."""
    return str(words.get(value, value) if isinstance(value, str) else value)


def _person(key, names):
    found = names.of("laborer", key)
    return found if found != key else names.of("dependant", key)


def _part(part, names):
    """One row of a list in a line."""
    if not isinstance(part, dict):
        return str(part)
    said = []
    for name, value in part.items():
        if name == "id" or value in ("", None, [], {}):
            continue
        if isinstance(value, dict):
            said.append(_part(value, names))
        else:
            said.append(str(names.of(name, value)) if name in NAMED else _word(dict(PARTS.get(name, ())), value))
    return " · ".join(said)
