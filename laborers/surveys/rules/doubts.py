"""What is odd about somebody's answers and still may be true (codes 9): warnings that ask, never assert. Pure.

Forms and workbooks raise the same doubts. A doubt is (field, value, code, level[, facts of its sentence]).
"""

from laborers.registry.rules import age_on
from laborers.surveys.rules.amounts import odd_amount
from laborers.surveys.rules.assessment import NO_ABILITY
from xundian.codes.rules import check_phone

WARNING, NOTE = "warning", "note"
HEAD, SPOUSES = frozenset(("01", "02")), frozenset(("10", "11", "12"))
AWAY, HIRED = "04", frozenset(("04", "06"))
WORKING = HIRED | {"05", "07"}
WORKING_AGE = 16
# Prefectures without counties below them: naming the city is as exact as it gets.
CITIES_WITHOUT_COUNTIES = frozenset(("441900", "442000", "460300", "460400", "620200"))


def about_work(values, raw, sheet):
    """Doubts about place, months, telephone, ability and pay; `sheet` has `has(field)`, `units` and `facts`.

    `values` name status, place, place_text, months, employer, labour_skill, birth_of_identity and surveyed_on, and for
    each money field of `sheet.units` the number as it was written; `raw` holds the words to show with a doubt.
    """
    yield from _place(values, raw, sheet)
    if values.get("status") in WORKING:
        yield from _worker(values, raw, sheet.facts)
    for field, unit in sheet.units.items():
        if odd_amount(values[f"{field}_number"], unit):
            yield field, raw[field], "amount_unit", WARNING


def _place(values, raw, sheet):
    """Place, months and telephone of someone who works away: each is asked for only when the sheet has the column."""
    place, months, away = values["place_text"], values["months"], values.get("status") == AWAY
    if sheet.has("months") and place and months is None:
        yield "months", "", "place_without_months", WARNING
    if sheet.has("place") and not place:
        if months:
            yield "place", "", "months_without_place", WARNING
        elif away:
            yield "place", "", "away_without_place", WARNING
    if place and not values["place"]:
        yield "place", place, "place_unknown", WARNING
    elif values["place"].endswith("00") and values["place"] not in CITIES_WITHOUT_COUNTIES:
        yield "place", place, "place_too_wide", WARNING
    if away and sheet.has("phone") and check_phone(raw["phone"]).problems:
        yield "phone", raw["phone"], "phone_not_mobile", WARNING


def _worker(values, raw, facts):
    """Who cannot work, or must not, and yet does; who works far away for an enterprise of the county."""
    if values.get("labour_skill") in NO_ABILITY:
        # Nothing supports the work of someone hired without any wage. Where a wage is stated, or the work is one's
        # own, it is the class of labour that wants a second look: a note, not a doubt about the row.
        unsupported = values["status"] in HIRED and values.get("wage") is None
        yield "labour_skill", raw["labour_skill"], "no_labour_but_working", WARNING if unsupported else NOTE
    if age_on(values["birth_of_identity"], values["surveyed_on"]) < WORKING_AGE:
        yield "status", raw["status"], "under_sixteen_working", WARNING
    far = values["place"] and values["place"][:2] != facts.province
    if far and facts.county_name and facts.county_name in values.get("employer", ""):
        yield "employer", raw["employer"], "employer_at_home", WARNING


def about_home(relations, added):
    """Doubts about who is whom at home: `relations` of everybody there, `added` of those whom the form adds."""
    for position, relation in enumerate(added):
        everybody = [*relations, *added[: position + 1]]
        if relation in HEAD and sum(each in HEAD for each in everybody) > 1:
            yield position, "relation", "", "second_head", WARNING
        if relation in SPOUSES and sum(each in SPOUSES for each in everybody) > 1:
            yield position, "relation", "", "second_spouse", WARNING
