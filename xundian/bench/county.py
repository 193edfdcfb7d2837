"""A whole county with history, built by a few set-based statements; the history tables fill through their triggers.

Everything is invented; the divisions are real, so that names and codes have their real lengths. Identity numbers are
random bytes of a sealed number's length, for nothing that is measured on this county opens one.
"""

from random import Random

from xundian.bench.names import family, full_name
from xundian.demo.cast import COUNTY, UNPEOPLED
from xundian.divisions.models import Division
from xundian.kit.names import pinyin_of
from xundian.kit.sql import copy_rows, execute, fetch

LABORERS, NAMES, PEOPLE_A_HOME = 300_000, 40_000, 3
# Of a hundred households, those with somebody away: a month of visits for each, for so many months back.
AWAY, MONTHS_BACK, SEED = 72, 20, 0.2018
MINTED = """encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
    substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid"""
BUSY = (
    "laborers_household", "laborers_laborer", "laborers_case", "laborers_caseevent", "laborers_surveyresponse",
    "laborers_consent", "laborers_placement", "laborers_visitplan", "laborers_visit",
)  # fmt: skip

STEPS = (
    ("households", """
INSERT INTO laborers_household (id, created_at, version, updated_at, number, division_id, group_name, address, phone,
    category, site_id)
SELECT {new}, %(at)s, 1, %(at)s, substr(v.code, 7) || lpad(i::text, 6, '0'), v.code,
    (ARRAY['上村','下村','大村','小村','新村','河边','山脚'])[1 + i %% 7], '', '199' || lpad(i::text, 8, '0'),
    CASE WHEN i %% 10 < 7 THEN 'ordinary' ELSE 'out_of_poverty' END, NULL
FROM generate_series(1, %(homes)s) i JOIN bench_village v ON v.n = 1 + (i * 7919::bigint) %% %(villages)s"""),
    ("categories", """
INSERT INTO laborers_householdcategory (id, created_at, household_id, category, valid_from, valid_to, basis)
SELECT {new}, %(at)s, id, category, '2018-03-01', NULL, '' FROM laborers_household"""),
    ("numbered households", """
CREATE TEMPORARY TABLE bench_home AS
SELECT row_number() OVER (ORDER BY id) AS n, id, division_id FROM laborers_household"""),
    ("laborers", """
INSERT INTO laborers_laborer (id, created_at, version, updated_at, household_id, division_id, name, pinyin, initials,
    sex, birth, identity_sealed, identity_digest, identity_hint, ethnic_group, relation, education, health,
    labour_skill, phone, left_on, left_reason)
SELECT {new}, %(at)s, 1, %(at)s, h.id, h.division_id, b.name, b.pinyin, b.initials, b.sex,
    date '1960-01-01' + (i * 7919::bigint %% 17000)::int,
    sha256(i::text::bytea) || sha256(('s' || i)::bytea), sha256(('d' || i)::bytea),
    '9901**********' || lpad((i * 7 %% 10000)::text, 4, '0'), '', CASE i %% 3 WHEN 0 THEN '02' WHEN 1 THEN '10'
    ELSE '20' END, (ARRAY['70','80','81','60','40'])[1 + i %% 5], '10', 'ordinary', '1' || (3 + i %% 7)
    || lpad((i * 104729::bigint %% 1000000000)::text, 9, '0'), NULL, ''
FROM generate_series(0, %(laborers)s - 1) i JOIN bench_home h ON h.n = 1 + i / 3
JOIN bench_name b ON b.n = (i * 15485863::bigint) %% %(names)s"""),
    ("cases", """
INSERT INTO laborers_case (id, created_at, version, updated_at, laborer_id, division_id, episode, stage, opened_on,
    closed_on, outcome)
SELECT {new}, %(at)s, 1, %(at)s, id, division_id, 1,
    CASE WHEN relation = '02' AND get_byte(identity_digest, 0) * 100 < 256 * {away} THEN 'placed' ELSE 'assessed' END,
    %(on)s::date - 700, NULL, ''
FROM laborers_laborer"""),
    ("survey responses", """
INSERT INTO laborers_surveyresponse (id, created_at, round_id, laborer_id, division_id, revision, is_profile, status,
    unemployed_reason, place, place_text, employer, months, wage_fen, intention, training_wish, expected_wage_fen,
    care_duty, surveyed_on, surveyor, batch_id)
SELECT {new}, %(at)s, %(round)s, id, division_id, 1, true, CASE WHEN relation = '02' THEN '04' ELSE '02' END, '',
    CASE WHEN relation = '02' THEN '330212' ELSE '' END, '', '', NULL, NULL, 'out_province', '', 400000, false,
    %(on)s::date - 710, '王建华', NULL
FROM laborers_laborer"""),
    ("consents", """
INSERT INTO laborers_consent (id, created_at, version, updated_at, laborer_id, division_id, purpose, text_version,
    language, given_on, withdrawn_on, witness, by_id)
SELECT {new}, %(at)s, 1, %(at)s, laborer_id, division_id, 'placement', '2018-1', 'zh-hans', %(on)s::date - 690, NULL,
    '', NULL
FROM laborers_case WHERE stage = 'placed'"""),
    ("placements", """
INSERT INTO laborers_placement (id, created_at, version, updated_at, laborer_id, case_id, household_id, division_id,
    consent_id, employer_name, occupation, destination, area, organised_by, wage_fen, started_on, ended_on, end_reason)
SELECT {new}, %(at)s, 1, %(at)s, l.id, c.id, l.household_id, l.division_id, s.id, '永新电子厂', 'electrician',
    (ARRAY['330212','440300','310117','530111'])[1 + get_byte(l.identity_digest, 1) %% 4],
    CASE WHEN get_byte(l.identity_digest, 1) %% 4 = 3 THEN 'in_province' ELSE 'out_province' END, 'self', 480000,
    (date_trunc('month', %(on)s::date) - make_interval(months => %(months)s))::date
        + get_byte(l.identity_digest, 2) %% 28, NULL, ''
FROM laborers_consent s JOIN laborers_laborer l ON l.id = s.laborer_id
JOIN laborers_case c ON c.laborer_id = l.id"""),
)  # fmt: skip
# Keys of visits are those that phones make, without an order in time, as in `gen_random_uuid`.
# Plans and visits have no history of their own, and their keys were just made: nothing is lost without their triggers.
LIGHT = (
    ("visit plans of the past", """
INSERT INTO laborers_visitplan (id, created_at, updated_at, version, kind, household_id, laborer_id, placement_id,
    division_id, destination, period, window_from, window_to, state, done_on, entered_on, reason)
SELECT {new}, %(at)s, %(at)s, 1, 'household_monthly', p.household_id, NULL, NULL, p.division_id, '',
    to_char(m, 'YYYY-MM'), GREATEST(m::date, p.started_on), (m + interval '1 month')::date - 1,
    CASE WHEN late THEN 'planned' ELSE 'done' END, CASE WHEN NOT late THEN day END, CASE WHEN NOT late THEN day END, ''
FROM laborers_placement p CROSS JOIN LATERAL generate_series(date_trunc('month', p.started_on::timestamp),
    date_trunc('month', %(on)s::timestamp) - interval '1 month', interval '1 month') m
CROSS JOIN LATERAL (SELECT m >= date_trunc('month', %(on)s::timestamp) - interval '1 month'
    AND get_byte(uuid_send(p.id), 15) < 26 AS late) l
CROSS JOIN LATERAL (SELECT GREATEST(
    m::date + get_byte(uuid_send(p.id), 6 + extract(month FROM m)::int %% 10) %% 25, p.started_on) AS day) d"""),
    ("visits", """
INSERT INTO laborers_visit (id, created_at, kind, plan_id, household_id, laborer_id, placement_id, division_id,
    outcome, mode, visited_on, entered_at, met, findings, note, late_reason, consent, photos, corrects_id, by_id)
SELECT gen_random_uuid(), %(at)s, kind, id, household_id, NULL, NULL, division_id, 'done', 'in_person', done_on,
    done_on + interval '30 hours' * random(), (ARRAY['head','spouse','parent'])[1 + (random() * 2)::int],
    '{{}}', '', '', '', '{{}}', NULL, %(by)s
FROM laborers_visitplan WHERE state = 'done'"""),
    ("timeline", """
INSERT INTO laborers_caseevent (id, created_at, case_id, kind, "on", from_stage, to_stage, detail, by_id)
SELECT {new}, %(at)s, c.id, e.kind, c.opened_on + e.after, '', '', '{{}}', %(by)s
FROM laborers_case c CROSS JOIN (VALUES ('opened', 0, false), ('assessed', 5, false), ('consented', 10, true),
    ('started', 20, true), ('visited', 50, true), ('visited', 80, true), ('visited', 110, true),
    ('visited', 140, true), ('visited', 170, true), ('visited', 200, true)) e(kind, after, away)
WHERE NOT e.away OR c.stage = 'placed'"""),
)  # fmt: skip


