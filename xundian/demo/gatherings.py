"""Recruitment events of the demo county with stands, visitors and signed intentions; what districts say of posts."""

from datetime import timedelta
from itertools import cycle

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.jobs.models import Intention, RecruitmentEvent, Vacancy
from laborers.jobs.queries import looking, offerable_vacancies
from laborers.registry.models import Laborer
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.demo.work import consent_of
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit.errors import DomainError

DOCUMENT = "寻办通〔2017〕26号"
# campaign, form, title, place, days before today, others who came; of the county
COUNTY_EVENTS = (
    ("spring_breeze", "fair", "春风行动大型现场招聘会", "县城文化广场", 250, 2380),
    ("private_enterprise_week", "online", "民营企业招聘周直播带岗", "县就业服务中心直播间", 130, 640),
    ("hundred_days", "fair", "农村劳动力转移就业百日行动专场招聘会", "县体育馆", 16, 1120),
    ("graduates_month", "fair", "高校毕业生就业服务月招聘会", "县人力资源市场", -20, 0),
)
TOWNSHIP_EVENTS = (
    ("posts_to_countryside", "outreach", "送岗位下乡", "集镇农贸市场"),
    ("", "meeting", "村民小组供需见面会", "村委会活动室"),
    ("hundred_days", "fair", "百日行动乡镇招聘会", "镇文化广场"),
)
OFFICES = (
    "西山区人力资源和社会保障局",
    "滇池度假区劳动就业服务局",
    "宁波市北仑区就业管理中心",
    "义乌市人力资源市场服务中心",
)
SIGNED, DISTRICTS_SAY = 9, 5


def hold(setting):
    """The year's events, a policy, and what districts said of open posts; {what: how many}."""
    by, on = setting.users["county"], setting.on
    jobs.set_recruitment_policy(
        county=setting.county, valid_from=setting.days.first, document=DOCUMENT, county_fairs=1, township_events=1,
        recheck_days=90, by=by,
    )  # fmt: skip
    asked = _ask_districts(setting)
    for row in COUNTY_EVENTS:
        _event(setting, setting.county, *row)
    townships = Division.objects.filter(under("code", COUNTY), level=Level.TOWNSHIP, valid_to=None).order_by("code")
    for number, township in enumerate(townships):
        if number % 4 == 3 and township.code != TOWNSHIP:
            continue  # a few have not held theirs yet
        campaign, form, title, place = TOWNSHIP_EVENTS[number % len(TOWNSHIP_EVENTS)]
        ago = -12 if number % 5 == 4 and township.code != TOWNSHIP else 20 + 13 * (number % 9)
        others = setting.rng.randint(40, 260) if ago > 0 else 0
        name = township.name.removesuffix("街道办事处")
        ago = 3 if township.code == TOWNSHIP else ago
        ago = min(ago, (on - setting.days.first).days)
        _event(setting, township, campaign, form, f"{name}{title}", place, ago, others)
    held = _fill_welfare(setting)
    return {
        "welfare posts held": held,
        "events": RecruitmentEvent.objects.count(),
        "intentions": Intention.objects.count(),
        "checks": asked,
    }


def _event(setting, division, campaign, form, title, place, ago, others):
    on, day = setting.on, setting.on - timedelta(days=ago)
    county = division.pk == setting.county.pk
    by = setting.users["county"] if county else setting.officers.get(division.pk, setting.users["county"])
    event = jobs.plan_event(
        division=division, form=form, campaign=campaign, title=title, place=place, starts_on=day, ends_on=day, by=by,
        on=min(day, on),
    )  # fmt: skip
    posts = list(offerable_vacancies(Vacancy.objects.filter(opens__lte=on), on).select_related("enterprise"))
    firms = sorted({post.enterprise for post in posts}, key=lambda firm: firm.name)
    chosen = setting.rng.sample(firms, min(len(firms), 12 if county else 4))
    for firm in chosen:
        brought = [post for post in posts if post.enterprise_id == firm.pk]
        jobs.set_stand(event=event, enterprise=firm, vacancies=brought, by=by, on=on)
    if day > on:
        return
    jobs.hold_event(event=event, by=by, on=day)
    if others:
        jobs.record_visitors(event=event, others=others, by=by, on=day)
    if division.pk == TOWNSHIP:
        _sign(setting, event, [post for post in posts if post.enterprise in chosen], by, day)


def _sign(setting, event, posts, by, on):
    """People of the township who look for work come; some sign, and one of them wishes it no longer."""
    people = list(looking(Laborer.objects.filter(under("division_id", TOWNSHIP))).order_by("phone")[: SIGNED * 2])
    jobs.record_visitors(event=event, laborers=people, by=by, on=on)
    for number, laborer in enumerate(people[:SIGNED]):
        if posts:
            row = jobs.sign_intention(event=event, laborer=laborer, vacancy=posts[number % len(posts)], by=by, on=on)
            if number == SIGNED - 1:
                jobs.lapse_intention(intention=row, by=by, on=on)


def _fill_welfare(setting):
    """Some who cannot leave are offered a public-welfare post and take it, each with their own yes; how many."""
    posts = Vacancy.objects.filter(channel="welfare", state="open").order_by("title")
    stay = looking(Laborer.objects.filter(under("division_id", TOWNSHIP), cases__assessments__direction="local_post"))
    by, on = setting.users["township"], setting.on
    day, count = on - timedelta(days=9), 0
    for laborer, post in zip(stay.distinct().order_by("phone")[:6], cycle(posts), strict=False):
        try:
            offer = jobs.make_offer(laborer=laborer, vacancy=post, by=by, on=day, answer_by=on)
        except DomainError:
            continue  # an age or a requirement stands in the way
        offer = journeys.answer_offer(offer=offer, accept=True, by=setting.officers[laborer.division_id], on=day)
        consent = consent_of(setting, laborer, day)
        journeys.place(
            laborer=laborer, consent=consent, by=setting.officers[laborer.division_id], on=on, offer=offer,
            started_on=on - timedelta(days=3), wage_fen=post.wage_max_fen,
        )  # fmt: skip
        count += 1
    return count


def _ask_districts(setting):
    """Most open posts away were asked about; one does not stand any more; how many answers."""
    rows = Vacancy.objects.filter(channel="away", state="open", closes__gte=setting.on)
    rows = rows.order_by("enterprise__name", "title", "pk")
    count = 0
    for number, row in enumerate(rows):
        if number % 3 == 2:
            continue  # nobody has asked yet
        officer = setting.station_of(row.destination) or setting.users["county"]
        stands = number != DISTRICTS_SAY
        day = setting.on - timedelta(days=(7 * number) % 60)
        jobs.record_check(
            vacancy=row, answer="effective" if stands else "withdrawn", answered_by=OFFICES[number % len(OFFICES)],
            until=row.closes if stands and number % 4 == 0 else None, note="" if stands else "企业已招满，岗位取消",
            by=officer, on=max(day, row.opens),
        )  # fmt: skip
        count += 1
    return count
