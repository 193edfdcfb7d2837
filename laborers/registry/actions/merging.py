"""One person out of two records, with both histories, and back again exactly. Nobody is deleted.

What is re-pointed where a rule of the database stands in the way:
- one open case: the one that is further stays open, the other is closed, outcome "other", reason "merged";
- numbers in a row (episodes, revisions of a response): those of the record that goes follow after those that stay;
- one profile: the newest response has it;
- what the one who stays has already (a skill, a class, the same days of work) stays with the record that goes;
- what is under way on both sides (work, a class) must be ended on one of them first.
"""

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from laborers.registry import queries
from laborers.registry.actions import snapshots
from laborers.registry.actions.cases import advance, open_case_of
from laborers.registry.actions.duplicates import judge
from laborers.registry.actions.moving import followers, rehouse
from laborers.registry.models import Laborer, Merge, MergeMove, Transfer
from laborers.registry.rules import common_place
from laborers.registry.states import MERGED_AWAY, PAIR_MOVES, Outcome, PairState, Stage, TransferState
from xundian.codes.rules import check_identity
from xundian.kit.changing import only
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.sealing import seal, unseal
from xundian.kit.sql import execute

# Which values may be chosen one by one; the village follows from the household, the number from whoever has one.
CHOICES = (
    "name", "sex", "birth", "household", "relation", "phone", "education", "health", "labour_skill", "ethnic_group",
)  # fmt: skip
IDENTITY = ("identity_sealed", "identity_digest", "identity_hint")
RENUMBER = """
UPDATE {table} t SET {person} = %s, {counter} = n.number FROM (
    SELECT g.id, row_number() OVER ({partition} ORDER BY g.{counter})
        + coalesce((SELECT max(s.{counter}) FROM {table} s WHERE s.{person} = %s {same}), 0) AS number
    FROM {table} g WHERE g.{person} = %s) n
WHERE t.id = n.id
"""


@transaction.atomic
def merge(*, pair, stays, taken=(), by, on):
    """Merge the other record of the pair into `stays`; the Merge, which can be undone.

    `taken` names the fields of CHOICES whose value comes from the record that goes. Raises Conflict (both_running)
    where something goes on on both sides, Conflict (both_numbers) for two identity numbers, Invalid for values that
    the identity number contradicts, MoveRefused for a pair that is judged.
    """
    only(taken, CHOICES)
    PAIR_MOVES.check(pair.reread().state, PairState.MERGED)
    stays, goes = _both(pair, stays)
    _check(stays, goes)
    before = snapshots.taken([stays.pk, goes.pk])
    with snapshots.unlocked():
        kept = _settle_cases(stays, goes, by, on)
        _settle_transfers(stays, goes, by, on)
        for model, field in queries.pointers():
            _repoint(model, field, stays, goes)
        _settle_values(stays, goes, taken, on)
        rehouse(laborers=[stays.pk], household=Laborer.objects.get(pk=stays.pk).household)
        _join_case(stays, kept)
        after = snapshots.taken([stays.pk, goes.pk])
    row = Merge.objects.create(
        pair=pair, stays=stays, goes=goes, division_id=pair.division_id, taken=sorted(taken), on=on, by=by
    )
    for table, former, written in snapshots.differences(before, after):
        MergeMove.objects.create(merge=row, table=table, former=former, written=written)
    judge(pair=pair, to=PairState.MERGED, by=by, on=on)
    return row


@transaction.atomic
def undo_merge(*, merge, by, on):
    """Two records again, as they were; the pair is open again. The Merge.

    Conflict when it is undone already, when the one who stayed was merged away since, or (changed_since) when something
    the merge wrote has changed since.
    """
    row = Merge.objects.select_for_update(of=("self",)).select_related("pair", "stays").get(pk=merge.pk)
    if row.undone_on:
        raise Conflict(_("This merge is undone already."), code="undone")
    if row.stays.merged_into_id:
        raise Conflict(_("The record that stayed was merged into another one since. Undo that first."), code="merged")
    list(Laborer.objects.select_for_update(of=("self",)).filter(pk__in=[row.stays_id, row.goes_id]).order_by("pk"))
    _put_back(row, list(row.moves.all()))
    row.undone_on, row.undone_by = on, by
    row.save(update_fields=["undone_on", "undone_by"])
    _reopen(row.pair, by, on)
    return row.reread()


