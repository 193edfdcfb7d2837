"""The verify queue: what is asked when rows are loaded, who answers, and what an answer does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from laborers.imports import actions, queries
from laborers.imports.models import Doubt
from laborers.registry.models import Laborer, Transfer
from laborers.surveys.models import SurveyResponse
from tests.factories.imports import DAY, NOW, checked, identity, loaded, person, sheet
from xundian.kit.errors import Conflict, Invalid, MoveRefused

AWAY = {"就业状态": "外出务工", "务工所在地": "广东省", "务工时间": "8", "月收入": "4000"}
LATER = NOW + timedelta(days=1)


def asked(**filters):
    return list(Doubt.objects.filter(**filters).order_by("row_no", "code").values_list("row_no", "code", "with_level"))


def test_every_warning_of_a_loaded_row_becomes_a_question(county, cast):
    bad = person(3, AWAY | {"姓名": ""})
    batch = loaded(sheet(person(1, AWAY), person(2), bad, person(4, {"性别": "女"})), county, by=cast.county)
    assert asked() == [(2, "place_too_wide", "village"), (5, "sex_differs", "village")]
    doubt = Doubt.objects.select_related("laborer").get(row_no=2)
    assert (doubt.subject, doubt.division_id, doubt.laborer.household.number) == ("白勇", "530129103207", "H00001")
    assert (doubt.column, doubt.field, doubt.value, doubt.state) == ("务工所在地", "place", "广东省", "open")
    assert (batch.report["doubts"], doubt.batch_id) == (2, batch.pk)
    with translation.override("en"):
        assert queries.asked(doubt) == "The place of work names no county. Ask for the county or district."


def test_no_question_shows_an_identity_number(county):
    loaded(sheet(person(1, {"务工企业名称": f"寻甸{identity(2)}", **AWAY})), county)
    assert identity(2) not in str(list(Doubt.objects.values()))
    assert Doubt.objects.filter(code="employer_at_home").count() == 1


def test_a_check_alone_asks_nothing_and_a_second_load_asks_nothing_twice(county):
    checked(sheet(person(1, AWAY)), county)
    assert Doubt.objects.count() == 0
    loaded(sheet(person(1, AWAY)), county)
    loaded(sheet(person(1, AWAY)), county)
    assert asked() == [(2, "place_too_wide", "village")]


def test_true_as_stated_is_not_asked_again_unless_the_value_differs(county, cast):
    loaded(sheet(person(1, AWAY)), county)
    actions.state_true(doubt=Doubt.objects.get(), note="只知道在广东", by=cast.officer, at=NOW)
    loaded(sheet(person(1, AWAY)), county)
    assert Doubt.objects.count() == 1
    loaded(sheet(person(1, AWAY | {"务工所在地": "浙江省"})), county)
    assert [each.value for each in Doubt.objects.order_by("value")] == ["广东省", "浙江省"]


def test_what_was_corrected_and_comes_back_is_asked_again(county, cast):
    loaded(sheet(person(1, AWAY)), county)
    changes = {"place": "441900", "place_text": "广东省东莞市"}
    actions.correct(doubt=Doubt.objects.get(), changes=changes, by=cast.officer, on=DAY)
    loaded(sheet(person(1, AWAY)), county)
    assert sorted(Doubt.objects.values_list("state", flat=True)) == ["corrected", "open"]


def test_a_corrected_answer_is_the_next_revision_and_keeps_the_others(county, cast):
    loaded(sheet(person(1, AWAY)), county)
    changes = {"place": "441900", "place_text": "广东省东莞市"}
    doubt = actions.correct(doubt=Doubt.objects.get(), changes=changes, by=cast.officer, on=DAY, at=NOW)
    assert (doubt.state, doubt.answered_by, doubt.answered_at) == ("corrected", cast.officer, NOW)
    former, now = SurveyResponse.objects.order_by("revision")
    assert (former.place_text, former.is_profile) == ("广东省", False)
    assert (now.place, now.place_text, now.is_profile, now.revision) == ("441900", "广东省东莞市", True, 2)
    assert (now.months, now.wage_fen, now.surveyed_on) == (former.months, former.wage_fen, former.surveyed_on)
    with pytest.raises(MoveRefused):
        actions.state_true(doubt=doubt, note="是的", by=cast.officer, at=NOW)


def test_a_corrected_person_is_edited(county, cast):
    loaded(sheet(person(1, AWAY | {"务工所在地": "广东省东莞市", "联系电话": "0871-6666666"})), county)
    actions.correct(doubt=Doubt.objects.get(), changes={"phone": "13900000001"}, by=cast.officer, on=DAY)
    assert Laborer.objects.get().phone == "13900000001"
    assert SurveyResponse.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"), [({}, "changes"), ({"birth": "1980-01-01"}, "birth"), ({"months": 13}, "months")]
)
def test_a_correction_that_corrects_nothing_is_refused(county, cast, changes, field):
    loaded(sheet(person(1, AWAY)), county)
    with pytest.raises(Invalid) as refusal:
        actions.correct(doubt=Doubt.objects.get(), changes=changes, by=cast.officer, on=DAY)
    assert refusal.value.field == field
    assert (Doubt.objects.get().state, SurveyResponse.objects.count()) == ("open", 1)


def test_stating_needs_a_note(county, cast):
    loaded(sheet(person(1, AWAY)), county)
    with pytest.raises(Invalid) as refusal:
        actions.state_true(doubt=Doubt.objects.get(), note=" ", by=cast.officer, at=NOW)
    assert refusal.value.field == "note"


def test_a_question_goes_from_level_to_level_and_lies_with_one_of_them(county, cast):
    loaded(sheet(person(1, AWAY)), county)
    doubt = Doubt.objects.get()

    def waiting():
        people = ("officer", "colleague", "township", "county", "auditor", "stranger")
        return [who for who in people if queries.doubts_open(getattr(cast, who)).exists()]

    assert waiting() == ["officer"]
    doubt = actions.pass_on(doubt=doubt, to_level="county", note="请查名单", by=cast.officer, at=NOW)
    assert (doubt.state, doubt.with_level, doubt.note, waiting()) == ("passed_on", "county", "请查名单", ["county"])
    for who in (cast.officer, cast.township):
        with pytest.raises(Conflict) as refusal:
            actions.state_true(doubt=doubt, note="是", by=who, at=NOW)
        assert refusal.value.code == "passed_on"
    doubt = actions.pass_on(doubt=doubt, to_level="township", note="", by=cast.county, at=NOW)
    assert waiting() == ["township"]
    assert actions.state_true(doubt=doubt, note="属实", by=cast.township, at=NOW).state == "stated"
    assert waiting() == []


@pytest.mark.parametrize("level", ["station", "village"])
def test_it_is_not_passed_to_where_it_lies_or_to_nobody(county, cast, level):
    loaded(sheet(person(1, AWAY)), county)
    with pytest.raises(Invalid) as refusal:
        actions.pass_on(doubt=Doubt.objects.get(), to_level=level, note="", by=cast.officer, at=NOW)
    assert refusal.value.field == "to_level"


def test_the_history_keeps_every_step_of_an_answer(county, cast):
    loaded(sheet(person(1, AWAY)), county)
    doubt = actions.pass_on(doubt=Doubt.objects.get(), to_level="township", note="", by=cast.officer, at=NOW)
    actions.state_true(doubt=doubt, note="属实", by=cast.township, at=NOW)
    kept = Doubt.history.rel.related_model.objects.order_by("pgh_id").values_list("state", "with_level")
    assert list(kept) == [("open", "village"), ("passed_on", "township"), ("stated", "township")]


def test_an_undo_withdraws_what_nobody_has_answered(county, cast):
    batch = loaded(sheet(person(1, AWAY), person(2, AWAY), person(3, AWAY)), county)
    first, second, _third = Doubt.objects.order_by("row_no")
    actions.state_true(doubt=first, note="属实", by=cast.officer, at=NOW)
    actions.correct(doubt=second, changes={"phone": "13900000001"}, by=cast.officer, on=DAY)
    batch = actions.undo(batch=batch, by=cast.county, at=LATER)
    assert batch.report["undo"] == {"undone": 2, "kept": [[3, "edited"]], "kept_total": 1}
    states = Doubt.objects.order_by("row_no").values_list("state", "laborer")
    assert [(state, laborer is None) for state, laborer in states] == [
        ("stated", True), ("corrected", False), ("withdrawn", True),
    ]  # fmt: skip


def test_a_row_with_a_household_number_of_elsewhere_is_a_question_for_the_township(county, cast, tree):
    loaded(sheet(person(1)), county)
    loaded(sheet(person(2, AWAY | {"户编号": "H00001", "行政村": "清水沟村委会"})), county)
    assert asked() == [(2, "household_elsewhere", "township")]
    doubt = Doubt.objects.get()
    assert (doubt.laborer, doubt.division_id, doubt.set_aside) == (None, tree.next_village.code, True)
    with pytest.raises(Invalid) as refusal:
        actions.correct(doubt=doubt, changes={"phone": "1"}, by=cast.township, on=DAY)
    assert refusal.value.code == "not_here"
    assert actions.correct(doubt=doubt, changes={}, by=cast.township, on=DAY).state == "corrected"
    loaded(sheet(person(2, {"户编号": "H00001", "行政村": "清水沟村委会"})), county)
    loaded(sheet(person(2, {"户编号": "H00001", "行政村": "清水沟村委会"})), county)
    assert Doubt.objects.count() == 2


def test_who_had_left_is_a_question_for_the_township(county):
    loaded(sheet(person(1)), county)
    Laborer.objects.update(left_on=DAY, left_reason="moved")
    loaded(sheet(person(1, {"文化程度": "大专"})), county)
    assert asked() == [(2, "left_registry", "township")]


def test_who_is_known_elsewhere_is_reported_to_the_township_and_an_undo_takes_it_back(county, cast, tree):
    loaded(sheet(person(1), person(2)), county)
    moved = {"行政村": "清水沟村委会", "户编号": "H9", "就业意愿": "县内", "联系电话": "13900000001"}
    batch = loaded(sheet(person(1, moved)), county, by=cast.county)
    assert (queries.report(batch)["transfers"], queries.report(batch)["set_aside"], asked()) == (1, 1, [])
    transfer = Transfer.objects.get()
    assert (transfer.state, transfer.household_number) == ("waiting", "H9")
    assert transfer.to_division_id == tree.next_village.code
    assert (transfer.batch_id, transfer.row_no, transfer.round_id) == (batch.pk, 2, batch.round_id)
    assert (transfer.answers["intention"], transfer.profile["phone"]) == ("in_county", "13900000001")
    assert transfer.answers["surveyed_on"] == "2018-04-18"
    again = loaded(sheet(person(1, moved)), county, by=cast.county)
    assert (again.report["transfers"], Transfer.objects.count()) == (0, 1)
    actions.undo(batch=batch, by=cast.county, at=LATER)
    assert Transfer.objects.get().state == "withdrawn"


def test_asking_costs_the_same_for_three_rows_and_for_thirty(county):
    def cost(first, many):
        rows = [person(number, AWAY) for number in range(first, first + many)]
        rows.append(person(1, {"行政村": "清水沟村委会"}))
        batch = checked(sheet(*rows), county)
        with CaptureQueriesContext(connection) as caught:
            done = actions.commit(batch=batch, by=None, on=DAY, at=NOW)
        assert done.report["doubts"] == many
        return len(caught)

    loaded(sheet(person(1)), county)
    cost(10, 1)
    assert cost(50, 3) == cost(100, 30)
