"""Writing the result: a JSON beside the data, and the measured part of docs/performance.md."""

import json
from dataclasses import asdict

BEGIN, END = "<!-- measured by `make bench`, do not edit by hand -->", "<!-- end of what was measured -->"
HEAD = "| what | median | ratio | of | goal | |\n|---|---:|---:|---|---|---|"


def write(path, tables, about):
    """Put the tables between the marks of a page, at its end when it has none; the text around them stays."""
    page = path.read_text() if path.exists() else "# Performance\n"
    before, _mark, rest = page.partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    path.write_text(f"{before.rstrip()}\n\n{BEGIN}\n\n{markdown(tables, about)}\n\n{END}{after or chr(10)}")


def markdown(tables, about):
    """The tables as text."""
    parts = ["; ".join(f"{name} {words}" for name, words in about.items()) + "."]
    for table in tables:
        parts.append(f"### {table.title}\n\n{HEAD}\n" + "\n".join(map(_line, table.rows)))
        parts += table.notes
    return "\n\n".join(parts)


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
