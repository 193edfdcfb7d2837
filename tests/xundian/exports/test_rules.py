"""When a second person must agree, whether a file is still its asker's, what a query is."""

import pytest

from xundian.exports.rules import Place, covers, fingerprint, needs_approval, percent

SITE, OTHER = "0192f000", "0192f001"


@pytest.mark.parametrize(
    ("with_identity", "rows", "taken", "needed"),
    [
        (True, 1000, 0, False), (True, 1001, 0, True), (True, 600, 400, False), (True, 600, 401, True),
        (True, 0, 1001, True), (False, 300_000, 5000, False),
    ],
)  # fmt: skip
def test_more_than_a_thousand_full_numbers_a_day_need_a_second_person(with_identity, rows, taken, needed):
    assert needs_approval(with_identity=with_identity, rows=rows, taken=taken, limit=1000) is needed


@pytest.mark.parametrize(
    ("stand", "held", "still"),
    [
        (Place("530129"), Place("530129103"), True),
        (Place("530129103"), Place("530129103"), True),
        (Place("530129103"), Place("530129"), False),
        (Place("530129104"), Place("530129103"), False),
        (Place("530129"), Place("530129", SITE), True),
        (Place("", SITE), Place("530129", SITE), True),
        (Place("", OTHER), Place("530129", SITE), False),
        (Place("", SITE), Place("530129"), False),
        (Place(), Place("530129"), False),
    ],
)
def test_a_place_covers_what_lies_in_it(stand, held, still):
    assert covers(stand, held) is still


def test_a_query_has_one_fingerprint():
    assert fingerprint("SELECT %s", ("a",)) == fingerprint("SELECT %s", ("a",))
    assert len({fingerprint("SELECT %s", ("a",)), fingerprint("SELECT %s", ("b",)), fingerprint("SELECT", ())}) == 3


@pytest.mark.parametrize(("done", "total", "shown"), [(0, 0, 0), (1, 3, 33), (3, 3, 100), (5, 3, 100)])
def test_progress_is_a_percentage(done, total, shown):
    assert percent(done, total) == shown
