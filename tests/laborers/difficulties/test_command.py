"""`manage.py load_deadlines`."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from laborers.difficulties import queries
from laborers.difficulties.models import DifficultyDeadline


def run(*arguments):
    out = StringIO()
    call_command("load_deadlines", *arguments, stdout=out)
    return out.getvalue().strip()


def test_it_loads_the_starting_deadlines_once(db):
    assert run() == f"{DifficultyDeadline.objects.count()} deadlines loaded"
    assert run() == "0 deadlines loaded"


def test_it_sets_one_of_the_countys_own(db):
    run()
    run("--kind", "other", "--days", "9", "--from", "2026-05-01", "--document", "寻人社〔2026〕4号")
    assert queries.deadline_days("other", date(2026, 5, 1)) == 9


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kind", "other"], "together, or none"),
        (["--kind", "moon", "--days", "9", "--from", "2026-05-01", "--document", "x"], "kind: "),
        (["--kind", "other", "--days", "9", "--from", "1.5.2026", "--document", "x"], "is not a day"),
    ],
)
def test_it_says_what_is_wrong_and_writes_nothing(db, arguments, message):
    with pytest.raises(CommandError, match=message):
        run(*arguments)
    assert not DifficultyDeadline.objects.exists()
