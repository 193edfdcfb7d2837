"""A small demo county: everything is there, in every state, and nothing in it that the rules forbid."""

from collections import Counter, defaultdict

import pytest
from django.apps import apps

from laborers.complaints.models import Complaint
from laborers.complaints.states import ComplaintState
from laborers.difficulties import actions as difficulties
from laborers.difficulties.models import Difficulty
from laborers.difficulties.states import DifficultyState
from laborers.imports.models import ImportBatch
from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.queries import offerable_vacancies
from laborers.placements.models import Batch, ContractCard, Placement
from laborers.placements.rules import old_enough
from laborers.registry.actions import IDENTITY_PLACE
from laborers.registry.models import Case, CaseEvent, DuplicatePair, HouseholdCategory, Laborer, Transfer
from laborers.registry.states import Stage
from laborers.visits import actions as visits
from laborers.visits import queries
from laborers.visits.models import ExcusedPeriod, News, ReportedChange, Visit, VisitPlan
from relocation.channels import actions as channels
from relocation.channels.models import ChannelOffer
from relocation.channels.queries import zero_employment_households
from relocation.channels.states import ChannelState
from relocation.declarations import actions as declarations
from relocation.declarations.models import Appeal
from relocation.declarations.states import AppealState
from tests.xundian.demo.conftest import AT, LABORERS, ON
from trainings.classes.models import Attendance, TrainingClass
from trainings.classes.states import ClassState
from xundian.accounts.models import User
from xundian.accounts.scope import under, visible_to
from xundian.aggregates.models import AggregateRecord
from xundian.codes.rules import check_identity
from xundian.demo import county, results, threads, today
from xundian.demo.cast import COUNTY, SIGN_INS, SITE_COUNTY, VILLAGE
from xundian.kit.sealing import unseal
from xundian.messages.models import Message
from xundian.reports import figures
from xundian.reports.rules import Period
from xundian.sync.models import SyncOp
from xundian.targets.models import Target, TargetPlan
from xundian.targets.queries import differences

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db]


def states(model, field="state"):
    return Counter(model.objects.values_list(field, flat=True))


def test_every_step_is_told_with_its_seconds(loaded):
    assert all(" s  " in line for line in loaded)
    assert any("survey round 2025: " in line for line in loaded)


def test_a_second_load_changes_nothing():
    def everything():
        return {model.__name__: model.objects.count() for model in apps.get_models()}

    before = everything()
    assert county.load(on=ON, at=AT, laborers=LABORERS) is False
    assert everything() == before


def test_all_stages_are_present_and_the_laborers_are_as_many_as_asked_for():
    assert set(states(Case, "stage")) == set(Stage.values)
    people = Laborer.objects.filter(under("division_id", COUNTY))
    assert people.exclude(identity_digest=None).count() == LABORERS


def test_some_moves_are_reported_and_some_people_stand_there_twice():
    assert Transfer.objects.filter(state="waiting").count() == threads.REPORTS
    pairs = DuplicatePair.objects.filter(state="open")
    assert pairs.count() == Laborer.objects.filter(identity_digest=None).count() == threads.TWICE


def test_every_township_has_laborers():
    townships = {
        code[:9] for code in Laborer.objects.filter(under("division_id", COUNTY)).values_list("division_id", flat=True)
    }
    assert len(townships) == 16


def test_every_identity_number_is_sealed_valid_and_begins_with_99():
    for laborer in Laborer.objects.exclude(identity_digest=None):
        number = unseal(laborer.identity_sealed, place=IDENTITY_PLACE, row_id=laborer.pk)
        assert number.startswith("99")
        assert check_identity(number).problems == ()
        assert laborer.phone.startswith("199")


def test_an_open_appeal_can_be_heard_by_somebody_who_signs_in_and_did_not_refuse():
    appeals = Appeal.objects.filter(state=AppealState.OPEN, refused_by__username="weining")
    other = User.objects.get(username="weining-appeals")
    assert other.has_usable_password()
    assert visible_to(other, appeals).count() == appeals.count() > 0
    row = declarations.decide_appeal(appeal=appeals.first(), decision="again", answer="雨天再看", by=other, on=ON)
    assert row.decided_by == other


