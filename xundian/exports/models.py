"""Exports that people asked for, their sealed files while they last, and every download of them."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.accounts.roles import Role
from xundian.divisions.models import Division
from xundian.exports.states import ExportState, Format
from xundian.kit.models import Job
from xundian.kit.records import APPEND_ONLY, Editable, Record

KEPT = pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)


class Export(Editable):
    """One list taken out of the registry: who, why, which rows; the row stays as the log when the file is gone."""

    kind = models.CharField(_("kind"), max_length=30)
    format = models.CharField(_("format"), max_length=4, choices=Format)
    language = models.CharField(_("language"), max_length=10)
    # As the REST list names them; values are codes and ids, or what was searched for.
    filters = models.JSONField(_("filters"), default=dict)
    reason = models.CharField(_("reason"), max_length=200)
    with_identity = models.BooleanField(_("identity numbers in full"), default=False)
    # Where the rows lie: the place of the asker, or the smaller one that was filtered for.
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    site_id = models.UUIDField(_("resettlement site"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="exports", verbose_name=_("asked by"))
    role = models.CharField(_("role"), max_length=10, choices=Role)
    state = models.CharField(_("state"), max_length=10, choices=ExportState, default=ExportState.QUEUED)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    # Each try writes its own chunks; only those of the last one are ever read.
    attempt = models.PositiveSmallIntegerField(default=0)
    expected = models.PositiveIntegerField(_("rows expected"), default=0)
    rows = models.PositiveIntegerField(_("rows"), null=True, blank=True)
    columns = models.JSONField(default=list)
    cut_off = models.DateTimeField(_("cut-off"), null=True, blank=True)
    query_hash = models.CharField(_("hash of the query"), max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    chunks = models.PositiveIntegerField(default=0)
    failure = models.CharField(_("failure"), max_length=20, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    approved = models.BooleanField(_("approved"), default=False)
    expires_at = models.DateTimeField(_("expires at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    scope_paths = {"division": "division_id", "site": "site_id"}

    class Meta(Editable.Meta):
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ExportState.values), name="export_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state="ready") | models.Q(rows__isnull=False, expires_at__isnull=False),
                name="export_ready_has_rows",
            ),
            models.CheckConstraint(
                condition=models.Q(approved=False) | ~models.Q(decided_by=models.F("by")),
                name="export_approved_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["by", "-id"], name="export_by_user"),
            models.Index(fields=["division", "-id"], name="export_by_division"),
            models.Index(
                fields=["state"],
                condition=models.Q(state__in=["waiting", "queued", "running", "ready"]),
                name="export_alive",
            ),
        ]
        triggers = [*Editable.Meta.triggers, KEPT]

    def __str__(self):
        return f"{self.kind} {self.created_at:%Y-%m-%d %H:%M}"


class ExportChunk(models.Model):
    """A piece of an export's file, sealed to its place in it."""

    export = models.ForeignKey(Export, models.PROTECT, related_name="pieces")
    attempt = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        verbose_name = _("piece of an export")
        verbose_name_plural = _("pieces of exports")
        constraints = [models.UniqueConstraint(fields=["export", "attempt", "number"], name="export_chunk_once")]

    def __str__(self):
        return f"{self.export_id}/{self.attempt}/{self.number}"


class ExportDownload(Record):
    """Who took the file of an export home, and when; append-only."""

    export = models.ForeignKey(Export, models.PROTECT, related_name="downloads", verbose_name=_("export"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    scope_paths = {"division": "export__division_id", "site": "export__site_id"}

    class Meta:
        verbose_name = _("download of an export")
        verbose_name_plural = _("downloads of exports")
        indexes = [models.Index(fields=["export", "at"], name="download_by_export")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.export_id} {self.at:%Y-%m-%d %H:%M}"
