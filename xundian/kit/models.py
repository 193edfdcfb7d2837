"""Tables of the tools: the outbox, background jobs, heartbeats, kept answers, and the feed of changes."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from xundian.kit.records import Record


class OutboxMessage(Record):
    """Something to tell the outside, written in the transaction that caused it and delivered at least once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        DEAD = "dead", _("Given up")
        VOID = "void", _("No longer needed")

    topic = models.CharField(max_length=40)
    dedupe_key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    available_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    last_error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outgoing messages")
        indexes = [
            models.Index(fields=["available_at"], condition=models.Q(state="waiting"), name="outbox_waiting"),
        ]

    def __str__(self):
        return f"{self.topic} {self.dedupe_key}"


class Job(Record):
    """Long work with its progress, so that a page can show it and a killed worker leaves a trace."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    kind = models.CharField(max_length=40)
    # The Celery task that does it, so that a lost message can be sent again.
    task = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    arguments = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [models.Index(fields=["by", "-created_at"], name="job_by_newest")]

    def __str__(self):
        return f"{self.kind} {self.state}"


class Heartbeat(models.Model):
    """When a sweep or a process last did its work, not merely when it was last alive."""

    name = models.CharField(max_length=60, primary_key=True)
    ok_at = models.DateTimeField()
    on = models.DateField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self):
        return self.name


class KeptAnswer(models.Model):
    """The answer once given to a POST with an Idempotency-Key; a repeat gets it again (30 days)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    request_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="kept_answer_once")]
        indexes = [models.Index(fields=["at"], name="kept_answer_at")]

    def __str__(self):
        return self.key


class FeedCommit(models.Model):
    """One transaction that changed something in the feed. Its place in the feed is taken at commit, under a lock.

    The lock is let go only after the commit can be seen: whoever sees a place sees every place before it.
    """

    id = models.BigAutoField(primary_key=True)
    seq = models.BigIntegerField(null=True, unique=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("commit of the feed")
        verbose_name_plural = _("commits of the feed")
        indexes = [models.Index(fields=["at"], name="feed_commit_at")]
        triggers = [
            pgtrigger.Trigger(
                name="take_place",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func="PERFORM pg_advisory_xact_lock(hashtextextended('xundian feed', 0)); UPDATE xundian_feedcommit"
                " SET seq = nextval('xundian_feedcommit_id_seq') WHERE id = NEW.id; RETURN NULL;",
            )
        ]

    def __str__(self):
        return str(self.seq)


class FeedChange(models.Model):
    """What happened to one row, or (`resync`) to many rows of a place; its order in the commit is that of the keys.

    `area` and `spot` are the place it lies in; `old_area` and `old_spot` the former one where it `moved`. `only_for`
    names the few who know of a row that others of its place do not. It holds nothing of the row itself.
    """

    class Op(models.TextChoices):
        INSERT = "insert", _("new")
        UPDATE = "update", _("changed")
        DELETE = "delete", _("deleted")
        TOUCH = "touch", _("changed beside it")
        RESYNC = "resync", _("many changed")

    id = models.BigAutoField(primary_key=True)
    commit = models.ForeignKey(FeedCommit, models.CASCADE, related_name="changes", db_constraint=False)
    entity = models.CharField(max_length=30)
    entity_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField()
    op = models.CharField(max_length=10, choices=Op)
    area = models.CharField(max_length=20, db_collation="C", null=True)
    spot = models.UUIDField(null=True)
    moved = models.BooleanField(default=False)
    old_area = models.CharField(max_length=20, db_collation="C", null=True)
    old_spot = models.UUIDField(null=True)
    only_for = ArrayField(models.UUIDField(null=True), null=True)

    class Meta:
        verbose_name = _("change in the feed")
        verbose_name_plural = _("changes in the feed")
        indexes = [
            models.Index(fields=["area", "commit"], name="feed_by_area"),
            models.Index(
                fields=["spot", "commit"], condition=models.Q(spot__isnull=False), name="feed_by_spot"
            ),
            models.Index(fields=["old_area"], condition=models.Q(moved=True), name="feed_by_old_area"),
            models.Index(
                fields=["old_spot"], condition=models.Q(old_spot__isnull=False), name="feed_by_old_spot"
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.entity} {self.op}"


class FeedMeta(models.Model):
    """The one row that says which feed this is: another epoch after every restore, and how far back it reaches."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    epoch = models.UUIDField(default=uuid.uuid4)
    # Changes up to this place are pruned.
    horizon = models.BigIntegerField(default=0)
    # Shapes of what clients send that this server reads.
    schema_min = models.PositiveSmallIntegerField(default=1)
    schema_max = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feed")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_feed")]

    def __str__(self):
        return str(self.epoch)


class Blob(models.Model):
    """A picture under the SHA-256 of the bytes that were sent; what is kept has lost its metadata (kit.blobs)."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    # Of the picture as it is kept.
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    # Others who sent the very same bytes whole after it was here: it shows in their visits too.
    also = ArrayField(models.UUIDField(), default=list)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return self.sha256
