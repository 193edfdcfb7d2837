"""The survey of a whole county through the product's own import, beside COPY of the same rows and import-export."""

import json
import subprocess
import sys
from importlib.util import find_spec
from statistics import median

from xundian.bench import copying, excel, sheet
from xundian.bench.county import villages
from xundian.bench.rounds import Case, Table, interleaved, medians
from xundian.demo.cast import COUNTY
from xundian.kit.sql import fetch

SLICE, QUICK_SLICE, QUICK_ROWS = 5000, 200, 600


def measure(bench):
    """The Table of imports."""
    return _Measure(bench).table()


class _Measure:
    """One run: the files, the cases in turn, what each process said."""

    def __init__(self, bench):
        self.bench, self.said = bench, {}
        rows = QUICK_ROWS if bench.quick else sheet.ROWS
        made = sheet.make(villages(), rows)
        self.rows, self.faults = rows, [list(each) for each in sorted(made.faults)]
        self.csv, self.xlsx = bench.data / "survey.csv", bench.data / "survey.xlsx"
        self.csv.write_bytes(made.as_csv())
        excel.write(self.xlsx, made.as_table())
        bench.tell(
            f"made {rows:,} rows with {len(self.faults):,} faults, {self.csv.stat().st_size / 1e6:.0f} MB as CSV"
        )

    def table(self):
        """Run everything."""
        cases = [
            Case("csv", self._first), Case("again", self._again), Case("copy", self._copy), Case("bare", self._bare),
            Case("calamine", lambda: self._process("calamine", self.xlsx)["seconds"]), Case("xlsx", self._xlsx),
        ]  # fmt: skip
        found = medians(interleaved(cases, self.bench.rounds, self.bench.tell))
        table = Table("Import of the labour survey")
        self._own(table, found)
        if find_spec("import_export"):
            self._import_export(table, found["csv"])
        else:
            table.notes.append("django-import-export is not installed (pip install --group bench) and was left out.")
        copying.clear()
        return table

    def _first(self):
        copying.clear()
        spent = self._import(self.csv)
        if self.said["check"]["faults"] != self.faults:
            raise AssertionError("the import did not tell of exactly the planted faults")
        self.bench.expect(self.said["commit"]["created"] == self.rows - len(self.faults), "every good row is loaded")
        copying.keep(self.bench.data / "rows")
        self.said["first"] = dict(self.said)
        return spent

    def _again(self):
        written = "SELECT sum(n_tup_ins + n_tup_upd) FROM pg_stat_user_tables WHERE relname = ANY(%s)"
        before = fetch(f"SELECT pg_stat_force_next_flush(); {written}", [list(copying.TABLES)])
        spent = self._import(self.csv)
        after = fetch(f"SELECT pg_stat_force_next_flush(); {written}", [list(copying.TABLES)])
        self.bench.expect(before == after and self.said["commit"]["created"] == 0, "an unchanged file writes no row")
        return spent

    def _import(self, file):
        kept = self._process("receive", file, COUNTY, sheet.YEAR)
        steps = [kept, *(self._process(name, kept["id"]) for name in ("check", "commit"))]
        return sum(step["seconds"] for step in steps)

    def _xlsx(self):
        """Read and checked; loading does not differ by the kind of file."""
        copying.clear()
        kept = self._process("receive", self.xlsx, COUNTY, sheet.YEAR)
        checked = self._process("check", kept["id"])
        self.bench.expect(checked["faults"] == self.faults, "the workbook's faults are told of")
        return kept["seconds"] + checked["seconds"]

    def _copy(self):
        copying.clear()
        return self._process("copy", self.bench.data / "rows", "same")["seconds"]

    def _bare(self):
        return self._process("copy", self.bench.data / "rows", "bare")["seconds"]

    def _own(self, table, found):
        csv, said = found["csv"], self.said["first"]
        steps = {name: said[name]["seconds"] for name in ("receive", "check", "commit")}
        table.add(
            "validated CSV import, every bad row told of, sealed, audited", csv, "s", ratio=found["copy"] / csv,
            against="COPY of the same rows into the same tables", goal="≥ 0.50",
            note=f"{self.rows / csv:,.0f} rows/s; " + ", ".join(f"{name} {s:.1f} s" for name, s in steps.items()),
        )  # fmt: skip
        table.add("COPY into the same tables", found["copy"], "s", ratio=1.0, note="indexes, keys, audit triggers")
        table.add("COPY into bare tables", found["bare"], "s", ratio=found["copy"] / found["bare"])
        table.add(
            "the same file again, nothing changed", found["again"], "s", ratio=found["again"] / csv,
            against="the first import's time", goal="≤ 0.5, 0 rows written", note="0 rows written",
        )  # fmt: skip
        for name in ("check", "commit"):
            peak, base = said[name]["peak_mb"], said[name]["base_mb"]
            table.add(
                f"memory of the {name}", peak - base, "MB", goal="≤ 128 MB", note=f"besides Django's own {base} MB"
            )
        table.add(
            "XLSX read, checked and compared", found["xlsx"], "s", ratio=found["xlsx"] / found["calamine"],
            against="a bare calamine read", goal="≤ 3", note=f"the bare read takes {found['calamine']:.1f} s",
        )  # fmt: skip

    def _import_export(self, table, csv):
        rows = min(QUICK_SLICE if self.bench.quick else SLICE, self.rows)
        said = [self._process("import-export", self.csv, rows) for _round in range(self.bench.rounds)]
        scaled = median(each["seconds"] for each in said) * self.rows / rows
        planted = sum(row <= rows + sheet.HEADER_ROW for row, _code in self.faults)
        table.add(
            "django-import-export, default", scaled, "s", ratio=scaled / csv, against="the product's time",
            goal="≥ 50", note=f"scaled from {rows:,} rows into one plain table; let in "
            f"{planted - said[-1]['refused']} of {planted} faulty rows",
        )  # fmt: skip

    def _process(self, *arguments):
        """What a case said that ran in a process of its own."""
        command = [sys.executable, "-m", "xundian.bench.worker", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command[2:])} failed:\n{done.stderr[-3000:]}")
        self.said[arguments[0]] = json.loads(done.stdout.splitlines()[-1])
        return self.said[arguments[0]]
