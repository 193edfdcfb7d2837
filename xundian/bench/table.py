"""Writing the result: a JSON beside the data, and the measured part of docs/performance.md."""

import json
from dataclasses import asdict

BEGIN, END = "<!-- measured by `make bench`, do not edit by hand -->", "<!-- end of what was measured -->"
TITLE = "### "
HEAD = "| what | median | ratio | of | goal | |\n|---|---:|---:|---|---|---|"


def write(path, tables, about, *, whole=True):
    """Put the tables between the marks of a page, at its end when it has none; the text around them stays.

    Unless they are the whole, so do the tables that were not measured, and the words above them.
    """
    page = path.read_text() if path.exists() else "# Performance\n"
    before, _mark, rest = page.partition(BEGIN)
    old, _mark, after = rest.partition(END)
    text = markdown(tables, about) if whole or not old.strip() else _renewed(old.strip(), tables)
    path.write_text(f"{before.rstrip()}\n\n{BEGIN}\n\n{text}\n\n{END}{after or chr(10)}")


def _renewed(old, tables):
    """The old text with the sections of these tables instead of its own of the same title, or at its end."""
    words, *sections = old.split(f"\n{TITLE}")
    kept = {section.partition("\n")[0]: section.strip() for section in sections}
    for table in tables:
        kept[table.title] = _section(table).removeprefix(TITLE)
    return "\n\n".join([words.strip(), *(TITLE + section for section in kept.values())])


def markdown(tables, about):
    """The tables as text."""
    parts = ["; ".join(f"{name} {words}" for name, words in about.items()) + "."]
    return "\n\n".join(parts + [_section(table) for table in tables])


def _section(table):
    lines = "\n".join(map(_line, table.rows))
    return "\n\n".join([f"{TITLE}{table.title}\n\n{HEAD}\n{lines}", *table.notes])


def as_json(tables, about):
    """The same for programs."""
    return json.dumps({"machine": about, "tables": [asdict(table) for table in tables]}, ensure_ascii=False, indent=1)


def _line(row):
    ratio = "" if row.ratio is None else _number(row.ratio)
    return f"| {row.name} | {_number(row.value)} {row.unit} | {ratio} | {row.against} | {row.goal} | {row.note} |"


def _number(value):
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
