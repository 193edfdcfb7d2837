"""The uploaded file as it was, unsealed when it is needed."""

import psycopg
from django.db import connection

from laborers.imports.models import ImportBatch
from xundian.kit.sealing import unseal_bytes

FILE_PLACE = "laborers_importbatch.file"


def bytes_cursor():
    """A cursor that sends and gets bytes as bytes; Django's own spells them out in hexadecimal, several times over."""
    connection.ensure_connection()
    return psycopg.Cursor(connection.connection)


def content(batch):
    """The uploaded file as it was; read when needed and kept nowhere, for it may be large."""
    statement = f"SELECT file_sealed FROM {ImportBatch._meta.db_table} WHERE id = %s"
    with bytes_cursor() as cursor:
        sealed = cursor.execute(statement, [batch.pk], binary=True).fetchone()[0]
    return unseal_bytes(sealed, place=FILE_PLACE, row_id=batch.pk)
