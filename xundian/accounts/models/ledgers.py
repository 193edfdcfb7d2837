"""How people like their ledgers: saved views, the columns they chose, and the view a ledger opens with."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.accounts.models.users import User
from xundian.divisions.models import Division
from xundian.kit.records import Record


class LedgerView(Record):
    """A ledger's filters, order and columns under a name; with a `division` everybody who sits there may use it.

    What was searched for is no part of it: a name or a number of somebody is nothing to keep.
    """

    # app_label.model, as the history names tables.
    ledger = models.CharField(_("ledger"), max_length=80)
    name = models.CharField(_("view"), max_length=40)
    owner = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("made by"))
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("shared with")
    )
    query = models.CharField(_("filters"), max_length=1000, blank=True)
    # Empty: the usual ones.
    columns = ArrayField(models.CharField(max_length=80), default=list, blank=True, verbose_name=_("columns"))

    scope_paths = {"division": "owner__home_id"}

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [models.UniqueConstraint(fields=["owner", "ledger", "name"], name="one_view_of_a_name")]
        indexes = [models.Index(fields=["division", "ledger"], name="view_by_office")]

    def __str__(self):
        return self.name


class LedgerChoice(Record):
    """What one person chose for one ledger: its columns (empty: the usual ones), and the view that it opens with."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("user"))
    ledger = models.CharField(_("ledger"), max_length=80)
    columns = ArrayField(models.CharField(max_length=80), default=list, blank=True, verbose_name=_("columns"))
    opens = models.ForeignKey(
        LedgerView, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("opens with")
    )

    scope_paths = {"division": "user__home_id"}

    class Meta:
        verbose_name = _("choice for a ledger")
        verbose_name_plural = _("choices for ledgers")
        constraints = [models.UniqueConstraint(fields=["user", "ledger"], name="one_choice_of_a_ledger")]

    def __str__(self):
        return self.ledger
