"""Identity numbers as Excel and people damage them: each damage is recognised, named, and never shown whole."""

import io

import pytest
import xlsxwriter

from laborers.imports import actions, queries
from laborers.imports.rules import identity_of, shown_identity
from laborers.registry.models import Laborer
from tests.factories.imports import DAY, HEAD, NOW, checked, identity, person, received, sheet
from xundian.codes.rules import check_identity

NUMBER = identity(7)
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
# A number whose last three digits Excel lost and then somebody made a text of; its check digit tells.
LOST = next(f"{number[:15]}000" for number in map(identity, range(400)) if check_identity(f"{number[:15]}000").problems)
X_NUMBER = next(number for number in map(identity, range(400)) if number.endswith("X"))


def workbook(*cells):
    """A workbook whose identity cells are numbers where they are given as numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, list(HEAD))
        for row, cell in enumerate(cells, 1):
            for place, (title, value) in enumerate(person(row).items()):
                page.write(row, place, cell) if title == "身份证号" else page.write_string(row, place, value)
    return out.getvalue()


@pytest.mark.parametrize(
    "typed",
    [
        f"'{NUMBER}", f"`{NUMBER}", f"‘{NUMBER}’", f'"{NUMBER}"', f" {NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]} ",
        f"\t{NUMBER}\n", f"\u200b{NUMBER}\ufeff", NUMBER.translate(WIDE), f"　{NUMBER}",
    ],
)  # fmt: skip
def test_what_only_surrounds_a_number_is_put_right(typed):
    check = identity_of(typed, DAY)
    assert (check.number, check.problems) == (NUMBER, ())


@pytest.mark.parametrize("typed", [X_NUMBER.lower(), X_NUMBER.translate(WIDE), f"'{X_NUMBER.lower()}"])
def test_a_small_or_wide_x_is_an_x(typed):
    assert identity_of(typed, DAY)[:2] == (X_NUMBER, ())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (float(NUMBER), "identity_truncated"),
        ("5.30129E+17", "identity_truncated"),
        ("5.30129198001011e+17", "identity_truncated"),
        (LOST, "identity_truncated"),
        (int(NUMBER[:15]) * 1000, "identity_truncated"),
        ("530129800101123", "identity_old"),
        (530129800101123, "identity_old"),
        (530129800101123.0, "identity_old"),
        ("530129801301123", "identity_length"),
        (NUMBER[:17], "identity_length"),
        (NUMBER + "1", "identity_length"),
        ("53012919800101OO35", "identity_characters"),
    ],
)
def test_each_damage_has_its_name(cell, code):
    assert identity_of(cell, DAY).problems[0] == code
    assert NUMBER not in shown_identity(cell)


def test_a_workbook_with_damaged_numbers_is_told_row_by_row(county):
    cells = (float(NUMBER), "5.30129E+17", f"'{identity(3)}", 530129800101123, X_NUMBER.lower(), LOST)
    report = queries.report(checked(workbook(*cells), county))
    assert [(each["row"], each["code"]) for each in report["problems"]] == [
        (2, "identity_truncated"), (3, "identity_truncated"), (5, "identity_old"), (7, "identity_truncated"),
    ]  # fmt: skip
    assert all("*" in each["value"] or "E+" in each["value"] for each in report["problems"])
    assert (report["ready"], report["errors"]) == (2, 4)


def test_one_person_written_in_two_ways_is_one_person(county):
    content = sheet(person(7), person(8, {"身份证号": f"'{NUMBER}", "户编号": "H00007"}))
    report = queries.report(checked(content, county))
    errors = [(each["row"], each["code"]) for each in report["problems"] if each["level"] == "error"]
    assert errors == [(3, "identity_twice")]


def test_it_is_the_number_that_is_kept_not_its_marks(county):
    batch = actions.check(batch=received(sheet(person(1, {"身份证号": f"`{NUMBER}"})), county), on=DAY, at=NOW)
    actions.commit(batch=batch, by=None, on=DAY, at=NOW)
    assert Laborer.objects.get().identity_hint == f"{NUMBER[:4]}**********{NUMBER[14:]}"
