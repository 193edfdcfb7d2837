"""Workbooks that mean harm are refused by their content, before anything parses them (sync-and-faults B7).

Sizes are counted while inflating, never believed from a header. Imports nothing but the standard library, for it runs
in the child process that reads workbooks.
"""

import io
import zipfile
import zlib

ENTRIES = 1000
# The survey of a whole county, 234,033 rows of 28 columns, inflates to 213 MB as Excel writes it, and to 325 MB where a
# program repeats every text in its cell.
INFLATED_BYTES = 400 * 1024 * 1024
RATIO = 100
SMALL_BYTES = 1024 * 1024  # below this, a high ratio is harmless
STRINGS_BYTES = 50 * 1024 * 1024
STRINGS = 2_000_000
COLUMNS = 300  # what stands further to the right is not read
CHUNK = 256 * 1024
PIECE = 16 * 1024
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
DECLARATIONS_WIDE = tuple(mark.decode().encode(code) for mark in DECLARATIONS for code in ("utf-16-le", "utf-16-be"))
OVERLAP = max(map(len, DECLARATIONS_WIDE)) - 1
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_START = b"PK\x03\x04"


class Hostile(Exception):
    """A code of states.FILE_PROBLEMS."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def kind_of(content):
    """ "xlsx", "xls" or "text" by the first bytes; the name of a file tells nothing."""
    if content.startswith(ZIP_START):
        return "xlsx"
    return "xls" if content.startswith(OLE_START) else "text"


def check_xls(content):
    """Refuse the old binary format when it is encrypted or carries macros; its directory names are UTF-16."""
    for name, code in (("EncryptedPackage", "encrypted"), ("EncryptionInfo", "encrypted"), ("_VBA_PROJECT", "macros")):
        if name.encode("utf-16-le") in content:
            raise Hostile(code)


def check_xlsx(content):
    """Refuse a zip that is no plain workbook, or too large, or repeats names, or has macros or a DTD inside."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Hostile("unreadable") from None
    check_names(entries)
    total = 0
    for entry in entries:
        # A ratio beyond all use ends the inflating at once: nobody waits for the rest of a bomb.
        plausible = max(SMALL_BYTES, RATIO * max(entry.compress_size, 1))
        total += _check_entry(content, entry, min(plausible, INFLATED_BYTES - total))
    if total > SMALL_BYTES and total > RATIO * len(content):
        raise Hostile("bomb")


def check_names(entries):
    """Refuse a directory of parts that no plain workbook has."""
    if len(entries) > ENTRIES:
        raise Hostile("bomb")
    names = [entry.filename.lower().replace("\\", "/").lstrip("/") for entry in entries]
    if len(set(names)) < len(names):
        raise Hostile("unreadable")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Hostile("encrypted")
    if any("vbaproject" in name or "macrosheets/" in name for name in names):
        raise Hostile("macros")
    if "xl/workbook.xml" not in names:
        raise Hostile("not_a_workbook")


def _check_entry(content, entry, allowed):
    """Inflate one entry from its own bytes and watch it; its true size."""
    name = entry.filename.lower()
    limit = min(allowed, STRINGS_BYTES) if name.endswith("sharedstrings.xml") else allowed
    size, strings, tail = 0, 0, b""
    for chunk in inflated(content, entry):
        size += len(chunk)
        window = tail + chunk
        if size > limit:
            raise Hostile("bomb")
        if name.endswith((".xml", ".rels", ".vml")) and _declares(window):
            raise Hostile("dtd")
        strings += chunk.count(b"<si")
        if strings > STRINGS:
            raise Hostile("bomb")
        tail = window[-OVERLAP:]
    if size != entry.file_size:
        raise Hostile("unreadable")
    return size


def _declares(window):
    if b"<!" not in window and b"<\0!" not in window:
        return False  # so it is with nearly every window, and this look is cheap
    upper = window.upper()
    return any(mark in upper for mark in (*DECLARATIONS, *DECLARATIONS_WIDE))


def inflated(content, entry):
    """The entry's bytes in chunks, from the compressed bytes themselves; Hostile where they are damaged."""
    head = entry.header_offset
    start = head + 30 + sum(int.from_bytes(content[head + at : head + at + 2], "little") for at in (26, 28))
    packed = memoryview(content)[start : start + entry.compress_size]
    if content[head : head + 4] != ZIP_START or len(packed) < entry.compress_size:
        raise Hostile("unreadable")
    if entry.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[at : at + CHUNK]) for at in range(0, len(packed), CHUNK))
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        yield from _deflated(packed)
    else:
        raise Hostile("unreadable")


def _deflated(packed):
    """Inflate piece by piece, for what is not used yet is copied each time; a bomb shows in its first bytes."""
    machine, made = zlib.decompressobj(-15), 0
    try:
        for start in range(0, len(packed), PIECE):
            left, more = packed[start : start + PIECE], True
            while more and not machine.eof:
                chunk = machine.decompress(left, CHUNK)
                left = machine.unconsumed_tail
                more = bool(left) or len(chunk) == CHUNK
                made += len(chunk)
                if made > SMALL_BYTES and made > RATIO * (start + PIECE - len(left)):
                    raise Hostile("bomb")
                if chunk:
                    yield chunk
    except zlib.error:
        raise Hostile("unreadable") from None
    if not machine.eof:
        raise Hostile("unreadable")
