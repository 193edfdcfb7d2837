"""Loading the demo county: every step in order, in one transaction, so that a killed run leaves nothing behind."""

from datetime import timedelta
from random import Random
from time import perf_counter

import pghistory
from django.db import transaction

from laborers.registry.models import Household
from xundian.accounts.actions import open_postings
from xundian.accounts.scope import under
from xundian.demo import (
    bases,
    cast,
    channels,
    choosing,
    clock,
    complaints,
    coordination,
    declarations,
    demand,
    departures,
    draws,
    economy,
    followup,
    gatherings,
    goals,
    homes,
    indicators,
    learning,
    matching,
    partners,
    phones,
    posting,
    printed,
    resettlement,
    results,
    rosters,
    schooling,
    site_market,
    sites,
    stations,
    subsidies,
    survey,
    systems,
    targets,
    threads,
    today,
    troubles,
    work,
)
from xundian.demo.fates import Days, Fates
from xundian.demo.names import Names
from xundian.demo.people import Settling
from xundian.demo.setting import Setting
from xundian.divisions.models import Division
from xundian.kit.errors import Conflict
from xundian.kit.heartbeat import beat
from xundian.kit.models import Heartbeat
from xundian.kit.sql import execute, fetch

LOADED = "demo.county"
LABORERS, SEED = 3000, 20170417
# Tables whose contents a fresh statement should not have to guess.
BUSY = ("laborers_household", "laborers_laborer", "laborers_case", "laborers_surveyresponse", "laborers_placement",
        "laborers_assessment", "laborers_caseevent", "laborers_offer", "laborers_consent")  # fmt: skip


def loaded():
    """Whether a load has come to its end; its heartbeat says when, for which day and with which seed."""
    return Heartbeat.objects.filter(name=LOADED).exists()


def load(*, on, at, seed=SEED, laborers=LABORERS, tell=lambda text: None):
    """Fill the county with a year of history that ends on the day `on`; False when it is there already.

    One transaction: killed at any point it leaves nothing and is simply repeated; two at once wait for each other.
    `tell` hears a line for every step. Conflict when the county holds households that are not the demo's.
    """
    with transaction.atomic(), pghistory.context(command="demo"):
        fetch("SELECT pg_advisory_xact_lock(hashtextextended('demo county', 2))")
        if loaded():
            return False
        if Household.objects.exists():
            raise Conflict(
                "The database holds households already. The demo county needs an empty one.", code="not_empty"
            )
        for name, step in _steps(on, at, seed, laborers):
            started = perf_counter()
            result = step()
            tell(f"{perf_counter() - started:5.1f} s  {name}{_counted(result)}")
        beat(LOADED, at=at, on=on, detail={"seed": seed, "laborers": laborers, "on": on.isoformat()})
    return True


