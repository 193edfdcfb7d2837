"""Who fits which post, and why, as arithmetic (X2.2-6, X4): hard requirements, then documented points.

Both are told part by part. Each part names the few facts of the person and of the post that it looks at, so that a
county's millions of pairs can be worked out from small tables of these facts (see assignment/board.py).
"""

from collections.abc import Callable
from typing import NamedTuple

from laborers.jobs.rules.facts import IN_COUNTY, IN_PROVINCE, OUT_PROVINCE, Reason, area, months
from laborers.jobs.rules.weights import POINTS, WAGE_SLOPE, WAGE_UNKNOWN
from laborers.jobs.states import Channel
from laborers.surveys.rules import EDUCATION_RANK, NO_ABILITY
from laborers.surveys.states import Direction

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
SOFT = frozenset({"not_seeking", "channel_away", "channel_welfare", "too_far", "season_busy"})
# Days to answer where nobody is asked for a date (the back office).
ANSWER_DAYS = 7


class Part(NamedTuple):
    """One part of the judgement: the facts it looks at, what may bar the pair, and what gives points.

    `bars(seeker, post)` yields codes of OBSTACLES; `told(seeker, post)` yields codes of weights, or (points, code).
    """

    of_seeker: Callable
    of_post: Callable
    bars: Callable | None = None
    told: Callable | None = None


# --- the parts ----------------------------------------------------------------------------------------------


def _ability(seeker, post):
    if seeker.labour_skill in NO_ABILITY:
        yield "no_ability"


def _age(seeker, post):
    if seeker.age < post.min_age:
        yield "too_young"
    elif seeker.age > post.max_age:
        yield "too_old"


def _person(seeker, post):
    if post.sex and post.sex != seeker.sex:
        yield "sex"
    if post.min_education:
        has = EDUCATION_RANK.get(seeker.education[:1])
        if has is None:
            yield "education_unknown"
        elif has < EDUCATION_RANK[post.min_education[:1]]:
            yield "education"
    if post.health_required:
        if not seeker.health:
            yield "health_unknown"
        elif seeker.health[:1] > post.health_required[:1]:
            yield "health"


def _craft_bars(seeker, post):
    if post.needs_skill and post.occupation not in seeker.skills:
        yield "skill"


def _craft(seeker, post):
    if post.occupation in seeker.skills:
        yield "has_skill"
        if post.occupation in seeker.trained:
            yield "trained"


def _wish(seeker, post):
    if post.occupation == seeker.training_wish and post.occupation not in seeker.skills:
        yield "training_wish"


def _place_bars(seeker, post):
    """What speaks against the place of the post: the direction first, then the distance wished."""
    if seeker.direction:
        opened = OPENS[seeker.direction]
        if not opened:
            yield "not_seeking"
            return
        if post.channel not in opened:
            yield "channel_welfare" if post.channel == Channel.WELFARE else "channel_away"
            return
    wanted = REACH.get(seeker.intention)
    if wanted is not None and area(seeker.home, post.destination) > wanted:
        yield "too_far"


def _place(seeker, post):
    away = area(seeker.home, post.destination)
    wanted = REACH.get(seeker.intention)
    if wanted is not None and away <= wanted:
        yield "distance_wanted" if away == wanted else "distance_nearer"
    if seeker.direction and post.channel in OPENS[seeker.direction][:1]:
        yield "direction"
    if seeker.care_duty:
        yield "care_far" if away else "care_near"
    if away and post.board_and_lodging:
        yield "board"
    if post.insurance:
        yield "insurance"


def _season_bars(seeker, post):
    if not months(post.season_from, post.season_to) <= months(seeker.free_from, seeker.free_to):
        yield "season_busy"


def _season(seeker, post):
    """Work whose season lies in the months that were told: what the person keeps the other months free for."""
    if seeker.free_from is not None and post.season_from is not None and not [*_season_bars(seeker, post)]:
        yield "season"


def _company(seeker, post):
    if seeker.beside and seeker.beside == post.destination:
        yield "together"


def _wage(seeker, post):
    expected = seeker.expected_wage_fen
    if not expected:
        yield WAGE_UNKNOWN, ""
    elif post.wage_min_fen >= expected:
        yield "wage_reaches"
    elif post.wage_max_fen >= expected:
        yield "wage_within"
    else:
        missing = (expected - post.wage_max_fen) * 100 // expected
        yield -WAGE_SLOPE * missing, "wage_below"


PARTS = (
    Part(lambda s: s.labour_skill in NO_ABILITY, lambda p: 0, _ability),
    Part(lambda s: s.age, lambda p: (p.min_age, p.max_age), _age),
    Part(
        lambda s: (s.sex, s.education[:1], s.health[:1]), lambda p: (p.sex, p.min_education, p.health_required), _person
    ),
    Part(lambda s: (s.skills, s.trained), lambda p: (p.occupation, p.needs_skill), _craft_bars, _craft),
    Part(lambda s: s.training_wish if s.training_wish not in s.skills else "", lambda p: p.occupation, None, _wish),
    Part(
        lambda s: (s.direction, s.intention, s.home[:6], s.care_duty),
        lambda p: (p.channel, p.destination, p.board_and_lodging, p.insurance), _place_bars, _place,
    ),
    Part(lambda s: (s.free_from, s.free_to), lambda p: (p.season_from, p.season_to), _season_bars, _season),
    Part(lambda s: s.beside, lambda p: p.destination, None, _company),
    Part(lambda s: s.expected_wage_fen, lambda p: (p.wage_min_fen, p.wage_max_fen), None, _wage),
)  # fmt: skip


# --- a pair -------------------------------------------------------------------------------------------------


def obstacles(seeker, post):
    """Codes of every hard constraint the pair fails, the weightiest first; empty when the post can be proposed."""
    return tuple(code for part in PARTS if part.bars for code in part.bars(seeker, post))


def requirements_missed(seeker, post):
    """Only the obstacles that the person's own choice cannot lift: a single offer minds these alone."""
    return tuple(code for code in obstacles(seeker, post) if code not in SOFT)


def part_points(part, seeker, post, weights=POINTS):
    """What one part gives a pair in points."""
    return sum(_points(told, weights) for told in part.told(seeker, post)) if part.told else 0


def points_of(seeker, post, weights=POINTS):
    """The points alone, for the many pairs nobody reads about."""
    return sum(part_points(part, seeker, post, weights) for part in PARTS)


def score(seeker, post, weights=POINTS):
    """(points, reasons) of a pair: the sum of the weights and a Reason for every one of them, the strongest first.

    Whether the household is supported gives no point: it decides between equal scores only (see assignment).
    """
    told = [each for part in PARTS if part.told for each in part.told(seeker, post)]
    worded = [(_points(each, weights), each if isinstance(each, str) else each[1]) for each in told]
    ranked = sorted(((points, code) for points, code in worded if code), key=lambda each: -each[0])
    return sum(points for points, _code in worded), [Reason(code, _values(code, seeker, post)) for _p, code in ranked]


def _points(told, weights):
    if isinstance(told, str):
        return weights[told]
    points, code = told
    # A wage below the wish loses points from those of a wage within the range, down to none.
    return max(0, weights["wage_within"] + points) if code == "wage_below" else points


def _values(code, seeker, post):
    if code.startswith("wage"):
        offered = post.wage_min_fen if code == "wage_reaches" else post.wage_max_fen
        return {"offered_fen": offered, "expected_fen": seeker.expected_wage_fen}
    return {"direction": seeker.direction} if code == "direction" else {}
