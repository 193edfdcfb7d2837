"""A copy of the test database, taken and put back by PostgreSQL itself."""

from contextlib import closing

import psycopg
from django.db import connection
from psycopg import sql

KNOWN = ("host", "port", "user", "password")


class Backup:
    """A copy of the whole database, taken and put back by PostgreSQL itself."""

    def __init__(self):
        self.name = connection.settings_dict["NAME"]
        self.copy = f"{self.name}_copy"
        self._run("DROP DATABASE IF EXISTS {copy}", "CREATE DATABASE {copy} TEMPLATE {name}")

    def restore(self):
        """The database as it was; what was committed since is gone."""
        self._run("DROP DATABASE {name}", "CREATE DATABASE {name} TEMPLATE {copy}", "DROP DATABASE {copy}")

    def drop(self):
        """Never needed."""
        self._run("DROP DATABASE IF EXISTS {copy}")

    def _run(self, *statements):
        connection.close()
        names = {"name": sql.Identifier(self.name), "copy": sql.Identifier(self.copy)}
        given = {name: value for name, value in connection.get_connection_params().items() if name in KNOWN}
        with closing(psycopg.connect(**given | {"dbname": "postgres"}, autocommit=True)) as server:
            # A session that a former test left open would hinder the copy.
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [self.name])
            for statement in statements:
                server.execute(sql.SQL(statement).format(**names))
