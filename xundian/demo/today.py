"""What the offices and the village find on their desks: word from both sides, changes told of, a period excused, a
month opened again, and entries of the village's phone that wait for somebody. All through the actions themselves."""

from datetime import timedelta
from uuid import UUID

from laborers import journeys
from laborers.placements.models import Placement
from laborers.registry import actions as registry
from laborers.registry.models import Household
from laborers.visits import actions
from laborers.visits.models import VisitPlan
from laborers.visits.rules import plus_months
from xundian.demo.cast import VILLAGE
from xundian.demo.setting import moment
from xundian.demo.work import consent_of
from xundian.divisions.models import Division
from xundian.sync.actions import register_device
from xundian.sync.actions.pushing import deposit, push
from xundian.sync.rules import read_op

HOMES, PHONE = 6, "红米 9A"
TOLD = "在工地一切都好，这个月工资已经发了，过年前回家。"
HEARD = "家里苞谷已经收完，孩子期中考试考得不错，请放心。"
# Who, of whom a change was told, in what words.
CHANGES = (
    ("changed_work", {"place": "same", "employer": "昆明呈贡某物流园", "wage_yuan": "5200"}),
    ("came_home", {}),
    ("lost_work", {}),
)  # fmt: skip


def lay_out(setting):
    """Fill the desks of the village and its township; {what: count}."""
    away = Placement.objects.filter(division_id=VILLAGE, ended_on=None, household__site_id=None)
    away = away.exclude(area="in_county").select_related("laborer", "household").order_by("household__number", "id")
    homes = list({row.household_id: row for row in away}.values())[-HOMES:]
    if not homes:
        return {"households": 0}
    # In a county of a few people some homes have several stories to tell.
    rows = [homes[number % len(homes)] for number in range(HOMES)]
    day = setting.on - timedelta(days=1)
    _talk(setting, rows[0], day)
    for row, (kind, detail) in zip(rows[1:4], CHANGES, strict=True):
        told = [{"laborer": row.laborer_id, "kind": kind, "detail": detail}]
        _visit(setting, row.household, day, changes=told)
    village, township = setting.users["village"], setting.users["township"]
    actions.excuse_period(
        laborer=rows[4].laborer, from_on=day, to_on=setting.on + timedelta(days=60), reason="migrant_home", by=village,
        on=day, id=_id(setting),
    )  # fmt: skip
    actions.unlock_entry(
        division=Division.objects.get(pk=VILLAGE), month=plus_months(setting.on.replace(day=1), -2),
        until=setting.on + timedelta(days=10), reason="九月山洪断网，走访记录补录。", by=township, on=setting.on,
    )  # fmt: skip
    return {"changes told of": len(CHANGES), "entries of a phone": _parked(setting, rows)}


def _talk(setting, row, day):
    """The migrant agreed that news is passed on: some waits for the family, some for the migrant."""
    consent_of(setting, row.laborer, day - timedelta(days=30), purpose="news")
    station = setting.station_of(row.destination) or setting.users["township"]
    plan = VisitPlan.objects.filter(placement=row, state="planned", window_from__lte=day).order_by("window_to").first()
    journeys.log_visit(
        id=_id(setting), household=row.household, placement=row, plan=plan, kind="field_half_year", outcome="done",
        mode="in_person", visited_on=day, at=moment(day, 16), by=station, met="self", findings={}, note="",
        late_reason="当时无信号，次日补录。" if plan and plan.window_to < day else "",
        news=[{"laborer": row.laborer_id, "text": TOLD}],
    )  # fmt: skip
    _visit(setting, row.household, day, news=[{"laborer": row.laborer_id, "text": HEARD}])


def _visit(setting, household, day, **content):
    journeys.log_visit(
        id=_id(setting), household=household, kind="household_monthly", outcome="done", mode="in_person",
        visited_on=day, at=moment(day, 18), by=setting.users["village"], met="head", findings={}, note="", **content,
    )  # fmt: skip


# --- entries of a phone ----------------------------------------------------------------------------------------------


def _parked(setting, rows):
    """One entry for each important reason: both sides changed the same, not complete, another place, no sign-in."""
    village, home, at = setting.users["village"], rows[5].household, moment(setting.on, 8)
    device = register_device(user=village, name=PHONE, app_version="demo", at=at, device_id=_id(setting)).device
    seen, elsewhere = home.version, Household.objects.exclude(division_id=VILLAGE).order_by("number").first()
    registry.edit_household(
        household=home, changes={"phone": "13987105566"}, expected_version=seen, by=setting.users["county"]
    )
    visit = _words(setting, home.pk)
    ops = [
        _op(setting, 1, "household", home.pk, {"phone": "13987105577"}, kind="update", base_version=seen),
        _op(setting, 2, "visit", _id(setting), visit | {"visited_on": str(setting.on + timedelta(days=300))}),
        _op(setting, 3, "visit", _id(setting), _words(setting, elsewhere.pk)),
    ]
    answers = push(device=device, ops=ops, client_time=at, at=at, unsent=2)
    kept = [_op(setting, 4, "visit", _id(setting), visit)]
    deposit(device=device, user=village, ops=kept, client_time=at, at=at)
    return sum(answer["code"] not in ("applied", "merged") for answer in answers) + len(kept)


def _words(setting, household):
    return {
        "kind": "household_monthly", "household": str(household), "outcome": "done", "mode": "in_person",
        "visited_on": str(setting.on - timedelta(days=2)), "met": "head", "note": "老人身体好，无变化。",
    }  # fmt: skip


def _op(setting, number, entity, key, payload, kind="create", **said):
    at = moment(setting.on - timedelta(days=2), 15, number)
    told = {
        "op_id": str(_id(setting)), "device_seq": number, "entity": entity, "entity_id": str(key), "kind": kind,
        "occurred_at": at.isoformat(), "payload": payload,
    } | said  # fmt: skip
    return read_op(told, schema_version=1, received_at=at)


def _id(setting):
    return UUID(int=setting.rng.getrandbits(128), version=4)
