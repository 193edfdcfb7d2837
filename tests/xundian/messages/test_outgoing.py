"""What leaves the house, over REST and at the desk: given up messages are seen, and sent again by the county."""

from datetime import UTC, datetime

import pytest

from tests.factories.cast import make_user
from xundian.kit import clock, outbox
from xundian.kit.models import OutboxMessage
from xundian.messages import actions, queries, tasks  # noqa: F401, tasks register the deliveries

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
REST, DESK = "/api/v1/outgoing-messages/", "/desk/outgoing/"


def give_up(**which):
    OutboxMessage.objects.filter(**which).update(state="dead", attempts=10, last_error="NotTaken: HTTP 500")


@pytest.fixture
def dead(cast):
    """One to the officer and one to somebody of another county given up, one to the colleague waiting."""
    for user in (cast.officer, cast.colleague, cast.stranger):
        actions.notify(users=[user], kind="digest", values={"due": 1}, link="/", key=f"k-{user.username}", at=AT)
    give_up(dedupe_key__contains="officer")
    give_up(dedupe_key__contains="stranger")
    outbox.post(topic="hook:1", dedupe_key="hook:1", payload={"delivery": "x"}, at=AT)
    give_up(topic="hook:1")
    return OutboxMessage.objects.get(dedupe_key__contains="officer")


def test_the_list_says_what_to_whom_by_which_way_and_why_not(dead, cast, api):
    (row,) = api(cast.auditor).get(f"{REST}?state=dead").json()["results"]
    assert row["id"] == str(dead.pk)
    assert (row["topic"], row["kind"], row["state"], row["attempts"]) == ("notice", "digest", "dead", 10)
    assert row["recipient"] == str(cast.officer.pk)
    assert row["last_error"] == "NotTaken: HTTP 500"
    assert len(api(cast.county).get(REST).json()["results"]) == 2
    assert len(api(cast.stranger).get(REST).json()["results"]) == 1


def test_the_county_sends_one_again_and_only_what_was_given_up(dead, cast, api):
    county = api(cast.county)
    again = county.post(f"{REST}{dead.pk}/send-again/")
    assert (again.status_code, again.json()["state"], again.json()["attempts"]) == (200, "waiting", 0)
    assert outbox.relay(at=clock.now())["sent"] == 2
    assert queries.inbox(cast.officer).count() == 1
    assert county.post(f"{REST}{dead.pk}/send-again/").status_code == 409


def test_all_at_once_are_those_of_the_own_county(dead, cast, api):
    assert api(cast.county).post(f"{REST}send-all-again/").json() == {"sent_again": 1}
    states = dict(OutboxMessage.objects.values_list("dedupe_key", "state"))
    assert states[f"k-stranger:{cast.stranger.pk}"] == "dead"
    assert states["hook:1"] == "dead"
    assert states[f"k-officer:{cast.officer.pk}"] == "waiting"


def test_only_the_county_sends_again_and_another_county_finds_nothing(dead, cast, api):
    for user in (cast.auditor, cast.township, cast.officer):
        assert api(user).post(f"{REST}{dead.pk}/send-again/").status_code == 403
        assert api(user).post(f"{REST}send-all-again/").status_code == 403
    assert api(cast.stranger).post(f"{REST}{dead.pk}/send-again/").status_code == 404
    assert api(cast.township).get(REST).status_code == 403
    dead.refresh_from_db()
    assert dead.state == "dead"


def test_a_group_has_no_recipient(cast, api):
    outbox.post(topic="wecom-robot", dedupe_key="wecom-robot:d", payload={"kind": "digest", "day": "d"}, at=AT)
    (row,) = api(cast.county).get(REST).json()["results"]
    assert row["recipient"] is None


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_asks_as_often_for_many_as_for_few(count, cast, api, tree, django_assert_num_queries):
    for number in range(count):
        user = make_user(f"u{number}", "village", division=tree.village)
        actions.notify(users=[user], kind="digest", values={}, link="", key="k", at=AT)
    client = api(cast.county)
    client.get(REST)
    with django_assert_num_queries(2):  # the token with its user, the rows
        assert len(client.get(REST).json()["results"]) == count


# --- the desk ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    def open_as(user):
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return open_as


def test_the_desk_counts_and_lists_what_was_given_up(dead, cast, desk):
    page = desk(cast.county).get(DESK).content.decode()
    assert "Officer" in page
    assert "HTTP 500" in page
    assert "Send all again" in page
    assert "Stranger" not in page
    reader = desk(cast.auditor)
    assert "Send all again" not in reader.get(DESK).content.decode()
    assert reader.post(f"{DESK}again/").status_code == 403
    assert 'href="/desk/outgoing/"' in reader.get("/desk/").content.decode()
    assert queries.given_up(cast.county) == 1
    assert desk(cast.township).get(DESK).status_code == 403


def test_from_the_desk_one_or_all_are_sent_again(dead, cast, desk):
    office = desk(cast.county)
    assert "1 message is tried again." in office.post(f"{DESK}{dead.pk}/again/", follow=True).content.decode()
    assert "Only a message that was given up" in office.post(f"{DESK}{dead.pk}/again/", follow=True).content.decode()
    give_up(topic="notice")
    assert "2 messages are tried again." in office.post(f"{DESK}again/", follow=True).content.decode()
    assert "Nothing was given up." in office.get(DESK).content.decode()
    foreign = OutboxMessage.objects.get(dedupe_key__contains="stranger")
    assert office.post(f"{DESK}{foreign.pk}/again/").status_code == 404


@pytest.mark.parametrize("count", [3, 30])
def test_the_page_asks_as_often_for_many_as_for_few(count, cast, desk, tree, django_assert_max_num_queries):
    for number in range(count):
        user = make_user(f"u{number}", "village", division=tree.village)
        actions.notify(users=[user], kind="digest", values={}, link="", key="k", at=AT)
    give_up(topic="notice")
    office = desk(cast.county)
    with django_assert_max_num_queries(6):
        assert len(office.get(DESK).context["rows"]) == count
