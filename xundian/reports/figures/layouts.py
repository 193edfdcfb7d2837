"""The reports: which figures stand beside each other, the ways in which each is divided, and shares between them."""

from dataclasses import dataclass, field, replace

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xundian.reports.figures import (
    channels,
    difficulties,
    funnel,
    households,
    resources,
    retention,
    stages,
    subsidies,
    trainings,
    transfer,
    visits,
)

HALF_A_YEAR = 6


@dataclass(frozen=True)
class Share:
    """What per cent one figure is of another, with one decimal, half up; none where the whole is nothing."""

    code: str
    label: str
    part: str
    whole: str


@dataclass(frozen=True)
class Report:
    """A table: its figures in order, and the one that is measured against targets.

    `ways` are {code: (its words, columns)}: other columns that the report can have instead, as `by` gives them; `main`
    says what its own columns are, where they are not simply the whole.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    target: str = ""
    about: str = ""
    shares: tuple[Share, ...] = ()
    ways: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    main: str = _("As a whole")

    def by(self, way):
        """The same report with the columns of one of its ways, and the shares between these; itself for none."""
        columns = self.ways[way][1] if way else self.columns
        shares = tuple(share for share in self.shares if {share.part, share.whole} <= set(columns))
        return replace(self, columns=columns, target="" if way else self.target, shares=shares)

    @property
    def every_column(self):
        """All figures that the report shows in one way or another, each once."""
        return tuple(dict.fromkeys([*self.columns, *(code for _way, codes in self.ways.values() for code in codes)]))


def _codes(*figures):
    return tuple(figure.code for figure in figures)


def _way(*divided):
    """(words, columns) of one way: each whole, then its parts."""
    columns = tuple(code for parts in divided for code in (parts[0].base, *_codes(*parts)))
    return divided[0][0].dimension.label, columns


def _ways(parts):
    return {code: _way(divided) for code, divided in parts.items()}


def _marked(months):
    return format_lazy(_("{mark} on"), mark=retention.MARK_WORDS[months])


def _marks(figures):
    """A way for every mark but the one that the report shows by itself."""
    return {
        f"months_{months}": (_marked(months), _codes(*its)) for months, its in figures.items() if months != HALF_A_YEAR
    }


def _of_the_first(figures):
    """What per cent each figure is of the first one."""
    first, *steps = figures
    return tuple(Share(f"{figure.code}_share", figure.label, figure.code, first.code) for figure in steps)


CATALOGUE = (
    Report(
        "resources", _("Labour resources"), _codes(*resources.CATALOGUE[:5]),
        about=_("Who is in the registry, what they told the last survey, and who wants to work outside or to learn."),
        shares=(Share("asked_share", _("Asked, in percent"), "surveyed", "laborers"),),
        ways=_ways(resources.PARTS),
    ),
    Report("stages", _("Where the cases stand"), _codes(*stages.STANDING), about=_("Open cases by stage.")),
    Report(
        "funnel", _("From the survey to work"), _codes(*funnel.STANDING),
        about=_("Of the cases that stood open in a period, how far each has come; or of those opened in it only."),
        shares=(*_of_the_first(funnel.STANDING), *_of_the_first(funnel.OPENED)),
        ways={"opened": (_("cases opened in the period only"), _codes(*funnel.OPENED))},
        main=_("All cases of the period"),
    ),
    Report(
        "placements", _("Placements against targets"), ("placements", "away_placements"), target="placements",
        about=_("Who was placed, and what is missing to the target; places are ordered by what is missing."),
    ),
    Report(
        "transfer", _("Transfer"), _codes(transfer.TRANSFERRED, transfer.SUPPORTED, transfer.OUT),
        about=_("Laborers in work by area, channel, months, education, age, sex and industry: the form of 2016."),
        ways=_ways(transfer.PARTS),
    ),
    Report(
        "organisation", _("Degree of organisation"), _codes(transfer.OUT, transfer.ORGANISED_OUT, transfer.ON_LIST),
        about=_("How many of those who went out of the county did so in an organised way."),
        shares=(
            Share("organised_share", _("Degree of organisation"), "organised_out", "transferred_out"),
            Share("listed_share", _("On a list, in percent"), "listed_out", "transferred_out"),
        ),
        ways=_ways(transfer.OUT_PARTS),
    ),
    Report(
        "income", _("Transfer income"),
        _codes(transfer.TRANSFERRED, transfer.INCOME, transfer.SUPPORTED, transfer.SUPPORTED_INCOME),
        about=_("What work brought in the period, and what of it reached households that were registered poor."),
    ),
    Report(
        "retention",
        _("Staying in work"),
        _codes(*retention.STAYED[HALF_A_YEAR]),
        about=_("Of the work begun in a period, who was still there and who was at work so many months on."),
        shares=tuple(
            Share(f"{kept.code}_share", kept.label, kept.code, begun.code)
            for begun, *stayed in retention.STAYED.values()
            for kept in stayed
        ),
        ways=_marks(retention.STAYED),
        main=_marked(HALF_A_YEAR),
    ),
    Report(
        "trainings", _("Training against targets"), _codes(*trainings.CATALOGUE), target="trained",
        about=_("Completed classes by kind, of whom registered poor."),
    ),
    Report(
        "employed",
        _("From class to work"),
        _codes(*retention.EMPLOYED[HALF_A_YEAR]),
        about=_("Of those who completed a class in a period, who found work within 1, 3 and 6 months."),
        shares=tuple(
            Share(f"{found.code}_share", found.label, found.code, all_.code)
            for all_, found in retention.EMPLOYED.values()
        ),
        ways=_marks(retention.EMPLOYED),
        main=_marked(HALF_A_YEAR),
    ),
    Report(
        "visits", _("Visits due, done and overdue"), _codes(*visits.CATALOGUE[:5]),
        about=_("The promise of a visit a month, and how far it was kept."),
        shares=(
            Share("visited_share", _("Done, in percent"), "visits_done", "visits_due"),
            Share("in_time_share", _("In time, in percent"), "visits_in_time", "visits_due"),
            Share("homes_share", _("Visited, in percent"), "homes_seen", "homes_due"),
        ),
        ways={
            "kind": _way(*visits.PARTS.values()),
            "households": (_("by household"), _codes(visits.HOMES_DUE, visits.HOMES_SEEN)),
        },
    ),
    Report(
        "difficulties", _("Difficulties and the time to solve them"),
        _codes(*difficulties.CATALOGUE[:5]),
        about=_("What was reported, what is open, and how long it took until it was solved."),
        shares=(
            Share(
                "solved_in_time_share", _("In time, in percent"), "difficulties_solved_in_time", "difficulties_solved"
            ),
        ),
        ways={
            "reported": (_("reported, by kind"), _way(difficulties.BY_KIND["difficulties_told"])[1]),
            "open": (_("open, by kind"), _way(difficulties.BY_KIND["difficulties_open"])[1]),
            "time": _way(difficulties.BY_TIME),
        },
    ),
    Report(
        "subsidies", _("Subsidies"), _codes(*subsidies.CATALOGUE[:6]),
        about=_("Claims handed in, paid and refused, and who is likely entitled and has not applied."),
        ways={
            "paid": (_("paid, by line of the policy"), _way(*subsidies.LINES["paid"])[1]),
            "entitled": (_("likely entitled, by line of the policy"), _way(*subsidies.LINES["entitled"])[1]),
        },
    ),
    Report(
        "channels", _("Ways into work of the relocated"),
        _codes(channels.PROPOSED, channels.BEGUN, channels.AT_WORK),
        about=_("Workshops, bases, migration and public-welfare posts: proposed, begun, and at work now."),
        ways={
            "proposed": (_("proposed, by channel"), _way(channels.PARTS["channel_proposed"])[1]),
            "begun": (_("begun, by channel"), _way(channels.PARTS["channel_begun"])[1]),
            "working": (_("at work, by channel"), _way(channels.PARTS["channel_working"])[1]),
        },
    ),
    Report(
        "jobless", _("Relocated households without work"), _codes(*households.CATALOGUE),
        about=_("Found, cleared and open: at a month's end none should be left."),
    ),
)  # fmt: skip
REPORTS = {report.name: report for report in CATALOGUE}
