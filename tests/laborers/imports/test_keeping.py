"""Between check and loading: a file is judged once, and again only when a verdict could be another."""

from datetime import timedelta

import pytest
from django.db import connection

from laborers.imports import actions, keeping, queries
from laborers.imports.models import ImportBatch, KeptCheck, KeptRow
from laborers.registry.models import Laborer
from laborers.surveys.models import SurveyRound
from tests.factories.imports import DAY, NOW, checked, identity, loaded, person, sheet
from xundian.codes.models import Code
from xundian.kit.sql import execute


@pytest.fixture
def reads(monkeypatch):
    """How often a file is opened."""
    seen, whole = [], queries.content
    monkeypatch.setattr(queries, "content", lambda batch: seen.append(batch.pk) or whole(batch))
    return seen


def commit(batch, on=DAY):
    return actions.commit(batch=batch, by=None, on=on, at=NOW)


def content():
    wrong = person(3, {"身份证号": identity(3)[:17]})
    return sheet(person(1), person(2, {"文化程度": r"初中\N"} | {"务工企业名称": "a\\tb"}), wrong, person(4))


def test_a_checked_file_is_not_read_again_to_be_loaded(county, reads):
    batch = checked(content(), county)
    told = dict(batch.report)
    done = commit(batch)
    assert len(reads) == 1
    assert (done.state, done.report["created"]) == ("committed", told["created"])
    assert done.report["problems"] == told["problems"]
    assert not KeptCheck.objects.exists()
    assert not KeptRow.objects.exists()


def test_what_was_kept_is_loaded_to_the_letter(county, reads):
    kept = loaded(sheet(person(1, {"务工企业名称": "永新\\t厂"})), county)
    first = Laborer.objects.get()
    one = {name: getattr(first, name) for name in ("name", "pinyin", "sex", "birth", "education", "phone")}
    employer = first.responses.get().employer
    actions.undo(batch=kept, by=None, at=NOW)
    batch = checked(sheet(person(1, {"务工企业名称": "永新\\t厂"})), county)
    keeping.forget(batch)
    commit(batch)
    again = Laborer.objects.get()
    assert {name: getattr(again, name) for name in one} == one
    assert again.responses.get().employer == employer == "永新\\t厂"
    assert len(reads) == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda: Code.objects.filter(scheme="education").update(label_zh="换了", aliases=[]),
        lambda: SurveyRound.objects.update(closes="2018-03-01"),
        lambda: execute("UPDATE xundian_division SET name = '别名村' WHERE code = '530129103207'"),
        lambda: execute("DELETE FROM laborers_keptrow WHERE id = (SELECT min(id) FROM laborers_keptrow)"),
    ],
    ids=["a code list", "the round", "a village", "a lost row"],
)
def test_the_file_is_judged_again_when_something_its_verdicts_rest_on_changed(county, reads, change):
    batch = checked(content(), county)
    change()
    commit(batch)
    assert len(reads) == 2


def test_another_day_judges_again(county, reads):
    commit(checked(content(), county), on=DAY + timedelta(days=1))
    assert len(reads) == 2


def test_another_key_judges_again_and_seals_with_it(county, reads, settings):
    batch = checked(content(), county)
    settings.SEAL_KEYS = settings.SEAL_KEYS | {"newer": "22" * 32}
    commit(batch)
    assert len(reads) == 2
    assert bytes(Laborer.objects.first().identity_sealed)[1:6] == b"newer"


def test_who_became_known_meanwhile_is_found_all_the_same(county, reads):
    first, second = checked(content(), county), checked(content(), county)
    commit(first)
    done = commit(second)
    assert (done.report["created"], done.report["unchanged"]) == (0, 3 - done.report["errors"] + 1)
    assert len(reads) == 2


def test_kept_rows_hold_no_identity_number_in_the_clear(county):
    checked(content(), county)
    with connection.cursor() as cursor:
        for table in ("laborers_keptrow", "laborers_keptcheck"):
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s", [f"%{identity(1)}%"])
            assert cursor.fetchone()[0] == 0


def test_what_was_checked_and_never_loaded_does_not_stay(county):
    old = checked(content(), county)
    KeptCheck.objects.update(at=NOW - timedelta(days=8))
    checked(content(), county)
    assert not KeptCheck.objects.filter(batch=old).exists()
    assert not KeptRow.objects.filter(check_of=old.pk).exists()
    assert ImportBatch.objects.filter(pk=old.pk).exists()


def test_what_was_declined_does_not_stay(county):
    actions.decline(batch=checked(content(), county), by=None)
    assert not KeptRow.objects.exists()
