"""Which tables are in the feed, and the triggers that write it: one for a statement, set-based, whatever wrote it.

A change says where its row lies and lay: an `area` (a code, prefix of the codes within it) and a `spot` (a key of some
place in it). Rows without a place of their own lie where their `home` lies, and move with it. A statement that changes
more than BULK rows of an entity leaves one mark `resync` for each place instead.
"""

from dataclasses import dataclass

import pgtrigger

from xundian.kit.sql import execute, fetch

BULK = 500
SETTING = "xundian.feed_commit"
OPERATIONS = {"insert": pgtrigger.Insert, "update": pgtrigger.Update, "delete": pgtrigger.Delete}
TABLES = {
    "insert": pgtrigger.Referencing(new="new_values"),
    "update": pgtrigger.Referencing(old="old_values", new="new_values"),
    "delete": pgtrigger.Referencing(old="old_values"),
}
# By the label of a model ("app.model"): migrations know models by other classes of the same label.
FED, FOLLOWERS, TOUCHED = {}, {}, {}

# The first change of a transaction opens its commit; the setting ends with the transaction, or with its savepoint.
OPEN_COMMIT = f"""
    feed := NULLIF(current_setting('{SETTING}', true), '')::bigint;
    IF feed IS NULL THEN
        INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id INTO feed;
        PERFORM set_config('{SETTING}', feed::text, true);
    END IF;
"""
WRITE = """
    WITH found AS MATERIALIZED ({rows}), total AS (SELECT count(*) AS number FROM found),
    placed AS (SELECT found.*, (area, spot) IS DISTINCT FROM (old_area, old_spot) AS moved FROM found)
    INSERT INTO xundian_feedchange
        (commit_id, entity, entity_id, version, op, area, spot, moved, old_area, old_spot, only_for)
    (SELECT {feed}, '{entity}', id, version, '{op}', area, spot, moved,
        CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, only_for
    FROM placed WHERE (SELECT number FROM total) <= {bulk} ORDER BY id)
    UNION ALL
    (SELECT DISTINCT {feed}, '{entity}', NULL::uuid, 0, 'resync', area, spot, moved,
        CASE WHEN moved THEN old_area END, CASE WHEN moved THEN old_spot END, NULL::uuid[]
    FROM placed WHERE (SELECT number FROM total) > {bulk});
"""


# A session keeps its plans, and one that fits one row takes minutes for thousands: many rows are planned for anew.
WHOLE = """
    SELECT count(*) > {bulk} INTO many FROM (SELECT FROM {values} LIMIT {bulk} + 1) counted;
    IF many THEN {planned} ELSE {kept} END IF;
"""


@dataclass(frozen=True)
class Fed:
    """How a table stands in the feed."""

    entity: str
    model: type
    area: str
    spot: str
    home: str
    only_for: str

    @property
    def table(self):
        """The quoted name of the table."""
        return f'"{self.model._meta.db_table}"'

    @property
    def version(self):
        """What of a row is its version: its column, or 1 of a row that never changes."""
        return "{row}.version" if any(each.name == "version" for each in self.model._meta.fields) else "1"

    def shown(self, row, old=None, home=None, old_home=None):
        """The columns of a change of the row of that alias: key, version, place now and before, readers."""
        old = old or row
        area, spot = self.place(row, home or f"{row}_home")
        old_area, old_spot = self.place(old, old_home or f"{old}_home")
        return (
            f"SELECT {row}.id, {self.version.format(row=row)} AS version, {area} AS area, {spot} AS spot,"
            f" {old_area} AS old_area, {old_spot} AS old_spot, {self.readers(old)} AS only_for"
        )

    def place(self, row, home):
        """The two columns of the place of a row, whose home has that alias."""
        above = FED[self.above] if self.home else self
        area = f"{row}.{self.area}" if self.area else f"{home}.{above.area}"
        # What lies in an area alone has no spot, and is read by area only.
        spot = f"{row}.{self.spot}" if self.spot else f"{home}.{above.spot}" if above.spot else "NULL"
        return f"{area}::varchar", f"{spot}::uuid"

    def joined(self, row):
        """The join that brings the home of a row; nothing where the row has its own place."""
        if not self.home:
            return ""
        above, column = FED[self.above], self.model._meta.get_field(self.home).column
        return f" LEFT JOIN {above.table} {row}_home ON {row}_home.id = {row}.{column}"

    def readers(self, row):
        """The few who know of a row that others of its place do not; NULL when all of the place do."""
        return f"({self.only_for.format(row=row)})" if self.only_for else "NULL::uuid[]"

    @property
    def above(self):
        """The label of the home's model."""
        return self.model._meta.get_field(self.home).remote_field.model._meta.label_lower


class Writer(pgtrigger.Trigger):
    """The trigger of one kind of statement on one table; its text is made when all tables have said what they do."""

    level, when = pgtrigger.Statement, pgtrigger.After

    def __init__(self, kind):
        self.kind, self.referencing = kind, TABLES[kind]
        declare = [("feed", "bigint"), ("many", "boolean"), ("went", "boolean")]
        super().__init__(name=f"feed_{kind}", operation=OPERATIONS[kind], declare=declare)

    def get_func(self, model):
        """The body: nothing for a statement that met no row; else the row's own change and what hangs on it."""
        values = "old_values" if self.kind == "delete" else "new_values"
        begin = f"IF NOT EXISTS (SELECT FROM {values}) THEN RETURN NULL; END IF; {OPEN_COMMIT}"
        texts = list(self._texts(model._meta.label_lower, model))
        whole = WHOLE.format(bulk=BULK, values=values, planned=_planned(texts), kept=_kept(texts))
        return self.format_sql(f"{begin} {whole} RETURN NULL;")

    def _texts(self, label, model):
        """(condition or nothing, what to write), in order."""
        if label in FED:
            yield "", [_own(FED[label], self.kind)]
        if self.kind == "update" and label in FOLLOWERS:
            yield _following(FED[label])
        yield "", [_touching(model, name, self.kind) for name in TOUCHED[label]]


