"""Writes of the code lists: loading files, and the county's own changes, which a later load leaves alone."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from xundian.codes.models import Code
from xundian.codes.rules import fold
from xundian.codes.states import FAULTS
from xundian.kit.errors import Invalid, Missing, MoveRefused
from xundian.kit.etag import check_version

REQUIRED = ("code", "label_zh", "label_en", "valid_from", "valid_to", "aliases", "mark")
OPTIONAL = ("successor", "note")
SIZES = {"label_zh": 80, "label_en": 120, "note": 300}
_WRITTEN = ("label_zh", "label_en", "valid_to", "aliases", "position", "sure", "successor", "note")


@dataclass(frozen=True)
class Loaded:
    """How many rows a load wrote, found as they were, and left because the county had changed them."""

    created: int
    updated: int
    unchanged: int
    kept: int


@transaction.atomic
def load_codes(*, rows, by):
    """Load lists, {place a person can find: {"scheme": …, column: text}}; all or nothing, and again without effect.

    Rows that a file no longer names stay. Raises Invalid naming every faulty row.
    """
    _lock()
    codes, faults = _read(rows)
    now = {_key(each): each for each in Code.objects.filter(scheme__in={each.scheme for each in codes.values()})}
    faults += [(place, "code", "code_repeated") for place in _repeated(codes)]
    merged = {key: (None, each) for key, each in now.items()}
    merged |= {_key(each): (place, each) for place, each in codes.items() if not _is_own(now, each)}
    faults += _clashes(merged.values())
    if faults:
        raise Invalid(
            _("The file has faults; nothing was loaded."),
            fields={f"{place}, {column}": (code, FAULTS[code]) for place, column, code in sorted(faults)},
        )
    return _store(codes.values(), now)


def _store(codes, now):
    created, updated, kept = [], [], 0
    for code in codes:
        old = now.get(_key(code))
        if old is None:
            created.append(code)
        elif old.own:
            kept += 1
        elif any(getattr(old, name) != getattr(code, name) for name in _WRITTEN):
            code.pk = old.pk
            updated.append(code)
    Code.objects.bulk_create(created)
    if updated:
        Code.objects.bulk_update(updated, _WRITTEN)
    return Loaded(len(created), len(updated), len(codes) - len(created) - len(updated) - kept, kept)


@transaction.atomic
def add_code(*, scheme, code, label_zh, label_en, valid_from, by, aliases=(), valid_to=None, note=""):
    """A code of the county's own at the end of a list; Invalid when its form, period or words do not fit."""
    _lock()
    last = Code.objects.filter(scheme=scheme).order_by("-position").first()
    row = Code(
        scheme=scheme, code=code, label_zh=label_zh, label_en=label_en, valid_from=valid_from, valid_to=valid_to,
        aliases=_words(aliases), note=note, own=True, position=last.position + 1 if last else 1,
    )  # fmt: skip
    _check(row)
    row.save(force_insert=True)
    return row


@transaction.atomic
def edit_code(*, pk, by, expected=None, **changes):
    """Change labels, aliases, position or note of a row; `expected` is the version its editor saw.

    Raises Missing, Stale, Invalid. The days are not edited: a new label is a new period (`relabel`).
    """
    unknown = set(changes) - {"label_zh", "label_en", "aliases", "position", "note"}
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    _lock()
    row = _find(pk)
    check_version(row, expected)
    for name, value in changes.items():
        setattr(row, name, _words(value) if name == "aliases" else value)
    row.own = True
    _check(row)
    row.save(update_fields=[*changes, "own"])
    return row.reread()


@transaction.atomic
def end_code(*, pk, on, by, successor=""):
    """End a code after its last day `on`; what was coded with it stays, and shows the successor's label later.

    Raises Missing, MoveRefused (it has an end already), Invalid.
    """
    _lock()
    row = _find(pk)
    if row.valid_to is not None:
        raise MoveRefused(_("This code has already ended."))
    row.valid_to, row.successor, row.own = on, successor, True
    _check(row)
    row.save(update_fields=["valid_to", "successor", "own"])
    return row.reread()


@transaction.atomic
def relabel(*, pk, on, label_zh, label_en, by):
    """Give a code another label from the day `on`: its period ends the day before, and the next one begins.

    The old label stays an alias. Raises Missing, MoveRefused, Invalid.
    """
    old = end_code(pk=pk, on=on - timedelta(days=1), by=by)
    row = Code(
        scheme=old.scheme, code=old.code, label_zh=label_zh, label_en=label_en, valid_from=on, own=True,
        position=old.position, sure=old.sure, note=old.note, aliases=_words([*old.aliases, old.label_zh]),
    )  # fmt: skip
    _check(row)
    row.save(force_insert=True)
    return row


