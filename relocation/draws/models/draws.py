"""Draws: terms, the frozen roster with its digest, and the seed; the database keeps what was frozen (W2.2-3)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from relocation.draws.rules import VERSION
from relocation.draws.states import DRAW_MOVES, PUBLIC, DrawState
from relocation.sites.models import Site
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT, settled
from xundian.kit.records import BUMP, Editable, audited

AT_THE_END = ("state", "seed", "drawn_on", "drawn_by_id", "ended_on", "ended_reason")
# What is frozen is what the rows say and what the digest is of, whoever writes it.
FREEZING = pgtrigger.Trigger(
    name="frozen_as_it_stands",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition("OLD.state = 'preparing' AND NEW.state = 'frozen'"),
    func="""
        IF NEW.digest <> encode(sha256(convert_to(NEW.roster, 'UTF8')), 'hex')
            OR jsonb_array_length(NEW.roster::jsonb -> 'entries')
                <> (SELECT count(*) FROM relocation_drawentry AS e WHERE e.draw_id = NEW.id)
            OR jsonb_array_length(NEW.roster::jsonb -> 'homes')
                <> (SELECT count(*) FROM relocation_drawhome AS h WHERE h.draw_id = NEW.id)
            OR 2 > (SELECT count(*) FROM relocation_drawwitness AS w WHERE w.draw_id = NEW.id)
            OR EXISTS (SELECT 1 FROM relocation_drawwitness AS w WHERE w.draw_id = NEW.id AND w.commitment = '')
        THEN RAISE EXCEPTION 'The roster is not what was prepared.';
        END IF;
        RETURN NEW;
    """,
)
DRAWING = pgtrigger.Trigger(
    name="drawn_from_all_secrets",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition("OLD.state = 'frozen' AND NEW.state = 'drawn'"),
    declare=[("told", "text"), ("missing", "bigint"), ("drawn", "bigint"), ("entries", "bigint")],
    func=f"""
        SELECT string_agg(r.secret, E'\\n' ORDER BY w.number), count(*) - count(r.secret) INTO told, missing
            FROM relocation_drawwitness AS w LEFT JOIN relocation_drawreveal AS r ON r.witness_id = w.id
            WHERE w.draw_id = NEW.id;
        SELECT count(*) INTO drawn FROM relocation_allotment AS a WHERE a.draw_id = NEW.id;
        SELECT count(*) INTO entries FROM relocation_drawentry AS e WHERE e.draw_id = NEW.id;
        IF missing > 0 OR drawn <> entries OR NEW.seed <> encode(
            sha256(convert_to(E'{VERSION}\\nseed\\n' || NEW.digest || E'\\n' || told, 'UTF8')), 'hex'
        ) THEN RAISE EXCEPTION 'The seed is what all secrets make of it, and the draw is of every entry.';
        END IF;
        RETURN NEW;
    """,
)
ABANDONING = pgtrigger.Trigger(
    name="never_turned_down",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition("OLD.state = 'frozen' AND NEW.state = 'abandoned'"),
    func="""
        IF NOT EXISTS (
            SELECT 1 FROM relocation_drawwitness AS w WHERE w.draw_id = NEW.id
                AND NOT EXISTS (SELECT 1 FROM relocation_drawreveal AS r WHERE r.witness_id = w.id)
        ) THEN RAISE EXCEPTION 'All secrets were told: nobody turns the result down.';
        END IF;
        RETURN NEW;
    """,
)


@audited()
class Draw(Editable):
    """One draw of homes at a site. From the freeze on it is public and stays as it was; a later draw never replaces it.

    `code` names it in public and in commitments. `roster` is the canonical text whose SHA-256 `digest` is.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    site = models.ForeignKey(Site, models.PROTECT, related_name="draws", verbose_name=_("site"))
    code = models.CharField(_("code of the draw"), max_length=12, unique=True)
    title = models.CharField(_("title"), max_length=100)
    venue = models.CharField(_("place of the draw"), max_length=100, blank=True)
    reveal_by = models.DateField(_("last day for the secrets"))
    larger_homes = models.BooleanField(_("homes left over go to smaller households"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=DrawState, default=DrawState.PREPARING)
    repeats = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="repeated_by", verbose_name=_("repeats")
    )
    roster = models.TextField(_("frozen roster"), blank=True)
    digest = models.CharField(_("digest of the roster"), max_length=64, blank=True)
    frozen_on = models.DateField(_("frozen on"), null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("frozen by")
    )
    seed = models.CharField(_("seed"), max_length=64, blank=True)
    drawn_on = models.DateField(_("drawn on"), null=True, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("drawn by")
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_reason = models.CharField(_("why it ended"), max_length=500, blank=True)

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("draw of homes")
        verbose_name_plural = _("draws of homes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=PUBLIC, digest__regex="^[0-9a-f]{64}$", frozen_on__isnull=False)
                & ~models.Q(roster="")
                | ~models.Q(state__in=PUBLIC) & models.Q(digest="", roster="", frozen_on=None, frozen_by=None),
                name="draw_frozen_as_a_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state=DrawState.DRAWN, seed__regex="^[0-9a-f]{64}$", drawn_on__isnull=False)
                & models.Q(drawn_on__gte=models.F("frozen_on"))
                | ~models.Q(state=DrawState.DRAWN) & models.Q(seed="", drawn_on=None, drawn_by=None),
                name="draw_made_as_a_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["abandoned", "cancelled"], ended_on__isnull=False)
                & ~models.Q(ended_reason="")
                | ~models.Q(state__in=["abandoned", "cancelled"]) & models.Q(ended_on=None, ended_reason=""),
                name="draw_ended_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["county", "-created_at"], name="draw_by_county")]
        triggers = [
            BUMP, KEPT, FREEZING, DRAWING, ABANDONING,
            pgtrigger.FSM(
                name="moves", field="state",
                transitions=sorted((str(here), str(there)) for here, ends in DRAW_MOVES.items() for there in ends),
            ),
            settled("frozen_stays", "OLD.state = 'frozen'", AT_THE_END, "What was frozen stays as it is."),
            settled(
                "end_stays", "OLD.state IN ('drawn', 'abandoned', 'cancelled')", (), "This draw is over and stays so."
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title
