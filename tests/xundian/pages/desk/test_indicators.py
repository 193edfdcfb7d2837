"""The pages of the county's yearly indicators: charts with their text, table, sources, forms, workbook."""

import io
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from openpyxl import load_workbook

from relocation.indicators.models import YearFigure
from tests.factories.economy import make_economy
from tests.factories.indicators import GDP_2018, GDP_2019, SOURCE, make_correction, make_figure
from tests.factories.registry import make_household

PAGE = "/desk/indicators/"
NEW = {"indicator": "gdp", "year": "2019", "value": "266.29", "source": SOURCE}


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        yield


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_without_figures_it_says_what_to_do(browse, cast):
    assert "Enter the first one with its source" in text(browse(cast.county).get(PAGE))
    assert "Enter the first one" not in text(browse(cast.leader).get(PAGE))


def test_figures_stand_in_chart_and_table_with_change_and_source(browse, cast, tree):
    make_figure(tree.county, year=2018, amount=GDP_2018)
    make_figure(tree.county)
    answer = browse(cast.leader).get(PAGE)
    told = text(answer)
    assert "266.29 +9.4 %" in told
    assert f"{SOURCE} GDP 2019, 2018" in told
    page = answer.content.decode()
    assert 'aria-label="GDP, 100 million yuan: 2018: 243.43; 2019: 266.29"' in page
    heights = [
        float(each) for each in re.findall(r'<rect [^>]*height="([0-9.]+)"', page.partition('class="charts"')[2])
    ]
    assert heights[0] / heights[1] == pytest.approx(243.43 / 266.29, abs=0.002)
    assert "<script>" not in page
    assert "style=" not in page


def test_the_non_farm_share_stands_beside_them(browse, cast, tree):
    for number in range(5):
        make_economy(make_household(tree.village, number=f"S{number}"), year=2025)
    assert re.search(r"2025 (– )+70\.0 –", text(browse(cast.auditor).get(PAGE)))


def test_the_bureau_enters_corrects_and_takes_back(browse, cast, tree):
    county = browse(cast.county)
    made = county.post(f"{PAGE}new/", NEW)
    row = YearFigure.objects.get()
    assert (made["Location"], row.amount) == (f"{PAGE}{row.pk}/", GDP_2019)
    form = county.get(f"{PAGE}{row.pk}/correct/").context
    assert [each.value for each in form["fields"]] == ["266.29", SOURCE, ""]
    change = {"value": "266.30", "source": "年鉴", "reason": "修订", "version": form["version"]}
    county.post(f"{PAGE}{row.pk}/correct/", change)
    told = text(county.get(f"{PAGE}{row.pk}/"))
    assert "266.30 In force 年鉴 修订" in told
    assert f"266.29 Corrected since {SOURCE}" in told
    newest = YearFigure.objects.get(state="current")
    assert county.post(f"{PAGE}{newest.pk}/withdraw/", {"reason": ""}).status_code == 422
    county.post(f"{PAGE}{newest.pk}/withdraw/", {"reason": "抄错"})
    assert YearFigure.objects.get(state="current").pk == row.pk


def test_a_form_tells_everything_at_once_and_keeps_what_was_typed(browse, cast, tree):
    answer = browse(cast.county).post(f"{PAGE}new/", NEW | {"value": "a lot", "year": "2099", "source": ""})
    assert answer.status_code == 422
    assert [field for field, _text in answer.context["errors"]] == ["value", "source", "year"]
    assert 'value="a lot"' in answer.content.decode()
    assert not YearFigure.objects.exists()


def test_an_empty_form_says_what_is_required_and_no_code(browse, cast, tree):
    answer = browse(cast.county).post(f"{PAGE}new/", dict.fromkeys(NEW, ""))
    told = dict(answer.context["errors"])
    assert (answer.status_code, set(told)) == (422, {"indicator", "year", "value", "source"})
    assert told["indicator"] == "Indicator · This is required."
    assert "poverty_incidence" not in "".join(told.values())


def test_two_editors_do_not_overwrite_each_other(browse, cast, tree):
    row = make_figure(tree.county, amount=1)
    make_correction(row, 2)
    change = {"value": "1", "source": "年鉴", "reason": "修订", "version": "1"}
    assert browse(cast.county).post(f"{PAGE}{row.pk}/correct/", change).status_code == 422
    assert YearFigure.objects.count() == 2


@pytest.mark.parametrize("name", ["township", "leader", "auditor", "site"])
def test_readers_do_not_write(browse, cast, tree, name):
    row = make_figure(tree.county)
    reader = browse(getattr(cast, name))
    assert reader.get(f"{PAGE}{row.pk}/").status_code == 200
    for address in (f"{PAGE}new/", f"{PAGE}{row.pk}/correct/", f"{PAGE}{row.pk}/withdraw/"):
        assert reader.post(address, NEW).status_code == 403
    assert "new/" not in reader.get(PAGE).content.decode()


def test_another_county_finds_nothing(browse, cast, tree):
    row = make_figure(tree.county)
    stranger = browse(cast.stranger)
    assert stranger.get(f"{PAGE}{row.pk}/").status_code == 404
    assert SOURCE not in text(stranger.get(PAGE))


def test_the_workbook_has_the_table_and_every_source(browse, cast, tree):
    make_correction(make_figure(tree.county, amount=GDP_2018), GDP_2019)
    with translation.override("en"):
        answer = browse(cast.leader).get(f"{PAGE}indicators.xlsx")
    table, figures, told = load_workbook(io.BytesIO(answer.content)).worksheets
    assert [table.cell(4, place).value for place in (2, 3)] == ["2019", 266.29]
    assert [figures.cell(row, 4).value for row in (4, 5)] == [266.29, 243.43]
    assert [figures.cell(row, 7).value for row in (4, 5)] == ["In force", "Corrected since"]
    assert told.max_row > 2


def test_the_page_takes_as_many_statements_for_30_years_as_for_3(browse, cast, tree):
    counts, county = [], browse(cast.county)
    for first, size in ((1980, 3), (1983, 28)):
        for year in range(first, first + size):
            make_figure(tree.county, year=year)
        county.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            answer = county.get(PAGE)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert "1 / 2" in text(answer)