def _lock():
    """Lists are changed by one hand at a time, so that no two periods of a code can come to overlap."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {Code._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def _find(pk):
    row = Code.objects.filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


def _check(row):
    others = Code.objects.filter(scheme=row.scheme).exclude(pk=row.pk)
    entries = [(None, each) for each in others] + [("row", row)]
    faults = [*_faults_of(row), *((column, code) for _place, column, code in _clashes(entries))]
    if row.successor and not any(each.code == row.successor for each in others):
        faults.append(("successor", "successor_missing"))
    if faults:
        raise Invalid(fields={column: (code, FAULTS[code]) for column, code in faults})


# --- reading rows -----------------------------------------------------------------------------------------------


def _read(rows):
    """({place: unsaved Code}, faults as (place, column, code))."""
    codes, faults = {}, []
    positions = defaultdict(int)
    for place, row in rows.items():
        row = {name: text.strip() for name, text in row.items()}
        positions[row["scheme"]] += 1
        days = {name: _day(row[name]) for name in ("valid_from", "valid_to")}
        bad = [name for name, day in days.items() if day is False or (name == "valid_from" and day is None)]
        faults += [(place, name, "day_unreadable") for name in bad]
        if row["mark"] not in ("", "A", "B", "C"):
            faults.append((place, "mark", "mark_unknown"))
        code = Code(
            scheme=row["scheme"], code=row["code"], label_zh=row["label_zh"], label_en=row["label_en"],
            aliases=_words(row["aliases"].split("|")), position=positions[row["scheme"]], sure=row["mark"] == "A",
            successor=row.get("successor", ""), note=row.get("note", ""), **days,
        )  # fmt: skip
        if not bad:
            faults += [(place, column, fault) for column, fault in _faults_of(code)]
            codes[place] = code
    known = {(each.scheme, each.code) for each in codes.values()}
    faults += [
        (place, "successor", "successor_missing")
        for place, each in codes.items()
        if each.successor and (each.scheme, each.successor) not in known
    ]
    return codes, faults


def _faults_of(code):
    """(column, fault) of what is wrong with a code by itself."""
    if not re.fullmatch(r"[a-z][a-z_]{0,39}", code.scheme):
        yield "scheme", "scheme_form"
    if not re.fullmatch(r"[A-Za-z0-9_]{1,40}", code.code):
        yield "code", "code_form"
    for name, size in SIZES.items():
        if name != "note" and not getattr(code, name):
            yield name, "label_missing"
        if len(getattr(code, name)) > size:
            yield name, "too_long"
    if any(len(word) > SIZES["label_zh"] for word in code.aliases):
        yield "aliases", "too_long"
    if code.valid_to and code.valid_to <= code.valid_from:
        yield "valid_to", "days_crossed"


def _clashes(entries):
    """(place, column, fault) where a placed code overlaps another period of itself or takes another code's word."""
    by_code, by_word = defaultdict(list), defaultdict(list)
    for place, code in entries:
        by_code[code.scheme, code.code].append((place, code))
        for word in {fold(text) for text in (code.code, code.label_zh, code.label_en, *code.aliases)} - {""}:
            by_word[code.scheme, word].append((place, code))
    faults = {(place, "valid_from", "period_overlaps") for place in _overlapping(by_code.values(), lambda a, b: True)}
    taken = _overlapping(by_word.values(), lambda a, b: a.code != b.code)
    return [*faults, *((place, "aliases", "word_taken") for place in taken)]


def _overlapping(groups, also):
    """Places of codes that share days with an earlier one of their group, where `also` holds for the two."""
    found = set()
    for group in groups:
        for number, (place, code) in enumerate(group):
            for other_place, other in group[:number]:
                if also(code, other) and _share_days(code, other):
                    found.add(place or other_place)
    return found - {None}


def _share_days(code, other):
    first, last = sorted((code, other), key=lambda each: each.valid_from)
    return first.valid_to is None or last.valid_from <= first.valid_to


def _repeated(codes):
    seen = set()
    for place, code in codes.items():
        if _key(code) in seen:
            yield place
        seen.add(_key(code))


def _is_own(now, code):
    return _key(code) in now and now[_key(code)].own


def _key(code):
    return code.scheme, code.code, code.valid_from


def _words(texts):
    return list(dict.fromkeys(filter(None, (text.strip() for text in texts))))


def _day(text):
    """The day of an ISO text, None for nothing, False for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return False
