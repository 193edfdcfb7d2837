"""Many small steps under one savepoint: half of the statements of a busy transaction would be savepoints of savepoints.

Every action opens its own transaction, so that it can be called alone; called inside another it makes a savepoint, and
releases it, although whoever called would go back as a whole anyway.
"""

from contextlib import contextmanager

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError


class _WishedBack(Exception):
    """A step inside was undone by itself, which only a savepoint of its own can do."""


def in_one_savepoint(run):
    """What `run()` gives, under one savepoint: on any error all of it is undone, and nothing of what was before.

    Steps inside do without savepoints. Where one fails and its caller goes on without it (a row that another connection
    was quicker to make), everything is undone and run once more, with all savepoints; so `run` may be called twice.
    """
    try:
        with transaction.atomic():
            with _none_inside():
                answer = run()
            if transaction.get_rollback():
                raise _WishedBack
            return answer
    except (_WishedBack, TransactionManagementError):
        with transaction.atomic():
            return run()


@contextmanager
def _none_inside():
    features = connection.features
    before, features.uses_savepoints = features.uses_savepoints, False
    try:
        yield
    finally:
        features.uses_savepoints = before
