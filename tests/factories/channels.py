"""Channel policies, and offers whose yes led to a post of an enterprise; made through the room's actions."""

from datetime import date

from laborers.jobs import actions as jobs
from relocation.channels import actions
from tests.factories.jobs import make_vacancy
from tests.factories.relocation import PROPOSED, make_accepted

FROM = date(2026, 1, 1)


def make_channel_policy(county, by=None, valid_from=FROM, **terms):
    """The usual terms of a county from New Year's Day on, unless told."""
    terms = {"document": "威府办发〔2026〕3号"} | terms
    return actions.set_policy(county=county, valid_from=valid_from, by=by, **terms)


def make_posted(site, village, county, by=None, on=PROPOSED, **values):
    """(channel offer whose person said yes, the vacancy offered to them, their consent)."""
    row, consent = make_accepted(site, village, on=on, **values)
    vacancy = make_vacancy(county, by=by, on=on)
    return actions.offer_vacancy(channel_offer=row, vacancy=vacancy, by=by, on=on), vacancy, consent


def make_agreed(site, village, county, by=None, on=PROPOSED, **values):
    """The same with the person's yes to the post."""
    row, vacancy, consent = make_posted(site, village, county, by=by, on=on, **values)
    jobs.answer_offer(offer=row.offer, accept=True, by=by, on=on)
    return row.reread(), vacancy, consent
