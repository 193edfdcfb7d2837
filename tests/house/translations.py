"""Collect every string of the interface into the Chinese catalogue and compile it, without GNU gettext.

`python -m tests.house.translations` after new strings: keeps what is translated, adds what is missing with an empty
translation (a test then fails and names it), drops what is gone, and writes django.po and django.mo. Strings of the
installed libraries are taken in where the libraries' own Chinese leaves them out.
"""

import ast
import io
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from xundian.settings import INSTALLED_APPS

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("xundian", "laborers", "trainings", "relocation")
FRAMEWORK = tuple(f"django.{part}" for part in ["conf", "core", "db", "forms", "utils", "views", "contrib.admin"])
CATALOGUE = Path("locale", "zh_Hans", "LC_MESSAGES")
FOLDER = ROOT / "xundian" / CATALOGUE
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
KINDS = {
    f"{kind}gettext{suffix}": kind for kind in ("", "n", "p", "np") for suffix in ("", "_lazy", "_noop")
}  # fmt: skip

TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
LITERAL = re.compile(TEXT)
CALL = re.compile(rf"\b(n?p?gettext|_)\(((?:{TEXT}[, ]*)+)")


@cache
def strings_of(folder):
    """{(context, msgid or (singular, plural)): place} of the Python files and templates below a folder.

    Folders named contrib hold libraries of their own and are left out.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder).parts
        if path.suffix not in (".py", ".html", ".txt") or "migrations" in inner or "contrib" in inner:
            continue
        strings = _of_python(path) if path.suffix == ".py" else _of_template(path)
        for line, message, context in strings:
            if _msgid(message):
                found.setdefault((context, message), f"{path}:{line}")
    return found


def _of_python(path):
    source = path.read_bytes()
    nodes = list(ast.walk(ast.parse(source))) if b"gettext" in source else []
    translators = _translators(nodes)
    for node in nodes:
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", None))
            texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if name in translators and texts:
                yield node.lineno, *_message(translators[name], texts)


def _translators(nodes):
    """Django's translators under every name that a file gives them (`_`, `_now`, …), as {name: kind}."""
    imports = [
        alias
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    ]
    return KINDS | {each.asname: KINDS[each.name] for each in imports if each.asname and each.name in KINDS}


def _of_template(path):
    """Django turns a template into calls amid filler; only the calls are read."""
    for number, line in enumerate(templatize(path.read_text()).splitlines(), 1):
        for name, arguments in CALL.findall(line):
            texts = [ast.literal_eval(text) for text in LITERAL.findall(arguments)]
            yield number, *_message("" if name == "_" else name.removesuffix("gettext"), texts)


def _message(kind, texts):
    """(msgid or (singular, plural), context) of a call's strings; in `kind`, n stands for a plural, p for a context."""
    context, *texts = texts if "p" in kind else [None, *texts]
    return tuple(texts[:2]) if "n" in kind else texts[0], context


def own_strings():
    """Every string of the project."""
    return {key: place for package in PACKAGES for key, place in strings_of(ROOT / package).items()}


@cache
def borrowed_strings():
    """Every string of the framework and the installed libraries that none of them says in Chinese."""
    folders = [_folder(name) for name in (*FRAMEWORK, *INSTALLED_APPS) if name.partition(".")[0] not in PACKAGES]
    said = {key for folder in folders for key in _said(folder / CATALOGUE / "django.mo")}
    return {
        (context, message): place
        for folder in folders
        for (context, message), place in strings_of(folder).items()
        if (context, _msgid(message)) not in said
    }


def _folder(name):
    """The folder of a package or of an app's configuration (unfold.apps.SomeConfig), found without importing it."""
    top, *inner = name.split(".")
    folder = Path(find_spec(top).origin).parent
    for part in inner:
        folder = folder / part if (folder / part).is_dir() else folder
    return folder


def _said(path):
    if not path.exists():
        return set()
    book = read_mo(io.BytesIO(path.read_bytes()))
    return {(_decoded(each.context), _msgid(each.id)) for each in book if all(_forms(each.string))}


def _decoded(context):
    return context.decode() if isinstance(context, bytes) else context


def _forms(string):
    return (string,) if isinstance(string, str) else string or ("",)


def _msgid(message):
    return message if isinstance(message, str) else message[0]


def catalogue():
    """The Chinese catalogue as it is written today."""
    if not PO.exists():
        return Catalog(locale="zh_Hans")
    return read_po(io.BytesIO(PO.read_bytes()), locale="zh_Hans")


def collected(known=None):
    """A fresh catalogue of all strings with the translations that `known` has."""
    known = known or catalogue()
    # The day of its making stays, so that a run that finds nothing new changes nothing.
    days = {"creation_date": known.creation_date, "revision_date": known.revision_date}
    fresh = Catalog(locale="zh_Hans", project="Xundian", charset="utf-8", fuzzy=False, **days)
    for context, message in sorted({**borrowed_strings(), **own_strings()}, key=lambda key: (str(key[1]), str(key[0]))):
        former = known.get(_msgid(message), context)
        same_kind = former and isinstance(former.id, tuple) == isinstance(message, tuple)
        fresh.add(message, string=former.string if same_kind else None, context=context)
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
    missing = [message.id for message in book if message.id and not all(_forms(message.string))]
    print(f"{len(book)} strings, {len(missing)} without Chinese")
    for msgid in missing:
        print(f"  {msgid!r}")


if __name__ == "__main__":
    main()
