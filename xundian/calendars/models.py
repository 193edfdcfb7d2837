"""What calendars were told: of each entry how often it changed, so that a subscriber takes the newer one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarEntry(models.Model):
    """One entry of an officer's calendar as it was last told; its id is the UID, the same for as long as it lives.

    `told` is a digest of what the entry said: nothing of a visit stands here. The row outlives a change of the secret
    address, and an entry that comes back goes on counting.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_entries", verbose_name=_("user")
    )
    told = models.BinaryField(max_length=16)
    sequence = models.PositiveIntegerField(_("changes"), default=0)
    changed_at = models.DateTimeField(_("changed at"))

    scope_paths = {"division": "user__home_id"}

    class Meta:
        verbose_name = _("entry of a calendar")
        verbose_name_plural = _("entries of calendars")

    def __str__(self):
        return f"{self.pk} {self.sequence}"
