"""Every cell of every report, over random records: its number is its list of names, and parts add up to the whole."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from laborers import journeys
from laborers.difficulties import actions as difficulties
from laborers.placements.rules import ORGANISERS
from laborers.subsidies.actions import find_entitled
from laborers.visits import actions as visits
from relocation.channels import actions as channels
from tests.factories.channels import make_agreed
from tests.factories.difficulties import make_difficulty
from tests.factories.enterprises import make_enterprise
from tests.factories.noticed import hands, make_checked, make_paid, make_tuition
from tests.factories.placements import make_consent
from tests.factories.registry import make_household, make_laborer
from tests.factories.relocation import NIGHT, make_jobless, make_site
from tests.factories.subsidies import ON as JUNE
from tests.factories.subsidies import make_firm, make_hire, make_policy, make_submitted
from tests.factories.surveys import make_policy as make_thresholds
from tests.factories.surveys import make_response
from tests.factories.trainings import make_closed_class
from tests.factories.visits import make_visit
from xundian.reports import queries
from xundian.reports.figures import FIGURES, counts, many_counts, names
from xundian.reports.queries import REPORTS
from xundian.reports.rules import Period, digits_below

ON = date(2026, 11, 20)
PERIODS = (Period(2026, None, ON), Period(2026, 6, ON), Period(2025, None, ON), Period(2026, 7, date(2026, 7, 15)))
PLACES = ("530129", "530112", "440300", "990000", "000000")
day_of_year = st.integers(0, 320).map(lambda days: date(2026, 1, 2) + timedelta(days=days))
spell = st.fixed_dictionaries(
    {
        "started_on": day_of_year, "days": st.none() | st.integers(1, 300), "destination": st.sampled_from(PLACES),
        "organised_by": st.sampled_from(sorted(ORGANISERS)), "wage_fen": st.none() | st.integers(1, 900_000),
        "firm": st.booleans(),
    }
)  # fmt: skip
trouble = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["wage_arrears", "schooling", "domestic_violence", "other"]), "on": day_of_year,
        "takes": st.none() | st.integers(0, 90),
    }
)  # fmt: skip
person = st.fixed_dictionaries(
    {
        "place": st.sampled_from(["village", "next_village", "far_village"]),
        "category": st.sampled_from(["registered_poor", "ordinary"]), "sex": st.sampled_from("12"),
        "birth": st.dates(date(1962, 1, 1), date(2009, 12, 31)),
        "education": st.sampled_from(["", "20", "31", "40", "61", "71", "80", "90"]),
        "intention": st.sampled_from(["out_province", "in_county", "none"]),
        "spells": st.lists(spell, max_size=2), "troubles": st.lists(trouble, max_size=2),
        "visited": st.lists(day_of_year, max_size=2),
    }
)  # fmt: skip
RANDOM = settings(
    max_examples=5, phases=[Phase.generate], deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


class TakenBack(Exception):
    """Ends an example; nothing of it stays."""


def settle(facts, tree, cast, firm):
    """One person with everything that happened to them, by the actions of the house."""
    village = getattr(tree, facts["place"])
    household = make_household(village, category=facts["category"], on=date(2026, 1, 1))
    values = {name: facts[name] for name in ("sex", "birth", "education")}
    laborer = make_laborer(household, on=date(2026, 1, 1), **values)
    make_response(laborer, on=date(2026, 1, 1), intention=facts["intention"])
    work(laborer, facts["spells"], cast, firm)
    for told in facts["troubles"]:
        row = make_difficulty(household, by=cast.county, on=told["on"], kind=told["kind"])
        if told["takes"] is not None:
            day = min(told["on"] + timedelta(days=told["takes"]), ON)
            difficulties.start_work(difficulty=row, by=cast.county, on=told["on"])
            difficulties.resolve(difficulty=row, result="已解决", by=cast.county, on=max(day, told["on"]))
    return household


def work(laborer, spells, cast, firm):
    """Spells one after the other; the last may go on."""
    free = date(2026, 1, 1)
    for facts in sorted(spells, key=lambda each: each["started_on"]):
        starts = max(facts["started_on"], free)
        if starts > ON or (ON.year - laborer.birth.year) < 18:
            return
        placement = journeys.place(
            laborer=laborer, consent=make_consent(laborer), by=cast.county, on=starts, started_on=starts,
            occupation="welding", destination=facts["destination"], organised_by=facts["organised_by"],
            wage_fen=facts["wage_fen"], enterprise=firm if facts["firm"] else None,
        )  # fmt: skip
        if facts["days"] is None or starts + timedelta(days=facts["days"]) > ON:
            return
        ends = starts + timedelta(days=facts["days"])
        journeys.end_placement(placement=placement, ended_on=ends, reason="contract_ended", by=cast.county, on=ON)
        free = ends + timedelta(days=1)


@pytest.fixture
def ground(tree, cast):
    """A firm, and a class of two people, so that every kind of record is there."""
    make_thresholds(tree.county)
    make_closed_class(tree.township, tree.village, trainees=2, by=cast.county)
    return make_enterprise(tree.county, industry="C")


def value_of(figure, listed):
    return sum(row["fen"] for row in listed) if figure.amount else len(listed)


def check_cells(report, user, period, division):
    """Of one table: each line's number of each figure is its list's, and the total is the sum of the lines."""
    total, *lines = queries.table(report, user=user, period=period, division=division)
    for code in report.columns:
        figure = FIGURES[code]
        listed = list(names(figure, user=user, period=period, division=division))
        digits = digits_below(division)
        cells = Counter()
        for row in listed:
            cells[row["division_id"][:digits]] += row["fen"] if figure.amount else 1
        told = {line.division: line.values[code] for line in lines if line.values[code]}
        assert told == {place: number for place, number in cells.items() if number}, (code, division, period)
        assert total.values[code] == sum(told.values()), code
        for place, number in told.items():
            opened = list(names(figure, user=user, period=period, division=place, own=place == division))
            assert value_of(figure, opened) == number, (code, place)


@RANDOM
@given(people=st.lists(person, min_size=1, max_size=9))
def test_the_number_in_every_cell_is_its_list_of_names(ground, tree, cast, people):
    try:
        with transaction.atomic():
            homes = [(settle(each, tree, cast, ground), each) for each in people]
            visits.plan(on=ON)
            for household, facts in homes:
                for day in facts["visited"]:
                    make_visit(household, day, by=cast.county)
            for period in PERIODS:
                check_all(cast, tree, period)
            raise TakenBack
    except TakenBack:
        pass


def check_all(cast, tree, period):
    """Every report in every way it can be divided, for the county, and by village for one township."""
    for report in REPORTS.values():
        for way in ("", *report.ways):
            check_cells(report.by(way), cast.county, period, tree.county.code)
        check_cells(report, cast.township, period, tree.township.code)
    check_parts(cast.county, period, tree.county.code)


def check_parts(user, period, division):
    """The parts of a figure add up to it in every place, as long as it counts rows and not different people."""
    wholes = {figure.base for figure in FIGURES.values() if figure.base and not figure.person}
    divided = {}
    for figure in FIGURES.values():
        if figure.base in wholes:
            divided.setdefault((figure.base, figure.dimension.code), []).append(figure)
    for (base, dimension), parts in divided.items():
        whole = counts(FIGURES[base], user=user, period=period, division=division)
        summed = Counter()
        for counted in many_counts(parts, user=user, period=period, division=division).values():
            summed.update(counted)
        assert {place: n for place, n in summed.items() if n} == {place: n for place, n in whole.items() if n}, (
            base, dimension,
        )  # fmt: skip


def test_the_relocated_are_the_same_in_number_and_in_name(tree, cast):
    site = make_site(tree.township)
    row, _vacancy, _consent = make_agreed(site, tree.village, tree.county, by=cast.county)
    channels.begin(channel_offer=row, by=cast.county, on=date(2026, 3, 12), started_on=date(2026, 3, 12))
    make_jobless(site, tree.next_village)
    channels.keep_ledger(on=date(2026, 3, 20))
    channels.propose(on=date(2026, 3, 21), at=NIGHT)
    period = Period(2026, None, date(2026, 4, 1))
    for name in ("channels", "jobless"):
        for way in ("", *REPORTS[name].ways):
            check_cells(REPORTS[name].by(way), cast.county, period, tree.county.code)
    total = queries.table(REPORTS["jobless"], user=cast.county, period=period, division=tree.county.code)[0]
    assert (total.values["jobless"], total.values["zero_open"]) == (1, 1)
    check_parts(cast.county, period, tree.county.code)


def test_subsidies_paid_and_likely_entitled_are_their_lists_also_of_who_belongs_to_the_county_itself(tree, cast):
    policy = make_tuition(tree.county, fen=199_999)
    claims = [
        make_checked(tree, by=cast.officer, checker=cast.township, policy=policy, name=name)
        for name in ("马小明", "李华")
    ]
    make_paid(claims, cast.county, hands(tree))
    hires = make_policy(tree.county)
    firm = make_firm(tree.county)
    make_hire(tree.village, firm)
    find_entitled(on=JUNE)
    make_submitted(hires, firm, by=cast.county)
    period = Period(2026, None, ON)
    report = REPORTS["subsidies"]
    for way in ("", *report.ways):
        check_cells(report.by(way), cast.county, period, tree.county.code)
        check_cells(report.by(way), cast.township, period, tree.township.code)
    total, *lines = queries.table(report, user=cast.county, period=period, division=tree.county.code)
    assert (total.values["claims_handed_in"], total.values["claims_paid"]) == (3, 2)
    assert total.values["subsidies_paid"] == 399_998
    assert [(line.own, line.values["claims_handed_in"]) for line in lines if line.values["claims_handed_in"]] == [
        (True, 1), (False, 2),
    ]  # fmt: skip
    check_parts(cast.county, period, tree.county.code)
