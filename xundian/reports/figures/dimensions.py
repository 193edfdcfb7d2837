"""The ways in which figures are divided: the rows of the official form of 2016 on transfer (codes 11), and others.

Every row is in one part: what is not on record is a part of its own, so that parts always add up to the whole.
"""

from datetime import timedelta

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.difficulties.states import Kind
from laborers.placements.queries import MonthsWorked
from laborers.placements.rules import ABROAD, IN_COUNTY, IN_PROVINCE, OUT_PROVINCE
from laborers.registry.queries import supported_then
from laborers.subsidies.states import PolicyCode
from laborers.visits.states import VisitKind
from relocation.channels.states import ChannelKind
from xundian.reports.figures.marks import stretch
from xundian.reports.figures.shape import Dimension
from xundian.reports.rollups.kept import Base
from xundian.reports.rules import born_by, first_of_year

UNKNOWN = "unknown"
NOT_KNOWN = pgettext_lazy("part", "Not on record")
AREAS = {
    "in_county": _("In the county"), "in_province": _("In the province, outside the county"),
    "out_province": _("Outside the province"), "abroad": _("Outside the mainland"),
    UNKNOWN: NOT_KNOWN,
}  # fmt: skip
CHANNELS = {
    "government": pgettext_lazy("channel", "Government"), "self": pgettext_lazy("channel", "Found by oneself"),
    "enterprise": pgettext_lazy("channel", "Enterprise"), "intermediary": pgettext_lazy("channel", "Intermediary"),
    "cooperative": pgettext_lazy("channel", "Labour cooperative"),
    "workshop": pgettext_lazy("channel", "Support workshop"),
    "welfare_post": pgettext_lazy("channel", "Public-welfare post"), "other": pgettext_lazy("channel", "Other"),
}  # fmt: skip
MONTHS = {"below_3": _("Less than 3 months"), "3_to_5": _("3 to 5 months"), "from_6": _("6 months and longer")}
EDUCATION = {
    "primary": _("Primary school or less"), "junior": _("Junior high school"),
    "senior": _("Senior high school or secondary vocational"), "college": _("Junior college and above"),
    UNKNOWN: NOT_KNOWN,
}  # fmt: skip
# First digits of the codes of GB/T 4658.
LEVELS = {"primary": "89", "junior": "7", "senior": "46", "college": "123"}
AGES = {"to_20": _("20 and younger"), "21_to_49": _("21 to 49"), "from_50": _("50 and older")}
INDUSTRIES = {
    "primary": _("Primary industry"), "secondary": _("Secondary industry"), "tertiary": _("Tertiary industry"),
    UNKNOWN: NOT_KNOWN,
}  # fmt: skip
SECTIONS = {"primary": "A", "secondary": "BCDE", "tertiary": "FGHIJKLMNOPQRST"}
DAYS = {
    "to_7": _("Up to 7 days"), "8_to_15": _("8 to 15 days"), "16_to_30": _("16 to 30 days"),
    "31_to_60": _("31 to 60 days"), "from_61": _("Longer than 60 days"),
}  # fmt: skip
LONGEST = {"to_7": 7, "8_to_15": 15, "16_to_30": 30, "31_to_60": 60}


def _either(default, *cases):
    return Case(*(When(condition, then=Value(code)) for code, condition in cases), default=Value(default),
                output_field=CharField())  # fmt: skip


def _parted(default, *cases):
    part = _either(default, *cases)
    return lambda rows, _period: rows.annotate(part=part)


def _listed(path, values, default):
    return _parted(default, *((code, Q(**{path: code})) for code in values if code != default))


def ages(path="laborer__"):
    """By age on the last day that counts."""

    def by(rows, period):
        young, middle = born_by(period.end, 21), born_by(period.end, 50)
        birth = f"{path}birth"
        part = _either("from_50", ("to_20", Q(**{f"{birth}__gt": young})), ("21_to_49", Q(**{f"{birth}__gt": middle})))
        return rows.annotate(part=part)

    return Dimension("age", pgettext_lazy("division of a figure", "by age"), AGES, by)


def sexes(path="laborer__"):
    """By sex."""
    words = {"male": _("Men"), "female": _("Women")}
    return Dimension("sex", _("by sex"), words, _parted("female", ("male", Q(**{f"{path}sex": "1"}))))


def schooling(path="laborer__"):
    """By education as it stands in the registry."""
    cases = [(code, Q(**{f"{path}education__regex": f"^[{digits}]"})) for code, digits in LEVELS.items()]
    return Dimension("education", _("by education"), EDUCATION, _parted(UNKNOWN, *cases))


def support(household="household_id", day="started_on"):
    """By whether the household came first on a day of the row: registered poor, or what counts as such."""
    words = {"yes": _("Registered poor"), "no": _("Other households")}

    def by(rows, _period):
        return supported_then(rows, household, day).annotate(part=_either("no", ("yes", Q(supported=True))))

    return Dimension("support", _("by support"), words, by, reads=(Base.CATEGORIES,))


def _months(rows, period):
    worked = rows.annotate(months=MonthsWorked(F("laborer_id"), Value(first_of_year(period.end)), Value(period.end)))
    return worked.annotate(part=_either("from_6", ("below_3", Q(months__lt=3)), ("3_to_5", Q(months__lt=6))))


def _days(first, last):
    cases = [(code, Q(took__lte=timedelta(days=days))) for code, days in LONGEST.items()]
    return lambda rows, _period: rows.annotate(took=stretch(first, last)).annotate(part=_either("from_61", *cases))


_PLACES = [(code, Q(area=code)) for code in (IN_COUNTY, IN_PROVINCE, OUT_PROVINCE, ABROAD)]
AREA = Dimension("area", _("by place of work"), AREAS, _parted(UNKNOWN, *_PLACES), reads=())
CHANNEL = Dimension("channel", _("by channel"), CHANNELS, _listed("organised_by", CHANNELS, "other"), reads=())
MONTH = Dimension("months", _("by months worked this year"), MONTHS, _months)
INDUSTRY = Dimension(
    "industry", _("by industry of the enterprise"), INDUSTRIES,
    _parted(UNKNOWN, *((code, Q(enterprise__industry__in=list(letters))) for code, letters in SECTIONS.items())),
)  # fmt: skip
TROUBLE = Dimension("kind", _("by kind"), dict(Kind.choices), _listed("kind", Kind.values, Kind.OTHER.value))
VISIT = Dimension(
    "kind",
    _("by kind"),
    dict(VisitKind.choices),
    _listed("kind", VisitKind.values, VisitKind.SETTLING_IN.value),
    reads=(),
)
WAY = Dimension(
    "channel", _("by channel"), {kind.value.lower(): kind.label for kind in ChannelKind},
    _parted("welfare", *((kind.value.lower(), Q(channel=kind)) for kind in ChannelKind if kind != ChannelKind.WELFARE)),
)  # fmt: skip
SOLVED = Dimension("time", _("by days from report to solution"), DAYS, _days("reported_on", "resolved_on"))
POLICY = Dimension(
    "policy", _("by line of the policy"), {code.value.lower().replace("-", "_"): code.label for code in PolicyCode},
    _parted(
        "rent_returnee",
        *((code.value.lower().replace("-", "_"), Q(policy__code=code)) for code in PolicyCode),
    ),
)  # fmt: skip
