"""A workbook of vacancies: what is loaded, what a second one changes, what is refused and why, and taking it back."""

import io
from datetime import date

import pytest
from django.utils import translation
from openpyxl import load_workbook

from laborers.imports import actions, queries
from laborers.imports.kinds import KINDS
from laborers.imports.rules import Refused
from laborers.imports.states import ImportKind
from laborers.imports.workbook import errors_workbook
from laborers.jobs import actions as jobs
from laborers.jobs.models import Vacancy
from tests.factories.vacancy_sheets import DAY, FULL, NOW, ROW, WELFARE, checked, loaded, make_firm, sheet
from xundian.kit.errors import Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(tree):
    return make_firm(tree.county)


def problems(batch):
    return [(each["row"], each["code"]) for each in queries.problems(batch)]


def test_every_kind_of_import_has_its_entry():
    assert set(KINDS) == set(ImportKind)


def test_a_row_becomes_an_open_vacancy_of_the_enterprise(tree, cast, firm):
    batch = loaded(sheet(FULL), tree.county, by=cast.county)
    assert (batch.report["created"], batch.report["errors"]) == (1, 0)
    row = Vacancy.objects.get()
    assert (row.enterprise, row.county_id, row.state, row.source) == (firm, tree.county.code, "open", "import")
    assert (row.title, row.occupation, row.headcount) == ("电焊工", "welding", 10)
    assert (row.wage_min_fen, row.wage_max_fen, row.pay_day) == (450_000, 650_000, 15)
    assert (row.hours_per_day, row.days_per_week, row.board_and_lodging, row.insurance) == (8, 6, True, True)
    assert (row.min_age, row.max_age, row.min_education, row.needs_skill) == (18, 50, "70", True)
    assert (row.health_required, row.health_note, row.sex) == ("10", "高空作业", "")
    assert (row.destination, row.channel, row.season_from, row.season_to) == ("530112", "away", 3, 11)
    assert (row.opens, row.closes) == (date(2026, 3, 15), date(2026, 6, 30))
    assert row.batch_id == batch.pk


def test_what_a_row_does_not_say_has_the_default_of_the_form(tree, firm):
    loaded(sheet(ROW), tree.county)
    row = Vacancy.objects.get()
    assert (row.min_age, row.max_age, row.opens, row.board, row.term_months) == (16, 60, DAY, False, None)


def test_a_public_welfare_post_says_who_pays_it_and_for_how_long(tree, firm):
    loaded(sheet(WELFARE), tree.county)
    row = Vacancy.objects.get()
    assert (row.channel, row.welfare_kind, row.funding_source, row.term_months) == (
        "welfare", "cleaning", "衔接资金", 12,
    )  # fmt: skip
    assert row.wage_min_fen == row.wage_max_fen == 80_000


def test_the_same_workbook_again_changes_nothing(tree, firm):
    loaded(sheet(FULL), tree.county)
    before = Vacancy.objects.get()
    again = loaded(sheet(FULL), tree.county)
    assert (again.report["created"], again.report["updates"], again.report["unchanged"]) == (0, 0, 1)
    assert Vacancy.objects.get().version == before.version
    assert not again.rows.exists()


def test_a_newer_workbook_changes_what_it_says_and_keeps_the_rest(tree, firm):
    loaded(sheet(FULL), tree.county)
    batch = loaded(sheet(ROW | {"招聘人数": "12", "食宿": "包吃"}), tree.county)
    row = Vacancy.objects.get()
    assert (row.headcount, row.board, row.lodging, row.board_and_lodging) == (12, True, False, False)
    assert (row.pay_day, row.min_education) == (15, "70")
    assert batch.report["changed"] == {"headcount": 1, "lodging": 1}


def test_a_closed_post_of_the_same_name_is_published_anew(tree, firm):
    loaded(sheet(ROW), tree.county)
    jobs.close_vacancy(vacancy=Vacancy.objects.get(), by=None, on=DAY)
    loaded(sheet(ROW), tree.county)
    assert sorted(Vacancy.objects.values_list("state", flat=True)) == ["closed", "open"]


def test_the_credit_code_goes_before_the_name(tree, firm):
    other = make_firm(tree.county, name="昆明西山焊接有限公司（分公司）")
    loaded(sheet(ROW | {"统一社会信用代码": other.uscc}), tree.county)
    assert Vacancy.objects.get().enterprise == other


def test_a_name_is_found_whatever_its_width_and_brackets(tree, firm):
    other = make_firm(tree.county, name="寻甸服装（车间）有限公司")
    loaded(sheet(ROW | {"企业名称": " 寻甸服装(车间) 有限公司"}), tree.county)
    assert Vacancy.objects.get().enterprise == other


