"""Long work: claimed by one worker, seen from outside, put aside when it breaks off again and again."""

import threading
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from xundian.kit import broker, jobs
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
    go_on.set()
    worker.join()
    assert jobs.requeue(at=AT) == 1
    assert jobs.take(job_id=job.pk, at=AT).attempts == 2
    jobs.let_go()