def build(*, on, at, by, round_id, laborers=LABORERS, tell):
    """Fill an empty county; the rows of each table. `tell` hears a line for every step."""
    _stage(min(NAMES, laborers))
    villages = fetch("SELECT count(*) FROM bench_village")[0][0]
    keys = {
        "on": on, "at": at, "by": by, "round": round_id, "laborers": laborers, "homes": -(-laborers // PEOPLE_A_HOME),
        "villages": villages, "names": min(NAMES, laborers), "months": MONTHS_BACK,
    }  # fmt: skip
    for name, statement in STEPS:
        _run(name, statement, keys, tell)
    execute("SET session_replication_role = replica")
    for name, statement in LIGHT:
        _run(name, statement, keys, tell)
    execute("SET session_replication_role = DEFAULT")
    for table in BUSY:
        execute(f"VACUUM ANALYZE {table}")
    execute("DROP TABLE bench_home, bench_village, bench_name")
    return {table: fetch(f"SELECT count(*) FROM {table}")[0][0] for table in BUSY}


def villages():
    """(code, name, township's name) of every village where people live."""
    rows = Division.objects.filter(code__startswith=COUNTY, level="village").exclude(code__in=UNPEOPLED)
    return list(rows.order_by("code").values_list("code", "name", "parent__name"))


def _stage(names):
    execute("CREATE TEMPORARY TABLE bench_village (n int, code text)")
    copy_rows("bench_village", ("n", "code"), enumerate((code for code, *_names in villages()), 1))
    execute("CREATE TEMPORARY TABLE bench_name (n int, name text, pinyin text, initials text, sex text)")
    rng = Random(SEED)
    rows = ((n, name, *pinyin_of(name), sex) for n, (name, sex) in enumerate(_drawn(rng, names)))
    copy_rows("bench_name", ("n", "name", "pinyin", "initials", "sex"), rows)
    execute("ANALYZE bench_village, bench_name")


def _drawn(rng, count):
    for _each in range(count):
        sex = rng.choice("12")
        yield full_name(rng, family(rng), sex), sex


def _run(name, statement, keys, tell):
    if statement.lstrip().startswith("CREATE"):
        execute(statement)
        execute("ANALYZE bench_home")
        return
    rows = execute(statement.format(new=MINTED, away=AWAY), keys)
    tell(f"{rows:>10,} {name}")
