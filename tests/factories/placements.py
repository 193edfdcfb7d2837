"""Consents and placements, made through the actions and journeys."""

from datetime import date

from laborers import journeys
from laborers.placements import actions

STARTED = date(2026, 3, 10)
SHENZHEN, KUNMING_XISHAN, XUNDIAN = "440300", "530112", "530129"


def make_consent(laborer, by=None, on=date(2020, 1, 1), **values):
    """A consent of that laborer to placement."""
    values = {"purpose": "placement", "text_version": "2026-1", "language": "zh-hans"} | values
    return actions.give_consent(laborer=laborer, by=by, on=on, **values)


def make_placement(laborer, by=None, started_on=STARTED, on=None, consent=None, **work):
    """A person at work in Xishan District of Kunming since `started_on`, written down that day."""
    work = {"occupation": "welding", "destination": KUNMING_XISHAN, "organised_by": "government"} | work
    consent = consent or make_consent(laborer, by=by)
    return journeys.place(laborer=laborer, consent=consent, by=by, on=on or started_on, started_on=started_on, **work)


def make_batch(division, by=None, **values):
    """A batch that will leave for Shenzhen by coach."""
    values = {
        "name": "春季首批", "departs_on": STARTED, "destination": SHENZHEN, "transport": "大巴",
        "leader_name": "杨开明",
    } | values  # fmt: skip
    return actions.create_batch(division=division, by=by, **values)
