"""Ledgers of relocation (W2.2): declarations, homes, offers of channels, households without work, yearly figures."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import rest_framework as filters

from relocation.channels.models import ChannelOffer, ZeroEmployment
from relocation.channels.queries import ledger
from relocation.channels.states import ChannelKind, ChannelState, Clearing
from relocation.declarations.models import Declaration
from relocation.declarations.states import DeclarationState
from relocation.indicators import rules
from relocation.indicators.models import YearFigure
from relocation.indicators.states import FigureState, Indicator
from relocation.sites.models import Home, Site
from relocation.sites.queries import with_people
from relocation.sites.states import Fit, HomeState
from xundian.accounts.scope import under, visible_to
from xundian.exports.kinds.columns import Column, choice, code, day, number, place, text
from xundian.exports.kinds.filters import NUMBER, Filter
from xundian.exports.kinds.people import HOME, TOWNSHIP, TOWNSHIP_DIGITS, VILLAGE, VILLAGE_DIGITS, people
from xundian.kit.sheets import AREA

_WHO = ("township", "division_name", "household_number", "name", "sex", "age", "phone")
_SITE = text("site", _("site"), "site__name", 20)


def _sites(user, on):
    return [(str(pk), name) for pk, name in visible_to(user, Site.objects.order_by("name")).values_list("pk", "name")]


def _words(choices):
    return lambda user, on: choices.choices


SITE = Filter("site", _("site"), _sites)
DECLARATION_STATE = Filter("state", _("state"), _words(DeclarationState))
HOME_STATE = Filter("state", _("state"), _words(HomeState))
OFFER_STATE = Filter("state", _("state"), _words(ChannelState))
KIND = Filter("channel", _("channel"), _words(ChannelKind))
OPEN = Filter("open", _("not cleared"), lambda user, on: [("true", _("yes")), ("false", _("no"))])
INDICATOR = Filter("indicator", _("indicator"), _words(Indicator))
FIGURE_STATE = Filter("state", _("state"), _words(FigureState))
SINCE_YEAR = Filter("year__gte", _("from year"), form=NUMBER)


class Placed(filters.FilterSet):
    """Rows of a place, by the division they lie in."""

    division = filters.CharFilter(method="in_place")

    def in_place(self, queryset, name, value):
        """At or below the division."""
        return queryset.filter(under("division_id", value))


class ChannelOfferFilter(Placed):
    """Offers of channels by place, site, channel and state."""

    class Meta:
        model = ChannelOffer
        fields = ["site", "channel", "state"]


class WithoutWorkFilter(Placed):
    """The ledger of households without work by place and site, and whether the time is over."""

    open = filters.BooleanFilter(field_name="cleared_on", lookup_expr="isnull")

    class Meta:
        model = ZeroEmployment
        fields = ["site"]


class FigureFilter(filters.FilterSet):
    """Yearly figures by indicator, state and year."""

    class Meta:
        model = YearFigure
        fields = {"year": ["exact", "gte", "lte"], "indicator": ["exact"], "state": ["exact"]}


def declaration_columns():
    """A household, what was declared of it, and what became of that."""
    at = "household__division_id"
    return [
        place("township", _("township"), at, TOWNSHIP_DIGITS, seen=TOWNSHIP.seen),
        place("division_name", _("village"), at, VILLAGE_DIGITS, 16, seen=("laborers", "division_name")),
        *HOME,
        number("persons", _("persons"), "persons", total=True),
        day("declared_on", _("declared on"), "declared_on"),
        choice("state", _("state"), "state", DeclarationState, 18),
        _SITE,
        text("building", _("building"), "home__building__name", 10),
        text("unit", _("unit"), "home__unit", 10),
        text("room", _("room"), "home__room", 8),
    ]


def declarations():
    """Every declaration, whatever became of it."""
    return Declaration.objects.all()


def home_columns():
    """A home: its door, its size, how it stands and how it fits who lives there."""
    return [
        text("site", _("site"), "building__site__name", 20),
        text("building", _("building"), "building__name", 10),
        text("unit", _("unit"), "unit", 10),
        text("room", _("room"), "room", 8),
        Column("area", _("area in square metres"), ("area_m2",), form=AREA, width=12, total=True),
        number("persons", _("meant for persons"), "persons", total=True),
        choice("state", _("state"), "stands", HomeState),
        text("household_number", _("household number"), "dweller_number", 18, seen=("laborers", "household_number")),
        number("members", _("members"), "members", total=True),
        choice("fits", _("size and household"), "fits", Fit, 14),
    ]


def homes():
    """Homes with how they stand today, and who lives there."""
    return with_people(Home.objects.all()).annotate(stands=F("state"))


def channel_offer_columns():
    """A person, the way into work, and the answer."""
    return [
        *people(*_WHO, at="laborer__"),
        _SITE,
        choice("channel", _("channel"), "channel", ChannelKind, 16),
        text("workshop", _("workshop"), "workshop__name", 20),
        code("welfare_post", _("public-welfare post"), "welfare_post__kind", "welfare_post_kind", width=14),
        choice("state", _("state"), "state", ChannelState),
        day("proposed_on", _("proposed on"), "proposed_on"),
        day("answer_by", _("answer by"), "answer_by"),
        day("answered_on", _("answered on"), "answered_on"),
        day("started_on", _("starts on"), "placement__started_on"),
    ]


def channel_offers():
    """Every offer of a channel."""
    return ChannelOffer.objects.all()


def without_work_columns():
    """A household, since when nobody worked in it, what help was given, and how it was cleared."""
    return [
        TOWNSHIP, VILLAGE, *HOME, _SITE,
        day("found_on", pgettext_lazy("zero employment", "found on"), "found_on"),
        number("helped", _("offers meanwhile"), "helped", total=True),
        choice("help_channel", _("last offer"), "help_channel", ChannelKind, 16),
        choice("help_state", _("its state"), "help_state", ChannelState),
        day("cleared_on", _("cleared on"), "cleared_on"),
        choice("how", _("how it was cleared"), "how", Clearing, 18),
    ]  # fmt: skip


def without_work():
    """The whole ledger, cleared rows too."""
    return ledger(ZeroEmployment.objects.all())


def _value(words):
    return lambda indicator, amount: rules.shown(amount, indicator)


def _unit(words):
    return lambda indicator: str(rules.MEASURES[indicator].unit.label)


def figure_columns():
    """A figure of the county with its source; those it replaced stand here too."""
    return [
        number("year", _("year"), "year"),
        choice("indicator", _("indicator"), "indicator", Indicator, 22),
        Column("value", _("value"), ("indicator", "amount"), _value, AREA, 14),
        Column("unit", _("unit of measure"), ("indicator",), _unit, width=14),
        text("source", _("source"), "source", 36),
        choice("state", _("state"), "state", FigureState, 14),
        text("reason", _("reason"), "reason", 20),
        day("entered_on", _("entered on"), "entered_on"),
    ]


def figures():
    """Every figure, in force or not."""
    return YearFigure.objects.all()
