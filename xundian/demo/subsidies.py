"""Subsidies of the demo county: the policy of 2017, local businesses, claims in every state, notices and money (X2.3).

Hands: townships put claims together, the bureau checks and publishes, its finance desk declares and prepares, its
review desk approves, the bureau pays; objections are heard by the auditor.
"""

from collections import Counter
from datetime import date, timedelta

from laborers.enterprises.models import Enterprise
from laborers.placements.models import Placement
from laborers.registry.models import Laborer
from laborers.subsidies import actions
from laborers.subsidies.actions import notices, objections, payments
from laborers.subsidies.models import Claim, Entitlement, Notice, Policy
from laborers.subsidies.states import Claimant
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY
from xundian.demo.setting import moment
from xundian.kit.errors import DomainError

SINCE, DOCUMENT, YUAN = date(2017, 4, 17), "寻办发〔2017〕26号", 100
# line, name, yuan, loan in yuan, more
LINES = (
    ("SKILL", "电焊等技能提升补贴", 1200, 0, {"project": "yunling_quality", "claimant": "institution"}),
    ("SKILL", "雨露计划技能培训补贴", 1500, 0, {"project": "dewdrop", "claimant": "institution"}),
    ("SKILL", "新型职业农民培训误工补贴", 300, 0, {"project": "new_skilled_farmers", "claimant": "laborer"}),
    ("SKILL", "农民工技能提升补贴", 600, 0, {"project": "migrant_skills", "claimant": "laborer"}),
    ("EDU-LIVING", "雨露计划职业教育生活补助", 3000, 0, {}),
    ("EDU-TUITION", "技工院校学费补贴", 2000, 0, {}),
    ("LOAN-ENTREPRENEUR", "“贷免扶补”创业担保贷款", 0, 100_000, {}),
    ("LOAN-SMALL-ENTERPRISE", "劳动密集型小企业贷款", 0, 2_000_000, {}),
    ("MICRO-100K", "“两个十万元”微型企业扶持", 30_000, 100_000, {}),
    ("HIRE-NEW", "引进企业新招用补贴", 400, 0, {}),
    ("HIRE-OLDER", "招用大龄劳动力补贴", 1000, 0, {}),
    ("DEMO-VILLAGE", "农业创业示范村补助", 50_000, 0, {}),
    ("DEMO-PARK", "农民创业园补助", 200_000, 0, {}),
    ("EMPLOY-POOR", "“一村一品”吸纳贫困劳动力奖补", None, 0, {}),
    ("RENT-RETURNEE", "返乡农民工创业场租补贴", 10_000, 0, {}),
)
# kind, name, village, product, licence, recognition
BUSINESSES = (
    ("village", "清水沟农业创业示范村", "530129103212", "蔬菜", "", "寻农字〔2025〕11号"),
    ("park", "羊街镇农民创业园", "530129103", "农产品加工", "", "昆农字〔2025〕6号"),
    ("entrepreneur", "三营庄豆腐坊", "530129103207", "豆制品", "92530129MA6K01", ""),
    ("micro", "羊街洋芋合作社", "530129103207", "马铃薯", "92530129MA6K02", ""),
    ("product", "羊街蔬菜“一村一品”基地", "530129103212", "蔬菜", "92530129MA6K03", ""),
    ("returnee", "塘子返乡制衣车间", "530129002", "服装", "92530129MA6K04", ""),
    ("small_enterprise", "河口中药材加工厂", "530129107", "中药材", "92530129MA6K05", ""),
)
FIRM_OF = {"product": "寻甸羊街蔬菜专业合作社", "returnee": "寻甸塘子服装车间有限公司"}
# How far the claims go, in turn.
FATES = (
    *("paid",) * 5, "returned", *("noticed",) * 3, "declared", "prepared", "checked", "submitted", "draft", "refused",
    "submitted", "checked",
)  # fmt: skip
LEAVE, BEGUN_AGO, PAPERS = 3, 75, "县人社局就业股档案柜3号"
OBJECTION = "听说这家没有满一年就把人辞了，请再核实一下。"
REFUSED = "入户核实，申报的两份合同签订人并未到岗，不符合“实际用工”条件。补齐材料后可重新申报。"


def pay(setting):
    """The policy, the local businesses, the list of the entitled and claims in every state; what there is."""
    for line in LINES:
        _set(setting, *line)
    for number, business in enumerate(BUSINESSES):
        _register(setting, number, *business)
    begun = setting.on - timedelta(days=BEGUN_AGO)
    actions.find_entitled(on=begun)
    claims = _claims(setting, begun)
    _lead(setting, claims)
    actions.find_entitled(on=setting.on)
    counts = Counter(Claim.objects.values_list("state", flat=True))
    return {"entitled": Entitlement.objects.filter(state="open").count()} | dict(sorted(counts.items()))


def _set(setting, code, name, amount, loan, more):
    given = {"loan_fen": loan * YUAN} if loan else {}
    if amount:
        given["amount_fen"] = amount * YUAN
    actions.set_policy(
        county=setting.county, code=code, valid_from=SINCE, document=DOCUMENT, name=name, by=setting.users["county"],
        on=setting.days.first, **given, **more,
    )  # fmt: skip


def _register(setting, number, kind, name, place, product, licence, recognition):
    on = setting.on
    given = {"licence": licence, "licensed_on": on - timedelta(days=420)} if licence else {}
    if recognition:
        given |= {"recognition": recognition, "recognised_on": on - timedelta(days=200)}
    village = setting.officers[place].division if place in setting.officers else setting.county
    if kind in FIRM_OF:
        given["enterprise"] = Enterprise.objects.get(county=setting.county, name=FIRM_OF[kind])
    if kind == "returnee":
        given["owner"] = _returned(setting)
    if not given.get("owner"):
        given.pop("owner", None)
        given["owner_name"] = setting.names.person(setting.names.family("01"), "12"[number % 2])
    actions.register_undertaking(
        division=village, kind=kind, name=name, product=product, opened_on=on - timedelta(days=430),
        by=setting.users["township"], on=on, **given,
    )  # fmt: skip