def test_weining_has_posts_to_offer_near_and_far():
    rows = offerable_vacancies(Vacancy.objects.filter(county=SITE_COUNTY), ON)
    assert Counter(rows.values_list("channel", flat=True)) == {"nearby": 2, "away": 1}


def test_nobody_under_16_is_placed_and_everybody_consented_before():
    for placement in Placement.objects.select_related("laborer", "consent"):
        assert old_enough(placement.laborer.birth, placement.started_on)
        assert placement.consent.given_on <= placement.started_on


# Of the few classes of a year not every kind has somebody of every kind of household.
KINDS = tuple(f"trained_{each}" for each in figures.TRAINED_KINDS)
OF_A_KIND = [code for code in figures.TRAINED if code.startswith(KINDS)]


# What is rare among a tenth of the demo's people: a year at one place, a class and work within a month.
RARE = {"begun_12", "there_12", "working_12", "employed_1", "cases_trained", "claims_refused", "difficulties_overdue"}
SKIPPED = {*OF_A_KIND, *RARE}
WHOLE = [code for code, each in figures.FIGURES.items() if each.dimension is None and code not in SKIPPED]


@pytest.mark.parametrize("code", WHOLE)
def test_every_figure_of_the_reports_has_names_behind_it(code):
    user = User.objects.get(username="county")
    period = Period(ON.year, None, ON)
    assert sum(figures.counts(figures.FIGURES[code], user=user, period=period, division=COUNTY).values()) > 0


@pytest.mark.parametrize("code", ["trained", "trained_guidance", "trained_skills", "trained_targeted_skills"])
def test_classes_of_a_past_year_came_from_rosters(code):
    user, year = User.objects.get(username="county"), ON.year - 2
    period = Period(year, None, ON)
    assert sum(figures.counts(figures.FIGURES[code], user=user, period=period, division=COUNTY).values()) > 0
    batches = ImportBatch.objects.filter(kind="class_roster", state="committed", year=year)
    assert sorted(batch.report["errors"] for batch in batches) == [0, 0, 1]


def test_what_has_states_is_there_in_all_of_them():
    assert set(states(Offer)) >= {"accepted", "declined", "expired"}
    assert Offer.objects.filter(state__in=["made", "seen"]).exists() or Vacancy.objects.filter(state="open").exists()
    assert set(states(ChannelOffer)) == set(ChannelState.values)
    assert set(states(TrainingClass)) == set(ClassState.values)
    assert set(states(Difficulty)) == set(DifficultyState.values)
    assert set(states(Complaint)) == set(ComplaintState.values)
    assert set(states(Complaint, "handler")) == {"county", "auditor"}
    assert states(Difficulty, "reported_via")["card"] == 3
    assert set(states(Batch)) == {"planned", "departed", "arrived", "cancelled"}
    assert {"planned", "done", "excused"} <= set(states(VisitPlan))
    assert {"open", "closed", "expired"} <= set(states(Vacancy))
    assert states(ImportBatch)["committed"] >= 3
    assert {"checked", "failed"} <= set(states(ImportBatch))


def test_one_import_has_errors_and_was_loaded_all_the_same():
    reports = [batch.report for batch in ImportBatch.objects.filter(state="committed")]
    assert any(report["errors"] and report["ready"] for report in reports)


def test_some_difficulties_are_confidential():
    assert Difficulty.objects.filter(confidential=True).exists()


def test_a_class_runs_today_with_todays_attendance():
    running = TrainingClass.objects.filter(state="running", starts_on__lte=ON, ends_on__gte=ON)
    assert Attendance.objects.filter(session__day=ON, enrolment__training_class__in=running).exists()


def test_categories_have_their_history():
    former = HouseholdCategory.objects.filter(category="registered_poor")
    assert former.exists()
    assert not former.filter(valid_to=None).exists()


