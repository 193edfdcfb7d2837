"""Writes of the tree: loading a file, and ending a division that was merged or abolished."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.divisions.models import Division
from xundian.divisions.rules import english_name, level_of, read_rows
from xundian.divisions.states import FAULTS
from xundian.kit.errors import Invalid, Missing, MoveRefused
from xundian.kit.names import spelling_of


@dataclass(frozen=True)
class Loaded:
    """How many rows a load wrote and how many it found as they were."""

    created: int
    updated: int
    unchanged: int


@transaction.atomic
def load_divisions(*, rows, by):
    """Load the rows of a file, {line number: {column: text}}; all or nothing, and again without effect.

    Columns the file does not have stay as they are in the database. Raises Invalid naming every faulty line.
    """
    now = {each.code: each for each in Division.objects.select_for_update(of=("self",))}
    clean, faults = read_rows(rows, set(now))
    if faults:
        raise Invalid(
            _("The file has faults; nothing was loaded."),
            fields={f"line {each.line}, {each.column}": (each.code, FAULTS[each.code]) for each in faults},
        )
    created, updated, columns = [], [], set()
    for row in clean:
        values = _columns_of(row)
        columns |= set(values)
        division = now.get(row["code"])
        if division is None:
            created.append(Division(code=row["code"], **values))
        elif any(getattr(division, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(division, name, value)
            updated.append(division)
    Division.objects.bulk_create(created)
    if updated:
        Division.objects.bulk_update(updated, sorted(columns))
    return Loaded(len(created), len(updated), len(clean) - len(created) - len(updated))


def _columns_of(row):
    """The columns of the table that a row of a file decides."""
    name = row["name"]
    optional = {key: row[key] for key in ("valid_from", "valid_to") if key in row}
    if "successor" in row:
        optional["successor_id"] = row["successor"]
    return {
        "name": name,
        "name_en": row.get("name_en") or english_name(name),
        "level": row["level"],
        "parent_id": row["parent"],
        "pinyin": " ".join(spelling_of(name)),
        **optional,
    }


@transaction.atomic
def end_division(*, code, on, by, successor=None):
    """End a division after its last day `on`; in files its name then leads to the code `successor`.

    Raises Missing, MoveRefused (already ended, or divisions below it go on), Invalid (successor unfit).
    """
    division = Division.objects.select_for_update(of=("self",)).filter(code=code).first()
    if division is None:
        raise Missing
    if division.valid_to is not None:
        raise MoveRefused(_("This division has already ended."))
    if Division.objects.filter(parent=code, valid_to=None).exists():
        raise MoveRefused(_("Divisions below it go on; end them first."))
    if division.valid_from and on <= division.valid_from:
        raise Invalid(FAULTS["days_crossed"], code="days_crossed", field="on")
    if successor is not None:
        _check_successor(code, successor)
    division.valid_to, division.successor_id = on, successor
    division.save(update_fields=["valid_to", "successor"])
    return division


def _check_successor(code, successor):
    fits = successor != code and level_of(successor) == level_of(code)
    if not fits or not Division.objects.filter(code=successor, valid_to=None).exists():
        raise Invalid(
            _("The successor must be another division of the same level that goes on."),
            code="successor_missing",
            field="successor",
        )
