"""Set-based SQL that takes an import of rosters back, row by row where nobody has changed anything since.

Trainees, certificates and skills that only this import made go again when nothing refers to them, and the classes that
nobody is left in. People are never touched. The audit history keeps it all.
"""

from laborers.imports.references import any_of, references
from laborers.imports.undoing import FREE, told
from laborers.registry.models import Skill
from trainings.classes.models import Certificate, Enrolment, TrainingClass
from xundian.kit.sql import execute, fetch

COLLECT = (
    "DROP TABLE IF EXISTS import_undo",
    """
CREATE TEMPORARY TABLE import_undo ON COMMIT DROP AS
SELECT row_no, (before->>'enrolment')::uuid AS enrolment, (before->>'class')::uuid AS class,
    (before->>'class_created')::bool AS class_created, (before->>'certificate')::uuid AS certificate,
    (before->>'skill')::uuid AS skill, NULL::text AS kept
FROM laborers_importrow WHERE batch_id = %(batch)s""",
)
LOCK = """
SELECT count(*) FROM (SELECT e.id FROM trainings_enrolment e JOIN import_undo u ON u.enrolment = e.id
    ORDER BY e.id FOR UPDATE OF e) locked
"""
EDITED = """
UPDATE import_undo u SET kept = 'edited'
WHERE NOT EXISTS (SELECT FROM trainings_enrolment e WHERE e.id = u.enrolment AND e.version = 1)
    OR EXISTS (SELECT FROM trainings_certificate t WHERE t.id = u.certificate AND t.version > 1)
"""
DELETE = (
    f"DELETE FROM trainings_certificate t USING import_undo u WHERE t.id = u.certificate AND {FREE}",
    f"DELETE FROM trainings_enrolment e USING import_undo u WHERE e.id = u.enrolment AND {FREE}",
)


def take_back(batch):
    """Undo a committed import; {"undone": rows, "kept": [[row, reason]], "kept_total": rows}. Needs a transaction."""
    _collect(batch)
    fetch(LOCK)
    _mark()
    for statement in (*DELETE, _skills(), _classes()):
        execute(statement)
    return told()


def foresee(batch):
    """What take_back would answer now; nothing is changed. Needs a transaction."""
    _collect(batch)
    _mark()
    return told()


def _collect(batch):
    for statement in COLLECT:
        execute(statement, {"batch": batch.pk})


def _mark():
    """Note for each row why it is kept, if it is."""
    execute(EDITED)
    ours = {Certificate: "x.id = u.certificate"}
    in_use = any_of((*references(Enrolment, "u.enrolment", ours), *references(Certificate, "u.certificate")))
    execute(f"UPDATE import_undo u SET kept = 'in_use' WHERE {FREE} AND ({in_use})")


def _skills():
    """A skill that nobody has changed goes with the training that gave it."""
    used = any_of(references(Skill, "k.id"))
    return f"""
DELETE FROM laborers_skill k USING import_undo u
WHERE k.id = u.skill AND k.version = 1 AND k.source = 'training' AND {FREE} AND NOT ({used})"""


def _classes():
    """A class of this import without anybody and anything in it goes."""
    used = any_of(references(TrainingClass, "c.id"))
    return f"""
DELETE FROM trainings_trainingclass c
WHERE c.id IN (SELECT u.class FROM import_undo u WHERE u.class_created) AND c.version = 1 AND NOT ({used})"""
