"""Difficulties of migrants and their families in the demo county, in every state, two of them confidential."""

from datetime import timedelta

from laborers.difficulties import actions
from laborers.difficulties.models import Difficulty
from laborers.difficulties.states import DifficultyState
from laborers.placements.models import Placement
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY, VILLAGE

# kind, severity, who reports (village or station), what is wrong, what solved it
CAUSES = (
    ("wage_arrears", "serious", "station", "工地拖欠两个月工资，约九千元。", "工作站与劳动监察协调，工资已全部结清。"),
    ("schooling", "normal", "village", "孩子随迁入学手续不全。", "已协助补齐材料，孩子入读附近小学。"),
    ("elder_care", "normal", "village", "老人独自在家，行动不便。", "村里安排邻居每日照看，纳入巡访。"),
    ("no_contract", "normal", "station", "入职一个月仍未签劳动合同。", "企业已补签合同并备案。"),
    ("health", "serious", "village", "母亲住院，家中缺人照料。", "协助办理医保报销，亲属轮流陪护。"),
    ("overtime", "normal", "station", "每天加班到夜里十点。", "企业调整了班次，每周休息一天。"),
    ("subsidy_missing", "normal", "village", "交通补助尚未到账。", "核对银行卡号后已重新发放。"),
    ("lost_contact", "serious", "village", "外出两月未与家里联系。", "工作站已联系上本人，原手机丢失。"),
    ("housing", "normal", "station", "宿舍八人一间，漏水。", "企业更换了宿舍。"),
    ("work_injury", "urgent", "village", "手指被机器压伤，正在治疗。", "已认定工伤，医疗费由企业承担。"),
    ("training_need", "normal", "village", "想学叉车驾驶。", "已报名参加县里的培训班。"),
    ("papers_held", "urgent", "station", "中介扣押身份证。", "证件已追回，中介被查处。"),
    ("returned_jobless", "normal", "village", "返乡后还没有找到工作。", "已推荐到产业园上班。"),
    ("no_insurance", "normal", "station", "企业没有缴纳社会保险。", "企业已补缴三个月社保。"),
)  # fmt: skip
PROGRESS = ("已电话联系企业负责人。", "已上门了解情况。", "已转告工作站协助。", "约定本周五答复。")
SHARE = 62  # one difficulty for so many laborers
LONG = 40


def report_difficulties(setting):
    """Difficulties of the last ten months, older ones solved; late ones go up the ladder; {state: count}."""
    actions.load_default_deadlines(by=setting.users["county"])
    actions.set_deadline(
        kind="wage_arrears", days=10, valid_from=setting.days.first, by=setting.users["county"],
        document="寻人社通〔2019〕12号",
    )  # fmt: skip
    away = Placement.objects.exclude(area="in_county").filter(under("division_id", COUNTY))
    rows = list(away.select_related("laborer", "household").order_by("laborer__phone"))
    rows.sort(key=lambda each: each.division_id != VILLAGE)
    count = max(16, len(setting.people) // SHARE)
    chosen = rows[:3] + setting.rng.sample(rows[3:], min(len(rows) - 3, count - 3))
    for number, placement in enumerate(chosen):
        _Trouble(setting, placement, number).run()
    actions.escalate(on=setting.on)
    actions.ask_to_confirm(on=setting.on)
    return {str(state): Difficulty.objects.filter(state=state).count() for state in DifficultyState}


class _Trouble:
    """One difficulty on its way: `number` decides how far it comes."""

    def __init__(self, setting, placement, number):
        self.setting, self.number = setting, number
        self.cause = CAUSES[number % len(CAUSES)]
        self.by = setting.officers[placement.division_id]
        if self.cause[2] == "station":
            self.by = setting.station_of(placement.destination) or self.by
        # A third of them is of the last weeks; those are not all solved.
        ago = setting.rng.randint(0, 24) if number % 3 == 0 else setting.rng.randint(LONG, 300)
        self.day = max(placement.started_on, setting.on - timedelta(days=ago))
        self.placement = placement

    def run(self):
        """Reported, worked on, solved, confirmed, now and then reopened; never beyond the day of the load."""
        kind, severity, _who, text, _result = self.cause
        row = actions.report(
            household=self.placement.household, laborer=self.placement.laborer, kind=kind, severity=severity,
            description=text, by=self.by, on=self.day,
        )  # fmt: skip
        steps = [(2, self._work), (5, self._hand), (9, self._solve), (13, self._confirm)]
        if self.number % 9 == 4:
            steps.append((18, self._reopen))
        old = (self.setting.on - self.day).days >= LONG
        for after, step in steps[: None if old else 1 + self.number % 12 // 3]:
            day = self.day + timedelta(days=after)
            if day <= self.setting.on and not (self.number == 3 and after == 2):
                row = step(row, day) or row

    def _work(self, row, day):
        row = actions.start_work(difficulty=row, by=self._who(), on=day, note="已受理。")
        return actions.add_progress(difficulty=row, note=self.setting.rng.choice(PROGRESS), by=self._who(), on=day)

    def _hand(self, row, day):
        """Half of them need the office above."""
        if self.number % 2 == 0 and row.level == "village" and row.state in ("open", "working"):
            return actions.hand_over(difficulty=row, level="township", by=self.by, on=day, note="请镇里协助。")
        return None

    def _solve(self, row, day):
        return actions.resolve(difficulty=row, result=self.cause[4], by=self._who(), on=day)

    def _confirm(self, row, day):
        if self.number % 5 == 3:
            return None  # not yet asked
        return actions.confirm(difficulty=row, who="本人", way="phone", by=self.by, on=day)

    def _reopen(self, row, day):
        return actions.reopen(difficulty=row, reason="问题又出现，本人再次反映。", by=self.by, on=day)

    def _who(self):
        """Confidential ones are the township's from the first day."""
        confidential = self.cause[0] in ("work_injury", "papers_held")
        return self.setting.officers[self.placement.division_id[:9]] if confidential else self.by
