from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from laborers.journeys import end_placement
from laborers.placements.models import Placement
from laborers.registry import actions as registry
from laborers.registry.models import Case
from laborers.registry.queries import timeline
from relocation.channels import actions
from relocation.channels.models import ChannelOffer
from relocation.channels.rules import USUAL
from relocation.households.actions import leave
from relocation.sites import actions as sites
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.placements import SHENZHEN, make_consent, make_placement
from tests.factories.relocation import (
    NIGHT,
    PROPOSED,
    make_accepted,
    make_jobless,
    make_post,
    make_proposal,
    make_site,
    make_workshop,
)
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import make_class as make_training_class
from tests.factories.trainings import make_trainee
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.models import OutboxMessage

LAST_DAY = PROPOSED + timedelta(days=USUAL.answer_days)
DAY = timedelta(days=1)


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


def propose(on=PROPOSED):
    return actions.propose(on=on, at=NIGHT)


def place(row, consent, on=PROPOSED, **work):
    return actions.place(channel_offer=row, consent=consent, started_on=on, by=None, on=on, **work)


def test_it_proposes_to_one_person_of_every_household_without_work(tree, site, cast):
    household, laborer = make_jobless(site, tree.village, intention="in_province")
    make_assessed_laborer(household, "local_post")
    assert propose() == {"proposed": 1, "notices": 1}
    row = ChannelOffer.objects.get()
    assert (row.household, row.laborer, row.site, row.division) == (household, laborer, site, tree.village)
    assert (row.channel, row.state, row.answer_by, row.by) == ("MIGRATION", "proposed", LAST_DAY, None)
    assert [reason["code"] for reason in row.reasons] == ["goes_out"]


def test_it_tells_the_site_officers_once_with_a_count(tree, site, cast):
    for _number in range(3):
        make_jobless(site, tree.village)
    propose()
    propose()
    message = OutboxMessage.objects.get(topic="notice")
    assert message.payload["user_id"] == str(cast.site.pk)
    assert (message.payload["kind"], message.payload["values"]) == (
        "channel_proposed",
        {"site": str(SITE_ID), "count": 3, "day": PROPOSED.isoformat()},
    )


def test_it_changes_nothing_the_second_time_or_late(tree, site):
    make_jobless(site, tree.village)
    assert propose()["proposed"] == 1
    assert propose()["proposed"] == 0
    assert propose(on=PROPOSED + 10 * DAY)["proposed"] == 0
    make_jobless(site, tree.village)
    assert propose(on=PROPOSED + 11 * DAY)["proposed"] == 1


def test_it_promises_no_place_twice(tree, site):
    workshop, post = make_workshop(site, places=1), make_post(site, places=1)
    for _number in range(3):
        make_jobless(site, tree.village, "local_post")
    propose()
    rows = list(ChannelOffer.objects.all())
    assert sorted(row.channel for row in rows) == ["WELFARE", "WELFARE", "WORKSHOP"]
    assert [row.workshop for row in rows if row.workshop] == [workshop]
    assert [row.welfare_post for row in rows if row.welfare_post] == [post]


def test_it_offers_no_closed_workshop(tree, site):
    sites.close(row=make_workshop(site), on=PROPOSED - DAY, by=None)
    assert make_proposal(site, tree.village, direction="local_post").workshop is None


def test_it_leaves_people_in_a_class_and_those_who_will_begin_soon_alone(tree, site):
    household, laborer = make_jobless(site, tree.village)
    make_trainee(make_training_class(tree.township), household)
    make_placement(laborer, started_on=PROPOSED + 5 * DAY, on=PROPOSED)
    assert propose()["proposed"] == 0
    other, _laborer = make_jobless(site, tree.village, "not_seeking")
    make_trainee(make_training_class(tree.township), other)
    assert propose()["proposed"] == 0


def test_a_proposal_runs_by_the_same_statements_for_any_number(tree, site, django_assert_num_queries):
    make_workshop(site, places=20)
    for more in (3, 30):
        for _number in range(more):
            make_jobless(site, tree.village)
        with django_assert_num_queries(11):
            assert propose()["proposed"] == more


