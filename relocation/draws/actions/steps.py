"""Steps that the writes of this room share."""

from django.conf import settings
from django.db.models import Max
from django.utils import translation

from relocation.draws.models import Draw
from relocation.draws.states import FAULTS, REASONS, DrawState
from xundian.kit.changing import locked
from xundian.kit.errors import MoveRefused

NAMED_AT_MOST = 5


def preparing(draw, expected_version=None):
    """The draw under a lock; MoveRefused (not_preparing) once it was frozen or called off."""
    row = locked(Draw, draw, expected_version)
    if row.state != DrawState.PREPARING:
        raise MoveRefused(FAULTS["not_preparing"], code="not_preparing")
    return row


def frozen(draw):
    """The draw under a lock; MoveRefused (not_frozen) unless it waits for secrets or for the draw."""
    row = locked(Draw, draw)
    if row.state != DrawState.FROZEN:
        raise MoveRefused(FAULTS["not_frozen"], code="not_frozen")
    return row


def next_number(rows):
    """The number after the last one."""
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def listed(names):
    """A few of the names, for a refusal."""
    names = [str(name) for name in names]
    return ", ".join(names[:NAMED_AT_MOST]) + (" …" if len(names) > NAMED_AT_MOST else "")


def said(fault, **about):
    """The sentence of a fault."""
    return str(FAULTS[fault]) % about


def in_county_words(reason, **about):
    """What the program itself writes down as a reason, in the language of the house, whoever is at the desk."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(REASONS[reason]) % about
