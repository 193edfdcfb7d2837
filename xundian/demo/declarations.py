"""Declarations of Weining in every state, appeals among them, and what became of old homesteads (W2.2-1 to 5)."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

from laborers.registry import actions as registry
from relocation import journeys
from relocation.declarations import actions
from relocation.declarations.models import Declaration
from relocation.declarations.states import DeclarationState
from relocation.households import actions as households
from relocation.households.models import Homestead, MoveIn
from relocation.sites.models import Site
from xundian.demo.cast import SITE_COUNTY, SITE_NAME, SITE_STREET
from xundian.divisions.models import Division

# How far each goes in turn; the draws of the demo have households of their own.
FATES = (
    *("confirmed",) * 3, "declared", "screened", "again", "refused", "appealed", "dismissed", "heard", "turned_down",
    "withdrawn", "declared", "screened",
)  # fmt: skip
BEGUN_AGO, KEYS = 150, 3
CLAIMS = (
    {"transport": "通组路未硬化，雨季车辆无法进出", "utilities": "人畜饮水靠水窖，旱季要到两公里外挑水"},
    {"housing": "土墙房开裂，鉴定为D级危房", "poverty": "无稳定收入，两个孩子上学"},
    {"transport": "离村公路步行一小时", "housing": "房后山体有滑坡隐患"},
    {"utilities": "电压不稳，雨天常断电", "poverty": "户主患慢性病，家中缺劳力"},
)
FOUND = {"confirmed": "入户查看，与申报一致", "unconfirmed": "路已硬化，水已入户", "again": "主人不在家，未能进屋"}
WORDS = {
    "refused": ("no_condition", "2025年已通硬化路、通自来水，住房鉴定为B级，申报的条件不成立。可在六十日内申诉。"),
    "turned_down": ("other_home", "户主在县城有一套产权住房，按政策不再安排搬迁住房。可在六十日内申诉。"),
}
APPEAL = "县城的房子是租的，不是自家的，请再核实。"
HOMESTEADS = ("in_order", "restored", "cleared", "overdue", "promised", "not_in_order")


def declare(setting):
    """Households declared for Wuligang, each as far as its fate says; how many by fate."""
    villages = list(Division.objects.filter(parent=SITE_STREET).order_by("code"))
    site = Site.objects.get(name=SITE_NAME)
    for number, fate in enumerate(FATES):
        village = villages[number % len(villages)]
        _declare(setting, _household(setting, village, number), number, fate, site)
    return Counter(FATES)


def take_keys(setting):
    """A few of those to whom a draw gave a home move in; what became of the homesteads of those who live there."""
    rows = Declaration.objects.filter(state=DeclarationState.ALLOTTED).order_by("household__number")
    rows = list(rows[:KEYS])
    for row in rows:
        journeys.move_into_allotted(
            declaration=row, moved_on=setting.on, by=setting.users["site"], on=setting.on, reason="家中添了人口",
            area_mu=Decimal("0.60"), clear_by=setting.on + timedelta(days=180),
        )  # fmt: skip
    moves = MoveIn.objects.filter(site__name=SITE_NAME, left_on=None, homestead=None)
    moves = moves.order_by("moved_on", "household__number")
    for number, move in enumerate(moves[: 2 * len(HOMESTEADS)]):
        _homestead(setting, move, HOMESTEADS[number % len(HOMESTEADS)], number)
    return {"keys handed over": len(rows), "homesteads": Homestead.objects.count()}


def _household(setting, village, number):
    on = setting.on - timedelta(days=BEGUN_AGO + 30)
    household = registry.register_household(
        number=f"WN{SITE_COUNTY}{number + 1:03d}", division=village, group_name=f"{number % 5 + 1}组",
        category="monitored" if number % 3 == 0 else "ordinary", by=None, on=on,
    )  # fmt: skip
    surname = setting.names.family("07")
    for _each in range(2 + number % 3):
        sex = setting.rng.choice("12")
        birth = on.replace(year=on.year - setting.rng.randint(19, 62), day=1)
        registry.register_laborer(
            household=household, name=setting.names.person(surname, sex), sex=sex, birth=birth,
            identity=setting.names.identity(birth, sex), phone=setting.names.phone(), by=None, on=on,
        )  # fmt: skip
    if number % 2:
        name = setting.names.person(surname, "2")
        registry.add_dependant(
            household=household, name=name, kind="child", birth=on.replace(year=on.year - 9, day=1), by=None
        )
    return household


def _declare(setting, household, number, fate, site):
    township, bureau = setting.users["weining-township"], setting.users["weining"]
    fresh = fate in ("declared", "screened")
    on = setting.on - timedelta(days=30 - number if fresh else BEGUN_AGO - 3 * number)
    row = actions.declare(
        household=household, claims=CLAIMS[number % len(CLAIMS)], site=site, by=township, on=on, declared_on=on
    )
    if fate in ("declared", "withdrawn"):
        if fate == "withdrawn":
            actions.withdraw(declaration=row, by=township, on=on + timedelta(days=9))
        return
    if fate in ("turned_down", "dismissed", "heard"):
        _refuse(row, "turned_down", township, on + timedelta(days=7))
        _appeal(row, fate, township, bureau, on + timedelta(days=20))
        return
    row = actions.screen(declaration=row, by=township, on=on + timedelta(days=5))
    if fate != "screened":
        _look(row, fate, bureau, on + timedelta(days=16))
    if fate == "confirmed":
        actions.confirm(declaration=row, by=bureau, on=on + timedelta(days=24))
    elif fate in ("refused", "appealed"):
        _refuse(row, "refused", bureau, setting.on - timedelta(days=30))
        if fate == "appealed":
            words = "雨季路还是断的，请下雨天再来看一次。"
            actions.file_appeal(declaration=row, words_said=words, by=township, on=setting.on - timedelta(days=6))


def _look(row, fate, by, on):
    for number, claim in enumerate(row.claims.order_by("condition")):
        finding = {"refused": "unconfirmed", "appealed": "unconfirmed"}.get(fate, "confirmed")
        finding = "again" if fate == "again" and number else finding
        actions.inspect(
            declaration=row, condition=claim.condition, finding=finding, checked_on=on, by=by, on=on,
            party="街道、村委会", found=FOUND[finding],
        )  # fmt: skip


def _refuse(row, words, by, on):
    ground, said = WORDS[words]
    actions.refuse(declaration=row, ground=ground, words_said=said, by=by, on=on)


def _appeal(row, fate, township, bureau, on):
    if fate == "turned_down":
        return
    appeal = actions.file_appeal(declaration=row, words_said=APPEAL, by=township, on=on)
    decision, answer = {
        "dismissed": ("dismissed", "经不动产登记查询，户主名下确有住房，维持原决定。"),
        "heard": ("again", "租赁合同属实，撤销原决定，重新入户核查。"),
    }[fate]
    actions.decide_appeal(appeal=appeal, decision=decision, answer=answer, by=bureau, on=on + timedelta(days=8))


def _homestead(setting, move, fate, number):
    by, on = setting.users["weining-township"], setting.on
    clear_by = on - timedelta(days=40) if fate != "promised" else on + timedelta(days=60)
    row = households.promise_clearing(
        move_in=move, area_mu=Decimal("0.50") + Decimal(number) / 10, clear_by=clear_by, by=by, on=on
    )
    if fate in ("promised", "overdue"):
        return
    households.clear(homestead=row, cleared_on=on - timedelta(days=60), by=by, on=on)
    if fate == "cleared":
        return
    households.restore(
        homestead=row, farmed_mu=Decimal("0.30"), greened_mu=Decimal("0.10"), restored_on=on - timedelta(days=30),
        by=by, on=on,
    )  # fmt: skip
    if fate != "restored":
        found = "已复垦，种上玉米" if fate == "in_order" else "墙脚石块未清走"
        households.inspect(
            homestead=row, in_order=fate == "in_order", found=found, inspected_on=on - timedelta(days=5),
            by=setting.users["weining"], on=on,
        )  # fmt: skip
