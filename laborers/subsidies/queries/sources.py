"""Facts of rooms above: trainees and students, which belong to trainings. A package's apps.py registers its sources.

The source of a kind of rule is `source(county, on, laborers=None, institution=None)` and yields rules.Trainee or
rules.Student of a county as recorded on the day: of everybody, of some people (keys), or of one institution (key). The
source of INSTITUTION is `source(pk)` and gives (name, division code), or None.
"""

INSTITUTION = "institution"
SOURCES = {}


def register(what, source):
    """Let a source tell the facts of a kind of rule, or who an INSTITUTION is."""
    SOURCES[what] = source


def asked(rule, county, on, **whom):
    """What the source of a kind of rule knows; nothing without one."""
    source = SOURCES.get(rule)
    return source(county, on, **whom) if source else ()


def asked_for(pk):
    """(name, division code) of an institution by its key, as its room knows it; None when there is none."""
    return SOURCES[INSTITUTION](pk) if INSTITUTION in SOURCES else None
