"""The nightly work of draws calls its actions, late and twice."""

from datetime import timedelta

from relocation.declarations import actions as declarations
from relocation.draws import queries, tasks
from tests.factories.draws import LAST, again, entry, make_drawn, make_frozen
from tests.factories.relocation import NIGHT, make_site
from xundian.kit.sweeps import run_sweep


def test_it_abandons_draws_whose_secrets_stayed_away(cast, tree):
    row = make_frozen(make_site(tree.township), tree.village, cast.county)
    late = LAST + timedelta(days=3)
    assert [tasks.abandon_draws(on=each, at=NIGHT)["abandoned"] for each in (LAST, late, late)] == [0, 1, 0]
    assert again(row).ended_on == late


def test_it_passes_on_what_was_given_up(cast, tree):
    row = make_drawn(make_site(tree.township), tree.village, cast.county, persons=(4, 4), homes=(4,))
    first, second = queries.made(row)["order"]
    declarations.withdraw(declaration=entry(row, first).declaration, by=cast.county, on=LAST)
    assert [tasks.settle_draws(on=LAST, at=NIGHT)["passed_on"] for _night in range(2)] == [1, 0]
    assert entry(row, second).declaration.state == "allotted"


def test_both_are_sweeps_that_leave_their_heartbeat(db):
    assert run_sweep("abandon-draws", on=LAST, at=NIGHT) == {"abandoned": 0}
    assert run_sweep("settle-draws", on=LAST, at=NIGHT) == {"passed_on": 0}
