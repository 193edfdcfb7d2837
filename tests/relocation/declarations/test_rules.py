from datetime import date

import pytest

from relocation.declarations import rules


@pytest.mark.parametrize(
    ("findings", "fault"),
    [
        ([], "unclaimed"),
        ([None], "unchecked"),
        (["confirmed", None], "unchecked"),
        (["confirmed", "again"], "again"),
        (["unconfirmed", "unconfirmed"], "none_found"),
        (["confirmed"], ""),
        (["unconfirmed", "confirmed"], ""),
    ],
)
def test_one_condition_found_entitles_once_all_were_looked_at(findings, fault):
    assert rules.fault_of(findings) == fault


def test_an_appeal_has_sixty_days():
    assert rules.appeal_until(date(2026, 1, 1)) == date(2026, 3, 2)


@pytest.mark.parametrize(("persons", "home", "fits"), [(4, 4, True), (3, 4, True), (5, 4, False)])
def test_a_home_fits_whoever_it_is_meant_for_or_fewer(persons, home, fits):
    assert rules.fits(persons, home) is fits
