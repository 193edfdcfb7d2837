"""Work in the demo county: enterprises, departures, placements of the year, cards, and work that ended."""

from datetime import time, timedelta

from laborers import journeys
from laborers.enterprises import actions as enterprises
from laborers.jobs.queries import looking as seeking
from laborers.placements import actions as placements
from laborers.placements.models import Batch, Placement
from laborers.registry import actions as registry
from laborers.registry.models import Case, Laborer
from laborers.registry.states import Stage
from xundian.accounts.scope import under
from xundian.demo import market
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.demo.ledger import TEXT, Ledger, work_of
from xundian.demo.names import uscc_of

LANGUAGES = ("zh-hans", "zh-hans", "zh-hans", "zh-hans", "彝语", "苗语")
RECEIVERS = ("厂方人事王经理", "用工单位李主管", "驻外工作站")
LEADERS = ("王老师", "李副主任", "马站长", "杨所长")


def register_enterprises(setting):
    """Employers and the agency, with checked credit codes; how many."""
    by = setting.users["county"]
    for number, firm in enumerate(market.FIRMS, 1):
        setting.firms[firm.name] = enterprises.register_enterprise(
            county=setting.county, name=firm.name, uscc=uscc_of(firm.place, 20_180_000 + number),
            destination=firm.place, industry=firm.industry, is_intermediary=firm.intermediary,
            introduced_on=setting.days.first - timedelta(days=100 + 37 * number), phone=setting.names.phone(),
            contact=setting.names.person("周", "1"), by=by, on=setting.days.first,
        )  # fmt: skip
    return len(setting.firms)


def plan_departures(setting):
    """The organised batches of the year, planned; how many."""
    for each in setting.fates.departures:
        division = setting.county if each.division == COUNTY else setting.officers[TOWNSHIP].division
        by = setting.users["county" if each.division == COUNTY else "township"]
        each.id = placements.create_batch(
            division=division, name=each.name, departs_on=each.departs, destination=each.firm.place,
            transport=each.transport, leader_name=setting.rng.choice(LEADERS), by=by,
            leader_phone=setting.names.phone(), transport_kind=_kind(each.transport), meeting_point="县客运站东广场",
            meets_at=time(7, 30),
        ).pk  # fmt: skip
    return len(setting.fates.departures)


def move_departures(setting):
    """Every batch goes as far as it has come by now; those of the recent weeks left when their people did."""
    rows = Batch.objects.in_bulk([each.id for each in setting.fates.departures])
    for each in setting.fates.departures:
        by, row = setting.users["county"], rows[each.id]
        if each.state == "cancelled":
            journeys.cancel_batch(batch=row, on=each.departs - timedelta(days=3), by=by)
        elif each.state != "planned" and each.departs < setting.days.recent_from:
            journeys.depart_batch(batch=row, on=each.departs, by=by)
        if each.state == "arrived":
            day = each.departs + timedelta(days=setting.rng.randint(0, 2))
            journeys.arrive_batch(batch=row, on=day, by=by, handed_to=setting.rng.choice(RECEIVERS))


def _kind(transport):
    """How a batch travels, as its words say."""
    return "train" if "火车" in transport or "高铁" in transport or "动车" in transport else "coach"


def record_older(setting):
    """Spells that began before the recent weeks, as rows; how many."""
    border = setting.days.recent_from
    return Ledger(setting).write([each for each in setting.fates.spells if each.start < border], open_until=border)


def record_recent(setting):
    """What began or ended in the recent weeks, each through its action in the order of the days; how many steps."""
    border, steps = setting.days.recent_from, []
    for spell in setting.fates.spells:
        if spell.start >= border:
            steps.append((spell.start, 1, spell, begin))
        if spell.end and spell.end >= border:
            steps.append((spell.end, 0, spell, end))
    steps.sort(key=lambda each: (each[0], each[1], each[2].person.identity))
    people = Laborer.objects.in_bulk([spell.person.laborer_id for _day, _order, spell, _step in steps])
    leaving = [each for each in setting.fates.departures if each.state in ("arrived", "departed")]
    leaving = sorted((each for each in leaving if each.departs >= border), key=lambda each: each.departs)
    for day, _order, spell, step in steps:
        while leaving and leaving[0].departs < day:
            _depart(setting, leaving.pop(0))
        step(setting, spell, people[spell.person.laborer_id])
    for each in leaving:
        _depart(setting, each)
    return len(steps)


