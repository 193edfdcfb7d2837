"""What is odd about a row or a file and still may be true (codes 9): warnings that ask, never assert. Pure.

A doubt is (field, value, code, level[, facts of its sentence]).
"""

from laborers.imports.rules import WARNING, tidy
from laborers.surveys.rules.doubts import HEAD, SPOUSES, about_work
from xundian.codes.rules import OPEN
from xundian.kit.names import compact

SHARED_BY = 5


def about_row(values, raw, sheet):
    """Every doubt about a row without errors; `sheet` has `has(field)`, `units` and `facts`."""
    yield from _identity(values, raw)
    yield from _day(values, raw, sheet.facts)
    yield from about_work(values, raw, sheet)


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


class Home:
    """What the file says of one household so far; `loaded` is its first row without an error."""

    __slots__ = ("heads", "loaded", "row", "second_spouse", "spouses", "village")

    def __init__(self, row, village=""):
        self.row, self.village = row, village
        self.loaded = self.heads = self.spouses = self.second_spouse = 0


class Census:
    """Counts over the whole file: who lives in which household, who answers which phone."""

    def __init__(self):
        self.homes, self.phones = {}, {}  # a phone (a number where it can be one) has its row, or several in a list

    def elsewhere(self, row, number, village):
        """The first row that puts this household into another village, or None."""
        home = self._home(number, row)
        if not home.village:
            home.row, home.village = row, village
        return home.row if home.village != village else None

    def add(self, row, values, refused):
        """Count a row; refused rows are people of their household too, but no doubt is raised about them."""
        phone, relation = values.get("phone"), values.get("relation")
        if phone and not refused:
            self._answers(int(phone) if phone.isdigit() and phone[0] != "0" else phone, row)
        if not values["household"]:
            return
        home = self._home(values["household"], row)
        home.heads += relation in HEAD
        home.spouses += relation in SPOUSES
        if not refused:
            home.loaded = home.loaded or row
            if home.spouses > 1 and relation in SPOUSES:
                home.second_spouse = home.second_spouse or row

    def _answers(self, phone, row):
        first = self.phones.setdefault(phone, row)
        if first.__class__ is list:
            first.append(row)
        elif first != row:
            self.phones[phone] = [first, row]

    def _home(self, number, row):
        home = self.homes.get(number)
        if home is None:
            home = self.homes[number] = Home(row)
        return home

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
            if rows.__class__ is list and len(rows) > SHARED_BY:
                for row in rows:
                    yield row, "phone", str(phone), "phone_shared", WARNING, {"count": len(rows)}
