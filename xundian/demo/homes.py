"""What the township adds to the households of the surveys: addresses, dependants, declared skills, category history."""

from datetime import timedelta

from laborers.registry import actions as registry
from laborers.registry.models import Dependant, Household, Skill
from xundian.accounts.scope import under
from xundian.codes.queries import table
from xundian.demo.cast import COUNTY
from xundian.kit.ids import new_id
from xundian.kit.sql import execute

ADDRESSES = """
UPDATE laborers_household h SET address = n.address, phone = n.phone
FROM unnest(%(ids)s::uuid[], %(addresses)s::text[], %(phones)s::text[]) AS n(id, address, phone) WHERE h.id = n.id
"""
# What a category of today was before 2021, and since when the words of today hold.
SINCE_2021 = """
UPDATE laborers_householdcategory c SET valid_from = '2021-01-01', basis = '中农组发〔2021〕7号'
FROM laborers_household h WHERE h.id = c.household_id AND left(h.division_id, 6) = %(county)s AND c.valid_to IS NULL
    AND c.category IN ('out_of_poverty', 'monitored_unstable')
"""
BEFORE_2021 = """
INSERT INTO laborers_householdcategory (id, created_at, household_id, category, valid_from, valid_to, basis)
SELECT gen_random_uuid(), now(), c.household_id, 'registered_poor', '2014-01-01', '2020-12-31', '建档立卡'
FROM laborers_householdcategory c JOIN laborers_household h ON h.id = c.household_id
WHERE left(h.division_id, 6) = %(county)s AND c.valid_to IS NULL
    AND c.category IN ('out_of_poverty', 'monitored_unstable')
"""
SUDDEN, LIFTED = "突发大病，经村级评议认定", "风险消除，经县级审定"


def complete(setting):
    """Addresses, dependants and skills of everyone registered; {dependants, skills}."""
    homes = [home for home in setting.fates.households if home.id]
    execute(ADDRESSES, {
        "ids": [home.id for home in homes],
        "addresses": [f"{home.village_name}{home.group}{setting.rng.randint(1, 88)}号" for home in homes],
        "phones": [home.people[0].phone for home in homes],
    })  # fmt: skip
    return {"dependants": add_dependants(homes), "skills": _skills(setting)}


def add_dependants(homes):
    """Children and old people of registered households; how many."""
    rows = []
    for home in homes:
        for each in home.care:
            row = Dependant(
                id=new_id(), household_id=home.id, name=each.name, birth=each.birth, kind=each.kind,
                school_status=each.school,
            )  # fmt: skip
            each.id = str(row.pk)
            rows.append(row)
    return len(Dependant.objects.bulk_create(rows, batch_size=1000))


def _skills(setting):
    """Skilled people say what they can, half of them with a certificate."""
    rng, known = setting.rng, list(table("occupation", setting.on).choices("zh-hans"))
    trades = [code for code, _label in known if code not in ("forest_guard", "water_guard", "road_upkeep")]
    rows = []
    for person in setting.people:
        if person.labour == "技能劳动力" and person.laborer_id:
            trade = person.spells[-1].occupation if person.spells and rng.random() < 0.7 else rng.choice(trades)
            number = f"云人社证{rng.randint(2012, 2023)}{rng.randrange(10**6):06d}" if rng.random() < 0.5 else ""
            rows.append(
                Skill(
                    laborer_id=person.laborer_id,
                    occupation=trade,
                    certificate=number,
                    source="survey",
                    level=rng.choice("554") if number else "",
                )
            )
    return len(Skill.objects.bulk_create(rows, batch_size=1000))


def write_history(setting):
    """The categories before 2021, and the changes of the last months through the action; how many changed."""
    execute(BEFORE_2021, {"county": COUNTY})
    execute(SINCE_2021, {"county": COUNTY})
    by, changed = setting.users["county"], 0
    for category, to, basis in (
        ("ordinary", "monitored_sudden", SUDDEN), ("monitored_unstable", "out_of_poverty", LIFTED),
    ):  # fmt: skip
        rows = Household.objects.filter(under("division_id", COUNTY), category=category).order_by("number")
        for household in list(rows)[:: max(1, rows.count() // 8)][:8]:
            begun = household.categories.get(valid_to=None).valid_from
            day = max(begun + timedelta(days=7), setting.on - timedelta(days=setting.rng.randint(5, 200)))
            if day <= setting.on:
                registry.change_category(household=household, category=to, by=by, on=day, basis=basis)
                changed += 1
    return changed
