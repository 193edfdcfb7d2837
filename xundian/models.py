"""Index of the office's tables, room by room."""

from xundian.accounts.models import DeviceToken, Posting, ReadLog, Station, User
from xundian.codes.models import Code
from xundian.divisions.models import Division
from xundian.exports.models import Export, ExportChunk, ExportDownload
from xundian.kit.models import Blob, FeedChange, FeedCommit, FeedMeta, Heartbeat, Job, KeptAnswer, OutboxMessage
from xundian.messages.models import Message
from xundian.reports.models import Target
from xundian.sync.models import SyncDevice, SyncOp

__all__ = [
    "Blob",
    "Code",
    "DeviceToken",
    "Division",
    "Export",
    "ExportChunk",
    "ExportDownload",
    "FeedChange",
    "FeedCommit",
    "FeedMeta",
    "Heartbeat",
    "Job",
    "KeptAnswer",
    "Message",
    "OutboxMessage",
    "Posting",
    "ReadLog",
    "Station",
    "SyncDevice",
    "SyncOp",
    "Target",
    "User",
]
