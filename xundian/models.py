"""Index of the office's tables, room by room."""

from xundian.accounts.models import (
    CalendarAddress,
    DeviceToken,
    LedgerChoice,
    LedgerView,
    Posting,
    ReadLog,
    Station,
    User,
)
from xundian.aggregates.models import AggregateRecord
from xundian.calendars.models import CalendarEntry
from xundian.codes.models import Code
from xundian.coordination.models import Activity, Meeting, ProgressHeard, Story, Suggestion, Symposium, Task
from xundian.divisions.models import Division
from xundian.exports.models import Export, ExportChunk, ExportDownload
from xundian.kit.models import Blob, FeedChange, FeedCommit, FeedMeta, Heartbeat, Job, KeptAnswer, OutboxMessage
from xundian.messages.models import Message
from xundian.reports.rollups.models import RollupCount, RollupKey, RollupMark
from xundian.reports.snapshots.models import IndicatorSnapshot, Snapshot
from xundian.sync.models import SyncDevice, SyncOp
from xundian.targets.models import Target, TargetChange, TargetPlan
from xundian.webhooks.models import Attempt, Delivery, Subscription

__all__ = [
    "Activity",
    "AggregateRecord",
    "Attempt",
    "Blob",
    "CalendarAddress",
    "CalendarEntry",
    "Code",
    "Delivery",
    "DeviceToken",
    "Division",
    "Export",
    "ExportChunk",
    "ExportDownload",
    "FeedChange",
    "FeedCommit",
    "FeedMeta",
    "Heartbeat",
    "IndicatorSnapshot",
    "Job",
    "KeptAnswer",
    "LedgerChoice",
    "LedgerView",
    "Meeting",
    "Message",
    "OutboxMessage",
    "Posting",
    "ProgressHeard",
    "ReadLog",
    "RollupCount",
    "RollupKey",
    "RollupMark",
    "Snapshot",
    "Station",
    "Story",
    "Subscription",
    "Suggestion",
    "Symposium",
    "SyncDevice",
    "SyncOp",
    "Target",
    "TargetChange",
    "TargetPlan",
    "Task",
    "User",
]
