"""What became of an operation that a phone sent: its state, the code it was answered with, and how a person settled it.

B2 of the protocol names the codes; `STATUS` is the answer's number for each of them. Nothing is ever turned away: what
cannot be done now is parked with a reason, for the clock (a parent that has not arrived) or for a person.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class OpState(models.TextChoices):
    """Where an operation stands."""

    APPLIED = "applied", _("Taken over")
    PARKED = "parked", _("Waiting for a decision")
    REJECTED = "rejected", _("Put aside")
    SUPERSEDED = "superseded", _("Replaced by a later entry")


OP_MOVES = Moves(
    {
        OpState.PARKED: {OpState.APPLIED, OpState.REJECTED, OpState.SUPERSEDED},
        OpState.REJECTED: {OpState.APPLIED},
    }
)


class Code(models.TextChoices):
    """Why an operation stands there: the code its phone was answered with, or learns of afterwards."""

    APPLIED = "applied", _("Taken over")
    MERGED = "merged", _("Taken over beside another change")
    ID_REUSED = "id_reused", _("The id was used for something else")
    CONFLICT = "conflict", _("Changed on both sides")
    INVALID = "invalid", _("Not complete or not right")
    GONE = "gone", _("The record has ended")
    OUT_OF_SCOPE = "out_of_scope", _("No longer in the officer's place")
    DEPENDENCY = "dependency", _("Waits for another entry")
    OVERDUE = "overdue", _("The entry it waits for did not come")
    SCHEMA_OLD = "schema_old", _("Written with a version that is too old")
    RETRY = "retry", _("Not taken over yet")
    DEPOSITED = "deposited", _("Handed in without sign-in")
    SET_ASIDE = "set_aside", _("Put aside by the office")
    SUPERSEDED = "superseded", _("Replaced by a later entry")


STATUS = {
    Code.APPLIED: 200, Code.MERGED: 200, Code.SUPERSEDED: 200, Code.DEPOSITED: 202, Code.OUT_OF_SCOPE: 403,
    Code.ID_REUSED: 409, Code.CONFLICT: 409, Code.GONE: 410, Code.SET_ASIDE: 410, Code.INVALID: 422,
    Code.DEPENDENCY: 424, Code.OVERDUE: 424, Code.SCHEMA_OLD: 426, Code.RETRY: 503,
}  # fmt: skip

# What is parked for the clock alone: a parent on its way, a phone that will be renewed and send it again.
FOR_THE_CLOCK = (Code.DEPENDENCY, Code.SCHEMA_OLD)


class Kind(models.TextChoices):
    """What an operation does."""

    CREATE = "create", _("New entry")
    UPDATE = "update", _("Change")
    DELETE = "delete", _("Removal")
    ATTACH = "attach", _("Attachment")


class Via(models.TextChoices):
    """By which way it came."""

    PUSH = "push", _("Phone")
    DEPOSIT = "deposit", _("Phone, without sign-in")
    FILE = "file", _("File of a phone")


class Answer(models.TextChoices):
    """How what was parked was settled."""

    AS_IT_IS = "as_it_is", _("Taken over as it is")
    CORRECTED = "corrected", _("Taken over with corrections")
    CHOSEN = "chosen", _("Chosen field by field")
    SET_ASIDE = "set_aside", _("Put aside")
    ARRIVED = "arrived", _("The entry it waited for has come")


# What a person may answer; the last of the list is the clock's.
SETTLEMENTS = [choice for choice in Answer.choices if choice[0] != Answer.ARRIVED]


class DeviceState(models.TextChoices):
    """Whether a phone may sync: suspended it may still hand in what it holds, revoked it may do nothing at all."""

    ACTIVE = "active", _("In use")
    SUSPENDED = "suspended", _("Suspended")
    REVOKED = "revoked", _("Revoked")


DEVICE_MOVES = Moves(
    {
        DeviceState.ACTIVE: {DeviceState.ACTIVE, DeviceState.SUSPENDED, DeviceState.REVOKED},
        DeviceState.SUSPENDED: {DeviceState.ACTIVE, DeviceState.REVOKED},
    }
)
