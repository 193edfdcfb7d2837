"""Messages of the signed-in user."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

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
