"""Notices to users: what is due, what is late, what was answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.records import Record
from xundian.messages.states import OTHER, TEXTS


class Message(Record):
    """A notice in a user's inbox; the text is made from `kind` and `values` when read, in the reader's language."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="inbox", verbose_name=_("recipient")
    )
    kind = models.CharField(_("kind"), max_length=40)
    # Counts, days and ids; no names, no identity numbers.
    values = models.JSONField(default=dict)
    link = models.CharField(_("link"), max_length=200, blank=True)
    dedupe_key = models.CharField(max_length=200, unique=True)
    sent_at = models.DateTimeField(_("sent at"))
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    # For the office's ledger; the inbox itself shows a user's own messages only.
    scope_paths = {"division": "recipient__division_id"}

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [models.Index(fields=["recipient", "-id"], name="message_by_recipient")]

    def __str__(self):
        return str(TEXTS[self.kind][0] if self.kind in TEXTS else OTHER)
