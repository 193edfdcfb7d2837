"""What visits of the demo county found: answers to the questions of each kind, and now and then a sentence."""

from xundian.demo.people import pick

GOOD = (("good", 62), ("fair", 33), ("poor", 5))
YES = (("yes", 86), ("no", 7), ("not_said", 7))
NOTES = {
    "household_monthly": (
        "老人身体尚好，孩子成绩有进步。", "家中一切正常，已把近况转告外出人员。",
        "老人腿脚不便，需帮忙买药。", "玉米已收完，正在种小麦。",
        "孩子周末由奶奶照看。", "希望了解社保缴费情况。", "房屋漏雨，已报村委会。",
    ),
    "field_half_year": (
        "工作稳定，与同乡同住。", "工资按时发放，住宿条件一般。", "想学叉车，已告知培训信息。",
        "计划春节回家。", "厂里加班较多，已与企业沟通。",
    ),
    "care_yearly": ("送去慰问品，介绍县里政策。", "中秋慰问，了解家庭需要。", "组织座谈会，家属参加。"),
}  # fmt: skip


def findings_of(rng, kind, home):
    """Answers by question code for a visit of that kind to a household of the plan."""
    return {"household_monthly": _monthly, "field_half_year": _field, "care_yearly": _care}[kind](rng, home)


def note_of(rng, kind):
    """A sentence, one time in four."""
    return rng.choice(NOTES[kind]) if rng.random() < 0.25 else ""


def _monthly(rng, home):
    found = {
        "elders": "none", "land": pick(rng, (("farmed", 70), ("leased", 15), ("idle", 10), ("transferred", 5))),
        "difficulties": "none", "news_to_migrant": pick(rng, (("yes", 88), ("no", 6), ("not_said", 6))),
    }  # fmt: skip
    if any(each.kind == "elder" for each in home.care):
        found["elders"] = pick(rng, (("well", 78), ("needs_care", 16), ("alone", 6)))
    children = {each.id: each.school for each in home.care if each.kind == "child" and each.id}
    if children:
        found["schooling"] = children
    return found


def _field(rng, home):
    return {
        "work": pick(rng, GOOD), "living": pick(rng, GOOD), "difficulties": "none",
        "hours": pick(rng, (("up_to_8", 40), ("up_to_10", 48), ("over_10", 12))), "paid_in_full": pick(rng, YES),
        "paid_on_time": pick(rng, YES), "contract": pick(rng, (("yes", 70), ("no", 25), ("not_said", 5))),
        "insurance": pick(rng, (("yes", 62), ("no", 30), ("not_said", 8))), "papers_held": "no", "free_to_leave": "yes",
        "accommodation": pick(rng, (("employer", 60), ("rented", 32), ("relatives", 8))),
        "wish_to_stay": pick(rng, YES),
    }  # fmt: skip


def _care(rng, home):
    activity = pick(rng, (("home_visit", 55), ("festival_greeting", 30), ("gathering", 10), ("help_given", 5)))
    return {"activity": activity, "difficulties": "none"}
