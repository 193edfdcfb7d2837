"""Departures of the demo county: employers' answers, rosters with gaps, one called off, and what was paid since."""

from datetime import date, timedelta

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer
from laborers.jobs.queries import WAITS_FOR_EMPLOYER
from laborers.placements import actions as placements
from laborers.placements.models import Batch, Placement, WageReport
from laborers.placements.queries import to_list
from laborers.placements.rules import holds_month
from laborers.placements.states import BatchState
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY
from xundian.demo.setting import moment
from xundian.kit.ids import new_id

# What employers said of the people who accepted and have not begun, one after the other; "" is still to come.
ANSWERS = ("yes", "", "yes", "no", "yes", "")
WAGED_SHARE, MONTHS = 0.45, 4


def answer_for_employers(setting):
    """Employers confirm most who accepted; one does not, and some have still to answer; how many answered."""
    waiting, answered = Offer.objects.filter(WAITS_FOR_EMPLOYER), 0
    for number, offer in enumerate(waiting.order_by("laborer__phone")):
        answer = ANSWERS[number % len(ANSWERS)]
        day = min(offer.answered_on + timedelta(days=2), offer.employer_by, setting.on)
        who = {"offer": offer, "by": setting.users["county"], "on": day, "at": moment(day)}
        if answer:
            answered += 1
            told = {"reason": "post_cut", "note": "订单减少，暂不招人"} if answer == "no" else {"note": "按时到岗"}
            jobs.answer_for_employer(confirm=answer == "yes", **told, **who)
    return answered


def fill_rosters(setting):
    """People who accepted a post stand on the roster of the next batch, some with something missing; how many."""
    by, listed = setting.users["township"], 0
    for batch in Batch.objects.filter(state=BatchState.PLANNED).order_by("departs_on"):
        for number, offer in enumerate(to_list(batch, Offer.objects.all())[:4]):
            term = {} if number % 2 else {
                "contract_from": batch.departs_on, "contract_to": batch.departs_on + timedelta(days=364),
                "wage_fen": offer.vacancy.wage_min_fen,
            }  # fmt: skip
            placements.list_person(batch=batch, offer=offer, by=by, on=setting.on, **term)
            listed += 1
    return listed


def call_one_off(setting):
    """One of those who were to leave with the next batch does not; nothing else follows. How many."""
    row = Placement.objects.filter(batch__state=BatchState.PLANNED, started_on__gt=setting.on).order_by("pk").last()
    if row is None:
        return 0
    journeys.call_off(placement=row, on=setting.on, by=setting.users["township"])
    return 1


def report_wages(setting):
    """What was paid in the last months, of part of the people at work; one report is corrected. How many rows."""
    rows, rng = [], setting.rng
    months = [_months_back(setting.on, back) for back in range(MONTHS, 0, -1)]
    spells = Placement.objects.filter(under("division_id", COUNTY), wage_fen__isnull=False).order_by("pk")
    for spell in spells:
        if rng.random() > WAGED_SHARE:
            continue
        for month in months:
            if holds_month(spell.started_on, spell.ended_on, month) and rng.random() < 0.8:
                rows.append(_report(setting, spell, month))
    WageReport.objects.bulk_create(rows, batch_size=1000)
    if rows:
        last = WageReport.objects.order_by("-month", "pk").first()
        placements.correct_wage(
            report=last, paid_fen=last.paid_fen + 20_000, by=setting.users["township"], on=setting.on, note="补记加班费"
        )
    return len(rows)


def _report(setting, spell, month):
    rng = setting.rng
    paid = spell.wage_fen if rng.random() < 0.5 else round(spell.wage_fen * rng.uniform(0.9, 1.12) / 1000) * 1000
    return WageReport(
        id=new_id(), placement=spell, division_id=spell.division_id, month=month, paid_fen=paid,
        on_time=rng.random() < 0.93, source=rng.choice(("officer", "officer", "employer")),
        reported_on=min(setting.on, month + timedelta(days=33)), by=setting.officers[spell.division_id],
    )  # fmt: skip


def _months_back(on, back):
    """The first day of the month so many months ago."""
    number = on.year * 12 + on.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)
