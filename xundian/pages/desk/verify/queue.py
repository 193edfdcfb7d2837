"""The queue as a list: what waits with the reader, all that is open, what was answered; by reason, village, import."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import render
from django.utils.translation import gettext as _

from laborers.imports import queries
from laborers.imports.models import Doubt, ImportBatch
from laborers.imports.states import UNANSWERED, DoubtLevel, DoubtState
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.pages.desk.imports.words import title
from xundian.pages.finding import row_of

PAGE = 30
OPEN, ANSWERED = Q(state__in=UNANSWERED), ~Q(state__in=UNANSWERED)
PILLS = {DoubtState.CORRECTED: "good", DoubtState.STATED: "good", DoubtState.WITHDRAWN: ""}


def verify(request):
    """The list; a reader whose level answers nothing begins with all that is open."""
    user, batch = request.user, _import(request)
    rows = visible_to(user, Doubt.objects.all())
    rows = rows.filter(batch=batch) if batch else rows
    badges = _badges(user, rows)
    show = request.GET.get("show")
    show = show if show in [value for value, _words, _number in badges] else badges[0][0]
    rows = rows.filter(_condition(user, show))
    code, village = request.GET.get("code", ""), request.GET.get("village", "")
    kinds, villages = _counted(rows, "code"), _counted(rows, "division__code", "division__name")
    rows = rows.filter(Q(code=code) if code in dict(kinds) else Q())
    rows = rows.filter(Q(division=village) if village in [each for each, *_rest in villages] else Q())
    order = ("-answered_at", "-id") if show == "answered" else ("division_id", "batch_id", "row_no", "id")
    page = Paginator(rows.select_related("division").order_by(*order), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "show": show, "badges": badges, "batch": batch, "code": code, "village": village,
        "kinds": [(each, title(each), number) for each, number in kinds], "villages": villages,
        "rows": [_line(doubt) for doubt in page], "narrow": user.role == Role.VILLAGE,
    }  # fmt: skip
    return render(request, "desk/verify.html", context)


def waiting(user):
    """How many questions wait for the user's level in the user's place."""
    return queries.doubts_open(user).count()


def _import(request):
    """The import to which the list is narrowed, or None."""
    key = request.GET.get("import")
    if not key:
        return None
    return row_of(request, ImportBatch.objects.defer("file_sealed", "report"), key)


def _condition(user, show):
    if show == "mine":
        return OPEN & Q(with_level=user.role)
    return OPEN if show == "open" else ANSWERED


def _badges(user, rows):
    """[(value, words, how many)]: one query for all of them."""
    counts = rows.aggregate(
        mine=Count("pk", filter=_condition(user, "mine")), open=Count("pk", filter=OPEN),
        answered=Count("pk", filter=ANSWERED),
    )  # fmt: skip
    words = {"mine": _("With me"), "open": _("All open"), "answered": _("Answered")}
    shown = words if user.role in DoubtLevel.values else ("open", "answered")
    return [(value, words[value], counts[value]) for value in shown]


def _counted(rows, *names):
    """[(value…, how many)] of what the rows hold, the most frequent first."""
    return [
        tuple(each[name] for name in (*names, "number"))
        for each in rows.values(*names).annotate(number=Count("pk")).order_by("-number", *names)
    ]


def _line(doubt):
    return {"doubt": doubt, "title": title(doubt.code), "unanswered": doubt.state in UNANSWERED,
            "pill": PILLS.get(doubt.state, "busy")}  # fmt: skip
