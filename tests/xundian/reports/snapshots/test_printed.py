from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from laborers import journeys
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, make_placement
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.kit.errors import Invalid, Missing
from xundian.reports import queries as live
from xundian.reports.figures import FIGURES
from xundian.reports.rules import Period
from xundian.reports.snapshots import actions, queries
from xundian.reports.snapshots.models import IndicatorSnapshot, Snapshot
from xundian.targets import actions as targets

ON = date(2026, 6, 20)
AT = datetime(2026, 6, 20, 4, tzinfo=UTC)
LATER = datetime(2026, 7, 2, 4, tzinfo=UTC)
YEAR, JUNE = Period(2026, None, ON), Period(2026, 6, ON)


def printed(name, snapshot, division):
    lines, _late = queries.table(live.REPORTS[name], snapshot, division=division)
    return lines


def now(name, user, period=YEAR, division=None):
    division = user.division_id if division is None else division
    return live.table(live.REPORTS[name], user=user, period=period, division=division)


def take(tree, period=YEAR, at=AT, by=None, **values):
    return actions.take(county=tree.county, period=period, at=at, by=by, **values)


@pytest.fixture
def placed(cast, tree):
    """Two people of the officer's village away, one of a village far off."""
    from laborers.visits import actions as visits

    rows = [
        make_placement(make_assessed_laborer(village), by=cast.county, destination=place)
        for village, place in [
            (tree.village, KUNMING_XISHAN), (tree.village, KUNMING_XISHAN), (tree.far_village, SHENZHEN),
        ]
    ]  # fmt: skip
    visits.plan(on=ON)
    make_visit(rows[0].household, date(2026, 6, 10), by=cast.officer)
    return rows


@pytest.mark.parametrize("period", [YEAR, JUNE])
def test_a_snapshot_says_what_every_report_says_in_every_way_and_at_every_level(period, cast, tree, placed):
    snapshot = take(tree, period)
    for user, place in ((cast.county, tree.county), (cast.township, tree.township), (cast.officer, tree.village)):
        for report in live.REPORTS.values():
            for each in (report, *map(report.by, report.ways)):
                lines, _late = queries.table(each, snapshot, division=place.code)
                assert lines == live.table(each, user=user, period=period, division=place.code), each.name


def test_what_was_printed_stays_when_the_records_change(cast, tree, placed):
    snapshot = take(tree)
    before = printed("placements", snapshot, tree.county.code)
    make_placement(make_assessed_laborer(tree.village), by=cast.county)
    assert printed("placements", snapshot, tree.county.code) == before
    assert now("placements", cast.county) != before


def test_a_target_that_changes_later_does_not_change_what_was_printed(cast, tree, placed):
    targets.set_target(indicator="placements", division=tree.county, year=2026, value=20, by=cast.county)
    snapshot = take(tree)
    assert printed("placements", snapshot, tree.county.code)[0].target == 20


def test_a_place_keeps_the_name_it_had(cast, tree, placed):
    snapshot = take(tree)
    tree.township.name = "新名镇"
    tree.township.save(update_fields=["name"])
    assert "羊街镇" in [line.name for line in printed("placements", snapshot, tree.county.code)]


def test_the_names_behind_a_printed_figure_are_those_of_that_day(cast, tree, placed):
    snapshot = take(tree)
    make_placement(make_assessed_laborer(tree.village), by=cast.county)
    rows = queries.names(FIGURES["placements"], snapshot, user=cast.county, division=tree.county.code)
    assert {row["id"] for row in rows} == {row.laborer_id for row in placed}
    assert not queries.names(FIGURES["placements"], snapshot, user=cast.stranger, division=tree.county.code)


def test_every_printed_figure_opens_as_many_names_as_it_says(cast, tree, placed):
    snapshot = take(tree, JUNE)
    cells = IndicatorSnapshot.objects.filter(snapshot=snapshot, division_id=tree.county.code).order_by("figure")
    counted = {cell.figure: cell.value for cell in cells if cell.value and not FIGURES[cell.figure].amount}
    assert counted
    for code, value in counted.items():
        assert len(queries.names(FIGURES[code], snapshot, user=cast.county, division=tree.county.code)) == value, code


