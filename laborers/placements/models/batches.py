"""Organised batches (X2.2-6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.placements.states import BatchState, Transport
from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited


@audited()
class Batch(Editable):
    """People who leave together, with transport and someone who leads them (X2.2-6)."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    name = models.CharField(_("name"), max_length=80)
    departs_on = models.DateField(_("departs on"))
    destination = models.CharField(_("destination"), max_length=6, db_collation="C")
    transport_kind = models.CharField(_("travels by"), max_length=10, choices=Transport, blank=True)
    # The number plate of the coach, the number of the train.
    transport = models.CharField(_("transport"), max_length=60)
    meeting_point = models.CharField(_("meeting point"), max_length=120, blank=True)
    meets_at = models.TimeField(_("meets at"), null=True, blank=True)
    leader_name = models.CharField(_("leader"), max_length=50)
    leader_phone = models.CharField(_("leader's phone"), max_length=20, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.PLANNED)
    arrived_on = models.DateField(_("arrived on"), null=True, blank=True)

    scope_paths = {"shared": "division_id", "destination": "destination"}

    class Meta(Editable.Meta):
        verbose_name = _("batch")
        verbose_name_plural = _("batches")

    def __str__(self):
        return self.name
