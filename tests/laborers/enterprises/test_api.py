"""REST: enterprises, by role and scope."""

import uuid

import pytest
import time_machine

from laborers.enterprises.models import Enterprise
from tests.factories.enterprises import load_words, make_uscc

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


def enterprise(**values):
    load_words()
    return {"name": "昆明某厂", "uscc": make_uscc(), "destination": "530112"} | values


def test_the_county_registers_an_enterprise_and_edits_what_it_read(api, cast):
    client, mine = api(cast.county), str(uuid.uuid4())
    made = client.post("/api/v1/enterprises/", enterprise(id=mine, industry="C"), **ENGLISH)
    assert (made.status_code, made.data["id"], str(made.data["county"]), made["ETag"]) == (201, mine, "530129", '"1"')
    assert (made.data["industry_label"], made.data["destination_label"]) == ("Manufacturing", "Kunming, Yunnan")
    place = f"/api/v1/enterprises/{mine}/"
    assert client.patch(place, {"contact": "张敏"}).status_code == 428
    edited = client.patch(place, {"contact": "张敏"}, HTTP_IF_MATCH=made["ETag"])
    assert (edited.status_code, edited.data["contact"], edited["ETag"]) == (200, "张敏", '"2"')
    assert client.patch(place, {"contact": "李敏"}, HTTP_IF_MATCH=made["ETag"]).status_code == 412
    assert client.patch(place, {"uscc": make_uscc()}, HTTP_IF_MATCH=edited["ETag"]).status_code == 422


def test_it_names_the_wrong_credit_code_as_a_problem(api, cast):
    answer = api(cast.county).post("/api/v1/enterprises/", enterprise(uscc="91350100M000100Y44"))
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.data["errors"]] == [("/uscc", "uscc_checksum")]
    assert not Enterprise.objects.exists()
