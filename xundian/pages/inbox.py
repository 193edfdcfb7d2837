"""Messages of the signed-in user."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.messages import actions, queries

PAGE = 50


def inbox(request):
    """The user's own messages, newest first, in words."""
    page = Paginator(queries.inbox(request.user), PAGE).get_page(request.GET.get("page"))
    rows = [(message, *queries.in_words(message)) for message in page]
    context = {"page": page, "rows": rows, "calendar": carries(request.user.role, "calendar.use")}
    return render(request, "pages/inbox.html", context)


@require_POST
def read_all(request):
    """Mark everything as read."""
    actions.mark_read(user=request.user, at=clock.now())
    return redirect("inbox")
