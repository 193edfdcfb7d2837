"""`manage.py load_codes`."""

import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories.codes import shipped_rows
from xundian.codes.models import Code

pytestmark = pytest.mark.django_db
HEAD = "code,label_zh,label_en,valid_from,valid_to,aliases,mark\n"


def run(*arguments):
    out = io.StringIO()
    call_command("load_codes", *map(str, arguments), stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "colour.csv"
    path.write_text(HEAD + "red,红,Red,2000-01-01,,朱|赤,A\nblue,蓝,Blue,2000-01-01,,,\n", encoding="utf-8")
    return path


def test_it_loads_the_shipped_lists_and_again_changes_nothing():
    size = len(shipped_rows())
    assert run() == f"{size} created, 0 updated, 0 unchanged, 0 kept"
    assert run() == f"0 created, 0 updated, {size} unchanged, 0 kept"


def test_the_name_of_the_file_is_the_name_of_the_list(file):
    assert run(file) == "2 created, 0 updated, 0 unchanged, 0 kept"
    assert set(Code.objects.values_list("scheme", "code", "sure")) == {
        ("colour", "red", True),
        ("colour", "blue", False),
    }


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("red,大红,Crimson,2010-01-01,,,", "colour.csv line 4, valid_from: The code already holds"),
        ("pink,粉,Pink,2000-01-01,1999-01-01,,", "colour.csv line 4, valid_to: The end must come after"),
        ("pink,粉,Pink,,,,", "colour.csv line 4, valid_from: This is not a day"),
        ("pink,红,Pink,2000-01-01,,,", "colour.csv line 4, aliases: This word already means"),
        ("pink,粉,Pink,2000-01-01,,", "colour.csv: line 4 needs 7 cells, not 6"),
    ],
)
def test_it_says_what_is_wrong_and_loads_nothing(file, line, complaint):
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    with pytest.raises(CommandError, match=complaint):
        run(file)
    assert not Code.objects.exists()


def test_one_bad_file_among_several_stops_them_all(file, tmp_path):
    bad = tmp_path / "shape.csv"
    bad.write_text("code,label\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"shape\.csv: line 1 must name the columns"):
        run(file, bad)
    assert not Code.objects.exists()
