"""Publicity, stories and suggestions at the desk: who opens and who changes, what is refused, what a filter leaves."""

from datetime import date

import pytest
import time_machine

from tests.factories import coordination as made
from tests.factories.registry import make_household, make_laborer
from xundian.coordination.models import Activity, Story, Suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def june(client):
    client.cookies["django_language"] = "en"
    with time_machine.travel("2026-06-20T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def person(tree):
    return make_laborer(make_household(tree.village), name="马文强")


ROLES = {
    "activities/": {"officer", "township", "county", "leader", "auditor"},
    "activities/new/": {"officer", "township", "county"},
    "stories/": {"officer", "township", "county", "auditor"},
    "stories/new/": {"township", "county"},
}


@pytest.mark.parametrize("address", ROLES)
def test_a_page_opens_for_the_roles_that_have_its_right_and_for_no_other(address, client, cast):
    opened = set()
    for name in ("officer", "township", "county", "leader", "auditor"):
        client.force_login(getattr(cast, name))
        status = client.get(f"/desk/{address}").status_code
        assert status in {200, 403}
        opened |= {name} if status == 200 else set()
    assert opened == ROLES[address]


def test_a_year_leaves_its_activities_and_its_sums(client, cast, tree):
    for year, reach in ((2026, 310), (2025, 1234), (2020, 77)):
        made.make_activity(tree.village, cast.county, on=date(year, 5, 4), title=f"广播{year}", reach=reach)
    client.force_login(cast.township)
    wanted = {
        "": {2026, 2025, 2020},
        "2026": {2026},
        "2025": {2025},
        "x": {2026, 2025, 2020},
        "2020": {2026, 2025, 2020},
    }
    for asked, years in wanted.items():
        answer = client.get("/desk/activities/", {"year": asked})
        page = answer.content.decode()
        assert {year for year in (2026, 2025, 2020) if f"广播{year}" in page} == years, asked
        assert answer.context["people"] == (1234 if asked == "2025" else 310), asked
    assert "广播" not in client.get("/desk/activities/?year=2025&form=leaflet").content.decode()


def test_what_was_taken_back_is_put_right_no_more_and_no_stranger_finds_it(client, cast, tree):
    row = made.make_activity(tree.village, cast.county)
    client.force_login(cast.stranger)
    assert client.get(f"/desk/activities/{row.pk}/").status_code == 404
    client.force_login(cast.county)
    wrong = {"form": "leaflet", "reach": "0", "version": row.version}
    assert client.post(f"/desk/activities/{row.pk}/correct/", wrong).status_code == 422
    assert client.post(f"/desk/activities/{row.pk}/take-back/").status_code == 302
    assert client.post(f"/desk/activities/{row.pk}/take-back/").status_code == 422
    assert Activity.objects.get().form == "broadcast"


def test_the_township_writes_and_the_county_alone_publishes_and_takes_down(client, cast, tree, person):
    row = made.make_agreed(tree.township, person, cast.township)
    client.force_login(cast.township)
    assert client.post(f"/desk/stories/{row.pk}/publish/").status_code == 403
    client.force_login(cast.county)
    assert client.post(f"/desk/stories/{row.pk}/publish/", {"version": row.version}).status_code == 302
    assert client.get(f"/share/stories/{row.pk}/").status_code == 200
    words = {"title": "x", "text": "y", "version": row.reread().version}
    refused = client.post(f"/desk/stories/{row.pk}/change/", words)
    assert refused.status_code == 422
    assert client.post(f"/desk/stories/{row.pk}/take-down/").status_code == 302
    assert client.get(f"/share/stories/{row.pk}/").status_code == 404
    assert client.post(f"/desk/stories/{row.pk}/take-down/").status_code == 422


def test_changed_words_need_another_consent(client, cast, tree, person):
    row = made.make_agreed(tree.township, person, cast.township)
    client.force_login(cast.county)
    words = {"title": "新题", "text": "新的说法", "version": row.version}
    assert client.post(f"/desk/stories/{row.pk}/change/", words).status_code == 302
    row = Story.objects.get()
    assert client.post(f"/desk/stories/{row.pk}/publish/", {"version": row.version}).status_code == 422
    assert (row.title, row.state, row.consented_on) == ("新题", "draft", None)


def test_an_experience_note_is_published_without_a_person(client, cast, tree):
    note = made.make_published(tree.township, by=cast.county, title="三级联动")
    assert "三级联动" in client.get("/share/stories/").content.decode()
    assert "Experience note" in client.get(f"/share/stories/{note.pk}/?lang=en").content.decode()


def test_a_suggestion_is_answered_once_and_with_words(client, cast, tree):
    row = made.make_suggestion(made.make_symposium(tree.township, cast.county))
    client.force_login(cast.township)
    assert client.post(f"/desk/suggestions/{row.pk}/answer/", {"answer": " "}).status_code == 422
    assert client.post(f"/desk/suggestions/{row.pk}/answer/", {"answer": "已开班"}).status_code == 302
    assert client.post(f"/desk/suggestions/{row.pk}/decline/", {"answer": "不"}).status_code == 422
    assert Suggestion.objects.get().answer == "已开班"
