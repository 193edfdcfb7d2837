"""Match runs in the background, what-if questions, wishes of two, weights, and what trainings would open."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs import actions, queries, tasks
from laborers.jobs.models import MatchPolicy, MatchProposal, MatchRun, Offer, Vacancy, WorkWish
from laborers.jobs.rules import POINTS
from laborers.registry.models import Laborer
from tests.factories.enterprises import load_words
from tests.factories.jobs import ANSWER_BY, MATCHED, make_run, make_vacancy
from tests.factories.matching import make_weights, make_wish
from tests.factories.placements import make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.kit import clock
from xundian.kit.errors import Conflict, Invalid, MoveRefused, TooOften
from xundian.kit.models import Job

AT = clock.now()
PACKING = {
    "occupation": "cooking", "headcount": 5, "wage_min_fen": 500_000, "wage_max_fen": 600_000, "destination": "530112",
    "channel": "away",
}  # fmt: skip


def start(tree, by=None, **values):
    return actions.start_run(division=tree.township, by=by, on=MATCHED, at=AT, **values)


def work(run):
    tasks.match(job_id=str(run.job_id))
    return MatchRun.objects.get(pk=run.pk)


def told(run):
    return {row.laborer_id: row for row in MatchProposal.objects.filter(run=run)}


# --- in the background --------------------------------------------------------------------------------------


def test_a_run_is_queued_and_worked_out_by_its_task_once(cast, tree):
    person = make_assessed_laborer(tree)
    vacancy = make_vacancy(tree.county)
    run = start(tree, by=cast.township, title=" 三月 ")
    assert (run.state, run.title, run.job.task) == ("queued", "三月", "matching.run")
    done = work(run)
    assert (done.state, done.laborers, done.placed, done.placeable, done.gap) == ("done", 1, 1, 1, 0)
    assert (told(run)[person.pk].vacancy, Job.objects.get().state) == (vacancy, "done")
    tasks.match(job_id=str(run.job_id))
    assert MatchProposal.objects.count() == 1


def test_a_cancelled_run_leaves_nothing_even_when_it_is_being_worked_out(cast, tree):
    make_assessed_laborer(tree)
    waiting, running = start(tree, by=cast.township), start(tree, by=cast.township)
    actions.cancel_run(run=waiting, by=cast.township)
    assert work(waiting).state == "cancelled"

    def cancel(done, total):
        if MatchRun.objects.filter(pk=running.pk, state="running").exists():
            actions.cancel_run(run=running, by=cast.township)
        actions.note_progress(run=running, done=done, total=total)

    with pytest.raises(actions.Stopped):
        actions.work_run(run=running, at=AT, progress=cancel)
    assert not MatchProposal.objects.exists()
    with pytest.raises(MoveRefused):
        actions.cancel_run(run=running, by=cast.township)


def test_a_run_that_breaks_off_says_so(tree, monkeypatch):
    run = start(tree)
    monkeypatch.setattr("laborers.jobs.actions.runs.queries.board_of", lambda *values: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.match(job_id=str(run.job_id))
    run.refresh_from_db()
    assert (run.state, Job.objects.get().state) == ("failed", "failed")
    assert run.failure


def test_nobody_has_more_than_three_runs_at_once(cast, tree):
    for _each in range(3):
        start(tree, by=cast.township)
    with pytest.raises(TooOften):
        start(tree, by=cast.township)
    start(tree, by=cast.county)


def test_runs_are_kept_deleted_or_forgotten_but_never_those_that_led_to_offers(cast, tree):
    make_assessed_laborer(tree)
    make_vacancy(tree.county)
    offered, kept, loose = (make_run(tree.township) for _each in range(3))
    actions.offer_proposals(run=offered, by=None, on=MATCHED, answer_by=ANSWER_BY)
    actions.keep_run(run=kept, kept=True, by=cast.township)
    with pytest.raises(Conflict) as refusal:
        actions.delete_run(run=offered, by=cast.township)
    assert refusal.value.code == "has_offers"
    with pytest.raises(Conflict):
        actions.delete_run(run=start(tree), by=cast.township)
    assert actions.forget_runs(before=MATCHED) == 0
    assert actions.forget_runs(before=MATCHED + timedelta(days=1)) == 1
    assert not MatchRun.objects.filter(pk=loose.pk).exists()
    actions.delete_run(run=kept, by=cast.township)
    assert not MatchProposal.objects.exclude(run=offered).exists()


# --- what if ------------------------------------------------------------------------------------------------


def test_a_what_if_run_answers_and_changes_nothing(cast, tree):
    person = make_assessed_laborer(tree)
    make_vacancy(tree.county, needs_skill=True)
    plain = make_run(tree.township)
    assert (plain.placed, plain.doors) == (0, [{"occupation": "welding", "people": 1, "vacancies": 1, "seats": 1}])
    row = told(plain)[person.pk]
    assert (row.hindrance, row.doors) == ("skill", [{"occupation": "welding", "vacancies": 1, "seats": 1}])
    trained = actions.run_match(division=tree.township, by=None, on=MATCHED, what_if={"training": ["welding"]})
    assert (trained.placed, person.skills.count()) == (1, 0)
    [(before, after)] = queries.differences(plain, trained)
    assert (before.vacancy, after.vacancy.title) == (None, "焊工")
    with pytest.raises(Conflict) as refusal:
        actions.offer_proposals(run=trained, by=None, on=MATCHED, answer_by=ANSWER_BY)
    assert (refusal.value.code, Offer.objects.count()) == ("what_if", 0)


def test_more_vacancies_and_higher_wages_can_be_asked_for(tree):
    load_words()
    person = make_assessed_laborer(tree, expected_wage_fen=400_000)
    more = actions.run_match(division=tree.township, by=None, on=MATCHED, what_if={"vacancies": [PACKING]})
    assert (more.posts, more.placed, told(more)[person.pk].imagined) == (5, 1, 1)
    assert Vacancy.objects.count() == 0
    make_vacancy(tree.county, wage_min_fen=350_000, wage_max_fen=390_000)
    plain = make_run(tree.township)
    higher = actions.run_match(division=tree.township, by=None, on=MATCHED, what_if={"wage_percent": 20})
    assert higher.total_score - plain.total_score == POINTS["wage_reaches"] - (POINTS["wage_within"] - 4)


@pytest.mark.parametrize(
    ("what_if", "field"),
    [
        ({"weather": 1}, "weather"),
        ({"training": "welding"}, "training"),
        ({"wage_percent": 101}, "wage_percent"),
        ({"vacancies": [PACKING | {"headcount": 0}]}, "vacancies"),
        ({"vacancies": [{"occupation": "cooking"}]}, "vacancies"),
        ({"training": ["alchemy"]}, "what_if"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(tree, what_if, field):
    with pytest.raises(Invalid) as refusal:
        start(tree, what_if=what_if)
    assert refusal.value.errors[0][0] == field or refusal.value.field == field
    assert not MatchRun.objects.exists()


# --- who comes first, and what is no input ------------------------------------------------------------------


def test_ethnic_group_is_no_input(tree):
    people = [make_assessed_laborer(tree, sex="12"[n % 2]) for n in range(6)]
    for occupation in ("welding", "cooking"):
        make_vacancy(tree.county, headcount=2, occupation=occupation)
    found = []
    for planted in (["01"] * 6, ["03"] * 6, ["01", "03", "05", "11", "", "01"]):
        for person, group in zip(people, planted, strict=True):
            Laborer.objects.filter(pk=person.pk).update(ethnic_group=group)
        run = make_run(tree.township)
        rows = MatchProposal.objects.filter(run=run).order_by("laborer")
        found.append(list(rows.values_list("laborer", "vacancy", "score", "reasons", "hindrance")))
    assert found[0] == found[1] == found[2]


def test_weights_hold_from_their_day_and_runs_keep_theirs(cast, tree):
    make_assessed_laborer(tree)
    make_vacancy(tree.county, insurance=True)
    before = make_run(tree.township)
    row = make_weights(tree.county, by=cast.county, valid_from=MATCHED, insurance=150)
    after = make_run(tree.township)
    assert (before.policy, after.policy, after.weights["insurance"]) == (None, row, 150)
    assert after.total_score - before.total_score == 140
    with pytest.raises(Invalid):
        make_weights(tree.county, valid_from=MATCHED)
    with pytest.raises(Invalid) as refusal:
        make_weights(tree.county, valid_from=MATCHED + timedelta(days=9), board=999)
    assert refusal.value.errors[0][0] == "weights.board"
    later = make_weights(tree.county, valid_from=MATCHED + timedelta(days=9))
    assert MatchPolicy.objects.get(pk=row.pk).valid_to == later.valid_from - timedelta(days=1)


# --- wishes -------------------------------------------------------------------------------------------------


def test_a_couple_is_proposed_posts_in_one_place(tree):
    home = make_household(tree.village)
    one, other = make_assessed_laborer(home), make_assessed_laborer(home, sex="2")
    make_vacancy(tree.county, destination="330000", sex="1", sex_ground="井下", insurance=True)
    near = make_vacancy(tree.county, destination="530112", headcount=2)
    assert {row.vacancy for row in told(make_run(tree.township)).values()} != {near}
    make_wish(one, free_from=None, free_to=None, beside=other, kind="couple", both_agree=True)
    rows = told(make_run(tree.township))
    assert {row.vacancy for row in rows.values()} == {near}
    assert all("together" in {reason["code"] for reason in row.reasons} for row in rows.values())


def test_who_wants_to_work_beside_somebody_at_work_is_drawn_there(tree):
    home = make_household(tree.village)
    one, other = make_assessed_laborer(home), make_assessed_laborer(home)
    make_wish(one, free_from=None, free_to=None, beside=other, kind="relatives", both_agree=True)
    make_placement(other, started_on=MATCHED, destination="530112")
    [seeker] = queries.seekers(Laborer.objects.all(), MATCHED)
    assert (seeker.id, seeker.beside) == (one.pk, "530112")


def test_a_wish_takes_two_and_a_new_one_parts_them(tree):
    home = make_household(tree.village)
    one, other, third = (make_assessed_laborer(home) for _each in range(3))
    with pytest.raises(Invalid) as refusal:
        make_wish(one, beside=other, kind="couple")
    assert refusal.value.errors[0][0] == "both_agree"
    make_wish(one, beside=other, kind="couple", both_agree=True)
    with pytest.raises(Conflict):
        make_wish(third, beside=other, kind="relatives", both_agree=True)
    make_wish(one, free_from=1, free_to=12)
    assert not WorkWish.objects.filter(is_current=True, beside__isnull=False).exists()
    assert WorkWish.objects.filter(laborer=one).count() == 2


@pytest.mark.parametrize("months", [{"free_to": None}, {"free_from": 13}])
def test_free_months_are_told_whole(tree, months):
    with pytest.raises(Invalid):
        make_wish(make_assessed_laborer(tree), **months)


# --- trainings ----------------------------------------------------------------------------------------------


def test_the_demand_for_training_is_summed_by_township(tree):
    make_assessed_laborer(tree.village)
    make_assessed_laborer(tree.next_village)
    make_assessed_laborer(tree.far_village)
    make_vacancy(tree.county, needs_skill=True, headcount=3)
    rows = queries.training_demand(tree.county, MATCHED)
    assert [(row.place, row.occupation, row.people, row.without, row.seats) for row in rows] == [
        (tree.township.code, "welding", 2, 2, 3), (tree.other_township.code, "welding", 1, 1, 3),
    ]  # fmt: skip


def test_a_run_and_the_demand_take_as_many_statements_for_30_people_as_for_3(tree):
    make_vacancy(tree.county, headcount=100, needs_skill=True)
    counts = []
    for size in (3, 30):
        for _each in range(size):
            make_assessed_laborer(tree)
        found = []
        for work_of in (lambda: make_run(tree.township), lambda: queries.training_demand(tree.county, MATCHED)):
            with CaptureQueriesContext(connection) as captured:
                work_of()
            found.append(len(captured))
        counts.append(found)
    assert counts[0] == counts[1]
