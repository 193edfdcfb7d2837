"""The page of published results: X3.1's table as printed, computed anew, with its differences; the workbook."""

import io
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.factories.aggregates import SOURCE, loaded, make_record, published
from xundian.aggregates.models import AggregateRecord

PAGE = "/desk/published/"


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        yield


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_without_a_record_it_says_what_to_do(browse, cast):
    assert "Import a workbook with one line" in text(browse(cast.county).get(PAGE))
    assert "Import a workbook" not in text(browse(cast.leader).get(PAGE))


def test_the_published_table_stands_beside_what_follows_from_it(browse, cast, tree):
    loaded(published(), tree.county, by=cast.county)
    answer = browse(cast.leader).get(PAGE)
    told = text(answer)
    for line in (
        "Laborers employed 125,611 – 100,700 24.74 % over 21.7 % over differs by -3.0 points: 24.7 % follows",
        "Laborers trained 133,554 – 118,830 12.39 % over 12.4 % over the same",
        "cannot be computed: no target was stated (the print would need 1,000)",
        "Laborers employed 17,706 – 24,000 73.78 % 73.7 % the same when digits are cut off instead of rounded",
        "767 665 86.7 % 1,400 54.79 % 54.7 %",
        "– 西山区 638 541 84.8 % 1,000 63.80 % 63.8 % the same",
        "– 滇池旅游度假区 129 124 96.1 % 400 32.25 % 32.25 % the same",
        "Laborers trained 4,866 2,602 53.5 % 24,260 20.06 % 20 % the same The parts add up to the whole.",
        "Transfer income 183,000,000 yuan 38,450,000 yuan 21.0 %",
        "Laborers trained – – 18,980",
    ):
        assert line in told
    assert re.findall(r"2014–2018|to May 2019", told)[:2] == ["to May 2019", "2014–2018"]
    assert SOURCE in told
    assert "style=" not in answer.content.decode()


def test_parts_that_do_not_add_up_are_told(browse, cast, tree):
    make_record(tree.county, done=767, target=1400, measure="urban", printed="", percent=None)
    make_record(tree.county, done=638, target=1000, measure="urban", part="西山区", printed="", percent=None)
    told = text(browse(cast.auditor).get(PAGE))
    assert "the parts sum to 638 (-129)" in told
    assert "the parts sum to 1,000 (-400)" in told


def test_another_county_sees_nothing_of_it_and_a_village_not_the_page(browse, cast, tree):
    make_record(tree.county)
    assert "No published result is on record yet." in text(browse(cast.stranger).get(PAGE))
    assert browse(cast.officer).get(PAGE).status_code == 403


def test_the_workbook_says_the_same(browse, cast, tree):
    loaded(published(), tree.county, by=cast.county)
    book = load_workbook(io.BytesIO(browse(cast.county).get(f"{PAGE}published.xlsx").content))
    rows = [[cell.value for cell in row] for row in book["Published results"].iter_rows(min_row=4)]
    first = next(row for row in rows if row[1] == "2014–2018" and row[4] == 125_611)
    assert first[6:11] == [100_700, 24.74, 21.7, -3, "differs"]
    income = next(row for row in rows if row[2] == "Transfer income")
    assert income[4:6] == [183_000_000, 38_450_000]


def test_the_page_asks_the_same_number_of_questions_at_any_size(browse, cast, tree):
    leader, asked = browse(cast.leader), []
    leader.get(PAGE)
    for parts in (("甲区",), ("乙区", "丙区", "丁区", "戊区")):
        for part in parts:
            make_record(tree.county, part=part)
        with CaptureQueriesContext(connection) as seen:
            leader.get(PAGE)
        asked.append(len(seen))
    assert asked[0] == asked[1]


def sent(row, **more):
    return {
        "version": row.version, "done": "17,760", "registered": "", "target": "24000", "percent": "74.0",
        "printed": "rate", "source": row.source, "reason": "抄录时写错",
    } | more  # fmt: skip


