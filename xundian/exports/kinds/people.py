"""Ledgers of people: the registry (劳动力资源登记台账), and whom a survey round has not reached."""

from dataclasses import replace

from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext_lazy as _

from laborers.registry.actions import IDENTITY_PLACE
from laborers.registry.columns import COLUMNS
from laborers.registry.models import Laborer
from laborers.registry.rules import age_on
from laborers.registry.states import Stage
from laborers.surveys.queries import people_left
from laborers.surveys.states import Direction
from xundian.exports.kinds.columns import Column, choice, code, day, place, text
from xundian.kit.sealing import unseal
from xundian.kit.sheets import NUMBER

HEALTH = ("health_field", "health")
TOWNSHIP_DIGITS, VILLAGE_DIGITS = 9, 12
IDENTITY_WIDTH = 21
TOWNSHIP = place(
    "township", _("township"), "division_id", TOWNSHIP_DIGITS, 12, seen=("laborers", "division_name"),
)  # fmt: skip
VILLAGE = place("division_name", _("village"), "division_id", VILLAGE_DIGITS, 16)
NEWEST = _("The newest one on record.")
# Number and group of a row that is about a household, with or without one of its people.
HOME = (
    text("household_number", _("household number"), "household__number", 18, seen=("laborers", "household_number")),
    text("group_name", _("village group"), "household__group_name", 9, seen=("laborers", "group_name")),
)
# The columns of a person by the lines of registry.columns: how they are made, and the path from the person.
_PERSON = {
    "household_number": (text, "household__number", {"width": 18}),
    "group_name": (text, "household__group_name", {"width": 9}),
    "name": (text, "name", {"width": 10}),
    "sex": (code, "sex", {"schemes": ("sex",), "width": 6}),
    "birth": (day, "birth", {}),
    "relation": (code, "relation", {"schemes": ("relation",), "width": 10}),
    "education": (code, "education", {"schemes": ("education",), "width": 10}),
    "health": (code, "health", {"schemes": HEALTH, "width": 10}),
    "labour_skill": (code, "labour_skill", {"schemes": ("labour_skill",)}),
    "phone": (text, "phone", {"width": 14}),
    "category": (
        code, "household__category", {"schemes": ("household_category",), "width": 14, "definition": NEWEST},
    ),
    "stage": (choice, "stage", {"choices": Stage, "definition": _("Where the open case stands; empty without one.")}),
    "left_on": (day, "left_on", {}),
}  # fmt: skip


def guarded(field, seen_in, made, path, options):
    """The column of a line of registry.columns, by its words and for its roles."""
    options = dict(options)
    schemes = options.pop("schemes", ())
    arguments = (options.pop("choices"),) if "choices" in options else schemes
    label = COLUMNS[seen_in][field][0]
    return made(field, label, path, *arguments, seen=(seen_in, field), **options)


def _age(words):
    return lambda birth: age_on(birth, words.on)


def _masked(at):
    return Column(
        "identity_hint", COLUMNS["laborers"]["identity_hint"][0], (f"{at}identity_hint",), width=IDENTITY_WIDTH,
        seen=("laborers", "identity_hint"), definition=_("Masked: the first six and the last four characters."),
    )  # fmt: skip


def unmasked(column):
    """The column of masked identity numbers with the numbers in full."""
    path = column.paths[0].removesuffix("identity_hint")

    def read(words):
        return lambda pk, sealed: unseal(sealed, place=IDENTITY_PLACE, row_id=pk) if sealed else ""

    return replace(column, paths=(f"{path}pk", f"{path}identity_sealed"), read=read, definition=_("In full."))


def people(*fields, at=""):
    """Columns of a person; `at` leads from the row to the person ("" or "laborer__"). Places are those of the row."""
    found = []
    for field in fields:
        if field == "township":
            found.append(TOWNSHIP)
        elif field == "division_name":
            found.append(replace(VILLAGE, seen=("laborers", field)))
        elif field == "identity_hint":
            found.append(_masked(at))
        elif field == "age":
            definition = _("Whole years on the day of the cut-off.")
            label, seen = COLUMNS["laborers"][field][0], ("laborers", field)
            found.append(Column(field, label, (f"{at}birth",), _age, NUMBER, 6, seen, definition))
        else:
            made, path, options = _PERSON[field]
            found.append(guarded(field, "laborers", made, f"{at}{path}", options))
    return found


def _direction():
    definition = _("What the assessment in force proposes; nobody is bound by it.")
    label = COLUMNS["laborers"]["direction"][0]
    seen = ("laborers", "direction")
    return choice("direction", label, "direction", Direction, seen=seen, definition=definition)


def laborer_columns():
    """What registry.columns lists of people, in its order behind the place and the household."""
    first = ("township", "division_name", "group_name", "household_number")
    fields = [*first, *(field for field in COLUMNS["laborers"] if field not in first)]
    return [column for field in fields for column in ([_direction()] if field == "direction" else people(field))]


def laborers():
    """People with the stage of the open case, and the direction it was assessed to; a merged entry is nobody."""
    is_open = FilteredRelation("cases", condition=~Q(cases__stage=Stage.CLOSED))
    current = FilteredRelation("open__assessments", condition=Q(open__assessments__is_current=True))
    rows = Laborer.objects.filter(merged_into=None).annotate(open=is_open, current=current)
    return rows.annotate(stage=F("open__stage"), direction=F("current__direction"))


def not_surveyed(round, on):
    """People whom a survey round expects and who have not answered in it; surveys.queries.progress counts the same."""
    return people_left(round, round.county_id, on)
