"""Vacancies, runs and offers, made through the room's actions."""

from datetime import date, timedelta

from laborers.jobs import actions
from tests.factories.enterprises import make_enterprise

MATCHED = date(2026, 3, 10)
ANSWER_BY = MATCHED + timedelta(days=7)


def make_vacancy(county, by=None, on=MATCHED, enterprise=None, **values):
    """An open vacancy for one welder in Kunming, 3,500 to 4,500 yuan a month, that asks for nothing."""
    enterprise = enterprise or make_enterprise(county, by=by, on=on)
    facts = {
        "title": "焊工", "occupation": "welding", "headcount": 1, "wage_min_fen": 350_000, "wage_max_fen": 450_000,
        "destination": "530112", "channel": "away", "opens": on, "closes": on + timedelta(days=60),
    }  # fmt: skip
    return actions.publish_vacancy(enterprise=enterprise, by=by, on=on, **(facts | values))


def make_run(division, by=None, on=MATCHED):
    """A match run of a division."""
    return actions.run_match(division=division, by=by, on=on)


def make_offer(laborer, vacancy, by=None, on=MATCHED, answer_by=ANSWER_BY, **values):
    """An offer to a laborer whose case was assessed."""
    return actions.make_offer(laborer=laborer, vacancy=vacancy, by=by, on=on, answer_by=answer_by, **values)


def make_event(division, by=None, on=MATCHED, **values):
    """A job fair of a day, planned."""
    facts = {"form": "fair", "title": "春风行动招聘会", "place": "镇文化广场", "starts_on": on, "ends_on": on}
    return actions.plan_event(division=division, by=by, on=on, **(facts | values))


def make_held_event(division, vacancies=(), by=None, on=MATCHED, **values):
    """A fair that is held, with a stand for the enterprise of each vacancy."""
    event = make_event(division, by=by, on=on, **values)
    for enterprise in {each.enterprise for each in vacancies}:
        brought = [each for each in vacancies if each.enterprise == enterprise]
        actions.set_stand(event=event, enterprise=enterprise, vacancies=brought, by=by, on=on)
    return actions.hold_event(event=event, by=by, on=on)


def make_policy(county, by=None, on=MATCHED, **values):
    """What a county asks of its townships from a day on: two events a year."""
    facts = {"document": "寻办通〔2017〕26号", "county_fairs": 1, "township_events": 2, "recheck_days": 60}
    return actions.set_recruitment_policy(county=county, valid_from=on, by=by, **(facts | values))


def make_gathering(township, laborer, vacancy, by=None, on=MATCHED, canary=""):
    """One of everything that has to do with events, with a word in every text."""
    event = make_held_event(township, [vacancy], by=by, on=on, title=f"{canary}招聘会", note=canary)
    actions.record_visitors(event=event, others=3, by=by, on=on)
    actions.sign_intention(event=event, laborer=laborer, vacancy=vacancy, by=by, on=on)
    actions.record_check(vacancy=vacancy, answer="effective", answered_by=f"{canary}人社局", by=by, on=on)
    return event
