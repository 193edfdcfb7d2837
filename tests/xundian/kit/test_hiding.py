"""Secrets of addresses do not reach the logs; other lines stay as they are."""

import logging

import pytest

from xundian.kit.hiding import HideSecrets

SECRET = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYm"


def written(message, *args):
    record = logging.LogRecord("x", logging.WARNING, "", 1, message, args, None)
    assert HideSecrets().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"Not Found: /calendar/{SECRET}.ics", "Not Found: /calendar/….ics"),
        (
            f"GET https://a.example/share/card/{SECRET}/complain/?x=1",
            "GET https://a.example/share/card/…/complain/?x=1",
        ),
        (f'"GET /share/card/{SECRET} HTTP/1.1" 404', '"GET /share/card/… HTTP/1.1" 404'),
        ("Not Found: /calendar/make/", "Not Found: /calendar/make/"),
        ("Not Found: /households/", "Not Found: /households/"),
    ],
)
def test_the_secret_is_left_out_and_nothing_else(line, kept):
    assert written("%s", line) == kept
    assert written(line.replace("%", "%%")) == kept


def test_two_in_one_line_are_both_hidden():
    assert SECRET not in written("%s then %s", f"/calendar/{SECRET}.ics", f"/share/card/{SECRET}/")
