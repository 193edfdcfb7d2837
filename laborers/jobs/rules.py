"""Who fits which post, and why, as arithmetic (X2.2-6, X4): hard requirements, documented points, words for both.

What is not here is no input: neither ethnic group, nor name, nor village. Money is fen a month, ages whole years.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from laborers.jobs.states import EMPTY_HANDED, FITS, OBSTACLES, Channel
from laborers.surveys.rules import EDUCATION_RANK, NO_ABILITY
from laborers.surveys.states import Direction

IN_COUNTY, IN_PROVINCE, OUT_PROVINCE = range(3)
# How far each intention goes; one that is not told goes as far as the assessment does.
REACH = {"in_county": IN_COUNTY, "in_province": IN_PROVINCE, "out_province": OUT_PROVINCE}
# Channels that each direction of the assessment opens; the first is the one it proposes.
OPENS = {
    Direction.AWAY: (Channel.AWAY, Channel.NEARBY),
    Direction.NEARBY: (Channel.NEARBY, Channel.WELFARE),
    Direction.LOCAL_POST: (Channel.WELFARE, Channel.NEARBY),
    Direction.NOT_SEEKING: (),
}
# Obstacles that are the person's wish or the assessment's advice: whoever asks for the post may be offered it.
SOFT = frozenset({"not_seeking", "channel_away", "channel_welfare", "too_far"})

# The weights of the score: points of each reason; a wage below the wish loses WAGE_SLOPE per hundredth missing.
POINTS = {
    "wage_reaches": 100, "wage_within": 60, "has_skill": 120, "training_wish": 60, "distance_wanted": 80,
    "distance_nearer": 30, "direction": 60, "care_near": 50, "care_far": -80, "board": 20, "insurance": 10,
}  # fmt: skip
WAGE_UNKNOWN, WAGE_SLOPE = 50, 2

# People times vacancies that one run takes on: some ten seconds and 250 MB at most.
MAX_PAIRS = 1_000_000
# Days to answer where nobody is asked for a date (the back office).
ANSWER_DAYS = 7
# Obstacles told to a person without a proposal.
TOLD = 3


@dataclass(frozen=True, slots=True)
class Seeker:
    """A person as the matching sees them; empty text and None mean "not told". `home` is the code of the village."""

    id: object
    age: int
    sex: str
    home: str
    education: str = ""
    health: str = ""
    labour_skill: str = ""
    skills: frozenset = frozenset()
    direction: str = ""
    intention: str = ""
    expected_wage_fen: int | None = None
    care_duty: bool = False
    training_wish: str = ""
    # These two only break ties.
    supported: bool = False
    registered: date | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A vacancy as the matching sees it: alike posts with the number of them still to give."""

    id: object
    headcount_left: int
    wage_min_fen: int
    wage_max_fen: int
    occupation: str
    destination: str
    channel: str
    min_age: int = 16
    max_age: int = 60
    min_education: str = ""
    sex: str = ""
    needs_skill: bool = False
    board_and_lodging: bool = False
    insurance: bool = False


@dataclass(frozen=True)
class Reason:
    """One ground: a code of states.FITS, OBSTACLES or EMPTY_HANDED and the values that its sentence names."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def as_row(self):
        """As it is stored with a proposal or an offer."""
        return {"code": self.code, "values": dict(self.values)}


def area(home, destination):
    """How far a place of work lies from a home: IN_COUNTY, IN_PROVINCE or OUT_PROVINCE."""
    if home[:6] == destination:
        return IN_COUNTY
    return IN_PROVINCE if home[:2] == destination[:2] else OUT_PROVINCE


# --- what keeps a person from a post ------------------------------------------------------------------------


def obstacles(seeker, post):
    """Codes of every hard constraint the pair fails, the weightiest first; empty when the post can be proposed."""
    found = []
    if seeker.labour_skill in NO_ABILITY:
        found.append("no_ability")
    if seeker.age < post.min_age:
        found.append("too_young")
    elif seeker.age > post.max_age:
        found.append("too_old")
    if post.sex and post.sex != seeker.sex:
        found.append("sex")
    if post.min_education and (missing := _schooling(seeker, post)):
        found.append(missing)
    if post.needs_skill and post.occupation not in seeker.skills:
        found.append("skill")
    if unwanted := _unwanted(seeker, post):
        found.append(unwanted)
    return tuple(found)


def requirements_missed(seeker, post):
    """Only the obstacles that the person's own choice cannot lift: a single offer minds these alone."""
    return tuple(code for code in obstacles(seeker, post) if code not in SOFT)


def _schooling(seeker, post):
    has = EDUCATION_RANK.get(seeker.education[:1])
    if has is None:
        return "education_unknown"
    return "" if has >= EDUCATION_RANK[post.min_education[:1]] else "education"


def _unwanted(seeker, post):
    """What speaks against the place of the post: the direction first, then the distance wished; "" if nothing."""
    if seeker.direction:
        opened = OPENS[seeker.direction]
        if not opened:
            return "not_seeking"
        if post.channel not in opened:
            return "channel_welfare" if post.channel == Channel.WELFARE else "channel_away"
    wanted = REACH.get(seeker.intention)
    return "too_far" if wanted is not None and area(seeker.home, post.destination) > wanted else ""


