"""Reads of consents, batches and rosters, placements, wage reports and contract cards."""

from laborers.placements.queries.batches import batches_with_labels
from laborers.placements.queries.cards import (
    CardFacts,
    ContractFacts,
    card_by_token,
    card_facts,
    cards_to_print,
    contract_facts,
    first_users,
    last_number,
    many_card_facts,
    valid_card,
)
from laborers.placements.queries.consents import (
    consent_in_force,
    consent_texts,
    consents_in_force,
    placement_text,
    text_of,
)
from laborers.placements.queries.income import PlaceYear, income_by_place, keys_of, work_year, work_years, work_years_of
from laborers.placements.queries.labels import code_label
from laborers.placements.queries.offices import OFFICERS_OF, contracts_ending, station_for
from laborers.placements.queries.retention import GROUPS, Kept, retention
from laborers.placements.queries.rosters import (
    gaps_of,
    may_leave,
    placed_by,
    roster,
    to_list,
)
from laborers.placements.queries.spells import active_on, away, away_on, with_labels
from laborers.placements.queries.yearly import Earned, MonthsWorked

__all__ = [
    "GROUPS",
    "OFFICERS_OF",
    "CardFacts",
    "ContractFacts",
    "Earned",
    "Kept",
    "MonthsWorked",
    "PlaceYear",
    "active_on",
    "away",
    "away_on",
    "batches_with_labels",
    "card_by_token",
    "card_facts",
    "cards_to_print",
    "code_label",
    "consent_in_force",
    "consent_texts",
    "consents_in_force",
    "contract_facts",
    "contracts_ending",
    "first_users",
    "gaps_of",
    "income_by_place",
    "keys_of",
    "last_number",
    "many_card_facts",
    "may_leave",
    "placed_by",
    "placement_text",
    "retention",
    "roster",
    "station_for",
    "text_of",
    "to_list",
    "valid_card",
    "with_labels",
    "work_year",
    "work_years",
    "work_years_of",
]
