"""Writes of the back office's own conveniences: saved views of ledgers, chosen columns, what a ledger opens with.

`ledger` is app_label.model; what columns and filters a ledger has, the door knows. What anybody keeps here changes only
what they see first, never what they may see: a view is a question, asked within the reader's place like any other.
"""

from urllib.parse import parse_qsl, urlencode

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xundian.accounts.models import LedgerChoice, LedgerView, User
from xundian.kit.errors import Conflict, Invalid, Missing

# Of one ledger so many views of one person's own.
MOST = 30
LONGEST = LedgerView._meta.get_field("query").max_length
# Not kept: the search (somebody's name or number), the page, and what names the view itself.
PASSING = {"q", "p", "e", "view", "_facets"}


def views_for(user, ledger):
    """The views of a ledger that the user may use: the own ones, then those of the office, by name."""
    mine = Q(owner=user)
    office = Q(division=user.division_id) if user.division_id else Q(pk__in=[])
    rows = LedgerView.objects.filter(mine | office, ledger=ledger).select_related("owner")
    return sorted(rows, key=lambda view: (view.owner_id != user.pk, view.name, str(view.pk)))


def choice_of(user, ledger):
    """What the user chose for a ledger; an empty choice, not written, for who chose nothing."""
    return LedgerChoice.objects.filter(user=user, ledger=ledger).first() or LedgerChoice(user=user, ledger=ledger)


def kept(query):
    """Of a query string what a view keeps: filters and order."""
    return urlencode([(name, value) for name, value in parse_qsl(query) if name not in PASSING])


def may_change(user, view):
    """Whoever made it; for a shared one whose maker sits elsewhere now, everybody it is shared with."""
    left = not view.owner.is_active or view.owner.division_id != view.division_id
    return view.owner_id == user.pk or (view.division_id == user.division_id and left)


@transaction.atomic
def save_view(*, ledger, name, query, columns, shared, by):
    """Keep filters, order and columns under a name; a view of the same name that the user made is written over.

    Raises Invalid (name: required, too_long; query: too_long) and Conflict (too_many_views).
    """
    name, query = " ".join(name.split()), kept(query)
    if not name:
        raise Invalid(_("Give the view a name."), field="name", code="required")
    if len(name) > LedgerView._meta.get_field("name").max_length:
        raise Invalid(_("Give the view a shorter name, of at most 40 characters."), field="name", code="too_long")
    if len(query) > LONGEST:
        raise Invalid(_("Choose fewer filters before you save the view."), field="query", code="too_long")
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)  # one person's two windows
    own = LedgerView.objects.filter(owner=by, ledger=ledger)
    if own.exclude(name=name).count() >= MOST:
        raise Conflict(_("You have 30 views of this list. Remove one first."), code="too_many_views")
    values = {"query": query, "columns": columns, "division_id": by.division_id if shared else None}
    view, _made = LedgerView.objects.update_or_create(owner=by, ledger=ledger, name=name, defaults=values)
    return view


def share_view(*, view, shared, by):
    """Let the own office use a view, or no longer. Raises Missing for a view that the user may not change."""
    _changeable(view, by)
    LedgerView.objects.filter(pk=view.pk).update(division=by.division_id if shared else None)


def remove_view(*, view, by):
    """Remove a view, for everybody who used it. Raises Missing as `share_view`."""
    _changeable(view, by)
    LedgerView.objects.filter(pk=view.pk).delete()


def open_with(*, ledger, view, by):
    """Let a ledger open with a view for this user; None for the list as it is."""
    LedgerChoice.objects.update_or_create(user=by, ledger=ledger, defaults={"opens": view})


def choose_columns(*, ledger, columns, by):
    """Remember which columns the user wants to see of a ledger; an empty list for the usual ones."""
    LedgerChoice.objects.update_or_create(user=by, ledger=ledger, defaults={"columns": columns})


def _changeable(view, by):
    if not may_change(by, view):
        raise Missing
