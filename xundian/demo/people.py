"""The invented households of the county, before anything is written: who lives where, how old, with whom."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from laborers.registry.rules import age_on
from xundian.demo.cast import TOWNSHIP, UNPEOPLED, VILLAGE

HEAD, SPOUSE, SON, DAUGHTER, FATHER, MOTHER = "户主", "配偶", "子", "女", "之父", "之母"
GROUPS = ("上村", "下村", "大村", "小村", "新村", "老村", "河边", "山脚", "对门")
# Shares of GB/T 3304 groups among families that tell theirs; a third does not tell.
ETHNIC = (("", 34), ("01", 46), ("03", 9), ("07", 8), ("06", 3))
CATEGORIES = (
    ("一般农户", 74), ("脱贫户", 21), ("脱贫不稳定户", 2), ("边缘易致贫户", 2), ("突发严重困难户", 1),
)  # fmt: skip
EDUCATION_YOUNG = (("小学", 6), ("初中", 44), ("高中", 16), ("中专", 20), ("大专", 11), ("本科", 3))
EDUCATION_MIDDLE = (("文盲或半文盲", 4), ("小学", 38), ("初中", 48), ("高中", 7), ("中专", 3))
EDUCATION_OLD = (("文盲或半文盲", 22), ("小学", 60), ("初中", 18))
HEALTH = (("健康", 90), ("长期慢性病", 7), ("患有大病", 1), ("残疾", 2))
HALL_SHARE = 3


@dataclass(eq=False)
class Person:
    """A laborer to be; words stand as a form writes them, `answers` holds what each survey round hears."""

    household: "Household"
    name: str
    sex: str
    birth: date
    relation: str
    identity: str
    phone: str
    education: str
    health: str
    labour: str
    wish: str = ""
    trade: str = ""
    wage: int = 0
    care_duty: bool = False
    in_school: bool = False
    first_asked: int = 0
    spells: list = field(default_factory=list)
    course: object = None
    # Filled once the registry knows them.
    laborer_id: object = None
    case_id: object = None

    def age(self, on):
        """Whole years on a day."""
        return age_on(self.birth, on)


@dataclass(eq=False)
class Care:
    """A child or an old person of a household."""

    name: str
    birth: date
    kind: str
    school: str = ""
    id: str = ""


@dataclass(eq=False)
class Household:
    """A household with everyone in it."""

    number: str
    village: str
    village_name: str
    township_name: str
    group: str
    ethnic: str
    category: str
    people: list = field(default_factory=list)
    care: list = field(default_factory=list)
    id: object = None

    @property
    def township(self):
        """The code of the township."""
        return self.village[:9]


def pick(rng, weighted):
    """One of ((value, weight), …)."""
    values, weights = zip(*weighted, strict=True)
    return rng.choices(values, weights)[0]


class Settling:
    """Fills villages with households until there are as many laborers as asked for; ages are those of the day `on`."""

    def __init__(self, rng, names, on):
        self.rng, self.names, self.on = rng, names, on
        self.serials = {}

    def households(self, villages, laborers):
        """Households of villages (rows with code, name, parent name) with exactly so many laborers in all."""
        villages = [each for each in villages if each.code not in UNPEOPLED]
        firsts = {each.code[:9]: each for each in villages}
        # Every township has someone, and the village officer who signs in has plenty.
        own = next(each for each in villages if each.code == VILLAGE)
        order = [*firsts.values(), *[own] * max(6, laborers // 130)]
        weights = [HALL_SHARE if each.code.startswith(TOWNSHIP) else 1 for each in villages]
        found, left = [], laborers
        while left > 0:
            village = order.pop() if order else self.rng.choices(villages, weights)[0]
            found.append(self.household(village, left))
            left -= len(found[-1].people)
        return found

    def household(self, village, most=6):
        """One household of a village with at most so many laborers."""
        rng = self.rng
        serial = self.serials[village.code] = self.serials.get(village.code, 0) + 1
        ethnic = pick(rng, ETHNIC)
        home = Household(
            number=f"{village.code[6:]}{serial:04d}", village=village.code, village_name=village.name,
            township_name=village.parent.name, group=rng.choice(GROUPS), ethnic=ethnic, category=pick(rng, CATEGORIES),
        )  # fmt: skip
        surname = self.names.family(ethnic)
        head_age = rng.choice((rng.randint(26, 40), rng.randint(38, 58), rng.randint(45, 62)))
        self._adults(home, surname, head_age, most)
        self._young(home, surname, head_age, most)
        self._old(home, surname, head_age, most)
        return home

    def _adults(self, home, surname, age, most):
        sex = "1" if self.rng.random() < 0.88 else "2"
        self._join(home, HEAD, surname, sex, age)
        if most > 1 and self.rng.random() < 0.86:
            other = self.names.family(home.ethnic)
            self._join(home, SPOUSE, other, "2" if sex == "1" else "1", age + self.rng.randint(-5, 3))

    def _young(self, home, surname, head_age, most):
        """Children: over 15 laborers, below that dependants."""
        for _child in range(self.rng.choices((0, 1, 2, 3), (15, 38, 38, 9))[0]):
            age = head_age - self.rng.randint(21, 34)
            sex = self.rng.choice("12")
            if 16 <= age <= 30 and len(home.people) < most and self.rng.random() < 0.75:
                self._join(home, SON if sex == "1" else DAUGHTER, surname, sex, age)
            elif 0 <= age < 18:
                self._look_after(home, surname, sex, age, "child")

    def _old(self, home, surname, head_age, most):
        for sex, relation in (("1", FATHER), ("2", MOTHER)):
            age = head_age + self.rng.randint(20, 28)
            if age > 88 or self.rng.random() > 0.42:
                continue
            if age <= 63 and len(home.people) < most:
                self._join(home, relation, surname if sex == "1" else self.names.family(home.ethnic), sex, age)
            else:
                self._look_after(home, surname if sex == "1" else self.names.family(home.ethnic), sex, age, "elder")

    def _born(self, age):
        """A birth date that gives the age on the day."""
        return self.on - timedelta(days=int(age * 365.25) + self.rng.randint(20, 340))

    def _join(self, home, relation, surname, sex, age):
        rng = self.rng
        birth = self._born(max(age, 16))
        schooling = EDUCATION_YOUNG if age < 30 else EDUCATION_MIDDLE if age < 50 else EDUCATION_OLD
        labour = pick(rng, (("普通劳动力", 82), ("技能劳动力", 14), ("弱劳动力或半劳动力", 4)))
        if age > 57:
            labour = pick(rng, (("普通劳动力", 55), ("弱劳动力或半劳动力", 40), ("丧失劳动力", 5)))
        home.people.append(
            Person(
                household=home,
                name=self.names.person(surname, sex),
                sex=sex,
                birth=birth,
                relation=relation,
                identity=self.names.identity(birth, sex),
                phone=self.names.phone(),
                education=pick(rng, schooling),
                health=pick(rng, HEALTH),
                labour=labour,
                in_school=age < 20 and rng.random() < 0.45,
            )
        )

    def _look_after(self, home, surname, sex, age, kind):
        school = ""
        if kind == "child":
            school = "too_young" if age < 6 else "enrolled"
            if age >= 16:
                school = self.rng.choice(("enrolled", "enrolled", "finished"))
            elif age >= 6 and self.rng.random() < 0.015:
                school = self.rng.choice(("not_enrolled", "unknown"))
        home.care.append(Care(self.names.person(surname, sex), self._born(age), kind, school))
