"""Set-based writing: COPY into a staging table and rows of hand-written SQL, on Django's own connection."""

from contextlib import contextmanager

from django.db import connection
from psycopg import IsolationLevel


def fetch(sql, parameters=None):
    """Rows of a query as tuples."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def fetch_dicts(sql, parameters=None):
    """Rows of a query as dicts by column name."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def execute(sql, parameters=None):
    """Run a statement; the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.rowcount


def copy_rows(table, columns, rows):
    """COPY an iterable of tuples into a table (often a temporary one); the number of rows."""
    count = 0
    with connection.cursor() as cursor:
        # COPY passes by the hook that tells the audit triggers who acts; a statement that does nothing does not.
        cursor.execute("DO 'BEGIN END'")
        statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with cursor.cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
    return count


def append_rows(table, columns, rows):
    """Many new rows of a table of Records by COPY, `created_at` being the transaction's beginning; the number of rows.

    `columns` are written as SQL wants them (a reserved word in quotes); documents go in as psycopg's Jsonb.
    """
    names = ", ".join(columns)
    execute(f"CREATE TEMP TABLE staged ON COMMIT DROP AS SELECT {names} FROM {table} WITH NO DATA")
    count = copy_rows("staged", columns, rows)
    execute(f"INSERT INTO {table} ({names}, created_at) SELECT {names}, now() FROM staged")
    execute("DROP TABLE staged")
    return count


@contextmanager
def unmoving():
    """What is read in the transaction that begins inside stands still: none of its statements sees later writes.

    Inside a transaction that has begun already nothing can be changed about it.
    """
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    session = connection.connection
    usual = session.isolation_level
    session.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        yield
    finally:
        if not session.closed:
            session.isolation_level = usual
