"""What is odd about a row or a file and still may be true (codes 9): warnings that ask, never assert. Pure.

A doubt is (field, value, code, level[, facts of its sentence]).
"""

from laborers.imports.rules import NOTE, WARNING, odd_amount, tidy
from xundian.codes.rules import OPEN, check_phone
from xundian.kit.names import compact

HEAD, SPOUSES = frozenset(("01", "02")), frozenset(("10", "11", "12"))
AWAY, HIRED = "04", frozenset(("04", "06"))
WORKING = HIRED | {"05", "07"}
NO_LABOUR = frozenset(("lost", "none"))
WORKING_AGE = 16
SHARED_BY = 5
# Prefectures without counties below them: naming the city is as exact as it gets.
CITIES_WITHOUT_COUNTIES = frozenset(("441900", "442000", "460300", "460400", "620200"))


def about_row(values, raw, sheet):
    """Every doubt about a row without errors; `sheet` has `has(field)`, `units` and `facts`."""
    yield from _identity(values, raw)
    yield from _day(values, raw, sheet.facts)
    yield from _place(values, raw, sheet)
    if values.get("status") in WORKING:
        yield from _worker(values, raw, sheet.facts)
    for field, unit in sheet.units.items():
        if odd_amount(values[f"{field}_number"], unit):
            yield field, raw[field], "amount_unit", WARNING


def _identity(values, raw):
    if values.get("sex") in ("1", "2") and values["sex"] != values["sex_of_identity"]:
        yield "sex", raw["sex"], "sex_differs", WARNING
    if values["birth"] and not _same_birth(values["birth"], values["birth_of_identity"], raw["birth"]):
        yield "birth", raw["birth"], "birth_differs", WARNING


def _same_birth(written, of_identity, raw):
    """A month alone (1974-01) agrees with any day of that month."""
    if written == OPEN:
        return False
    if written.day == 1 and len(compact(tidy(raw)).rstrip("月")) <= 7:
        return (written.year, written.month) == (of_identity.year, of_identity.month)
    return written == of_identity


def _day(values, raw, facts):
    if not facts.opens <= values["surveyed_on"] <= facts.closes:
        span = {"opens": str(facts.opens), "closes": str(facts.closes)}
        yield "surveyed_on", raw["surveyed_on"], "day_outside_round", WARNING, span


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
    if values.get("labour_skill") in NO_LABOUR:
        # Nothing supports the work of someone hired without any wage. Where a wage is stated, or the work is one's
        # own, it is the class of labour that wants a second look: a note, not a doubt about the row.
        unsupported = values["status"] in HIRED and values.get("wage") is None
        yield "labour_skill", raw["labour_skill"], "no_labour_but_working", WARNING if unsupported else NOTE
    birth, day = values["birth_of_identity"], values["surveyed_on"]
    if day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day)) < WORKING_AGE:
        yield "status", raw["status"], "under_sixteen_working", WARNING
    far = values["place"] and values["place"][:2] != facts.province
    if far and facts.county_name and facts.county_name in values.get("employer", ""):
        yield "employer", raw["employer"], "employer_at_home", WARNING


class Home:
    """What the file says of one household so far; `loaded` is its first row without an error."""

    __slots__ = ("heads", "loaded", "row", "second_spouse", "spouses", "village")

    def __init__(self, row, village=""):
        self.row, self.village = row, village
        self.loaded = self.heads = self.spouses = self.second_spouse = 0


class Census:
    """Counts over the whole file: who lives in which household, who answers which phone."""

    def __init__(self):
        self.homes, self.phones = {}, {}

    def elsewhere(self, row, number, village):
        """The first row that puts this household into another village, or None."""
        home = self.homes.setdefault(number, Home(row))
        if not home.village:
            home.row, home.village = row, village
        return home.row if home.village != village else None

    def add(self, row, values, refused):
        """Count a row; refused rows are people of their household too, but no doubt is raised about them."""
        phone, relation = values.get("phone"), values.get("relation")
        if phone and not refused:
            self.phones.setdefault(phone, []).append(row)
        if not values["household"]:
            return
        home = self.homes.setdefault(values["household"], Home(row))
        home.heads += relation in HEAD
        home.spouses += relation in SPOUSES
        if not refused:
            home.loaded = home.loaded or row
            if home.spouses > 1 and relation in SPOUSES:
                home.second_spouse = home.second_spouse or row

    def headless(self):
        """Numbers of the households without a head in this file; the registry may know their head."""
        return [number for number, home in self.homes.items() if home.loaded and not home.heads]

    def doubts(self, with_head, relations):
        """(row, *doubt) about households (when the sheet has relations) and phones shared by more than five."""
        for number, home in self.homes.items() if relations else ():
            if home.loaded and home.heads != 1 and (home.heads or number not in with_head):
                yield home.loaded, "relation", "", "household_heads", WARNING, {"number": number, "count": home.heads}
            if home.second_spouse:
                yield home.second_spouse, "relation", "", "household_spouses", WARNING, {"number": number}
        for phone, rows in self.phones.items():
            if len(rows) > SHARED_BY:
                for row in rows:
                    yield row, "phone", phone, "phone_shared", WARNING, {"count": len(rows)}
