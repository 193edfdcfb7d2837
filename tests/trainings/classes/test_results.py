"""Results: parts of the assessment, certificates on paper, and satisfaction that nobody can be linked to."""

import io
from decimal import Decimal

import pypdfium2
import pytest
import zxingcpp
from django.db import connection

from laborers.registry import actions as registry
from tests.factories.trainings import ENDS, STARTS, make_class, make_closed_class, make_running_class
from trainings.classes import actions, card, queries, rules
from trainings.classes.models import Assessment, Certificate, Feedback, FeedbackSlip
from xundian.kit.errors import Conflict, Invalid, MoveRefused

GOOD = {"teaching": 5, "content": 4, "venue": 3, "overall": 4}


@pytest.fixture
def closed(tree):
    row, enrolments = make_closed_class(tree.township, tree.village, trainees=2)
    return row, enrolments


def issue(enrolment, **values):
    return actions.issue_certificate(enrolment=enrolment, by=None, on=ENDS, **values)


def read_codes(content):
    """What the QR codes of the first page of a PDF say."""
    image = pypdfium2.PdfDocument(io.BytesIO(content))[0].render(scale=4).to_pil()
    return {each.text for each in zxingcpp.read_barcodes(image)}


def test_parts_of_the_assessment_are_recorded_and_repeated_another_day(tree):
    _row, (one, _two) = make_running_class(tree.township, tree.village)
    part = {"enrolment": one, "part": "theory", "score": 55, "passed": False, "by": None, "on": ENDS}
    actions.record_assessment(held_on=STARTS, **part)
    with pytest.raises(Conflict) as twice:
        actions.record_assessment(held_on=STARTS, **part)
    with pytest.raises(Invalid) as ahead:
        actions.record_assessment(held_on=ENDS.replace(day=28), **part)
    actions.record_assessment(held_on=ENDS, **part | {"score": 80, "passed": True})
    assert (twice.value.code, ahead.value.code) == ("already_assessed", "not_a_class_day")
    assert list(Assessment.objects.order_by("held_on").values_list("passed", flat=True)) == [False, True]
    actions.complete(enrolment=one, passed=True, by=None, on=ENDS)
    with pytest.raises(MoveRefused):
        actions.record_assessment(held_on=ENDS, **part | {"part": "practice"})


def test_numbers_of_certificates_have_no_gaps(closed):
    _row, (one, two) = closed
    assert [issue(each).number for each in (one, two)] == ["530129-P2026-00001", "530129-P2026-00002"]


def test_a_certificate_is_for_whoever_passed_and_there_is_one(tree, closed):
    _row, (one, two) = closed
    first = issue(one, level="5", kind="skill_level", number="滇-1")
    with pytest.raises(Conflict) as again:
        issue(one)
    with pytest.raises(Conflict) as taken:
        issue(two, number=first.number)
    with pytest.raises(Invalid) as unknown:
        issue(two, level="nonsense")
    _running, (trainee, _other) = make_running_class(tree.township, tree.village)
    with pytest.raises(MoveRefused) as early:
        issue(trainee)
    codes = [each.value.code for each in (again, taken, unknown, early)]
    assert codes == ["certificate_exists", "certificate_taken", "unknown_code", "not_passed"]


def test_a_certificate_in_an_occupation_becomes_a_skill(closed):
    _row, (one, _two) = closed
    made = issue(one, level="5")
    skill = one.laborer.skills.get(certificate=made.number)
    assert (skill.occupation, skill.certificate, skill.level) == ("welding", made.number, "5")


def test_a_revoked_certificate_stays_void_and_another_may_follow(closed):
    _row, (one, _two) = closed
    first = issue(one)
    with pytest.raises(Invalid):
        actions.revoke_certificate(certificate=first, reason=" ", by=None, on=ENDS)
    void = actions.revoke_certificate(certificate=first, reason="写错名字", by=None, on=ENDS)
    assert (void.revoked_on, void.reason) == (ENDS, "写错名字")
    with pytest.raises(Conflict):
        actions.revoke_certificate(certificate=void, reason="又", by=None, on=ENDS)
    assert issue(one).token != first.token
    assert Certificate.objects.filter(enrolment=one).count() == 2


def test_a_revoked_certificate_is_no_proof_of_the_skill_which_stays(closed):
    _row, (one, _two) = closed
    first = issue(one, level="5")
    actions.revoke_certificate(certificate=first, reason="写错名字", by=None, on=ENDS)
    assert [(each.occupation, each.certificate, each.level) for each in one.laborer.skills.all()] == [
        ("welding", "", "")
    ]
    second = issue(one, level="4")
    assert [(each.certificate, each.level) for each in one.laborer.skills.all()] == [(second.number, "4")]
    registry.add_skill(laborer=one.laborer, occupation="welding", source="other", certificate="滇-9", by=None, on=ENDS)
    registry.void_certificate(laborer=one.laborer, certificate=second.number)
    registry.void_certificate(laborer=one.laborer, certificate="滇-9")
    assert [each.certificate for each in one.laborer.skills.all()] == [""]


@pytest.mark.parametrize("number", ["530129-P2026-00001", " 530129-p2026-7", "530129－Ｐ2026－00009", "530128-P2020-x"])
def test_a_number_that_the_county_gives_out_itself_is_not_typed(closed, number):
    _row, (one, _two) = closed
    with pytest.raises(Invalid) as own:
        issue(one, number=number)
    assert (own.value.code, Certificate.objects.count()) == ("certificate_own_kind", 0)


