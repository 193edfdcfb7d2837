"""The inbox over REST: one's own messages, in one's own language."""

from datetime import UTC, datetime

import pytest

from xundian.kit import outbox
from xundian.messages import actions, queries, tasks  # noqa: F401, tasks register the deliveries

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
ADDRESS = "/api/v1/messages/"


def fill(user, count):
    keys = [f"{user.pk}-{number}" for number in range(count)]
    actions.notify_all(
        notices=[actions.Notice([user], "digest", {"due": 3, "overdue": 1}, "/visits/", key) for key in keys], at=AT
    )
    outbox.relay(at=AT)


def test_the_inbox_shows_ones_own_messages_in_words(cast, api):
    fill(cast.officer, 2)
    fill(cast.colleague, 1)
    answer = api(cast.officer).get(ADDRESS, headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    first = answer.json()["results"][0]
    assert len(answer.json()["results"]) == 2
    assert (first["title"], first["text"]) == ("Today's work", "Visits due: 3. Overdue: 1.")
    assert set(first) == {"id", "kind", "title", "text", "values", "link", "sent_at", "read_at"}


def test_anothers_message_is_absent_whoever_asks(cast, api):
    fill(cast.officer, 1)
    message = queries.inbox(cast.officer).get()
    for user in (cast.colleague, cast.county, cast.auditor, cast.stranger):
        assert api(user).get(f"{ADDRESS}{message.pk}/").status_code == 404
        assert api(user).post(f"{ADDRESS}{message.pk}/read/").status_code == 404
    assert api().get(ADDRESS).status_code == 401


def test_messages_are_read_one_by_one_or_all_at_once(cast, api):
    fill(cast.officer, 3)
    fill(cast.colleague, 1)
    caller = api(cast.officer)
    message = queries.inbox(cast.officer)[0]
    assert caller.post(f"{ADDRESS}{message.pk}/read/").json()["read_at"]
    assert len(caller.get(ADDRESS, {"unread": "true"}).json()["results"]) == 2
    assert caller.post(f"{ADDRESS}read-all/").json() == {"read": 2}
    assert caller.get(ADDRESS, {"unread": "true"}).json()["results"] == []
    assert queries.unread_count(cast.colleague) == 1


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_asks_the_database_the_same_number_of_times(cast, api, count, django_assert_num_queries):
    fill(cast.officer, count)
    caller = api(cast.officer)
    caller.get(ADDRESS)
    with django_assert_num_queries(2):  # token with user, messages
        assert len(caller.get(ADDRESS).json()["results"]) == count
