"""A small world for the access matrix: one of everything in four places, with a canary name in each.

A: the officer's village, working in Xishan of Kunming (the station's). B: the next village, working in Shenzhen.
C: a far village of the county, living at the site. D: another county altogether.
"""

import uuid
from datetime import date

from laborers.complaints import actions as complaints
from laborers.difficulties import actions as difficulties
from laborers.economy import actions as economy
from laborers.enterprises import actions as firms
from laborers.enterprises.models import Candidate
from laborers.imports import actions as imports
from laborers.jobs import actions as posts
from laborers.placements import actions as placements
from laborers.registry import actions as registry
from laborers.registry.models import Laborer
from laborers.surveys import actions as surveys
from laborers.visits import actions as visits
from relocation.channels import actions as channels
from relocation.households import actions as households
from tests.conftest import SITE_ID
from tests.factories import enterprises, indicators, jobs, matching, programmes, relocation, trainings
from tests.factories.channels import make_channel_policy
from tests.factories.codes import load_shipped
from tests.factories.difficulties import make_difficulty
from tests.factories.economy import make_economy, make_threshold
from tests.factories.employers import make_contact_point, make_employer_visit
from tests.factories.imports import COLUMNS
from tests.factories.imports import loaded as load_survey
from tests.factories.imports import person as survey_person
from tests.factories.imports import sheet as survey_sheet
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, make_batch, make_placement
from tests.factories.publications import make_publication
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_round
from tests.factories.visits import make_visit, noon
from tests.factories.webhooks import make_webhook
from tests.house import (
    world_bases,
    world_coordination,
    world_declarations,
    world_draws,
    world_notices,
    world_printed,
    world_selections,
    world_sites,
    world_subsidies,
    world_targets,
)
from xundian.accounts import tokens
from xundian.accounts.models import User
from xundian.exports import actions as exports
from xundian.messages import actions as messages
from xundian.sync import actions as sync
from xundian.sync.actions import pushing
from xundian.sync.rules import Op
from xundian.webhooks import actions as webhooks

ON = date(2026, 6, 20)
NOON = noon(ON)
STARTED = date(2026, 5, 11)
CANARIES = {"A": "金丝雀甲", "B": "金丝雀乙", "C": "金丝雀丙", "D": "金丝雀丁"}


def build(cast, tree):
    """Everything, through the rooms' actions; the canary stands in names and notes."""
    load_shipped()
    difficulties.load_default_deadlines(by=None)
    economy.load_shipped(by=None)
    places = {
        "A": (tree.village, tree.township, tree.county, cast.officer, KUNMING_XISHAN),
        "B": (tree.next_village, tree.township, tree.county, cast.colleague, SHENZHEN),
        "C": (tree.far_village, tree.other_township, tree.county, cast.county, SHENZHEN),
        "D": (tree.other_village, tree.other_street, tree.other_county, cast.stranger, SHENZHEN),
    }
    for letter, place in places.items():
        _settle(letter, *place)
    _thread(tree, cast)
    for letter, user in (("A", cast.officer), ("B", cast.colleague), ("C", cast.site)):
        sync.register_device(user=user, name=f"{CANARIES[letter]}机", app_version="1", at=NOON)
    for user, canary in ((cast.station, "A"), (cast.county, "C"), (cast.stranger, "D")):
        row, _secret = make_webhook(user, name=f"{CANARIES[canary]}系统")
        webhooks.ping(subscription=row, by=user, at=NOON)
        tokens.make(user=user, name=f"{CANARIES[canary]}系统", scopes=["visits:read"], by=user)
    for user in User.objects.all():
        canary = {"count": 1, "note": user.username}
        messages.notify(users=[user], kind="digest", values=canary, link="", key="digest", at=NOON)
        messages.deliver(
            key=f"direct:{user.pk}",
            payload={"user_id": str(user.pk), "kind": "digest", "values": canary, "link": ""},
            at=NOON,
        )


