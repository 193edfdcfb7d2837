from datetime import date

import pytest

from laborers.placements import rules

VILLAGE = "530129103207"


@pytest.mark.parametrize(
    ("destination", "area"),
    [
        ("530129", "in_county"), ("530128", "in_province"), ("530100", "in_province"), ("530000", "in_province"),
        ("440300", "out_province"), ("520526", "out_province"), ("990000", "abroad"), ("810000", "abroad"),
        ("820000", "abroad"), ("710000", "abroad"), ("000000", "other"),
    ],
)  # fmt: skip
def test_it_derives_the_area_of_work_from_home_and_destination(destination, area):
    assert rules.area_of_work(VILLAGE, destination) == area
    assert rules.is_away(area) is (area != "in_county")


def test_it_is_the_same_area_for_everyone_of_the_county():
    assert rules.area_of_work("530129", "530112") == rules.area_of_work("53012910320701", "530112") == "in_province"


@pytest.mark.parametrize("text", ["", "53012", "5301290", "53012x", "５３０１２９"])
def test_it_knows_the_form_of_a_place(text):
    assert not rules.is_destination(text)


def test_a_consent_holds_from_its_day_until_it_is_withdrawn():
    given, withdrawn = date(2026, 3, 1), date(2026, 4, 1)
    held = [
        rules.consent_holds(given_on=given, withdrawn_on=withdrawn, on=day)
        for day in (date(2026, 2, 28), given, date(2026, 3, 31), withdrawn)
    ]
    assert held == [False, True, True, False]
    assert rules.consent_holds(given_on=given, withdrawn_on=None, on=date(2030, 1, 1))


def test_sixteen_is_reached_on_the_birthday():
    assert not rules.old_enough(date(2010, 3, 10), date(2026, 3, 9))
    assert rules.old_enough(date(2010, 3, 10), date(2026, 3, 10))


def test_a_card_number_gives_its_serial_back():
    assert rules.card_number("530129", 2026, 7) == "530129-2026-000007"
    assert rules.serial_of("530129-2026-000007") == 7
