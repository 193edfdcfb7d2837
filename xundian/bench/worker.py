"""`python -m xundian.bench.worker CASE …`: one case of the import, in a process whose memory is its own.

The last line it prints is its result as JSON.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter

import django

MB = 1024


def main(name, *arguments):
    """Run a case and print what it found."""
    django.setup()
    import_module("laborers.imports.actions")
    before = _memory("VmRSS")
    found = CASES[name](*arguments)
    print(json.dumps({"base_mb": before, "peak_mb": _memory("VmHWM"), **found}))


def receive(path, county, year):
    """Keep an upload; its id."""
    from laborers.imports import actions
    from xundian.divisions.models import Division

    started = perf_counter()
    file = Path(path)
    batch = actions.receive(
        kind="survey", file_name=file.name, content=file.read_bytes(), division=Division.objects.get(code=county),
        round=int(year), by=None,
    )  # fmt: skip
    return {"id": str(batch.pk), "seconds": perf_counter() - started}


def check(batch_id):
    """Check an upload, as the background job does; with the errors it told of."""
    from laborers.imports.actions import check

    return _run(check, batch_id)


def commit(batch_id):
    """Load a checked upload."""
    from laborers.imports.actions import commit

    return _run(commit, batch_id, by=None)


def copy(folder, bare):
    """COPY the rows kept in a folder (a file for each table) into the tables, in one transaction."""
    from xundian.bench.copying import load, read

    rows = read(Path(folder))
    started = perf_counter()
    load(rows, bare=bare == "bare")
    return {"seconds": perf_counter() - started}


def calamine(path):
    """Read every cell of a workbook and do nothing with it."""
    from python_calamine import CalamineWorkbook

    started = perf_counter()
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    rows = sum(1 for _row in sheet.iter_rows())
    return {"seconds": perf_counter() - started, "rows": rows}


def import_export(path, rows):
    """The rival on the first so many rows."""
    from xundian.bench.rivals.importing import run

    spent, refused = run(Path(path).read_bytes(), int(rows))
    return {"seconds": spent, "refused": refused}


def _run(action, batch_id, **more):
    from laborers.imports.models import ImportBatch
    from xundian.kit import clock

    started = perf_counter()
    batch = ImportBatch.objects.defer("file_sealed").get(pk=batch_id)
    report = action(batch=batch, on=clock.today(), at=clock.now(), **more).report
    spent = perf_counter() - started
    told = {name: report[name] for name in ("rows", "ready", "created", "updates", "unchanged", "errors", "warnings")}
    faults = sorted((each[0], each[3]) for each in report["problems"] if each[4] == "error")
    return told | {"seconds": spent, "faults": faults}


def _memory(name):
    """A figure of this process in MB."""
    lines = Path("/proc/self/status").read_text().splitlines() if Path("/proc/self/status").exists() else []
    return next((int(line.split()[1]) // MB for line in lines if line.startswith(name)), 0)


CASES = {
    "receive": receive, "check": check, "commit": commit, "copy": copy, "calamine": calamine,
    "import-export": import_export,
}  # fmt: skip

if __name__ == "__main__":
    main(*sys.argv[1:])
