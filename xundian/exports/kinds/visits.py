"""Ledgers of visits: what waits today, every planned visit with what became of it, and the visits made."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laborers.difficulties.models import Difficulty
from laborers.visits import queries, rules
from laborers.visits.models import News, ReportedChange, Visit, VisitPlan, met_words
from laborers.visits.states import Excuse, Mode, Outcome, PlanState, VisitKind
from xundian.exports.kinds.columns import Column, choice, day, employer, number, text
from xundian.exports.kinds.people import HOME, people
from xundian.kit import clock
from xundian.kit.sheets import DAY

LATE = _("Overdue when the last day has passed without a visit.")
BY_HOUSEHOLD = ("division_id", "household__group_name", "household__number")


def _subject():
    """Whom a visit is for: the household by village and group, its head, the migrant and where he or she works."""
    return [
        *people("township", "division_name"),
        *HOME,
        text("head", _("head of the household"), "head", 10, seen=("laborers", "name")),
        text("phone", _("phone"), "household__phone", 14, seen=("households", "phone")),
        choice("kind", _("kind"), "kind", VisitKind, 14),
        text("laborer", _("laborer"), "laborer__name", 10, seen=("laborers", "name"),
             definition=_("Whom a field visit is for.")),
        employer("placement__"),
    ]  # fmt: skip


def _window():
    return [
        text("period", _("period"), "period", 9),
        day("window_from", _("from"), "window_from"),
        day("window_to", _("to"), "window_to"),
    ]


def _how_late(words):
    def read(window_to, state):
        late = rules.is_overdue(window_to, state, words.on)
        return _now("overdue") if late else _now("due")

    return read


def _became(words):
    """What became of a plan, with "overdue" and "due" in place of the one word for all that waits."""
    labels, waiting = dict(PlanState.choices), _how_late(words)

    def read(window_from, window_to, state):
        open_now = state == rules.WAITING and window_from <= words.on
        return waiting(window_to, state) if open_now else str(labels[state])

    return read


def _in_time(words):
    def read(window_to, day):
        return "" if day is None else _now("yes") if day <= window_to else _now("no")

    return read


def waiting_columns():
    """A household or a migrant, and the visit that waits."""
    return [
        *_subject(), *_window(),
        Column("late", _("state"), ("window_to", "state"), _how_late, width=9, definition=LATE),
    ]  # fmt: skip


def waiting(user, on):
    """Planned visits whose window is open or has passed, and that still wait: the work list."""
    return queries.work_list(user, on).order_by()


def plan_columns():
    """A household or a migrant, and a planned visit with what became of it; in time by both days."""
    return [
        *_subject(), *_window(),
        Column("became", _("state"), ("window_from", "window_to", "state"), _became, width=10, definition=LATE),
        choice("reason", _("reason"), "reason", Excuse, 16, definition=_("Of an excused visit.")),
        day("done_on", _("done on"), "done_on"),
        Column("in_time", _("visited in time"), ("window_to", "done_on"), _in_time, width=9),
        day("entered_on", _("entered on"), "entered_on"),
        Column("entered_in_time", _("entered in time"), ("window_to", "entered_on"), _in_time, width=9),
    ]  # fmt: skip


def plans():
    """Every planned visit, with the head of its household."""
    return queries.with_names(VisitPlan.objects.all())


def made_columns():
    """Who was visited, when, how and by whom; what was told at a visit stays with the visit."""
    return [
        *_subject(),
        day("visited_on", _("visited on"), "visited_on"),
        Column("entered_on", _("entered on"), ("entered_at",), lambda words: clock.day_of, DAY, 11),
        choice("outcome", _("outcome"), "outcome", Outcome, 14),
        choice("mode", _("how"), "mode", Mode, 12),
        Column("met", _("who was met"), ("met",), lambda words: met_words, width=12),
        text("consent", _("consent text read"), "consent", 10,
             definition=_("The version of the text that was read before the sensitive questions.")),
        number("changes", _("reported changes"), "changes_told",
               definition=_("How many changes with people the visit was told of.")),
        number("news", _("pieces of news"), "news_told",
               definition=_("How many pieces of news for the other side; what they say stays with those concerned.")),
        number("difficulties", _("difficulties told"), "difficulties_told", definition=_("Without confidential ones.")),
        text("late_reason", _("reason for late entry"), "late_reason", 24),
        Column("corrected", _("corrected later"), ("corrected_by",), _corrected, width=9,
               definition=_("Another row stands in its place.")),
        text("by", _("by"), "by__name", 10),
    ]  # fmt: skip


def _corrected(words):
    return lambda later: _now("yes") if later else ""


def made():
    """Visits and attempts as they were written down, with the head of the household and how much each was told."""
    told = {
        "changes_told": ReportedChange.objects, "news_told": News.objects,
        # That there is a confidential one is for those who know of it.
        "difficulties_told": Difficulty.objects.filter(confidential=False),
    }  # fmt: skip
    return queries.with_names(Visit.objects.annotate(**{name: _of_the_visit(rows) for name, rows in told.items()}))


def _of_the_visit(rows):
    rows = rows.filter(visit=OuterRef("pk")).order_by().values("visit").annotate(n=Count("pk"))
    return Coalesce(Subquery(rows.values("n")), 0)
