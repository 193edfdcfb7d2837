"""Which way into work fits a relocated person (W2.2): arithmetic on what is known of the person and free at the site.

Words are codes of the lists `intention`, `labour_skill` and `education`; reasons are codes of states.REASONS.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from laborers.surveys.rules import GOES_OUT, Reason, reaches

WORKSHOP, INDUSTRY, MIGRATION, WELFARE = "WORKSHOP", "INDUSTRY", "MIGRATION", "WELFARE"
# Days a household has to answer, and days for which someone who declined is left in peace.
ANSWER_DAYS, REST_DAYS = 14, 30
ENOUGH_SCHOOL = "70"  # junior high school, GB/T 4658

# Who organises the work of a channel, as the list `organised_by` says it.
ORGANISERS = {WORKSHOP: "workshop", WELFARE: "welfare_post", INDUSTRY: "government", MIGRATION: "government"}
# The occupation that a kind of public-welfare post is, where the two lists have different words.
POST_OCCUPATIONS = {
    "cleaning": "cleaning", "forest_guard": "forest_guard", "road_care": "road_upkeep", "water_care": "water_guard",
    "care": "nursing_care", "public_order": "security", "village_assistant": "clerical",
    "labour_assistant": "clerical",
}  # fmt: skip


@dataclass(frozen=True)
class Member:
    """What is known of a person of labour age, able and willing; empty text means "not told"."""

    id: str
    labour_skill: str = ""
    education: str = ""
    intention: str = ""
    care_duty: bool = False
    certified: bool = False

    @property
    def weak(self):
        """Half strength only, by the survey."""
        return self.labour_skill == "weak"

    @property
    def low_skilled(self):
        """No skill and less school than junior high; school that was not told counts as little."""
        skilled = self.certified or self.labour_skill == "skilled"
        return not skilled and not reaches(self.education, ENOUGH_SCHOOL)

    @property
    def goes(self):
        """Willing and free to leave."""
        return self.intention in GOES_OUT and not self.care_duty and not self.weak


@dataclass
class Places:
    """What a site has free: places by id of workshop and of public-welfare post; `take` uses one up."""

    workshops: dict = field(default_factory=dict)
    posts: dict = field(default_factory=dict)

    def take(self, channel):
        """The id with most places left in the channel's stock, one place less there; None when all are taken."""
        stock = {WORKSHOP: self.workshops, WELFARE: self.posts}.get(channel, {})
        chosen = max(stock, key=lambda each: (stock[each], str(each)), default=None)
        if chosen is None or stock[chosen] <= 0:
            return None
        stock[chosen] -= 1
        return chosen

    @property
    def workshop_free(self):
        """Whether any workshop has a place."""
        return any(free > 0 for free in self.workshops.values())

    @property
    def post_free(self):
        """Whether any public-welfare post has a place."""
        return any(free > 0 for free in self.posts.values())


@dataclass(frozen=True)
class Proposal:
    """A channel and every ground for it."""

    channel: str
    reasons: tuple[Reason, ...]


def propose(member, places):
    """The channel for a Member where Places are free (W2.2); nobody is left without one.

    Who wants to leave and can is helped to leave. Who must stay home, is weak or has little skill goes to a workshop
    near the homes, unless farm work is the wish. Whoever is strong enough goes to a base. A public-welfare post is for
    the rest.
    """
    if member.goes:
        return _proposal(MIGRATION, ("goes_out", {"intention": member.intention}))
    stays = _stays(member)
    if stays and places.workshop_free and not _wants_farm_work(member):
        return _proposal(WORKSHOP, *stays, "workshop_free")
    full = () if places.workshop_free or not stays else ("workshop_full",)
    if not member.weak:
        wish = "wants_farm_work" if member.intention == "farming" else "works_nearby"
        return _proposal(INDUSTRY, wish, *full)
    return _proposal(WELFARE, *stays, *full, "post_free" if places.post_free else "post_full")


def choose(members):
    """Whom of a household to ask first: the strong before the weak, those without care duties before those with."""
    return min(members, key=lambda member: (member.weak, member.care_duty, str(member.id)))


def place_problem(channel, *, workshop, welfare_post):
    """What is wrong with the concrete place of a channel: None, or (field, code of states.REFUSALS)."""
    if workshop and channel != WORKSHOP:
        return "workshop", "other_channel"
    if welfare_post and channel != WELFARE:
        return "welfare_post", "other_channel"
    return None


def missing_for(channel, work: Mapping):
    """The first field that placing through a channel needs and `work` lacks, or None."""
    needed = {
        WORKSHOP: ("workshop",),
        WELFARE: ("welfare_post",),
        INDUSTRY: ("employer_name", "occupation"),
        MIGRATION: ("employer_name", "occupation", "destination"),
    }[channel]
    return next((name for name in needed if not work.get(name)), None)


def _stays(member):
    held = (
        (member.care_duty, "care_duty"),
        (member.weak, "weak"),
        (member.low_skilled, "low_skilled"),
    )
    return [code for holds, code in held if holds]


def _wants_farm_work(member):
    return member.intention == "farming" and not member.weak and not member.care_duty


def _proposal(channel, *grounds):
    rows = [ground if isinstance(ground, tuple) else (ground, {}) for ground in grounds]
    return Proposal(channel, tuple(Reason(code, values) for code, values in rows))
