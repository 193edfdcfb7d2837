"""An officer's calendar, parsed by a library that knows the standard: what stands in it, and what never does."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from laborers.registry.models import Household, Laborer
from laborers.visits import actions as visits
from tests.factories.placements import SHENZHEN, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit
from tests.xundian.calendars.conftest import NEXT_DOOR, ON, events, read
from xundian.accounts.actions import choose_language
from xundian.calendars import queries
from xundian.calendars.calendar import written
from xundian.calendars.models import CalendarEntry

AT = datetime(2026, 4, 20, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english(cast):
    for user in vars(cast).values():
        choose_language(user=user, language="en")
        user.refresh_from_db()


def test_the_head_names_the_calendar_and_says_how_often_to_ask(cast, waiting):
    calendar = read(cast.officer)
    assert calendar["version"] == "2.0"
    assert calendar["calscale"] == "GREGORIAN"
    assert "Xundian" in calendar["prodid"]
    assert calendar["uid"] == str(cast.officer.pk)
    assert str(calendar["name"]) == str(calendar["x-wr-calname"]) == "Xundian visits · 三营庄村委会"
    assert calendar["refresh-interval"].dt == timedelta(days=1)
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in calendar.to_ical()
    assert str(calendar["x-published-ttl"]) == "P1D"
    assert "method" not in calendar


def test_its_zone_is_shanghai_eight_hours_ahead_all_year(cast, waiting):
    (zone,) = read(cast.officer).walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Shanghai"
    assert [part.name for part in zone.subcomponents] == ["STANDARD"]
    (standard,) = zone.subcomponents
    assert standard["tzoffsetfrom"].td == standard["tzoffsetto"].td == timedelta(hours=8)
    assert "rrule" not in standard
    assert "rdate" not in standard


def test_a_group_is_one_all_day_entry_in_the_last_week_of_its_window(cast, waiting):
    entry = events(read(cast.officer))["一组 · Monthly household visit · 3 households"]
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2026, 4, 24), date(2026, 5, 1))
    assert type(entry["dtstart"].dt) is date
    assert entry["dtstart"].params["VALUE"] == entry["dtend"].params["VALUE"] == "DATE"
    assert (entry["transp"], entry["class"], entry["sequence"]) == ("TRANSPARENT", "PRIVATE", 0)
    assert entry["dtstamp"].dt == entry["last-modified"].dt == AT
    assert entry["categories"].cats == ["Monthly household visit"]
    assert "Any day from 1 April 2026 to 30 April 2026." in entry["description"]
    assert entry["url"].endswith("/")


def test_what_is_overdue_stands_on_the_day_of_reading(cast, waiting):
    late = "Overdue: 一组 · Monthly household visit · 3 households"
    first, second = (events(read(cast.officer, ON + timedelta(days=n)))[late] for n in (0, 1))
    assert (first["dtstart"].dt, first["dtend"].dt) == (ON, ON + timedelta(days=1))
    assert second["dtstart"].dt == ON + timedelta(days=1)
    assert first["uid"] == second["uid"]
    assert second["sequence"] == first["sequence"] + 1


def test_the_counts_are_those_of_the_work_list(cast, waiting):
    from laborers.visits.queries import work_list

    for role in ("officer", "colleague", "township", "county", "station", "site", "stranger"):
        user = getattr(cast, role)
        assert sum(each.visits for each in queries.groups(user, ON)) == work_list(user, ON).count(), role
    assert sum(each.visits for each in queries.groups(cast.officer, ON)) == 16


def test_field_visits_of_a_month_are_one_entry_by_the_first_of_their_last_days(cast, tree, waiting):
    household = Household.objects.filter(group_name="二组").get()
    laborer = make_laborer(household, name="李四")
    make_placement(laborer, by=cast.officer, started_on=date(2026, 3, 18), on=ON)
    visits.plan(on=ON)
    entry = events(read(cast.officer))["二组 · Six-monthly field visit · 2 people"]
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2026, 9, 4), date(2026, 9, 11))
    assert "18" in entry["description"]


def test_neither_a_name_nor_the_next_village_nor_a_number_of_a_household_is_told(cast, waiting):
    whole = read(cast.officer).to_ical().decode().replace("\r\n ", "")
    for household in Household.objects.all():
        assert household.number not in whole
    for laborer in Laborer.objects.all():
        assert laborer.name not in whole
    assert "清水沟" not in whole
    assert "邻组" not in whole
    assert NEXT_DOOR in Laborer.objects.values_list("name", flat=True)
    assert "邻组" in read(cast.colleague).to_ical().decode()
    assert not events(read(cast.stranger))


def test_an_entry_keeps_its_uid_over_days_and_counts_up_when_it_changes(cast, waiting):
    key = "一组 · Monthly household visit · "
    before, later = (events(read(cast.officer, ON + timedelta(days=n)))[f"{key}3 households"] for n in (0, 2))
    assert before["uid"] == later["uid"]
    assert before["sequence"] == later["sequence"] == 0
    assert before["dtstamp"].dt == later["dtstamp"].dt
    home = Household.objects.filter(group_name="一组").first()
    make_visit(home, ON, cast.officer)
    after = events(read(cast.officer, ON + timedelta(days=2)))[f"{key}2 households"]
    assert after["uid"] == before["uid"]
    assert after["sequence"] == 1
    assert after["last-modified"].dt == datetime(2026, 4, 22, 4, tzinfo=UTC)


def test_an_entry_that_comes_back_goes_on_counting(cast, waiting):
    home = Household.objects.get(group_name="二组")
    key = "二组 · Monthly household visit · 1 household"
    uid = events(read(cast.officer))[key]["uid"]
    CalendarEntry.objects.filter(pk=str(uid)).update(told=b"other", sequence=7)
    make_visit(home, ON, cast.officer)
    assert key not in events(read(cast.officer))
    home.visit_plans.filter(kind="household_monthly", state="done").update(
        state="planned", done_on=None, entered_on=None
    )
    back = events(read(cast.officer))[key]
    assert (back["uid"], back["sequence"]) == (uid, 8)


def test_two_readers_of_one_change_count_it_once(cast, waiting):
    from xundian.calendars import actions

    entries = queries.entries(cast.officer, ON)
    actions.tell(user=cast.officer, entries=entries, at=AT)
    actions._remember(cast.officer, entries, AT)  # the second reader, who had read the table before the first wrote
    assert set(CalendarEntry.objects.values_list("sequence", flat=True)) == {0}


def test_long_chinese_lines_are_folded_between_characters(cast, tree):
    name = "第一村民小组与第二村民小组及第三村民小组和第四小组"
    make_placement(make_laborer(make_household(tree.village, group_name=name)), by=cast.officer)
    visits.plan(on=ON)
    body = written(user=cast.officer, on=ON, at=AT)
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two
    assert any(name in str(each["summary"]) for each in Calendar.from_ical(body).walk("VEVENT"))


def test_commas_and_line_ends_in_a_groups_name_stay_text(cast, tree):
    name = "上组,下组;中\\组\nBEGIN:VEVENT"
    make_placement(make_laborer(make_household(tree.village, group_name=name)), by=cast.officer)
    visits.plan(on=ON)
    calendar = read(cast.officer)
    assert any(name in str(each["summary"]) for each in calendar.walk("VEVENT"))
    assert len(calendar.walk("VEVENT")) == len(queries.groups(cast.officer, ON))


def test_each_role_goes_by_its_own_places(cast, tree, waiting):
    load = {
        "township": "清水沟村委会 · Monthly household visit · 1 household",
        "county": "羊街镇 · Monthly household visit · 5 households",
    }
    for role, summary in load.items():
        assert summary in events(read(getattr(cast, role))), role
    station = "".join(events(read(cast.station)))
    assert "5 people" in station
    assert "household visit" not in station


def test_a_station_is_told_firms_of_the_register_and_no_name_that_was_typed(cast, tree, waiting):
    firm = make_enterprise_in(tree, cast)
    texts = read(cast.station).to_ical().decode().replace("\r\n ", "")
    assert firm in texts
    assert "王老板" not in texts


def make_enterprise_in(tree, cast):
    from tests.factories.enterprises import make_enterprise

    household = make_household(tree.village)
    firm = make_enterprise(tree.county, name="昆明某某电子有限公司")
    make_placement(make_laborer(household, name="赵六"), by=cast.officer, enterprise=firm)
    make_placement(make_laborer(household, name="孙七"), by=cast.officer, employer_name="王老板")
    make_placement(make_laborer(household, name="周八"), by=cast.officer, destination=SHENZHEN, enterprise=firm)
    visits.plan(on=ON)
    return firm.name


def test_the_language_is_the_officers_own(cast, waiting):
    choose_language(user=cast.officer, language="zh-hans")
    cast.officer.refresh_from_db()
    assert read(cast.officer)["prodid"].endswith("ZH")


@pytest.mark.parametrize("households", [3, 30])
def test_the_statements_do_not_grow_with_the_visits(households, cast, tree, django_assert_num_queries):
    for number in range(households):
        household = make_household(tree.village, group_name=f"{number}组")
        make_placement(make_laborer(household), by=cast.officer)
    visits.plan(on=ON)
    with django_assert_num_queries(
        10
    ):  # two counts, names, what was told; then the upsert in its transaction, and again
        written(user=cast.officer, on=ON, at=AT)
    with django_assert_num_queries(4):  # nothing changed: nothing is written
        written(user=cast.officer, on=ON, at=AT + timedelta(hours=1))
