"""No kept figure hangs on a column that changes without a mark: what PostgreSQL says its statement reads is compared.

A view is made of the statement by which a figure is counted, and the database is asked which columns it reads.
"""

from dataclasses import replace
from functools import partial

import pytest
from django.db import connection
from django.db.models import PROTECT

from laborers.placements.models import Placement
from trainings.classes.models import Enrolment
from xundian.kit.sql import execute, fetch
from xundian.reports.actions import kept_figures
from xundian.reports.figures import FIGURES
from xundian.reports.rollups.folding import _fresh
from xundian.reports.rollups.kept import ABOVE, Base, Kept, kept_of, units, up_to_cutoff
from xundian.reports.rollups.marking import SOURCES

TOLD_BY = {source.model._meta.db_table: source for source in SOURCES}
READ = """
SELECT DISTINCT table_name::text, column_name::text FROM information_schema.view_column_usage
WHERE view_name = 'read_by_figure' ORDER BY 1, 2
"""


def columns_read(figure):
    """{(table, column)} of every statement by which a figure is counted."""
    found = set()
    for digits in ABOVE:
        for unit in units(figure):
            statement, parameters = _fresh((kept_of(figure), figure.place, figure.person), digits, unit, None)
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE TEMP VIEW read_by_figure AS {statement}", parameters)
            found |= set(fetch(READ))
            execute("DROP VIEW read_by_figure")
    return found


def told_of(source):
    """The columns of a table whose change leaves a mark; a key never changes."""
    return {"id", *source.columns, *([source.place] if source.place else [])}


def untold(figure):
    """What a figure reads although no mark of its bases tells of a change: tables, table.column."""
    bases = kept_of(figure).bases
    return sorted(
        f"{table}.{column}"
        for table, column in columns_read(figure)
        if table not in TOLD_BY or TOLD_BY[table].base not in bases or column not in told_of(TOLD_BY[table])
    )


@pytest.mark.django_db
def test_every_column_that_a_kept_figure_reads_leaves_a_mark_for_it():
    figures = kept_figures()
    assert len(figures) > 40
    assert {figure.code: untold(figure) for figure in figures if untold(figure)} == {}


@pytest.mark.django_db
def test_every_column_that_leaves_a_mark_is_read_by_some_figure():
    """A mark that nobody reads makes places be counted for nothing."""
    read = set().union(*map(columns_read, kept_figures()))
    marked = {(table, column) for table, source in TOLD_BY.items() for column in source.columns}
    assert [".".join(each) for each in sorted(marked - read)] == []


@pytest.mark.django_db
def test_every_base_of_a_kept_figure_is_read_by_it():
    """A base too many makes a figure stale for nothing."""
    for figure in kept_figures():
        read = {TOLD_BY[table].base for table, _column in columns_read(figure)}
        assert read == set(kept_of(figure).bases), figure.code


@pytest.mark.django_db
def test_a_column_that_nothing_tells_of_is_found():
    """By wage, which leaves no mark; by categories, of which the figure does not say that it reads them."""
    figure = FIGURES["placements"]
    rich = Kept((Base.PLACEMENTS,), partial(Placement.objects.filter, wage_fen__gt=0), "started_on", up_to_cutoff)
    assert untold(replace(figure, rows=rich.rows)) == ["laborers_placement.wage_fen"]
    helped = kept_of(FIGURES["placements_supported"])
    silent = replace(helped, bases=(Base.PLACEMENTS,))
    assert [name.partition(".")[0] for name in untold(replace(figure, rows=silent.rows))][:1] == [
        "laborers_householdcategory"
    ]


def test_rows_that_come_or_go_leave_a_mark_wherever_figures_can_count_them():
    """Only of what enrolments hang on a change alone tells: nothing hangs on a new one, and it is never deleted."""
    for source in SOURCES:
        if set(source.operations) != {"insert", "update", "delete"}:
            (key,) = [field for field in Enrolment._meta.fields if field.related_model is source.model]
            assert key.remote_field.on_delete is PROTECT, source
            assert source.operations == ("update",)
