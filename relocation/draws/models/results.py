"""What witnesses told and what came of it: rows that are added once and never change."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from relocation.draws.models.draws import Draw
from relocation.draws.models.rosters import DrawEntry, DrawHome, DrawWitness
from relocation.draws.rules import VERSION
from xundian.kit.records import APPEND_ONLY, Record


def _only_while(name, state, message):
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("here", "text")],
        func=f"""
            SELECT d.state INTO here FROM relocation_draw AS d WHERE d.id = NEW.draw_id;
            IF here = '{state}' THEN RETURN NEW; END IF;
            RAISE EXCEPTION '{message}';
        """,
    )


FITTING = pgtrigger.Trigger(
    name="fits_its_commitment",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    declare=[("committed", "text"), ("text", "text")],
    func=f"""
        SELECT w.commitment, E'{VERSION}\\ncommitment\\n' || d.code || E'\\n' || w.number || E'\\n' || NEW.secret
            INTO committed, text
            FROM relocation_drawwitness AS w JOIN relocation_draw AS d ON d.id = w.draw_id
            WHERE w.id = NEW.witness_id AND d.id = NEW.draw_id AND d.state = 'frozen';
        IF committed = encode(sha256(convert_to(text, 'UTF8')), 'hex') THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'A secret fits what was committed to, and is told after the freeze.';
    """,
)


class DrawReveal(Record):
    """The secret a witness told (or left in the envelope). No page shows it before all were told."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="reveals", verbose_name=_("draw of homes"))
    witness = models.OneToOneField(DrawWitness, models.PROTECT, related_name="reveal", verbose_name=_("witness"))
    secret = models.CharField(_("secret"), max_length=80)
    told_on = models.DateField(_("told on"))
    from_envelope = models.BooleanField(_("from the sealed envelope"), default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )

    scope_paths = {"shared": "draw__county_id"}

    class Meta:
        verbose_name = _("secret of a witness")
        verbose_name_plural = _("secrets of witnesses")
        triggers = [APPEND_ONLY, FITTING]

    def __str__(self):
        return str(self.witness)


class Allotment(Record):
    """The place of an entry in the draw and the home it drew; without one it waits, in this order."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="allotments", verbose_name=_("draw of homes"))
    entry = models.OneToOneField(DrawEntry, models.PROTECT, related_name="allotment", verbose_name=_("entry"))
    position = models.PositiveIntegerField(_("place in the draw"))
    home = models.OneToOneField(
        DrawHome, models.PROTECT, null=True, blank=True, related_name="allotment", verbose_name=_("home")
    )

    scope_paths = {"division": "entry__declaration__household__division_id", "site": "draw__site_id"}

    class Meta:
        verbose_name = _("place in a draw")
        verbose_name_plural = _("places in draws")
        constraints = [models.UniqueConstraint(fields=["draw", "position"], name="draw_position_once")]
        triggers = [APPEND_ONLY, _only_while("allotted_by_the_draw", "frozen", "Homes are drawn once.")]

    def __str__(self):
        return f"{self.position} {self.entry}"


class Succession(Record):
    """An entry that gave its home back, or waits no longer; `next` is who the home went to by the waiting list."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="successions", verbose_name=_("draw of homes"))
    number = models.PositiveIntegerField(_("number"))
    entry = models.OneToOneField(DrawEntry, models.PROTECT, related_name="gave_up", verbose_name=_("entry"))
    home = models.ForeignKey(
        DrawHome, models.PROTECT, null=True, blank=True, related_name="successions", verbose_name=_("home")
    )
    next = models.OneToOneField(
        DrawEntry, models.PROTECT, null=True, blank=True, related_name="succeeded", verbose_name=_("goes to")
    )
    on = models.DateField(_("on"))
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )

    scope_paths = {"shared": "draw__county_id"}

    class Meta:
        verbose_name = _("change after a draw")
        verbose_name_plural = _("changes after draws")
        constraints = [models.UniqueConstraint(fields=["draw", "number"], name="draw_succession_number")]
        triggers = [APPEND_ONLY, _only_while("after_the_draw", "drawn", "Homes are given back after the draw.")]

    def __str__(self):
        return f"{self.draw} {self.number}"
