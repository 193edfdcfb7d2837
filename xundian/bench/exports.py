"""A township's people taken out as a file: chosen in scope, laid out in words, sealed piece by piece, and logged."""

import csv
import io

from django.db import connection

from laborers.registry.models import Laborer
from xundian.accounts.models import User
from xundian.accounts.scope import under
from xundian.bench.rounds import Case, Table, interleaved, medians, timed
from xundian.demo.cast import TOWNSHIP
from xundian.exports import actions
from xundian.exports.states import Format
from xundian.kit import clock

REASON = "Measured by the bench"
PLAIN = (
    "id", "household__number", "division__name", "name", "sex", "birth", "identity_hint", "relation", "education",
    "health", "labour_skill", "phone", "household__category",
)  # fmt: skip
BARE = f"""
COPY (
    SELECT l.id, h.number, d.name, l.name, l.sex, l.birth, l.identity_hint, l.relation, l.education, l.health,
        l.labour_skill, l.phone, h.category
    FROM laborers_laborer l JOIN laborers_household h ON h.id = l.household_id
    JOIN xundian_division d ON d.code = l.division_id WHERE l.division_id LIKE '{TOWNSHIP}%')
TO STDOUT (FORMAT csv)"""


def measure(bench):
    """The Table of exports, in rows a second."""
    user = User.objects.get(username="county")
    people = Laborer.objects.filter(under("division_id", TOWNSHIP))
    rows = people.count()
    cases = [
        Case("csv", lambda: _made(user, Format.CSV, rows, bench)),
        Case("xlsx", lambda: _made(user, Format.XLSX, rows, bench)),
        Case("plain", lambda: timed(lambda: _plain(people))),
        Case("copy", lambda: timed(_copy)),
    ]
    found = {name: rows / seconds for name, seconds in medians(interleaved(cases, bench.rounds, bench.tell)).items()}
    table = Table("Export of a township's people")
    against = "querysets and csv.writer, no words, no scope, nothing kept"
    for name in ("csv", "xlsx"):
        table.add(
            f"{name} of {rows:,} people", found[name], "rows/s", ratio=found[name] / found["plain"], against=against,
            note="with words for codes, sealed, each reading logged",
        )  # fmt: skip
    table.add("querysets and csv.writer", found["plain"], "rows/s", ratio=1.0)
    table.add("COPY of the joined rows as CSV", found["copy"], "rows/s", ratio=found["copy"] / found["plain"])
    return table


def _made(user, format, rows, bench):
    """Seconds from the job's start to the sealed file."""
    export = actions.ask(
        kind="laborers", filters={"division": TOWNSHIP}, format=format, reason=REASON, with_identity=False,
        language="zh-hans", by=user, on=bench.on, at=clock.now(),
    )  # fmt: skip
    done = []
    spent = timed(lambda: done.append(actions.make(export=export, on=bench.on, at=clock.now())))
    bench.expect(done[0].rows == rows, "an export holds every person of the township")
    return spent


def _plain(people):
    writer = csv.writer(io.StringIO())
    writer.writerows(people.order_by("division_id", "id").values_list(*PLAIN).iterator())


def _copy():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        with cursor.cursor.copy(BARE) as lines:
            for _line in lines:
                continue
