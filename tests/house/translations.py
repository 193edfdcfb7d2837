"""Collect every string of the interface into the Chinese catalogue and compile it, without GNU gettext.

`python -m tests.house.translations` after new strings: keeps what is translated, adds what is missing with an empty
translation (a test then fails and names it), drops what is gone, and writes django.po and django.mo.
"""

import ast
import io
import re
from pathlib import Path

import unfold
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("xundian", "laborers", "trainings", "relocation")
FOLDER = ROOT / "xundian" / "locale" / "zh_Hans" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
}  # fmt: skip

TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
LITERAL = re.compile(TEXT)
CALL = re.compile(rf"\b(n?p?gettext|_)\(((?:{TEXT}[, ]*)+)")


def strings_of(folder):
    """{(context, msgid or (singular, plural))} of the Python files and templates below a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".py", ".html", ".txt") or "migrations" in path.parts:
            continue
        strings = _of_python(path) if path.suffix == ".py" else _of_template(path)
        for line, message, context in strings:
            if message and (not isinstance(message, tuple) or message[0]):
                found.setdefault((context, message), f"{path}:{line}")
    return found


def _of_python(path):
    for line, message, _comments, context in extract("python", io.BytesIO(path.read_bytes()), KEYWORDS):
        yield line, message, context


def _of_template(path):
    """Django turns a template into calls amid filler; only the calls are read."""
    for number, line in enumerate(templatize(path.read_text()).splitlines(), 1):
        for name, arguments in CALL.findall(line):
            texts = [ast.literal_eval(text) for text in LITERAL.findall(arguments)]
            context = texts.pop(0) if "p" in name.removesuffix("gettext") else None
            yield number, tuple(texts[:2]) if name.startswith("n") else texts[0], context


def own_strings():
    """Every string of the project."""
    return {key: place for package in PACKAGES for key, place in strings_of(ROOT / package).items()}


def borrowed_strings():
    """Every string of the back office's skin, which ships no Chinese."""
    return strings_of(Path(unfold.__file__).parent)


def catalogue():
    """The Chinese catalogue as it is written today."""
    if not PO.exists():
        return Catalog(locale="zh_Hans")
    return read_po(io.BytesIO(PO.read_bytes()), locale="zh_Hans")


def collected(known=None):
    """A fresh catalogue of all strings with the translations that `known` has."""
    known = known or catalogue()
    fresh = Catalog(locale="zh_Hans", project="Xundian", charset="utf-8", fuzzy=False)
    for context, message in sorted({**own_strings(), **borrowed_strings()}, key=lambda key: (str(key[1]), str(key[0]))):
        msgid = message[0] if isinstance(message, tuple) else message
        former = known.get(msgid, context)
        fresh.add(message, string=former.string if former else None, context=context)
    return fresh


def compiled(book):
    """The catalogue as the bytes of a .mo file."""
    out = io.BytesIO()
    write_mo(out, book)
    return out.getvalue()


def main():
    """Rewrite both files and say what still lacks a translation."""
    book = collected()
    out = io.BytesIO()
    write_po(out, book, omit_header=False, sort_output=True, width=110)
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(out.getvalue())
    MO.write_bytes(compiled(book))
    missing = [message.id for message in book if message.id and not message.string]
    print(f"{len(book)} strings, {len(missing)} without Chinese")
    for msgid in missing:
        print(f"  {msgid!r}")


if __name__ == "__main__":
    main()