def _put_back(row, moves):
    for move in moves:
        if snapshots.changed_since(move):
            raise _changed(move)
    with snapshots.unlocked():
        # The number leaves the record that stays before it goes back: it is unique.
        for move in sorted(moves, key=lambda move: move.table == Laborer._meta.db_table):
            try:
                with transaction.atomic():
                    snapshots.put_back(move, first={str(row.stays_id)})
            except IntegrityError:
                raise _changed(move) from None


def _changed(move):
    return Conflict(
        _("Something has changed since the merge (%(what)s). Put it right by hand.")
        % {"what": snapshots.model_of(move.table)._meta.verbose_name_plural},
        code="changed_since",
    )


def _reopen(pair, by, on):
    judge(pair=pair, to=PairState.OPEN, by=by, on=on)
    pair.reread()
    place = common_place(pair.a.division_id, pair.b.division_id)
    type(pair).objects.filter(pk=pair.pk).update(division=place)


def _both(pair, stays):
    people = {pair.a_id, pair.b_id}
    if stays.pk not in people:
        raise Invalid(field="stays", code="not_of_pair", message=_("Choose one of the two records."))
    rows = {row.pk: row for row in Laborer.objects.select_for_update(of=("self",)).filter(pk__in=people).order_by("pk")}
    return rows.pop(stays.pk), *rows.values()


def _check(stays, goes):
    if stays.merged_into_id or goes.merged_into_id:
        raise Conflict(_("One of the records was merged into another one already."), code="merged")
    if stays.left_on and not goes.left_on:
        raise Conflict(_("This record has left the registry. Let the other one stay."), code="left", field="stays")
    if stays.identity_digest and goes.identity_digest:
        raise Conflict(_("The records have two identity numbers: they are two persons."), code="both_numbers")
    theirs = queries.under_way(goes)
    both = [what for what in queries.under_way(stays) if what in theirs]
    if both:
        raise _both_running(both[0])


def _both_running(what):
    return Conflict(
        _("Both have this under way: %(what)s. End it on one side first, then merge.") % {"what": what},
        code="both_running",
    )


def _settle_cases(stays, goes, by, on):
    """The open case that goes on, if any: the further one, and of two equal ones that of the record that stays."""
    cases = [case for case in map(open_case_of, (stays, goes)) if case]
    kept, *closed = sorted(cases, key=lambda case: list(Stage).index(case.stage), reverse=True) or [None]
    for case in closed:
        advance(case=case, to=Stage.CLOSED, outcome=Outcome.OTHER, reason=MERGED_AWAY, by=by, on=on)
    return kept


def _join_case(stays, case):
    """What is under way belongs to the case that goes on."""
    for model, path, alive in followers():
        if case and path == "laborer" and any(field.name == "case" for field in model._meta.concrete_fields):
            model.objects.filter(alive, laborer=stays).update(case=case)


def _settle_transfers(stays, goes, by, on):
    """A report that waits for both in the same village waits once."""
    waiting = Transfer.objects.filter(state=TransferState.WAITING)
    twice = waiting.filter(laborer=goes, to_division__in=waiting.filter(laborer=stays).values("to_division"))
    twice.update(state=TransferState.WITHDRAWN, decided_by=by, decided_on=on)


def _unique(model, field):
    return [
        each
        for each in model._meta.constraints
        if isinstance(each, models.UniqueConstraint) and field.name in each.fields
    ]


