"""Complaints of the demo county in every state, one of them the auditor's; difficulties told through cards."""

import hashlib
import uuid
from datetime import timedelta

from laborers.complaints import actions
from laborers.complaints.models import Complaint
from laborers.complaints.states import ComplaintState
from laborers.difficulties import actions as difficulties
from laborers.placements.models import ContractCard
from xundian.demo.setting import moment

# days ago, subject, whom it is about, whether it may become a difficulty, text, answer, how far it comes
CASES = (
    (2, "conduct", "village", False, "村信息员要我交二百元介绍费才给登记岗位。", "", 0),
    (6, "pressure", "township", True, "我不想去外省，镇上说不去就不再给我培训名额。", "", 1),
    (20, "wages", "employer", True, "工地三个月没发工资，工作站电话没人接。",
     "工作站换了电话号码，已上门协调，工资已发。", 2),
    (45, "subsidy", "village", False, "公示名单上没有我，材料是去年交的。",
     "材料缺银行账号，补交后已列入下一批名单。", 3),
    (30, "other", "county", False, "县局大厅中午没有人值班。", "", 1),
)  # fmt: skip
# kind and words of what is told through a card
TOLD = (
    ("overtime", "连续三周没有休息，每天干十二个小时。"),
    ("no_contract", "来了两个月还没签合同。"),
    ("papers_held", "身份证被中介拿走了，说干满半年才还。"),
)  # fmt: skip


def write(setting):
    """Complaints on their way and difficulties told through cards; {state: count} of the complaints."""
    for number, case in enumerate(CASES):
        _complain(setting, number, *case)
    cards = ContractCard.objects.filter(revoked_on=None, placement__ended_on=None).select_related("placement")
    for number, (card, (kind, words)) in enumerate(zip(cards.order_by("number"), TOLD, strict=False)):
        day = max(card.issued_on, setting.on - timedelta(days=1 + number))
        own = uuid.UUID(bytes=hashlib.sha256(f"demo card {card.number}".encode()).digest()[:16], version=4)
        difficulties.report_by_card(card=card, kind=kind, description=words, on=day, id=own)
    return {str(state): Complaint.objects.filter(state=state).count() for state in ComplaintState}


def _complain(setting, number, ago, subject, concerns, may_share, text, answer, steps):
    day = setting.on - timedelta(days=ago)
    row, _code, _new = actions.receive(
        county=setting.county, subject=subject, concerns=concerns, text=text, may_share=may_share,
        key=f"demo complaint {number}", at=moment(day, 20, number),
    )  # fmt: skip
    by = setting.users["auditor" if row.handler == "auditor" else "county"]
    if steps >= 1:
        actions.take_up(complaint=row, by=by, at=moment(day + timedelta(days=1)))
    if steps >= 2:
        actions.answer(complaint=row, text=answer, by=by, at=moment(day + timedelta(days=9)))
    if steps >= 3:
        actions.close(complaint=row, by=by, at=moment(day + timedelta(days=30)))