def _settle(letter, village, township, county, officer, destination):
    canary = CANARIES[letter]
    household = make_household(village, address=f"{canary}路1号")
    registry.add_dependant(household=household, name=f"{canary}童", kind="child", by=officer)
    away = make_assessed_laborer(household, name=f"{canary}甲", identity="new")
    placement = make_placement(
        away, by=officer, started_on=STARTED, destination=destination, employer_name=f"{canary}厂",
        batch=make_batch(township, by=officer, name=f"{canary}批次", destination=destination),
    )  # fmt: skip
    placements.issue_card(placement=placement, on=ON, by=officer)
    placements.report_wage(
        placement=placement, month=STARTED, paid_fen=410_000, source="officer", note=f"{canary}工资", by=officer, on=ON
    )
    visits.plan(on=ON)
    make_visit(
        household, ON, by=officer, note=f"{canary}说好", changes=[{"laborer": away.pk, "kind": "lost_work"}],
        news=[{"laborer": away.pk, "text": f"{canary}平安"}],
    )  # fmt: skip
    visits.excuse_period(
        household=household, from_on=date(2026, 1, 1), to_on=ON, reason="family_away", by=officer, on=ON
    )  # fmt: skip
    visits.unlock_entry(division=township, month=STARTED.replace(month=3), until=ON, reason=canary, by=officer, on=ON)
    make_difficulty(household, officer, laborer=away, description=f"{canary}欠薪", on=ON)
    make_employer_visit(officer, ON, employer_name=f"{canary}厂", destination=destination)
    make_contact_point(officer, name=f"{canary}联谊会", destination=destination)
    complaints.receive(county=county, subject="conduct", text=f"{canary}投诉", key=f"{canary} of the world", at=NOON)
    registry.add_skill(laborer=away, occupation="welding", source="survey", by=officer, on=ON)
    make_economy(household, year=2025, by=officer)
    make_economy(township, year=2025, sample_code=f"{canary}样", by=officer)
    make_threshold(county, year=2025, document=f"{canary}文件")
    seeker = make_assessed_laborer(household, name=f"{canary}乙")
    vacancy = jobs.make_vacancy(
        county, by=officer, on=ON, title=f"{canary}招工", destination=destination,
        enterprise=_firm(canary, county, officer, destination),
    )  # fmt: skip
    make_publication(village, [vacancy], by=officer, on=ON, note=canary)
    jobs.make_policy(county, by=officer, on=ON, document=f"{canary}文件") if letter in "AD" else None
    jobs.make_gathering(township, seeker, vacancy, by=officer, on=ON, canary=canary)
    matching.make_weights(county, by=officer, document=f"{canary}权重") if letter in "AD" else None
    matching.make_wish(seeker, by=officer, on=ON)
    jobs.make_run(township, by=officer, on=ON)
    posts.call_first(vacancies=[vacancy.pk], laborers=[seeker], by=officer, on=ON)
    jobs.make_offer(seeker, vacancy, by=officer, on=ON, answer_by=date(2026, 7, 1))
    world_selections.choose(county, officer, ON, canary)
    trainings.make_supervised_class(township, village, by=officer, canary=canary)
    programmes.make_programme(county, by=officer, on=ON, name=f"{canary}项目")
    indicators.make_figure(county, by=officer, source=canary) if letter in "AD" else None
    programmes.make_order(vacancy.enterprise, township, by=officer, on=ON, note=canary)
    world_targets.aim(township, county, officer, canary, letter)
    world_coordination.coordinate(village, township, officer, away, ON, canary)
    imports.receive(
        kind="survey", file_name=f"{canary}.csv", content="姓名\n某\n".encode(), division=township,
        round=2026, by=officer,
    )  # fmt: skip
    world_bases.grow(village, county, officer, household, ON, canary, letter in "AD")
    world_subsidies.pay(village, county, officer, ON, canary, letter in "AD")
    world_notices.publish(village, county, officer, ON, canary)
    world_printed.print_figures(county, ON, canary) if letter in "AD" else None
    _doubted(canary, 9000 + ord(letter), village, township, officer)
    exports.ask(
        kind="laborers", filters={}, format="csv", reason=canary, with_identity=False, language="zh-hans", by=officer,
        on=ON, at=NOON,
    )  # fmt: skip
    surveys.start_preview(division=township, by=officer, on=ON)
    surveys.enter_household(
        id=uuid.uuid4(), household=household, round=make_round(county), on=ON, today=ON, by=officer, surveyor=canary,
        members=[surveys.Member(laborer=seeker, as_last=True)],
    )  # fmt: skip
    _write_offline(household, officer, canary)
    if letter in "CD":
        _relocate(household, canary, township, village, officer, SITE_ID if letter == "C" else None)


