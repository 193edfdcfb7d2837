"""Match runs and the offers that come of them."""

from dataclasses import astuple
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from laborers.jobs import actions, queries, rules
from laborers.jobs.models import MatchProposal, Offer, Vacancy
from laborers.jobs.rules import explain
from laborers.registry import actions as registry
from laborers.registry.models import Case, CaseEvent, Laborer
from tests.factories.jobs import ANSWER_BY, MATCHED, make_offer, make_run, make_vacancy
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.errors import Invalid

NEXT = MATCHED + timedelta(days=1)


def proposals(run):
    return {row.laborer_id: row for row in MatchProposal.objects.filter(run=run)}


def looking_ids():
    return {seeker.id for seeker in queries.seekers(Laborer.objects.all(), MATCHED)}


def test_it_sees_a_person_as_survey_assessment_and_skills_tell(tree):
    household = make_household(tree.village, category="registered_poor")
    laborer = make_assessed_laborer(household, expected_wage_fen=400_000, training_wish="cooking")
    registry.add_skill(laborer=laborer, occupation="welding", source="survey", by=None, on=MATCHED)
    registry.add_skill(laborer=laborer, occupation="welding", source="training", certificate="1", by=None, on=MATCHED)
    [seeker] = queries.seekers(Laborer.objects.all(), MATCHED)
    assert seeker == rules.Seeker(
        id=laborer.pk, age=30, sex="1", home="530129103207", education="70", health="10", labour_skill="",
        skills=frozenset({"welding"}), trained=frozenset({"welding"}), direction="away", intention="out_province",
        expected_wage_fen=400_000,
        care_duty=False, training_wish="cooking", supported=True, registered=registry.open_case_of(laborer).opened_on,
    )  # fmt: skip


def test_it_looks_only_for_people_who_seek_and_are_free(tree):
    free = make_assessed_laborer(tree)
    make_assessed_laborer(tree, "not_seeking")
    for stage in ("training", "placed"):
        case = registry.open_case_of(make_assessed_laborer(tree))
        registry.advance(case=case, to=stage, by=None, on=MATCHED)
    offered, accepted, declined = (make_assessed_laborer(tree) for _each in range(3))
    vacancy = make_vacancy(tree.county, headcount=5)
    make_offer(offered, vacancy)
    actions.answer_offer(offer=make_offer(accepted, vacancy), accept=True, by=None, on=MATCHED)
    actions.answer_offer(offer=make_offer(declined, vacancy), accept=False, by=None, on=MATCHED)
    assert looking_ids() == {free.pk, declined.pk}


def test_it_gives_only_posts_that_are_open_and_not_promised(cast, tree):
    make_vacancy(tree.other_county)
    make_vacancy(tree.county, opens=NEXT)
    actions.close_vacancy(vacancy=make_vacancy(tree.county), by=cast.county, on=MATCHED)
    vacancy = make_vacancy(tree.county, headcount=4)
    accepted, _waiting, declined = (make_offer(make_assessed_laborer(tree), vacancy) for _each in range(3))
    actions.answer_offer(offer=accepted, accept=True, by=None, on=MATCHED)
    actions.answer_offer(offer=declined, accept=False, by=None, on=MATCHED)
    county = Vacancy.objects.filter(county=tree.county)
    assert [(post.id, post.headcount_left) for post in queries.posts(county, MATCHED)] == [(vacancy.pk, 2)]
    assert queries.posts(county, vacancy.closes + timedelta(days=1)) == []


def test_a_run_proposes_and_explains_and_changes_nothing_else(cast, tree):
    welder, cook = make_assessed_laborer(tree), make_assessed_laborer(tree, training_wish="cooking")
    bound = make_assessed_laborer(tree, "nearby")
    welding = make_vacancy(tree.county)
    cooking = make_vacancy(tree.county, occupation="cooking")
    before = (set(Case.objects.values_list("pk", "stage")), CaseEvent.objects.count())
    run = make_run(tree.township, by=cast.township)
    assert (run.laborers, run.posts, run.placed, run.by) == (3, 2, 2, cast.township)
    assert run.total_score == run.upper_bound == sum(row.score for row in proposals(run).values())
    found = proposals(run)
    assert (found[welder.pk].vacancy, found[cook.pk].vacancy) == (welding, cooking)
    assert found[bound.pk].vacancy is None
    with translation.override("en"):
        assert "Wishes to be trained in this work." in explain(found[cook.pk].reasons)
        assert explain(found[bound.pk].reasons) == [
            "Lying away, while work near home is proposed: 2 of 2 vacancies; fitting otherwise: 2."
        ]
    assert before == (set(Case.objects.values_list("pk", "stage")), CaseEvent.objects.count())
    assert not Offer.objects.exists()


def test_on_equal_score_registered_poor_come_first(tree):
    make_assessed_laborer(make_household(tree.village), on=MATCHED - timedelta(days=5))
    poor = make_assessed_laborer(make_household(tree.village, category="registered_poor"))
    make_vacancy(tree.county)
    run = make_run(tree.township)
    assert [row.laborer_id for row in run.proposals.exclude(vacancy=None)] == [poor.pk]


