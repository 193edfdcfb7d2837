"""Assessing a division again: a preview that changes nothing, then the change for whom nothing happened since."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry import actions as registry
from laborers.registry.actions import open_case_of
from laborers.registry.models import Household
from laborers.surveys import actions, tasks
from laborers.surveys.actions import reassessments
from laborers.surveys.models import Assessment, Reassessment, ReassessmentChange
from laborers.surveys.queries import changes_of, current_assessment
from laborers.surveys.rules import Profile
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import ASSESSED, make_assessed_laborer, make_policy, make_response
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.models import Job

ON = date(2026, 6, 20)
AT = datetime(2026, 6, 20, 4, tzinfo=UTC)


@pytest.fixture
def stricter(cast, tree):
    """A new policy from 1 June: away only with senior high school."""
    make_policy(tree.county)
    return make_policy(tree.county, valid_from=date(2026, 6, 1), away_min_education="60")


def people(tree, many, direction="away", **values):
    return [make_assessed_laborer(tree, direction, **values) for _each in range(many)]


def preview(division, on=ON, **given):
    run = actions.start_preview(division=division, by=None, on=on, **given)
    return actions.preview_changes(reassessment=run, at=AT)


def applied(run, by=None):
    actions.start_apply(reassessment=run, by=by, on=ON)
    return actions.apply_changes(reassessment=run, by=by, at=AT)


def directions(laborers):
    return [current_assessment(open_case_of(each)).direction for each in laborers]


def test_a_preview_tells_who_would_change_and_changes_nobody(cast, tree, stricter):
    movers, stayers = people(tree, 3), people(tree, 2, "not_seeking")
    make_laborer(make_household(tree.village))
    before = Assessment.objects.count()
    run = preview(tree.county)
    assert (run.state, run.policy, run.on, run.done, run.total) == ("previewed", stricter, ON, 6, 6)
    moves = {(each["before"], each["after"]): each["count"] for each in run.figures["moves"]}
    assert moves == {("away", "nearby"): 3, ("not_seeking", "not_seeking"): 2}
    counted = {name: run.figures[name] for name in ("assessed", "without_response", "unchanged", "changed", "grounds")}
    assert counted == {"assessed": 5, "without_response": 1, "unchanged": 2, "changed": 3, "grounds": 0}
    assert {change.case.laborer for change in changes_of(run)} == set(movers)
    assert directions(movers + stayers) == ["away"] * 3 + ["not_seeking"] * 2
    assert Assessment.objects.count() == before


def test_a_preview_looks_at_its_own_division_only(cast, tree, stricter):
    people(tree, 1)
    make_assessed_laborer(tree.far_village)
    assert preview(tree.other_township).figures["changed"] == 1
    assert preview(tree.county).figures["changed"] == 2


def test_only_other_grounds_are_counted_apart_and_applied_too(cast, tree):
    make_policy(tree.county)
    old = make_assessed_laborer(tree, "nearby", birth=date(1970, 1, 1))
    make_policy(tree.county, valid_from=date(2026, 6, 1), away_age_to=60)
    run = preview(tree.county)
    assert (run.figures["changed"], run.figures["grounds"]) == (0, 1)
    applied(run)
    assert [each["code"] for each in current_assessment(open_case_of(old)).reasons] == ["care_duty", "stays_in_county"]


def test_applying_puts_the_new_assessments_in_force_once(cast, tree, stricter):
    movers = people(tree, 3)
    run = preview(tree.county)
    done = applied(run, by=cast.county)
    assert (done.state, done.applied_at, done.figures["applied"], done.figures["rejudged"]) == ("applied", AT, 3, 0)
    assert directions(movers) == ["nearby"] * 3
    found = current_assessment(open_case_of(movers[0]))
    assert (found.policy, found.by, found.on) == (stricter, cast.county, ON)
    assert Assessment.objects.filter(is_current=False).count() == 3
    for step in (actions.apply_changes, actions.preview_changes):
        with pytest.raises(MoveRefused):
            step(reassessment=run, at=AT, **({"by": None} if step is actions.apply_changes else {}))
    assert preview(tree.county).figures["changed"] == 0


def test_who_changed_meanwhile_is_judged_anew_named_and_left_alone(cast, tree, stricter):
    quiet, answered, assessed, placed = people(tree, 4)
    run = preview(tree.county)
    make_response(answered, on=ON, intention="none")
    actions.assess(case=open_case_of(assessed), by=cast.township, on=ON)
    registry.advance(case=open_case_of(placed), to="placed", by=None, on=ON)
    done = applied(run)
    told = {change.case.laborer: (change.outcome, change.now) for change in changes_of(run)}
    assert told == {
        quiet: ("applied", ""), answered: ("rejudged", "not_seeking"), assessed: ("rejudged", "nearby"),
        placed: ("gone", ""),
    }  # fmt: skip
    assert (done.figures["applied"], done.figures["rejudged"], done.figures["gone"]) == (1, 2, 1)
    assert directions([quiet, answered, assessed, placed]) == ["nearby", "away", "nearby", "away"]


def test_a_discarded_run_cannot_be_applied(cast, tree, stricter):
    movers = people(tree, 1)
    run = actions.discard(reassessment=preview(tree.county), by=cast.county)
    assert run.state == "discarded"
    with pytest.raises(MoveRefused):
        actions.start_apply(reassessment=run, by=cast.county, on=ON)
    assert directions(movers) == ["away"]


def test_a_policy_to_come_is_previewed_and_applied_when_it_is_in_force(cast, tree):
    people(tree, 1)
    coming = make_policy(tree.county, valid_from=date(2026, 9, 1), away_min_education="60")
    run = preview(tree.county, policy=coming)
    assert (run.on, run.figures["changed"]) == (date(2026, 9, 1), 1)
    with pytest.raises(Conflict) as refusal:
        actions.start_apply(reassessment=run, by=None, on=ON)
    assert refusal.value.code == "not_in_force"
    assert actions.start_apply(reassessment=run, by=None, on=date(2026, 9, 1)).state == "applying"


def test_it_refuses_a_policy_that_has_ended_or_is_anothers(cast, tree):
    with pytest.raises(Invalid) as refusal:
        actions.start_preview(division=tree.county, by=None, on=ON)
    assert refusal.value.code == "no_policy"
    ended = make_policy(tree.county)
    make_policy(tree.county, valid_from=date(2026, 1, 1))
    ended.refresh_from_db()
    for policy in (ended, make_policy(tree.other_county)):
        with pytest.raises(Invalid) as refusal:
            actions.start_preview(division=tree.county, by=None, on=ON, policy=policy)
        assert refusal.value.code == "not_valid"
    assert not Reassessment.objects.exists()


# --- in steps -----------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The worker ends here."""


