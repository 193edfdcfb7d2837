"""The roster of a class and the ledger of classes as files in the bureau's layout."""

import pytest

from tests.factories.exports import book_of, file_of, rows_of, written
from tests.factories.rosters import SCHOOL, loaded, prepare, register, roster, row
from trainings.classes.models import TrainingClass

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(tree):
    """A class of the past: one registered poor with a certificate, one who did not pass, one of another township."""
    prepare(tree.county)
    register(tree.village, 1, category="registered_poor")
    register(tree.village, 2, name="杨二")
    register(tree.far_village, 3, name="王三")
    rows = (
        row(1, 证书编号="寻培1", 证书等级="五级", 是否建档立卡="是"), row(2, name="杨二", 成绩="40"),
        row(3, name="王三", 村=""),
    )  # fmt: skip
    loaded(roster(*rows), tree.county)
    return TrainingClass.objects.get()


def test_a_roster_of_a_class_in_the_bureaus_layout(held, cast):
    made = written(cast.county, "class-roster", filters={"training_class": str(held.pk)})
    page = book_of(file_of(made)).worksheets[0]
    assert "培训" in page["A1"].value or "Roster" in page["A1"].value
    told = {each["姓名"]: each for each in rows_of(made)}
    assert set(told) == {"马成龙", "杨二", "王三"}
    values = list(told["马成龙"].values())
    assert {held.title, SCHOOL, 80, 85, "寻培1"} <= set(values)


def test_a_township_gets_its_own_people_only(held, cast):
    assert {each["姓名"] for each in rows_of(written(cast.township, "class-roster"))} == {"马成龙", "杨二"}


def test_the_ledger_of_classes_counts_and_sums_up(held, cast):
    made = written(cast.county, "training-classes", filters={"year": "2019"}, language="en")
    (line,) = rows_of(made)
    counted = [line[name] for name in ("Trainees", "Completed", "Of whom registered poor", "Certificates")]
    assert counted == [3, 2, 1, 1]
    assert written(cast.county, "training-classes", filters={"year": "2020"}).rows == 0


def test_identity_numbers_are_masked_unless_asked_for(held, cast):
    masked = rows_of(written(cast.county, "class-roster"))
    full = rows_of(written(cast.county, "class-roster", with_identity=True))
    assert all("*" in each["身份证号"] for each in masked)
    assert not any("*" in each["身份证号"] for each in full)
