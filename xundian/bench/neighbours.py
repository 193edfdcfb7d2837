"""Nine counties more in the same database, of the same size: copies of what figures are counted from, elsewhere.

Only counted tables, and without their triggers and keys: what is measured on them reads nothing else.
"""

from xundian.demo.cast import COUNTY
from xundian.kit.sql import execute, fetch

NINE, TWO = range(1, 10), range(1, 3)
DIVISIONS = """
INSERT INTO xundian_division (code, name, name_en, level, parent_id, pinyin)
SELECT overlay(code PLACING %(county)s FROM 1), name, name_en, level,
    CASE WHEN parent_id IS NOT NULL AND level <> 'county' THEN overlay(parent_id PLACING %(county)s FROM 1) END, pinyin
FROM xundian_division WHERE code LIKE %(like)s
"""
# Every key of the copies is another, and the same for what belongs together.
COPIES = {
    "laborers_case": {"id", "laborer_id"},
    "laborers_placement": {"id", "laborer_id", "case_id", "household_id", "consent_id"},
    "laborers_visitplan": {"id", "household_id", "laborer_id", "placement_id"},
    "laborers_difficulty": {"id", "household_id", "laborer_id"},
}
TROUBLES = """
INSERT INTO laborers_difficulty (id, created_at, version, updated_at, household_id, laborer_id, division_id,
    destination, kind, severity, confidential, description, employer, reported_on, reported_by_id, reported_via, side,
    level, due_on, state, result, resolved_on)
SELECT gen_random_uuid(), created_at, 1, created_at, household_id, laborer_id, division_id, '', 'wage_arrears',
    'normal', false, '', '', %(on)s::date - age, (SELECT id FROM xundian_user WHERE username = 'county'), 'officer',
    'home', 'village', %(on)s::date - age + 15, CASE WHEN solved THEN 'resolved' ELSE 'open' END,
    CASE WHEN solved THEN '.' ELSE '' END, CASE WHEN solved THEN %(on)s::date - age + 9 END
FROM laborers_placement p CROSS JOIN LATERAL (SELECT get_byte(uuid_send(p.id), 14) * 2 AS age,
    get_byte(uuid_send(p.id), 15) < 230 AS solved) d
WHERE get_byte(uuid_send(p.id), 13) < 20
"""


def enliven(on):
    """Work that began all through two years, and difficulties: what the county of the other parts has none of."""
    execute("SET session_replication_role = replica")
    execute(
        "UPDATE laborers_placement SET started_on = started_on + get_byte(uuid_send(id), 12) * 2 + 20,"
        " area = (ARRAY['in_county','in_province','out_province'])[1 + get_byte(uuid_send(id), 11) %% 3]",
        [],
    )
    execute(TROUBLES, {"on": on})
    execute("SET session_replication_role = DEFAULT")


# Everything of a table but its keys; what stands in an index a row at a time costs more than building it anew.
INDEXES = """
SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
ORDER BY 1
"""


def settle(*, nine, tell):
    """The other counties; how many."""
    execute("SET session_replication_role = replica")
    indexes = fetch(INDEXES, [list(COPIES)])
    for name, _statement in indexes:
        execute(f'DROP INDEX "{name}"')
    for number in NINE if nine else TWO:
        county = f"9901{number:02d}"
        like = f"{COUNTY}%"
        execute(DIVISIONS, {"county": county, "like": like})
        rows = sum(_copied(table, keys, county, like) for table, keys in COPIES.items())
        tell(f"{rows:>10,} rows of county {county}")
    for _name, statement in indexes:
        execute(statement)
    tell(f"{len(indexes):>10} indexes built again")
    execute("SET session_replication_role = DEFAULT")
    return len(NINE if nine else TWO)


def _copied(table, keys, county, like):
    names = [name for (name,) in fetch(
        "SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_name = %s"
        " ORDER BY ordinal_position", [table],
    )]  # fmt: skip
    shown = ", ".join(_shown(name, keys) for name in names)
    return execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {shown} FROM {table} WHERE division_id LIKE %(like)s",
        {"county": county, "like": like},
    )


def _shown(name, keys):
    if name in keys:
        return f"md5(%(county)s || {name})::uuid"
    return "overlay(division_id PLACING %(county)s FROM 1)" if name == "division_id" else name
