"""Pure decisions about difficulties, and the words against the shipped list."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from laborers.difficulties import rules
from laborers.difficulties.states import Kind
from xundian.codes import rules as codes

SHIPPED = Path(codes.__file__).parent / "data" / "difficulty_kind.csv"


def test_the_kinds_are_those_of_the_shipped_list_with_its_english_words():
    with SHIPPED.open(encoding="utf-8") as file:
        listed = {row["code"]: row["label_en"] for row in csv.DictReader(file)}
    with translation.override("en"):
        assert {kind.value: str(kind.label) for kind in Kind} == listed


def test_every_rule_speaks_of_known_kinds():
    assert set(Kind.values) >= rules.CONFIDENTIAL
    assert set(rules.DEFAULT_DEADLINES) - {rules.ANY_KIND} <= set(Kind.values)
    assert rules.ANY_KIND in rules.DEFAULT_DEADLINES


@pytest.mark.parametrize(
    ("role", "kind", "owner"),
    [
        ("village", "wage_arrears", ("village", True)),
        ("village", "domestic_violence", ("township", False)),
        ("site", "schooling", ("village", True)),
        ("site", "child_labour", ("township", False)),
        ("township", "papers_held", ("township", True)),
        ("station", "work_injury", ("station", True)),
        ("county", "other", ("county", True)),
    ],
)
def test_it_begins_with_the_reporters_office_but_what_may_harm_begins_above_the_village(role, kind, owner):
    assert rules.first_owner(role, kind) == owner


def test_the_last_day_is_counted_over_the_end_of_february():
    assert rules.due_on(date(2028, 2, 28), 1) == date(2028, 2, 29)
    assert rules.due_on(date(2027, 2, 28), 1) == date(2027, 3, 1)
