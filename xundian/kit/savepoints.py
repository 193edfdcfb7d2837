"""Many small steps under one savepoint: half of the statements of a busy transaction would be savepoints of savepoints.

Every action opens its own transaction, so that it can be called alone; called inside another it makes a savepoint, and
releases it, although whoever called would go back as a whole anyway.
"""

from contextlib import contextmanager

from django.db import Error, connection, transaction
from django.db.transaction import TransactionManagementError


class _WishedBack(Exception):
    """A step inside was undone by itself, which only a savepoint of its own can do."""


def in_one_savepoint(run):
    """What `run()` gives, under one savepoint: on any error all of it is undone, and nothing of what was before.

    The savepoint is made when the first statement is: a step that asks the database nothing costs it nothing. Steps
    inside do without savepoints. Where one fails and its caller goes on without it (a row that another connection was
    quicker to make), everything is undone and run once more, with all savepoints; so `run` may be called twice.
    """
    if not connection.in_atomic_block:
        with transaction.atomic():
            return run()
    try:
        with _made_when_needed():
            answer = run()
            if transaction.get_rollback():
                raise _WishedBack
            return answer
    except (_WishedBack, TransactionManagementError):
        with transaction.atomic():
            return run()


@contextmanager
def _made_when_needed():
    """One savepoint from the first statement on; what is left for after the commit is taken back with it too."""
    made, hooks = [], len(connection.run_on_commit)

    def before_the_first(execute, sql, params, many, context):
        if not made:
            made.append(None)  # its own statement comes by here
            with _savepoints(True):
                made[0] = connection.savepoint()
        return execute(sql, params, many, context)

    try:
        with _savepoints(False), connection.execute_wrapper(before_the_first):
            yield
    except BaseException:
        _undo(made[0] if made else None)
        connection.run_on_commit = connection.run_on_commit[:hooks]
        raise
    if made:
        connection.savepoint_commit(made[0])


def _undo(savepoint):
    """As transaction.atomic does: when not even this goes, whoever began the transaction has to take all of it back."""
    connection.needs_rollback = False
    if savepoint is None:
        return
    try:
        connection.savepoint_rollback(savepoint)
        connection.savepoint_commit(savepoint)
    except Error:
        connection.needs_rollback = True


@contextmanager
def _savepoints(used):
    features = connection.features
    before, features.uses_savepoints = features.uses_savepoints, used
    try:
        yield
    finally:
        features.uses_savepoints = before
