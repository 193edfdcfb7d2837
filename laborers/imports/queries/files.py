"""The uploaded file as it was, unsealed when it is needed."""

import psycopg
from django.db import connection

from laborers.imports.models import ImportBatch
from xundian.kit.sealing import unseal_bytes

FILE_PLACE = "laborers_importbatch.file"
PIECE = 4 * 1024 * 1024


def bytes_cursor():
    """A cursor that sends and gets bytes as bytes; Django's own spells them out in hexadecimal, several times over."""
    connection.ensure_connection()
    return psycopg.Cursor(connection.connection)


def content(batch):
    """The uploaded file as it was; read when needed and kept nowhere, for it may be large.

    It is fetched in pieces: the driver's own buffers keep the size of the largest row for as long as they live.
    """
    table, sealed = ImportBatch._meta.db_table, bytearray()
    with bytes_cursor() as cursor:
        while True:
            piece = f"SELECT substring(file_sealed FROM %s FOR {PIECE}) FROM {table} WHERE id = %s"
            found = cursor.execute(piece, [len(sealed) + 1, batch.pk], binary=True).fetchone()[0]
            sealed += found
            if len(found) < PIECE:
                return unseal_bytes(sealed, place=FILE_PLACE, row_id=batch.pk)