def test_nothing_of_a_snapshot_can_be_changed_or_deleted(tree, placed):
    from django.db import ProgrammingError, transaction

    snapshot = take(tree)
    for change in (
        lambda: Snapshot.objects.update(reason="other"),
        lambda: IndicatorSnapshot.objects.update(value=1),
        lambda: snapshot.cells.all().delete(),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


# --- by the clock and by hand ---------------------------------------------------------------------------------------


def test_the_clock_takes_the_month_that_ended_and_the_year_up_to_it_once(tree, placed):
    counties = 2
    assert actions.take_month(on=date(2026, 7, 1), at=LATER) == {"taken": 2 * counties}
    assert actions.take_month(on=date(2026, 7, 3), at=LATER) == {"taken": 0}
    rows = Snapshot.objects.filter(division=tree.county).order_by("month")
    assert [(row.year, row.month, row.cutoff_on, row.by) for row in rows] == [
        (2026, 6, date(2026, 6, 30), None), (2026, None, date(2026, 6, 30), None),
    ]  # fmt: skip


def test_in_january_the_clock_takes_december_and_the_whole_year(tree):
    actions.take_month(on=date(2027, 1, 1), at=datetime(2026, 12, 31, 17, tzinfo=UTC))
    rows = Snapshot.objects.filter(division=tree.county).order_by("month")
    assert [(row.year, row.month) for row in rows] == [(2026, 12), (2026, None)]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": " "}, "reason"), ({"period": Period(2026, 7, ON)}, "year"),
        ({"period": Period(1999, None, ON)}, "year"),
    ],
)  # fmt: skip
def test_by_hand_it_needs_a_reason_and_a_period_that_has_begun(values, field, cast, tree):
    with pytest.raises(Invalid) as refusal:
        take(tree, **{"by": cast.county, "reason": "county meeting"} | values)
    assert refusal.value.field == field


def test_another_countys_figures_are_nobodys_to_print(cast, tree):
    with pytest.raises(Missing):
        take(tree, by=cast.stranger, reason="curious")


def test_snapshots_of_a_period_are_counted_and_the_last_of_a_day_is_found(cast, tree, placed):
    first = take(tree)
    second = take(tree, at=LATER, by=cast.county, reason="meeting")
    assert (first.label, second.label, second.former) == ("2026/1", "2026/2", first)
    found = [queries.printed_by(day, division=tree.village.code, period=YEAR) for day in (ON, date(2026, 7, 2))]
    assert found == [first, second]


def test_before_anything_was_printed_it_says_when_the_first_was(cast, tree, placed):
    with translation.override("en"), pytest.raises(Invalid, match="ever printed"):
        queries.printed_by(ON, division=tree.county.code, period=YEAR)
    take(tree)
    with pytest.raises(Invalid, match="2026-06-20"):
        queries.printed_by(date(2026, 6, 19), division=tree.county.code, period=YEAR)


def test_an_evening_in_the_county_is_that_day_and_not_the_day_before(tree, placed):
    """16:30 UTC of the 20th is half past midnight of the 21st in the county."""
    take(tree, at=datetime(2026, 6, 20, 16, 30, tzinfo=UTC))
    with pytest.raises(Invalid, match="2026-06-21"):
        queries.printed_by(ON, division=tree.county.code, period=YEAR)


# --- late entries ---------------------------------------------------------------------------------------------------


def late(snapshot, user, codes=("placements", "away_placements")):
    return queries.late_counts(codes, snapshot, user=user, division=user.division_id)


def test_what_is_entered_afterwards_for_a_printed_period_is_late(cast, tree, placed):
    snapshot = take(tree)
    assert late(snapshot, cast.county) == {}
    added = make_placement(
        make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 6, 1), destination=SHENZHEN
    )
    assert late(snapshot, cast.county) == {
        ("placements", tree.township.code): 1, ("away_placements", tree.township.code): 1,
    }  # fmt: skip
    rows = queries.late_names(FIGURES["placements"], snapshot, user=cast.county, division=tree.county.code)
    assert [row["id"] for row in rows] == [added.laborer_id]


def test_what_begins_after_the_cut_off_is_not_late(cast, tree, placed):
    snapshot = take(tree)
    make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 6, 25))
    assert late(snapshot, cast.county) == {}


def test_another_place_sees_none_of_it(cast, tree, placed):
    snapshot = take(tree)
    make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 6, 1))
    assert late(snapshot, cast.colleague) == {}


def test_the_next_snapshot_counts_them_and_marks_them(cast, tree, placed):
    take(tree)
    make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 6, 1))
    make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 6, 28))
    july = take(tree, Period(2026, None, date(2026, 7, 2)), at=LATER)
    lines, marks = queries.table(live.REPORTS["placements"], july, division=tree.county.code)
    assert lines[0].values["placements"] == 5
    assert (marks["placements", tree.county.code], marks["placements", tree.township.code]) == (1, 1)
    assert ("placements", tree.other_township.code) not in marks


def test_printed_and_late_less_what_is_gone_is_what_counts_today(cast, tree, placed):
    snapshot, figure = take(tree), FIGURES["placements"]
    journeys.call_off(placement=placed[2], on=ON, by=cast.county, never_left=True)
    make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 6, 1))
    gone = queries.gone(figure, snapshot, division=tree.county.code)
    added = sum(late(snapshot, cast.county, ["placements"]).values())
    assert (gone, added) == (1, 1)
    assert now("placements", cast.county)[0].values["placements"] == 3 + added - gone


@pytest.mark.parametrize(
    ("code", "period", "may"),
    [
        ("placements", YEAR, True), ("jobless", YEAR, False), ("stage_placed", YEAR, False),
        ("visits_due", JUNE, False), ("visits_due", Period(2026, 6, date(2026, 6, 30)), True),
    ],
)  # fmt: skip
def test_only_what_happened_up_to_the_cut_off_can_be_compared(code, period, may):
    assert queries.comparable(FIGURES[code], period) is may
