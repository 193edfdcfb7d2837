"""One beat at a time: it ticks only while it holds a lock in PostgreSQL; a second one waits to take over.

Nothing depends on it: sweeps may run twice. The lock only saves work.
"""

import logging

from celery.beat import PersistentScheduler
from celery.schedules import crontab
from django.db import Error, connection

from xundian.kit.sweeps import beat_schedule, load

WAIT_SECONDS = 5
LOCK = 0x78756E6469616E  # "xundian" in hexadecimal: one number for all beats of this database
log = logging.getLogger(__name__)


class OneBeat(PersistentScheduler):
    """Celery's scheduler with its memory on disk, the table of sweeps, and the lock."""

    def __init__(self, *args, **kwargs):
        self._line = connection.copy()
        self._leading = False
        super().__init__(*args, **kwargs)

    def setup_schedule(self):
        """The table of sweeps is the schedule; what runs every few seconds or minutes begins at once."""
        load()
        self.app.conf.beat_schedule = beat_schedule()
        super().setup_schedule()
        for entry in self.schedule.values():
            if not entry.total_run_count and not isinstance(entry.schedule, crontab):
                entry.last_run_at -= entry.schedule.run_every

    def tick(self, *args, **kwargs):
        """Tick when leading; otherwise look again in a few seconds."""
        return super().tick(*args, **kwargs) if self.leads() else WAIT_SECONDS

    def leads(self):
        """Whether this beat holds the lock now; the lock ends with the connection, however this process ends."""
        try:
            with self._line.cursor() as cursor:
                cursor.execute("SELECT 1" if self._leading else "SELECT pg_try_advisory_lock(%s)", self._parameters())
                leading = bool(cursor.fetchone()[0])
        except Error as error:
            log.warning("The database does not answer, not ticking: %s", error)
            self._line.close()
            leading = False
        if leading != self._leading:
            log.warning("This beat %s.", "ticks now" if leading else "waits")
        self._leading = leading
        return leading

    def _parameters(self):
        return None if self._leading else [LOCK]

    def close(self):
        """Give the lock back."""
        super().close()
        self._line.close()