def _steps(on, at, seed, laborers):
    """(what it does, function) of each step; later steps rest on earlier ones."""
    # Each with a source of its own: the county is the same whether or not the sign-ins were there before.
    yield "sign-ins", lambda: cast.make_sign_ins(seed)
    yield "officers", lambda: cast.make_officers(seed)
    yield "postings", lambda: open_postings(from_on=on - timedelta(days=cast.POSTED_DAYS))
    setting = _setting(Random(f"{seed} {on} {laborers}"), on, laborers)
    days = setting.days
    yield "enterprises", lambda: work.register_enterprises(setting)
    yield "work with enterprises", lambda: partners.work_together(setting)
    yield "assessment policy", lambda: survey.set_policy(setting)
    yield f"survey round {days.former}", lambda: survey.hold_round(setting, days.former)
    yield "statistics", analyze
    yield "departures", lambda: work.plan_departures(setting)
    yield "training programmes", lambda: demand.offer_programmes(setting)
    yield "training", lambda: learning.hold_classes(setting)
    yield "older placements", lambda: work.record_older(setting)
    yield f"survey round {days.latest}", lambda: survey.hold_round(setting, days.latest)
    yield "late forms", lambda: survey.late_forms(setting)
    yield "rosters of past classes", lambda: rosters.import_rosters(setting)
    yield "homes", lambda: homes.complete(setting)
    yield "category history", lambda: homes.write_history(setting)
    yield "statistics", analyze
    yield "recent placements", lambda: work.record_recent(setting)
    yield "departures under way", lambda: work.move_departures(setting)
    yield "contract cards", lambda: work.issue_cards(setting)
    yield "vacancies", lambda: matching.publish(setting)
    yield "training orders", lambda: demand.take_orders(setting)
    yield "matching", lambda: matching.match(setting)
    yield "recruitment events", lambda: gatherings.hold(setting)
    yield "posts in the villages", lambda: posting.publish(setting)
    yield "planned departure", lambda: work.join_planned(setting)
    yield "employers' answers", lambda: departures.answer_for_employers(setting)
    yield "rosters", lambda: departures.fill_rosters(setting)
    yield "a departure called off", lambda: departures.call_one_off(setting)
    yield "wages", lambda: departures.report_wages(setting)
    yield "closed cases", lambda: work.close_some(setting)
    yield from _afterwards(setting, at)


def _afterwards(setting, at):
    """What follows work: resettlement, follow-up, and what lies on the desks of the day."""
    yield "resettlement site", lambda: resettlement.settle(setting)
    yield "buildings and facilities", lambda: sites.furnish(setting)
    yield "declarations", lambda: declarations.declare(setting)
    yield "draws of homes", lambda: draws.draw_lots(setting)
    yield "keys and old homesteads", lambda: declarations.take_keys(setting)
    yield "terms of the channels", lambda: channels.prepare(setting)
    yield "employment channels", lambda: resettlement.open_channels(setting)
    yield "visits", lambda: followup.Year(setting).write()
    yield "difficulties", lambda: troubles.report_difficulties(setting)
    yield "complaints and what cards told", lambda: complaints.write(setting)
    yield "household economies", lambda: economy.record(setting)
    yield "industrial bases", lambda: bases.grow(setting)
    yield "yearly indicators", lambda: indicators.record(setting)
    yield "posts for the site", lambda: site_market.open_posts(setting)
    yield "who is who", lambda: threads.raise_questions(setting)
    yield "stations' work", lambda: stations.look_after(setting)
    yield "institutions chosen again", lambda: choosing.choose_again(setting)
    yield "a village without an officer", lambda: stations.leave_a_village(setting)
    yield "students", lambda: schooling.enrol_students(setting)
    yield "subsidies", lambda: subsidies.pay(setting)
    yield "channels followed", lambda: channels.follow(setting)
    yield "today's desks", lambda: today.lay_out(setting)
    yield "targets", lambda: targets.set_targets(setting)
    yield "published results", lambda: results.publish(setting)
    yield "coordination", lambda: coordination.coordinate(setting)
    yield "figures of last month", lambda: printed.print_last_month(setting)
    yield "the clock", lambda: clock.catch_up(setting, at)
    yield "phones of the villages", lambda: phones.hand_out(setting, at)
    yield "a station's system", lambda: systems.connect(setting)
    yield "notices", lambda: goals.send_notices(setting, at)


def analyze():
    """Let the database look at what is there, for in one transaction it does not do so by itself."""
    for table in BUSY:
        execute(f"ANALYZE {table}")


def _setting(rng, on, laborers):
    names, days = Names(rng), Days(on)
    settling = Settling(rng, names, on)
    villages = Division.objects.filter(under("code", cast.COUNTY), level="village").select_related("parent")
    households = settling.households(list(villages.order_by("code")), laborers)
    return Setting(rng, days, names, settling, Fates(rng, households, days).draw())


def _counted(result):
    if isinstance(result, dict):
        return ": " + ", ".join(f"{count} {name}" for name, count in result.items())
    return "" if result is None else f": {result}"
