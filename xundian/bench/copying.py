"""The bound of every import: COPY of rows that are ready, into the same tables with all their indexes and triggers."""

from django.db import connection, transaction

from xundian.kit.sql import execute

# What a survey import writes into the registry, in the order of its keys; the histories fill through the triggers.
TABLES = (
    "laborers_household", "laborers_householdcategory", "laborers_laborer", "laborers_case", "laborers_caseevent",
    "laborers_surveyresponse",
)  # fmt: skip
EMPTIED = ("laborers_household", "laborers_householdwords", "laborers_personwords", "laborers_importbatch")
BLOCK = 256 * 1024


def keep(folder):
    """Write the rows of the tables, as COPY text, into files of a folder."""
    folder.mkdir(exist_ok=True)
    for table in TABLES:
        with connection.cursor() as cursor, (folder / table).open("wb") as file:
            cursor.execute("SELECT 1")
            with cursor.cursor.copy(f"COPY {table} ({_columns(table)}) TO STDOUT") as rows:
                for row in rows:
                    file.write(row)


def read(folder):
    """{table: its rows as COPY text} of `keep`."""
    return {table: (folder / table).read_bytes() for table in TABLES}


def load(rows, *, bare=False):
    """COPY all of it in one transaction; with `bare` into tables of the same columns without index, key or trigger."""
    with transaction.atomic():
        for table, text in rows.items():
            target = f"bench_{table}" if bare else table
            if bare:
                execute(f"CREATE TABLE {target} (LIKE {table})")
            with connection.cursor() as cursor:
                cursor.execute("DO 'BEGIN END'")
                with cursor.cursor.copy(f"COPY {target} ({_columns(table)}) FROM STDIN") as copy:
                    for at in range(0, len(text), BLOCK):
                        copy.write(text[at : at + BLOCK])
    if bare:
        execute(f"DROP TABLE {', '.join(f'bench_{table}' for table in rows)}")


def clear():
    """Empty the registry and everything that hangs on it."""
    execute(f"TRUNCATE {', '.join(EMPTIED)} CASCADE")
    execute(f"VACUUM ANALYZE {', '.join(TABLES)}")


def _columns(table):
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, table)
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attgenerated <> ''", [table])
        made = {name for (name,) in cursor.fetchall()}
    return ", ".join(f'"{each.name}"' for each in found if each.name not in made)
