"""`manage.py load_divisions`."""

import io

import pytest
from django.core.management import CommandError, call_command

from xundian.divisions.models import Division

pytestmark = pytest.mark.django_db
HEAD = "code,name,level,parent\n"


def run(*arguments):
    out = io.StringIO()
    call_command("load_divisions", *arguments, stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "divisions.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return str(path)

    return write


def test_it_loads_the_shipped_counties_and_again_changes_nothing():
    assert run() == "859 created, 0 updated, 0 unchanged"
    assert run() == "0 created, 0 updated, 859 unchanged"
    assert Division.objects.get(name="三营庄村委会").parent.name == "羊街镇"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_it_reads_what_spreadsheets_write(file, encoding):
    assert run(file(f"{HEAD}530129,寻甸县,county,\r\n\r\n", encoding)) == "1 created, 0 updated, 0 unchanged"
    assert Division.objects.get().name == "寻甸县"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "line 1 must name the columns"),
        ("code,name\n530129,寻甸县\n", "line 1 must name the columns"),
        ("code,name,level,parent,colour\n", "line 1 must name the columns"),
        ("code,code,name,level,parent\n", "line 1 must name the columns"),
        (f"{HEAD}530129,寻甸县,county\n", "line 2 needs 4 cells, not 3"),
        (f"{HEAD}530129,寻甸县,county,,\n", "line 2 needs 4 cells, not 5"),
        (f"{HEAD}530129,寻甸县,county,\n530129103,羊街镇,town,530129\n", "line 3, level: The level is not one of"),
        (f"{HEAD}530129103,羊街镇,township,530129\n", "line 2, parent: The parent is neither"),
        (b"\xff\xff\xff\x00", "neither UTF-8 nor GB 18030"),
    ],
)
def test_it_says_what_is_wrong_and_loads_nothing(file, text, complaint):
    with pytest.raises(CommandError, match=complaint):
        run(file(text))
    assert not Division.objects.exists()


def test_it_names_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match=r"absent\.csv cannot be read: No such file"):
        run(str(tmp_path / "absent.csv"))


def test_it_shows_fifty_faults_and_counts_the_rest(file):
    with pytest.raises(CommandError, match="and 10 more"):
        run(file(HEAD + "".join(f"{number},,county,\n" for number in range(100000, 100060))))
