"""Vacancies of the demo county, and match runs for two townships with offers in every state."""

from datetime import timedelta
from itertools import groupby

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.queries import looking
from laborers.jobs.states import OfferState
from laborers.registry.models import Laborer
from xundian.accounts.scope import under
from xundian.demo import market
from xundian.demo.cast import TOWNSHIP
from xundian.demo.setting import moment
from xundian.demo.survey import OTHER_TOWNSHIP
from xundian.demo.work import consent_of
from xundian.divisions.models import Division

# How the first offers are answered, one after the other; "" is never answered and expires.
FIRST_ANSWERS = ("accept", "decline", "", "accept", "accept", "", "decline", "accept", "see", "")
NEW_ANSWERS = ("see", "", "accept", "", "decline", "see", "", "")
FIRST_RUN, NEW_RUN = 21, 4
COUPLES, WINTERS = 4, 3
# What the township has asked besides: kept, so that they can be laid side by side.
QUESTIONS = (
    ("若都学会电焊和烹饪", {"training": ["welding", "cooking"]}),
    ("若工资提高一成", {"wage_percent": 10}),
)


def publish(setting):
    """A vacancy for every trade of every firm and some welfare posts; a few have expired or were closed; how many."""
    by, on = setting.users["county"], setting.on
    rows = []
    for firm in market.FIRMS:
        for trade in firm.trades:
            rows.append(_publish(setting, firm, trade))
    owner = setting.firms["寻甸仁德市政环卫有限公司"]
    for occupation, title, headcount in market.WELFARE_TITLES:
        opens = on - timedelta(days=40)
        rows.append(
            jobs.publish_vacancy(
                enterprise=owner,
                title=title,
                occupation=occupation,
                headcount=headcount,
                wage_min_fen=80_000,
                wage_max_fen=80_000,
                destination=market.HOME,
                channel="welfare",
                welfare_kind=market.WELFARE_KINDS[occupation],
                funding_source="衔接推进乡村振兴补助资金",
                term_months=12,
                opens=opens,
                by=by,
                on=opens,
                closes=on + timedelta(days=60),
                max_age=65,
            )
        )
    for row in rows[5::23]:
        jobs.close_vacancy(vacancy=row, by=by, on=on - timedelta(days=23))
    return len(rows)


def _publish(setting, firm, trade):
    rng, on = setting.rng, setting.on
    opens = on - timedelta(days=rng.randint(25, 80))
    expired = rng.random() < 0.08
    return jobs.publish_vacancy(
        enterprise=setting.firms[firm.name], title=market.TITLES[trade.occupation], occupation=trade.occupation,
        headcount=rng.choice((1, 2, 4, 6, 10, 15, 20)), wage_min_fen=trade.wage_from * 100,
        wage_max_fen=trade.wage_to * 100, destination=firm.place,
        channel="nearby" if firm.place == market.HOME else "away", opens=opens, by=setting.users["county"], on=opens,
        closes=on + timedelta(days=-rng.randint(2, 15) if expired else rng.randint(12, 75)),
        max_age=rng.choice((45, 50, 55, 60)), min_education="70" if rng.random() < 0.2 else "",
        needs_skill=trade.occupation in market.SKILLED and rng.random() < 0.5,
        board_and_lodging=firm.place != market.HOME and rng.random() < 0.8, insurance=rng.random() < 0.7,
        description="包吃住，试用期一个月，签订劳动合同。" if rng.random() < 0.5 else "",
        pay_day=(10, 15, 25)[opens.day % 3], hours_per_day=(8, 8, 10)[opens.day % 3],
        days_per_week=(5, 6, 6)[opens.day % 3], **market.season_of(trade.occupation),
    )  # fmt: skip


def match(setting):
    """Two runs with offers, one to look at; answers, placements out of them, and what expired; {state: offers}."""
    on, by = setting.on, setting.users["township"]
    own = Division.objects.get(code=TOWNSHIP)
    first = on - timedelta(days=FIRST_RUN)
    run = jobs.run_match(division=own, by=by, on=first)
    jobs.offer_proposals(run=run, by=by, on=first, answer_by=first + timedelta(days=7))
    accepted = _answer(setting, run, FIRST_ANSWERS, first + timedelta(days=2))
    jobs.expire(on=first + timedelta(days=8), at=moment(first + timedelta(days=8)))
    for number, offer in enumerate(accepted):
        if number % 4 != 3:
            _place(setting, offer, on - timedelta(days=1 + number % 10))
        else:  # every fourth is taken by the employer, and waits for the day of departure
            _confirm(setting, offer)
    other, day = setting.officers[OTHER_TOWNSHIP], on - timedelta(days=NEW_RUN)
    run = jobs.run_match(division=other.division, by=other, on=day)
    jobs.offer_proposals(run=run, by=other, on=day, answer_by=on + timedelta(days=3))
    _answer(setting, run, NEW_ANSWERS, day + timedelta(days=1))
    jobs.expire(on=on, at=moment(on))
    _wish(own, by, on)
    jobs.run_match(division=own, by=by, on=on)
    for title, what_if in QUESTIONS:
        run = jobs.run_match(division=own, by=by, on=on, title=title, what_if=what_if)
        jobs.keep_run(run=run, kept=True, by=by)
    return {str(state): Offer.objects.filter(state=state).count() for state in OfferState}


def _wish(own, by, on):
    """Couples who look for work want to work together; a few people are free in winter only."""
    rows = looking(Laborer.objects.filter(under("division_id", own.code))).order_by("household", "phone")
    couples = 0
    for _household, people in groupby(rows, key=lambda person: person.household_id):
        one, *others = people
        if others and couples < COUPLES:
            jobs.tell_wish(laborer=one, beside=others[0], kind="couple", both_agree=True, by=by, on=on)
            couples += 1
    for person in rows.filter(work_wishes=None)[:WINTERS]:
        jobs.tell_wish(laborer=person, free_from=11, free_to=3, by=by, on=on)


def _answer(setting, run, answers, first):
    """Record the answers in turn, over a few days; the accepted offers."""
    accepted = []
    for number, offer in enumerate(Offer.objects.filter(run=run).order_by("laborer__phone")):
        answer = answers[number % len(answers)]
        day = min(first + timedelta(days=number % 4), offer.answer_by, setting.on)
        by = setting.officers[offer.division_id]
        if answer == "see":
            jobs.see_offer(offer=offer, by=by, on=day)
        elif answer == "decline":
            note = setting.rng.choice(("", "家里走不开", "离家太远"))
            jobs.answer_offer(offer=offer, accept=False, by=by, on=day, note=note)
        elif answer and _has_room(offer):
            accepted.append(jobs.answer_offer(offer=offer, accept=True, by=by, on=day))
    return accepted


def _confirm(setting, offer):
    day = min(offer.answered_on + timedelta(days=2), setting.on)
    jobs.answer_for_employer(
        offer=offer, confirm=True, note="按时到岗", by=setting.users["county"], on=day, at=moment(day)
    )  # fmt: skip


def _has_room(offer):
    return Vacancy.objects.filter(pk=offer.vacancy_id, state="open").exists()


def _place(setting, offer, day):
    laborer, vacancy = offer.laborer, offer.vacancy
    consent = consent_of(setting, laborer, day - timedelta(days=1))
    journeys.place(
        laborer=laborer, consent=consent, by=setting.officers[laborer.division_id], on=day, started_on=day, offer=offer,
        wage_fen=vacancy.wage_min_fen, contract_from=day, contract_to=day + timedelta(days=364),
    )  # fmt: skip