def test_the_county_corrects_a_line_with_a_reason_and_what_it_was_stays_readable(browse, cast, tree):
    row = make_record(tree.county, by=cast.county)
    page = f"{PAGE}{row.pk}/"
    assert f'href="{page}"' in browse(cast.leader).get(PAGE).content.decode()
    form = browse(cast.county).get(f"{page}correct/").content.decode()
    assert 'value="17706"' in form
    assert 'value="73.7"' in form
    answer = browse(cast.county).post(f"{page}correct/", sent(row), follow=True)
    held = AggregateRecord.objects.get(state="current")
    assert (held.done, held.percent, held.decimals, held.reason) == (17_760, 7400, 1, "抄录时写错")
    assert held.corrects_id == row.pk
    told = text(answer)
    for words in ("In force 17,760", "Corrected since 17,706", "73.7 %", "抄录时写错", cast.county.name):
        assert words in told
    assert "17,760" in text(browse(cast.leader).get(PAGE))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"reason": ""}, "reason"), ({"source": " "}, "source"), ({"done": "viele"}, "done"),
        ({"percent": "73.777"}, "percent"), ({"percent": ""}, "printed"), ({"registered": "18000"}, "registered"),
        ({"done": "", "target": "", "percent": "", "printed": ""}, "done"),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused_beside_its_field_and_keeps_nothing(more, field, browse, cast, tree):
    row = make_record(tree.county, by=cast.county)
    answer = browse(cast.county).post(f"{PAGE}{row.pk}/correct/", sent(row, **more))
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert AggregateRecord.objects.get() == row


def test_a_form_filled_in_for_an_older_line_is_refused(browse, cast, tree):
    row = make_record(tree.county, by=cast.county)
    browse(cast.county).post(f"{PAGE}{row.pk}/correct/", sent(row))
    assert browse(cast.county).post(f"{PAGE}{row.pk}/correct/", sent(row, done="5")).status_code == 422
    assert AggregateRecord.objects.get(state="current").done == 17_760


def test_money_is_typed_and_told_in_yuan(browse, cast, tree):
    more = {"measure": "income", "done": 18_300_000_000, "target": None, "printed": "", "percent": None, "decimals": 0}
    row = make_record(tree.county, by=cast.county, **more)
    assert 'value="183000000"' in browse(cast.county).get(f"{PAGE}{row.pk}/correct/").content.decode()
    given = sent(row, done="1,840,000,000.00", target="", percent="", printed="")
    assert "1,840,000,000 yuan" in text(browse(cast.county).post(f"{PAGE}{row.pk}/correct/", given, follow=True))


def test_taken_back_the_line_before_it_holds_again(browse, cast, tree):
    row = make_record(tree.county, by=cast.county)
    browse(cast.county).post(f"{PAGE}{row.pk}/correct/", sent(row))
    held = AggregateRecord.objects.get(state="current")
    refused = browse(cast.county).post(f"{PAGE}{held.pk}/withdraw/", {"reason": ""})
    assert (refused.status_code, AggregateRecord.objects.get(state="current")) == (422, held)
    told = text(browse(cast.county).post(f"{PAGE}{held.pk}/withdraw/", {"reason": "原件无误"}, follow=True))
    assert "原件无误" in told
    assert AggregateRecord.objects.get(state="current") == row


def test_only_the_county_itself_corrects_its_lines(browse, cast, tree):
    row = make_record(tree.county, by=cast.county)
    for user in (cast.leader, cast.township, cast.auditor):
        page = browse(user).get(f"{PAGE}{row.pk}/")
        assert page.status_code == 200
        assert "correct/" not in page.content.decode()
        assert browse(user).post(f"{PAGE}{row.pk}/correct/", sent(row)).status_code == 403
    assert browse(cast.stranger).get(f"{PAGE}{row.pk}/").status_code == 404
    assert browse(cast.stranger).post(f"{PAGE}{row.pk}/correct/", sent(row)).status_code == 404