def die_after(steps):
    """A `progress` that ends the process after so many steps."""
    left = [steps]

    def tell(done, total):
        left[0] -= 1
        if not left[0]:
            raise Killed

    return tell


def test_a_preview_that_was_killed_goes_on_where_it_stood(cast, tree, stricter, monkeypatch):
    monkeypatch.setattr(reassessments, "STEP", 2)
    people(tree, 5)
    run = actions.start_preview(division=tree.county, by=None, on=ON)
    with pytest.raises(Killed):
        actions.preview_changes(reassessment=run, at=AT, progress=die_after(1))
    run.refresh_from_db()
    assert (run.state, run.done, run.changes.count()) == ("previewing", 2, 2)
    done = actions.preview_changes(reassessment=run, at=AT)
    assert (done.state, done.done, done.figures["changed"], done.changes.count()) == ("previewed", 5, 5, 5)


def test_an_application_that_was_killed_goes_on_where_it_stood(cast, tree, stricter, monkeypatch):
    monkeypatch.setattr(reassessments, "STEP", 2)
    movers = people(tree, 5)
    run = preview(tree.county)
    actions.start_apply(reassessment=run, by=None, on=ON)
    with pytest.raises(Killed):
        actions.apply_changes(reassessment=run, by=None, at=AT, progress=die_after(1))
    assert sorted(directions(movers)) == ["away"] * 3 + ["nearby"] * 2
    done = actions.apply_changes(reassessment=run, by=None, at=AT)
    assert (done.state, done.figures["applied"], directions(movers)) == ("applied", 5, ["nearby"] * 5)
    assert Assessment.objects.filter(is_current=False).count() == 5