def test_a_number_is_one_line(closed):
    _row, (one, _two) = closed
    with pytest.raises(Invalid) as broken:
        issue(one, number="滇\r\nX-Frame-Options: none")
    assert broken.value.code == "certificate_signs"


def test_numbers_go_on_whatever_else_begins_like_them_and_past_five_digits(closed):
    _row, (one, two) = closed
    first = issue(one)
    for pk, number in enumerate(["530129-P2026-99999", "530129-P2026-100000", "530129-P2026-旧7", "530129-P2026-"]):
        Certificate.objects.create(
            enrolment=one, division_id=one.division_id, number=number, token=f"{pk}", issued_on=ENDS, revoked_on=ENDS,
            reason="旧册",
        )  # fmt: skip
    assert (first.number, issue(two).number) == ("530129-P2026-00001", "530129-P2026-100001")


def test_the_paper_leads_to_the_open_page_and_says_what_was_learnt(closed, client):
    _row, (one, _two) = closed
    made = issue(one, level="5", kind="skill_level")
    content = card.certificate(card.facts(made))
    assert read_codes(content) == {card.address(made.token)}
    text = pypdfium2.PdfDocument(io.BytesIO(content))[0].get_textpage().get_text_range()
    for word in (one.laborer.name, made.number, "职业技能等级证书", "初级工（五级）", "80学时"):
        assert word in text.replace("\r\n", "")
    page = client.get(f"/share/certificate/{made.token}/", headers={"accept-language": "en"}).content.decode()
    assert "is valid" in page
    assert made.number in page
    assert one.laborer.name not in page
    assert rules.shown_name(one.laborer.name) in page
    actions.revoke_certificate(certificate=made, reason="错", by=None, on=ENDS)
    page = client.get(f"/share/certificate/{made.token}/", headers={"accept-language": "en"}).content.decode()
    assert "is void" in page
    assert client.get("/share/certificate/nothing/").status_code == 404


def test_slips_are_as_many_as_trainees_and_each_answers_once(tree):
    row, _trainees = make_running_class(tree.township, tree.village)
    codes = actions.print_slips(training_class=row, by=None)
    assert len(set(codes)) == 2
    assert read_codes(card.slips(codes, row.title)) == {card.feedback_address(code) for code in codes}
    with pytest.raises(Conflict) as more:
        actions.print_slips(training_class=row, by=None)
    typed = rules.shown_slip(codes[0]).lower()
    actions.give_feedback(code=typed, marks=GOOD, words="好")
    for code in (codes[0], "ABCDEFGHJK"):
        with pytest.raises(Conflict) as refusal:
            actions.give_feedback(code=code, marks=GOOD)
        assert refusal.value.code == "slip_unknown"
    assert more.value.code == "slips_taken"
    assert (Feedback.objects.count(), FeedbackSlip.objects.count()) == (1, 1)
    assert actions.void_slips(training_class=row, by=None) == 1
    assert len(actions.print_slips(training_class=row, by=None)) == 1


@pytest.mark.parametrize("marks", [{}, GOOD | {"venue": 0}, GOOD | {"overall": 6}])
def test_marks_lie_between_one_and_five(tree, marks):
    row, _trainees = make_running_class(tree.township, tree.village)
    (code, _other) = actions.print_slips(training_class=row, by=None)
    with pytest.raises(Invalid):
        actions.give_feedback(code=code, marks=marks)
    assert FeedbackSlip.objects.count() == 2


def test_slips_are_printed_only_while_the_class_goes_on(tree, closed):
    for row, code in ((make_class(tree.township), "feedback_early"), (closed[0], "feedback_over")):
        with pytest.raises(MoveRefused) as refusal:
            actions.print_slips(training_class=row, by=None)
        assert refusal.value.code == code


def test_an_answer_holds_nothing_by_which_it_could_be_linked(tree):
    """No person, no day, no time, no key that follows the time; and the slip is gone."""
    assert {each.name for each in Feedback._meta.get_fields()} == {"id", "training_class", *GOOD, "words"}
    assert {each.name for each in FeedbackSlip._meta.get_fields()} == {"id", "training_class", "digest"}
    row, _trainees = make_running_class(tree.township, tree.village)
    for code in actions.print_slips(training_class=row, by=None):
        actions.give_feedback(code=code, marks=GOOD)
    assert all(each.pk.version == 4 for each in Feedback.objects.all())
    assert not FeedbackSlip.objects.exists()
    assert not any(
        name.startswith("trainings_feedback") and "history" in name for name in connection.introspection.table_names()
    )


@pytest.mark.parametrize(("answers", "shown"), [(4, False), (5, True)])
def test_marks_are_shown_from_five_answers_and_once_no_more_can_come(tree, answers, shown):
    row, trainees = make_running_class(tree.township, tree.village, trainees=6)
    for number, code in enumerate(actions.print_slips(training_class=row, by=None)[:answers]):
        actions.give_feedback(code=code, marks=GOOD | {"overall": 1 + number}, words=f"第{number}")
    assert queries.satisfaction(row).marks is None
    row = actions.assess(training_class=row, by=None, on=ENDS)
    for each in trainees:
        actions.complete(enrolment=each, passed=True, by=None, on=ENDS)
    row = actions.close(training_class=row, by=None, on=ENDS)
    found = queries.satisfaction(row)
    assert (found.answers, found.slips) == (answers, 6)
    assert (found.marks is not None) == shown == bool(found.words)
    if shown:
        assert found.marks == {
            "teaching": Decimal("5.0"), "content": Decimal("4.0"), "venue": Decimal("3.0"), "overall": Decimal("3.0"),
        }  # fmt: skip