def test_a_better_score_comes_before_registered_poor(tree):
    make_assessed_laborer(make_household(tree.village, category="registered_poor"))
    skilled = make_assessed_laborer(tree)
    registry.add_skill(laborer=skilled, occupation="welding", source="survey", by=None, on=MATCHED)
    make_vacancy(tree.county)
    run = make_run(tree.township)
    assert [row.laborer_id for row in run.proposals.exclude(vacancy=None)] == [skilled.pk]


def test_it_assigns_for_all_rather_than_one_after_the_other(tree):
    """Greedy would give the welder's post to the welder who also could cook, and leave the other without."""
    both, only = make_assessed_laborer(tree), make_assessed_laborer(tree, sex="2", name="王芳")
    for occupation in ("welding", "cooking"):
        registry.add_skill(laborer=both, occupation=occupation, source="survey", by=None, on=MATCHED)
    registry.add_skill(laborer=only, occupation="welding", source="survey", by=None, on=MATCHED)
    welding = make_vacancy(tree.county, needs_skill=True, insurance=True)
    cooking = make_vacancy(tree.county, needs_skill=True, occupation="cooking")
    found = proposals(make_run(tree.township))
    assert (found[both.pk].vacancy, found[only.pk].vacancy) == (cooking, welding)


def test_a_run_stays_inside_its_division(tree):
    make_assessed_laborer(tree.far_village)
    here = make_assessed_laborer(tree.next_village)
    make_vacancy(tree.county, headcount=9)
    assert list(proposals(make_run(tree.township))) == [here.pk]
    assert make_run(tree.village).laborers == 0
    assert make_run(tree.county).placed == 2


def test_a_run_becomes_offers_once(cast, tree):
    people = [make_assessed_laborer(tree) for _each in range(3)]
    vacancy = make_vacancy(tree.county, headcount=2, closes=ANSWER_BY - timedelta(days=2))
    run = make_run(tree.township)
    order = {"run": run, "by": cast.township, "on": MATCHED, "answer_by": ANSWER_BY}
    assert astuple(actions.offer_proposals(**order)) == (2, 0)
    assert astuple(actions.offer_proposals(**order)) == (0, 2)
    offers = Offer.objects.filter(run=run)
    assert {(offer.state, offer.answer_by, offer.vacancy) for offer in offers} == {("made", vacancy.closes, vacancy)}
    assert {offer.laborer_id for offer in offers} < {person.pk for person in people}
    stages = Case.objects.filter(offers__in=offers).values_list("stage", flat=True)
    assert set(stages) == {"matching"}
    assert CaseEvent.objects.filter(kind="offered").count() == 2


def test_a_proposal_overtaken_by_events_becomes_no_offer(cast, tree):
    taken, free = make_assessed_laborer(tree), make_assessed_laborer(tree)
    vacancy = make_vacancy(tree.county, headcount=2)
    run = make_run(tree.township)
    make_offer(taken, make_vacancy(tree.county))
    offered = actions.offer_proposals(run=run, by=None, on=MATCHED, answer_by=ANSWER_BY)
    assert (offered.made, offered.overtaken) == (1, 1)
    assert [offer.laborer_id for offer in Offer.objects.filter(vacancy=vacancy)] == [free.pk]
    late = make_run(tree.township)
    actions.close_vacancy(vacancy=vacancy, by=cast.county, on=MATCHED)
    assert actions.offer_proposals(run=late, by=None, on=MATCHED, answer_by=ANSWER_BY).made == 0


def test_a_run_is_not_offered_with_a_day_of_answer_in_the_past(tree):
    with pytest.raises(Invalid):
        actions.offer_proposals(run=make_run(tree.township), by=None, on=MATCHED, answer_by=MATCHED - timedelta(days=1))


def statements(work):
    with CaptureQueriesContext(connection) as captured:
        result = work()
    return result, len(captured)


def test_a_run_and_its_offers_take_as_many_statements_for_30_people_as_for_3(tree):
    make_vacancy(tree.county, headcount=100)
    counts = []
    for size in (3, 30):
        people = [make_assessed_laborer(tree) for _each in range(size)]
        run, running = statements(lambda: make_run(tree.township))
        offered, offering = statements(
            lambda run=run: actions.offer_proposals(run=run, by=None, on=MATCHED, answer_by=ANSWER_BY)
        )
        assert offered.made == len(people)
        counts.append((running, offering))
    assert counts[0] == counts[1]


def test_people_for_a_post_and_posts_for_a_person_name_the_best_first(tree):
    good, fair = make_assessed_laborer(tree, training_wish="welding"), make_assessed_laborer(tree)
    make_assessed_laborer(tree, "nearby")
    better, plain = make_vacancy(tree.county, insurance=True), make_vacancy(tree.county)
    people = queries.people_for(plain, Laborer.objects.all(), MATCHED)
    assert [fit.record for fit in people] == [good, fair]
    assert people[0].score - people[1].score == rules.POINTS["training_wish"]
    fits, hindered = queries.posts_for(fair, Vacancy.objects.all(), MATCHED)
    assert ([fit.record for fit in fits], hindered) == ([better, plain], [])


def test_without_a_fitting_post_the_person_hears_what_stands_in_the_way(tree):
    make_vacancy(tree.county, needs_skill=True)
    fits, hindered = queries.posts_for(make_assessed_laborer(tree), Vacancy.objects.all(), MATCHED)
    assert (fits, [reason.code for reason in hindered]) == ([], ["skill"])
