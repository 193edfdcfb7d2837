"""The file of an export: rows read by a server-side cursor, told in words, laid out as bureaus file them."""

from operator import itemgetter

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, Sum, Window
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from xundian.accounts.labels import PlaceName
from xundian.accounts.queries import sites
from xundian.exports import queries
from xundian.exports.kinds import Words
from xundian.exports.rules import fingerprint
from xundian.exports.states import Format
from xundian.kit import clock
from xundian.kit.money import yuan
from xundian.kit.sheets import MONEY, Layout, write_csv, write_xlsx

AT_A_TIME = 2000
LINE = "________________"


class Ledger:
    """The rows of one query: how many there are is known before the first, sums included, from the same snapshot.

    Iterating gives lists of cells; `look(done)` is called every AT_A_TIME rows and may raise to stop. `people` then
    holds the keys (16 bytes) of everyone whose row was read.
    """

    def __init__(self, kind, rows, columns, words, look):
        self.columns, self.look, self.people = columns, look, set()
        paths = list(dict.fromkeys(path for column in columns for path in column.paths))
        summed = [place for place, column in enumerate(columns) if column.total]
        counts = {"counted": Window(Count("*"))} | {
            f"sum_{place}": Window(Sum(columns[place].paths[0])) for place in summed
        }
        person = [kind.person] if kind.person else []
        ahead = len(counts) + len(person)
        ordered = rows.order_by(*kind.order).annotate(**counts).values_list(*counts, *person, *paths)
        self.hash = _hash(ordered)
        self._cells = [_cell(each, words, [ahead + paths.index(path) for path in each.paths]) for each in columns]
        self._person = len(counts) if person else None
        self._rows = ordered.iterator(chunk_size=AT_A_TIME)
        self._first = next(self._rows, None)
        self.count = self._first[0] if self._first else 0
        sums = self._first[1 : len(counts)] if self._first else []
        self.totals = {place: _sum(columns[place], sum) for place, sum in zip(summed, sums, strict=False)}

    def __iter__(self):
        if self._first is None:
            return
        yield self._read(self._first)
        for done, row in enumerate(self._rows, 2):
            if done % AT_A_TIME == 0:
                self.look(done)
            yield self._read(row)

    def close(self):
        """Let the cursor go, also when not all rows were read."""
        self._rows.close()

    def _read(self, row):
        if self._person is not None and row[self._person]:
            self.people.add(row[self._person].bytes)
        return [cell(row) for cell in self._cells]


def _hash(rows):
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        sql, parameters = "", ()
    return fingerprint(sql, parameters)


def _cell(column, words, places):
    """The function from a row to the value of a column."""
    read, get = column.read(words), itemgetter(*places)
    if read is None:
        return get
    return (lambda row: read(get(row))) if len(places) == 1 else (lambda row: read(*get(row)))


def _sum(column, sum):
    return yuan(sum) if column.form == MONEY else sum


def opened(export, kind, *, user, on, look):
    """The Ledger of an export, for the user as he or she stands now. Raises as queries.chosen_rows does."""
    columns = kind.columns_for(user.role, with_identity=export.with_identity)
    words = Words(columns, on=on, county=export.division_id[:6])
    return Ledger(kind, queries.chosen_rows(kind, export.filters, user=user, on=on), columns, words, look)


def write(target, export, kind, ledger, *, on, at):
    """The whole file into `target.write(bytes)`, in the active language."""
    headings = [column.heading for column in ledger.columns]
    if export.format == Format.CSV:
        write_csv(target, headings, ledger)
    else:
        layout = _layout(export, kind, ledger, on, at)
        write_xlsx(target, layout, headings, ledger, count=ledger.count, totals=ledger.totals)


def place_name(export):
    """The name of the place whose rows they are."""
    site = sites().filter(pk=export.site_id).first() if export.site_id else None
    return site.name if site else PlaceName().to_representation(export.division)


def _between():
    """What stands between a place and its ledger: Chinese writes them as one."""
    return ": " if (get_language() or "").startswith("en") else ""


def _layout(export, kind, ledger, on, at):
    place, by = place_name(export), export.by
    moment = at.astimezone(clock.COUNTY_ZONE).strftime("%Y-%m-%d %H:%M")
    footer = _("Reviewed by: %(line)s    Filled in by: %(name)s    Telephone: %(phone)s    Date: %(day)s")
    return Layout(
        title=f"{place}{_between()}{kind.title}",
        office=_("Filed by: %(place)s") % {"place": place},
        cutoff=_("Cut-off: %(moment)s") % {"moment": moment},
        unit=_("Unit: %(unit)s") % {"unit": kind.unit},
        footer=footer % {"line": LINE, "name": by.name, "phone": by.phone or LINE, "day": on.isoformat()},
        notes=tuple(_notes(export, kind, ledger, on, moment)),
        sheet=str(kind.title),
    )


def _notes(export, kind, ledger, on, moment):
    by = export.by
    yield _("What it is"), f"{kind.title}: {kind.about}"
    yield _("Place"), place_name(export)
    yield _("Cut-off"), _("%(moment)s (Beijing time); later changes are not in it.") % {"moment": moment}
    chosen = [f"{label}: {value}" for label, value in queries.told_filters(export, by, on)]
    yield _("Filters of the list"), "\n".join(chosen) or _("none")
    yield _("Rows"), str(ledger.count)
    yield _("Asked for by"), f"{by.name}, {by.get_role_display()}"
    yield _("Reason"), export.reason
    if export.approved:
        yield _("Approved by"), export.decided_by.name
    if kind.has_identity:
        yield _("Identity numbers"), _("in full") if export.with_identity else _("masked, or left out for this role")
    yield _("Hash of the query"), ledger.hash
    yield _("Number of the export"), str(export.pk)
    yield _("Handling"), _("Personal data: only for the reason above; pass it on to nobody, and delete it after use.")
    for column in ledger.columns:
        yield column.heading.label, str(column.definition) or _("As recorded.")
