"""Which way into work fits a relocated person (W2.2): arithmetic on what is known of the person and free at the site.

Words are codes of the lists `intention`, `labour_skill` and `education`; reasons are codes of states.REASONS. What a
county sets by a dated policy comes in as Terms; where it has set nothing, the usual Terms hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from laborers.placements.rules import months_later
from laborers.surveys.rules import GOES_OUT, Reason, reaches

WORKSHOP, INDUSTRY, MIGRATION, WELFARE = "WORKSHOP", "INDUSTRY", "MIGRATION", "WELFARE"
# Which vacancies of enterprises a channel leads to, by their channel; the other channels have places of their own.
VACANCIES = {MIGRATION: "away", INDUSTRY: "nearby"}

# Who organises the work of a channel, as the list `organised_by` says it.
ORGANISERS = {WORKSHOP: "workshop", WELFARE: "welfare_post", INDUSTRY: "government", MIGRATION: "government"}
# The occupation that a kind of public-welfare post is, where the two lists have different words.
POST_OCCUPATIONS = {
    "cleaning": "cleaning", "forest_guard": "forest_guard", "road_care": "road_upkeep", "water_care": "water_guard",
    "care": "nursing_care", "public_order": "security", "village_assistant": "clerical",
    "labour_assistant": "clerical",
}  # fmt: skip


@dataclass(frozen=True)
class Terms:
    """What a county's policy sets: days to answer and of rest after a no, ages (both ends included), schooling."""

    answer_days: int = 14
    rest_days: int = 30
    enough_school: str = "70"  # junior high school, GB/T 4658
    low_skill_to_workshop: bool = True
    migration_age_to: int = 60
    industry_age_to: int = 60
    welfare_age_from: int = 16
    welfare_age_to: int = 65
    term_warning_days: int = 60


USUAL = Terms()


@dataclass(frozen=True)
class Member:
    """What is known of a person of labour age, able and willing; empty text means "not told"."""

    id: str
    labour_skill: str = ""
    education: str = ""
    intention: str = ""
    care_duty: bool = False
    certified: bool = False
    age: int | None = None

    @property
    def weak(self):
        """Half strength only, by the survey."""
        return self.labour_skill == "weak"

    def low_skilled(self, terms=USUAL):
        """No skill and less school than the policy asks; school that was not told counts as little."""
        skilled = self.certified or self.labour_skill == "skilled"
        return not skilled and not reaches(self.education, terms.enough_school)

    @property
    def wishes_to_go(self):
        """Said so in the survey."""
        return self.intention in GOES_OUT

    @property
    def wants_farm_work(self):
        """Wishes for it, and is free and strong enough."""
        return self.intention == "farming" and not self.weak and not self.care_duty


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
        """Whether any public-welfare post is free."""
        return any(free > 0 for free in self.posts.values())


@dataclass(frozen=True)
class Proposal:
    """The channel that fits, with the grounds."""

    channel: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Verdict:
    """Whether a channel is open to a person: codes of states.REASONS for it, of states.HINDRANCES against it."""

    channel: str
    grounds: tuple[str, ...] = ()
    hindrances: tuple[str, ...] = ()

    @property
    def fits(self):
        """Nothing stands against it."""
        return not self.hindrances


# --- eligibility ------------------------------------------------------------------------------------------------------


def verdicts(member, places, terms=USUAL):
    """[Verdict] of all four channels in the order of the study: workshop, base, migration, public-welfare post."""
    others = [_workshop(member, places, terms), _industry(member, terms), _migration(member, terms)]
    return [*others, _welfare(member, places, terms, any(each.fits for each in others))]


def propose(member, places, terms=USUAL):
    """The channel to propose to a person.

    Who wants to leave and can is helped to leave. Who must stay home, is weak or has little skill goes to a workshop
    near the homes, unless farm work is the wish. Whoever is strong enough goes to a base. A public-welfare post is for
    the rest, and whoever the policy's ages keep from it is still proposed a place near home: nobody is left without.
    """
    workshop, industry, migration, _post = verdicts(member, places, terms)
    if migration.fits:
        return _proposal(MIGRATION, ("goes_out", {"intention": member.intention}))
    stays = _stays(member, terms)
    if workshop.fits and not (member.wants_farm_work and industry.fits):
        return _proposal(WORKSHOP, *stays, "workshop_free")
    past = ["too_old_to_migrate"] if migration.hindrances == ("too_old",) else []
    full = () if places.workshop_free or not stays else ("workshop_full",)
    if industry.fits:
        return _proposal(INDUSTRY, *industry.grounds, *past, *full)
    if not member.weak:
        past.append("too_old_for_base")
    age = welfare_age_problem(member.age, terms)
    if age:
        return _proposal(WORKSHOP, *stays, *past, *full, f"{age}_for_post")
    return _proposal(WELFARE, *stays, *past, *full, "post_free" if places.post_free else "post_full")