def _depart(setting, departure):
    row = Batch.objects.get(pk=departure.id)
    journeys.depart_batch(batch=row, on=departure.departs, by=setting.users["county"])


def consent_of(setting, laborer, on, purpose="placement"):
    """The laborer's own yes on a day, in the language they speak."""
    return placements.give_consent(
        laborer=laborer, purpose=purpose, text_version=TEXT, language=setting.rng.choice(LANGUAGES),
        by=setting.officers[laborer.division_id], on=on,
    )  # fmt: skip


def begin(setting, spell, laborer):
    """Someone starts to work, with consent given the days before."""
    consent = consent_of(setting, laborer, spell.start - timedelta(days=setting.rng.randint(1, 4)))
    work = work_of(setting, spell)
    batch = work.pop("batch_id")
    spell.placement_id = journeys.place(
        laborer=laborer, consent=consent, by=setting.officers[laborer.division_id], on=min(spell.start, setting.on),
        started_on=spell.start, destination=spell.place, batch=batch and Batch.objects.get(pk=batch), **work,
    ).pk  # fmt: skip


def end(setting, spell, laborer):
    """Work ended; the case goes where the fate says."""
    journeys.end_placement(
        placement=Placement.objects.get(pk=spell.placement_id), ended_on=spell.end, reason=spell.reason,
        by=setting.officers[laborer.division_id], on=spell.end, back_to=spell.after,
    )  # fmt: skip


def join_planned(setting):
    """A few of the township who look for work join the batch that leaves next week; how many."""
    [departure] = [each for each in setting.fates.departures if each.state == "planned"]
    batch = Batch.objects.get(pk=departure.id)
    trade = departure.firm.trades[0]
    for laborer in looking(setting, TOWNSHIP)[:6]:
        consent = consent_of(setting, laborer, setting.on - timedelta(days=1))
        journeys.place(
            laborer=laborer, consent=consent, by=setting.users["township"], on=setting.on,
            started_on=departure.departs, enterprise=setting.firms[departure.firm.name], occupation=trade.occupation,
            destination=departure.firm.place, organised_by="government", wage_fen=trade.wage_from * 100, batch=batch,
        )  # fmt: skip
    return batch.placements.count()


def issue_cards(setting):
    """Cards of those who left in the recent weeks, but for the last few, whose cards the officer is still to issue."""
    border, last = setting.days.recent_from, setting.on - timedelta(days=6)
    recent = [each for each in setting.fates.spells if each.away and border <= each.start <= last and not each.end]
    rows = Placement.objects.select_related("laborer").in_bulk([each.placement_id for each in recent])
    days = sorted(
        (each.start + timedelta(days=setting.rng.randint(0, 6)), each.person.identity, each) for each in recent
    )
    for day, _key, spell in days:
        placements.issue_card(placement=rows[spell.placement_id], on=day, by=setting.users["township"])
    return len(days)


def close_some(setting):
    """A few cases end without work: someone no longer wishes to, someone moves away; how many."""
    cases = Case.objects.filter(under("division_id", COUNTY), stage=Stage.ASSESSED, placements=None)
    chosen = list(cases.order_by("laborer__phone")[: max(2, len(setting.people) // 150)])
    for number, case in enumerate(chosen):
        registry.advance(
            case=case, to=Stage.CLOSED, outcome=("withdrew", "moved", "other")[number % 3],
            by=setting.officers[case.division_id], on=setting.on - timedelta(days=2 + number),
        )  # fmt: skip
    return len(chosen)


def looking(setting, division):
    """People of a division who are assessed to seek work and have neither work nor an offer, in a fixed order."""
    people = Laborer.objects.filter(under("division_id", division))
    return list(seeking(people).order_by("phone"))
