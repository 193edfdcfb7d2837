"""The pure parts of messages."""

from xundian.messages.rules import filled, plainly


def test_a_value_that_was_left_out_shows_as_a_dash():
    assert filled("Due: %(due)s of %(all)s.", {"due": 3}) == "Due: 3 of –."


def test_values_without_a_text_are_shown_plainly():
    assert plainly({"rows": 3, "batch": "b"}) == "batch: b, rows: 3"