def test_it_is_offered_answered_and_told_on_the_timeline(tree, site, cast):
    row = make_proposal(site, tree.village)
    offered = actions.offer(channel_offer=row, by=cast.site, on=PROPOSED + DAY)
    assert (offered.state, offered.by, offered.answer_by) == ("offered", cast.site, LAST_DAY + DAY)
    accepted = actions.accept(channel_offer=row, by=cast.site, on=PROPOSED + 2 * DAY)
    assert (accepted.state, accepted.answered_on) == ("accepted", PROPOSED + 2 * DAY)
    lines = timeline(registry.open_case_of(row.laborer)).filter(kind="channel")
    assert [line.detail["state"] for line in lines] == ["accepted", "offered"]


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ("proposed", {"offer", "accept", "decline"}),
        ("offered", {"accept", "decline"}),
        ("accepted", {"decline"}),
        ("declined", set()),
        ("expired", set()),
    ],
)
def test_which_step_may_follow(tree, site, state, steps):
    before = {"offered": actions.offer, "accepted": actions.accept, "declined": actions.decline}
    for name in ("offer", "accept", "decline"):
        row = make_proposal(site, tree.village)
        if state in before:
            before[state](channel_offer=row, by=None, on=PROPOSED)
        if state == "expired":
            actions.expire(on=LAST_DAY + DAY)
        if name in steps:
            getattr(actions, name)(channel_offer=row, by=None, on=PROPOSED)
            continue
        with pytest.raises(MoveRefused):
            getattr(actions, name)(channel_offer=row, by=None, on=PROPOSED)
        row.refresh_from_db()
        assert row.state == state


def test_only_who_accepted_is_placed(tree, site):
    make_workshop(site)
    row = make_proposal(site, tree.village, direction="local_post")
    with pytest.raises(MoveRefused):
        place(row, make_consent(row.laborer))
    assert not Placement.objects.exists()


def test_the_officer_may_offer_another_channel_and_place(tree, site):
    post, workshop = make_post(site), make_workshop(site)
    row = make_proposal(site, tree.village)
    moved = actions.offer(channel_offer=row, by=None, on=PROPOSED, channel="WELFARE", welfare_post=post)
    assert (moved.channel, moved.welfare_post, moved.workshop) == ("WELFARE", post, None)
    assert moved.reasons[-1] == {"code": "officer_choice", "values": {}}
    elsewhere = make_workshop(make_site(tree.other_township))
    for changes, code in [
        ({"channel": "WELFARE", "workshop": workshop}, "other_channel"),
        ({"channel": "WORKSHOP", "workshop": elsewhere}, "other_site"),
    ]:
        with pytest.raises(Invalid) as refusal:
            actions.offer(channel_offer=make_proposal(site, tree.village), by=None, on=PROPOSED, **changes)
        assert refusal.value.code == code


def test_no_closes_the_offer_and_has_no_other_consequence(tree, site):
    row = make_proposal(site, tree.village)
    case = registry.open_case_of(row.laborer)
    actions.decline(channel_offer=row, by=None, on=PROPOSED)
    assert Case.objects.get(pk=case.pk).stage == case.stage
    for days, proposed in [(1, 0), (USUAL.rest_days - 1, 0), (USUAL.rest_days, 1)]:
        assert propose(on=PROPOSED + days * DAY)["proposed"] == proposed


def test_another_person_of_the_household_may_be_asked_meanwhile(tree, site):
    row = make_proposal(site, tree.village)
    actions.decline(channel_offer=row, by=None, on=PROPOSED)
    other = make_assessed_laborer(row.household, "local_post")
    assert propose(on=PROPOSED + DAY)["proposed"] == 1
    assert ChannelOffer.objects.get(state="proposed").laborer == other


def test_an_offer_expires_after_its_last_day_and_the_next_one_follows(tree, site):
    row = make_proposal(site, tree.village)
    assert actions.expire(on=LAST_DAY) == {"placed": 0, "expired": 0}
    assert actions.expire(on=LAST_DAY + DAY) == {"placed": 0, "expired": 1}
    assert actions.expire(on=LAST_DAY + DAY) == {"placed": 0, "expired": 0}
    assert propose(on=LAST_DAY + DAY)["proposed"] == 1
    row.refresh_from_db()
    assert (row.state, row.version) == ("expired", 2)


def test_who_accepted_is_not_forgotten_but_who_moved_away_or_works_is_let_go(tree, site):
    waiting, _consent = make_accepted(site, tree.village)
    gone, _consent = make_accepted(site, tree.village)
    busy, consent = make_accepted(site, tree.village)
    leave(move_in=gone.household.move_ins.get(), left_on=PROPOSED, by=None, on=PROPOSED)
    make_placement(busy.laborer, started_on=PROPOSED, consent=consent)
    assert actions.expire(on=LAST_DAY + DAY) == {"placed": 0, "expired": 2}
    assert ChannelOffer.objects.get(state="accepted") == waiting