def _returned(setting):
    """Somebody of the county who worked away and came back long ago, or None."""
    back = Placement.objects.filter(under("division_id", COUNTY), ended_on__lt=setting.on - timedelta(days=440))
    found = back.exclude(area="in_county").order_by("ended_on", "pk").values("laborer")[:1]
    return Laborer.objects.filter(pk__in=found, left_on=None).first()


def _claims(setting, on):
    """Claims of most of the entitled, the rest stay on the list: [(claim, its fate)]."""
    found = list(Entitlement.objects.filter(state="open").order_by("policy__code", "claimant_name", "pk"))
    chosen = _some_of_each(found)
    claims = []
    for number, row in enumerate(chosen):
        fate = FATES[number % len(FATES)]
        try:
            claims.append((_claim(setting, row, fate, on), fate))
        except DomainError:
            continue  # what is claimed in another claim meanwhile
    return claims


def _some_of_each(rows):
    """The first LEAVE rows of each line of the policy stay on the list; then up to three of each are claimed."""
    place, chosen = Counter(), []
    several = Counter(row.policy_id for row in rows)
    for row in rows:
        place[row.policy_id] += 1
        left = min(LEAVE, several[row.policy_id] - 1)
        if left < place[row.policy_id] <= left + LEAVE:
            chosen.append(row)
    return chosen


def _claim(setting, row, fate, on):
    by, subject = setting.users["township"], _subject(row)
    for kind in row.missing:
        actions.record_proof(
            claimant=row.claimant, subject=subject, kind=kind, document=PAPERS, seen_on=on, by=by, on=on
        )
    claim = actions.prepare_claim(
        policy=row.policy, claimant=row.claimant, subject=subject, period=row.period, by=by, on=on
    )
    if fate == "draft":
        return claim
    claim = actions.submit_claim(claim=claim, by=by, on=on + timedelta(days=3))
    if fate == "submitted":
        return claim
    bureau, day = setting.users["county"], on + timedelta(days=10)
    if fate == "refused":
        return actions.refuse_claim(claim=claim, refusal="not_met", reason=REFUSED, by=bureau, on=day)
    return actions.check_claim(claim=claim, by=bureau, on=day, note="资料齐全，已实地核对")


def _subject(row):
    if row.claimant == Claimant.INSTITUTION:
        return row.institution_id
    return getattr(row, row.claimant)


# --- from the check to the recipient ----------------------------------------------------------------------------------


def _lead(setting, claims):
    on, desk = setting.on, setting.users["county-finance"]
    passed = _of(claims, "paid", "returned", "declared", "prepared")
    for notice in _publish(setting, passed, on - timedelta(days=60)):
        notices.pass_notice(notice=notice, by=setting.users["county"], on=on - timedelta(days=50))
    for notice in _publish(setting, _of(claims, "noticed"), on - timedelta(days=2)):
        _object(setting, notice)
    _declare(passed, f"寻人社函〔{on.year}〕38号", desk, on - timedelta(days=45))
    _pay(setting, _of(claims, "paid", "returned"), on - timedelta(days=30))
    if waiting := _of(claims, "prepared"):
        payments.prepare_batch(claims=waiting, by=desk, on=on - timedelta(days=1))


def _of(claims, *fates):
    return [Claim.objects.get(pk=claim.pk) for claim, fate in claims if fate in fates]


def _publish(setting, claims, on):
    """A notice for each policy of the claims."""
    found = []
    for policy in Policy.objects.filter(pk__in={claim.policy_id for claim in claims}).order_by("code", "name"):
        mine = [claim for claim in claims if claim.policy_id == policy.pk]
        found.append(
            notices.publish_notice(
                policy=policy,
                claims=mine,
                title=f"{policy.name}拟发放名单公示",
                from_on=on,
                to_on=on + timedelta(days=policy.notice_days - 1),
                contact_name="寻甸县人社局监督股",
                contact_phone="0871-62651234",
                by=setting.users["county"],
                on=on,
            )
        )
    return found


def _object(setting, notice):
    """An objection to the first line of the first running notice waits to be heard."""
    if notice != Notice.objects.filter(state="running").order_by("pk").first():
        return
    objections.object_to(
        notice=notice, line=notice.lines.order_by("pk").first(), text=OBJECTION, key="demo-objection-0001",
        at=moment(setting.on - timedelta(days=1), 11),
    )  # fmt: skip


def _declare(claims, number, by, on):
    if claims:
        payments.declare(claims=claims, declaration=number, by=by, on=on)


def _pay(setting, claims, on):
    if not claims:
        return
    users = setting.users
    batch = payments.prepare_batch(claims=claims, by=users["county-finance"], on=on - timedelta(days=5))
    batch = payments.approve_batch(batch=batch, by=users["county-review"], on=on - timedelta(days=3))
    payments.pay_batch(batch=batch, paid_on=on, by=users["county"], on=on)
    lines = list(batch.lines.order_by("claim__number"))
    for line in lines[1::2]:
        payments.confirm_receipt(
            line=line, received_on=on + timedelta(days=4), by=users["township"], on=on + timedelta(days=4)
        )
    payments.take_back(
        line=lines[0], reason="收款账号户名不符", returned_on=on + timedelta(days=6), by=users["county"], on=setting.on
    )