def choose(members):
    """Whom of a household to ask first: the strong before the weak, those without care duties before those with."""
    return min(members, key=lambda member: (member.weak, member.care_duty, str(member.id)))


def welfare_age_problem(age, terms=USUAL):
    """None, "too_old" or "too_young" for a public-welfare post; both ages of the policy are included."""
    if age is None or terms.welfare_age_from <= age <= terms.welfare_age_to:
        return None
    return "too_old" if age > terms.welfare_age_to else "too_young"


def _workshop(member, places, terms):
    stays = _stays(member, terms)
    against = [] if stays else ["no_need_to_stay"]
    return Verdict(WORKSHOP, tuple(stays), tuple(against + ([] if places.workshop_free else ["workshop_full"])))


def _industry(member, terms):
    wish = "wants_farm_work" if member.intention == "farming" else "works_nearby"
    against = [code for code, holds in (("weak", member.weak), ("too_old", _over(member, terms.industry_age_to)))
               if holds]  # fmt: skip
    return Verdict(INDUSTRY, (wish,), tuple(against))


def _migration(member, terms):
    held = (
        ("no_wish_to_leave", not member.wishes_to_go),
        ("care_duty", member.care_duty),
        ("weak", member.weak),
        ("too_old", _over(member, terms.migration_age_to)),
    )
    return Verdict(MIGRATION, ("goes_out",), tuple(code for code, holds in held if holds))


def _welfare(member, places, terms, other_fits):
    age = welfare_age_problem(member.age, terms)
    held = (("other_channel_fits", other_fits), (age, age), ("post_full", not places.post_free))
    return Verdict(WELFARE, tuple(_stays(member, terms)), tuple(code for code, holds in held if holds))


def _over(member, age):
    return member.age is not None and member.age > age


def _stays(member, terms):
    held = (
        (member.care_duty, "care_duty"),
        (member.weak, "weak"),
        (terms.low_skill_to_workshop and member.low_skilled(terms), "low_skilled"),
    )
    return [code for holds, code in held if holds]


def _proposal(channel, *grounds):
    rows = [ground if isinstance(ground, tuple) else (ground, {}) for ground in grounds]
    return Proposal(channel, tuple(Reason(code, values) for code, values in rows))


# --- days -------------------------------------------------------------------------------------------------------------


def rests(declined_on: date | None, on: date, terms=USUAL):
    """Whether somebody who last said no on that day is left in peace; `rest_days` later they may be asked again."""
    return declined_on is not None and declined_on > on - timedelta(days=terms.rest_days)


def answer_by(on: date, terms=USUAL):
    """The last day to answer what is offered on a day."""
    return on + timedelta(days=terms.answer_days)


def term_end(started_on: date, months: int | None):
    """The last day of a public-welfare post of so many months begun on a day; None for one without a term (X4.6)."""
    return months_later(started_on, months) - timedelta(days=1) if months else None


# --- places and work --------------------------------------------------------------------------------------------------


def place_problem(channel, *, workshop, welfare_post):
    """What is wrong with the concrete place of a channel: None, or (field, code of states.REFUSALS)."""
    if workshop and channel != WORKSHOP:
        return "workshop", "other_channel"
    if welfare_post and channel != WELFARE:
        return "welfare_post", "other_channel"
    return None


def missing_for(channel, work: Mapping):
    """The first field that placing through a channel needs and `work` lacks, or None; an offered post knows it all."""
    needed = {
        WORKSHOP: ("workshop",),
        WELFARE: ("welfare_post",),
        INDUSTRY: ("employer_name", "occupation"),
        MIGRATION: ("employer_name", "occupation", "destination"),
    }[channel]
    if work.get("offer"):
        return None
    return next((name for name in needed if not work.get(name)), None)
