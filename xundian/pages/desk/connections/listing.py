"""Which programs have a token and which systems are told what: of the station, or of the county and its stations."""

from django.shortcuts import render

from xundian.accounts import tokens
from xundian.accounts.roles import carries
from xundian.accounts.scopes import SCOPES
from xundian.kit import clock
from xundian.webhooks import queries
from xundian.webhooks.states import Kind, SubscriptionState

LOOKS = {
    SubscriptionState.ACTIVE: "good", SubscriptionState.FAILING: "bad", SubscriptionState.PAUSED: "busy",
}  # fmt: skip


def connections(request):
    """Tokens and webhooks with how they stand."""
    user = request.user
    hooks = queries.subscriptions_of(user).order_by("name", "id")
    context = {
        "tokens": [shown_token(row) for row in tokens.programs_of(user)],
        "hooks": [{"hook": row, "look": LOOKS[row.state], "kinds": kinds_of(row)} for row in hooks],
        "may_edit": carries(user.role, "tokens.edit"),
    }  # fmt: skip
    return render(request, "desk/connections.html", context)


def shown_token(row):
    """A token with its scopes in words, and whether it is over or replaced."""
    over = row.expiry is not None and row.expiry <= clock.now()
    return {"token": row, "scopes": [SCOPES[name].label for name in row.scopes if name in SCOPES], "over": over}


def kinds_of(row):
    """What a webhook is told, in words."""
    return [Kind(word).label for word in row.kinds if word in Kind.values]
