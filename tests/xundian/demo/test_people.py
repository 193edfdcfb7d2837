"""The invented people: always the same ones for a seed, and none that could be anybody."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from types import SimpleNamespace

import pytest

from xundian.codes.rules import check_identity, check_phone, check_uscc
from xundian.demo import market
from xundian.demo.cast import UNPEOPLED, VILLAGE
from xundian.demo.fates import Days, Fates
from xundian.demo.names import Names, uscc_of
from xundian.demo.people import Settling

ON = date(2026, 11, 22)
CODES = [VILLAGE, *UNPEOPLED, *(f"530129{100 + place}201" for place in range(4, 12))]
VILLAGES = [SimpleNamespace(code=code, name=f"{code}村", parent=SimpleNamespace(name="某镇")) for code in CODES]


def drawn(seed, laborers=400, on=ON):
    rng = Random(seed)
    households = Settling(rng, Names(rng), on).households(VILLAGES, laborers)
    return Fates(rng, households, Days(on)).draw()


def told(fates):
    return [
        (
            person.name,
            person.identity,
            person.phone,
            person.wish,
            [(each.start, each.end, each.place) for each in person.spells],
        )
        for person in fates.people
    ]


def test_a_seed_and_a_day_make_one_county():
    assert told(drawn(1)) == told(drawn(1))
    assert told(drawn(1)) != told(drawn(2))


def test_there_are_as_many_laborers_as_asked_for_and_nobody_lives_in_a_statistical_place():
    fates = drawn(3, laborers=251)
    assert len(fates.people) == 251
    assert {home.village for home in fates.households} == set(CODES) - set(UNPEOPLED)


def test_every_identity_number_is_valid_unique_and_begins_with_99():
    people = drawn(4).people
    assert len({person.identity for person in people}) == len(people)
    for person in people:
        checked = check_identity(person.identity, on=ON)
        assert person.identity.startswith("99")
        assert (checked.problems, checked.birth, checked.sex) == ((), person.birth, person.sex)


def test_every_phone_is_unique_and_begins_with_199():
    phones = [person.phone for person in drawn(5).people]
    assert len(set(phones)) == len(phones)
    assert all(phone.startswith("199") and not check_phone(phone).problems for phone in phones)


def test_some_names_have_a_middle_dot():
    names = [person.name for person in drawn(6).people]
    assert any("·" in name for name in names)
    assert max(map(len, names)) <= 50


@pytest.mark.parametrize("on", [date(2026, 1, 5), date(2026, 4, 19), date(2026, 4, 20), date(2028, 2, 29)])
def test_work_begins_in_the_last_year_at_18_or_later_and_after_the_first_assessment(on):
    days, fates = Days(on), drawn(7, on=on)
    assert days.judged(days.latest) <= on
    for spell in fates.spells:
        assert days.judged(days.former) < days.first <= spell.start <= on
        assert spell.person.age(spell.start) >= 18
        assert spell.end is None or spell.start < spell.end <= on - timedelta(days=1)


def test_spells_of_a_person_never_overlap():
    for person in drawn(8, laborers=900).people:
        for before, after in zip(person.spells, person.spells[1:], strict=False):
            assert before.end is not None
            assert before.end < after.start


def test_households_leave_together():
    away = Counter(spell.person.household.number for spell in drawn(9).spells if spell.away and not spell.end)
    assert max(away.values()) >= 2


def test_credit_codes_of_the_invented_firms_are_valid():
    codes = {uscc_of(firm.place, number) for number, firm in enumerate(market.FIRMS)}
    assert len(codes) == len(market.FIRMS)
    assert all(check_uscc(code).problems == () for code in codes)


def test_every_trade_has_a_title():
    assert {trade.occupation for firm in market.FIRMS for trade in firm.trades} <= set(market.TITLES)