def _firm(canary, county, officer, destination):
    """An enterprise with a contact, an agreement, an inspection to come, and a selection in which it stands."""
    firm = enterprises.make_enterprise(county, by=officer, name=f"{canary}公司", destination=destination)
    enterprises.make_contact(firm, by=officer, name=f"{canary}经理")
    enterprises.make_cooperation(firm, by=officer, document=canary)
    firms.plan_inspection(enterprise=firm, planned_on=ON, by=officer, on=ON, party=canary)
    enterprises.make_selection(county, [firm], by=officer, title=f"{canary}比选")
    candidate = Candidate.objects.get(enterprise=firm)
    firms.give_scores(candidate=candidate, assessor=f"{canary}评委", points=[80, 90], by=officer)
    return firm


def _write_offline(household, officer, note):
    """A visit handed in without sign-in, which waits for a decision."""
    payload = {"household": str(household.pk), "kind": "household_monthly", "note": note}
    op = Op(
        op_id=uuid.uuid4(), device_seq=None, entity="visit", entity_id=uuid.uuid4(), kind="create", occurred_at=NOON,
        payload=payload,
    )  # fmt: skip
    pushing.deposit(device=None, user=officer, ops=[op], client_time=None, at=NOON)


def _doubted(canary, number, village, township, officer):
    """A loaded import with a question about a person, and the columns of another one kept under a name."""
    cells = {"乡镇": township.name, "行政村": village.name, "姓名": f"{canary}戊", "调查日期": "2026-03-01"}
    content = survey_sheet(survey_person(number, cells | {"与户主关系": "之子"}))
    load_survey(content, township, by=officer, round=2026, name=f"{canary}调查.csv")
    other = imports.receive(
        kind="survey", file_name=f"{canary}列.csv", content=content, division=township, round=2026, by=officer
    )
    columns = {field: place for place, field in enumerate(COLUMNS) if field}
    imports.choose_layout(batch=other, by=officer, columns=columns, save_as=f"{canary}列")


def _thread(tree, cast):
    """People reported in another village (each side in its own words), two records of one person, and a merge."""
    villages = {"A": tree.village, "B": tree.next_village, "C": tree.far_village, "D": tree.other_village}
    for letter, there in (("A", "B"), ("B", "A"), ("C", "A"), ("D", "D")):
        person = Laborer.objects.get(name=f"{CANARIES[letter]}乙")
        registry.open_transfer(
            laborer=person, to_division=villages[there], source="entry", by=cast.county, on=ON,
            profile={"name": f"{CANARIES[there]}己"},
        )  # fmt: skip
        home = person.household
        registry.record_birth(household=home, name=f"{CANARIES[letter]}婴", on=ON, by=cast.county)
        for name, merged in (("重", False), ("并", True)):
            first, second = (make_laborer(home, name=f"{CANARIES[letter]}{name}") for _each in range(2))
            if merged:
                pair = registry.pair_up(laborer=first, other=second, reason="same_name_birth_village", on=ON)
                registry.merge(pair=pair, stays=first, by=cast.county, on=ON)


def _relocate(household, canary, street, village, officer, site_id):
    given = {"id": site_id} if site_id else {}
    site = relocation.make_site(street, by=officer, name=f"{canary}点", **given)
    world_sites.furnish(site, officer, ON, canary)
    relocation.make_workshop(site, by=officer, name=f"{canary}车间")
    relocation.make_post(site, by=officer, funded_by=canary)
    move = households.move_in(
        household=household, site=site, building="1", room="101", moved_on=STARTED, by=officer, on=ON
    )
    world_declarations.declare(village, site, move, officer, ON, canary)
    world_draws.draw(village, site, officer, canary)
    relocation.make_jobless(site, village, name=f"{canary}丁")
    make_channel_policy(street.parent, by=officer, document=f"{canary}文件")
    channels.keep_ledger(on=ON)
    channels.propose(on=ON, at=NOON)
