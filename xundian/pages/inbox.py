"""Messages and difficulties of the signed-in user."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from laborers.difficulties import queries as difficulties_of
from xundian.codes import queries as codes
from xundian.kit import clock
from xundian.messages import actions, queries

PAGE = 50


def inbox(request):
    """The user's own messages, newest first, in words."""
    page = Paginator(queries.inbox(request.user), PAGE).get_page(request.GET.get("page"))
    rows = [(message, *queries.in_words(message)) for message in page]
    return render(request, "pages/inbox.html", {"page": page, "rows": rows})


@require_POST
def read_all(request):
    """Mark everything as read."""
    actions.mark_read(user=request.user, at=clock.now())
    return redirect("inbox")


def difficulties(request):
    """Difficulties the user may know of, unsolved first, by day due."""
    on = clock.today()
    rows = difficulties_of.shown(difficulties_of.visible(request.user), on)
    if request.GET.get("show") != "all":
        rows = rows.filter(state__in=difficulties_of.UNSOLVED)
    page = Paginator(rows.order_by("due_on", "id"), PAGE).get_page(request.GET.get("page"))
    words = codes.tables(["difficulty_kind"], on)
    return render(
        request, "pages/difficulties.html", {"page": page, "words": words, "all": request.GET.get("show") == "all"}
    )
