"""The row of X3.1 for the months to May 2019, out of records that came from rosters: nothing of it is typed in.

A survey workbook registers 4,866 people, 2,602 of them of registered poor households; rosters of classes in the
habitual layout say who was trained in what; then page, REST and workbook are read.
"""

import io
from datetime import date
from itertools import count

import pytest
import time_machine
from django.db import transaction
from openpyxl import load_workbook

from laborers.imports.models import ImportBatch
from laborers.registry.models import Laborer
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.imports import loaded as load_survey
from tests.factories.imports import person as surveyed
from tests.factories.imports import sheet as survey_sheet
from tests.factories.rosters import NOW, loaded, prepare, roster, row
from xundian.codes.rules import make_identity
from xundian.targets import actions as targets

# Kind: trained, of whom registered poor (X3.1). The source names no registered poor among the entrepreneurs.
X31 = {
    "guidance": (4076, 2266), "skills": (500, 136), "targeted_skills": (200, 200), "entrepreneurship": (90, 0),
    "technician": (0, 0),
}  # fmt: skip
TITLES = {
    "guidance": "寻甸县2019年引导性培训花名册（第{}期）", "skills": "寻甸县2019年技能培训花名册（第{}期）",
    "targeted_skills": "寻甸县2019年精准扶贫技能培训花名册（第{}期）",
    "entrepreneurship": "寻甸县2019年创业培训花名册（第{}期）",
}  # fmt: skip
TARGET = 24_260
A_CLASS = 700
IMPORTED = date(2026, 3, 10)

pytestmark = pytest.mark.django_db


def _number(serial):
    return make_identity("990001", birth=date(1970 + serial // 336, 1 + serial % 336 // 28, 1 + serial % 28), sex="1",
                         serial=1 + serial // 336 * 2 % 400)  # fmt: skip


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker):
    """The county with its people and classes, once for all tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(NOW, tick=False):
        tree = make_tree()
        cast = make_cast(tree, SITE_ID)
        prepare(tree.county)
        people = list(_people())
        survey = [
            surveyed(serial, {
                "户编号": f"T{serial:05d}", "姓名": f"培训{serial}", "身份证号": identity, "联系电话": "",
                "户类型": "建档立卡户" if poor else "一般农户",
            })
            for serial, (_kind, poor, identity) in enumerate(people)
        ]  # fmt: skip
        batch = load_survey(survey_sheet(*survey), tree.county, by=cast.county)
        assert (batch.report["created"], batch.report["errors"]) == (len(people), 0)
        for kind in TITLES:
            _import_classes(kind, people, tree, cast)
        targets.set_target(indicator="trained", division=tree.county, year=2019, value=TARGET, by=None)
        yield cast
        transaction.set_rollback(True)


def _people():
    """(kind, registered poor, identity number) of everybody in X3.1."""
    serial = count()
    for kind, (trained, poor) in X31.items():
        for number in range(trained):
            yield kind, number < poor, _number(next(serial))


def _import_classes(kind, people, tree, cast):
    """The rosters of one kind, so many trainees in each, loaded one by one."""
    trade = "" if kind in ("guidance", "entrepreneurship") else "电焊工"
    said = {"培训工种": trade, "培训时间": "2019年3月4日-3月20日"}
    rows = [
        row(0, name=f"培训{serial}", 身份证号=identity, 是否建档立卡="是" if poor else "否", **said)
        for serial, (each, poor, identity) in enumerate(people)
        if each == kind
    ]
    for part, first in enumerate(range(0, len(rows), A_CLASS), 1):
        above = ((TITLES[kind].format(part),), ("培训机构：寻甸县职业高级中学",))
        batch = loaded(roster(*rows[first : first + A_CLASS], above=above), tree.county, by=cast.county)
        assert (batch.report["errors"], batch.report["warnings"]) == (0, 0)
        assert batch.report["created"] == len(rows[first : first + A_CLASS])


@pytest.fixture
def then():
    with time_machine.travel("2026-03-11T08:00:00+08:00", tick=False):
        yield


def test_the_records_came_from_workbooks(county):
    assert Laborer.objects.count() == 4866
    assert ImportBatch.objects.filter(kind="class_roster", state="committed").count() == 9


def test_rest_tells_the_published_row(county, api, then):
    rows = api(county.county).get("/api/v1/training-outcomes/trained/?year=2019")
    told = {each["kind"]: (each["trainings"], each["supported"]) for each in rows.json()}
    assert told == {kind: counts for kind, counts in X31.items() if counts[0]}
    assert sum(trained for trained, _poor in told.values()) == 4866
    assert sum(poor for _trained, poor in told.values()) == 2602
    assert sum(each["people"] for each in rows.json()) == 4866


def test_the_table_against_targets_says_the_same_and_opens_its_names(county, api, then):
    client = api(county.leader)
    total = client.get("/api/v1/reports/trainings/?year=2019").json()["lines"][0]
    values = total["values"]
    assert (values["trained"], values["trained_supported"], values["trained_people"]) == (4866, 2602, 4866)
    for kind, counts in X31.items():
        assert (values[f"trained_{kind}"], values[f"trained_{kind}_supported"]) == counts
    # 4,866 of 24,260 is 20.06 percent; the source prints 20.
    assert (total["target"], total["rate"], total["gap"]) == (TARGET, "20.1", TARGET - 4866)
    names = client.get("/api/v1/reports/trainings/names/?year=2019&figure=trained_entrepreneurship&limit=200").json()
    assert len(names["results"]) == 90


def test_page_and_workbook_say_the_same(county, client, then):
    client.force_login(county.leader)
    page = client.get("/desk/reports/trainings/?year=2019", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    for number in ("4,866", "2,602", "4,076", "2,266", "24,260"):
        assert number in page
    content = client.get("/desk/reports/trainings/trainings.xlsx?year=2019", HTTP_ACCEPT_LANGUAGE="en").content
    by_kind = load_workbook(io.BytesIO(content)).worksheets[0]
    rows = [tuple(cell.value for cell in line) for line in by_kind.iter_rows(min_row=4, max_row=9, max_col=4)]
    assert [line[2:] for line in rows] == [(4866, 2602), *X31.values()]


def test_a_year_without_classes_has_zeroes(county, api, then):
    total = api(county.leader).get("/api/v1/reports/trainings/?year=2018").json()["lines"][0]
    assert set(total["values"].values()) == {0}
    assert api(county.county).get("/api/v1/training-outcomes/trained/?year=2018").json() == []
