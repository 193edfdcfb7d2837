"""The vote itself: an urn that is one row while the vote is open, and ballots that are rows only once it is closed.

No row links a voter and a ballot, nor does any order. Why it is built so: docs/decisions, secret ballots.
"""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from trainings.institutions.models.rounds import SelectionRound

# One slip more is one slip that counts no longer and one ballot more, and never anything else.
CASTING = pgtrigger.Trigger(
    name="one_slip_one_ballot",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    declare=[("here", "text")],
    func="""
        SELECT r.state INTO here FROM trainings_selectionround AS r WHERE r.id = NEW.round_id;
        IF NEW.round_id = OLD.round_id AND (
            NEW."cast" = OLD."cast" AND NEW.sealed = OLD.sealed AND OLD.slips <@ NEW.slips
                AND here IN ('preparing', 'voting')
            OR NEW."cast" = OLD."cast" + 1 AND NEW.sealed <> OLD.sealed AND NEW.slips <@ OLD.slips
                AND NEW.issued = OLD.issued AND here = 'voting'
        ) THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'One slip is one ballot, while the vote is open.';
    """,
)
EMPTYING = pgtrigger.Trigger(
    name="emptied_into_ballots",
    when=pgtrigger.Before,
    operation=pgtrigger.Delete,
    declare=[("here", "text")],
    func="""
        SELECT r.state INTO here FROM trainings_selectionround AS r WHERE r.id = OLD.round_id;
        IF here = 'cancelled' OR here = 'voting'
            AND OLD."cast" = (SELECT count(*) FROM trainings_ballot AS b WHERE b.round_id = OLD.round_id)
        THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'An urn is emptied into as many ballots as were cast.';
    """,
)
CLOSING = pgtrigger.Trigger(
    name="from_the_urn",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    declare=[("here", "text")],
    func="""
        SELECT r.state INTO here FROM trainings_selectionround AS r WHERE r.id = NEW.round_id;
        IF here = 'voting' THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'No ballot is added once the vote was closed.';
    """,
)
FIXED = pgtrigger.Protect(name="fixed", operation=pgtrigger.Update | pgtrigger.Delete)


class Urn(models.Model):
    """What was put in while the vote is open: digests of the slips not used yet, and all ballots sealed as one.

    Each vote rewrites the whole row, in sorted order, so that neither place, transaction nor time tells one ballot from
    another. No history is kept of it, and it is gone once the vote was counted.
    """

    round = models.OneToOneField(
        SelectionRound, models.PROTECT, primary_key=True, related_name="urn", verbose_name=_("selection round")
    )
    issued = models.PositiveIntegerField(_("slips issued"), default=0)
    cast = models.PositiveIntegerField(_("ballots cast"), default=0)
    slips = ArrayField(models.CharField(max_length=64), default=list, verbose_name=_("slips not used"))
    sealed = models.BinaryField(editable=False)

    scope_paths = {"shared": "round__county_id"}

    class Meta:
        verbose_name = _("urn")
        verbose_name_plural = _("urns")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    issued=models.Func(models.F("slips"), function="cardinality", output_field=models.IntegerField())
                    + models.F("cast")
                ),
                name="urn_one_slip_one_ballot",
            )
        ]
        triggers = [CASTING, EMPTYING]

    def __str__(self):
        return str(self.round_id)


class Ballot(models.Model):
    """One ballot of a closed vote: the code on the voter's receipt and the numbers chosen, none for a blank one."""

    # Random, as nothing about a ballot may tell when it was cast.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(SelectionRound, models.PROTECT, related_name="ballots", verbose_name=_("selection round"))
    receipt = models.CharField(_("code on the receipt"), max_length=12)
    choices = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name=_("chosen"))

    scope_paths = {"shared": "round__county_id"}

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [models.UniqueConstraint(fields=["round", "receipt"], name="ballot_once")]
        triggers = [CLOSING, FIXED]

    def __str__(self):
        return self.receipt
