"""What the visit forms of the app ask: the same questions and answers as the page without script, from the same lists.

The shell is the same for everybody and read from no database, so its code lists are the shipped ones.
"""

import csv
from functools import cache

from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from laborers.difficulties.states import Answer, Kind, Severity
from laborers.registry.states import SchoolStatus
from laborers.visits import rules
from laborers.visits.queries import CONSENT_TEXTS, VISIT_TEXT
from laborers.visits.states import DependantChange, Excuse, LaborerChange, Mode, NewsWay, Outcome, VisitKind
from xundian.pages.questions import ANSWERS, QUESTIONS, asked

LISTS = settings.BASE_DIR / "xundian" / "codes" / "data"
# Who was met, for the codes of rules.MET; a migrant visited in the field is met in person.
MET = {
    "head": _("Head of the household"), "spouse": _("Spouse"), "parent": _("Parents"), "self": _("The migrant"),
    "other": _("Other member"),
}  # fmt: skip


# Short words for the chips of a form that is answered on the doorstep; the lists elsewhere say it in full.
CHIPS = {
    "no_change": pgettext_lazy("chip", "No change"), "changed_work": pgettext_lazy("chip", "Changed work"),
    "came_home": pgettext_lazy("chip", "Came home"), "lost_work": pgettext_lazy("chip", "Lost work"),
    "went_out": pgettext_lazy("chip", "Went out"), "other": pgettext_lazy("chip", "Other"),
    "graduated": pgettext_lazy("chip", "Graduated"), "left_school": pgettext_lazy("chip", "Left school"),
    "started_school": pgettext_lazy("chip", "Started school"), "needs_care": pgettext_lazy("chip", "Needs care"),
    Kind.WAGE_ARREARS: pgettext_lazy("chip", "Wages"), Kind.WORK_INJURY: pgettext_lazy("chip", "Work injury"),
    Kind.NO_CONTRACT: pgettext_lazy("chip", "Contract"), Kind.RETURNED_JOBLESS: pgettext_lazy("chip", "Finding work"),
    Kind.TRAINING_NEED: pgettext_lazy("chip", "Training"), Kind.SCHOOLING: pgettext_lazy("chip", "Children"),
    Kind.ELDER_CARE: pgettext_lazy("chip", "Elders"),
}  # fmt: skip
# Whom a change can be true of, so that nobody is asked what cannot be: has work away, is at home, is at school, is old.
LABORER_CHANGES = {"working": ("changed_work", "came_home", "lost_work", "other"), "home": ("went_out", "other")}
DEPENDANT_CHANGES = {
    "child": ("graduated", "left_school", "started_school", "went_out", "other"),
    "elder": ("needs_care", "other"),
    "other": ("went_out", "needs_care", "other"),
}
PLACES = [
    ("same", _("Same place")), ("county", _("This county")), ("province", _("In the province")),
    ("other", _("Other province")),
]  # fmt: skip
# Reasons for a late entry that are one tap; anything else is written.
LATE = (_("Nobody was at home before"), _("The road was closed"), _("Other urgent work"), _("Written down late"))
# What families bring up most, as chips; all others stand in a list.
COMMON = (
    Kind.WAGE_ARREARS, Kind.WORK_INJURY, Kind.NO_CONTRACT, Kind.RETURNED_JOBLESS, Kind.TRAINING_NEED, Kind.SCHOOLING,
    Kind.ELDER_CARE,
)  # fmt: skip
# The half-yearly visit in five parts; every question of rules.FINDINGS stands in one of them, a test counts them.
SECTIONS = [
    ("family", _("Members of the family"), ("schooling_there", "accommodation", "housing")),
    ("work", _("Work away"), ("work", "living", "hours")),
    (
        "rights", _("Income and rights"),
        ("paid_in_full", "paid_on_time", "contract", "insurance", "wage_yuan", "papers_held", "free_to_leave"),
    ),
    ("wishes", _("Needs and wishes"), ("wish_to_stay", "hukou", "news_wanted")),
    ("check", _("Check and sign"), ()),
]  # fmt: skip


def book():
    """{name: choices} for the templates, in the active language."""
    words = {code: (text, answers) for code, text, answers in _asked()}
    return {
        "modes": Mode.choices,
        "met": [(code, MET[code]) for code in rules.MET if code != "self"],
        "attempts": [each for each in Outcome.choices if each[0] not in (Outcome.DONE, Outcome.WITHDRAWN)],
        "excuses": Excuse.choices,
        "laborer_changes": _changes(LaborerChange, LABORER_CHANGES),
        "dependant_changes": _changes(DependantChange, DEPENDANT_CHANGES),
        "places": PLACES,
        "occupations": shipped("occupation"),
        "destinations": shipped("destination"),
        "school": SchoolStatus.choices,
        "schooling": [(code, ANSWERS[code]) for code in rules.FINDINGS[VisitKind.HOUSEHOLD_MONTHLY]["schooling"]],
        "common": [(kind.value, CHIPS[kind]) for kind in COMMON],
        "rarer": [(kind.value, kind.label) for kind in Kind if kind not in COMMON],
        "kinds": Kind.choices,
        "severities": Severity.choices,
        "answers": Answer.choices,
        "ways": NewsWay.choices,
        "monthly": [(code, *words[code]) for code in ("elders", "land", "land_idle_mu", "land_leased_mu")],
        "care": [(code, *words[code]) for code in ("activity",)],
        "sections": [
            (name, label, [(code, *words[code], code in rules.SENSITIVE) for code in codes])
            for name, label, codes in SECTIONS
        ],
        "doubts": [(code, answer, kind, Kind(kind).label) for (code, answer), kind in rules.WARNINGS.items()],
        "late": LATE,
        "consent": [each for each in shipped(CONSENT_TEXTS) if each[0].startswith(VISIT_TEXT)][-1],
    }


def _asked():
    """(code, words, answers) of every question with one answer for all; a number has none to choose from."""
    for questions in rules.FINDINGS.values():
        yield from asked(questions)
        yield from ((code, QUESTIONS[code], []) for code, answers in questions.items() if isinstance(answers, str))


def _changes(choices, whom):
    """[(code, label, whom it can be true of)], no change first and true of everybody."""
    codes = ["no_change", *choices.values]
    return [(code, CHIPS[code], " ".join(who for who in whom if code in whom[who])) for code in codes]


def shipped(scheme):
    """[(code, label)] of a shipped code list, in the active language."""
    column = "label_en" if (get_language() or "").startswith("en") else "label_zh"
    return [(row["code"], row[column]) for row in _rows(scheme)]


@cache
def _rows(scheme):
    with (LISTS / f"{scheme}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if not row["valid_to"]]
