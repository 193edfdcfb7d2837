"""Opening one person's details over the interface leaves a line in the log; a list leaves none."""

import pytest

from xundian.accounts.models import ReadLog

LABORERS = "/api/v1/laborers/"


def lines():
    return {(line.user.username, line.record, line.how): line.times for line in ReadLog.objects.select_related("user")}


def test_reading_one_person_is_written_down_and_a_list_is_not(cast, api, people):
    client = api(cast.officer)
    client.get(LABORERS)
    client.get("/api/v1/cases/")
    client.get("/api/v1/households/")
    client.get(f"{LABORERS}{people.zhao.pk}/")
    assert lines() == {}
    client.get(f"{LABORERS}{people.wang.pk}/")
    client.get(f"{LABORERS}{people.wang.pk}/timeline/")
    client.get(f"/api/v1/cases/{people.case.pk}/timeline/")
    api(cast.auditor).get(f"/api/v1/households/{people.home.pk}/")
    assert lines() == {("officer", people.wang.pk, "rest"): 3, ("auditor", people.wang.pk, "rest"): 1}


def test_a_reveal_is_written_down_as_one(cast, api, people):
    api(cast.county).post(f"{LABORERS}{people.wang.pk}/reveal/", {"ground": "card"})
    assert lines() == {("county", people.wang.pk, "reveal"): 1}
    refused = api(cast.county).post(f"{LABORERS}{people.wang.pk}/reveal/", {"ground": "other"})
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "required")
    assert lines() == {("county", people.wang.pk, "reveal"): 1}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("contract registration", "contract registration"), ("合同备案".encode().decode("latin-1"), "合同备案"),
        ("%E5%90%88%E5%90%8C", "合同"), ("a%00b%0ac", "abc"), ("x" * 500, "x" * 200), ("%ff\xff", "\ufffd\xff"),
    ],
)  # fmt: skip
def test_the_purpose_of_the_header_is_kept(sent, kept, cast, api, people):
    api(cast.officer).get(f"{LABORERS}{people.wang.pk}/", HTTP_ACCESS_PURPOSE=sent)
    assert ReadLog.objects.get().purpose == kept
