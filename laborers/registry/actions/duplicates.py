"""Two records that may be one person: found by one statement, and what an officer says of them."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry.models import DuplicatePair
from laborers.registry.rules import common_place
from laborers.registry.states import PAIR_MOVES, PairReason, PairState
from xundian.kit.errors import Invalid
from xundian.kit.sql import execute

# Two different identity numbers are two persons; everything else is for people to judge. Index laborer_by_birth.
FIND = """
INSERT INTO laborers_duplicatepair (id, created_at, version, updated_at, a_id, b_id, division_id, reason, state,
    found_on, note)
SELECT gen_random_uuid(), now(), 1, now(), least(p.id, o.id), greatest(p.id, o.id), p.division_id,
    'same_name_birth_village', 'open', %(on)s, ''
FROM laborers_laborer p JOIN laborers_laborer o
    ON o.division_id = p.division_id AND o.birth = p.birth AND o.name = p.name AND {which} AND o.left_on IS NULL
WHERE p.left_on IS NULL AND (p.identity_digest IS NULL OR o.identity_digest IS NULL)
ON CONFLICT DO NOTHING
"""
EVERYBODY = "p.id < o.id"
ONE = "o.id <> p.id AND p.id = %(person)s"


@transaction.atomic
def find_duplicates(*, on):
    """Look through the whole registry for one person registered twice; {"found": new pairs}. May run any time again.

    A pair that was judged is never asked about again.
    """
    return {"found": execute(FIND.format(which=EVERYBODY), {"on": on})}


@transaction.atomic
def find_duplicates_of(*, laborer, on):
    """The same for one person, when registered or changed; the number of new pairs."""
    return execute(FIND.format(which=ONE), {"on": on, "person": laborer.pk})


@transaction.atomic
def pair_up(*, laborer, other, reason, on):
    """The pair of these two records; one that was judged before stays judged."""
    a, b = sorted((laborer, other), key=lambda person: person.pk)
    place = common_place(a.division_id, b.division_id)
    return DuplicatePair.objects.get_or_create(
        a=a, b=b, defaults={"reason": PairReason(reason), "division_id": place, "found_on": on}
    )[0]


@transaction.atomic
def mark_different(*, pair, by, on, note):
    """They are two persons, and nobody is asked again. Invalid without a note, MoveRefused when it is judged."""
    if not note.strip():
        raise Invalid(field="note", code="required", message=_("Write down how you know that they are two persons."))
    return judge(pair=pair, to=PairState.DIFFERENT, by=by, on=on, note=note.strip())


def judge(*, pair, to, by, on, note=""):
    """Move a pair to a state of PAIR_MOVES; back to open it is as if nobody had judged it."""
    row = DuplicatePair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    PAIR_MOVES.check(row.state, to)
    told = (None, None, "") if to == PairState.OPEN else (by, on, note)
    row.state, (row.decided_by, row.decided_on, row.note) = to, told
    row.save(update_fields=["state", "decided_by", "decided_on", "note"])
    return row.reread()