def test_the_tasks_finish_their_jobs_and_a_repeated_message_does_nothing(cast, tree, stricter):
    people(tree, 2)
    run = actions.start_preview(division=tree.county, by=cast.county, on=ON)
    job = Job.objects.get(kind="reassess_preview")
    for _twice in range(2):
        tasks.preview(job_id=str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result, job.done) == ("done", {"state": "previewed"}, 2)
    actions.start_apply(reassessment=run, by=cast.county, on=ON)
    assert actions.start_apply(reassessment=run, by=cast.county, on=ON).state == "applying"
    tasks.apply(job_id=str(Job.objects.get(kind="reassess_apply").pk))
    run.refresh_from_db()
    assert (run.state, run.figures["applied"]) == ("applied", 2)


def test_a_run_that_breaks_off_says_so(cast, tree, stricter, monkeypatch):
    people(tree, 1)
    run = actions.start_preview(division=tree.county, by=cast.county, on=ON)
    monkeypatch.setattr(reassessments, "judge", lambda *given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.preview(job_id=str(Job.objects.get().pk))
    run.refresh_from_db()
    assert (run.state, bool(run.failure), Job.objects.get().state) == ("failed", True, "failed")
    assert actions.discard(reassessment=run, by=cast.county).state == "discarded"
    assert not ReassessmentChange.objects.filter(outcome="applied").exists()


@pytest.mark.parametrize("step", ["preview", "apply"])
def test_a_run_costs_the_same_at_any_size(cast, tree, stricter, step):
    numbers = []
    for size in (3, 27):
        people(tree, size)
        run = actions.start_preview(division=tree.county, by=None, on=ON)
        with CaptureQueriesContext(connection) as looking:
            actions.preview_changes(reassessment=run, at=AT)
        actions.start_apply(reassessment=run, by=None, on=ON)
        with CaptureQueriesContext(connection) as applying:
            actions.apply_changes(reassessment=run, by=None, at=AT)
        numbers.append(len(looking) if step == "preview" else len(applying))
    assert numbers[0] == numbers[1]


# --- who counts for what ------------------------------------------------------------------------------------------


def test_registered_poverty_and_ethnic_group_are_no_input(cast, tree):
    assert not {"ethnic_group", "category", "household"} & set(Profile.__dataclass_fields__)
    make_policy(tree.county)
    found = set()
    for category, group in (("ordinary", "01"), ("registered_poor", "01"), ("ordinary", "06"), ("monitored", "07")):
        laborer = make_assessed_laborer(tree, ethnic_group=group)
        Household.objects.filter(pk=laborer.household_id).update(category=category)
        verdict = current_assessment(open_case_of(laborer))
        found.add((verdict.direction, str(verdict.reasons)))
    assert len(found) == 1
    assert preview(tree.county, on=ASSESSED).figures["unchanged"] == 4


def test_no_module_of_the_assessment_names_the_ethnic_group():
    room = Path(sys.modules["laborers.surveys"].__path__[0])
    files = ["rules/assessment.py", "rules/turning.py", "queries/assessments.py", "queries/explaining.py",
             "actions/judging.py", "actions/reassessments.py"]  # fmt: skip
    assert subprocess.run(["grep", "-l", "ethnic", *files], cwd=room, capture_output=True, text=True).stdout == ""
