from decimal import Decimal

import pytest

from relocation.sites import rules


def test_doors_go_storey_by_storey_through_every_unit():
    doors = rules.doors(["1单元", "2单元"], 2, 3)
    assert [door.room for door in doors[:6]] == ["101", "102", "103", "201", "202", "203"]
    assert [door.unit for door in doors] == ["1单元"] * 6 + ["2单元"] * 6
    assert rules.doors([], 12, 1)[-1] == ("", "1201")


@pytest.mark.parametrize(("members", "persons", "fit"), [(5, 4, "small"), (4, 4, "fits"), (3, 4, "large")])
def test_a_home_fits_as_many_as_it_is_meant_for(members, persons, fit):
    assert rules.fit(members, persons) == fit


def test_ratios_are_for_a_thousand_residents_to_two_places():
    # Wuligang as published (W2.2): 4 kindergartens for 9,211 people.
    assert rules.per_thousand(4, 9211) == Decimal("0.43")
    assert rules.per_thousand(10, 9211) == Decimal("1.09")
    assert rules.per_thousand(3, 0) is None


def test_the_mix_tells_the_largest_village_and_buildings_of_one_village():
    rows = [("1栋", "A", 3, 9), ("1栋", "B", 1, 4), ("2栋", "A", 2, 7), ("3栋", "B", 1, 2)]
    found = rules.mix(rows)
    assert found == {
        "villages": 2, "households": 7, "residents": 22, "largest": 71, "apart": 1, "buildings": 3
    }  # fmt: skip
    assert rules.mix([])["largest"] is None