def test_a_household_with_two_migrants_gets_one_visit_a_month():
    away = Placement.objects.filter(ended_on=None).exclude(area="in_county")
    homes = [home for home, many in Counter(away.values_list("household", flat=True)).items() if many > 1]
    monthly = VisitPlan.objects.filter(household__in=homes, kind="household_monthly", period="2026-11")
    assert homes
    assert set(Counter(monthly.values_list("household", flat=True)).values()) == {1}


def test_the_year_of_visits_ends_today():
    days = sorted(Visit.objects.values_list("visited_on", flat=True))
    assert (days[-1] - days[0]).days > 250
    assert days[-1] <= ON
    assert queries.overdue(VisitPlan.objects.all(), ON).exists()
    assert Visit.objects.exclude(outcome="done").exists()


def test_every_timeline_goes_from_stage_to_stage_up_to_where_the_case_stands():
    lines = defaultdict(list)
    for event in CaseEvent.objects.order_by("on", "id"):
        lines[event.case_id].append(event)
    for case in Case.objects.all():
        stage = Stage.SURVEYED
        assert lines[case.pk][0].kind == "opened"
        for event in lines[case.pk]:
            if event.kind == "stage":
                assert event.from_stage == stage
                stage = event.to_stage
        assert stage == case.stage


def test_the_clock_finds_nothing_left_to_do():
    assert not any(visits.plan(on=ON).values())
    assert set(jobs.expire(on=ON, at=AT).values()) == {0}
    assert difficulties.escalate(on=ON) == 0
    assert difficulties.ask_to_confirm(on=ON) == 0
    assert channels.expire(on=ON) == {"placed": 0, "expired": 0}
    assert channels.propose(on=ON, at=AT) == {"proposed": 0, "notices": 0}
    assert not any(channels.keep_ledger(on=ON).values())
    assert not any(channels.plan_support(on=ON).values())


def test_card_numbers_have_no_gaps():
    serials = sorted(int(number[-6:]) for number in ContractCard.objects.filter(
        number__startswith="530129-2026").values_list("number", flat=True))  # fmt: skip
    assert serials == list(range(1, len(serials) + 1))


def test_everyone_who_signs_in_has_something_to_see():
    users = {each.username: each for each in User.objects.filter(username__in=[row.username for row in SIGN_INS])}
    for user in users.values():
        assert visible_to(user, Laborer.objects.all()).exists()
    waiting = {name: queries.due(visible_to(user, VisitPlan.objects.all()), ON) for name, user in users.items()}
    assert waiting["village"].exists()
    assert waiting["station"].filter(kind="field_half_year").exists()
    assert visible_to(users["site"], zero_employment_households(on=ON)).exists()
    assert Message.objects.filter(recipient=users["village"]).exists()


def test_every_township_has_its_targets_and_the_parts_add_up():
    for year, indicators in ((ON.year, 5), (2017, 3)):
        assert Target.objects.filter(year=year, person=None).count() == 17 * indicators
    plans = TargetPlan.objects.filter(county="530129")
    assert [differences("530129", each.indicator, each.year) for each in plans] == [[]] * 8
    assert plans.filter(state="frozen").count() == 7
    carried = Target.objects.filter(year=2017, indicator="urban_placements", person__isnull=False)
    assert sum(carried.values_list("value", flat=True)) == 2_800


def test_what_was_published_is_on_record_through_the_importer():
    assert AggregateRecord.objects.filter(county="530129", batch_id__isnull=False).count() == len(results.TABLE)


def test_the_desks_of_today_have_something_of_each_kind(loaded):
    """What the follow-up brings to the village, the township and the station waits there, through the actions."""
    assert set(SyncOp.objects.filter(state="parked").values_list("code", flat=True)) == {
        "conflict", "deposited", "invalid", "out_of_scope",
    }  # fmt: skip
    assert set(News.objects.filter(state="waiting").values_list("direction", flat=True)) == {"to_family", "to_migrant"}
    assert ReportedChange.objects.filter(state="open").count() == len(today.CHANGES)
    assert ExcusedPeriod.objects.filter(withdrawn_on=None, to_on__gt=ON).exists()
    assert queries.unlocked_until(VILLAGE, ON.replace(month=ON.month - 2))
