"""Two people at one record of coordination, officers found by what is typed, what a leader reads of a meeting."""

import pytest

from tests.factories import coordination as made
from tests.factories.cast import make_user
from tests.factories.registry import make_household, make_laborer
from xundian.coordination import actions
from xundian.coordination.models import Task

DESK = "/desk/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june")]


def called(username, village):
    user = make_user(username, "village", division=village)
    user.name = "杨秀芬"
    user.save(update_fields=["name"])
    return user


def page_of(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def overtaken(client, address, sent, version):
    """The page that the second of two people gets, with the version that a further save would carry."""
    page = page_of(client.post(f"{DESK}{address}", sent | {"version": version}), 422)
    assert "changed by someone else" in page
    return page


def test_the_second_to_change_a_task_reads_both_words_and_may_then_save(client, cast, tree):
    row = made.make_task(cast.officer, cast.county, text="原来的")
    seen = row.version
    sent = {"owner": str(cast.officer.pk), "due_on": "2026-06-30"}
    address = f"tasks/{row.pk}/change/"
    assert client.post(f"{DESK}{address}", sent | {"text": "甲写的", "version": seen}).status_code == 302
    page = overtaken(client, address, sent | {"text": "乙写的"}, seen)
    assert "By now it says: 甲写的" in page
    assert "乙写的</textarea>" in page
    assert f'name="version" value="{row.reread().version}"' in page
    assert row.text == "甲写的"
    again = client.post(f"{DESK}{address}", sent | {"text": "乙写的", "version": row.version})
    assert (again.status_code, row.reread().text) == (302, "乙写的")


def test_a_form_without_its_version_changes_nothing(client, cast, tree):
    row = made.make_activity(tree.village, cast.county, reach=300)
    sent = {"form": "broadcast", "title": "广播", "held_on": "2026-06-20", "reach": "5"}
    for version in ({}, {"version": "x"}, {"version": "9"}):
        page_of(client.post(f"{DESK}activities/{row.pk}/correct/", sent | version), 422)
    assert row.reread().reach == 300


def test_the_second_to_put_an_activity_right_reads_both_words(client, cast, tree):
    row = made.make_activity(tree.village, cast.county, reach=300)
    sent = {"form": "broadcast", "title": row.title, "held_on": "2026-06-20"}
    address = f"activities/{row.pk}/correct/"
    first = client.post(f"{DESK}{address}", sent | {"reach": "310", "version": row.version})
    assert first.status_code == 302
    page = overtaken(client, address, sent | {"form": "leaflet", "reach": "320"}, row.version)
    assert "By now it says: 310" in page
    assert "By now it says: Broadcast or loudspeaker" in page
    assert 'value="320"' in page
    assert row.title not in page.split("By now it says")[1]


def test_nobody_agrees_to_and_nobody_publishes_words_that_changed_in_the_meantime(client, cast, tree):
    person = make_laborer(make_household(tree.village), name="马文强")
    row = made.make_story(tree.township, person, cast.county)
    seen = row.version
    words = {"title": row.title, "text": "第一次写的"}
    assert client.post(f"{DESK}stories/{row.pk}/change/", words | {"version": seen}).status_code == 302
    page = overtaken(client, f"stories/{row.pk}/change/", words | {"text": "第二次写的"}, seen)
    assert "By now it says: 第一次写的" in page
    consent = {"name_shown": "masked", "witness": "村委会", "consented_on": "2026-06-20"}
    overtaken(client, f"stories/{row.pk}/agree/", consent, seen)
    assert row.reread().consented_on is None
    agreed = client.post(f"{DESK}stories/{row.pk}/agree/", consent | {"version": row.version})
    assert agreed.status_code == 302
    overtaken(client, f"stories/{row.pk}/publish/", {}, row.version)
    assert row.reread().state == "draft"


def test_a_meeting_that_somebody_changed_shows_both_words_too(client, cast, tree):
    row = made.make_meeting(tree.county, cast.county, place="一楼")
    sent = {"kind": "regular", "title": row.title, "held_on": "2026-06-20", "place": "三楼", "version": row.version}
    actions.change_meeting(meeting=row, changes={"place": "二楼"}, expected_version=row.version, by=cast.county)
    page = overtaken(client, f"meetings/{row.pk}/edit/", sent, row.version)
    assert "By now it says: 二楼" in page
    assert 'value="三楼"' in page


def test_an_officer_is_named_by_what_tells_one_and_several_are_told_apart(client, cast, tree):
    called("yang-a", tree.village)
    twin = called("yang-b", tree.next_village)
    sent = {"text": "补台账", "due_on": "2026-06-30"}

    def give(words, status=302):
        return page_of(client.post(f"{DESK}tasks/new/", sent | {"owner": words}), status)

    several = give("杨秀芬", 422)
    assert "Several officers are meant" in several
    assert 'value="杨秀芬"' in several
    give(f"杨秀芬 {tree.next_village.label}")
    assert Task.objects.get().owner == twin
    assert "No officer of your place" in give("某某某", 422)
    same = called("yang-c", tree.next_village)
    page = page_of(client.get(f"{DESK}tasks/new/"))
    assert "yang-b" in page
    give(f"杨秀芬 {tree.next_village.label} yang-c")
    assert Task.objects.filter(owner=same).count() == 1
    client.force_login(cast.stranger)
    assert "No officer of your place" in give("杨秀芬", 422)


def test_a_task_opened_again_may_go_to_somebody_else(client, cast):
    row = made.make_task(cast.officer, cast.county)
    client.post(f"{DESK}tasks/{row.pk}/done/", {"outcome": "好"})
    again = client.post(f"{DESK}tasks/{row.pk}/reopen/", {"owner": str(cast.colleague.pk), "due_on": "2026-07-01"})
    assert (again.status_code, row.reread().owner, row.state) == (302, cast.colleague, "open")


def test_two_officers_of_one_village_read_a_task_and_only_its_owner_finishes_it(client, cast, tree):
    second = make_user("second", "village", division=tree.village)
    row = made.make_task(cast.officer, cast.county)
    client.force_login(second)
    assert "It is done" not in page_of(client.get(f"{DESK}tasks/{row.pk}/"))
    assert client.post(f"{DESK}tasks/{row.pk}/done/", {"outcome": "好"}).status_code in (404, 422)
    assert row.reread().state == "open"
    client.force_login(cast.officer)
    assert client.post(f"{DESK}tasks/{row.pk}/done/", {"outcome": "好"}).status_code == 302
    assert row.reread().state == "done"


def test_a_leader_reads_with_the_minutes_what_was_decided_and_opens_no_task(client, cast, tree):
    meeting = made.make_meeting(tree.county, cast.county)
    row = made.make_task(cast.officer, cast.county, text="补齐台账", meeting=meeting)
    client.force_login(cast.leader)
    page = page_of(client.get(f"{DESK}meetings/{meeting.pk}/"))
    assert "补齐台账" in page
    assert str(row.pk) not in page
    assert client.get(f"{DESK}tasks/{row.pk}/").status_code == 403