# --- how well a post fits -----------------------------------------------------------------------------------


def score(seeker, post):
    """(points, reasons) of a pair: the sum of the weights above and a Reason for every one of them.

    Whether the household is supported gives no point: it decides between equal scores only (see assignment.py).
    """
    told = [(points, code) for points, code in _judged(seeker, post) if code]
    ranked = sorted(told, key=lambda each: -each[0])
    return points_of(seeker, post), [Reason(code, _values(code, seeker, post)) for _points, code in ranked]


def points_of(seeker, post):
    """The points alone, for the many pairs nobody reads about."""
    return sum(points for points, _code in _judged(seeker, post))


def _judged(seeker, post):
    """(points, code) of each judgement; a code "" gives points without words."""
    codes = []
    if post.occupation in seeker.skills:
        codes.append("has_skill")
    elif post.occupation == seeker.training_wish:
        codes.append("training_wish")
    away = area(seeker.home, post.destination)
    wanted = REACH.get(seeker.intention)
    if wanted is not None and away <= wanted:
        codes.append("distance_wanted" if away == wanted else "distance_nearer")
    if seeker.direction and post.channel in OPENS[seeker.direction][:1]:
        codes.append("direction")
    if seeker.care_duty:
        codes.append("care_far" if away else "care_near")
    if away and post.board_and_lodging:
        codes.append("board")
    if post.insurance:
        codes.append("insurance")
    return [_wage(seeker, post), *((POINTS[code], code) for code in codes)]


def _wage(seeker, post):
    expected = seeker.expected_wage_fen
    if not expected:
        return WAGE_UNKNOWN, ""
    if post.wage_min_fen >= expected:
        return POINTS["wage_reaches"], "wage_reaches"
    if post.wage_max_fen >= expected:
        return POINTS["wage_within"], "wage_within"
    missing = (expected - post.wage_max_fen) * 100 // expected
    return max(0, POINTS["wage_within"] - WAGE_SLOPE * missing), "wage_below"


def _values(code, seeker, post):
    if code.startswith("wage"):
        offered = post.wage_min_fen if code == "wage_reaches" else post.wage_max_fen
        return {"offered_fen": offered, "expected_fen": seeker.expected_wage_fen}
    return {"direction": seeker.direction} if code == "direction" else {}


# --- a person without a proposal ----------------------------------------------------------------------------


def in_the_way(refusals):
    """Why a person has no proposal, from the obstacles of every open vacancy: what bars most stands first.

    A requirement counts first by the vacancies that it alone bars, then by all that it bars; at most TOLD are told.
    """
    count = len(refusals)
    if not count:
        return [Reason("no_vacancies")]
    fitting = sum(not codes for codes in refusals)
    if fitting:
        return [Reason("posts_taken", {"posts": fitting, "of": count})]
    bars = Counter(code for codes in refusals for code in codes)
    alone = Counter(codes[0] for codes in refusals if len(codes) == 1)
    order = list(OBSTACLES)
    ranked = sorted(bars, key=lambda code: (-alone[code], -bars[code], order.index(code)))
    return [Reason(code, {"posts": bars[code], "of": count, "alone": alone[code]}) for code in ranked[:TOLD]]


# --- words --------------------------------------------------------------------------------------------------


def explain(reasons):
    """Reasons, or the rows they were stored as, as sentences in the active language."""
    return [_sentence(each) for each in (each if isinstance(each, dict) else each.as_row() for each in reasons)]


def _sentence(row):
    code, values = row["code"], {name.removesuffix("_fen"): _word(name, each) for name, each in row["values"].items()}
    if "alone" in values:
        return OBSTACLES[code][1] % values
    sentence = FITS.get(code) or EMPTY_HANDED.get(code)
    return str(sentence or OBSTACLES[code][0]) % values


def _word(name, value):
    if name.endswith("_fen"):
        return f"{value // 100}" if value % 100 == 0 else f"{value / 100:.2f}"
    return Direction(value).label if name == "direction" else value


def hindrance(code):
    """The sentence of one obstacle of one post."""
    return str(OBSTACLES[code][0])


# --- a vacancy as sent --------------------------------------------------------------------------------------


def vacancy_faults(values, *, county, filled=0):
    """[(field, code of states.FAULTS)] of a vacancy's values; `county` is the code of the county that publishes it."""
    away = values["channel"] == Channel.AWAY
    inside = values["destination"] == county
    checks = [
        ("headcount", "headcount", values["headcount"] < max(1, filled)),
        ("wage_max", "wage_range", not 0 <= values["wage_min_fen"] <= values["wage_max_fen"]),
        ("max_age", "age_range", not 16 <= values["min_age"] <= values["max_age"]),
        ("closes", "days", values["closes"] < values["opens"]),
        ("sex", "sex", values["sex"] not in ("", "1", "2")),
        ("sex_ground", "sex_ground", bool(values["sex"]) and not values["sex_ground"].strip()),
        ("channel", "channel_away", away and inside),
        ("destination", "channel_county", not away and not inside),
    ]
    return [(name, code) for name, code, wrong in checks if wrong]
