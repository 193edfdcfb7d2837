"""Ledgers of the work: answers of a survey round, placements (务工花名册), difficulties."""

from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.utils.translation import gettext_lazy as _

from laborers.difficulties import queries as difficulties_of
from laborers.difficulties.models import DifficultyStep
from laborers.difficulties.states import DifficultyState, Severity, Side, StepKind, Via, Way
from laborers.difficulties.states import Kind as DifficultyKind
from laborers.difficulties.states import Level as DifficultyLevel
from laborers.placements import rules as placement_rules
from laborers.placements.models import Placement
from laborers.placements.queries import work_years_of
from laborers.surveys.models import SurveyResponse
from xundian.accounts.scope import under
from xundian.exports.kinds.columns import Column, choice, code, day, employer, flag, money, number, text
from xundian.exports.kinds.people import HOME, people
from xundian.kit.money import yuan
from xundian.kit.sheets import MONEY, NUMBER

_WHO = ("township", "division_name", "household_number", "group_name", "name", "sex", "age", "identity_hint", "phone")
_A_MONTH = _("A month, before tax, as told.")


def response_columns():
    """A person, and the newest of their answers in the round."""
    return [
        *people(*_WHO, "education", "labour_skill", "category", at="laborer__"),
        code("status", _("employment status"), "status", "transfer_status"),
        code("unemployed_reason", _("reason for not working"), "unemployed_reason", "unemployed_reason"),
        code("place", _("place of work"), "place", "destination", width=22),
        text("place_text", _("place of work as written"), "place_text", 22),
        text("employer", _("employer"), "employer", 22),
        number("months", _("months worked"), "months", definition=_("With work in the year of the round, 0 to 12.")),
        money("wage", _("monthly wage"), "wage_fen", definition=_A_MONTH),
        code("intention", _("employment intention"), "intention", "intention"),
        code("training_wish", _("training wish"), "training_wish", "occupation"),
        money("expected_wage", _("expected monthly wage"), "expected_wage_fen", definition=_A_MONTH),
        flag("care_duty", _("must care for family"), "care_duty"),
        day("surveyed_on", _("surveyed on"), "surveyed_on"),
        text("surveyor", _("surveyor"), "surveyor", 10),
    ]  # fmt: skip


def responses(round):
    """The newest answers of everyone in a round, one row a person."""
    later = SurveyResponse.objects.filter(
        round=round, laborer=OuterRef("laborer"), revision__gt=OuterRef("revision")
    )  # fmt: skip
    return SurveyResponse.objects.filter(~Exists(later), round=round)


def _years(county, on):
    """{laborer key: rules.WorkYear} of everyone of the county who worked in the year of the day; one statement."""
    return work_years_of(Placement.objects.filter(under("division_id", county)), on.year, on)


def _of_year(told):
    """What the person's year tells; nothing for who has not worked in it."""

    def read(words):
        def cell(laborer):
            found = words.once(_years).get(laborer)
            return told(found) if found else None

        return cell

    return read


def placement_columns():
    """A person, and one spell of work."""
    return [
        *people(*_WHO, "education", "category", at="laborer__"),
        code("area", _("area of work"), "area", "area_of_work", definition=_("Seen from the county of the household.")),
        code("destination", _("place of work"), "destination", "destination", width=22),
        employer(),
        code("occupation", _("occupation"), "occupation", "occupation", width=14),
        code("organised_by", _("organised by"), "organised_by", "organised_by"),
        money("wage", _("monthly wage"), "wage_fen", definition=_A_MONTH),
        day("contract_from", _("contract from"), "contract_from"),
        day("contract_to", _("contract to"), "contract_to"),
        day("started_on", _("started on"), "started_on"),
        day("ended_on", _("last day of work"), "ended_on", definition=_("Empty while the work goes on.")),
        code("end_reason", _("end reason"), "end_reason", "end_reason"),
        Column(
            "year_months", _("months worked this year"), ("laborer_id",), _of_year(lambda year: year.months), NUMBER,
            9, definition=_("Of the person, in all spells from January to the day of the file; a month begun counts."),
        ),
        Column(
            "year_income", _("transfer income this year"), ("laborer_id",),
            _of_year(lambda year: yuan(year.income_fen)), MONEY, 15,
            definition=_(
                "Of the person, in all spells from January to the day of the file: wages as reported, else by the wage "
                "agreed and the days worked. It stands in every line of the person: do not add the lines up."
            ),
        ),
    ]  # fmt: skip


def placements():
    """All spells of work."""
    return Placement.objects.all()


def placements_inside():
    """Spells of work in the county."""
    return Placement.objects.filter(area=placement_rules.IN_COUNTY)


def placements_away():
    """Spells of work outside the county; a place nobody knows counts as outside."""
    return Placement.objects.filter(~Q(area=placement_rules.IN_COUNTY))


def difficulty_columns():
    """A household or a person, and what must be solved."""
    return [
        *people("township", "division_name"),
        *HOME,
        *people("name", "phone", at="laborer__"),
        choice("kind", _("kind"), "kind", DifficultyKind, 16),
        choice("severity", _("severity"), "severity", Severity, 9),
        text("description", _("description"), "description", 40),
        day("reported_on", _("reported on"), "reported_on"),
        text("reported_by", _("reported by"), "reported_by__name", 10),
        choice("reported_via", _("reported through"), "reported_via", Via),
        choice("side", _("told"), "side", Side),
        choice("level", _("owner level"), "level", DifficultyLevel, 9),
        text("owner", _("owner"), "owner__name", 10),
        day("handed_on", _("handed over on"), "handed_on", definition=_("The last time that another office took it.")),
        choice("handed_to", _("handed over to"), "handed_to", DifficultyLevel, 9),
        day("due_on", _("due on"), "due_on", definition=_("The last day by the deadline in force for its kind.")),
        choice("state", _("state"), "state", DifficultyState),
        text("result", _("result"), "result", 30),
        day("resolved_on", _("resolved on"), "resolved_on"),
        day("confirmed_on", _("confirmed on"), "confirmed_on"),
        choice("confirmed_way", _("confirmed by way of"), "confirmed_way", Way),
    ]  # fmt: skip


def difficulties(user, on):
    """Difficulties the user may know of; confidential ones only as far as the lists show them."""
    handed, confirmed = _last_step(StepKind.HANDED, StepKind.ESCALATED), _last_step(StepKind.CONFIRMED)
    return difficulties_of.shown(difficulties_of.visible(user), on).annotate(
        handed_on=Subquery(handed.values("on")[:1]), handed_to=Subquery(handed.values("level")[:1]),
        # Of one that was opened again nothing is confirmed, whatever was once.
        confirmed_way=Case(When(confirmed_on__isnull=False, then=Subquery(confirmed.values("way")[:1]))),
    )  # fmt: skip


def _last_step(*kinds):
    return DifficultyStep.objects.filter(difficulty=OuterRef("pk"), kind__in=kinds).order_by("-created_at", "-id")