def test_an_enterprise_of_another_county_is_not_found(tree):
    make_firm(tree.other_county)
    assert problems(checked(sheet(ROW), tree.county)) == [(2, "enterprise_unknown")]


def test_two_enterprises_of_one_name_are_not_guessed(tree, firm):
    make_firm(tree.county)
    assert problems(checked(sheet(ROW), tree.county)) == [(2, "enterprise_twice")]


def test_a_firm_registered_after_the_check_is_known_when_it_is_loaded(tree):
    make_firm(tree.other_county)
    batch = checked(sheet(ROW), tree.county)
    make_firm(tree.county)
    assert actions.commit(batch=batch, by=None, on=DAY, at=NOW).report["created"] == 1


def test_the_same_post_twice_names_the_first_row(tree, firm):
    batch = checked(sheet(ROW, ROW, ROW | {"岗位名称": "焊工"}), tree.county)
    assert problems(batch) == [(3, "post_twice")]
    with translation.override("en"):
        assert queries.problems(batch)[0]["message"].startswith("Row 2 has the same post")
    assert batch.report["ready"] == 2


def test_a_headcount_below_what_is_filled_is_refused(tree, firm):
    loaded(sheet(ROW), tree.county)
    Vacancy.objects.update(filled=5)
    batch = checked(sheet(ROW | {"招聘人数": "4"}), tree.county)
    assert problems(batch) == [(2, "more_filled")]
    assert batch.report["ready"] == 0


def test_more_posts_open_a_filled_vacancy_again(tree, firm):
    loaded(sheet(ROW), tree.county)
    Vacancy.objects.update(filled=10, state="filled")
    loaded(sheet(ROW | {"招聘人数": "11"}), tree.county)
    assert Vacancy.objects.get().state == "open"


def test_rows_with_errors_are_left_out_and_the_others_loaded(tree, firm):
    batch = loaded(sheet(ROW, ROW | {"岗位名称": "装配工", "月工资(元)": "面议"}), tree.county)
    assert (batch.report["created"], batch.report["errors"]) == (1, 1)
    assert problems(batch) == [(3, "not_a_wage")]


def test_an_undo_takes_new_ones_away_and_brings_former_values_back(tree, cast, firm):
    loaded(sheet(FULL), tree.county)
    batch = loaded(sheet(FULL | {"招聘人数": "12"}, ROW | {"岗位名称": "装配工"}), tree.county, by=cast.county)
    assert queries.foresee_undo(batch)["undone"] == 2
    actions.undo(batch=batch, by=cast.county, at=NOW)
    row = Vacancy.objects.get()
    assert (row.headcount, row.closes, row.batch_id != batch.pk) == (10, date(2026, 6, 30), True)


def test_an_undo_keeps_what_was_changed_or_used_since(tree, firm):
    batch = loaded(sheet(ROW, ROW | {"岗位名称": "装配工"}, ROW | {"岗位名称": "打磨工"}), tree.county)
    edited, asked, _free = Vacancy.objects.order_by("title").all()
    jobs.close_vacancy(vacancy=edited, by=None, on=DAY)
    event = jobs.plan_event(
        division=tree.county, form="fair", title="春风行动", place="县城", starts_on=DAY, ends_on=DAY, by=None, on=DAY
    )
    jobs.set_stand(event=event, enterprise=firm, vacancies=[asked], by=None, on=DAY)
    undone = actions.undo(batch=batch, by=None, at=NOW).report["undo"]
    assert undone["undone"] == 1
    assert sorted(reason for _row, reason in undone["kept"]) == ["edited", "in_use"]
    assert set(Vacancy.objects.all()) == {edited, asked}


def test_only_the_county_as_a_whole_is_loaded(tree, cast, firm):
    with pytest.raises(Invalid) as refused:
        actions.receive(
            kind="vacancies", file_name="a.csv", content=sheet(ROW), division=tree.township, round=2026, by=cast.county
        )
    assert (refused.value.field, refused.value.code) == ("division", "county_only")


def test_a_sheet_without_a_needed_column_is_refused_with_its_names(tree, firm):
    with pytest.raises(Invalid) as refused:
        checked(sheet({name: value for name, value in ROW.items() if name != "截止日期"}), tree.county)
    assert refused.value.code == Refused("columns_missing").code
    assert "截止日期" in refused.value.message


def test_the_marked_workbook_says_what_to_correct(tree, firm):
    batch = checked(sheet(ROW | {"月工资(元)": "面议"}), tree.county)
    with translation.override("zh-hans"):
        page = load_workbook(io.BytesIO(errors_workbook(batch))).active
    assert page.cell(1, page.max_column).value == "错误说明"
    assert "月工资无法识别" in page.cell(2, page.max_column).value
