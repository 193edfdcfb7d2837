"""The officer's page of the calendar, and the feed behind the secret address."""

import logging
import re
from datetime import UTC, date, datetime

import pytest
import time_machine

from laborers import journeys
from laborers.visits import actions as visits
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit
from xundian.accounts import calendars
from xundian.accounts.actions import deactivate_user, move_user
from xundian.accounts.models import CalendarAddress
from xundian.kit.errors import Forbidden
from xundian.kit.hiding import HideSecrets
from xundian.pages import calendar as page

AT = datetime(2026, 4, 20, 4, tzinfo=UTC)
ON = date(2026, 4, 20)
WRONG = "x" * 43


@pytest.fixture
def waiting(cast, tree, lists):
    home = make_household(tree.village, group_name="一组")
    make_placement(make_laborer(home), by=cast.officer)
    visits.plan(on=ON)
    return home


def address(secret):
    return f"/calendar/{secret}.ics"


def shown(response):
    return re.search(r'value="[^"]*/calendar/([\w-]+)\.ics"', response.content.decode())[1]


@time_machine.travel(AT, tick=False)
def test_an_officer_makes_an_address_that_is_shown_once(waiting, cast, browse, client):
    own = browse(cast.officer)
    assert "You have no address yet." in own.get("/calendar/").content.decode()
    made = own.post("/calendar/make/")
    secret = shown(made)
    assert len(secret) == 43
    assert "no-store" in made["Cache-Control"]
    assert f"webcal://127.0.0.1:8000/calendar/{secret}.ics" in made.content.decode().replace("localhost", "127.0.0.1")
    again = own.get("/calendar/").content.decode()
    assert secret not in again
    assert "never" in again
    row = CalendarAddress.objects.get()
    assert secret.encode() not in bytes(row.digest)
    own.logout()
    feed = client.get(address(secret))
    assert feed.status_code == 200
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    assert feed["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert feed["Cache-Control"] == "private, no-cache"
    assert feed.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert feed.content.count(b"BEGIN:VEVENT") == 4
    assert CalendarAddress.objects.get().last_read_on == ON


@time_machine.travel(AT, tick=False)
def test_what_is_known_is_answered_304_until_a_visit_changes_it(waiting, cast, client):
    secret = calendars.make(user=cast.officer, at=AT)
    first = client.get(address(secret))
    known = client.get(address(secret), headers={"If-None-Match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert known["ETag"] == first["ETag"]
    make_visit(waiting, ON, cast.officer)
    changed = client.get(address(secret), headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    assert client.head(address(secret)).status_code == 200
    assert client.post(address(secret)).status_code == 405


def test_a_wrong_a_former_an_ended_and_a_closed_officers_secret_are_one_answer(cast, client, django_assert_num_queries):
    former = calendars.make(user=cast.officer, at=AT)
    calendars.make(user=cast.officer, at=AT)
    ended = calendars.make(user=cast.colleague, at=AT)
    calendars.revoke(user=cast.colleague, by=cast.colleague)
    closed = calendars.make(user=cast.township, at=AT)
    deactivate_user(user=cast.township, by=cast.county, on=ON)
    answers = []
    for secret in (WRONG, former, ended, closed, "x", "二", "x" * 4000):
        with django_assert_num_queries(1):
            answer = client.get(address(secret))
        answers.append((answer.status_code, answer.content, sorted(answer.headers.items())))
    assert {answer[0] for answer in answers} == {404}
    assert all(answer == answers[0] for answer in answers)


def test_a_closed_account_opens_nothing_even_if_its_address_had_stayed(cast, client):
    secret = calendars.make(user=cast.officer, at=AT)
    type(cast.officer).objects.filter(pk=cast.officer.pk).update(is_active=False)
    assert client.get(address(secret)).status_code == 404


def test_with_another_place_the_address_of_the_former_ends(cast, tree, client):
    secret = calendars.make(user=cast.officer, at=AT)
    assert client.get(address(secret)).status_code == 200
    move_user(user=cast.officer, by=cast.county, on=ON, division=tree.far_village)
    assert client.get(address(secret)).status_code == 404


def test_a_handover_ends_the_address_of_who_leaves(cast, client):
    secret = calendars.make(user=cast.officer, at=AT)
    journeys.hand_over_post(leaver=cast.officer, assignments={"place": cast.township}, by=cast.county, on=ON, at=AT)
    assert client.get(address(secret)).status_code == 404
    assert not CalendarAddress.objects.exists()


def test_ending_and_renewing_are_the_officers_own(cast, browse, client):
    secret = calendars.make(user=cast.officer, at=AT)
    other = browse(cast.colleague)
    other.post("/calendar/revoke/")
    other.post("/calendar/make/")
    assert client.get(address(secret)).status_code == 200
    own = browse(cast.officer)
    renewed = shown(own.post("/calendar/make/"))
    assert client.get(address(secret)).status_code == 404
    assert client.get(address(renewed)).status_code == 200
    assert own.post("/calendar/revoke/").status_code == 302
    assert client.get(address(renewed)).status_code == 404
    assert own.post("/calendar/elsewhere/").status_code == 404


def test_roles_without_visits_of_their_own_have_none(cast, browse):
    for user in (cast.leader, cast.auditor):
        with pytest.raises(Forbidden):
            calendars.make(user=user, at=AT)
        assert browse(user).post("/calendar/make/").status_code == 403
        assert browse(user).get("/messages/").content.decode().count('"/calendar/"') == 0
    assert '"/calendar/"' in browse(cast.officer).get("/messages/").content.decode()


def test_the_feed_needs_no_session_and_opens_none(cast, client):
    secret = calendars.make(user=cast.officer, at=AT)
    answer = client.get(address(secret))
    assert not answer.cookies
    assert client.get("/calendar/").status_code == 302


def test_who_asks_too_often_is_told_when_to_come_back(cast, client, monkeypatch):
    monkeypatch.setattr(page, "OF_SECRET", page.Limit("calendar-test", 2, 3600))
    secret = calendars.make(user=cast.officer, at=AT)
    for text in (secret, "y" * 43):
        codes = [client.get(address(text)) for _n in range(3)]
        assert [each.status_code for each in codes][2] == 429
        assert codes[2]["Retry-After"] == "3600"


@pytest.mark.parametrize("path", ["/calendar/{}.ics", "/share/card/{}/"])
def test_no_log_line_holds_a_secret_of_an_address(path, client, db, caplog):
    seen = []
    handler = logging.Handler()
    handler.emit = lambda record: seen.append(record.getMessage())
    handler.addFilter(HideSecrets())
    logging.getLogger("django.request").addHandler(handler)
    try:
        assert client.get(path.format(WRONG)).status_code == 404
        client.post(path.format(WRONG))
    finally:
        logging.getLogger("django.request").removeHandler(handler)
    assert seen
    assert not any(WRONG in line for line in seen)
    assert any(path.split("{")[0] in line for line in seen)


def test_every_handler_of_the_settings_hides_secrets(settings):
    assert all("hide" in each["filters"] for each in settings.LOGGING["handlers"].values())
