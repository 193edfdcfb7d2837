"""The list: what waits, by reason, village and officer; what phones still hold; many deposited entries at once."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.accounts.scope import under, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages.desk.parked.words import entry_words
from xundian.pages.finding import needed_key
from xundian.sync.actions import settling
from xundian.sync.queries import parked as queries
from xundian.sync.states import FOR_THE_CLOCK, Code, OpState

PAGE = 50
# What is taken over at once, so that one click does not hold the server for minutes.
MOST_AT_ONCE = 200
WAITING, SETTLED = "waiting", "settled"


def parked(request):
    """Entries of the reader's place that wait, or were settled; the oldest first, or the latest settled."""
    asked = {name: request.GET.get(name, "") for name in ("show", "code", "division", "user")}
    waiting = queries.for_a_person(request.user)
    rows = _chosen(request.user, waiting, asked)
    page = Paginator(rows.select_related("user", "division"), PAGE).get_page(request.GET.get("page"))
    authors = queries.authors(request.user)
    context = {
        "page": page, "asked": asked, "rows": [(row, entry_words(row)) for row in page], "authors": authors,
        "codes": [choice for choice in Code.choices if choice[0] in set(waiting.values_list("code", flat=True))],
        "villages": Division.objects.filter(pk__in=waiting.order_by().values("division")).order_by("code"),
        "unsent": queries.unsent(request.user), "phones": queries.phones_with_unsent(request.user),
        "may_settle": carries(request.user.role, "parked.settle"),
        "deposited": _deposited(request.user, asked["user"]).count() if asked["user"] else 0,
    }  # fmt: skip
    return render(request, "desk/parked.html", context)


@require_POST
def take_all(request):
    """What one officer handed in without sign-in, taken over as it is, in the office's name; what cannot be, waits."""
    author = request.POST.get("user", "")
    needed_key(author)
    rows = list(_deposited(request.user, author).select_related("user")[:MOST_AT_ONCE])
    done, left = settling.settle_many(ops=rows, by=request.user, at=clock.now())
    messages.success(request, _("Taken over: %(n)s.") % {"n": len(done)}, extra_tags="done")
    if left:
        messages.error(request, _("Not possible as they are: %(n)s. Look at them one by one.") % {"n": len(left)})
    return redirect("parked")


def _chosen(user, waiting, asked):
    if asked["show"] == SETTLED:
        rows = visible_to(user, queries.parked()).exclude(state=OpState.PARKED).order_by("-settled_at", "pk")
    else:
        rows = waiting.order_by("received_at", "device_seq", "pk")
    if asked["code"] in Code.values and asked["code"] not in FOR_THE_CLOCK:
        rows = rows.filter(code=asked["code"])
    if asked["division"].isascii() and asked["division"].isdigit():
        rows = rows.filter(under("division_id", asked["division"]))
    if asked["user"]:
        rows = rows.filter(user=needed_key(asked["user"]))
    return rows


def _deposited(user, author):
    rows = queries.for_a_person(user).filter(code=Code.DEPOSITED, user=needed_key(author))
    return rows.order_by("received_at", "device_seq", "pk")
