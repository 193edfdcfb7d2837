"""What happens to whom in the demo county: who learns, who leaves when and for where, who comes back and why."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from laborers.visits.rules import plus_months
from xundian.demo import market
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.demo.people import pick

OPEN_SHARE, ENDED_SHARE = 0.30, 0.05
RECENT_DAYS = 35
FIT_HEALTH, FIT_LABOUR = ("健康", "长期慢性病"), ("普通劳动力", "技能劳动力")
AWAY_WAYS = (("government", 36), ("self", 45), ("enterprise", 7), ("intermediary", 8), ("cooperative", 4))
NEAR_WAYS = (("self", 40), ("enterprise", 30), ("cooperative", 10), ("welfare_post", 20))
REASONS = (
    ("returned", 30), ("contract_ended", 20), ("family", 20), ("changed_job", 12), ("illness", 8), ("dismissed", 5),
    ("enterprise_closed", 5),
)  # fmt: skip
# What becomes of a case when work ended and no other follows.
AFTER = (("matching", 62), ("returned", 20), ("settled", 8), ("withdrew", 6), ("moved", 4))
WISHES = (
    ("县内务工", 30), ("省内务工", 22), ("省外务工", 14), ("务农", 14), ("无意愿", 8), ("创业", 4), ("", 8),
)  # fmt: skip


class Days:
    """The calendar of a load that ends on the day `on`: survey rounds, assessments, and what counts as recent."""

    def __init__(self, on):
        self.on = on
        self.latest = on.year if (on.month, on.day) >= (4, 20) else on.year - 1
        self.former = self.latest - 1
        self.first = on - timedelta(days=364)
        self.recent_from = on - timedelta(days=RECENT_DAYS)

    def asked(self, year, rng):
        """A day on which the round of a year asked someone."""
        return date(year, 2, 25) + timedelta(days=rng.randrange(34))

    def judged(self, year):
        """The day on which the county assessed what the round told."""
        return date(year, 4, 10)


@dataclass(eq=False)
class Departure:
    """An organised batch: who leads it, when it leaves, and where to; `state` is where it has come to."""

    division: str
    name: str
    departs: date
    firm: market.Firm
    transport: str
    state: str = "arrived"
    id: object = None


@dataclass(eq=False)
class Spell:
    """A spell of work as it will be recorded; an open one has no `end`."""

    person: object
    start: date
    end: date | None = None
    reason: str = ""
    after: str = "matching"
    place: str = market.HOME
    occupation: str = ""
    wage: int = 0
    way: str = "self"
    firm: market.Firm | None = None
    employer: str = ""
    departure: Departure | None = None
    contract_to: date | None = None
    placement_id: object = None
    cards: list = field(default_factory=list)

    @property
    def away(self):
        """Whether it lies outside the county."""
        return self.place != market.HOME

    def holds(self, day):
        """Whether it covers the day."""
        return self.start <= day and (self.end is None or self.end >= day)


class Fates:
    """Draws a fate for everyone; the people are changed in place and `spells`, `departures` collected."""

    def __init__(self, rng, households, days):
        self.rng, self.households, self.days = rng, households, days
        self.people = [person for home in households for person in home.people]
        self.spells = []

    @cached_property
    def departures(self):
        """Eleven batches of the year that have arrived, one on its way, one planned, one that was called off."""
        rng, days = self.rng, self.days
        gone = sorted(days.first + timedelta(days=rng.randrange(20, 362)) for _each in range(11))
        kinds = [(day, "arrived") for day in gone] + [(days.on - timedelta(days=1), "departed")]
        kinds += [(days.on + timedelta(days=6), "planned"), (days.on - timedelta(days=40), "cancelled")]
        return [self._departure(number, day, state) for number, (day, state) in enumerate(kinds)]

    def _departure(self, number, day, state):
        firm = self.rng.choice(market.AWAY_FIRMS)
        division = TOWNSHIP if number % 4 == 3 or state == "planned" else COUNTY
        where = "羊街镇" if division == TOWNSHIP else "全县"
        transport = "直达" if firm.place.startswith("53") else "昆明南站高铁专列"
        return Departure(division, f"{where}赴{firm.name[:2]}劳务输出{day:%m月%d日}批次", day, firm, transport, state)

    def draw(self):
        """Decide everything, in a fixed order."""
        for person in self.people:
            self._profile(person)
        self._draw_spells()
        for person in self.people:
            self._wish(person)
        self.late = self._draw_late()
        return self

    def _draw_late(self):
        """Identity numbers of those whom the township's officer registers only now: nobody has assessed them yet."""
        own = [each for each in self.people if each.household.township == TOWNSHIP and not each.spells]
        new = [each for each in own if each.first_asked == self.days.latest]
        late = (new or own)[: max(2, len(own) // 6)]
        for person in late:
            person.first_asked = self.days.latest
        return {person.identity for person in late}

    def _profile(self, person):
        rng, days = self.rng, self.days
        young = person.age(date(days.former, 3, 1)) < 16
        person.first_asked = days.latest if young or rng.random() < 0.12 else days.former
        person.wage = rng.randrange(2600, 4200, 100) if person.sex == "2" else rng.randrange(3000, 5200, 100)
        cares = any(each.school == "too_young" for each in person.household.care)
        person.care_duty = person.sex == "2" and cares and rng.random() < 0.45

    # --- spells of work -----------------------------------------------------------------------------------------

    def _draw_spells(self):
        """Households leave together: someone's going makes the next one's likelier."""
        rng = self.rng
        wanted, ended = int(len(self.people) * OPEN_SHARE), int(len(self.people) * ENDED_SHARE)
        order = sorted(self.households, key=lambda home: (home.township != TOWNSHIP, rng.random()))
        # The officers who sign in see much; the rest of the county follows in any order.
        first = len(order) // 20
        order = order[:first] + rng.sample(order[first:], len(order) - first)
        for home in order:
            chance = 0.55
            for person in home.people:
                if rng.random() < chance and self._can_go(person, self.days.first):
                    chance = 0.75
                    if ended and rng.random() < 0.17:
                        ended -= 1
                        wanted -= self._left_and_came_back(person)
                    elif wanted > 0:
                        wanted -= 1
                        self._begin(person, self._start_day(self.days.first, self.days.on))
            if wanted <= 0:
                return

    def _can_go(self, person, day):
        return (
            18 <= person.age(day) <= 57
            and person.first_asked == self.days.former
            and not person.in_school
            and not person.spells
            and person.health in FIT_HEALTH
            and person.labour in FIT_LABOUR
            and person.household.township_name
        )

    def _start_day(self, first, last):
        """A day between; after Spring Festival and in late summer more people leave."""
        span = (last - first).days
        while True:
            day = first + timedelta(days=self.rng.randint(0, span))
            season = 1.0 if (2, 15) <= (day.month, day.day) <= (4, 5) else 0.6 if day.month == 8 else 0.35
            if self.rng.random() < season:
                return day

    def _begin(self, person, start):
        spell = Spell(person, start)
        (self._abroad if self.rng.random() < 0.76 else self._near)(spell)
        if spell.firm and spell.way != "welfare_post":
            spell.contract_to = plus_months(spell.start, self.rng.choice((12, 12, 24, 36))) - timedelta(days=1)
        person.spells.append(spell)
        self.spells.append(spell)
        return spell

    def _left_and_came_back(self, person):
        """Work that ended; how many (0 or 1) open spells followed."""
        rng, days = self.rng, self.days
        spell = self._begin(person, self._start_day(days.first, days.on - timedelta(days=75)))
        spell.end = spell.start + timedelta(days=rng.randint(30, max(31, (days.on - spell.start).days - 25)))
        spell.reason, spell.after = pick(rng, REASONS), pick(rng, AFTER)
        if spell.reason == "changed_job" or rng.random() < 0.25:
            spell.after = "matching"
            self._begin(person, spell.end + timedelta(days=rng.randint(8, 20)))
            return 1
        return 0

    def _abroad(self, spell):
        rng = self.rng
        spell.way = pick(rng, AWAY_WAYS)
        if spell.way == "self":
            spell.employer, spell.place, spell.occupation, wage = rng.choice(market.SELF_FOUND)
            spell.wage = wage + rng.randrange(-6, 9) * 100
            return
        firm = market.AGENCY if spell.way == "intermediary" else self._firm(spell.person)
        if spell.way == "government" and (departure := self._departure_for(spell)):
            spell.departure, spell.start, firm = departure, departure.departs, departure.firm
        self._hire(spell, firm)

    def _firm(self, person):
        """People of the county's east go to Kunming, the young to the coast."""
        coast = self.rng.random() < (0.6 if person.age(self.days.on) < 35 else 0.35)
        return self.rng.choice([f for f in market.AWAY_FIRMS if f.place.startswith(market.COAST) == coast])

    def _departure_for(self, spell):
        """An arrived batch that leaves from the person's place within a month of the day meant."""
        if spell.person.spells:
            return None
        near = [
            each for each in self.departures
            if each.state in ("arrived", "departed") and abs((each.departs - spell.start).days) <= 25
            and spell.person.household.village.startswith(each.division)
        ]  # fmt: skip
        return self.rng.choice(near) if near else None

    def _near(self, spell):
        rng = self.rng
        spell.way = pick(rng, NEAR_WAYS)
        if spell.way == "self":
            spell.employer, spell.occupation, wage = rng.choice(market.NEAR_FOUND)
            spell.wage = wage + rng.randrange(-3, 5) * 100
        elif spell.way == "welfare_post":
            spell.occupation, spell.wage = rng.choice(market.VILLAGE_POSTS)
            spell.employer = spell.person.household.village_name
        else:
            self._hire(spell, rng.choice(market.NEAR_FIRMS))

    def _hire(self, spell, firm):
        trade = self.rng.choice(firm.trades)
        spell.firm, spell.place, spell.occupation = firm, firm.place, trade.occupation
        spell.wage = self.rng.randrange(trade.wage_from, trade.wage_to, 100)

    # --- wishes -------------------------------------------------------------------------------------------------

    def _wish(self, person):
        """Who left had wished so; nobody else's answer follows from anything but chance."""
        rng = self.rng
        person.wish, person.trade = pick(rng, WISHES), ""
        if person.spells:
            place = person.spells[-1].place
            near = "省内务工" if place.startswith("53") else "省外务工"
            person.wish = "县内务工" if place == market.HOME else near
            person.care_duty = person.care_duty and place == market.HOME
        elif rng.random() < 0.3:
            person.trade = rng.choice(("电焊", "家政服务", "烹饪", "种植", "养殖", "缝纫", "汽车维修", "电子商务"))
