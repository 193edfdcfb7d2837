"""Arithmetic of coordination, and the moves of its states."""

from datetime import date, timedelta

import pytest

from xundian.coordination.rules import late_days, offices_of, shown_name, shown_text
from xundian.coordination.states import (
    MEETING_MOVES,
    STORY_MOVES,
    SUGGESTION_MOVES,
    TASK_MOVES,
    MeetingState,
    NameShown,
    StoryState,
    SuggestionState,
    TaskState,
)

DUE = date(2026, 6, 20)
ALLOWED = [
    (MEETING_MOVES, MeetingState, {("called", "held"), ("called", "called_off")}),
    (TASK_MOVES, TaskState, {("open", "done"), ("open", "withdrawn"), ("done", "open"), ("withdrawn", "open")}),
    (STORY_MOVES, StoryState, {("draft", "published"), ("published", "taken_down"), ("taken_down", "published")}),
    (SUGGESTION_MOVES, SuggestionState, {("open", "answered"), ("open", "taken_up"), ("open", "not_taken_up")}),
]


@pytest.mark.parametrize(
    ("state", "days", "late"),
    [("open", 0, 0), ("open", 1, 1), ("open", 40, 40), ("open", -5, 0), ("done", 9, 0), ("withdrawn", 9, 0)],
)
def test_a_task_is_late_from_the_day_after_its_day_while_it_is_open(state, days, late):
    assert late_days(state, DUE, DUE + timedelta(days=days)) == late


@pytest.mark.parametrize(("moves", "states", "allowed"), ALLOWED)
def test_these_moves_are_allowed_and_no_others(moves, states, allowed):
    found = {(a, b) for a in states.values for b in states.values if moves.allows(a, b)}
    assert found == allowed


def test_a_name_is_shown_as_its_person_agreed():
    assert shown_name("马文强", NameShown.FULL) == "马文强"
    assert shown_name("马文强", NameShown.MASKED) == "马**"
    assert shown_name("马文强", "") == "马**"


def test_a_masked_name_is_masked_in_the_words_too():
    text = "马文强学会焊工。马文强带动了全村。"
    assert shown_text(text, "马文强", NameShown.MASKED) == "马**学会焊工。马**带动了全村。"
    assert shown_text(text, "马文强", NameShown.FULL) == text
    assert shown_text(text, "", "") == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13887654321。", "电话***。"), ("138 8765 4321", "***"), ("138-8765-4321", "***"), ("0874-2651234", "***"),
        ("身份证530129199001011234", "身份证***"), ("53012919900101123X止", "***止"), ("530129 19900101 123x", "***"),
        ("卡号6228480402564890018", "卡号***"), ("2025-03-01—2025-06-30", "2025-03-01—2025-06-30"),
        ("2025年年收入46000元", "2025年年收入46000元"), ("带动12,000人，增收1200万元", "带动12,000人，增收1200万元"),
    ],
)  # fmt: skip
def test_a_telephone_an_identity_or_an_account_number_never_stands_in_clear(text, shown):
    for how in NameShown.values:
        assert shown_text(text, "马文强", how) == shown
    assert shown_text(text, "", "") == shown


def test_other_names_are_masked_whatever_the_person_agreed_to_and_the_longest_first():
    text, others = (
        "马文强（曾用名马强）和妻子王芳、儿子马文强强都好。小马也好。",
        {"马强", "王芳", "马文强强", "马", ""},
    )
    assert (
        shown_text(text, "马文强", NameShown.FULL, others) == "马文强（曾用名马*）和妻子王*、儿子马**都好。小马也好。"
    )
    assert (
        shown_text(text, "马文强", NameShown.MASKED, others) == "马**（曾用名马*）和妻子王*、儿子马**都好。小马也好。"
    )


def test_offices_stand_one_in_a_line():
    assert offices_of(" 人社局 \n\n财政局\n") == ["人社局", "财政局"]
