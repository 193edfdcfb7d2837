"""A workbook of a class that is over: what is loaded, what is refused and why, and taking it back."""

import io
from datetime import date

import pytest
from django.utils import translation
from openpyxl import load_workbook

from laborers.imports import actions, queries
from laborers.imports.kinds import KINDS
from laborers.imports.models import Doubt
from laborers.imports.states import ImportKind
from laborers.imports.workbook import errors_workbook
from laborers.registry.models import Laborer, Skill
from tests.factories.registry import make_household, make_laborer
from tests.factories.rosters import (
    ABOVE,
    DAY,
    HEADER,
    NOW,
    SCHOOL,
    TITLE,
    checked,
    loaded,
    prepare,
    register,
    roster,
    row,
)
from tests.factories.trainings import make_class, make_institution
from trainings.classes.models import Certificate, Enrolment, TrainingClass

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2019, 3, 4), date(2019, 3, 20)


@pytest.fixture
def school(tree):
    return prepare(tree.county)


@pytest.fixture
def person(school, tree):
    return register(tree.village, 1)


def problems(batch):
    return [(each["row"], each["code"]) for each in queries.problems(batch)]


def test_rosters_are_a_kind_of_import():
    assert set(KINDS) == set(ImportKind)


def test_a_row_becomes_a_completed_training_with_certificate_and_skill(tree, cast, school, person):
    batch = loaded(roster(row(1, 证书编号="寻培2019001", 证书等级="五级")), tree.county, by=cast.county)
    assert (batch.report["created"], batch.report["errors"], problems(batch)) == (1, 0, [])
    held = TrainingClass.objects.get()
    assert (held.title, held.kind, held.occupation) == ("羊街镇2019年电焊工技能培训（第一期）", "skills", "welding")
    assert (held.institution, held.division_id, held.hours) == (school, tree.township.code, 80)
    assert (held.starts_on, held.ends_on, held.state, held.source) == (FIRST, LAST, "closed", "import")
    done = Enrolment.objects.get()
    assert (done.laborer, done.division) == (person, tree.village)
    assert (done.state, done.score, done.enrolled_on, done.ended_on) == ("completed", 85, FIRST, LAST)
    assert (done.consent, done.case, done.imported_on, done.source) == (None, None, DAY, "import")
    given = Certificate.objects.get()
    assert (given.number, given.level, given.issued_on, len(given.token)) == ("寻培2019001", "5", LAST, 64)
    skill = Skill.objects.get()
    assert (skill.laborer, skill.occupation, skill.level, skill.source) == (person, "welding", "5", "training")
    assert (skill.certificate, skill.obtained_on) == ("寻培2019001", LAST)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_the_header_is_found_below_any_title(lines, tree, school, person):
    above = [*ABOVE, ("填报单位：羊街镇社会保障服务中心",)][:lines]
    cells = {"培训机构": SCHOOL}
    batch = checked(roster(row(1, **cells), above=above, columns=(*HEADER, "培训机构")), tree.county)
    assert (batch.mapping["header_row"], batch.report["ready"]) == (lines + 1, 1)


def test_what_a_row_does_not_say_stands_above(tree, school, person):
    above = (
        ("2019年引导性培训花名册",),
        (f"培训机构：{SCHOOL}  培训时间：3月4日至3月20日  学时：16",),
    )
    loaded(roster(row(1), above=above, without=("培训工种", "培训时间", "学时", "成绩")), tree.county)
    held = TrainingClass.objects.get()
    assert (held.title, held.kind, held.occupation, held.hours) == ("2019年引导性培训", "guidance", "", 16)
    assert (held.starts_on, held.ends_on) == (FIRST, LAST)
    assert Enrolment.objects.get().state == "completed"
    assert not Skill.objects.exists()


def test_unknown_columns_and_the_footer_are_told(tree, school, person):
    batch = checked(roster(row(1)), tree.county)
    assert batch.report["ignored"] == ["户籍地址", "电话"]


