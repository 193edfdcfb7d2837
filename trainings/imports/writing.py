"""Set-based SQL that puts compared rows among the classes of the past, and notes for each what it made.

Runs inside one transaction, after loading.compare with locks. What somebody completed in a trade becomes a skill, with
its certificate and level (X2.2-4); consents are not asked of the past, and the database holds that it is past.
"""

from laborers.imports.staging import NEW_ID
from xundian.kit.clock import day_of
from xundian.kit.sql import execute

TABLES = ("trainings_trainingclass", "trainings_enrolment", "trainings_certificate", "laborers_skill")
NEW = "s.aside IS NULL AND s.prior IS NULL"
# Nobody can guess it, as with a certificate that was issued here.
TOKEN = "encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex')"
STATEMENTS = (
    # Only classes with somebody new in them are written.
    f"""
UPDATE import_class k SET class = {NEW_ID}
WHERE is_new AND EXISTS (SELECT FROM import_stage s WHERE s.class_key = k.class_key AND {NEW})""",
    f"""
UPDATE import_stage s SET class = k.class, enrolment = {NEW_ID},
    certificate_id = CASE WHEN s.certificate <> '' THEN {NEW_ID} END
FROM import_class k WHERE k.class_key = s.class_key AND {NEW}""",
    """
INSERT INTO trainings_trainingclass (id, created_at, version, updated_at, institution_id, division_id, programme_id,
    order_id, title, kind, project, occupation, subsidised, venue_kind, venue, teacher, capacity, hours, starts_on,
    ends_on, state, assessed_on, closed_on, reason, source)
SELECT class, %(at)s, 1, %(at)s, school, division, NULL, NULL, title, kind, project, occupation, false, 'institution',
    venue, '', places, hours, starts_on, ends_on, 'closed', ends_on, ends_on, '', 'import'
FROM import_class WHERE is_new AND class IS NOT NULL ORDER BY class_key""",
    f"""
INSERT INTO trainings_enrolment (id, created_at, version, updated_at, training_class_id, laborer_id, case_id,
    division_id, consent_id, state, asked_on, enrolled_on, ended_on, score, drop_out, note, source,
    imported_on)
SELECT enrolment, %(at)s, 1, %(at)s, class, person, NULL, village, NULL, state, starts_on, starts_on, ends_on,
    score, '', note, 'import', %(on)s
FROM import_stage s WHERE {NEW} ORDER BY row_no""",
    """
UPDATE trainings_trainingclass c SET capacity = n.trainees
FROM (SELECT e.training_class_id AS class, count(*)::int AS trainees FROM trainings_enrolment e
    JOIN import_class k ON k.class = e.training_class_id AND NOT k.is_new GROUP BY 1) n
WHERE c.id = n.class AND c.capacity < n.trainees""",
    f"""
INSERT INTO trainings_certificate (id, created_at, version, updated_at, enrolment_id, division_id, number, token, kind,
    level, issued_on, revoked_on, reason)
SELECT certificate_id, %(at)s, 1, %(at)s, enrolment, village, certificate, {TOKEN}, certificate_kind, level, ends_on,
    NULL, ''
FROM import_stage s WHERE {NEW} AND certificate_id IS NOT NULL ORDER BY row_no""",
    f"""
WITH made AS (
    INSERT INTO laborers_skill (id, created_at, version, updated_at, laborer_id, occupation, certificate, level, source,
        obtained_on)
    SELECT {NEW_ID}, %(at)s, 1, %(at)s, person, occupation, certificate, level, 'training', ends_on
    FROM import_stage s WHERE {NEW} AND state = 'completed' AND occupation <> '' AND (certificate <> ''
        OR NOT EXISTS (SELECT FROM laborers_skill k WHERE k.laborer_id = person AND k.occupation = s.occupation))
    ORDER BY row_no
    ON CONFLICT (laborer_id, occupation, certificate) DO NOTHING RETURNING id, laborer_id, occupation, certificate)
UPDATE import_stage s SET skill = made.id FROM made
WHERE made.laborer_id = s.person AND made.occupation = s.occupation AND made.certificate = s.certificate AND {NEW}
    AND state = 'completed'""",
    f"""
INSERT INTO laborers_importrow (batch_id, row_no, outcome, laborer_id, response_id, before)
SELECT %(batch)s, row_no, 'created', person, NULL, jsonb_build_object('enrolment', enrolment, 'class', s.class,
    'class_created', k.is_new, 'certificate', certificate_id, 'skill', skill)
FROM import_stage s JOIN import_class k ON k.class_key = s.class_key WHERE {NEW}""",
)


def write(found, batch, *, by, at):
    """Write what compare found: classes that are over, their trainees, certificates, skills, and a row for undo."""
    keys = {"at": at, "on": day_of(at), "batch": batch.pk}
    for statement in STATEMENTS:
        execute(statement, keys)
