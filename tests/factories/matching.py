"""Weights of the matching and wishes about work, made through the room's actions."""

from datetime import date

from laborers.jobs import actions
from laborers.jobs.rules import POINTS
from tests.factories.jobs import MATCHED


def make_weights(county, by=None, valid_from=date(2026, 1, 1), document="县人社发2026-5", **points):
    """A county's weights, as shipped but for `points`."""
    return actions.set_weights(county=county, valid_from=valid_from, document=document, weights=POINTS | points, by=by)


def make_wish(laborer, by=None, on=MATCHED, **wish):
    """What a person wants of the work: free from November to March unless told otherwise."""
    return actions.tell_wish(laborer=laborer, by=by, on=on, **({"free_from": 11, "free_to": 3} | wish))
