"""Public notices: what stands on them for everybody, when they end, and that an objection holds them up."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from laborers.subsidies.actions import notices, objections
from laborers.subsidies.models import ClaimStep, Notice
from laborers.subsidies.queries import notices as reads
from tests.factories.noticed import ON, make_checked, make_notice, make_tuition
from xundian.kit import sweeps
from xundian.kit.clock import COUNTY_ZONE
from xundian.kit.errors import Conflict, Forbidden, Invalid, Missing, MoveRefused
from xundian.kit.models import OutboxMessage

AT = datetime(ON.year, ON.month, ON.day, 9, tzinfo=COUNTY_ZONE)
KEY, TEXT = "k" * 24, "马小明没有在技工学校读书"


@pytest.fixture
def claim(tree, cast):
    return make_checked(tree, by=cast.officer, checker=cast.township)


@pytest.fixture
def notice(claim, cast):
    return make_notice([claim], cast.county)


def objected(notice, **values):
    values = {"text": TEXT, "key": KEY, "at": AT, "line": notice.lines.get(), "contact": "13800001111"} | values
    return objections.object_to(notice=notice, **values)[0]


def told(kind):
    return set(OutboxMessage.objects.filter(payload__kind=kind).values_list("payload__user_id", flat=True))


# --- published --------------------------------------------------------------------------------------------------------


def test_it_shows_a_masked_name_and_number_the_place_and_the_amount_and_nothing_else_of_the_person(claim, notice):
    line = notice.lines.get()
    assert (line.name, line.amount_fen, line.place) == ("马**", 200_000, claim.division.label)
    assert line.identity == claim.laborer.identity_hint
    assert "*" in line.identity
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM laborers_noticeline t")
        assert "小明" not in cursor.fetchone()[0]


def test_the_claims_are_on_public_notice_and_their_timeline_says_under_which_number(claim, notice):
    assert claim.reread().state == "noticed"
    assert ClaimStep.objects.get(claim=claim, kind="noticed").words == notice.number
    assert notice.number.startswith("530129G2026")


def test_numbers_run_on_in_a_year_and_begin_anew_in_the_next(tree, cast, claim, notice):
    policy, later = claim.policy, ON + timedelta(days=200)
    more = [make_checked(tree, by=cast.officer, checker=cast.township, policy=policy) for _more in range(2)]
    assert make_notice([more[0]], cast.county).number == "530129G20260002"
    assert make_notice([more[1]], cast.county, later).number == "530129G20270001"


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"from_on": ON - timedelta(days=1)}, "from_on", "past"),
        ({"from_on": ON + timedelta(days=31), "to_on": ON + timedelta(days=40)}, "from_on", "too_far"),
        ({"to_on": ON + timedelta(days=5)}, "to_on", "too_short"),
        ({"to_on": ON + timedelta(days=60)}, "to_on", "too_long"),
        ({"title": " "}, "title", "required"),
        ({"contact_name": ""}, "contact_name", "required"),
        ({"contact_phone": ""}, "contact_phone", "required"),
    ],
)
def test_a_notice_that_could_not_be_read_or_objected_to_is_refused_and_nothing_is_written(
    claim, cast, values, field, code
):
    with pytest.raises(Invalid) as refused:
        make_notice([claim], cast.county, **values)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert claim.reread().state == "checked"
    assert not Notice.objects.exists()


def test_a_claim_stands_on_one_notice_at_a_time_and_only_with_others_of_its_policy(tree, cast, claim, notice):
    other = make_checked(
        tree, by=cast.officer, checker=cast.township,
        policy=make_tuition(tree.county, code="EDU-LIVING"),
    )  # fmt: skip
    for claims, code in (([claim], "not_checked"), ([], "no_claims")):
        with pytest.raises(Invalid) as refused:
            notices.publish_notice(
                policy=claim.policy, claims=claims, title="公示", from_on=ON, to_on=ON + timedelta(days=9),
                contact_name="监督股", contact_phone="1", by=cast.county, on=ON,
            )  # fmt: skip
        assert refused.value.code == code
    with pytest.raises(Invalid) as refused:
        notices.publish_notice(
            policy=claim.policy, claims=[other], title="公示", from_on=ON, to_on=ON + timedelta(days=9),
            contact_name="监督股", contact_phone="1", by=cast.county, on=ON,
        )  # fmt: skip
    assert refused.value.code == "other_policy"
    assert other.number in str(refused.value)


# --- over, passed, stopped --------------------------------------------------------------------------------------------


def test_it_is_on_view_on_both_its_days_and_on_no_other_even_before_the_clock_ends_it(notice):
    days = [notice.from_on - timedelta(days=1), notice.from_on, notice.to_on, notice.to_on + timedelta(days=1)]
    assert [reads.on_view(day).exists() for day in days] == [False, True, True, False]


def test_the_clock_ends_it_once_and_tells_those_who_conclude_it(notice, cast):
    sweeps.load()
    late = AT + timedelta(days=9)
    for expected in (1, 0):
        assert sweeps.run_sweep("subsidy-notices", on=late.date(), at=late) == {"notices": expected}
    assert notice.reread().state == "ended"
    assert told("subsidy_notice_ended") == {str(cast.county.pk)}
    assert sweeps.run_sweep("subsidy-notices", on=notice.to_on, at=late) == {"notices": 0}


def test_it_passes_only_after_its_last_day(notice, cast):
    with pytest.raises(MoveRefused) as refused:
        notices.pass_notice(notice=notice, by=cast.county, on=notice.to_on)
    assert refused.value.code == "running"
    passed = notices.pass_notice(notice=notice, by=cast.county, on=notice.to_on + timedelta(days=1))
    assert (passed.state, passed.closed_by) == ("passed", cast.county)
    with pytest.raises(MoveRefused):
        notices.stop_notice(notice=passed, reason="晚了", by=cast.county, on=passed.closed_on)


def test_an_open_objection_holds_it_up_until_it_is_decided(notice, cast):
    row, after = objected(notice), notice.to_on + timedelta(days=1)
    with pytest.raises(Conflict) as refused:
        notices.pass_notice(notice=notice, by=cast.county, on=after)
    assert refused.value.code == "objections_open"
    objections.decide_objection(objection=row, verdict="dismissed", answer="学籍属实", by=cast.auditor, on=after)
    assert notices.pass_notice(notice=notice, by=cast.county, on=after).state == "passed"


@pytest.mark.parametrize("general", [False, True])
def test_stopping_it_and_publishing_the_claims_anew_does_not_get_round_an_open_objection(notice, claim, cast, general):
    row = objected(notice, **({"line": None} if general else {}))
    notices.stop_notice(notice=notice, reason="金额印错", by=cast.county, on=ON)
    again = make_notice([claim], cast.county)
    after = again.to_on + timedelta(days=1)
    with pytest.raises(Conflict) as refused:
        notices.pass_notice(notice=again, by=cast.county, on=after)
    assert refused.value.code == "objections_open"
    objections.decide_objection(objection=row, verdict="dismissed", answer="学籍属实", by=cast.auditor, on=after)
    assert notices.pass_notice(notice=again, by=cast.county, on=after).state == "passed"


def test_an_objection_against_one_claim_of_a_stopped_notice_does_not_hold_up_another(tree, notice, claim, cast):
    objected(notice)
    notices.stop_notice(notice=notice, reason="金额印错", by=cast.county, on=ON)
    other = make_checked(tree, by=cast.officer, checker=cast.township, policy=claim.policy)
    again = make_notice([other], cast.county)
    after = again.to_on + timedelta(days=1)
    assert notices.pass_notice(notice=again, by=cast.county, on=after).state == "passed"


def test_stopped_it_leads_its_claims_back_to_the_check_and_keeps_the_reason(notice, claim, cast):
    stopped = notices.stop_notice(notice=notice, reason="金额印错", by=cast.county, on=ON)
    assert (stopped.state, stopped.stopped_reason) == ("stopped", "金额印错")
    assert claim.reread().state == "checked"
    assert not reads.on_view(ON).exists()
    assert make_notice([claim], cast.county).state == "running"


def test_what_was_published_cannot_be_changed_not_even_in_the_database(notice):
    line = notice.lines.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(line).objects.filter(pk=line.pk).update(amount_fen=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        notice.delete()


# --- objections -------------------------------------------------------------------------------------------------------


def test_what_was_written_is_sealed_and_comes_back_with_number_and_code_only(notice):
    row, code, new = objections.object_to(notice=notice, text=TEXT, key=KEY, at=AT, contact="13800001111")
    assert new
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM laborers_objection t")
        text = cursor.fetchone()[0]
    assert all(each not in text for each in (TEXT.encode().hex(), "13800001111", b"13800001111".hex(), code))
    assert reads.text_of(reads.opened(row.number, code.lower())) == TEXT
    for number, tried in ((row.number, "AAAAA-AAAAA"), ("ZZZZ-ZZZZ", code)):
        with pytest.raises(Missing):
            reads.opened(number, tried)


def test_a_form_sent_twice_is_one_objection_and_other_words_under_its_key_are_refused(notice):
    form = {"notice": notice, "text": TEXT, "key": KEY, "at": AT}
    first, code, _new = objections.object_to(**form)
    assert objections.object_to(**form) == (first, code, False)
    with pytest.raises(Conflict) as refused:
        objections.object_to(**form | {"text": "别的话"})
    assert refused.value.code == "already_sent"


def test_objections_are_taken_in_while_the_notice_runs_and_at_no_other_time(notice, cast):
    for days in (-1, 7):
        with pytest.raises(MoveRefused):
            objected(notice, at=AT + timedelta(days=days))
    notices.stop_notice(notice=notice, reason="停", by=cast.county, on=ON)
    with pytest.raises(MoveRefused):
        objected(notice)


def test_those_hear_of_it_whom_it_does_not_concern(notice, cast):
    objected(notice)
    assert told("subsidy_objection_received") == {str(cast.auditor.pk)}


@pytest.mark.parametrize("name", ["county", "officer", "township"])
def test_nobody_with_a_hand_in_the_claim_or_the_notice_decides_it(notice, cast, name):
    row = objected(notice)
    with pytest.raises(Forbidden) as refused:
        objections.decide_objection(objection=row, verdict="dismissed", answer="不", by=getattr(cast, name), on=ON)
    assert refused.value.code == "concerned"


def test_upheld_it_refuses_the_claim_of_its_line_in_the_words_of_the_answer(notice, claim, cast):
    row = objections.decide_objection(
        objection=objected(notice), verdict="upheld", answer="学校查无此人", by=cast.auditor, on=ON
    )
    claim = claim.reread()
    assert (claim.state, claim.refusal, claim.refusal_words) == ("refused", "objection", "学校查无此人")
    assert reads.answer_of(row) == "学校查无此人"
    with pytest.raises(MoveRefused):
        objections.decide_objection(objection=row, verdict="dismissed", answer="不", by=cast.auditor, on=ON)


def test_upheld_about_the_whole_it_stops_the_notice(notice, claim, cast):
    row = objected(notice, line=None)
    objections.decide_objection(objection=row, verdict="upheld", answer="公示时间不够", by=cast.auditor, on=ON)
    assert notice.reread().state == "stopped"
    assert claim.reread().state == "checked"


def test_a_line_of_another_notice_is_refused(tree, cast, claim, notice):
    other = make_checked(tree, by=cast.officer, checker=cast.township, policy=claim.policy)
    line = make_notice([other], cast.county).lines.get()
    with pytest.raises(Invalid) as refused:
        objected(notice, line=line)
    assert refused.value.field == "line"
