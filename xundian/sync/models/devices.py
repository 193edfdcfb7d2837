"""The phones that sync: whose they are, by what they are known, and how far each has come."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.accounts.models import DeviceToken
from xundian.kit.records import Record, audited
from xundian.sync.states import DeviceState

# What a phone tells of itself with every request is no history.
PASSING = ["last_seen_at", "last_cursor", "unsent", "scope_hash", "app_version"]


@audited(exclude=["token_hash", "deposit_hash", *PASSING])
class SyncDevice(Record):
    """A phone of one officer (B1). It reads and writes with a token, and hands in unsent work with a deposit secret.

    Of both only hashes are kept. The token's outlives the token, so that a phone that was revoked hears so.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sync_devices", db_index=False, verbose_name=_("officer")
    )
    name = models.CharField(_("device"), max_length=80)
    state = models.CharField(_("state"), max_length=10, choices=DeviceState, default=DeviceState.ACTIVE)
    token = models.OneToOneField(
        DeviceToken, models.SET_NULL, null=True, editable=False, related_name="sync_device", verbose_name=_("token")
    )
    token_hash = models.CharField(max_length=128, unique=True, editable=False)
    deposit_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)
    deposit_until = models.DateTimeField(_("unsent work may be handed in until"), null=True)
    state_at = models.DateTimeField(_("state since"))
    state_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("state set by")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    app_version = models.CharField(_("version of the app"), max_length=40, blank=True)
    last_seen_at = models.DateTimeField(_("last seen"), null=True)
    # Entries that wait on the phone, as it says itself; None when it never said.
    unsent = models.PositiveIntegerField(_("unsent entries"), null=True)
    scope_hash = models.CharField(max_length=16, blank=True)
    # Where in the feed it stood when it last asked.
    last_cursor = models.BigIntegerField(null=True)

    scope_paths = {"division": "user__home_id", "site": "user__site_id"}

    class Meta:
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=DeviceState.values), name="sync_device_state_known"),
            # Revoking kills the token and the deposit secret with the state, or not at all.
            models.CheckConstraint(
                condition=~models.Q(state="revoked")
                | models.Q(token__isnull=True, deposit_hash__isnull=True, deposit_until__isnull=True),
                name="sync_device_revoked_has_no_keys",
            ),
        ]
        indexes = [models.Index(fields=["user", "-id"], name="sync_device_by_user")]

    def __str__(self):
        return self.name
