"""What stands in the files: rows, columns by role, identity numbers, words, totals, typed cells."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.placements.queries import work_year
from laborers.registry.actions import IDENTITY_PLACE
from laborers.registry.columns import columns_for
from tests.conftest import SITE_ID
from tests.factories.exports import DAY, NOW, WHY, asked, book_of, file_of, rows_of, written
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.accounts.models import ReadLog
from xundian.accounts.roles import Role, carries
from xundian.codes.rules import mask_identity
from xundian.exports import actions, queries
from xundian.exports.kinds import IDENTITY, KINDS
from xundian.kit.money import yuan
from xundian.kit.sealing import unseal

pytestmark = pytest.mark.django_db
TITLES = {"zh-hans": "姓名", "en": "Name"}
# kind: names in the county's file
NAMES = {
    "laborers": {"=王小红", "李强", "马成龙", "白勇"},
    "survey-responses": {"=王小红"},
    "not-surveyed": {"李强", "马成龙", "白勇"},
    "placements": {"=王小红", "李强"},
    "placements-in-county": {"李强"},
    "placements-away": {"=王小红"},
    "difficulties": {"=王小红"},
}


def filters(kind, people):
    return {"round": str(people.round.pk)} if KINDS[kind].by_round else {}


def identity(laborer):
    return unseal(laborer.identity_sealed, place=IDENTITY_PLACE, row_id=laborer.pk)


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("kind", NAMES)
def test_each_kind_holds_its_rows(kind, language, cast, people):
    row = written(cast.county, kind, filters=filters(kind, people), language=language)
    assert (row.state, row.rows) == ("ready", len(NAMES[kind]))
    assert {each[TITLES[language]] for each in rows_of(row)} == NAMES[kind]


def test_households_are_told_with_head_and_members_and_summed_up(cast, people):
    row = written(cast.township, "households", language="en")
    page = book_of(file_of(row)).worksheets[0]
    told = {each["Household number"]: (each["Head of the household"], each["Laborers"]) for each in rows_of(row)}
    assert told[people.first.household.number] == ("=王小红", 1)
    assert len(told) == 3
    assert [cell.value for cell in page[4]][-1] == 3


def test_visits_that_wait_are_told_with_how_late_they_are(cast, people):
    told = rows_of(written(cast.officer, "visits", language="en"))
    assert {each["State"] for each in told} == {"due", "overdue"}
    assert {each["Head of the household"] for each in told} == {"=王小红"}
    late = rows_of(written(cast.officer, "visits", language="en", filters={"overdue": "true"}))
    assert {each["State"] for each in late} == {"overdue"}


def test_planned_visits_are_told_with_what_became_of_them(cast, people):
    plan = people.first.household.visit_plans.filter(kind="household_monthly").earliest("window_to")
    make_visit(people.first.household, DAY, cast.officer, plan=plan, outcome="nobody_home", late_reason="补录")
    make_visit(people.first.household, plan.window_to, cast.township, at=NOW, plan=plan, late_reason="补录")
    told = {each["Period"]: each for each in rows_of(written(cast.officer, "visit-plans", language="en"))}
    done = told[plan.period]
    assert (done["State"], done["Visited in time"], done["Entered in time"]) == ("Done", "yes", "no")
    assert {each["State"] for each in told.values()} == {"Done", "due", "overdue"}
    made = rows_of(written(cast.county, "visits-made", language="en"))
    assert [(each["Outcome"], each["By"]) for each in made] == [("Visited", "Township"), ("Nobody at home", "Officer")]
    assert {each["Head of the household"] for each in made} == {"=王小红"}


@pytest.mark.parametrize(
    ("role", "names"),
    [
        ("officer", {"=王小红", "李强"}), ("colleague", {"马成龙"}), ("township", {"=王小红", "李强", "马成龙"}),
        ("county", NAMES["laborers"]), ("auditor", NAMES["laborers"]), ("stranger", set()), ("site", set()),
    ],
)  # fmt: skip
def test_a_file_holds_the_askers_place_and_no_more(role, names, cast, people):
    row = written(getattr(cast, role))
    assert {each["姓名"] for each in rows_of(row)} == names


def test_a_site_gets_its_residents(cast, people):
    people.far.household.site_id = SITE_ID
    people.far.household.save()
    assert [each["姓名"] for each in rows_of(written(cast.site))] == ["白勇"]


@pytest.mark.parametrize(("given", "names"), [
    ({"division": "530129103212"}, {"马成龙"}), ({"stage": "placed"}, {"=王小红", "李强"}), ({"q": "白"}, {"白勇"}),
    ({"direction": "away", "division": "530129103"}, {"=王小红"}), ({"stage": "placed", "q": ""}, {"=王小红", "李强"}),
])  # fmt: skip
def test_the_filters_are_those_of_the_list(given, names, cast, people, api):
    row = written(cast.county, filters=given)
    assert {each["姓名"] for each in rows_of(row)} == names
    shown = api(cast.county).get("/api/v1/laborers/", given).data["results"]
    assert {each["name"] for each in shown} == names


def test_columns_follow_the_role(cast):
    for role in Role:
        if not carries(role, queries.RIGHT) or role == Role.STATION:  # a station takes out its own ledger alone
            continue
        seen = {name for name, _label in columns_for(role, "laborers")}
        assert {column.name for column in KINDS["laborers"].columns_for(role)} == seen | {"township"}
        for kind in KINDS.values():
            has_number = any(column.name == IDENTITY for column in kind.columns_for(role))
            assert has_number == (kind.has_identity and role != Role.AUDITOR), (role, kind.name)


def test_identity_numbers_are_masked_unless_asked_for_and_absent_for_auditors(cast, people):
    number = identity(people.first)
    for by, options, shown in (
        (cast.county, {}, mask_identity(number)), (cast.county, {"with_identity": True}, number),
        (cast.officer, {}, mask_identity(number)),
    ):  # fmt: skip
        row = written(by, filters={"q": "王小红"}, **options)
        assert [each["身份证号"] for each in rows_of(row)] == [shown]
    row = written(cast.auditor)
    assert "身份证号" not in rows_of(row)[0]
    found = {cell for page in book_of(file_of(row)) for line in page.iter_rows(values_only=True) for cell in line}
    assert not {number, mask_identity(number)} & found


def test_identity_numbers_telephones_and_formulas_are_text_cells(cast, people):
    row = written(cast.county, with_identity=True, filters={"division": people.first.division_id})
    page = book_of(file_of(row)).worksheets[0]
    heads = {cell.value: cell.column for cell in page[3]}
    for line in (5, 6):
        for head in ("姓名", "身份证号", "电话", "户编号", "村民小组"):
            cell = page.cell(line, heads[head])
            if cell.value:
                assert (cell.data_type, cell.number_format) == ("s", "@")
    assert {page.cell(line, heads["电话"]).value for line in (5, 6)} == {"13900001111", "087166668888"}
    assert "=王小红" in {page.cell(line, heads["姓名"]).value for line in (5, 6)}
    assert {cell.data_type for line in page.iter_rows() for cell in line} <= {"s", "n", "d"}


def test_a_csv_holds_the_same_rows_marked_where_they_might_run(cast, people):
    row = written(cast.county, format="csv", with_identity=True, filters={"division": people.first.division_id})
    content = file_of(row)
    assert content.startswith("\ufeff".encode())
    read = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {each["姓名"] for each in read} == {"'=王小红", "李强"}
    assert {each["身份证号"] for each in read} == {f"\t{identity(people.first)}", ""}
    assert {each["电话"] for each in read} == {"\t13900001111", "\t087166668888"}
    assert {each["村民小组"] for each in read} == {"\t3-1", ""}


def test_money_is_in_yuan_and_ratios_are_left_to_their_room(cast, people):
    (told,) = rows_of(written(cast.county, "placements-away", language="en"))
    assert told["Monthly wage (yuan)"] == 4500
    assert (told["Employer"], told["Area of work"]) == ("+深圳某厂", "Outside the province")


def test_months_and_income_of_the_year_are_those_of_the_person_as_the_rule_counts_them(cast, people):
    (told,) = rows_of(written(cast.county, "placements-away", language="en"))
    year = work_year(people.first, DAY.year, DAY)
    assert year.months
    assert year.income_fen
    assert told["Months worked this year"] == year.months
    assert told["Transfer income this year (yuan)"] == float(yuan(year.income_fen))


def test_months_and_income_cost_no_statement_a_person(cast, people, tree):
    def count():
        row = asked(cast.county, "placements", filters={})
        with CaptureQueriesContext(connection) as seen:
            actions.make(export=row, on=DAY, at=NOW)
        return len(seen)

    few = count()
    for number in range(30):
        make_placement(make_assessed_laborer(tree.village, name=f"工{number}"), by=cast.county, started_on=DAY)
    assert count() == few


def test_title_and_notes_say_what_it_is_and_who_asked(cast, people):
    row = written(cast.township, filters={"stage": "placed"}, language="en")
    title, notes = book_of(file_of(row)).worksheets
    assert title["A1"].value == "羊街镇: Ledger of labour resources"
    assert title["A2"].value == "Filed by: 羊街镇    Cut-off: 2026-06-20 12:00"
    told = {line[0].value: line[1].value for line in notes.iter_rows()}
    assert told["Reason"] == WHY
    assert told["Asked for by"] == "Township, Township officer"
    assert told["Filters of the list"] == "Stage: Placed"
    assert (told["Rows"], told["Hash of the query"]) == ("2", row.query_hash)
    assert told["Number of the export"] == str(row.pk)
    assert told["Age"] == "Whole years on the day of the cut-off."
    last = [cell.value for cell in title["A"]][-1]
    assert last.startswith("Reviewed by: ")
    assert "Filled in by: Township" in last


def test_the_same_query_has_the_same_hash_and_another_one_has_another(cast, people):
    first, again, other = (written(cast.county, filters={"q": name}) for name in ("白", "白", "李"))
    assert first.query_hash == again.query_hash != other.query_hash


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_queries_does_not_grow_with_the_rows(kind, cast, people, tree):
    asker = cast.station if kind == "station-people" else cast.county

    def count():
        row = asked(asker, kind, filters=filters(kind, people))
        with CaptureQueriesContext(connection) as seen:
            actions.make(export=row, on=DAY, at=NOW)
        return len(seen)

    few = count()
    for number in range(30):
        make_laborer(make_household(tree.village), name=f"人{number}")
    if asker == cast.station:
        for number in range(3):
            make_placement(make_assessed_laborer(tree.village, name=f"工{number}"), by=cast.county, started_on=DAY)
    assert count() == few


def test_everyone_in_a_file_has_been_read_by_its_asker(cast, people):
    written(cast.township)
    lines = ReadLog.objects.filter(user=cast.township, how="export")
    assert {line.record for line in lines} == {people.first.pk, people.second.pk, people.near.pk}
    assert {line.purpose for line in lines} == {WHY}
