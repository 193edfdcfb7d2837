"""The ledger of households without work, and what becomes of it: found, cleared, helped; at month ends."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.journeys import end_placement
from laborers.registry.models import Laborer
from relocation.channels import actions, queries
from relocation.channels.models import ChannelOffer, ZeroEmployment
from relocation.households.actions import leave
from tests.conftest import SITE_ID
from tests.factories.cast import make_tree
from tests.factories.placements import make_placement
from tests.factories.relocation import (
    NIGHT,
    PROPOSED,
    make_accepted,
    make_jobless,
    make_proposal,
    make_site,
    make_workshop,
)
from xundian.kit.heartbeat import beats
from xundian.kit.sweeps import SWEEPS, load, run_sweep

DAY = timedelta(days=1)


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


def keep(on=PROPOSED):
    return actions.keep_ledger(on=on)


def test_a_household_without_work_is_found_once_however_often_and_late(tree, site):
    household, _laborer = make_jobless(site, tree.village)
    assert keep() == {"found": 1, "cleared": 0}
    assert keep() == keep(PROPOSED + 9 * DAY) == {"found": 0, "cleared": 0}
    row = ZeroEmployment.objects.get()
    assert (row.household, row.site, row.division) == (household, site, tree.village)
    assert (row.found_on, row.cleared_on, row.how, row.version) == (PROPOSED, None, "", 1)


def test_it_is_cleared_by_work_from_its_first_day(tree, site):
    _household, laborer = make_jobless(site, tree.village)
    keep()
    work = make_placement(laborer, started_on=PROPOSED + 3 * DAY)
    assert keep(PROPOSED + 2 * DAY)["cleared"] == 0
    assert keep(PROPOSED + 8 * DAY)["cleared"] == 1
    row = ZeroEmployment.objects.get()
    assert (row.cleared_on, row.how, row.placement) == (PROPOSED + 3 * DAY, "work", work)
    assert keep(PROPOSED + 9 * DAY) == {"found": 0, "cleared": 0}


def test_work_that_was_entered_late_clears_on_the_day_it_was_found_at_the_earliest(tree, site):
    _household, laborer = make_jobless(site, tree.village)
    keep()
    make_placement(laborer, started_on=PROPOSED - 5 * DAY, on=PROPOSED + DAY)
    keep(PROPOSED + DAY)
    assert ZeroEmployment.objects.get().cleared_on == PROPOSED


def test_it_is_found_anew_when_the_work_ended(tree, site):
    _household, laborer = make_jobless(site, tree.village)
    keep()
    work = make_placement(laborer, started_on=PROPOSED)
    keep(PROPOSED + DAY)
    last = PROPOSED + 20 * DAY
    end_placement(placement=work, ended_on=last, reason="family", by=None, on=last)
    assert keep(last) == {"found": 0, "cleared": 0}
    assert keep(last + DAY) == {"found": 1, "cleared": 0}
    assert ZeroEmployment.objects.count() == 2


def test_who_left_the_site_and_where_nobody_able_is_left_are_cleared_as_that(tree, site):
    gone, _laborer = make_jobless(site, tree.village)
    lost, laborer = make_jobless(site, tree.village)
    keep()
    leave(move_in=gone.move_ins.get(), left_on=PROPOSED, by=None, on=PROPOSED)
    Laborer.objects.filter(pk=laborer.pk).update(labour_skill="lost")
    assert keep(PROPOSED + DAY) == {"found": 0, "cleared": 2}
    told = dict(ZeroEmployment.objects.values_list("household", "how"))
    assert told == {gone.pk: "left_site", lost.pk: "nobody_able"}
    assert set(ZeroEmployment.objects.values_list("cleared_on", flat=True)) == {PROPOSED + DAY}


def test_the_ledger_agrees_with_the_one_definition(tree, site):
    for _number in range(4):
        make_jobless(site, tree.village)
    _household, laborer = make_jobless(site, tree.village)
    keep()
    make_placement(laborer, started_on=PROPOSED)
    keep(PROPOSED + DAY)
    still = ZeroEmployment.objects.filter(cleared_on=None).values_list("household", flat=True)
    assert set(still) == set(queries.zero_employment_households(on=PROPOSED + DAY).values_list("pk", flat=True))


def test_it_takes_the_same_statements_for_3_and_30(tree, site):
    counted = []
    for more in (3, 30):
        for _number in range(more):
            make_jobless(site, tree.village)
        with CaptureQueriesContext(connection) as told:
            assert keep()["found"] == more
        counted.append(len(told))
    assert counted[0] == counted[1]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_find_a_household_once():
    tree = make_tree()
    for _number in range(5):
        make_jobless(make_site(tree.township), tree.village)
    barrier = Barrier(2)

    def run():
        barrier.wait()
        keep()
        connection.close()

    threads = [Thread(target=run) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ZeroEmployment.objects.count() == 5


def test_the_help_given_follows_from_the_offers_of_that_time(tree, site):
    make_workshop(site)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    keep()
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED + DAY, by=None, on=PROPOSED + DAY)
    other, _laborer = make_jobless(site, tree.village)
    keep(PROPOSED + DAY)
    found = {each.household_id: each for each in queries.ledger(ZeroEmployment.objects.all())}
    helped = found[row.household_id]
    assert (helped.helped, helped.help_channel, helped.help_state) == (1, "WORKSHOP", "placed")
    assert (found[other.pk].helped, found[other.pk].help_channel) == (0, None)


def test_month_ends_tell_open_found_and_cleared(tree, site):
    homes = [make_jobless(site, tree.village) for _number in range(3)]
    keep(date(2026, 3, 10))
    make_placement(homes[0][1], started_on=date(2026, 3, 31))
    make_placement(homes[1][1], started_on=date(2026, 4, 1))
    keep(date(2026, 4, 2))
    ends = queries.at_month_ends(ZeroEmployment.objects.all(), since=date(2026, 2, 5), on=date(2026, 4, 15))
    assert [(each.day, each.open, each.found, each.cleared) for each in ends] == [
        (date(2026, 2, 28), 0, 0, 0), (date(2026, 3, 31), 2, 3, 1), (date(2026, 4, 15), 1, 0, 1),
    ]  # fmt: skip
    assert [
        each.open for each in queries.at_month_ends(ZeroEmployment.objects.none(), since=PROPOSED, on=PROPOSED)
    ] == [0]


def test_a_site_at_a_glance_counts_by_the_same_definition(tree, site):
    other = make_site(tree.other_township)
    homes = [make_jobless(site, tree.village) for _number in range(3)]
    make_jobless(other, tree.village)
    make_jobless(other, tree.village, "not_seeking")
    make_placement(homes[0][1], started_on=PROPOSED)
    lines = {each.site: each for each in queries.employment_by_site(PROPOSED)}
    assert [(each.households, each.able, each.employed, each.zero, each.percent) for each in
            (lines[site.pk], lines[other.pk])] == [(3, 3, 1, 2, 33.3), (2, 1, 0, 1, 0.0)]  # fmt: skip


def test_a_change_of_channel_is_counted_where_the_next_work_began(tree, site):
    make_workshop(site, places=1)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    last = PROPOSED + 30 * DAY
    actions.end(channel_offer=row, ended_on=last, reason="family", by=None, on=last)
    again = ChannelOffer.objects.create(
        household=row.household, laborer=row.laborer, site=site, division=row.division, channel="INDUSTRY",
        proposed_on=last, answer_by=last, state="accepted",
    )  # fmt: skip
    work = {"employer_name": "蔬菜基地", "occupation": "vegetables"}
    actions.place(channel_offer=again, consent=consent, started_on=last + DAY, by=None, on=last + DAY, **work)
    offers = ChannelOffer.objects.all()
    [changed] = queries.changes(offers, since=PROPOSED, until=last + DAY)
    assert (changed.site, changed.before, changed.after, changed.people) == (site.pk, "WORKSHOP", "INDUSTRY", 1)
    assert queries.changes(offers, since=PROPOSED, until=last) == []


@pytest.mark.parametrize(("days", "there"), [(30, 0), (31, 1)])
def test_retention_by_channel_and_site_at_1_3_and_6_months(tree, site, days, there):
    make_workshop(site)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    last = PROPOSED + days * DAY  # the mark of a month is 10 April, 31 days on
    actions.end(channel_offer=row, ended_on=last, reason="family", by=None, on=last)
    on = date(2026, 7, 1)
    found = queries.retention(ChannelOffer.objects.all(), since=PROPOSED, until=on, on=on)
    assert {(each.site, each.channel) for each in found} == {(str(site.pk), "WORKSHOP")}
    kept = {each.kept.months: each.kept for each in found}
    assert sorted(kept) == [1, 3, 6]
    assert (kept[1].begun, kept[1].old_enough, kept[1].there) == (1, 1, there)
    assert (kept[3].old_enough, kept[3].there, kept[6].old_enough) == (1, 0, 0)


def test_the_sweeps_run_each_night_in_their_order(tree, site):
    load()
    make_proposal(site, tree.village)
    order = ["support-visits", "channel-expiry", "zero-employment-ledger", "zero-employment"]
    minutes = [min(SWEEPS[name].schedule.minute) for name in order]
    assert minutes == sorted(minutes)
    assert run_sweep("zero-employment-ledger", on=PROPOSED, at=NIGHT) == {"found": 1, "cleared": 0}
    assert run_sweep("support-visits", on=PROPOSED, at=NIGHT)["planned"] == 1
    assert beats()["sweep.support-visits"].on == PROPOSED