def _kept(texts):
    """As statements of the function, whose plans the session keeps."""
    parts = ((asked and f"SELECT {asked} INTO went;", "".join(each)) for asked, each in texts)
    return _guarded(parts).replace("{feed}", "feed")


def _planned(texts):
    """As texts that are planned anew each time."""
    parts = (
        (asked and f"EXECUTE $sql$SELECT {asked}$sql$ INTO went;", "".join(map(_execute, each)))
        for asked, each in texts
    )
    return _guarded(parts).replace("{feed}", "$1")


def _execute(text):
    return f"EXECUTE $sql${text}$sql$ USING feed;"


def _guarded(parts):
    return " ".join(f"{ask} IF went THEN {text} END IF;" if ask else text for ask, text in parts)


def fed(entity, *, area="", spot="", home="", only_for="", touches=()):
    """Class decorator: every insert, update and delete of a row of the model is a change in the feed.

    `area` and `spot` name columns of the model; what is missing lies with `home`, a foreign key to a fed model with a
    place of its own. `only_for` is SQL over {row}: an array of the users who know of it although it lies in a place of
    others, NULL when all of the place know. `touches` as in `touching`.
    """

    def decorate(model):
        FED[model._meta.label_lower] = its = Fed(entity, model, area, spot, home, only_for)
        if home:
            FOLLOWERS.setdefault(its.above, []).append(model)
        return touching(*touches)(model)

    return decorate


def touching(*names):
    """Class decorator: whatever happens to a row also counts as a change of the fed rows its foreign keys name."""

    def decorate(model):
        TOUCHED[model._meta.label_lower] = names
        for kind in OPERATIONS:
            Writer(kind).register(model)
        return model

    return decorate


def touch(model, keys):
    """Put rows of a fed model (keys) into the feed although no column of theirs changed; within a transaction."""
    its = FED[model._meta.label_lower]
    rows = f"{its.shown('n')} FROM {its.table} n{its.joined('n')} WHERE n.id = ANY(%s)"
    text = WRITE.format(rows=rows, feed=_open_commit(), entity=its.entity, op="touch", bulk=BULK)
    return execute(text, [list(keys)])


def _open_commit():
    """The number of this transaction's commit, as the triggers know it."""
    known = fetch(f"SELECT NULLIF(current_setting('{SETTING}', true), '')::bigint")[0][0]
    if known is None:
        known = fetch("INSERT INTO xundian_feedcommit (at) VALUES (now()) RETURNING id")[0][0]
        execute("SELECT set_config(%s, %s, true)", [SETTING, str(known)])
    return known


def _write(its, rows, op):
    return WRITE.format(rows=rows, feed="{feed}", entity=its.entity, op=op, bulk=BULK)


def _changed(new="n", old="o"):
    """(source, condition) of the rows of an update that really changed, before and after."""
    source = f" FROM old_values {old} JOIN new_values {new} ON {new}.id = {old}.id"
    return source, f" WHERE {old}.* IS DISTINCT FROM {new}.*"


def _own(its, kind):
    if kind == "update":
        source, condition = _changed()
        rows = its.shown("n", old="o") + source + its.joined("n") + its.joined("o") + condition
    else:
        row, values = ("o", "old_values") if kind == "delete" else ("n", "new_values")
        rows = f"{its.shown(row)} FROM {values} {row}{its.joined(row)}"
    return _write(its, rows, kind)


def _following(home):
    """(whether any home moved, what to write): rows that lie where their home lies, when that moved."""
    (area, spot), (old_area, old_spot) = home.place("n", ""), home.place("o", "")
    moved = f"({area}, {spot}) IS DISTINCT FROM ({old_area}, {old_spot})"
    both = "old_values o JOIN new_values n ON n.id = o.id"
    texts = []
    for model in FOLLOWERS[home.model._meta.label_lower]:
        its = FED[model._meta.label_lower]
        column = model._meta.get_field(its.home).column
        rows = (
            f"SELECT * FROM ({its.shown('c', home='n', old='c', old_home='o')} FROM {both}"
            f" JOIN {its.table} c ON c.{column} = n.id WHERE {moved}) c"
            " WHERE (area, spot) IS DISTINCT FROM (old_area, old_spot)"
        )
        texts.append(_write(its, rows, "update"))
    # Counted, for EXISTS expects to find one soon and compares every row with every other when there is none.
    return f"(SELECT count(*) > 0 FROM {both} WHERE {moved})", texts


def _touching(model, name, kind):
    """A change of the rows that a foreign key names, before and after."""
    field = model._meta.get_field(name)
    its, column = FED[field.remote_field.model._meta.label_lower], field.column
    if kind == "update":
        source, condition = _changed("a", "b")
        keys = f"SELECT unnest(ARRAY[a.{column}, b.{column}]){source}{condition}"
    else:
        keys = f"SELECT {column} FROM {'old' if kind == 'delete' else 'new'}_values"
    rows = f"{its.shown('n')} FROM {its.table} n{its.joined('n')} WHERE n.id IN ({keys})"
    return _write(its, rows, "touch")
