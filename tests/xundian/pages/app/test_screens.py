"""The work screens: every question is asked somewhere, every word a script says exists, every template is there."""

import re

import pytest
from django.utils import translation

from laborers.difficulties.states import Kind
from laborers.visits import rules
from laborers.visits.states import DependantChange, LaborerChange, VisitKind
from xundian.pages.app import forms, words
from xundian.pages.app.files import FOLDER, release
from xundian.pages.app.joining import DECLARED, IMPORT, LISTED

SCRIPTS = {path.name: path.read_text() for path in (*sorted((FOLDER / "screens").glob("*.js")), FOLDER / "sheets.js")}
# Asked by parts of their own: each person, what was met with, difficulties, news.
ELSEWHERE = {"members", "dependants", "schooling", "difficulties", "news_to_migrant"}


@pytest.fixture
def book():
    with translation.override("en"):
        return words.book(), forms.book()


def codes(rows):
    return [row[0] for row in rows]


def test_every_question_of_a_visit_is_asked_once(book):
    _words, asked = book
    field = [code for _name, _label, questions in asked["sections"] for code in codes(questions)]
    assert sorted(field) == sorted(set(rules.FINDINGS[VisitKind.FIELD_HALF_YEAR]) - ELSEWHERE)
    assert set(codes(asked["monthly"])) == set(rules.FINDINGS[VisitKind.HOUSEHOLD_MONTHLY]) - ELSEWHERE
    assert set(codes(asked["care"])) == set(rules.FINDINGS[VisitKind.CARE_YEARLY]) - ELSEWHERE


def test_the_sensitive_questions_and_no_others_ask_for_consent(book):
    _words, asked = book
    marked = {row[0] for _name, _label, questions in asked["sections"] for row in questions if row[3]}
    assert marked == rules.SENSITIVE
    assert asked["consent"][0].startswith("visit_")
    assert asked["consent"][1]


def test_every_change_and_every_kind_of_difficulty_can_be_told(book):
    _words, asked = book
    assert set(codes(asked["laborer_changes"])) == {"no_change", *LaborerChange.values}
    assert set(codes(asked["dependant_changes"])) == {"no_change", *DependantChange.values}
    assert sorted(codes(asked["common"]) + codes(asked["rarer"])) == sorted(Kind.values)
    assert codes(asked["places"]) == list(rules.PLACES)
    assert {code for code, _answer, _kind, _label in asked["doubts"]} == {code for code, _answer in rules.WARNINGS}


def test_every_word_a_script_says_is_there(book):
    known, _asked = book
    said = {word for text in SCRIPTS.values() for word in re.findall(r'say\("([^"]+)"', text)}
    said |= set(re.findall(r'"((?:form|entry)\.[a-z_]+)"', SCRIPTS["payload.js"] + SCRIPTS["field.js"]))
    assert len(said) > 60
    assert sorted(said - set(known)) == []


def test_every_template_a_script_copies_is_in_the_shell():
    copied = {name for text in SCRIPTS.values() for name in re.findall(r'clone\("([^"]+)"', text)}
    for language in ("en", "zh-hans"):
        shell = release().pages["shell", language].body.decode()
        assert sorted(name for name in copied if f'id="{name}"' not in shell) == []


def test_every_name_that_a_script_takes_is_given_by_the_other():
    """`export const a = 1, b = 2` gives only `a` once the scripts are joined: nobody may count on `b`."""
    given, absent = {}, []
    for path in FOLDER.rglob("*.js"):
        listed = [
            each.split(" as ")[-1].strip() for names in LISTED.findall(path.read_text()) for each in names.split(",")
        ]
        given[path.resolve()] = {*DECLARED.findall(path.read_text()), *listed}
    for path in given:
        for found in IMPORT.finditer(path.read_text()):
            names = found["names"] or ""
            taken = [each.split(" as ")[0].strip() for each in names.strip("{} \n").split(",")] if "{" in names else []
            absent += [
                (path.name, name)
                for name in taken
                if name and name not in given[(path.parent / found["path"]).resolve()]
            ]
    assert absent == []


def test_no_script_writes_markup():
    assert [name for name, text in SCRIPTS.items() if re.search(r"innerHTML|insertAdjacentHTML|outerHTML", text)] == []
