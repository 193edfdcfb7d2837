"""What the demo county teaches, what enterprises order, and classes opened from an order and from wishes."""

from datetime import date, timedelta

from laborers.jobs.models import Vacancy
from laborers.jobs.states import VacancyState
from laborers.registry.models import Laborer
from trainings import journeys
from trainings.demand import actions as demand
from trainings.demand.queries import wishes
from trainings.institutions.models import Institution
from trainings.institutions.queries import approved_on
from trainings.programmes import actions as programmes
from trainings.programmes.models import Programme
from xundian.accounts.scope import under, visible_to
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.divisions.models import Division

SINCE = date(2017, 4, 17)
KEDU, HEKOU, TANGZI = "530129104", "530129107", "530129002"
# name, kind, occupation or topic, project, hours, certificate and level, rule that pays
PROGRAMMES = (
    ("外出务工引导性培训", "guidance", "all", "county_own", 24, "", "", ""),
    ("务工法律与维权讲堂", "guidance", "rights", "county_own", 8, "", "", ""),
    ("语言与习俗适应培训", "guidance", "language", "county_own", 12, "", "", ""),
    ("电焊工初级技能培训", "skills", "welding", "yunling_quality", 96, "skill_level", "5", "SKILL"),
    ("家政服务员培训", "skills", "housekeeping", "dewdrop", 80, "skill_level", "5", "SKILL"),
    ("养老护理员培训", "skills", "nursing_care", "dewdrop", 120, "skill_level", "5", "SKILL"),
    ("育婴员培训", "skills", "baby_care", "dewdrop", 96, "skill_level", "5", "SKILL"),
    ("中式烹调师培训", "skills", "cooking", "migrant_skills", 96, "skill_level", "5", "SKILL"),
    ("缝纫工订单培训", "skills", "sewing", "enterprise_order", 104, "special_skill", "", ""),
    ("电工技能培训", "skills", "electrician", "yunling_quality", 112, "special_operation", "", "SKILL"),
    ("餐饮服务培训", "skills", "catering", "migrant_skills", 64, "training_completion", "", "SKILL"),
    ("茶艺师培训", "skills", "tea_art", "spark", 64, "skill_level", "5", "SKILL"),
    ("农机维修工培训", "skills", "farm_machine_repair", "new_skilled_farmers", 72, "training_completion", "", "SKILL"),
    ("辣椒种植实用技术", "poverty_skills", "pepper", "new_skilled_farmers", 48, "training_completion", "", "SKILL"),
    (
        "肉牛养殖实用技术",
        "poverty_skills",
        "cattle_breeding",
        "new_skilled_farmers",
        48,
        "training_completion",
        "",
        "SKILL",
    ),
    ("种猪养殖实用技术", "poverty_skills", "pig_breeding", "spark", 48, "training_completion", "", "SKILL"),
    ("畜牧养殖实用技术", "poverty_skills", "livestock", "new_skilled_farmers", 48, "training_completion", "", "SKILL"),
    ("返乡创业培训", "entrepreneurship", "", "youth_leader", 56, "training_completion", "", "SKILL"),
    ("预备技师班", "schooling", "", "", 1600, "skill_level", "3", "EDU-TUITION"),
)
# enterprise, occupation, people from, people, promised hires, yuan a month, wanted in so many days until, state
ORDERS = (
    ("安宁金方焊接工程有限公司", "welding", COUNTY, 30, 24, 5500, 30, 120, "open"),
    ("杭州萧山云锦纺织有限公司", "sewing", COUNTY, 40, 30, 4800, 45, 150, "open"),
    ("昆明翠湖家政服务有限公司", "housekeeping", TANGZI, 15, 12, 4000, 20, 90, "open"),
    ("上海浦东安洁家政有限公司", "nursing_care", TOWNSHIP, 20, 20, 6500, 25, 110, "open"),
    ("寻甸塘子服装车间有限公司", "sewing", TANGZI, 12, 12, 2600, 10, 60, "open"),
    ("寻甸羊街蔬菜专业合作社", "vegetables", TOWNSHIP, 25, 10, 2400, 15, 75, "open"),
    ("昆明滇源餐饮服务有限公司", "cooking", COUNTY, 18, 15, 4200, 20, 100, "open"),
    ("佛山顺德美厨电器有限公司", "welding", HEKOU, 10, 8, 6000, 40, 130, "withdrawn"),
    ("昆明春城酒店管理有限公司", "catering", KEDU, 12, 10, 3200, 5, 40, "served"),
    ("嵩明杨林汽车部件有限公司", "metal_working", COUNTY, 20, 16, 4500, -60, -5, "open"),
)
DOCUMENT, NUMBER = "云南省农村劳动力培训实施办法", "云人社发〔2017〕18号"


