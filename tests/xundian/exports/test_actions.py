"""Asking, approving, writing, taking home, expiring: who may, when, and what is left of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tests.factories.cast import make_user
from tests.factories.exports import DAY, NOW, asked, file_of, work, written
from tests.factories.registry import make_household, make_laborer
from xundian.accounts import actions as accounts
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.exports import actions, queries, tasks
from xundian.exports.models import Export, ExportChunk, ExportDownload
from xundian.kit import jobs
from xundian.kit.errors import Conflict, Forbidden, Invalid, Missing, MoveRefused, TooOften
from xundian.kit.models import Job
from xundian.kit.sealing import SealBroken
from xundian.kit.sweeps import SWEEPS, run_sweep

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=8)


def take(row, by, at=NOW):
    return actions.hand_out(export=row, by=User.objects.get(pk=by.pk), at=at)


@pytest.fixture
def strict(settings):
    """Two full numbers need a second person."""
    settings.EXPORT_FULL_IDENTITY_ROWS = 1


# --- asking -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"kind": "secrets"}, "kind", "unknown_kind"),
        ({"reason": " 看 "}, "reason", "too_short"),
        ({"format": "pdf"}, "format", "unknown_format"),
        ({"filters": {"colour": "red"}}, "filters.colour", "unknown_field"),
        ({"filters": {"stage": "dreaming"}}, "filters.stage", "invalid"),
        ({"kind": "visits", "filters": {"overdue": "perhaps"}}, "filters.overdue", "not_a_flag"),
        ({"kind": "not-surveyed"}, "filters.round", "required"),
        ({"kind": "households", "with_identity": True}, "with_identity", "not_allowed"),
    ],
)
def test_what_says_nothing_or_too_much_is_refused_by_name(values, field, code, cast, people):
    with pytest.raises(Invalid) as refused:
        asked(cast.county, **values)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert not Export.objects.exists()


@pytest.mark.parametrize("role", ["officer", "site", "auditor"])
def test_full_numbers_are_for_roles_that_may_reveal_them(role, cast, people):
    with pytest.raises(Invalid):
        asked(getattr(cast, role), with_identity=True)
    assert asked(cast.township, with_identity=True).state == "queued"


@pytest.mark.parametrize(
    ("role", "kind"), [("leader", "laborers"), ("station", "placements"), ("site", "not-surveyed")]
)
def test_a_kind_is_for_roles_that_read_its_list(role, kind, cast, people):
    with pytest.raises(Forbidden):
        asked(getattr(cast, role), kind, filters={"round": str(people.round.pk)})


@pytest.mark.parametrize("division", ["530129107", "520526", "5301291"])
def test_a_place_outside_ones_own_is_as_absent_as_none(division, cast, people):
    for kind in ("laborers", "placements", "visits"):
        with pytest.raises(Missing):
            asked(cast.township, kind, filters={"division": division})


def test_a_round_of_another_county_is_as_absent_as_none(cast, people):
    with pytest.raises(Missing):
        asked(cast.stranger, "survey-responses", filters={"round": str(people.round.pk)})


def test_three_at_a_time_and_no_more(cast, people):
    rows = [asked(cast.county) for _each in range(3)]
    with pytest.raises(TooOften) as refused:
        asked(cast.county)
    assert refused.value.wait > 0
    asked(cast.township)
    actions.cancel(export=rows[0], by=cast.county, at=NOW)
    asked(cast.county)


# --- approval ---------------------------------------------------------------------------------------------------


def test_many_full_numbers_wait_for_somebody_else(strict, cast, people, tree):
    row = asked(cast.county, with_identity=True)
    assert (row.state, row.expected, Job.objects.count()) == ("waiting", 4, 0)
    with pytest.raises(Conflict) as refused:
        actions.approve(export=row, by=cast.county, at=NOW)
    assert refused.value.code == "own_export"
    colleague = make_user("deputy", Role.COUNTY, division=tree.county)
    assert list(queries.to_approve(colleague)) == [row]
    assert not queries.to_approve(cast.county).exists()
    assert not queries.to_approve(cast.auditor).exists()
    assert not queries.to_approve(cast.stranger).exists()
    actions.approve(export=row, by=colleague, at=NOW)
    work()
    row.refresh_from_db()
    assert (row.state, row.approved, row.decided_by, row.rows) == ("ready", True, colleague, 4)
    with pytest.raises(MoveRefused):
        actions.approve(export=row, by=colleague, at=NOW)


def test_the_database_knows_no_own_approval(strict, cast, people):
    row = asked(cast.county, with_identity=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Export.objects.filter(pk=row.pk).update(approved=True, decided_by=cast.county)


def test_masked_numbers_and_few_full_ones_wait_for_nobody(strict, cast, people):
    assert asked(cast.county).state == "queued"
    assert asked(cast.county, with_identity=True, filters={"q": "白勇"}).state == "queued"


def test_small_exports_of_a_day_add_up(settings, cast, people):
    settings.EXPORT_FULL_IDENTITY_ROWS = 3
    for _each in range(3):
        assert written(cast.county, with_identity=True, filters={"q": "白勇"}).state == "ready"
    taken = Export.objects.filter(state="ready").first()
    actions.cancel(export=taken, by=cast.county, at=NOW)
    assert asked(cast.county, with_identity=True, filters={"q": "白勇"}).state == "waiting"
    Export.objects.filter(rows=1).update(created_at=NOW - timedelta(hours=25))
    assert asked(cast.county, with_identity=True, filters={"q": "白勇"}).state == "queued"


def test_rows_that_grew_too_many_meanwhile_wait_after_all(settings, cast, people, tree):
    settings.EXPORT_FULL_IDENTITY_ROWS = 4
    row = asked(cast.county, with_identity=True)
    assert row.state == "queued"
    make_laborer(make_household(tree.village), name="新人", identity="new")
    work()
    row.refresh_from_db()
    assert (row.state, row.expected, ExportChunk.objects.count()) == ("waiting", 5, 0)


def test_the_county_declines_what_waits_and_nothing_else_of_others(strict, cast, people, tree):
    colleague = make_user("deputy", Role.COUNTY, division=tree.county)
    waiting, queued = asked(cast.township, with_identity=True), asked(cast.township)
    with pytest.raises(Forbidden):
        actions.cancel(export=queued, by=colleague, at=NOW)
    with pytest.raises(Forbidden):
        actions.cancel(export=waiting, by=cast.auditor, at=NOW)
    declined = actions.cancel(export=waiting, by=colleague, at=NOW)
    assert (declined.state, declined.decided_by) == ("cancelled", colleague)


# --- writing ----------------------------------------------------------------------------------------------------


def move(user, **place):
    User.objects.filter(pk=user.pk).update(**place)


@pytest.mark.parametrize(("change", "why"), [
    ({"is_active": False}, "inactive"), ({"role": Role.LEADER}, "role"), ({"division": "530129107"}, "place"),
])  # fmt: skip
def test_who_may_no_longer_have_the_rows_when_the_job_runs_gets_none(change, why, cast, people):
    row = asked(cast.township)
    move(cast.township, **{"division_id" if name == "division" else name: value for name, value in change.items()})
    work()
    row.refresh_from_db()
    assert (row.state, row.failure, ExportChunk.objects.count()) == ("failed", why, 0)


def test_a_filter_that_is_gone_when_the_job_runs_ends_it(cast, people):
    row = asked(cast.county, "not-surveyed", filters={"round": str(people.round.pk)})
    Export.objects.filter(pk=row.pk).update(filters={"round": "0192f000-0000-7000-8000-00000000dead"})
    work()
    row.refresh_from_db()
    assert (row.state, row.failure) == ("failed", "filters")


def test_the_pieces_are_sealed_and_no_piece_can_be_swapped_or_lost(monkeypatch, cast, people):
    monkeypatch.setattr("xundian.exports.actions.making.CHUNK_BYTES", 700)
    row = written(cast.county, format="csv")
    pieces = ExportChunk.objects.filter(export=row)
    assert pieces.count() == row.chunks > 1
    assert all("王小红".encode() not in bytes(piece.body) for piece in pieces)
    content = file_of(row)
    assert (len(content), "王小红" in content.decode()) == (row.size, True)
    first, second = pieces.order_by("number")[:2]
    pieces.filter(pk=first.pk).update(body=second.body)
    with pytest.raises(SealBroken):
        file_of(row)
    pieces.filter(pk=second.pk).delete()
    with pytest.raises(SealBroken):
        file_of(row)


def test_a_killed_job_begins_again_and_leaves_nothing_of_the_first_try(monkeypatch, cast, people):
    monkeypatch.setattr("xundian.exports.actions.making.CHUNK_BYTES", 500)
    row = asked(cast.county, format="csv")
    monkeypatch.setattr("xundian.exports.actions.making._finish", dies)
    with pytest.raises(SystemExit):
        work()
    jobs.let_go()
    row.refresh_from_db()
    assert (row.state, row.attempt) == ("running", 1)
    assert ExportChunk.objects.exists()
    with pytest.raises(Conflict):
        take(row, cast.county)
    monkeypatch.undo()
    tasks.make(job_id=str(row.job_id))
    row.refresh_from_db()
    assert (row.state, row.attempt) == ("ready", 2)
    assert set(ExportChunk.objects.values_list("attempt", flat=True)) == {2}
    assert file_of(row)


def dies(*args):
    raise SystemExit


def test_a_fault_ends_it_in_words_and_the_sweep_closes_what_broke_off_for_good(monkeypatch, cast, people):
    row = asked(cast.county)
    monkeypatch.setattr("xundian.exports.ledger.write", lambda *args, **more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        work()
    row.refresh_from_db()
    assert (row.state, row.failure, row.job.state) == ("failed", "stopped", "failed")
    left = asked(cast.county)
    Job.objects.filter(pk=left.job_id).update(state="failed")
    assert actions.expire(at=NOW) == {"expired": 0, "withdrawn": 0, "failed": 1}
    left.refresh_from_db()
    assert left.state == "failed"


@pytest.mark.parametrize("stage", ["queued", "running", "ready"])
def test_it_is_given_up_at_any_time_and_its_file_is_destroyed(stage, monkeypatch, cast, people):
    row = asked(cast.county)
    if stage == "running":
        real = actions.making.ledger.write

        def cancel_meanwhile(*args, **more):
            real(*args, **more)
            actions.cancel(export=row, by=cast.county, at=NOW)

        monkeypatch.setattr("xundian.exports.ledger.write", cancel_meanwhile)
        work()
    else:
        if stage == "ready":
            work()
        actions.cancel(export=row, by=cast.county, at=NOW)
        work()
    row.refresh_from_db()
    assert (row.state, row.failure, ExportChunk.objects.count()) == ("cancelled", "", 0)
    assert Job.objects.get().state == "done"
    with pytest.raises(Conflict):
        take(row, cast.county)


# --- taking home ------------------------------------------------------------------------------------------------


def test_only_who_asked_takes_it_and_every_time_is_written_down(cast, people):
    row = written(cast.township)
    assert b"".join(take(row, cast.township)[1]) == file_of(row)
    take(row, cast.township, at=NOW + timedelta(hours=1))
    for other in (cast.county, cast.auditor, cast.officer):
        with pytest.raises(Forbidden):
            take(row, other)
    assert [each.by for each in ExportDownload.objects.order_by("at")] == [cast.township] * 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"division_id": "530129107"}, "place"), ({"division_id": "530129103207", "role": Role.VILLAGE}, "place"),
        ({"role": Role.LEADER}, "role"), ({"is_active": False}, "inactive"),
    ],
)  # fmt: skip
def test_who_may_no_longer_have_it_is_refused_and_the_file_destroyed(change, why, cast, people):
    row = written(cast.township)
    move(cast.township, **change)
    with pytest.raises(Conflict) as refused:
        take(row, cast.township)
    assert refused.value.code == "no_longer_yours"
    row.refresh_from_db()
    assert (row.state, row.failure) == ("withdrawn", why)
    assert not ExportChunk.objects.exists()
    assert not ExportDownload.objects.exists()


def test_full_numbers_are_withdrawn_from_a_role_that_may_not_reveal_them(cast, people):
    row, masked = (written(cast.county, with_identity=full) for full in (True, False))
    move(cast.county, role=Role.AUDITOR)
    for each in (row, masked):
        with pytest.raises(Conflict):
            take(each, cast.county)
    assert set(Export.objects.values_list("state", "failure")) == {("withdrawn", "role")}


def test_a_wider_place_still_covers_a_file(cast, people):
    row = written(cast.township)
    move(cast.township, role=Role.COUNTY, division_id="530129")
    assert take(row, cast.township)[0] == row


# --- the end ----------------------------------------------------------------------------------------------------


def test_after_seven_days_the_file_is_gone_and_the_row_stays(cast, people):
    row = written(cast.county)
    assert actions.expire(at=NOW + timedelta(days=6, hours=23)) == {"expired": 0, "withdrawn": 0, "failed": 0}
    with pytest.raises(Conflict) as refused:
        take(row, cast.county, at=LATER)
    assert refused.value.code == "expired"
    other = written(cast.county)
    assert run_sweep("expire-exports", on=DAY, at=LATER) == {"expired": 1, "withdrawn": 0, "failed": 0}
    assert set(Export.objects.values_list("state", flat=True)) == {"expired"}
    assert not ExportChunk.objects.exists()
    other.refresh_from_db()
    assert (other.rows, other.reason, other.by) == (4, "核对台账", cast.county)
    assert SWEEPS["expire-exports"].interval == timedelta(hours=1)
    assert run_sweep("expire-exports", on=DAY, at=LATER) == {"expired": 0, "withdrawn": 0, "failed": 0}


def test_the_sweep_withdraws_the_files_of_closed_accounts(cast, people):
    row, kept = written(cast.township), written(cast.county)
    accounts.deactivate_user(user=cast.township, by=cast.county, on=date(2026, 6, 20))
    assert actions.expire(at=NOW)["withdrawn"] == 1
    row.refresh_from_db()
    assert (row.state, row.failure) == ("withdrawn", "inactive")
    assert set(ExportChunk.objects.values_list("export", flat=True)) == {kept.pk}


def test_the_log_is_never_deleted(cast, people):
    row = written(cast.county)
    take(row, cast.county)
    with pytest.raises((ProtectedError, Exception), match="delete"), transaction.atomic():
        ExportDownload.objects.all().delete()
    with pytest.raises(Exception, match="delete"), transaction.atomic():
        Export.objects.filter(pk=row.pk)._raw_delete("default")
