"""A person's columns in words, whichever of them the reader's role sees."""

from laborers.registry.columns import columns_for
from laborers.registry.rules import age_on
from laborers.registry.states import DETAIL_CHOICES, DETAIL_SCHEMES, Stage
from xundian.accounts.labels import word
from xundian.kit.formats import written

CODES = {
    "sex": ("sex",), "relation": ("relation",), "education": ("education",), "health": ("health_field", "health"),
    "labour_skill": ("labour_skill",), "ethnic_group": ("ethnic_group",), "category": ("household_category",),
}  # fmt: skip
SCHEMES = tuple(
    {scheme for schemes in CODES.values() for scheme in schemes} | {"occupation"} | set(DETAIL_SCHEMES.values())
)
# Stand in the head of the page or in sections of their own.
ELSEWHERE = ("name", "skills", "household_number", "group_name", "category")


def profile(person, role, lists, on):
    """[(label, words)] of the columns that the role sees of one person and that are filled."""
    columns = ((name, label) for name, label in columns_for(role, "laborer") if name not in ELSEWHERE)
    facts = ((label, told(person, name, lists, on)) for name, label in columns)
    return [(label, words) for label, words in facts if words not in ("", None)]


def told(person, name, lists, on):
    """One column of a person (read with queries.with_case) in words."""
    if name in ("household_number", "group_name", "category"):
        value = getattr(person.household, name.removeprefix("household_"))
    elif name == "division_name":
        value = person.division.label
    elif name == "age":
        value = age_on(person.birth, on)
    elif name == "stage":
        value = dict(Stage.choices).get(person.stage, "")
    elif name == "direction":
        value = dict(DETAIL_CHOICES["direction"].choices).get(person.direction, "")
    else:
        value = getattr(person, name)
    return word(lists, CODES[name], value) if name in CODES else written(value)


def event_words(event, lists):
    """What a line of the timeline says beyond its kind."""
    words = [event.get_to_stage_display()] if event.to_stage else []
    for key, value in event.detail.items():
        if key in DETAIL_CHOICES:
            words.append(dict(DETAIL_CHOICES[key].choices).get(value, value))
        elif key in DETAIL_SCHEMES:
            words.append(word(lists, [DETAIL_SCHEMES[key]], value))
        elif key == "reason":
            words.append(value)
    return " · ".join(map(str, words))
