"""Messages on their way out of the house: what was given up, why, and to send it again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.kit import clock, outbox
from xundian.kit.errors import DomainError
from xundian.kit.models import OutboxMessage
from xundian.messages import actions, queries

PAGE = 50
State = OutboxMessage.State
STATES = [(State.DEAD, _("Given up")), (State.WAITING, _("Waiting")), (State.SENT, _("Sent"))]


def waiting(user):
    """How many messages to people in the user's place were given up."""
    return queries.given_up(user)


def outgoing(request):
    """By state, those that were given up unless another is asked for; newest first."""
    chosen = request.GET.get("state", "")
    chosen = chosen if chosen in dict(STATES) else State.DEAD.value
    rows = queries.outgoing(request.user).filter(state=chosen).order_by("-id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    people = queries.recipients(page.object_list)
    shown = [(row, people.get(row.to), *queries.titled(row)) for row in page]
    context = {
        "page": page, "rows": shown, "chosen": chosen, "states": STATES, "given_up": chosen == State.DEAD,
        "may_send": carries(request.user.role, "users.edit"), "tries": outbox.TRIES,
    }  # fmt: skip
    return render(request, "desk/outgoing.html", context)


@require_POST
def again(request, pk=None):
    """Try one that was given up again, or all of them."""
    try:
        if pk is None:
            count = actions.retry_all(by=request.user, at=clock.now())
        else:
            row = queries.outgoing(request.user).filter(pk=pk).first()
            if row is None:
                raise Http404
            actions.retry(message=row, by=request.user, at=clock.now())
            count = 1
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
    else:
        text = ngettext("%(n)s message is tried again.", "%(n)s messages are tried again.", count)
        messages.success(request, text % {"n": count}, extra_tags="done")
    return redirect("outgoing")
