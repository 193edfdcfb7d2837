"""Pages of targets: the plan with its progress, dividing it by hand, by proposal and by workbook, freezing, the log."""

import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.factories.placements import KUNMING_XISHAN, make_placement
from tests.factories.surveys import make_assessed_laborer
from tests.factories.targets import frozen, make_plan, make_target
from xundian.targets import queries
from xundian.targets.models import Target

PAGE = "/desk/targets/"
DIVIDE = f"{PAGE}divide/?indicator=placements&year=2026&division=530129"
WHO = {"530129": "own", "530129103": "v-530129103", "530129107": "v-530129107"}


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def values():
    """{(division, person's name): target} of the county's plan."""
    return {
        (row.division_id, row.person and row.person.name): row.value
        for row in queries.tree("530129", "placements", 2026)
    }


def sent(plan=None, **more):
    return {"version": plan.version if plan else "", "own": "100", "v-530129103": "60", "v-530129107": "40"} | more


def test_without_a_target_it_says_so_and_offers_the_first_to_the_county_only(browse, cast):
    assert "Set the first target" in text(browse(cast.county).get(PAGE))
    told = text(browse(cast.leader).get(PAGE))
    assert "No target of this indicator and year is set yet." in told
    assert "Set the first target" not in told


def test_places_stand_by_code_with_what_was_done_and_every_number_opens_its_names(browse, cast, tree):
    make_plan(tree, by=cast.county)
    make_placement(make_assessed_laborer(tree.village), by=cast.county, destination=KUNMING_XISHAN)
    answer = browse(cast.leader).get(PAGE)
    told = text(answer)
    assert "Total 100 1 1.0 99 0 1 100.0" not in told
    assert re.search(r"Total 100 1 1\.0 99 0 1 more than want it 10,000\.0 羊街镇 60 1 1\.7 59 0 1", told)
    assert "The parts add up to the whole." in told
    page = answer.content.decode()
    assert "figure=placements&amp;division=530129103&amp;year=2026" in page
    assert "<script>" not in page
    assert "style=" not in page


def test_a_township_sees_its_own_part_and_no_other(browse, cast, tree):
    make_plan(tree)
    told = text(browse(cast.township).get(PAGE))
    assert "羊街镇 · Laborers placed 2026" in told
    assert "河口镇" not in told
    assert browse(cast.township).get(f"{PAGE}?division=530129107").status_code == 404
    assert browse(cast.township).get(f"{PAGE}?division=530129").status_code == 404
    assert browse(cast.officer).get(PAGE).status_code == 403


def test_the_county_sets_divides_and_gives_persons_their_part(browse, cast, tree):
    county = browse(cast.county)
    assert county.post(DIVIDE, sent(**{"v-530129107": "30"})).status_code == 302
    plan = queries.plan_of("530129", "placements", 2026)
    assert "the target is 100, and the parts sum to 90 (-10)." in text(county.get(PAGE))
    more = {"v-530129107": "30", "person": cast.leader.pk, "value": "10", "places": ["530129107"]}
    assert county.post(DIVIDE, sent(plan, **more)).status_code == 302
    assert values() == {
        ("530129", None): 100, ("530129", "Leader"): 10, ("530129103", None): 60, ("530129107", None): 30,
    }  # fmt: skip
    told = text(county.get(PAGE))
    assert "Leader 河口镇 10 0 10" in told
    assert "The parts add up to the whole." in told


def test_an_empty_field_takes_a_part_away(browse, cast, tree):
    plan = make_plan(tree)
    browse(cast.county).post(DIVIDE, sent(plan, **{"v-530129107": "", "v-530129103": "100"}))
    assert values() == {("530129", None): 100, ("530129103", None): 100}


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_kept(browse, cast, tree):
    plan = make_plan(tree)
    bad = {"v-530129103": "many", "person": cast.leader.pk, "value": ""}
    answer = browse(cast.county).post(DIVIDE, sent(plan, **bad))
    assert answer.status_code == 422
    assert set(answer.context["wrong"]) == {"v-530129103", "value"}
    assert 'value="many"' in answer.content.decode()
    assert values()["530129103", None] == 60
    assert browse(cast.county).post(DIVIDE, sent(plan, version="1")).status_code == 422


