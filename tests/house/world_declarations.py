"""Declarations of the small world of the access matrix: a refusal under appeal, a home allotted, an old homestead."""

from datetime import timedelta
from decimal import Decimal

from relocation.declarations import actions
from relocation.households import actions as households
from tests.factories.declarations import make_allotted, make_declared


def declare(village, site, move, officer, on, canary):
    """In each place: one refused and appealed, one with a home allotted, and what the household of `move` promised."""
    before = on - timedelta(days=30)
    row = make_declared(village, by=officer, on=before, claims={"housing": f"{canary}危房"}, note=canary)
    actions.refuse(declaration=row, ground="other", words_said=f"{canary}有房", by=officer, on=on)
    actions.file_appeal(declaration=row, words_said=f"{canary}不服", by=officer, on=on)
    make_allotted(village, site, officer, on=on, claims={"housing": f"{canary}危房"})
    households.promise_clearing(
        move_in=move, area_mu=Decimal("0.50"), clear_by=on - timedelta(days=1), by=officer, on=on, note=canary
    )
