"""Activities, stories with their consent, symposiums with what became of each suggestion."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from laborers.registry import actions as registry
from tests.factories import coordination as made
from tests.factories.coordination import ON
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import noon
from xundian.coordination import actions, queries
from xundian.coordination.models import Activity, Story, Suggestion, Task
from xundian.kit.errors import Conflict, Invalid, Missing, MoveRefused, Stale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def person(tree):
    return make_laborer(make_household(tree.village), name="马文强")


def test_an_activity_counts_with_the_people_it_reached_until_it_is_taken_back(cast, tree):
    made.make_activity(tree.village, cast.officer, reach=100)
    wrong = made.make_activity(tree.village, cast.officer, reach=900)
    made.make_activity(tree.village, cast.officer, form="leaflet", reach=50)
    rows = Activity.objects.all()
    assert queries.reach_by_form(rows) == {"broadcast": (2, 1000), "leaflet": (1, 50)}
    wrong = actions.take_back_activity(activity=wrong, by=cast.officer, on=ON)
    assert queries.reach_by_form(rows) == {"broadcast": (1, 100), "leaflet": (1, 50)}
    with pytest.raises(Conflict):
        actions.take_back_activity(activity=wrong, by=cast.officer, on=ON)
    with pytest.raises(Conflict):
        actions.correct_activity(
            activity=wrong, changes={"reach": 90}, expected_version=wrong.version, by=cast.officer, on=ON
        )


def test_odd_activities_are_refused_with_all_that_is_wrong(cast, tree):
    with pytest.raises(Invalid) as refused:
        made.make_activity(tree.village, cast.officer, reach=0, form="pigeon", title="", held_on=ON + timedelta(days=1))
    assert {field for field, _code, _text in refused.value.errors} == {"reach", "form", "title", "held_on"}
    with pytest.raises(Missing):
        made.make_activity(tree.next_village, cast.officer)
    with pytest.raises(Invalid):
        made.make_activity(tree.village, cast.officer, held_on=date(1999, 12, 31))


def test_an_activity_is_put_right_by_who_saw_it(cast, tree):
    row = made.make_activity(tree.village, cast.officer)
    row = actions.correct_activity(
        activity=row, changes={"reach": 31}, expected_version=row.version, by=cast.officer, on=ON
    )
    assert row.reach == 31
    with pytest.raises(Stale):
        actions.correct_activity(activity=row, changes={"reach": 3}, expected_version=1, by=cast.officer, on=ON)
    with pytest.raises(Invalid):
        actions.correct_activity(
            activity=row, changes={"by": None}, expected_version=row.version, by=cast.officer, on=ON
        )


def test_a_case_is_about_a_person_of_the_writers_place(cast, tree, person):
    assert made.make_story(tree.township, person, cast.township).state == "draft"
    with pytest.raises(Invalid) as nobody:
        made.make_story(tree.township, by=cast.township, kind="case")
    assert nobody.value.field == "laborer"
    foreign = make_laborer(make_household(tree.far_village))
    with pytest.raises(Missing):
        made.make_story(tree.township, foreign, cast.township)
    with pytest.raises(Missing):
        made.make_story(tree.county, person, cast.township)


def test_nothing_about_a_person_is_published_without_consent(cast, tree, person):
    story = made.make_story(tree.township, person, cast.township)
    with pytest.raises(Conflict) as refused:
        actions.publish(story=story, by=cast.county, on=ON)
    assert refused.value.code == "no_consent"
    assert not queries.published().exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(state="published", published_on=ON)


def test_a_consent_says_what_name_before_whom_and_when(cast, tree, person):
    story = made.make_story(tree.township, person, cast.township)
    with pytest.raises(Invalid) as refused:
        actions.agree(
            story=story, name_shown="nickname", witness=" ", consented_on=ON + timedelta(days=1), by=cast.township,
            on=ON,
        )  # fmt: skip
    assert {field for field, _code, _text in refused.value.errors} == {"name_shown", "witness", "consented_on"}
    note = made.make_story(tree.township, by=cast.township)
    with pytest.raises(Invalid) as nobody:
        actions.agree(story=note, name_shown="full", witness="x", consented_on=ON, by=cast.township, on=ON)
    assert nobody.value.code == "nobody"


def test_withdrawn_it_comes_down_at_once_and_not_up_again_without_a_new_consent(cast, tree, person):
    story = made.make_published(tree.township, person, cast.county)
    assert list(queries.published()) == [story]
    story = actions.withdraw_agreement(story=story, by=cast.township, on=ON)
    assert (story.state, story.consent_withdrawn_on, queries.published().count()) == ("taken_down", ON, 0)
    with pytest.raises(Conflict):
        actions.publish(story=story, by=cast.county, on=ON)
    with pytest.raises(Conflict):
        actions.withdraw_agreement(story=story, by=cast.township, on=ON)
    actions.agree(story=story, name_shown="full", witness="x", consented_on=ON, by=cast.township, on=ON)
    assert actions.publish(story=story, by=cast.county, on=ON).state == "published"
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(consent_withdrawn_on=ON)


def test_other_words_need_a_new_consent_and_published_words_stay(cast, tree, person):
    story = made.make_agreed(tree.township, person, cast.township)
    same = actions.change_story(
        story=story, changes={"text": story.text}, expected_version=story.version, by=cast.township
    )
    assert same.consented_on == ON
    other = actions.change_story(
        story=same, changes={"text": "另一种说法"}, expected_version=same.version, by=cast.township
    )
    assert (other.consented_on, other.name_shown, other.consent_witness) == (None, "", "")
    with pytest.raises(Conflict):
        actions.publish(story=other, by=cast.county, on=ON)
    up = made.make_published(tree.township, person, cast.county)
    with pytest.raises(Conflict):
        actions.change_story(story=up, changes={"text": "x"}, expected_version=up.version, by=cast.township)


def test_a_note_about_nobody_needs_no_consent_and_may_be_taken_down(cast, tree):
    note = made.make_published(tree.township, by=cast.county)
    note = actions.take_down(story=note, by=cast.county, on=ON)
    assert note.state == "taken_down"
    with pytest.raises(MoveRefused):
        actions.take_down(story=note, by=cast.county, on=ON)
    with pytest.raises(MoveRefused):
        actions.publish(story=actions.publish(story=note, by=cast.county, on=ON), by=cast.county, on=ON)


def test_a_story_goes_with_its_person_when_two_records_become_one_and_back(cast, tree, person):
    other = make_laborer(person.household, name="马文强")
    story = made.make_published(tree.township, other, cast.county)
    pair = registry.pair_up(laborer=person, other=other, reason="same_name_birth_village", on=ON)
    merge = registry.merge(pair=pair, stays=person, by=cast.county, on=ON)
    assert (Story.objects.get().laborer, Story.objects.get().state) == (person, "published")
    registry.undo_merge(merge=merge, by=cast.county, on=ON)
    assert Story.objects.get(pk=story.pk).laborer == other


def answer(suggestion, by, **values):
    given = {"state": "answered", "answer": "已转交通部门"} | values
    return actions.answer_suggestion(suggestion=suggestion, by=by, on=ON, at=noon(ON), **given)


def test_a_suggestion_is_answered_once_in_words(cast, tree):
    row = made.make_suggestion(made.make_symposium(tree.township, cast.township), cast.township)
    assert (row.state, row.division_id) == ("open", tree.township.code)
    for wrong in ({"answer": " "}, {"state": "maybe"}):
        with pytest.raises(Invalid):
            answer(row, cast.township, **wrong)
    with pytest.raises(MoveRefused):
        answer(row, cast.township, state="open")
    done = answer(row, cast.township, state="not_taken_up", answer="线路由市里审批")
    assert (done.state, done.answer, done.answered_on) == ("not_taken_up", "线路由市里审批", ON)
    with pytest.raises(MoveRefused):
        answer(row, cast.township)


def test_taken_up_it_is_somebodys_task(cast, tree):
    row = made.make_suggestion(made.make_symposium(tree.township, cast.township), cast.township)
    with pytest.raises(Invalid) as refused:
        answer(row, cast.township, state="taken_up")
    assert {field for field, _code, _text in refused.value.errors} == {"owner", "due_on"}
    with pytest.raises(Missing):
        answer(row, cast.township, state="taken_up", owner=cast.stranger, due_on=ON)
    assert Suggestion.objects.get().state == "open"
    done = answer(row, cast.township, state="taken_up", owner=cast.officer, due_on=ON)
    assert (done.task, done.task.text, done.task.owner) == (Task.objects.get(), row.text, cast.officer)


def test_odd_symposiums_and_suggestions_are_refused(cast, tree):
    with pytest.raises(Invalid) as refused:
        made.make_symposium(tree.township, cast.township, people=0, title="", held_on=ON + timedelta(days=1))
    assert {field for field, _code, _text in refused.value.errors} == {"people", "title", "held_on"}
    with pytest.raises(Missing):
        made.make_symposium(tree.county, cast.township)
    with pytest.raises(Invalid):
        made.make_suggestion(made.make_symposium(tree.township, cast.township), text="x" * 501)


def test_the_database_refuses_a_suggestion_answered_without_words(cast, tree):
    row = made.make_suggestion(made.make_symposium(tree.township, cast.township), cast.township)
    for values in ({"state": "answered"}, {"answered_on": ON}, {"state": "gone"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Suggestion.objects.filter(pk=row.pk).update(**values)
