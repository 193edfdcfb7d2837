"""Long work: claimed by one worker, seen from outside, put aside when it breaks off again and again."""

import threading
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from xundian.kit import broker, jobs
from xundian.kit.errors import Conflict, MoveRefused
from xundian.kit.models import Job

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
TASK = SimpleNamespace(name="tests.work")


@pytest.fixture
def sent(monkeypatch):
    found = []
    monkeypatch.setattr(broker, "send", lambda task, **options: found.append((task, options["job_id"])) or True)
    return found


@pytest.fixture
def job(db):
    return jobs.queue(kind="test", arguments={"rows": 3}, task=TASK, by=None)


@pytest.mark.django_db
def test_the_message_leaves_after_the_commit_and_carries_only_the_id(sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.queue(kind="test", arguments={"rows": 3}, task=TASK, by=None)
        assert sent == []
    assert sent == [("tests.work", str(job.pk))]


def test_it_is_taken_worked_on_and_finished_once(job):
    taken = jobs.take(job_id=str(job.pk), at=AT)
    jobs.progress(taken, 2, 3)
    jobs.finish(taken, at=AT, result={"rows": 3})
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.result, job.attempts) == ("done", 2, 3, {"rows": 3}, 1)
    assert jobs.take(job_id=str(job.pk), at=AT) is None


def test_an_error_is_kept_in_words(job):
    jobs.finish(jobs.take(job_id=job.pk, at=AT), at=AT, error="Row 3: no name.")
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", "Row 3: no name.")


def test_what_breaks_off_three_times_is_put_aside(job):
    for _crash in range(3):
        assert jobs.take(job_id=job.pk, at=AT)
        jobs.let_go()
    assert jobs.take(job_id=job.pk, at=AT) is None
    job.refresh_from_db()
    assert (job.state, job.attempts, job.finished_at) == ("failed", 3, AT)
    assert job.message


def test_an_unknown_job_is_nobodys(db):
    assert jobs.take(job_id="0192f000-0000-7000-8000-000000000009", at=AT) is None


def test_a_queued_job_whose_message_was_lost_is_sent_again(job, sent):
    Job.objects.update(created_at=AT)
    assert jobs.requeue(at=AT + timedelta(minutes=1)) == 0
    assert jobs.requeue(at=AT + timedelta(minutes=3)) == 1
    assert sent == [("tests.work", str(job.pk))]


@pytest.mark.django_db(transaction=True)
def test_one_worker_at_a_time_and_its_end_frees_the_job(sent):
    job = jobs.queue(kind="test", arguments={}, task=TASK, by=None)
    sent.clear()
    taken, go_on = threading.Event(), threading.Event()

    def die_at_work():
        assert jobs.take(job_id=job.pk, at=AT)
        taken.set()
        go_on.wait(10)
        connection.close()

    worker = threading.Thread(target=die_at_work)
    worker.start()
    assert taken.wait(10)
    assert jobs.take(job_id=job.pk, at=AT) is None
    assert jobs.requeue(at=AT) == 0
    with pytest.raises(Conflict) as refused:
        jobs.send_again(job=Job.objects.get(pk=job.pk))
    assert refused.value.code == "at_work"
    go_on.set()
    worker.join()
    # The server gives the lock back when it has seen the connection end, which may be a moment later: wait for it.
    with transaction.atomic():
        jobs._ask("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", job.pk)
    assert jobs.requeue(at=AT) == 1
    assert jobs.take(job_id=job.pk, at=AT).attempts == 2
    jobs.let_go()


def test_one_job_is_sent_again_at_once_when_nobody_is_at_it(job, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        jobs.send_again(job=job)
    jobs.take(job_id=job.pk, at=AT)
    jobs.let_go()
    job.refresh_from_db()
    assert job.state == "running"
    with django_capture_on_commit_callbacks(execute=True):
        jobs.send_again(job=job)
        assert len(sent) == 1
    assert sent == [("tests.work", str(job.pk))] * 2


@pytest.mark.parametrize("state", ["done", "failed"])
def test_what_has_ended_is_not_sent_again(job, sent, state, django_capture_on_commit_callbacks):
    Job.objects.update(state=state)
    job.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(MoveRefused) as refused:
        jobs.send_again(job=job)
    assert (refused.value.code, sent) == ("ended", [])


def test_what_no_task_does_is_not_sent_again(job, sent, django_capture_on_commit_callbacks):
    Job.objects.update(task="")
    job.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(MoveRefused) as refused:
        jobs.send_again(job=job)
    assert (refused.value.code, sent) == ("no_task", [])
