"""The world's draws of homes: one that was frozen, and its households, witnesses and homes with the canary."""

from relocation.draws import actions
from tests.factories import draws


def draw(village, site, officer, canary):
    """A frozen draw of the officer's county; heads of households carry the canary, which is masked."""
    row = draws.make_empty(site, officer.division, officer, title=f"{canary}分房", venue=f"{canary}广场")
    entered = [draws.make_confirmed(site, village, officer, 4, name=f"{canary}户主") for _each in range(2)]
    actions.enter(draw=row, declarations=entered, by=officer)
    actions.put_up(draw=row, homes=draws.make_homes(site, (4, 4)), by=officer)
    draws.make_witnesses(row, officer, names=(f"{canary}证", "李春梅", "", ""))
    return actions.freeze(draw=row, by=officer, on=draws.FROZEN)
