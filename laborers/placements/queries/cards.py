"""Reads of contract cards, and what is printed on one."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, Max, When

from laborers.placements import rules
from laborers.placements.models import ContractCard
from laborers.placements.queries.offices import nearest
from xundian.accounts.models import Station, User
from xundian.accounts.roles import Role
from xundian.accounts.scope import under
from xundian.codes.queries import tables
from xundian.divisions.models import Division


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
    """All that stands on a contact card; no identity number, no health, no address of the home (ux §10)."""

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
    promise: str


@dataclass(frozen=True)
class ContractFacts:
    """What stands on a contract card besides: the agreement in words, empty where nothing is known."""

    card: CardFacts
    employer: str
    post: str
    place: str
    pay: str
    pay_day: str
    hours: str
    board: str
    insurance: str
    term: str


def card_facts(card):
    """What to print on a card, as the offices and stations are on file now."""
    [facts] = many_card_facts([card])
    return facts


def many_card_facts(cards):
    """The CardFacts of many cards in their order, in as many statements as for one."""
    villages = {each.division_id for each in cards}
    counties = {code[:6] for code in villages}
    names = dict(Division.objects.filter(code__in=villages | counties).values_list("code", "name"))
    officers = first_users(Role.VILLAGE, villages) | first_users(Role.COUNTY, counties)
    stations = list(Station.objects.filter(county_id__in=counties).order_by("name"))
    return [_facts(each, names, officers, stations) for each in cards]


def cards_to_print(cards, *, batch=None, division=None):
    """The valid cards of the queryset of people at work: of one batch, or of all places below a division's code."""
    rows = cards.filter(revoked_on=None, placement__ended_on=None, placement__called_off_on=None)
    if batch is not None:
        rows = rows.filter(placement__batch=batch)
    if division is not None:
        rows = rows.filter(under("division_id", division))
    return rows.select_related("placement__laborer").order_by("division_id", "placement__laborer__pinyin", "number")


def _facts(card, names, officers, stations):
    county, place = card.division_id[:6], card.placement.destination
    officer, bureau = officers.get(card.division_id), officers.get(county)
    station = nearest([each for each in stations if each.county_id == county], place)
    return CardFacts(
        county=names[county], village=names[card.division_id], person=card.placement.laborer.name, number=card.number,
        token=card.token, officer=officer.name if officer else "", officer_phone=officer.phone if officer else "",
        bureau_phone=bureau.phone if bureau else "", station=station.name if station else "",
        station_place=" ".join(filter(None, [station.city, station.address])) if station else "",
        station_phone=station.phone if station else "", promise=settings.CARD_PROMISE,
    )  # fmt: skip


def first_users(role, divisions):
    """{division code: its longest serving active officer of the role}, those with a telephone before those without."""
    users = User.objects.filter(role=role, division_id__in=divisions, is_active=True)
    ordered = users.order_by("division_id", Case(When(phone="", then=1), default=0), "date_joined", "id")
    return {user.division_id: user for user in ordered.distinct("division_id")}


def contract_facts(card, on):
    """What to print on a contract card: of the placement, and where it says nothing, of the post it came from."""
    placement = card.placement
    vacancy = placement.offer.vacancy if placement.offer else None
    words = tables(("destination", "occupation"), on)
    low, high = (vacancy.wage_min_fen, vacancy.wage_max_fen) if vacancy else (None, None)
    if placement.wage_fen is not None:
        low = high = placement.wage_fen
    place = words["destination"].label(placement.destination, "zh-hans")
    occupation = words["occupation"].label(placement.occupation, "zh-hans")
    return ContractFacts(
        card=card_facts(card), employer=placement.employer, post=vacancy.title if vacancy else occupation, place=place,
        pay=rules.pay_in_words(low, high), term=rules.term_in_words(placement.contract_from, placement.contract_to),
        pay_day=rules.pay_day_in_words(vacancy and vacancy.pay_day),
        hours=rules.hours_in_words(vacancy and vacancy.hours_per_day, vacancy and vacancy.days_per_week),
        board=rules.board_in_words(vacancy.board, vacancy.lodging) if vacancy else "",
        insurance=rules.insurance_in_words(vacancy.insurance) if vacancy else "",
    )  # fmt: skip
