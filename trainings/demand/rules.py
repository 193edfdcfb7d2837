"""What an order may ask for, and how far wishes and orders of one place and occupation lie apart (X2.2-4, X4)."""

from dataclasses import dataclass

MOST_PEOPLE = 10_000
COUNTY_DIGITS = 6
COUNTED = ("wishes", "supported", "ready", "orders", "ordered", "promised")


@dataclass
class Line:
    """Wishes beside orders: a place (9 digits a township, 6 the whole county) and an occupation.

    `wishes` are people, `supported` those of them who come first (X2.2-6), `ready` those who could enrol today;
    `orders` are open orders, `ordered` the people they ask for, `promised` the hires they promise.
    """

    place: str
    occupation: str
    wishes: int = 0
    supported: int = 0
    ready: int = 0
    orders: int = 0
    ordered: int = 0
    promised: int = 0

    @property
    def gap(self):
        """People who wish beyond what is ordered; below zero the people that orders lack."""
        return self.wishes - self.ordered


def side_by_side(wishes, orders):
    """[Line] of rows {at, occupation, …} of both sides, the widest gap first, then by occupation and place."""
    lines = {}
    for row in (*wishes, *orders):
        key = (row["at"], row["occupation"])
        line = lines.setdefault(key, Line(*key))
        for name in COUNTED:
            setattr(line, name, row.get(name, getattr(line, name)))
    return sorted(lines.values(), key=lambda line: (-abs(line.gap), line.occupation, line.place))


def total(lines):
    """One Line over many, of no place and no occupation."""
    whole = Line("", "")
    for name in COUNTED:
        setattr(whole, name, sum(getattr(line, name) for line in lines))
    return whole


def order_faults(facts, *, county):
    """[(field, code)] of what is wrong with an order of an enterprise of that county (its code).

    `facts`: `division` a code, headcount and promised_hires whole numbers, wage in fen a month or None, days as dates;
    `vacancy` None or (same enterprise, occupation).
    """
    faults = []
    if facts["division"][:COUNTY_DIGITS] != county:
        faults.append(("division", "place_of_another_county"))
    if not 1 <= facts["headcount"] <= MOST_PEOPLE:
        faults.append(("headcount", "headcount"))
    elif not 0 <= facts["promised_hires"] <= facts["headcount"]:
        faults.append(("promised_hires", "more_than_trained"))
    if facts["promised_wage_fen"] is not None and facts["promised_wage_fen"] <= 0:
        faults.append(("promised_wage", "wage"))
    if facts["wanted_to"] < facts["wanted_from"]:
        faults.append(("wanted_to", "before_start"))
    return faults + _of_vacancy(facts)


def _of_vacancy(facts):
    if facts["vacancy"] is None:
        return []
    own, occupation = facts["vacancy"]
    if not own:
        return [("vacancy", "vacancy_of_another")]
    return [("vacancy", "vacancy_of_another_occupation")] if occupation != facts["occupation"] else []
