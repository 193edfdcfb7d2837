"""Tables of coordination."""

from xundian.coordination.models.meetings import Meeting, ProgressHeard, Task
from xundian.coordination.models.telling import Activity, Story, Suggestion, Symposium

__all__ = ["Activity", "Meeting", "ProgressHeard", "Story", "Suggestion", "Symposium", "Task"]
