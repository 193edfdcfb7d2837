"""Programmes at the desk: the ledger, the page of one, its form, and its last day."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.programmes import load_lists, make_programme
from trainings.programmes.models import Programme

LEDGER = "/desk/programmes/"
NEW = {
    "name": "电焊工初级班", "kind": "skills", "occupation": "welding", "project": "dewdrop", "hours": "120",
    "certificate_kind": "skill_level", "level": "5", "subsidy_rule": "SKILL", "active_from": "2026-01-01",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock(db):
    load_lists()
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def county(client, cast):
    client.force_login(cast.county)
    client.cookies["django_language"] = "en"
    return client


def text(answer):
    return answer.content.decode()


def test_the_ledger_says_when_there_is_nothing_and_when_nothing_fits(county, tree):
    assert "No programme is registered yet." in text(county.get(LEDGER))
    make_programme(tree.county)
    assert "No programme fits this search." in text(county.get(LEDGER, {"q": "没有"}))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"焊甲", "导乙"}), ({"offered": "no"}, {"缝丙"}), ({"offered": "any"}, {"焊甲", "导乙", "缝丙"}),
        ({"kind": "guidance"}, {"导乙"}), ({"occupation": "welding"}, {"焊甲"}), ({"project": "dewdrop"}, {"焊甲"}),
        ({"q": "焊"}, {"焊甲"}),
    ],
)  # fmt: skip
def test_the_ledger_shows_what_is_offered_today_unless_asked_otherwise(county, tree, query, shown):
    make_programme(tree.county, name="焊甲", project="dewdrop")
    make_programme(tree.county, name="导乙", kind="guidance")
    make_programme(tree.county, name="缝丙", occupation="sewing", active_to=date(2026, 3, 9))
    make_programme(tree.other_county, name="他县丁")
    page = text(county.get(LEDGER, query))
    assert {name for name in ("焊甲", "导乙", "缝丙", "他县丁") if name in page} == shown


def test_the_county_registers_corrects_and_ends_one(county):
    wrong = county.post(f"{LEDGER}new/", NEW | {"occupation": "", "hours": "many"})
    assert wrong.status_code == 422
    wrong = county.post(f"{LEDGER}new/", NEW | {"occupation": ""})
    assert "Choose the occupation that is taught" in text(wrong)
    assert not Programme.objects.exists()
    answer = county.post(f"{LEDGER}new/", NEW)
    row = Programme.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{LEDGER}{row.pk}/")
    page = text(county.get(f"{LEDGER}{row.pk}/"))
    for words in ("电焊工初级班", "Welding", "Dewdrop", "Junior worker (level 5)", "SKILL", "Offered today"):
        assert words in page, words
    assert 'name="occupation"' not in text(county.get(f"{LEDGER}{row.pk}/change/"))
    edit = {name: value for name, value in NEW.items() if name not in ("kind", "occupation")} | {"hours": "96"}
    assert county.post(f"{LEDGER}{row.pk}/change/", edit | {"version": "1"}).status_code == 302
    assert county.post(f"{LEDGER}{row.pk}/change/", edit | {"version": "1"}).status_code == 422
    assert county.post(f"{LEDGER}{row.pk}/end/", {"active_to": "2025-01-01"}).status_code == 422
    assert county.post(f"{LEDGER}{row.pk}/end/", {"active_to": "2026-03-09"}).status_code == 302
    row.refresh_from_db()
    assert (row.hours, row.active_to, row.occupation) == (96, date(2026, 3, 9), "welding")
    assert "Not offered today" in text(county.get(f"{LEDGER}{row.pk}/"))


def test_others_read_and_another_county_finds_nothing(client, cast, tree):
    row = make_programme(tree.county)
    client.force_login(cast.officer)
    page = text(client.get(f"{LEDGER}{row.pk}/"))
    assert row.name in page
    assert f"{LEDGER}{row.pk}/change/" not in page
    assert [client.post(f"{LEDGER}{row.pk}/end/").status_code, client.get(f"{LEDGER}new/").status_code] == [403, 403]
    client.force_login(cast.stranger)
    assert client.get(f"{LEDGER}{row.pk}/").status_code == 404


def test_the_ledger_comes_in_pages_and_takes_as_many_statements_for_60_rows_as_for_3(county, tree):
    counts = []
    for size in (3, 57):
        for _each in range(size):
            make_programme(tree.county)
        county.get(LEDGER)
        with CaptureQueriesContext(connection) as captured:
            answer = county.get(LEDGER)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert "1 / 2" in text(answer)
