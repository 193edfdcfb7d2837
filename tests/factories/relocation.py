"""Sites with workshops and posts, relocated households, channel offers; made through the rooms' actions."""

from datetime import UTC, date, datetime
from itertools import count

from relocation.channels import actions
from relocation.channels.models import ChannelOffer
from relocation.households import actions as households
from relocation.sites import actions as sites
from tests.factories.placements import make_consent
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import load_words

MOVED, PROPOSED = date(2026, 2, 1), date(2026, 3, 10)
NIGHT = datetime(2026, 3, 9, 16, 35, tzinfo=UTC)
_serial = count(1)


def make_site(division, by=None, **values):
    """A site in a street or township; `id` makes it the one of the standing site officer."""
    load_words()
    return sites.create_site(division=division, by=by, **{"name": f"五里岗{next(_serial)}号点"} | values)


def make_workshop(site, places=2, by=None, **values):
    """A sewing workshop of 2,400 yuan a month."""
    values = {"name": "五里岗服装车间", "occupation": "sewing", "wage_fen": 240_000} | values
    return sites.add_workshop(site=site, places=places, by=by, on=MOVED, **values)


def make_post(site, places=2, by=None, **values):
    """A cleaning post of 800 yuan a month."""
    values = {"kind": "cleaning", "wage_fen": 80_000} | values
    return sites.add_welfare_post(site=site, places=places, by=by, on=MOVED, **values)


def make_relocated(site, village, by=None, moved_on=MOVED, **values):
    """A household of that village that lives at the site."""
    household = make_household(village, **values)
    households.move_in(
        household=household, site=site, building="3", unit="1", room=f"{next(_serial)}", moved_on=moved_on, by=by,
        on=moved_on,
    )  # fmt: skip
    household.refresh_from_db()
    return household


def make_jobless(site, village, direction="away", **values):
    """(household at the site, its only laborer): able, willing and without work."""
    household = make_relocated(site, village)
    return household, make_assessed_laborer(household, direction, **values)


def make_proposal(site, village, on=PROPOSED, **values):
    """The offer that the sweep makes to a new jobless household."""
    household, _laborer = make_jobless(site, village, **values)
    actions.propose(on=on, at=NIGHT)
    return ChannelOffer.objects.get(household=household)


def make_accepted(site, village, on=PROPOSED, **values):
    """(offer the person said yes to, their consent to placement)."""
    row = actions.accept(channel_offer=make_proposal(site, village, on=on, **values), by=None, on=on)
    return row, make_consent(row.laborer)
