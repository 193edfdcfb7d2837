"""Recruitment events: planned, held, cancelled; stands, visitors; and what each township owes in a year."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs import actions, queries
from laborers.jobs.models import EventVisitor
from tests.factories.codes import load_shipped
from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import MATCHED, make_event, make_held_event, make_policy, make_vacancy
from tests.factories.registry import make_household, make_laborer
from xundian.kit.errors import Conflict, Invalid, MoveRefused, Stale

pytestmark = pytest.mark.django_db
YEAR = MATCHED.year


def gaps(user, on=MATCHED, year=YEAR):
    return [(each.division.code, each.owed, each.held, each.gap) for each in queries.progress(user, year, on)]


def test_an_event_is_planned_for_a_township_alone_or_with_others(tree):
    load_shipped()
    event = make_event(tree.township, partners=[tree.other_township.code], campaign="spring_breeze")
    assert (event.state, event.level, event.partners) == ("planned", "township", [tree.other_township.code])
    assert make_event(tree.county).level == "county"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"place": ""}, "place"),
        ({"form": "party"}, "form"),
        ({"campaign": "unheard_of"}, "campaign"),
        ({"ends_on": MATCHED - timedelta(days=1)}, "ends_on"),
        ({"partners": ["999999001"]}, "partners"),
        ({"partners": ["530129"]}, "partners"),
    ],
)
def test_it_names_what_it_refuses(tree, values, field):
    with pytest.raises(Invalid) as refused:
        make_event(tree.township, **values)
    assert field in [name for name, _code, _text in refused.value.errors]


def test_a_village_holds_no_event_of_its_own(tree):
    with pytest.raises(Invalid) as refused:
        make_event(tree.village)
    assert refused.value.errors[0][:2] == ("division", "level")


def test_whoever_holds_it_is_no_partner(tree):
    with pytest.raises(Invalid) as refused:
        make_event(tree.township, partners=[tree.township.code])
    assert refused.value.errors[0][1] == "own_partner"


def test_an_edit_needs_the_version_that_was_read(tree):
    event = make_event(tree.township)
    changed = actions.edit_event(event=event, changes={"place": "县城"}, expected_version=1, by=None, on=MATCHED)
    assert (changed.place, changed.version) == ("县城", 2)
    with pytest.raises(Stale):
        actions.edit_event(event=event, changes={"place": "村委会"}, expected_version=1, by=None, on=MATCHED)


def test_it_is_held_from_its_first_day_on(tree):
    event = make_event(tree.township, starts_on=MATCHED + timedelta(days=1), ends_on=MATCHED + timedelta(days=1))
    with pytest.raises(Invalid) as refused:
        actions.hold_event(event=event, by=None, on=MATCHED)
    assert refused.value.code == "not_yet"
    assert actions.hold_event(event=event, by=None, on=MATCHED + timedelta(days=1)).state == "held"


def test_what_was_cancelled_is_not_held_unless_planned_again(tree):
    event = actions.cancel_event(event=make_event(tree.township), by=None, on=MATCHED)
    with pytest.raises(MoveRefused):
        actions.hold_event(event=event, by=None, on=MATCHED)
    assert actions.replan_event(event=event, by=None, on=MATCHED).state == "planned"


def test_an_event_that_people_came_to_stays_held(tree):
    event = make_held_event(tree.township)
    actions.record_visitors(event=event, others=1, by=None, on=MATCHED)
    with pytest.raises(Conflict):
        actions.replan_event(event=event, by=None, on=MATCHED)


# --- stands ---------------------------------------------------------------------------------------------------------


def test_an_enterprise_brings_vacancies_of_its_own(tree):
    event, vacancy = make_event(tree.township), make_vacancy(tree.county)
    stand = actions.set_stand(event=event, enterprise=vacancy.enterprise, vacancies=[vacancy], by=None, on=MATCHED)
    assert list(queries.posts_of(event)) == [vacancy]
    other = make_vacancy(tree.county, enterprise=vacancy.enterprise, title="装配工")
    again = actions.set_stand(event=event, enterprise=vacancy.enterprise, vacancies=[other], by=None, on=MATCHED)
    assert (again.pk, list(queries.posts_of(event))) == (stand.pk, [other])


def test_a_stand_brings_neither_strangers_nor_what_is_over(tree):
    event, vacancy = make_event(tree.township), make_vacancy(tree.county)
    with pytest.raises(Invalid) as refused:
        actions.set_stand(
            event=event, enterprise=make_enterprise(tree.county), vacancies=[vacancy], by=None, on=MATCHED
        )
    assert refused.value.code == "other_enterprise"
    actions.close_vacancy(vacancy=vacancy, by=None, on=MATCHED)
    with pytest.raises(Invalid) as refused:
        actions.set_stand(event=event, enterprise=vacancy.enterprise, vacancies=[vacancy.reread()], by=None, on=MATCHED)
    assert refused.value.code == "not_open"


# --- visitors -------------------------------------------------------------------------------------------------------


def test_people_are_written_down_by_name_once_and_by_count(tree, cast):
    event = make_held_event(tree.township)
    laborer = make_laborer(make_household(tree.village))
    assert actions.record_visitors(event=event, laborers=[laborer], others=35, by=cast.officer, on=MATCHED) == 36
    assert actions.record_visitors(event=event, laborers=[laborer], others=2, by=cast.officer, on=MATCHED) == 2
    assert {row.division_id: row.people for row in EventVisitor.objects.exclude(laborer=None)} == {tree.village.code: 1}


def test_a_form_sent_twice_counts_once(tree):
    event, key = make_held_event(tree.township), uuid.uuid4()
    for added in (35, 0):
        assert actions.record_visitors(event=event, others=35, id=key, by=None, on=MATCHED) == added


def test_nobody_comes_to_what_is_not_held(tree):
    with pytest.raises(Conflict) as refused:
        actions.record_visitors(event=make_event(tree.township), others=5, by=None, on=MATCHED)
    assert refused.value.code == "not_held"


@pytest.mark.parametrize("others", [-1, 100_001, 0])
def test_a_count_is_a_number_of_people(tree, others):
    with pytest.raises(Invalid) as refused:
        actions.record_visitors(event=make_held_event(tree.township), others=others, by=None, on=MATCHED)
    assert refused.value.field == "others"


def test_a_slip_is_taken_back(tree):
    event = make_held_event(tree.township)
    actions.record_visitors(event=event, others=350, by=None, on=MATCHED)
    actions.remove_visitor(visitor=event.visitors.get(), by=None, on=MATCHED)
    assert not event.visitors.exists()


# --- what is owed ---------------------------------------------------------------------------------------------------


def test_every_township_owes_one_event_a_year_and_the_county_a_fair(tree, cast):
    make_held_event(tree.township)
    make_event(tree.other_township)
    rows = gaps(cast.county)
    assert rows[:2] == [(tree.county.code, 1, 0, 1), (tree.other_township.code, 1, 0, 1)]
    assert (tree.township.code, 1, 1, 0) in rows[2:]


def test_what_several_hold_together_counts_for_each(tree, cast):
    make_held_event(tree.township, partners=[tree.other_township.code])
    assert {(code, held) for code, _owed, held, _gap in gaps(cast.county)} >= {
        (tree.township.code, 1), (tree.other_township.code, 1),
    }  # fmt: skip


def test_the_policy_of_the_day_says_how_many(tree, cast):
    make_policy(tree.county, on=date(YEAR, 6, 1), township_events=3)
    make_held_event(tree.township)
    assert gaps(cast.township, on=MATCHED) == [(tree.township.code, 1, 1, 0)]
    assert gaps(cast.township, on=date(YEAR, 6, 1)) == [(tree.township.code, 3, 1, 2)]
    assert gaps(cast.township, on=date(YEAR, 6, 1), year=YEAR - 1) == [(tree.township.code, 1, 0, 1)]


def test_a_new_policy_ends_the_former_the_day_before(tree):
    first = make_policy(tree.county)
    make_policy(tree.county, on=date(YEAR, 6, 1))
    assert first.reread().valid_to == date(YEAR, 5, 31)
    with pytest.raises(Invalid) as refused:
        make_policy(tree.county, on=date(YEAR, 6, 1))
    assert refused.value.field == "valid_from"


def test_each_place_reads_of_itself_alone(tree, cast):
    assert [code for code, *_rest in gaps(cast.township)] == [tree.township.code]
    assert [code for code, *_rest in gaps(cast.officer)] == [tree.township.code]
    assert tree.township.code not in [code for code, *_rest in gaps(cast.stranger)]


def test_the_year_takes_as_many_statements_for_many_events_as_for_few(tree, cast):
    counts = []
    for _size in (3, 30):
        for _each in range(_size):
            actions.record_visitors(event=make_held_event(tree.township), others=2, by=None, on=MATCHED)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queries.progress(cast.county, YEAR, MATCHED)
        counts.append(len(asked))
    assert counts[0] == counts[1]
