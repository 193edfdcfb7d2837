"""The verify queue as people read it."""

from laborers.imports.kinds import KINDS
from laborers.imports.models import Doubt
from laborers.imports.queries.reports import told_as
from laborers.imports.states import UNANSWERED, DoubtLevel
from xundian.accounts.scope import visible_to


def doubts_open(user):
    """The doubts that wait for this user: in the own place, unanswered, and lying with the own level."""
    mine = user.role if user.role in DoubtLevel.values else None
    return visible_to(user, Doubt.objects.filter(state__in=UNANSWERED, with_level=mine))


def asked(doubt):
    """The sentence of a doubt: why it is suspected, and what to do."""
    return told_as(KINDS[doubt.kind], doubt.code, doubt.args)
