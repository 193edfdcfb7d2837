"""Cards over REST: each layout is a PDF of its own size, for people of the caller's place only."""

import io
from datetime import date

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from laborers.placements import actions
from tests.factories.codes import load_shipped
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer

pytestmark = pytest.mark.django_db
A4, A5, A5_WIDE, ID1 = (210, 297), (148, 210), (210, 148), (86, 54)


@pytest.fixture
def held(cast, tree):
    load_shipped()
    person = make_laborer(make_household(tree.village), name="马小梅", identity="new")
    return actions.issue_card(placement=make_placement(person), on=date(2026, 3, 20), by=cast.county)


def sizes(answer):
    assert answer.status_code == 200, answer.content
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return [tuple(round(float(each) / mm) for each in page.mediabox[2:]) for page in pages]


def test_a_card_is_printed_in_every_layout(api, cast, tree, held):
    client, own = api(cast.officer), f"/api/v1/contract-cards/{held.pk}"
    assert sizes(client.get(f"{own}/card.pdf/")) == [ID1, ID1]
    assert sizes(client.get(f"{own}/card.pdf/?layout=a6")) == [A5_WIDE]
    assert sizes(client.get(f"{own}/contract.pdf/")) == [A5]
    assert sizes(client.get(f"/api/v1/contract-cards/sheet.pdf/?division={tree.village.code}")) == [A4, A4]
    assert client.get(f"{own}/card.pdf/?layout=a1").status_code == 422


def test_cards_of_another_place_are_as_absent(api, cast, tree, held):
    client = api(cast.colleague)
    assert client.get(f"/api/v1/contract-cards/{held.pk}/contract.pdf/").status_code == 404
    assert client.get(f"/api/v1/contract-cards/sheet.pdf/?division={tree.village.code}").status_code == 404


def test_a_sheet_is_of_a_batch_or_a_place(api, cast, held):
    assert api(cast.county).get("/api/v1/contract-cards/sheet.pdf/").status_code == 422


def test_void_cards_and_those_of_work_that_ended_are_not_printed(api, cast, tree, held):
    actions.revoke_card(card=held, on=date(2026, 3, 21), by=cast.county)
    answer = api(cast.county).get(f"/api/v1/contract-cards/sheet.pdf/?division={tree.village.code}")
    assert answer.status_code == 404
