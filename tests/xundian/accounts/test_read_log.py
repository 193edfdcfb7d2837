"""Who read whose record: one line a day and way, with a counter; many at once in one statement; gone after its time."""

import uuid
from datetime import datetime, timedelta

from xundian.accounts import actions
from xundian.accounts.models import ReadLog, User
from xundian.kit.clock import COUNTY_ZONE
from xundian.kit.sweeps import load, run_sweep

MORNING = datetime(2026, 6, 20, 8, tzinfo=COUNTY_ZONE)
PERSON = uuid.UUID(int=7)


def note(user, **values):
    usual = {"model": "laborers.laborer", "record": PERSON, "how": "page", "at": MORNING}
    actions.note_read(user=user, **usual | values)


def test_a_second_look_on_the_same_day_is_counted_on_the_same_line(cast):
    note(cast.officer)
    note(cast.officer, at=MORNING + timedelta(hours=3))
    line = ReadLog.objects.get()
    assert (line.times, line.on.isoformat(), line.model) == (2, "2026-06-20", "laborers.laborer")
    assert (line.first_at, line.last_at) == (MORNING, MORNING + timedelta(hours=3))


def test_another_day_way_reader_or_person_is_another_line(cast):
    note(cast.officer)
    note(cast.officer, at=MORNING + timedelta(days=1))
    note(cast.officer, how="reveal")
    note(cast.township)
    note(cast.officer, record=uuid.UUID(int=8))
    note(cast.officer, model="laborers.household")
    assert ReadLog.objects.count() == 6
    assert set(ReadLog.objects.values_list("times", flat=True)) == {1}


def test_the_day_is_the_day_in_the_county(cast):
    note(cast.officer, at=datetime(2026, 6, 20, 23, 30, tzinfo=COUNTY_ZONE))
    note(cast.officer, at=datetime(2026, 6, 21, 0, 30, tzinfo=COUNTY_ZONE))
    assert [line.on.day for line in ReadLog.objects.order_by("on")] == [20, 21]


def test_the_purpose_is_the_last_one_that_was_given(cast):
    for purpose in ("", "劳动合同备案", "", "x" * 300):
        note(cast.officer, purpose=purpose)
    assert ReadLog.objects.get().purpose == "x" * 200
    note(cast.officer)
    assert ReadLog.objects.get().purpose == "x" * 200


def test_many_are_written_by_one_statement_from_a_list_or_a_queryset(cast, django_assert_num_queries):
    people = [uuid.uuid4() for _ in range(30)]
    given = {"user": cast.county, "model": "laborers.laborer", "how": "export", "at": MORNING}
    with django_assert_num_queries(1):
        assert actions.note_reads(records=[*people, people[0]], **given) == 30
    with django_assert_num_queries(1):
        assert actions.note_reads(records=User.objects.filter(role="village"), **given | {"model": "xundian.user"}) == 2
    assert actions.note_reads(records=User.objects.none(), **given) == 0
    assert actions.note_reads(records=[], **given) == 0
    assert ReadLog.objects.filter(how="export").count() == 32


def test_what_is_older_than_three_years_goes_and_the_rest_stays(cast, settings):
    note(cast.officer, at=MORNING - timedelta(days=settings.READ_LOG_DAYS + 1))
    note(cast.officer, at=MORNING - timedelta(days=settings.READ_LOG_DAYS))
    load()
    run_sweep("prune-read-log", on=MORNING.date(), at=MORNING)
    assert ReadLog.objects.get().first_at == MORNING - timedelta(days=settings.READ_LOG_DAYS)
    run_sweep("prune-read-log", on=MORNING.date(), at=MORNING)
    assert ReadLog.objects.count() == 1
