"""Draws at the desk: the whole way by hand, refusals beside what was typed, papers, and each role."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from relocation.draws import actions, queries, rules
from relocation.draws.models import Draw
from tests.factories.draws import (
    BODIES,
    FROZEN,
    LAST,
    entry,
    make_confirmed,
    make_drawn,
    make_empty,
    make_frozen,
    make_homes,
    make_prepared,
    make_told,
    secret_of,
)
from tests.factories.relocation import make_site
from xundian.pages.desk.draws.listing import waiting


@pytest.fixture
def site(tree, cast):
    return make_site(tree.township, by=cast.county)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(f"{FROZEN}T02:00:00Z", tick=False), translation.override("en"):
        yield


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.county)
    client.cookies["django_language"] = "en"
    return client


def _path(row, step=""):
    return f"/desk/draws/{row.pk}/{step}"


def test_a_draw_is_taken_its_whole_way_by_hand(desk, cast, tree, site):
    declared = [make_confirmed(site, tree.village, cast.county, size) for size in (4, 4, 3)]
    homes = make_homes(site, (4, 4))
    sent = {"site": str(site.pk), "title": "一期", "venue": "广场", "reveal_by": str(LAST), "larger_homes": "on"}
    assert desk.post("/desk/draws/new/", sent).status_code == 302
    row = Draw.objects.get()
    assert row.larger_homes
    page = desk.get(_path(row)).content.decode()
    assert all(each.household.number in page for each in declared)

    def step(verb, **given):
        answer = desk.post(_path(row, f"{verb}/"), given)
        assert answer.status_code == 302, answer.content.decode()

    step("enter", declarations=[str(each.pk) for each in declared])
    step("put-up", homes=[str(each.pk) for each in homes])
    step("strike", entry=str(row.entries.get(number=3).pk))
    step("take-back", home=str(row.homes.get(number=2).pk))
    for number in (1, 2, 3):
        step("name-witness", name=f"见证人{number}", body=BODIES[number])
    step("remove-witness", witness=str(row.witnesses.get(number=3).pk))
    for each in row.witnesses.order_by("number"):
        commitment = rules.commitment_of(row.code, each.number, secret_of(each.number))
        step("commit", witness=str(each.pk), commitment=commitment)
    step("freeze")
    for each in row.witnesses.order_by("number"):
        step("reveal", witness=str(each.pk), secret=secret_of(each.number), from_envelope="on")
    step("run")
    row.refresh_from_db()
    assert row.state == "drawn"
    step("give-back", entry=str(row.allotments.get(position=1).entry_id), reason="不搬了")
    assert rules.faults_of(queries.publication_of(row), [row.digest]) == []
    assert "Given back since" in desk.get(_path(row)).content.decode()


def test_a_draw_ends_without_result_by_hand_and_is_repeated(desk, cast, tree, site):
    row = make_frozen(site, tree.village, cast.county)
    assert desk.post(_path(row, "abandon/"), {"reason": "停电"}).status_code == 302
    answer = desk.post(_path(row, "repeat/"), {"reveal_by": str(LAST)})
    new = Draw.objects.get(repeats=row)
    assert answer["Location"] == _path(new)
    assert desk.post(_path(new, "cancel/"), {"reason": "另行安排"}).status_code == 302
    assert desk.post(_path(new, "unknown/")).status_code == 404


def test_refusals_come_back_as_sentences(desk, cast, tree, site):
    row = make_empty(site, tree.county, cast.county)
    nothing = desk.post(_path(row, "freeze/"))
    assert (nothing.status_code, "Enter the households first." in nothing.content.decode()) == (422, True)
    assert "Tick the homes" in desk.post(_path(row, "put-up/")).content.decode()
    form = desk.post("/desk/draws/new/", {"title": "一期", "reveal_by": "x"})
    assert (form.status_code, "Choose a site." in form.content.decode()) == (422, True)
    told = make_frozen(site, tree.village, cast.county)
    wrong = desk.post(_path(told, "reveal/"), {"witness": str(told.witnesses.first().pk), "secret": secret_of(3)})
    assert wrong.status_code == 422
    assert secret_of(3) not in wrong.content.decode()


def test_terms_are_changed_before_the_freeze(desk, cast, tree, site):
    row = make_empty(site, tree.county, cast.county, larger_homes=True)
    assert 'value="五里岗一期分房"' in desk.get(_path(row, "change/")).content.decode()
    sent = {"title": "二期", "reveal_by": str(LAST), "version": row.version}
    assert desk.post(_path(row, "change/"), sent).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.larger_homes) == ("二期", False)
    assert desk.post(_path(row, "change/"), sent | {"title": "三期"}).status_code == 422


def test_told_secrets_are_on_no_page_before_the_draw(desk, cast, tree, site):
    row = make_told(site, tree.village, cast.county)
    for path in ("", "protocol/", "slips/"):
        assert secret_of(1) not in desk.get(_path(row, path)).content.decode()


def test_the_protocol_is_to_print_and_sign(desk, cast, tree, site):
    row = make_drawn(site, tree.village, cast.county)
    text = desk.get(_path(row, "protocol/")).content.decode()
    for part in (row.digest, row.seed, secret_of(1), "杨正才（县纪委监委）", "王**"):
        assert part in text
    assert "王小明" not in text
    assert desk.get(_path(make_empty(site, tree.county, cast.county), "protocol/")).status_code == 404


def test_slips_prove_an_entry_and_are_for_who_runs_the_draw(desk, client, cast, tree, site):
    row = make_frozen(site, tree.village, cast.county)
    text = desk.get(_path(row, "slips/")).content.decode()
    assert "王小明" in text
    assert entry(row, 1).slip in text
    assert desk.get(_path(make_empty(site, tree.county, cast.county), "slips/")).status_code == 404
    client.force_login(cast.auditor)
    assert client.get(_path(row, "slips/")).status_code == 403


@pytest.mark.parametrize("role", ["officer", "township", "leader", "station", "site", "auditor"])
def test_who_reads_sees_masked_names_and_no_step(client, cast, tree, site, role):
    row = make_frozen(site, tree.village, cast.county)
    client.force_login(getattr(cast, role))
    page = client.get(_path(row))
    assert page.status_code == (200 if role in {"township", "site", "auditor"} else 403)
    assert client.post(_path(row, "abandon/"), {"reason": "x"}).status_code == 403
    if page.status_code == 200:
        text = page.content.decode()
        assert "王**" in text
        assert "王小明" not in text
        assert "/abandon/" not in text


def test_another_county_finds_nothing(client, cast, tree, site):
    row = make_frozen(site, tree.village, cast.county)
    client.force_login(cast.stranger)
    client.cookies["django_language"] = "en"
    for path in ("", "protocol/", "slips/", "change/"):
        assert client.get(_path(row, path)).status_code == 404
    assert client.post(_path(row, "abandon/"), {"reason": "x"}).status_code == 404
    assert "There is no draw yet." in client.get("/desk/draws/").content.decode()


def test_the_desk_counts_draws_that_wait_on_their_last_day(desk, cast, tree, site):
    make_frozen(site, tree.village, cast.county, reveal_by=FROZEN)
    make_frozen(site, tree.village, cast.county)
    assert (waiting(cast.county), waiting(cast.auditor)) == (1, 0)


@pytest.mark.parametrize("make", [make_prepared, make_frozen, make_drawn])
def test_pages_take_as_many_queries_at_any_size(desk, cast, tree, site, make):
    counts = []
    for size in (3, 12):
        row = make(site, tree.village, cast.county, persons=(4,) * size, homes=(4,) * size)
        desk.get("/desk/draws/")
        with CaptureQueriesContext(connection) as found:
            desk.get(_path(row))
            desk.get("/desk/draws/")
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_the_page_of_a_made_draw_names_its_witnesses(desk, cast, tree, site):
    row = make_drawn(site, tree.village, cast.county)
    text = desk.get(_path(row)).content.decode()
    for number, each in enumerate(queries.witnesses_of(row), 1):
        assert f"{number} · {each.name} <span" in text
        assert (each.body in text, each.commitment in text) == (True, True)
    assert '<button name="size" value="standard"' in text


def test_before_the_freeze_households_stand_beside_homes_of_their_size(desk, cast, tree, site):
    row = make_prepared(site, tree.village, cast.county, persons=(5, 4, 4, 2), homes=(4, 4, 3))
    text = desk.get(_path(row)).content.decode()
    assert (row.reread().state, "Freeze the roster" in text) == ("preparing", True)
    assert queries.prospect(row) == ([(3, 1, 1, 0, 0), (4, 2, 2, 0, 0), (None, 1, 0, 1, 0)], 0)
    assert "too large for every home put up" in text
    assert "every household that a home is large enough for gets one" in text
    make_homes(site, (5,))
    actions.put_up(draw=row, homes=queries.free_homes(site, row).filter(persons=5), by=cast.county)
    actions.enter(draw=row, declarations=[make_confirmed(site, tree.village, cast.county, 4)], by=cast.county)
    text = desk.get(_path(row)).content.decode()
    assert ("home for 4 persons" in text, "1 household more than homes" in text) == (True, True)
    assert "As it stands, 1 household goes to the waiting list" in text
    assert desk.post(_path(row, "freeze/")).status_code == 302


def test_homes_left_over_go_to_smaller_households_where_the_terms_say_so(cast, tree, site):
    sizes = {"persons": (2, 2, 2), "homes": (2, 4)}
    own = make_prepared(site, tree.village, cast.county, **sizes)
    larger = make_prepared(site, tree.village, cast.county, larger_homes=True, **sizes)
    expected = [(2, 3, 1, 2, 0), (4, 0, 1, 0, 1)]
    assert (queries.prospect(own), queries.prospect(larger)) == ((expected, 2), (expected, 1))


def test_a_new_draw_tells_every_field_that_is_wrong(desk, site):
    answer = desk.post("/desk/draws/new/", {"title": "", "venue": "很" * 101, "reveal_by": "soon"})
    wrong = {each.name: each.error for each in answer.context["fields"] if each.error}
    assert (answer.status_code, set(wrong)) == (422, {"site", "title", "venue", "reveal_by"})
    assert not Draw.objects.exists()


def test_other_terms_tell_every_field_that_is_wrong(desk, cast, tree, site):
    row = make_empty(site, tree.county, cast.county)
    answer = desk.post(_path(row, "change/"), {"title": " ", "reveal_by": "2026-03-09", "version": row.version})
    assert {each.name for each in answer.context["fields"] if each.error} == {"title", "reveal_by"}
    assert row.reread().title == row.title


def test_a_refused_witness_is_marked_and_named_by_its_fields(desk, cast, tree, site):
    row = make_empty(site, tree.county, cast.county)
    answer = desk.post(_path(row, "name-witness/"), {"name": "", "body": "很" * 101})
    assert answer.context["errors"] == [
        ("name", "Name · Say it in a few words."), ("body", "Body · At most 100 characters."),
    ]  # fmt: skip
    text = answer.content.decode()
    assert ('id="name-error"' in text, 'id="body-error"' in text) == (True, True)
    witness = actions.name_witness(draw=row, name="杨正才", body=BODIES[0], by=cast.county)
    answer = desk.post(_path(row, "commit/"), {"witness": str(witness.pk), "commitment": "abc"})
    [(place, words)] = answer.context["errors"]
    assert (place, words.startswith("Commitment · ")) == ("commitment-1", True)
    text = answer.content.decode()
    assert ('id="commitment-1"' in text, f"?draw={row.code}" in text) == (True, True)
    [(place, _words)] = desk.post(_path(row, "cancel/"), {"reason": ""}).context["errors"]
    assert place == "cancel-reason"


def test_the_desk_speaks_of_drawing_in_chinese(desk, cast, tree, site):
    desk.cookies["django_language"] = "zh-hans"
    with translation.override("zh-hans"):
        page = desk.get(_path(make_prepared(site, tree.village, cast.county))).content.decode()
        assert [each in page for each in (">移出<", ">操作<", "导出", "处理过程")] == [True, True, False, False]
        told = make_told(site, tree.village, cast.county)
        assert ">摇号<" in desk.get(_path(told)).content.decode()
        over = actions.abandon(
            draw=make_frozen(site, tree.village, cast.county), reason="停电", by=cast.county, on=FROZEN
        )
        assert "筹备重新摇号" in desk.get(_path(over)).content.decode()
