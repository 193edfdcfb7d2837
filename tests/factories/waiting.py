"""Who waits for a lock in this test's own database; those of other workers are on the same server."""

from xundian.kit.sql import fetch

# Waiting for a row is waiting for another's transaction, which is of no database; but whoever waits holds something
# of the database it works in. The list of locks is always of this moment, which that of the sessions is not.
WAITING = """
    SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid() AND pid IN (
        SELECT pid FROM pg_locks
        WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
"""


def waiting():
    """[pid] of the sessions of this database, other than this one, that wait for a lock."""
    return [pid for (pid,) in fetch(WAITING)]
