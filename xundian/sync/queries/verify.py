"""Whether a phone holds what it should: buckets of (count, hash) of its rows beside the same of ours.

A bucket holds the rows of an entity whose id ends in the same two digits; its hash is SHA-256 over the sorted lines
`id:version`, joined by line feeds. Equal buckets are equal rows, however many there are.
"""

from collections import defaultdict
from datetime import date
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from xundian.kit.errors import Conflict
from xundian.kit.feed.reading import WHOLE, head
from xundian.sync.queries import cursors
from xundian.sync.queries.feed import KIND, since, waits
from xundian.sync.queries.rows import versions


class Behind(Conflict):
    """The feed holds changes that the phone has not read yet: HTTP 409; pull, then ask again."""

    code = "behind"

    def __init__(self):
        super().__init__(_("There are changes that this phone has not fetched yet."))


def buckets(rows):
    """{entity: {bucket: (count, hash)}} of (entity, id, version)."""
    lines = defaultdict(lambda: defaultdict(list))
    for entity, pk, version in rows:
        key = str(pk)
        lines[entity][key[-2:]].append(f"{key}:{version}")
    return {
        entity: {name: (len(each), _hash(each)) for name, each in sorted(found.items())}
        for entity, found in lines.items()
    }


def differing(*, user, told, cursor, seq, on):
    """{entity: [buckets]} in which the phone's rows are not ours; only of the entities it told of.

    `told` is {entity: {bucket: (count, hash)}}. The phone stands at its `cursor`, or without one at the place `seq`
    where it was last seen. Raises Behind, and Resync for a cursor that cannot be used.
    """
    ours = buckets(versions(user, since(on)))
    _check_fresh(user, cursor, seq, on)
    found = {}
    for entity, theirs in told.items():
        own = ours.get(entity, {})
        names = sorted(name for name in {*own, *theirs} if own.get(name) != theirs.get(name))
        if names:
            found[entity] = names
    return found


def _check_fresh(user, cursor, seq, on):
    """Looked at after the rows: no change now means none then."""
    if cursor:
        said = cursors.read(user, KIND, head(), cursor)
        if date.fromisoformat(said["since"]) < since(on) or said["change"] != WHOLE:
            raise Behind
        seq = said["seq"]
    if seq is not None and waits(user, seq):
        raise Behind


def _hash(lines):
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()