def offer_programmes(setting):
    """What the county teaches, offered since the notice of 2017; how many."""
    for name, kind, taught, project, hours, certificate, level, rule in PROGRAMMES:
        programmes.register_programme(
            county=setting.county, name=name, kind=kind, hours=hours, active_from=SINCE, by=setting.users["county"],
            on=setting.on, project=project, certificate_kind=certificate, level=level, subsidy_rule=rule,
            policy_title=DOCUMENT if rule else "", policy_number=NUMBER if rule else "",
            **{"topic" if kind == "guidance" else "occupation": taught},
        )  # fmt: skip
    return len(PROGRAMMES)


def take_orders(setting):
    """Orders of enterprises in every state; one class planned from an order, one from wishes; {orders, classes}."""
    rows = [_order(setting, *each) for each in ORDERS]
    opened = [_from_order(setting, rows[0]), _from_wishes(setting)]
    return {"orders": len(rows), "classes": len([each for each in opened if each])}


def _order(setting, firm, occupation, place, people, hires, yuan, begins, ends, state):
    division, enterprise = Division.objects.get(code=place), setting.firms[firm]
    by = setting.users["county"] if place == COUNTY else setting.officers[place]
    day = min(setting.on, setting.on + timedelta(days=begins)) - timedelta(days=12)
    vacancy = Vacancy.objects.filter(enterprise=enterprise, occupation=occupation, state=VacancyState.OPEN).first()
    row = demand.place_order(
        enterprise=enterprise, division=division, occupation=occupation, headcount=people, promised_hires=hires,
        promised_wage_fen=yuan * 100, wanted_from=setting.on + timedelta(days=begins),
        wanted_to=setting.on + timedelta(days=ends), vacancy=vacancy, by=by, on=day,
    )  # fmt: skip
    if state == "open":
        return row
    reason = "企业生产计划调整。" if state == "withdrawn" else ""
    return demand.close_order(order=row, state=state, reason=reason, by=by, on=setting.on - timedelta(days=2))


def _from_order(setting, order):
    programme = Programme.objects.get(county=setting.county, occupation=order.occupation)
    return journeys.open_class_from_order(
        order=order, programme=programme, institution=_school(setting), title="电焊工订单培训班", venue="县职中实训楼",
        by=setting.users["county"], on=setting.on, **_days(setting, 20, 12),
    )  # fmt: skip


def _from_wishes(setting):
    """A class of the sign-in township for what most people there wish and the county teaches; none in a tiny county."""
    township = Division.objects.get(code=TOWNSHIP)
    people = visible_to(setting.users["township"], Laborer.objects.filter(under("division_id", TOWNSHIP)))
    told = list(wishes(people, setting.on).values_list("training_wish", flat=True))
    taught = {each.occupation: each for each in Programme.objects.filter(county=setting.county).exclude(occupation="")}
    wished = sorted((code for code in set(told) if code in taught), key=lambda code: (-told.count(code), code))
    if not wished:
        return None
    programme = taught[wished[0]]
    return journeys.open_class_from_wishes(
        division=township, programme=programme, institution=_school(setting), title=f"羊街镇{programme.name}班",
        capacity=min(30, told.count(wished[0])), venue="镇文化站二楼", by=setting.users["township"], on=setting.on,
        **_days(setting, 25, 10),
    )  # fmt: skip


def _school(setting):
    return Institution.objects.filter(approved_on(setting.on), county=setting.county).order_by("name").first()


def _days(setting, begins, length):
    first = setting.on + timedelta(days=begins)
    return {"starts_on": first, "ends_on": first + timedelta(days=length - 1)}
