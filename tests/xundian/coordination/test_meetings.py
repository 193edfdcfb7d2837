"""Meetings: called, changed, held, called off; what each place reported, with its figures of the day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from tests.factories.coordination import ON, make_held, make_meeting
from tests.factories.placements import make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from tests.factories.targets import make_target
from xundian.coordination import actions, queries
from xundian.coordination.models import Meeting, ProgressHeard
from xundian.kit.errors import Conflict, Invalid, Missing, MoveRefused, Stale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_a_meeting_is_called_and_held_with_minutes(cast, tree):
    row = make_meeting(tree.county, cast.county, agenda="进度", attending="人社局\n财政局")
    assert (row.state, row.by) == ("called", cast.county)
    held = actions.hold(meeting=row, minutes=" 听取进度 ", by=cast.county, on=ON)
    assert (held.state, held.minutes) == ("held", "听取进度")


def test_it_is_called_in_the_callers_place_only_and_for_a_county_or_township(cast, tree):
    for user, place in (
        (cast.township, tree.county),
        (cast.township, tree.other_township),
        (cast.stranger, tree.county),
    ):
        with pytest.raises(Missing):
            make_meeting(place, user)
    with pytest.raises(Invalid) as refused:
        make_meeting(tree.village, cast.county)
    assert refused.value.code == "level"


def test_everything_that_is_wrong_is_told_at_once(cast, tree):
    with pytest.raises(Invalid) as refused:
        make_meeting(tree.county, cast.county, title=" ", kind="yearly", place="x" * 101)
    assert {field for field, _code, _text in refused.value.errors} == {"title", "kind", "place"}


def test_it_is_not_held_before_its_day_without_minutes_or_twice(cast, tree):
    row = make_meeting(tree.county, cast.county)
    with pytest.raises(Invalid) as early:
        actions.hold(meeting=row, minutes="x", by=cast.county, on=ON - timedelta(days=1))
    assert early.value.code == "in_future"
    with pytest.raises(Invalid) as empty:
        actions.hold(meeting=row, minutes="  ", by=cast.county, on=ON)
    assert empty.value.field == "minutes"
    actions.hold(meeting=row, minutes="x", by=cast.county, on=ON)
    with pytest.raises(MoveRefused):
        actions.hold(meeting=row, minutes="y", by=cast.county, on=ON)


def test_called_off_it_says_why_and_hears_nobody(cast, tree):
    row = make_meeting(tree.county, cast.county)
    with pytest.raises(Invalid):
        actions.call_off(meeting=row, reason="", by=cast.county)
    off = actions.call_off(meeting=row, reason="防汛", by=cast.county)
    assert (off.state, off.reason) == ("called_off", "防汛")
    with pytest.raises(Conflict):
        actions.hear(meeting=row, division=tree.township, said="x", by=cast.county, on=ON)
    with pytest.raises(MoveRefused):
        actions.call_off(meeting=row, reason="y", by=cast.county)


def test_what_was_called_may_change_and_of_what_was_held_who_attended(cast, tree):
    row = make_meeting(tree.county, cast.county)
    row = actions.change_meeting(
        meeting=row, changes={"title": "加急调度会", "kind": "ad_hoc"}, expected_version=row.version, by=cast.county
    )
    assert (row.title, row.kind) == ("加急调度会", "ad_hoc")
    with pytest.raises(Stale):
        actions.change_meeting(meeting=row, changes={"title": "x"}, expected_version=row.version - 1, by=cast.county)
    held = make_held(tree.county, cast.county)
    with pytest.raises(Invalid):
        actions.change_meeting(meeting=held, changes={"title": "x"}, expected_version=held.version, by=cast.county)
    held = actions.change_meeting(
        meeting=held, changes={"attending": "人社局"}, expected_version=held.version, by=cast.county
    )
    assert held.attending == "人社局"


def test_what_a_place_reported_stands_beside_its_figures_of_that_day(cast, tree):
    make_target(tree.township, 5, indicator="placements")
    worker = make_assessed_laborer(make_household(tree.village))
    make_placement(worker, by=cast.officer, started_on=date(2026, 5, 11))
    row = make_held(tree.county, cast.county)
    heard = actions.hear(meeting=row, division=tree.township, said="已外出一人", by=cast.county, on=ON)
    figures = {each["code"]: (each["value"], each["target"]) for each in heard.figures}
    assert list(figures) == list(queries.HEARD)
    assert figures["placements"] == (1, 5)
    assert figures["trained"] == (0, None)


def test_said_anew_the_words_change_and_the_figures_stay(cast, tree):
    row = make_held(tree.county, cast.county)
    first = actions.hear(meeting=row, division=tree.township, said="零", by=cast.county, on=ON)
    make_placement(make_assessed_laborer(make_household(tree.village)), by=cast.officer, started_on=date(2026, 5, 11))
    again = actions.hear(meeting=row, division=tree.township, said="一", by=cast.county, on=ON)
    assert (again.pk, again.said, again.figures) == (first.pk, "一", first.figures)
    assert ProgressHeard.objects.count() == 1


def test_only_a_place_directly_below_is_heard_and_not_before_the_day(cast, tree):
    row = make_meeting(tree.county, cast.county)
    for place in (tree.village, tree.county, tree.other_street):
        with pytest.raises(Invalid) as refused:
            actions.hear(meeting=row, division=place, said="x", by=cast.county, on=ON)
        assert refused.value.code == "not_below"
    with pytest.raises(Invalid) as early:
        actions.hear(meeting=row, division=tree.township, said="x", by=cast.county, on=ON - timedelta(days=1))
    assert early.value.code == "in_future"


@pytest.mark.parametrize(
    "values", [{"state": "held"}, {"state": "lost"}, {"kind": "yearly"}, {"reason": "x"}], ids=lambda each: str(each)
)
def test_the_database_refuses_what_no_action_writes(values, cast, tree):
    row = make_meeting(tree.county, cast.county)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=row.pk).update(**values)
