"""Reads of consents, batches, placements and contract cards."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from laborers.placements import rules
from laborers.placements.models import ContractCard, Placement
from xundian.accounts.models import Station, User
from xundian.accounts.roles import Role
from xundian.codes.models import Code
from xundian.divisions.models import Division
from xundian.kit.sql import fetch_dicts


def active_on(day, queryset=None):
    """Placements whose spell holds that day, first and last day included."""
    placements = Placement.objects.all() if queryset is None else queryset
    return placements.filter(Q(ended_on=None) | Q(ended_on__gte=day), started_on__lte=day)


def away(spells):
    """Of these placements those outside the county; an unknown place counts as away (rules.is_away as a queryset)."""
    return spells.exclude(area=rules.IN_COUNTY)


def away_on(day, households):
    """Placements outside the county that hold that day, of some households (keys)."""
    spells = active_on(day, Placement.objects.filter(household__in=households))
    return away(spells).order_by("started_on", "id")


def roster(batch):
    """Who leaves with a batch: placements with person, household and village, in one statement."""
    return (
        Placement.objects.filter(batch=batch)
        .select_related("laborer", "household", "division", "enterprise")
        .order_by("division_id", "laborer__pinyin", "id")
    )


def valid_card(placement):
    """The card of a placement that is not revoked, or None."""
    return ContractCard.objects.filter(placement=placement, revoked_on=None).first()


def card_by_token(token):
    """The card behind a QR code, void or not, with its placement; None for a token nobody was given."""
    return ContractCard.objects.select_related("placement").filter(token=token).first()


def last_number(county, year):
    """The highest card number of a county in a year, or None; read it under the lock of `issue_card` only."""
    prefix = rules.card_number(county, year, 0)[:-6]
    return ContractCard.objects.filter(number__startswith=prefix).aggregate(last=Max("number"))["last"]


@dataclass(frozen=True)
class CardFacts:
    """All that stands on a contract card; no identity number, no health, no address of the home (ux §10)."""

    county: str
    village: str
    person: str
    number: str
    token: str
    officer: str
    officer_phone: str
    bureau_phone: str
    station: str
    station_place: str
    station_phone: str


def card_facts(card):
    """What to print on a card, as the offices and stations are on file now."""
    village = card.division
    placement = card.placement
    county = Division.objects.get(code=village.code[:6])
    officer = _first_user(Role.VILLAGE, village.code)
    bureau = _first_user(Role.COUNTY, county.code)
    station = station_for(county.code, placement.destination)
    return CardFacts(
        county=county.name, village=village.name, person=placement.laborer.name, number=card.number, token=card.token,
        officer=officer.name if officer else "", officer_phone=officer.phone if officer else "",
        bureau_phone=bureau.phone if bureau else "", station=station.name if station else "",
        station_place=" ".join(filter(None, [station.city, station.address])) if station else "",
        station_phone=station.phone if station else "",
    )  # fmt: skip


def station_for(county, destination):
    """The county's station that looks after a place of work, the one with the closest prefix; None without one."""
    stations = Station.objects.filter(county_id=county).order_by("name")
    fits = {
        each: max((len(prefix) for prefix in each.destinations if destination.startswith(prefix)), default=0)
        for each in stations
    }
    best = max(fits, key=fits.get, default=None)
    return best if best and fits[best] else None


def _first_user(role, division):
    """The longest serving active officer of an office, those with a telephone before those without."""
    users = User.objects.filter(role=role, division_id=division, is_active=True)
    return users.order_by(Case(When(phone="", then=1), default=0), "date_joined", "id").first()


# --- contracts that end soon -----------------------------------------------------------------------------------------

# Users who look after a placement `p`: the village it comes from, and the station where it is.
OFFICERS_OF = """
    (u.role = 'village' AND u.division_id = {row}.division_id) OR (u.role = 'station' AND EXISTS (
        SELECT FROM xundian_station s, unnest(s.destinations) AS prefix
        WHERE s.id = u.station_id AND starts_with({row}.division_id, s.county_id)
        AND starts_with({row}.destination, prefix)))
"""
_CONTRACTS = f"""
SELECT p.id AS placement_id, p.contract_to, u.id AS user_id
FROM laborers_placement p JOIN xundian_user u ON u.is_active AND ({OFFICERS_OF.format(row="p")})
WHERE p.ended_on IS NULL AND p.contract_to BETWEEN %(on)s AND %(last)s
ORDER BY p.contract_to, p.id, u.id
"""


def contracts_ending(on, until):
    """[{placement_id, contract_to, user_id}]: contracts of running placements ending in these days, per officer."""
    return fetch_dicts(_CONTRACTS, {"on": on, "last": until})


# --- lists: names and labels beside ids and codes, joined in ---------------------------------------------------------


def code_label(scheme, path):
    """The newest label of the code at `path`, in the language of the moment, as part of the same statement."""
    column = "label_en" if (get_language() or "").startswith("en") else "label_zh"
    newest = Code.objects.filter(scheme=scheme, code=OuterRef(path)).order_by("-valid_from")
    return Coalesce(Subquery(newest.values(column)[:1]), Value(""), output_field=CharField())


def with_labels(placements):
    """Placements as a list shows them: person, household, village, employer, batch, and the labels of all codes."""
    return placements.select_related("laborer", "household", "division", "enterprise", "batch").annotate(
        area_label=code_label("area_of_work", "area"),
        destination_label=code_label("destination", "destination"),
        occupation_label=code_label("occupation", "occupation"),
        organised_by_label=code_label("organised_by", "organised_by"),
        end_reason_label=code_label("end_reason", "end_reason"),
    )


def batches_with_labels(batches):
    """Batches as a list shows them, with the number of people placed with each."""
    return batches.select_related("division").annotate(
        destination_label=code_label("destination", "destination"), people=Count("placements")
    )
