"""What can be taken out, one entry a kind: its rows, the filters of its REST list, its columns, and who may ask."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.difficulties.api import DifficultyFilter
from laborers.economy.api import EconomyFilters
from laborers.jobs.api.events import EventFilter
from laborers.jobs.api.offers import OfferFilter
from laborers.jobs.api.vacancies import VacancyFilter
from laborers.placements.api.shapes import PlacementFilter
from laborers.placements.api.wages import WageFilter
from laborers.registry.api.households import HouseholdFilters
from laborers.registry.api.people import LaborerFilters
from laborers.surveys.api.responses import ResponseFilters
from laborers.visits.api import PlanFilter, VisitFilter
from relocation.declarations.api.declarations import DeclarationFilter
from relocation.sites.api.buildings import HomeFilter
from xundian.exports.kinds import filters as by
from xundian.exports.kinds import homes, learning, offers, people, posts, resettled, stations, visits, work
from xundian.exports.kinds.columns import Column, Words
from xundian.exports.kinds.people import unmasked

IDENTITY = "identity_hint"
# What a ledger counts, as it stands in its upper right corner.
PEOPLE, PEOPLE_YUAN = pgettext_lazy("unit", "people"), pgettext_lazy("unit", "people, yuan")
HOUSEHOLDS, HOUSEHOLDS_YUAN_MU = pgettext_lazy("unit", "households"), pgettext_lazy("unit", "households, yuan, mu")
VISITS = pgettext_lazy("unit", "visits")
DIFFICULTIES = pgettext_lazy("unit", "difficulties")
HOMES, FIGURES = pgettext_lazy("unit", "homes"), pgettext_lazy("unit", "figures")
POSTS_YUAN, EVENTS = pgettext_lazy("unit", "posts, yuan"), pgettext_lazy("unit", "events, people")


@dataclass(frozen=True)
class Asked:
    """For whom and for which day rows are chosen; `round` is there for kinds that need one."""

    user: Any
    on: date
    round: Any = None


@dataclass(frozen=True)
class Kind:
    """One kind of export.

    `rows(asked)` are its rows before scope and filters; `filter_set` is the REST list's own. `person` leads from a row
    to the person it tells of, for the log of who saw whom. `ledger` is the back office's list of the same rows, with
    what its filters are called here.
    """

    name: str
    title: str
    about: str
    unit: str
    right: str
    rows: Callable
    filter_set: type
    filters: tuple[by.Filter, ...]
    columns: list[Column]
    order: tuple[str, ...] = ("division_id", "id")
    person: str = ""
    by_round: bool = False
    ledger: str = ""
    ledger_filters: dict[str, str] = field(default_factory=dict)

    @property
    def has_identity(self):
        """Whether its rows hold identity numbers."""
        return any(column.name == IDENTITY for column in self.columns)

    def columns_for(self, role, *, with_identity=False):
        """The columns a role sees, identity numbers masked unless asked for in full."""
        seen = [column for column in self.columns if column.is_for(role)]
        return [unmasked(each) if with_identity and each.name == IDENTITY else each for each in seen]


_PLACE = {"place": "division"}
_PEOPLE_FIRST = ("division_id", "household__group_name", "household__number", "id")
_PERSON_FIRST = ("division_id", "laborer__household__group_name", "laborer__household__number", "id")
_PLACED = {
    "unit": PEOPLE_YUAN, "right": "placements.read", "filter_set": PlacementFilter,
    "columns": work.placement_columns(), "order": ("division_id", "household__number", "started_on", "id"),
    "person": "laborer_id",
}  # fmt: skip

_PLANNED = {"order": (*visits.BY_HOUSEHOLD, "window_to", "id"), "person": "laborer_id"}
_TABLE = [
    Kind(
        "laborers", _("Ledger of labour resources"), _("Everyone of working age in the registry."), PEOPLE,
        "laborers.read", lambda asked: people.laborers(), LaborerFilters,
        (by.DIVISION, by.STAGE, by.DIRECTION, by.SEARCH), people.laborer_columns(), _PEOPLE_FIRST, "pk",
        ledger="laborers.Laborer", ledger_filters=_PLACE | {"stage": "stage", "direction": "direction", "q": "q"},
    ),
    Kind(
        "households", _("Ledger of households"), _("Households with head, category and number of laborers."),
        HOUSEHOLDS, "households.read", lambda asked: homes.households(), HouseholdFilters,
        (by.DIVISION, by.CATEGORY, by.SEARCH), homes.household_columns(),
        ("division_id", "group_name", "number", "id"),
        ledger="laborers.Household", ledger_filters=_PLACE | {"category": "category", "q": "q"},
    ),
    Kind(
        "survey-responses", _("Answers of the labour survey"), _("The newest answers of everyone in one round."),
        PEOPLE_YUAN, "surveys.read", lambda asked: work.responses(asked.round), ResponseFilters,
        (by.ROUND, by.DIVISION, by.STATUS, by.INTENTION), work.response_columns(), _PERSON_FIRST, "laborer_id", True,
        ledger="laborers.SurveyResponse", ledger_filters=_PLACE | {"status": "status", "intention": "intention"},
    ),
    Kind(
        "not-surveyed", _("People not yet surveyed"), _("Whom one round expects and who has not answered in it."),
        PEOPLE, "surveys.read", lambda asked: people.not_surveyed(asked.round, asked.on), LaborerFilters,
        (by.ROUND, by.DIVISION, by.SEARCH), people.people(
            "township", "division_name", "group_name", "household_number", "name", "sex", "age", "identity_hint",
            "relation", "phone", "category",
        ), _PEOPLE_FIRST, "pk", True,
    ),
    Kind(
        "placements", _("Roll of people at work"), _("Every spell of work, near or far."),
        rows=lambda asked: work.placements(),
        filters=(by.DIVISION, by.AREA, by.ORGANISER, by.ACTIVE), ledger="laborers.Placement",
        ledger_filters=_PLACE | {"area": "area", "organised_by": "organised_by"}, **_PLACED,
    ),
    Kind(
        "placements-in-county", _("Roll of people at work (in the county)"), _("Spells of work in the county."),
        rows=lambda asked: work.placements_inside(), filters=(by.DIVISION, by.ORGANISER, by.ACTIVE), **_PLACED,
    ),
    Kind(
        "placements-away", _("Roll of people at work (outside the county)"), _("Spells of work outside the county."),
        rows=lambda asked: work.placements_away(), filters=(by.DIVISION, by.AREA, by.ORGANISER, by.ACTIVE), **_PLACED,
    ),
    Kind(
        "household-economies", _("Household economy by year"), _("What households earned and planted in a year."),
        HOUSEHOLDS_YUAN_MU, "economies.read", lambda asked: homes.economies(), EconomyFilters,
        (by.YEAR, by.DIVISION), homes.economy_columns(), ("-year", "division_id", "code", "id"),
        ledger="laborers.HouseholdEconomy", ledger_filters=_PLACE | {"year": "year"},
    ),
    Kind(
        "visits", _("Visits due and overdue"), _("Planned visits that wait today."), VISITS, "visits.read",
        lambda asked: visits.waiting(asked.user, asked.on), PlanFilter,
        (by.DIVISION, by.VISIT_KIND, by.OVERDUE, by.SINCE, by.UNTIL), visits.waiting_columns(), **_PLANNED,
    ),
    Kind(
        "visit-plans", _("Ledger of planned visits"), _("Every planned visit, and what became of it."), VISITS,
        "visits.read", lambda asked: visits.plans(), PlanFilter,
        (by.DIVISION, by.VISIT_KIND, by.PLAN_STATE, by.OVERDUE, by.SINCE, by.UNTIL), visits.plan_columns(),
        ledger="laborers.VisitPlan",
        ledger_filters=_PLACE | {"kind": "kind", "state": "state", "overdue": "overdue"}, **_PLANNED,
    ),
    Kind(
        "visits-made", _("Ledger of visits"), _("Visits and attempts, as they were written down."), VISITS,
        "visits.read", lambda asked: visits.made(), VisitFilter,
        (by.DIVISION, by.VISIT_KIND, by.OUTCOME, by.SINCE, by.UNTIL), visits.made_columns(),
        (*visits.BY_HOUSEHOLD, "visited_on", "id"), "laborer_id",
        ledger="laborers.Visit", ledger_filters=_PLACE | {"kind": "kind", "outcome": "outcome"},
    ),
    Kind(
        "station-people", _("People placed in our cities"), _("Contact and work of whom a station looks after."),
        PEOPLE, "trips.read", lambda asked: stations.placed(asked.user, asked.on), PlacementFilter,
        (by.PLACE_OF_WORK,), stations.people_columns(), ("destination", "works_for", "id"), "laborer_id",
    ),
    Kind(
        "vacancies", _("Ledger of vacancies"), _("Posts of enterprises and public-welfare posts."), POSTS_YUAN,
        "vacancies.read", lambda asked: posts.vacancies(), VacancyFilter,
        (by.VACANCY_STATE, by.CHANNEL, by.OCCUPATION, by.SEARCH), posts.vacancy_columns(), ("closes", "id"),
        ledger="laborers.Vacancy", ledger_filters={"state": "state", "channel": "channel", "occupation": "occupation"},
    ),
    Kind(
        "recruitment-events", _("Ledger of recruitment events"), _("Fairs and campaigns, and who came."), EVENTS,
        "events.read", lambda asked: posts.events(), EventFilter, (by.DIVISION, by.EVENT_STATE, by.YEAR),
        posts.event_columns(), ("starts_on", "id"), ledger="laborers.RecruitmentEvent",
        ledger_filters=_PLACE | {"state": "state"},
    ),
    Kind(
        "offers", _("Ledger of offers"), _("Posts offered to people, and the answers of both sides."), PEOPLE,
        "offers.read", lambda asked: offers.offers(), OfferFilter, (by.DIVISION, by.OFFER_STATE),
        offers.offer_columns(), ("division_id", "made_on", "id"), "laborer_id", ledger="laborers.Offer",
        ledger_filters=_PLACE | {"state": "state"},
    ),
    Kind(
        "wage-reports", _("Ledger of wages paid"), _("What was paid by month, as far as it was told."), PEOPLE_YUAN,
        "placements.read", lambda asked: offers.wages(), WageFilter, (by.DIVISION, by.YEAR), offers.wage_columns(),
        ("division_id", "placement_id", "month", "id"), "placement__laborer_id", ledger="laborers.WageReport",
        ledger_filters=_PLACE,
    ),
    Kind(
        "class-roster", learning.ROSTER, _("Who was in which class, with result and certificate."), PEOPLE,
        "trainings.read", lambda asked: learning.trainees(), learning.RosterFilter,
        (by.TRAINING_CLASS, by.DIVISION, by.TRAINEE_STATE), learning.roster_columns(),
        ("training_class__starts_on", "training_class_id", "division_id", "laborer__name", "id"), "laborer_id",
    ),
    Kind(
        "training-classes", learning.CLASSES, _("Classes with trainees, results and certificates."), PEOPLE,
        "trainings.read", lambda asked: learning.classes(), learning.ClassFilter,
        (by.YEAR, by.DIVISION, by.TRAINING_KIND, by.CLASS_STATE), learning.class_columns(), ("starts_on", "id"),
    ),
    Kind(
        "difficulties", _("Register of difficulties"), _("What must be coordinated until it is solved."), DIFFICULTIES,
        "difficulties.read", lambda asked: work.difficulties(asked.user, asked.on), DifficultyFilter,
        (by.DIVISION, by.DIFFICULTY_KIND, by.DIFFICULTY_STATE, by.SEVERITY, by.OVERDUE), work.difficulty_columns(),
        ("due_on", "id"), "laborer_id", ledger="laborers.Difficulty",
        ledger_filters=_PLACE | {"kind": "kind", "state": "state", "severity": "severity", "overdue": "overdue"},
    ),
    Kind(
        "declarations", _("Ledger of declarations"), _("Households declared for relocation, and what became of it."),
        HOUSEHOLDS, "relocation.read", lambda asked: resettled.declarations(), DeclarationFilter,
        (by.DIVISION, resettled.SITE, resettled.DECLARATION_STATE), resettled.declaration_columns(),
        ("household__division_id", "declared_on", "id"),
    ),
    Kind(
        "homes", _("Ledger of homes"), _("Homes of resettlement sites: free, allotted, lived in, and how they fit."),
        HOMES, "relocation.read", lambda asked: resettled.homes(), HomeFilter,
        (resettled.SITE, resettled.HOME_STATE), resettled.home_columns(),
        ("building__site_id", "building__name", "unit", "room", "id"),
    ),
    Kind(
        "channel-offers", _("Ledger of channels"), _("Ways into work offered to relocated households, and answers."),
        PEOPLE, "relocation.read", lambda asked: resettled.channel_offers(), resettled.ChannelOfferFilter,
        (by.DIVISION, resettled.SITE, resettled.KIND, resettled.OFFER_STATE), resettled.channel_offer_columns(),
        ("division_id", "proposed_on", "id"), "laborer_id",
    ),
    Kind(
        "zero-employments", _("Ledger of households without work"),
        _("Relocated households in which nobody worked: found, helped, cleared."), HOUSEHOLDS, "relocation.read",
        lambda asked: resettled.without_work(), resettled.WithoutWorkFilter,
        (by.DIVISION, resettled.SITE, resettled.OPEN), resettled.without_work_columns(),
        ("division_id", "found_on", "id"),
    ),
    Kind(
        "indicators", _("Yearly indicators with sources"), _("Figures of the county by year, with what they replaced."),
        FIGURES, "indicators.read", lambda asked: resettled.figures(), resettled.FigureFilter,
        (resettled.INDICATOR, resettled.FIGURE_STATE, resettled.SINCE_YEAR), resettled.figure_columns(),
        ("-year", "indicator", "-created_at", "id"),
    ),
]  # fmt: skip
KINDS = {kind.name: kind for kind in _TABLE}

__all__ = ["KINDS", "Asked", "Column", "Kind", "Words"]