def _repoint(model, field, stays, goes):
    """Every row of one table goes over to the record that stays, by the rules above."""
    unique = _unique(model, field)
    for constraint in unique:
        if flag := queries.flag_of(constraint):
            _newest_keeps(model, field, flag, stays, goes)
    for constraint in unique:
        if counter := _counter(model, constraint):
            return _renumber(model, field, constraint, counter, stays, goes)
    rows = model._base_manager.filter(**{field.name: goes})
    if not (unique or field.unique or _excludes(model)):
        return rows.update(**{field.name: stays})
    for key in list(rows.order_by("pk").values_list("pk", flat=True)):
        _try(model, field, key, stays)


def _excludes(model):
    return any(
        not isinstance(each, models.UniqueConstraint | models.CheckConstraint) for each in model._meta.constraints
    )


def _try(model, field, key, stays):
    """One row goes over, unless the other record has the same; what is still under way must not stay behind."""
    row = model._base_manager.filter(pk=key)
    try:
        with transaction.atomic():
            row.update(**{field.name: stays})
    except IntegrityError:
        _path, alive = getattr(model, "moves_with", None) or ("", None)
        if alive is not None and row.filter(alive).exists():
            raise _both_running(model._meta.verbose_name) from None


def _counter(model, constraint):
    """The column of a constraint that only counts rows of a person, or nothing."""
    kinds = (models.PositiveSmallIntegerField, models.PositiveIntegerField)
    found = [name for name in constraint.fields if isinstance(model._meta.get_field(name), kinds)]
    return found[0] if len(found) == 1 and not constraint.condition else ""


def _renumber(model, field, constraint, counter, stays, goes):
    others = [model._meta.get_field(name).column for name in constraint.fields if name not in (field.name, counter)]
    statement = RENUMBER.format(
        table=model._meta.db_table, person=field.column, counter=model._meta.get_field(counter).column,
        partition=f"PARTITION BY {', '.join(f'g.{name}' for name in others)}" if others else "",
        same="".join(f"AND s.{name} = g.{name} " for name in others),
    )  # fmt: skip
    return execute(statement, [stays.pk, stays.pk, goes.pk])


def _newest_keeps(model, field, flag, stays, goes):
    flagged = model._base_manager.filter(**{f"{field.name}__in": [stays, goes], flag: True})
    older = [row.pk for row in flagged.order_by(*model.newest_first)[1:]]
    model._base_manager.filter(pk__in=older).update(**{flag: False})


def _settle_values(stays, goes, taken, on):
    """The chosen values, the number of whoever has one, and the record that goes leaves the registry."""
    values = {name: getattr(goes, name) for name in taken}
    if "name" in taken:
        values |= {"pinyin": goes.pinyin, "initials": goes.initials}
    if "household" in taken:
        values["division_id"] = goes.division_id
    number = _number(stays) or _number(goes)
    if number:
        _check_values(number, values.get("sex", stays.sex), values.get("birth", stays.birth), on)
    if goes.identity_digest:
        sealed = seal(number, place=PLACE, row_id=stays.pk)
        values |= dict(zip(IDENTITY, (sealed, goes.identity_digest, goes.identity_hint), strict=True))
    Laborer.objects.filter(pk=goes.pk).update(
        left_on=on, left_reason=MERGED_AWAY, merged_into=stays, identity_sealed=None, identity_digest=None,
        identity_hint="",
    )  # fmt: skip
    if values:
        Laborer.objects.filter(pk=stays.pk).update(**values)


PLACE = "laborers_laborer.identity"


def _number(laborer):
    return unseal(laborer.identity_sealed, place=PLACE, row_id=laborer.pk) if laborer.identity_sealed else ""


def _check_values(number, sex, birth, on):
    said = check_identity(number, on=on)
    for field, chosen, meant in (("sex", sex, said.sex), ("birth", birth, said.birth)):
        if chosen != meant:
            raise Invalid(
                field=field, code="identity_differs", message=_("The identity number says otherwise. Check both.")
            )