@pytest.mark.parametrize(
    ("cells", "state", "score"),
    [
        ({"成绩": "59.4"}, "failed", 59), ({"成绩": "59.5"}, "failed", 60), ({"成绩": "60分"}, "completed", 60),
        ({"成绩": "合格"}, "completed", None), ({"成绩": "不合格"}, "failed", None), ({"成绩": ""}, "completed", None),
        ({"成绩": "", "考核结果": "中途退出"}, "withdrawn", None),
        ({"成绩": "70", "考核结果": "不合格"}, "failed", 70),
    ],
)  # fmt: skip
def test_results_are_read_as_they_are_written(cells, state, score, tree, school, person):
    loaded(roster(row(1, **cells), columns=(*HEADER, "考核结果")), tree.county)
    done = Enrolment.objects.get()
    assert (done.state, done.score) == (state, score)
    assert Skill.objects.exists() is (state == "completed")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"姓名": ""}, "name_missing"), ({"身份证号": ""}, "identity_missing"),
        ({"身份证号": "990001198001011234"}, "identity_checksum"), ({"培训时间": ""}, "days_missing"),
        ({"培训时间": "三月份"}, "not_days"), ({"培训时间": "2019.3.20-2019.3.4"}, "not_days"),
        ({"培训时间": "2026.3.1-2026.3.10"}, "class_not_over"), ({"学时": "八十"}, "not_hours"),
        ({"证书编号": "530129-P2019-00001"}, "certificate_own_kind"), ({"培训时间": "19年3月4日-3月20日"}, "not_days"),
        ({"学时": "1e999"}, "not_hours"), ({"学时": "nan"}, "not_hours"), ({"成绩": "1e999"}, "not_a_score"),
        ({"成绩": "101"}, "not_a_score"), ({"成绩": "40", "证书编号": "X1"}, "not_passed"),
        ({"证书等级": "九级"}, "unknown_word"), ({"培训工种": "炼金术"}, "occupation_unknown"),
        ({"培训工种": ""}, "occupation_missing"), ({"备注": "长" * 201}, "too_long"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused_with_its_remedy_and_the_others_are_loaded(cells, code, tree, school, person):
    register(tree.village, 2, name="杨二")
    batch = loaded(roster(row(1, **cells), row(2, name="杨二", 备注="好")), tree.county)
    assert (4, code) in problems(batch)
    assert batch.report["created"] in (1, 0)
    assert not Enrolment.objects.filter(laborer=person).exists()
    assert Enrolment.objects.filter(laborer__name="杨二").exists() is True


def test_every_row_is_reported_and_rows_of_a_class_agree(tree, school, person):
    register(tree.village, 2, name="杨二")
    register(tree.village, 4, name="李四")
    rows = row(1), row(1), row(2, name="杨二", 学时="40"), row(4, name="李四", 证书编号="A1"), row(3, name="王三")
    batch = checked(roster(*rows), tree.county)
    assert problems(batch) == [(5, "twice_in_class"), (6, "class_differs"), (8, "not_registered")]
    assert batch.report["rows"] == 5
    assert batch.report["ready"] == 2


def test_who_is_registered_elsewhere_is_answered_like_who_is_nowhere(tree, school, cast):
    register(tree.far_village, 1)
    there, nowhere = (
        queries.problems(checked(roster(row(number)), tree.township, by=cast.township))[0] for number in (1, 2)
    )
    assert (there["code"], there["message"], there["value"]) == ("not_registered", nowhere["message"], nowhere["value"])


def test_the_institution_must_be_registered_and_one(tree, school, person):
    above = ((TITLE,), ("培训机构：没有这个学校",))
    assert problems(checked(roster(row(1), above=above), tree.county)) == [(4, "institution_unknown")]
    make_institution(tree.county, name=SCHOOL)
    assert problems(checked(roster(row(1)), tree.county)) == [(4, "institution_twice")]
    assert problems(checked(roster(row(1), above=((TITLE,),)), tree.county)) == [(3, "institution_missing")]


def test_odd_things_are_asked_and_the_registry_is_used(tree, school):
    register(tree.village, 1, category="registered_poor")
    cells = {"姓名": "马成虎", "村": "撒米落村委会", "性别": "女", "是否建档立卡": "否"}
    batch = loaded(roster(row(1, **cells)), tree.county)
    assert (4, "name_differs") in problems(batch)
    assert (4, "sex_differs") in problems(batch)
    assert (4, "category_differs") in problems(batch)
    assert Doubt.objects.filter(batch=batch, laborer__name="马成龙").count() >= 3
    assert Laborer.objects.get().name == "马成龙"


def test_the_same_roster_again_changes_nothing(tree, school, person):
    content = roster(row(1, 证书编号="A1"))
    loaded(content, tree.county)
    again = loaded(content, tree.county)
    assert (again.report["created"], again.report["unchanged"], problems(again)) == (0, 1, [])
    assert (TrainingClass.objects.count(), Enrolment.objects.count(), Skill.objects.count()) == (1, 1, 1)


def test_another_result_of_a_known_trainee_is_not_written_over(tree, school, person):
    loaded(roster(row(1)), tree.county)
    assert problems(checked(roster(row(1, 成绩="90")), tree.county)) == [(4, "recorded_otherwise")]
    assert problems(checked(roster(row(1, 证书编号="A1")), tree.county)) == [(4, "recorded_otherwise")]


def test_a_second_part_of_a_class_goes_into_the_same_class(tree, school, person):
    register(tree.village, 2, name="杨二")
    loaded(roster(row(1)), tree.county)
    loaded(roster(row(2, name="杨二")), tree.county)
    held = TrainingClass.objects.get()
    assert (held.enrolments.count(), held.capacity) == (2, 2)
    other = checked(roster(row(2, name="杨二", 培训工种="砌筑工", 培训时间="2019.3.4-3.20")), tree.county)
    assert {code for _row, code in problems(other)} <= {"class_otherwise", "occupation_unknown"}


def test_a_class_that_was_run_here_takes_nobody_from_a_workbook(tree, school, person):
    title = "羊街镇2019年电焊工技能培训（第一期）"
    make_class(tree.township, title=title, starts_on=FIRST, ends_on=LAST, state="planned", institution=school)
    assert problems(checked(roster(row(1)), tree.county)) == [(4, "class_on_record")]


def test_a_certificate_belongs_to_one_person(tree, school, person):
    register(tree.village, 2, name="杨二")
    both = roster(row(1, 证书编号="A1"), row(2, name="杨二", 证书编号="A1"))
    assert problems(checked(both, tree.county)) == [(5, "certificate_twice")]
    loaded(roster(row(1, 证书编号="A1")), tree.county)
    late = roster(row(2, name="杨二", 证书编号="A1", 培训时间="2019.4.4-2019.4.20"))
    assert problems(checked(late, tree.county)) == [(4, "certificate_taken")]


def test_people_of_several_townships_are_a_class_of_the_county(tree, school, person):
    register(tree.far_village, 2, name="杨二")
    loaded(roster(row(1), row(2, name="杨二", 村="")), tree.county)
    assert TrainingClass.objects.get().division == tree.county


def test_wrong_rows_come_back_in_the_same_workbook_with_a_remark(tree, school, person):
    batch = checked(roster(row(1), row(3, name="王三")), tree.county)
    with translation.override("zh-hans"):
        content = errors_workbook(batch)
    page = load_workbook(io.BytesIO(content)).active
    cells = [[cell.value for cell in line] for line in page.iter_rows()]
    assert cells[0][0] == TITLE
    assert cells[2][-1] == "错误说明"
    assert cells[3][-1] is None
    assert cells[4][1] == "王三"
    assert cells[4][-1]


def test_an_import_is_taken_back_and_nobody_is_touched(tree, school, person, cast):
    batch = loaded(roster(row(1, 证书编号="A1")), tree.county, by=cast.county)
    undone = actions.undo(batch=batch, by=cast.county, at=NOW)
    assert undone.report["undo"] == {"undone": 1, "kept": [], "kept_total": 0}
    for model in (TrainingClass, Enrolment, Certificate, Skill):
        assert not model.objects.exists()
    assert Laborer.objects.get() == person


def test_what_somebody_else_uses_stays_when_an_import_is_taken_back(tree, school, person, cast):
    register(tree.village, 2, name="杨二")
    batch = loaded(roster(row(1), row(2, name="杨二")), tree.county, by=cast.county)
    Enrolment.objects.filter(laborer=person).update(note="补充")
    undone = actions.undo(batch=batch, by=cast.county, at=NOW)
    assert undone.report["undo"]["kept"] == [[4, "edited"]]
    assert [each.laborer for each in Enrolment.objects.all()] == [person]
    assert TrainingClass.objects.count() == 1


def test_as_many_statements_for_thirty_rows_as_for_three(tree, school, django_assert_max_num_queries):
    household = make_household(tree.village)
    counts = []
    for first, number in ((100, 3), (200, 30)):
        rows = []
        for each in range(first, first + number):
            given = row(each)
            make_laborer(
                household, name="马成龙", identity=given["身份证号"], sex="1", birth=date(1980, 1, 1 + each // 400)
            )
            rows.append(given | {"培训时间": f"2019.{first // 100 + 3}.4-2019.{first // 100 + 3}.20"})
        with django_assert_max_num_queries(400) as captured:
            batch = loaded(roster(*rows), tree.county)
        assert batch.report["created"] == number
        counts.append(len(captured))
    assert counts[0] == counts[1]
