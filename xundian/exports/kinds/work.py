"""Ledgers of the work: answers of a survey round, placements (务工花名册), difficulties."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from laborers.difficulties import queries as difficulties_of
from laborers.difficulties.states import DifficultyState, Severity
from laborers.difficulties.states import Kind as DifficultyKind
from laborers.difficulties.states import Level as DifficultyLevel
from laborers.placements import rules as placement_rules
from laborers.placements.models import Placement
from laborers.surveys.models import SurveyResponse
from xundian.exports.kinds.columns import choice, code, day, employer, flag, money, number, text
from xundian.exports.kinds.people import HOME, people

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
        choice("level", _("owner level"), "level", DifficultyLevel, 9),
        text("owner", _("owner"), "owner__name", 10),
        day("due_on", _("due on"), "due_on", definition=_("The last day by the deadline in force for its kind.")),
        choice("state", _("state"), "state", DifficultyState),
        text("result", _("result"), "result", 30),
        day("resolved_on", _("resolved on"), "resolved_on"),
        day("confirmed_on", _("confirmed on"), "confirmed_on"),
    ]  # fmt: skip


def difficulties(user, on):
    """Difficulties the user may know of; confidential ones only as far as the lists show them."""
    return difficulties_of.shown(difficulties_of.visible(user), on)
