"""Set-based SQL between the staged rows and the registry: who they are, which class it is, what is on record already.

A person is known by the number alone, and only in the place of the import: who is registered elsewhere, and who is
registered nowhere, get the same answer. A class is the same by its title and first day in the county.
"""

from laborers.imports.kind import Told
from laborers.imports.rules import ERROR, WARNING, Problem
from laborers.registry.rules import SUPPORTED_CATEGORIES
from xundian.kit.sql import execute, fetch

NAME_KEY = r"lower(regexp_replace(normalize(name, NFKC), '\s', '', 'g'))"
FREE = "s.aside IS NULL"
FIND_PEOPLE = (
    """
UPDATE import_stage s SET person = l.id, home = l.household_id, village = l.division_id, registered_name = l.name
FROM laborers_laborer l
WHERE left(l.division_id, 6) = %(county)s AND l.identity_digest = s.digest AND starts_with(l.division_id, %(place)s)""",
    "UPDATE import_stage SET village = %(place)s, aside = 'not_registered' WHERE person IS NULL",
    # The household's category on the first day of the class; before the first one on record, that one.
    """
UPDATE import_stage s SET category = coalesce(
    (SELECT c.category FROM laborers_householdcategory c WHERE c.household_id = s.home AND c.valid_from <= s.starts_on
        ORDER BY c.valid_from DESC LIMIT 1),
    (SELECT c.category FROM laborers_householdcategory c WHERE c.household_id = s.home ORDER BY c.valid_from LIMIT 1))
WHERE person IS NOT NULL""",
)
FIND_SCHOOLS = f"""
UPDATE import_stage s SET school = f.id,
    aside = CASE WHEN f.many > 1 THEN 'institution_twice' WHEN f.id IS NULL THEN 'institution_unknown' END
FROM import_stage t LEFT JOIN (
    SELECT {NAME_KEY} AS key, min(id::text)::uuid AS id, count(*) AS many FROM trainings_institution
    WHERE county_id = %(county)s GROUP BY 1) f ON f.key = t.institution_key
WHERE t.row_no = s.row_no AND {FREE}
"""
CLASSES = (
    "DROP TABLE IF EXISTS import_class",
    """
CREATE TEMPORARY TABLE import_class AS
SELECT class_key, min(title) AS title, min(kind) AS kind, min(project) AS project, min(occupation) AS occupation,
    min(school::text)::uuid AS school, min(starts_on) AS starts_on, min(ends_on) AS ends_on, min(hours) AS hours,
    min(venue) AS venue, count(*)::int AS places,
    CASE WHEN count(DISTINCT left(village, 9)) = 1 THEN left(min(village), 9) ELSE %(county)s END AS division,
    NULL::uuid AS class, true AS is_new, NULL::text AS wrong
FROM import_stage WHERE aside IS NULL GROUP BY class_key""",
    """
UPDATE import_class k SET class = c.id, is_new = false, wrong = CASE WHEN c.source <> 'import' THEN 'class_on_record'
    WHEN (c.kind, c.occupation, c.institution_id, c.ends_on) IS DISTINCT FROM
        (k.kind, k.occupation, k.school, k.ends_on) THEN 'class_otherwise' END
FROM trainings_trainingclass c
WHERE left(c.division_id, 6) = %(county)s AND c.starts_on = k.starts_on AND c.title = k.title
    AND c.state <> 'cancelled'""",
    """
UPDATE import_stage s SET class = k.class, aside = k.wrong FROM import_class k
WHERE k.class_key = s.class_key AND s.aside IS NULL""",
)
LOCK = """
SELECT count(*) FROM (SELECT c.id FROM trainings_trainingclass c WHERE c.id IN (SELECT class FROM import_class)
    ORDER BY c.id FOR NO KEY UPDATE) locked
"""
FIND_PRIORS = f"""
UPDATE import_stage s SET prior = e.id, aside = CASE
    WHEN e.state <> s.state OR e.score IS DISTINCT FROM s.score THEN 'recorded_otherwise'
    WHEN s.certificate <> '' AND NOT EXISTS (SELECT FROM trainings_certificate t
        WHERE t.enrolment_id = e.id AND t.number = s.certificate) THEN 'recorded_otherwise' END
FROM trainings_enrolment e WHERE e.training_class_id = s.class AND e.laborer_id = s.person AND {FREE}
"""
FIND_TAKEN = f"""
UPDATE import_stage s SET aside = 'certificate_taken' FROM trainings_certificate t
WHERE t.number = s.certificate AND s.certificate <> '' AND s.prior IS NULL AND {FREE}
"""
COUNTS = """
SELECT count(*) FILTER (WHERE aside IS NULL AND prior IS NULL), count(*) FILTER (WHERE aside IS NULL) FROM import_stage
"""
WRONG = """
SELECT row_no, aside, name, institution, title, coalesce(score::text, ''), certificate FROM import_stage
WHERE aside IS NOT NULL ORDER BY row_no
"""
# The column that a refusal is about, and where its value stands in a row of WRONG; a number is never told.
ABOUT = {
    "not_registered": ("identity", None), "institution_unknown": ("institution", 1),
    "institution_twice": ("institution", 1), "class_on_record": ("title", 2), "class_otherwise": ("title", 2),
    "recorded_otherwise": ("score", 3), "certificate_taken": ("certificate", 4),
}  # fmt: skip
ODD = """
SELECT row_no, 'name', name, 'name_differs' FROM import_stage WHERE aside IS NULL AND name <> registered_name
UNION ALL SELECT row_no, 'village', coalesce(d.name, said_village), 'village_differs' FROM import_stage
    LEFT JOIN xundian_division d ON d.code = said_village WHERE aside IS NULL AND said_village <> village
UNION ALL SELECT row_no, 'poor', CASE WHEN poor THEN '是' ELSE '否' END, 'category_differs' FROM import_stage
    WHERE aside IS NULL AND poor <> (category = ANY(%(supported)s)) ORDER BY 1
"""


def compare(found, batch, *, lock=False):
    """Find the people, institutions and classes of the staged rows, and what is on record of them already.

    `lock`: hold the known classes until the transaction ends, because trainees are going to be added.
    """
    keys = {"place": batch.division_id, "county": batch.division_id[:6]}
    for statement in (*FIND_PEOPLE, FIND_SCHOOLS, *CLASSES):
        execute(statement, keys)
    if lock:
        fetch(LOCK)
    execute(FIND_PRIORS)
    execute(FIND_TAKEN)


def told(found):
    """What compare found, as Told; a row that does not fit the records has an error, none is set aside."""
    created, ready = fetch(COUNTS)[0]
    wrong = [_problem(*row) for row in fetch(WRONG)]
    odd = [
        Problem(row, field, value, code, WARNING)
        for row, field, value, code in fetch(ODD, {"supported": sorted(SUPPORTED_CATEGORIES)})
    ]
    return Told(set_aside=0, created=created, updates=0, ready=ready, changed={}, doubts=wrong + odd)


def _problem(row, code, *said):
    field, place = ABOUT[code]
    return Problem(row, field, "" if place is None else str(said[place]), code, ERROR, {})
