import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from xundian.bench import names, rounds, sheet, table

ROOT = Path(__file__).resolve().parents[3]
VILLAGES = [
    ("530129103201", "鸡头村", "羊街镇"),
    ("530129103207", "三营庄村", "羊街镇"),
    ("530129104201", "猴街村", "柯渡镇"),
]


def bench(*arguments, **env):
    command = [sys.executable, "manage.py", "bench", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=os.environ | env, capture_output=True, text=True, check=False)


@pytest.mark.processes
def test_the_whole_bench_runs_on_a_small_county_and_writes_page_and_figures(tmp_path):
    page, figures = tmp_path / "page.md", tmp_path / "figures.json"
    page.write_text("# Performance\n\nWhat was wanted.\n")
    done = bench("--quick", "--page", page, "--json", figures, XUNDIAN_MODE="development")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    told = json.loads(figures.read_text())
    assert [each["title"] for each in told["tables"]] == [
        "Matching 400 people at once", "Import of the labour survey", "Planning a month of visits",
        "In the database alone", "Reads over HTTP", "Export of a township's people",
        "Sync of a phone", "All phones at eight o'clock", "Acceptance storm", "Figures of the cockpit",
    ]  # fmt: skip
    assert all(row["value"] > 0 or row["unit"] == "MB" for each in told["tables"] for row in each["rows"])
    text = page.read_text()
    assert text.startswith("# Performance\n\nWhat was wanted.\n")
    assert "validated CSV import" in text
    assert str(ROOT) not in text


def test_it_is_not_run_in_production():
    command = [sys.executable, "-m", "xundian.bench", "--quick"]
    env = os.environ | {"XUNDIAN_MODE": "production"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "production" in done.stderr


def test_writing_again_replaces_only_what_was_measured(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"# Ours\n\n{table.BEGIN}\nold figures\n{table.END}\n\n## After\n")
    found = rounds.Table("Reads")
    found.add("a list", 1234.5, "req/s", ratio=0.3, against="a bound", goal="≥ 0.28")
    for _time in range(2):
        table.write(page, [found], {"cores": "4"})
        text = page.read_text()
        assert "old figures" not in text
        assert text.startswith("# Ours\n")
        assert text.endswith("\n\n## After\n")
        assert text.count("| a list | 1,234 req/s | 0.30 | a bound | ≥ 0.28 |") == 1


def test_measuring_a_part_renews_its_table_and_leaves_the_others(tmp_path):
    page = tmp_path / "page.md"
    reads, storm = rounds.Table("Reads"), rounds.Table("Storm")
    reads.add("a list", 10, "req/s")
    storm.add("all answered", 20, "s")
    table.write(page, [reads, storm], {"cores": "4"})
    again = rounds.Table("Storm", notes=["Measured alone."])
    again.add("all answered", 15, "s")
    fresh = rounds.Table("Matching")
    fresh.add("wide", 12, "s")
    table.write(page, [again, fresh], {"cores": "8"}, whole=False)
    text = page.read_text()
    assert "| a list | 10.0 req/s |" in text
    assert "| all answered | 15.0 s |" in text
    assert "20.0" not in text
    assert (
        text.index("### Reads") < text.index("### Storm") < text.index("Measured alone.") < text.index("### Matching")
    )
    assert "cores 4" in text, "the words above the tables are about all of them"
    assert text.count(table.HEAD) == 3


def test_cases_take_turns_so_that_a_busy_minute_meets_them_all():
    order = []
    cases = [rounds.Case(name, lambda name=name: order.append(name) or len(order)) for name in ("ours", "theirs")]
    found = rounds.interleaved(cases, 3, lambda text: None)
    assert order == ["ours", "theirs"] * 3
    assert rounds.medians(found) == {"ours": 3, "theirs": 4}


def test_the_survey_is_the_same_each_time_and_one_row_in_a_hundred_is_faulty():
    made = sheet.make(VILLAGES, 2000)
    assert made == sheet.make(VILLAGES, 2000)
    assert len(made.rows) == 2000
    assert 15 <= len(made.faults) <= 20
    assert len({code for _row, code in made.faults}) >= 15
    assert len({row[9] for row in made.rows}) >= 1985


def test_a_few_surnames_carry_half_of_the_county():
    rng = Random(7)
    drawn = [names.family(rng) for _each in range(5000)]
    common = sorted(set(drawn), key=drawn.count, reverse=True)[:8]
    assert 0.4 < sum(drawn.count(each) for each in common) / len(drawn) < 0.65
    assert len(set(drawn)) > 40
