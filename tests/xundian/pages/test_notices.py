"""Public notices for anybody: what is on view, objections with number and code, the slip of a payment."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.subsidies.actions import notices, objections, payments
from laborers.subsidies.models import Objection
from laborers.subsidies.queries import payments as reads
from tests.factories.noticed import ON, hands, make_checked, make_notice, make_paid
from xundian.pages.notices import objecting

SHARE = "/share/notices/"


@pytest.fixture(autouse=True)
def june(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with time_machine.travel("2026-06-20T10:00:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def claim(tree, cast):
    return make_checked(tree, by=cast.officer, checker=cast.township)


@pytest.fixture
def notice(claim, cast):
    return make_notice([claim], cast.county, title="学费补贴名单")


def form(notice, **values):
    return {"key": "k" * 24, "text": "没有读书", "line": str(notice.lines.get().pk), "contact": ""} | values


def test_it_is_read_without_sign_in_with_masked_names_the_days_left_and_whom_to_call(client, claim, notice):
    assert "学费补贴名单" in client.get(SHARE).content.decode()
    text = client.get(f"{SHARE}{notice.pk}/").content.decode()
    assert all(word in text for word in ("马**", "7 days left", "2,000.00", "0871-62651234", "寻办发〔2017〕26号"))
    assert "小明" not in text
    assert claim.laborer.identity_hint in text
    assert 'name="robots" content="noindex' in text


def test_both_languages_are_there_whatever_the_browser_says(client, notice):
    assert "days left" in client.get(f"{SHARE}{notice.pk}/?lang=en").content.decode()
    assert 'lang="zh-Hans"' in client.get(f"{SHARE}{notice.pk}/?lang=zh").content.decode()


def test_it_disappears_by_itself_after_its_last_day_and_before_its_first_is_nothing(client, cast, tree, claim, june):
    notice = make_notice([claim], cast.county, from_on=ON + timedelta(days=2), to_on=ON + timedelta(days=9))
    assert client.get(f"{SHARE}{notice.pk}/").status_code == 404
    june.move_to("2026-06-29T23:59:00+08:00")
    assert "1 day left" in client.get(f"{SHARE}{notice.pk}/").content.decode()
    june.move_to("2026-06-30T00:01:00+08:00")
    for tail in ("", "object/"):
        answer = client.get(f"{SHARE}{notice.pk}/{tail}")
        assert answer.status_code == 410
        assert "马**" not in answer.content.decode()
    assert "马" not in client.get(SHARE).content.decode()


def test_a_stopped_notice_is_read_no_more(client, cast, notice):
    notices.stop_notice(notice=notice, reason="金额印错", by=cast.county, on=ON)
    answer = client.get(f"{SHARE}{notice.pk}/")
    assert answer.status_code == 410
    assert "金额印错" not in answer.content.decode()


def test_an_objection_is_sent_without_a_name_and_its_answer_is_read_with_number_and_code_only(client, cast, notice):
    text = client.post(f"{SHARE}{notice.pk}/object/", form(notice)).content.decode()
    row = Objection.objects.get()
    code = re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", text)[0]
    assert row.number in text
    asked = {"number": row.number, "code": code}
    assert "It is not decided yet" in client.post(f"{SHARE}answer/", asked).content.decode()
    objections.decide_objection(objection=row, verdict="dismissed", answer="学籍属实", by=cast.auditor, on=ON)
    assert "学籍属实" in client.post(f"{SHARE}answer/", asked).content.decode()
    wrong = client.post(f"{SHARE}answer/", asked | {"code": "22222-22222"})
    assert wrong.status_code == 422
    assert "学籍属实" not in wrong.content.decode()


@pytest.mark.parametrize(("values", "field"), [({"line": ""}, "line"), ({"text": " "}, "text"), ({"key": "k"}, None)])
def test_what_is_missing_is_said_and_the_form_comes_back_as_it_was_sent(client, notice, values, field):
    answer = client.post(f"{SHARE}{notice.pk}/object/", form(notice, contact="13800001111") | values)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "13800001111" in text
    assert field is None or f'id="{field}-why"' in text
    assert not Objection.objects.exists()


def test_nobody_sends_without_end_from_one_address(client, notice, monkeypatch):
    monkeypatch.setattr(objecting, "SENT_FROM", objecting.SENT_FROM._replace(most=2))
    sent = [client.post(f"{SHARE}{notice.pk}/object/", form(notice, key=letter * 24)) for letter in "abc"]
    assert [each.status_code for each in sent] == [200, 200, 429]
    assert Objection.objects.count() == 2


def test_codes_are_not_tried_without_end(client, notice, monkeypatch):
    monkeypatch.setattr(objecting, "OPENED", objecting.OPENED._replace(most=1))
    asked = {"number": "2222-2222", "code": "22222-22222"}
    assert [client.post(f"{SHARE}answer/", asked).status_code for _each in range(2)] == [422, 429]


def test_a_notice_costs_the_same_for_three_lines_and_for_thirty(client, cast, tree):
    def asked(count, first, policy=None):
        claims = []
        for _number in range(first, first + count):
            claims.append(make_checked(tree, by=cast.officer, checker=cast.township, policy=policy))
            policy = claims[0].policy
        row = make_notice(claims, cast.county)
        client.get(f"{SHARE}{row.pk}/")
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"{SHARE}{row.pk}/").content.decode().count("马**") == count
        return len(found), policy

    few, policy = asked(3, 1)
    assert asked(30, 10, policy)[0] == few


# --- the slip of a payment --------------------------------------------------------------------------------------------


def test_the_recipient_confirms_by_the_slip_and_the_page_shows_no_full_name(client, cast, tree, claim):
    batch = make_paid([claim], cast.county, hands(tree))
    code = reads.slip_of(batch.lines.get())
    text = client.get(f"/share/receipt/{code}/").content.decode()
    assert "马**" in text
    assert "小明" not in text
    assert claim.reread().state == "paid"
    assert "Thank you" in client.post("/share/receipt/", {"code": code, "received": "1"}).content.decode()
    assert claim.reread().state == "received"
    assert "Thank you" in client.get(f"/share/receipt/{code}/").content.decode()


def test_what_came_back_is_said_and_cannot_be_confirmed(client, cast, tree, claim):
    bureau = hands(tree)
    line = make_paid([claim], cast.county, bureau).lines.get()
    payments.take_back(line=line, reason="户名不符", returned_on=ON, by=bureau.payer, on=ON)
    text = client.post("/share/receipt/", {"code": reads.slip_of(line), "received": "1"}).content.decode()
    assert "sent this payment back" in text
    assert claim.reread().state == "returned"


def test_a_code_that_is_none_is_refused_and_the_form_is_there_again(client, tree):
    assert client.get("/share/receipt/").status_code == 200
    answer = client.post("/share/receipt/", {"code": "AAAA"})
    assert answer.status_code == 422
    assert "No payment belongs to this code" in answer.content.decode()