def test_a_workshop_places_with_what_it_knows(tree, site, cast):
    workshop = make_workshop(site)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    placed = actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=cast.site, on=PROPOSED)
    work = placed.placement
    assert (placed.state, work.laborer, work.consent) == ("placed", row.laborer, consent)
    assert (work.organised_by, work.employer_name, work.occupation) == ("workshop", workshop.name, "sewing")
    assert (work.wage_fen, work.destination, work.area) == (240_000, "530129", "in_county")
    assert Case.objects.get(laborer=row.laborer).stage == "placed"


def test_a_welfare_post_places_with_what_it_knows(tree, site):
    make_post(site, kind="road_care")
    row, consent = make_accepted(site, tree.village, direction="local_post")
    work = place(row, consent).placement
    assert (work.organised_by, work.employer_name, work.occupation) == ("welfare_post", site.name, "road_upkeep")
    assert work.wage_fen == 80_000


def test_organised_migration_needs_to_know_the_work(tree, site):
    row, consent = make_accepted(site, tree.village)
    work = {"employer_name": "深圳某电子厂", "occupation": "electronics_assembly", "destination": SHENZHEN}
    for name in work:
        with pytest.raises(Invalid) as refusal:
            place(row, consent, **{key: value for key, value in work.items() if key != name})
        assert (refusal.value.field, refusal.value.code) == (name, "required")
    placed = place(row, consent, **work, wage_fen=520_000).placement
    assert (placed.organised_by, placed.destination, placed.area) == ("government", SHENZHEN, "out_province")


def test_a_base_is_in_the_county(tree, site):
    row, consent = make_accepted(site, tree.village, direction="nearby", care_duty=False, intention="in_county")
    assert row.channel == "INDUSTRY"
    placed = place(row, consent, employer_name="羊街蔬菜基地", occupation="vegetables").placement
    assert (placed.destination, placed.organised_by) == ("530129", "government")


def test_nobody_is_placed_without_consent(tree, site):
    make_workshop(site)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    with pytest.raises(Invalid):
        place(row, None)
    with pytest.raises(Invalid):
        place(row, make_consent(row.laborer, purpose="training"))
    row.refresh_from_db()
    assert (row.state, Placement.objects.count()) == ("accepted", 0)
    assert place(row, consent).state == "placed"


def test_a_full_or_closed_workshop_takes_nobody(tree, site):
    workshop = make_workshop(site, places=1)
    first, consent = make_accepted(site, tree.village, direction="local_post")
    second, other_consent = make_accepted(site, tree.village, direction="local_post")
    actions.place(channel_offer=first, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    ChannelOffer.objects.filter(pk=second.pk).update(channel="WORKSHOP", workshop=None, welfare_post=None)
    with pytest.raises(Invalid) as missing:
        place(second, other_consent)
    with pytest.raises(Conflict) as full:
        place(second, other_consent, workshop=workshop)
    assert (missing.value.field, full.value.code) == ("workshop", "full")
    last = PROPOSED + DAY
    end_placement(
        placement=Placement.objects.get(), ended_on=last, reason="family", by=None, on=last
    )  # fmt: skip
    sites.close(row=workshop, on=PROPOSED, by=None)
    with pytest.raises(Conflict) as closed:
        place(second, other_consent, on=last + DAY, workshop=workshop)
    assert closed.value.code == "closed"


def in_threads(work):
    barrier, answers = Barrier(len(work)), []

    def run(each):
        try:
            barrier.wait()
            answers.append(each())
        except Conflict as refusal:
            answers.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[each]) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_two_processes_propose_once():
    tree = make_tree()
    site = make_site(tree.township, id=SITE_ID)
    make_cast(tree, SITE_ID)
    for _number in range(5):
        make_jobless(site, tree.village)
    answers = in_threads([propose, propose])
    assert sorted(answer["proposed"] for answer in answers) == [0, 5]
    assert ChannelOffer.objects.count() == 5
    assert OutboxMessage.objects.filter(payload__kind="channel_proposed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_place_goes_to_one():
    tree = make_tree()
    site = make_site(tree.township)
    workshop = make_workshop(site, places=1)
    accepted = [make_accepted(site, tree.village, direction="local_post") for _number in range(4)]
    ChannelOffer.objects.update(channel="WORKSHOP", workshop=workshop, welfare_post=None)
    answers = in_threads([lambda pair=pair: place(*pair) for pair in accepted])
    assert answers.count("full") == 3
    assert Placement.objects.count() == 1
