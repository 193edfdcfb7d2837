"""Employment channels of the relocated: what was proposed to whom and why, and the household's answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from relocation.channels import actions
from relocation.channels.models import ChannelOffer
from relocation.channels.states import CHANNEL_MOVES, LIVE, ChannelState, explain
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.finding import row_of

PAGE = 50
# step: (the action, the state it leads to, what the button says)
STEPS = {
    "offer": (actions.offer, ChannelState.OFFERED, _("Offered to the person")),
    "accept": (actions.accept, ChannelState.ACCEPTED, _("The person accepts")),
    "decline": (actions.decline, ChannelState.DECLINED, _("The person declines")),
}


def channel_offers(request):
    """Offers of the user's place, those that wait for an answer first; all of them on request."""
    everything = request.GET.get("show") == "all"
    rows = visible_to(request.user, ChannelOffer.objects.all())
    if not everything:
        rows = rows.filter(state__in=LIVE)
    rows = rows.select_related("household", "laborer", "division", "site", "workshop", "welfare_post")
    page = Paginator(rows.order_by("answer_by", "id"), PAGE).get_page(request.GET.get("page"))
    may_answer = carries(request.user.role, "channels.answer")
    shown = [
        {"offer": row, "reasons": explain(row.reasons), "steps": _steps(row) if may_answer else []} for row in page
    ]
    return render(request, "pages/channel_offers.html", {"page": page, "rows": shown, "all": everything})


@require_POST
def answer_channel_offer(request, pk, step):
    """Write down that it was offered, accepted or declined."""
    if step not in STEPS:
        raise Http404
    row = row_of(request, ChannelOffer.objects.all(), pk)
    try:
        STEPS[step][0](channel_offer=row, by=request.user, on=clock.today())
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
    else:
        messages.success(request, _("Saved."), extra_tags="done")
    return redirect("channel-offers")


def _steps(row):
    """[(step, words)] that the state allows."""
    return [(step, words) for step, (_act, to, words) in STEPS.items() if CHANNEL_MOVES.allows(row.state, to)]
