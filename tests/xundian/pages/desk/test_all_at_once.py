"""Forms of the desk that tell every field that is wrong at once, keep what was typed, and write nothing."""

import pytest
import time_machine

from laborers.enterprises.models import Cooperation, Enterprise
from laborers.jobs.models import RecruitmentEvent, RecruitmentPolicy
from laborers.placements.models import Batch
from tests.factories.enterprises import load_words, make_enterprise, make_uscc
from tests.factories.jobs import make_event
from tests.factories.placements import KUNMING_XISHAN, make_batch

pytestmark = pytest.mark.django_db
LONG = "很" * 101
FIRM = {
    "uscc": "91530100", "name": LONG, "size": "huge", "destination": "999999", "phone": "打电话",
    "introduced_on": "soon",
}  # fmt: skip
AGREEMENT = {
    "kind": "none", "signed_on": "soon", "starts": "2026-03-01", "ends": "2026-02-01", "services": " ",
    "document": LONG * 2,
}  # fmt: skip
EVENT = {
    "title": LONG, "form": "party", "campaign": "unheard", "place": "", "starts_on": "soon", "ends_on": "later",
    "note": LONG * 3,
}  # fmt: skip
BATCH = {
    "name": LONG, "departs_on": "soon", "destination": "53", "transport_kind": "horse", "meets_at": "noon",
    "leader_name": "", "leader_phone": "1" * 21, "division": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def county(client, cast):
    load_words()
    client.force_login(cast.county)
    client.cookies["django_language"] = "en"
    return client


def refused(client, address, sent, row=None):
    """{field: its refusal} of a form that came back, with everything typed still in it."""
    answer = client.post(address, sent | ({"version": row.version} if row else {}))
    assert answer.status_code == 422
    fields = {each.name: each for each in answer.context["fields"]}
    assert {name: fields[name].value for name in sent} == sent
    page = answer.content.decode()
    wrong = {name: each.error for name, each in fields.items() if each.error}
    assert {name for name, _words in answer.context["errors"]} == set(wrong)
    for name in wrong:
        assert f'href="#{fields[name].key}"' in page, name
    return wrong


def test_an_enterprise(county):
    assert set(refused(county, "/desk/enterprises/new/", FIRM)) == set(FIRM)
    assert not Enterprise.objects.exists()


def test_an_enterprise_that_is_right_but_for_a_day_that_is_none_is_not_kept(county):
    sent = {"uscc": make_uscc(), "name": "昆明滇源餐饮公司", "destination": KUNMING_XISHAN, "introduced_on": "soon"}
    assert set(refused(county, "/desk/enterprises/new/", sent)) == {"introduced_on"}
    assert not Enterprise.objects.exists()
    del sent["introduced_on"]
    assert county.post("/desk/enterprises/new/", sent).status_code == 302
    assert set(refused(county, "/desk/enterprises/new/", sent | {"phone": "打电话"})) == {"uscc", "phone"}


def test_a_changed_enterprise(county, tree):
    firm = make_enterprise(tree.county, name="昆明滇源餐饮公司")
    sent = {name: value for name, value in FIRM.items() if name != "uscc"}
    assert set(refused(county, f"/desk/enterprises/{firm.pk}/edit/", sent, firm)) == set(sent)
    assert firm.reread().name == "昆明滇源餐饮公司"


def test_an_agreement(county, tree):
    firm = make_enterprise(tree.county)
    wrong = refused(county, f"/desk/enterprises/{firm.pk}/agreement/", AGREEMENT)
    assert set(wrong) == {"kind", "signed_on", "ends", "services", "document"}
    assert not Cooperation.objects.exists()


def test_an_event(county, tree):
    assert set(refused(county, "/desk/events/new/", EVENT)) == set(EVENT)
    assert not RecruitmentEvent.objects.exists()
    event = make_event(tree.county, title="春风行动")
    assert set(refused(county, f"/desk/events/{event.pk}/change/", EVENT, event)) == set(EVENT)
    assert event.reread().title == "春风行动"


def test_a_batch(county, tree):
    assert set(refused(county, "/desk/batches/new/", BATCH)) == set(BATCH)
    assert not Batch.objects.exists()
    batch = make_batch(tree.county, name="春季第一批")
    sent = {name: value for name, value in BATCH.items() if name != "division"}
    assert set(refused(county, f"/desk/batches/{batch.pk}/change/", sent, batch)) == set(sent)
    assert batch.reread().name == "春季第一批"


def test_what_is_owed_a_year(county):
    sent = {"document": "", "valid_from": "soon", "employer_days": "400"}
    sent |= dict.fromkeys(("county_fairs", "township_events", "recheck_days", "call_days", "confirm_days"), "viele")
    assert set(refused(county, "/desk/events/year/policy/", sent)) == set(sent)
    assert not RecruitmentPolicy.objects.exists()