def test_a_proposal_divides_by_who_wants_it_and_keeps_nothing(browse, cast, tree):
    make_plan(tree, township=0, other=0)
    for village in (tree.village, tree.village, tree.next_village, tree.far_village):
        make_assessed_laborer(village)
    answer = browse(cast.county).get(f"{DIVIDE}&propose=1")
    assert {key: typed for _row, key, typed in answer.context["lines"]} == {
        "own": "100", "v-530129103": "75", "v-530129107": "25",
    }  # fmt: skip
    assert "Filled in, not saved yet." in text(answer)
    assert values()["530129103", None] == 0


def test_the_download_filled_in_is_read_again(browse, cast, tree):
    make_plan(tree)
    make_target(tree.county, 5, person=cast.leader)
    county = browse(cast.county)
    book = load_workbook(io.BytesIO(county.get(f"{PAGE}targets.xlsx?indicator=placements&year=2026").content))
    sheet = book["Targets"]
    head = {cell.value: cell.column for cell in sheet[3]}
    rows = {sheet.cell(row, head["Code"]).value: row for row in range(4, sheet.max_row + 1)}
    assert [sheet.cell(rows[code], head["Target"]).value for code in ("530129", "530129103", "leader")] == [100, 60, 5]
    sheet.cell(rows["530129103"], head["Target"]).value = 55
    out = io.BytesIO()
    book.save(out)
    answer = county.post(DIVIDE, {"step": "read", "file": SimpleUploadedFile("t.xlsx", out.getvalue())})
    lines = {key: typed for _row, key, typed in answer.context["lines"]}
    assert (lines["v-530129103"], lines["v-530129107"], lines[f"p-{cast.leader.pk}"]) == ("55", "40", "5")
    assert values()["530129103", None] == 60


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("单位,目标数\n石头乡,5\n", "Row 2: “石头乡” is no part of this target."),
        ("单位,目标数\n羊街镇,很多\n", "Row 2: “很多” is no target."),
        ("单位,目标数\n羊街镇,5\n羊街镇,6\n", "Row 3: this part stands above already."),
        ("单位,目标数\n合计,5\n", "No row of the file names a part of this target."),
        ("甲,乙\n1,2\n", "None of the first five rows names the columns."),
    ],
)
def test_a_workbook_that_cannot_be_read_says_which_row_and_why(browse, cast, tree, content, told):
    make_plan(tree)
    file = SimpleUploadedFile("t.csv", content.encode())
    answer = browse(cast.county).post(DIVIDE, {"step": "read", "file": file})
    assert answer.status_code == 422
    assert told in text(answer)


def test_a_plan_is_frozen_with_its_document_and_says_why_parts_differ(browse, cast, tree):
    plan, county = make_plan(tree, other=41), browse(cast.county)
    step = f"{PAGE}{plan.pk}/freeze/"
    refused = county.post(step, {"version": plan.version, "document": "8号"})
    assert refused.status_code == 422
    assert "100 / 101" in text(refused)
    done = county.post(step, {"version": plan.version, "document": "8号", "difference": "one in reserve"})
    assert done.status_code == 302
    told = text(county.get(done["Location"]))
    assert "Frozen" in told
    assert "Why the parts differ: one in reserve" in told
    assert browse(cast.leader).post(step, {}).status_code == 403
    assert browse(cast.stranger).post(step, {}).status_code == 404


def test_after_freezing_the_form_asks_for_reason_and_document_and_the_log_shows_them(browse, cast, tree):
    plan, county = frozen(make_plan(tree)), browse(cast.county)
    change = sent(plan, **{"v-530129103": "61", "own": "101"})
    refused = county.post(DIVIDE, change)
    assert refused.status_code == 422
    assert set(refused.context["wrong"]) == {"reason", "document"}
    county.post(DIVIDE, change | {"reason": "more posts", "document": "15号"})
    told = text(county.get(f"{PAGE}{plan.pk}/log/"))
    assert "after freezing 羊街镇 60 61 more posts 15号 County" in told
    assert Target.objects.get(division=tree.township).value == 61


@pytest.mark.parametrize("path", [PAGE, DIVIDE])
def test_pages_ask_the_same_number_of_questions_at_any_size(browse, cast, tree, path):
    make_plan(tree)
    county, asked = browse(cast.county), []
    county.get(path)
    for people in ((cast.leader,), (cast.township, cast.officer, cast.colleague)):
        for person in people:
            make_target(tree.county, 5, person=person)
        with CaptureQueriesContext(connection) as seen:
            county.get(path)
        asked.append(len(seen))
    assert asked[0] == asked[1]
