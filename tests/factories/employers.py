"""Visits to employers and contact points, made through the actions."""

import uuid
from datetime import date

from laborers.visits import actions
from tests.factories.placements import KUNMING_XISHAN
from tests.factories.visits import noon


def make_employer_visit(by, visited_on=date(2026, 6, 20), **content):
    """A visit to a building firm in Xishan with everything in order, entered that day."""
    content = {
        "id": uuid.uuid4(), "employer_name": "西山某建筑公司", "destination": KUNMING_XISHAN, "environment": "good",
        "accommodation": "fair", "pay": "on_time", "benefits": "partly", "at": noon(visited_on),
    } | content  # fmt: skip
    visit, _created = actions.visit_employer(visited_on=visited_on, by=by, **content)
    return visit


def make_contact_point(by, **values):
    """An association's office in Xishan that helps with wages and schools."""
    values = {
        "name": "寻甸在昆务工联谊会", "kind": "association", "destination": KUNMING_XISHAN, "address": "春雨路1号",
        "contact": "王会长", "phone": "087168001111", "services": ["wages", "schooling"], "hours": "每天9至17点",
        "valid_from": date(2026, 1, 1),
    } | values  # fmt: skip
    return actions.add_contact_point(by=by, **values)
