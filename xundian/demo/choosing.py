"""Training institutions of the demo county: reviewed, chosen by a conference whose list is final, and chosen again."""

from datetime import timedelta
from random import Random

from trainings.institutions import actions
from trainings.institutions.models import Institution
from xundian.demo.names import SURNAMES, Names, uscc_of
from xundian.demo.setting import moment

# name, area, whether it is qualified; the first four are chosen, in this order of favour
INSTITUTIONS = (
    ("寻甸县职业高级中学", "530129", True), ("昆明技师学院培训中心", "530114", True),
    ("云南滇东职业培训学校", "530129", True), ("昆明巾帼家政培训学校", "530102", True),
    ("仁德职业技能培训部", "530129", False), ("寻甸金源职业培训学校", "530129", True),
    ("昆明新起点职业培训学校", "530103", True),
)  # fmt: skip
# Those that draw from the source of the whole county, as they did before there were more.
OLDER = 5
FAVOUR = (0.92, 0.85, 0.8, 0.74, 0.3, 0.22)
SEATS, MEMBERS, BALLOTS = 4, 62, 60
OFFICES = (
    "县人社局", "县财政局", "县扶贫办", "县教育局", "县农业农村局", "县总工会", "县妇联", "团县委", "仁德街道",
    "塘子街道", "金所街道", "羊街镇", "柯渡镇",
    "倘甸镇", "功山镇", "河口镇", "七星镇", "先锋镇", "鸡街镇", "凤合镇", "六哨乡",
)  # fmt: skip
TELLERS = "杨正才（县纪委）、李春梅（县总工会）"
HALL = "县人社局三楼会议室"


def choose(setting):
    """Register and review the institutions, and hold the round whose list is final; the chosen ones, by votes."""
    by, first = setting.users["county"], setting.days.first - timedelta(days=60)
    rng = Random(f"choosing {setting.on}")
    schools = _register(setting, rng, by, first)
    until = setting.on + timedelta(days=300)
    day = first + timedelta(days=12)
    row = _hold(setting.county, f"{day.year}年度职业培训机构评选", day, schools, rng, by)
    actions.publish_round(round=row, by=by, on=day)
    actions.finish_round(
        round=row, valid_from=day + timedelta(days=8), valid_to=until, by=by, on=day + timedelta(days=8)
    )
    return schools[:SEATS]


def choose_again(setting):
    """The next list, published a few days ago: one objection was dismissed, two wait for a decision."""
    by, rng = setting.users["county"], Random(f"choosing again {setting.on}")
    names = [name for name, _area, qualified in INSTITUTIONS if qualified]
    found = {each.name: each for each in Institution.objects.filter(county=setting.county)}
    day = setting.on - timedelta(days=4)
    title = f"{setting.on.year + 1}年度职业培训机构评选"
    row = _hold(setting.county, title, day, [found[name] for name in names], rng, by)
    actions.publish_round(round=row, by=by, on=day + timedelta(days=1))
    third = row.candidates.get(institution__name=names[2])
    said = (
        ("count", None, "公布的得票率怎么算的，是按到会人数还是按收回的票？"),
        ("institution", third, "该校去年在河口镇办的班实训设备不足，三十人共用两台焊机，请核实。"),
        ("vote", None, "投票时有工作人员在平板旁边走动，请说明是否看得到选择。"),
    )
    filed = []
    for number, (about, candidate, text) in enumerate(said, 1):
        on = setting.on - timedelta(days=3 - number)
        filed.append(
            actions.file_objection(
                round=row, about=about, candidate=candidate, text=text, key=f"demo objection {number:04d}", on=on,
                at=moment(on), contact="" if number == 2 else "199 2000 0000",
            )
        )  # fmt: skip
    actions.decide_objection(
        objection=filed[0], verdict="dismissed", by=setting.users["auditor"], on=setting.on,
        answer="得票率按收回的选票计算，空白票也在内。选票清单已公布，任何人都可以重新计票。",
    )  # fmt: skip
    return {"ballots": row.cast, "objections": len(filed)}


def _register(setting, rng, by, first):
    """All of INSTITUTIONS with their reviews; the qualified ones. One was told what to put right, and filed again."""
    names, qualified = Names(rng), []
    for number, (name, area, good) in enumerate(INSTITUTIONS):
        known = setting.names if number < OLDER else names
        row = actions.register(
            county=setting.county, name=name, uscc=uscc_of(area, 33_100_000 + number), by=by, on=first,
            contact=known.person("周", "2"), phone=known.phone(), legal_representative=names.person("周", "1"),
            address="仁德街道学府路" if area == "530129" else "昆明市区",
        )  # fmt: skip
        review = actions.file_review(institution=row, documents=_papers(setting, number, good), filed_on=first, by=by,
                                     on=first)  # fmt: skip
        if good:
            actions.decide_review(
                review=review, verdict="approved", reasons="材料齐全，场地、师资符合要求。", valid_from=first,
                valid_to=setting.on + timedelta(days=420), by=by, on=first,
            )  # fmt: skip
            qualified.append(row)
            continue
        actions.decide_review(
            review=review, verdict="remedy", reasons="没有办学许可证。", remedy="补交有效的民办学校办学许可证。",
            remedy_by=first + timedelta(days=60), by=by, on=first,
        )  # fmt: skip
        again = setting.on - timedelta(days=2)
        actions.file_review(institution=row, documents=_papers(setting, number, True), filed_on=again, by=by, on=again)
    return qualified


def _papers(setting, number, complete):
    papers = [
        {"kind": "licence", "number": f"云寻登字{number:04d}号"},
        {"kind": "teachers", "number": f"教师名册{8 + number}人"},
        {"kind": "premises", "number": "场地证明及设备清单"},
    ]
    permit = {"kind": "permit", "number": f"人社民{number:04d}号", "valid_to": setting.on + timedelta(days=900)}
    return [*papers, permit] if complete else papers


def _hold(county, title, day, schools, rng, by):
    """A round up to its count: members, slips, ballots on the spot."""
    row = actions.prepare_round(
        county=county, title=title, conference_on=day, venue=HALL, electorate="members", seats=SEATS,
        most_choices=SEATS, institutions=schools, by=by,
    )  # fmt: skip
    names = Names(rng)
    offices = (OFFICES[number % len(OFFICES)] for number in range(MEMBERS))
    members = {}
    for office in offices:
        members[names.person(rng.choice(SURNAMES), rng.choice("12")), office] = None
    electors = actions.enter_electors(round=row, members=list(members), by=by)
    slips = actions.issue_slips(round=row, number=len(electors), by=by)
    for elector in electors[:BALLOTS]:
        actions.give_slip(elector=elector, by=by)
    actions.open_voting(round=row, by=by, on=day)
    for slip in slips[:BALLOTS]:
        choices = [number for number, favour in enumerate(FAVOUR, 1) if rng.random() < favour][:SEATS]
        actions.cast(round=row, code=slip, choices=choices, blank=not choices)
    return actions.close_voting(round=row, tellers=TELLERS, by=by, on=day)
