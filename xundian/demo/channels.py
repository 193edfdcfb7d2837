"""Employment channels in the demo: terms, recognition, the ledger, posts offered, households that moved (W2.2)."""

from datetime import date, timedelta
from itertools import islice

from laborers.jobs.models import Vacancy
from relocation.channels import actions, queries
from relocation.channels.models import ChannelOffer, ZeroEmployment
from relocation.channels.rules import VACANCIES
from relocation.channels.states import ChannelState
from relocation.households import actions as households
from relocation.households.models import MoveIn
from relocation.sites import actions as sites
from relocation.sites.models import Site, WelfarePost, Workshop
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY, SITE_COUNTY
from xundian.divisions.models import Division
from xundian.kit.errors import Conflict, MoveRefused

DOCUMENTS = {COUNTY: "寻办发〔2021〕18号", SITE_COUNTY: "威府办发〔2021〕15号"}
TECHNICIANS = (2, 1, 1)
TERM_MONTHS = 12
# Days ago on which households moved to another home: a support visit is due now to each of them.
MOVED_AGO = (29, 90, 181)
NEW_HOMES = "周转楼"
LEDGER_AGO = (120, 90, 60, 24)
OFFERED = 2


def prepare(setting):
    """Terms in force, workshops recognised with their technicians, posts with a term; the ledger of the last months."""
    by = setting.users["county"]
    for code, document in DOCUMENTS.items():
        county = Division.objects.get(code=code)
        actions.set_policy(county=county, valid_from=date(2021, 6, 1), document=document, by=by, migration_age_to=55)
    for number, row in enumerate(Workshop.objects.order_by("name")):
        until = setting.on + timedelta(days=45 if number == 0 else 400)
        changes = {"technicians": TECHNICIANS[number % 3], "recognised_until": until}
        sites.edit_workshop(workshop=row, changes=changes, expected_version=row.version, by=by)
    for row in WelfarePost.objects.order_by("pk"):
        sites.edit_welfare_post(
            welfare_post=row, changes={"term_months": TERM_MONTHS}, expected_version=row.version, by=by
        )
    for ago in LEDGER_AGO:
        actions.keep_ledger(on=setting.on - timedelta(days=ago))
    return {"workshops": Workshop.objects.count(), "without work": ZeroEmployment.objects.count()}


def follow(setting):
    """Households that changed homes lately, real posts for who accepted."""
    for site in Site.objects.order_by("name"):
        settled = MoveIn.objects.filter(
            site=site, left_on=None, moved_on__lt=setting.on - timedelta(days=max(MOVED_AGO) + 1)
        )
        moved = settled.select_related("household").order_by("-room", "pk")
        for number, row in enumerate(moved[: len(MOVED_AGO)]):
            _move(setting, site, row, number)
    offered = sum(islice(filter(None, (_offer_post(setting, row) for row in _accepted())), OFFERED))
    return {"posts offered": offered}


def _move(setting, site, row, number):
    day = setting.on - timedelta(days=MOVED_AGO[number])
    by = setting.users["county" if site.division_id.startswith(COUNTY) else "site"]
    households.leave(move_in=row, left_on=day - timedelta(days=1), by=by, on=setting.on)
    households.move_in(
        household=row.household, site=site, building=NEW_HOMES, unit="1单元", room=f"{number + 1}01", moved_on=day,
        by=by, on=setting.on,
    )  # fmt: skip


def _accepted():
    """Some who said yes to a channel that leads to posts of enterprises, of the county that has them, in its order."""
    rows = ChannelOffer.objects.filter(state=ChannelState.ACCEPTED, channel__in=VACANCIES)
    return rows.filter(under("division_id", COUNTY)).select_related("laborer").order_by("pk")[: 3 * OFFERED]


def _offer_post(setting, row):
    """Whether a post was offered: the rules refuse who was never assessed, or took another post meanwhile."""
    fits, _hindered = queries.posts_for(row, Vacancy.objects.filter(county=COUNTY), setting.on, 1)
    if not fits:
        return False
    try:
        actions.offer_vacancy(
            channel_offer=row, vacancy=fits[0].record, by=setting.users["county"], on=setting.on
        )  # fmt: skip
    except (Conflict, MoveRefused):
        return False
    return True
