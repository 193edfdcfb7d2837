"""What is drawn: the households, the homes, and the witnesses with their commitments; all of it fixed by the freeze."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relocation.declarations.models import Declaration
from relocation.draws.models.draws import Draw
from relocation.sites.models import Home
from xundian.kit.records import BUMP, Editable, audited


def _prepared(name):
    """A trigger: rows come, change and go only while their draw is prepared."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("here", "text")],
        func="""
            SELECT d.state INTO here FROM relocation_draw AS d
                WHERE d.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.draw_id ELSE NEW.draw_id END;
            IF here = 'preparing' AND (TG_OP <> 'UPDATE' OR NEW.draw_id = OLD.draw_id) THEN
                RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
            END IF;
            RAISE EXCEPTION 'What was frozen stays as it is.';
        """,
    )


@audited(exclude=["slip"])
class DrawEntry(Editable):
    """A household in a draw, as the roster shows it; `slip` is the code on their paper that proves it."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="entries", verbose_name=_("draw of homes"))
    declaration = models.ForeignKey(
        Declaration, models.PROTECT, related_name="draw_entries", verbose_name=_("declaration")
    )
    number = models.PositiveIntegerField(_("number"))
    name = models.CharField(_("masked name"), max_length=20, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    persons = models.PositiveSmallIntegerField(_("persons"), default=1)
    slip = models.CharField(_("code on the slip"), max_length=20, blank=True)
    mark = models.CharField(_("mark"), max_length=64, blank=True)

    scope_paths = {"division": "declaration__household__division_id", "site": "draw__site_id"}

    class Meta(Editable.Meta):
        verbose_name = _("entry of a draw")
        verbose_name_plural = _("entries of draws")
        constraints = [
            models.UniqueConstraint(fields=["draw", "declaration"], name="draw_entry_once"),
            models.UniqueConstraint(
                fields=["draw", "number"], name="draw_entry_number", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        triggers = [BUMP, _prepared("entry_before_the_freeze")]

    def __str__(self):
        return f"{self.number} {self.name}"


@audited()
class DrawHome(Editable):
    """A home in a draw, as the roster shows it; homes are given in the order of their numbers."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="homes", verbose_name=_("draw of homes"))
    home = models.ForeignKey(Home, models.PROTECT, related_name="draw_homes", verbose_name=_("home"))
    number = models.PositiveIntegerField(_("number"))
    label = models.CharField(_("home"), max_length=80, blank=True)
    persons = models.PositiveSmallIntegerField(_("meant for persons"), default=1)

    scope_paths = {"shared": "draw__county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("home of a draw")
        verbose_name_plural = _("homes of draws")
        constraints = [
            models.UniqueConstraint(fields=["draw", "home"], name="draw_home_once"),
            models.UniqueConstraint(
                fields=["draw", "number"], name="draw_home_number", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        triggers = [BUMP, _prepared("home_before_the_freeze")]

    def __str__(self):
        return self.label or str(self.home)


@audited()
class DrawWitness(Editable):
    """A witness of a draw and the hash of the secret that this witness will tell; nobody else knows the secret."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="witnesses", verbose_name=_("draw of homes"))
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    body = models.CharField(_("body"), max_length=100)
    commitment = models.CharField(_("commitment"), max_length=64, blank=True)
    committed_on = models.DateField(_("committed on"), null=True, blank=True)

    scope_paths = {"shared": "draw__county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("witness of a draw")
        verbose_name_plural = _("witnesses of draws")
        constraints = [
            models.UniqueConstraint(fields=["draw", "body"], name="draw_witness_of_a_body"),
            models.UniqueConstraint(
                fields=["draw", "number"], name="draw_witness_number", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=models.Q(commitment="", committed_on=None)
                | models.Q(commitment__regex="^[0-9a-f]{64}$", committed_on__isnull=False),
                name="draw_witness_committed",
            ),
        ]
        triggers = [BUMP, _prepared("witness_before_the_freeze")]

    def __str__(self):
        return f"{self.name}（{self.body}）"
