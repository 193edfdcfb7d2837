"""Public pages of selection rounds: the result, the ballots, an objection, and the vote on one shared tablet."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.selections import (
    CONFERENCE,
    make_counted,
    make_final,
    make_objection,
    make_open,
    make_published,
    make_round,
)
from trainings.institutions import actions
from trainings.institutions.models import Objection, Urn
from xundian.pages.selections import objecting


@pytest.fixture(autouse=True)
def march(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with time_machine.travel("2026-03-05T10:00:00+08:00", tick=False):
        yield


def at(row, tail=""):
    return f"/share/selections/{row.pk}/{tail}"


def test_a_result_is_public_in_both_languages_once_it_is_published(client, tree):
    counted = make_counted(tree.county)
    assert client.get(at(counted)).status_code == 404
    assert client.get(at(counted, "ballots.txt")).status_code == 404
    row = make_published(tree.county, title="已公示")
    page = client.get(at(row, "?lang=en"))
    assert (page.status_code, page["Content-Language"]) == (200, "en")
    text = page.content.decode()
    assert "60.00%" in text
    assert row.digest in text
    assert 'lang="zh-Hans"' in client.get(at(row, "?lang=zh")).content.decode()
    listing = client.get("/share/selections/").content.decode()
    assert "已公示" in listing
    assert counted.title not in listing
    assert client.get("/share/selections/?county=999999").status_code == 404


def test_the_page_names_no_voter(client, tree):
    row = make_published(tree.county, members=5)
    for tail in ("", "ballots.txt", "object/"):
        assert "代表1" not in client.get(at(row, tail)).content.decode()


def test_the_page_of_a_result_takes_as_many_statements_for_any_number_of_ballots(client, tree):
    counts = []
    for number, ballots in enumerate(([[1], [2]], [[1]] * 30)):
        row = make_published(tree.county, ballots=ballots, title=f"第{number}次")
        client.get(at(row))
        with CaptureQueriesContext(connection) as told:
            client.get(at(row))
        counts.append(len(told))
    assert counts[0] == counts[1] <= 6


def vote(client, row, code, **words):
    return client.post(at(row, "vote/"), {"slip": code} | words)


def test_a_vote_on_the_tablet_gives_a_receipt_once_and_is_not_kept_by_the_browser(client, tree):
    row, slips = make_open(tree.county)
    page = client.get(at(row, "vote/"))
    assert "no-store" in page["Cache-Control"]
    assert "<script" not in page.content.decode()
    done = vote(client, row, slips[0], choice=["1", "2"])
    assert (done.status_code, "no-store" in done["Cache-Control"]) == (200, True)
    receipt = re.search(r'id="receipt">([^<]+)<', done.content.decode()).group(1)
    closed = actions.close_voting(round=row, tellers="甲", by=None, on=CONFERENCE)
    assert list(closed.ballots.values_list("receipt", "choices")) == [(receipt, [1, 2])]


@pytest.mark.parametrize(
    "words",
    [
        {"choice": []}, {"choice": ["1", "2", "3"]}, {"choice": ["1"], "blank": "1"}, {"choice": ["x"]},
        {"choice": ["9"]}, {"choice": ["99999999999"]}, {"slip": "AAAA-AAAA", "choice": ["1"]},
    ],
)  # fmt: skip
def test_a_wrong_ballot_comes_back_with_its_fault_and_the_slip_stays_good(client, tree, words):
    row, slips = make_open(tree.county)
    answer = vote(client, row, slips[0], **words)
    assert answer.status_code == 422
    assert "not put in yet" in answer.content.decode()
    assert Urn.objects.get().cast == 0
    assert vote(client, row, slips[0], blank="1").status_code == 200


def test_the_page_says_whether_the_vote_is_open_and_no_more(client, tree):
    row = make_round(tree.county)
    assert "not open yet" in client.get(at(row, "vote/")).content.decode()
    closed = make_counted(tree.county, title="已结束")
    answer = vote(client, closed, "AAAA-AAAA", choice="1")
    assert answer.status_code == 409
    assert closed.digest not in answer.content.decode()
    assert client.get("/share/selections/0192f000-0000-7000-8000-000000000009/vote/").status_code == 404


def test_a_form_of_another_site_casts_nothing(tree):
    row, slips = make_open(tree.county)
    strict = Client(enforce_csrf_checks=True)
    assert vote(strict, row, slips[0], choice="1").status_code == 403
    assert Urn.objects.get().cast == 0


def form(client, row, **words):
    key = re.search(r'name="key" value="([^"]+)"', client.get(at(row, "object/")).content.decode()).group(1)
    return client.post(at(row, "object/"), {"about": "vote", "text": "有人看票", "key": key} | words)


def test_anybody_objects_and_finds_the_answer_under_its_number(client, tree):
    row = make_published(tree.county)
    sent = form(client, row, contact="王某")
    assert sent.status_code == 200
    assert "number is 1" in sent.content.decode()
    objection = Objection.objects.get()
    assert (objection.way, objection.filed_by) == ("page", None)
    actions.decide_objection(
        objection=objection, verdict="dismissed", answer="经查没有此事", by=None, on=CONFERENCE.replace(day=6)
    )
    text = client.get(at(row)).content.decode()
    assert "经查没有此事" in text
    assert "王某" not in text
    assert "有人看票" not in text


@pytest.mark.parametrize("words", [{"text": ""}, {"about": "x"}, {"about": "institution"}, {"candidate": "x"}])
def test_a_wrong_objection_comes_back_with_what_was_written(client, tree, words):
    answer = form(client, make_published(tree.county), **words)
    assert answer.status_code == 422
    assert not Objection.objects.exists()


def test_there_is_no_form_after_the_period(client, tree):
    final = make_final(tree.county)
    assert "Objections could be made" in client.get(at(final, "object/")).content.decode()
    assert client.post(at(final, "object/"), {"about": "vote", "text": "晚了", "key": "k" * 20}).status_code == 409


def test_objections_come_not_too_often_from_one_address(client, tree, monkeypatch):
    monkeypatch.setattr(objecting, "SENT_FROM", objecting.SENT_FROM._replace(most=2))
    row = make_published(tree.county)
    answers = [form(client, row, text=f"异议{number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "3600"
    assert Objection.objects.count() == 2


def test_a_repeated_round_says_so_and_leads_to_the_next_one(client, tree):
    row, day = make_published(tree.county), CONFERENCE.replace(day=5)
    actions.decide_objection(
        objection=make_objection(row), verdict="upheld", effect="repeat", answer="重新投票", by=None, on=day
    )
    assert "does not count" in client.get(at(row)).content.decode()
