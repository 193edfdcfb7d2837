from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from relocation.declarations import actions, queries
from relocation.declarations.models import Appeal, ConditionCheck, DeclarationStep
from relocation.declarations.rules import APPEAL_DAYS
from tests.factories.cast import make_user
from tests.factories.declarations import (
    DECIDED,
    DECLARED,
    look,
    look_at_all,
    make_appeal,
    make_confirmed,
    make_declared,
    make_inspected,
    make_refused,
    make_screened,
)
from tests.factories.relocation import make_site
from xundian.accounts.roles import Role
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused

LATER = DECIDED + timedelta(days=10)
PHOTO = "ab" * 32


@pytest.fixture
def site(tree):
    return make_site(tree.township)


@pytest.fixture
def second(cast, tree):
    """Another officer of the same county bureau."""
    return make_user("second", Role.COUNTY, division=tree.county)


def refuse(row, by, **values):
    values = {"ground": "other_home", "words_said": "县城有房", "by": by, "on": DECIDED} | values
    return actions.refuse(declaration=row, **values)


# --- on site ----------------------------------------------------------------------------------------------------------


def test_each_condition_is_looked_at_by_whom_when_and_with_what_was_found(cast, tree):
    row = make_screened(tree.village)
    seen = look(row, "transport", cast.county, party="乡镇王干事", photos=[PHOTO])
    assert (seen.finding, seen.by, seen.checked_on, seen.party) == ("confirmed", cast.county, DECIDED, "乡镇王干事")
    assert (seen.photos, seen.found) == ([PHOTO], "入户查看，情况属实")
    assert look(row, "utilities", cast.county).photos == []
    assert queries.steps_of(row).first().kind == "inspected"


def test_the_newest_look_counts_and_the_older_ones_stay(cast, tree):
    row = make_screened(tree.village, claims={"housing": "危房"})
    look(row, "housing", cast.county, "again")
    look(row, "housing", cast.county, "confirmed", on=LATER)
    # Entered late: it is older than the one that counts.
    look(row, "housing", cast.county, "unconfirmed", on=LATER, checked_on=DECIDED)
    assert queries.findings_of(row) == ["confirmed"]
    [claim] = queries.claims_of(row)
    assert [each.finding for each in claim.newest] == ["confirmed", "unconfirmed", "again"]
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        ConditionCheck.objects.update(finding="confirmed")


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"condition": "housing"}, "condition", "not_claimed"),
        ({"finding": "maybe"}, "finding", "unknown_choice"),
        ({"found": " "}, "found", "required"),
        ({"checked_on": DECIDED + timedelta(days=1)}, "checked_on", "future"),
        ({"checked_on": DECLARED - timedelta(days=1)}, "checked_on", "before"),
        ({"photos": ["abc"]}, "photos", "unknown"),
        ({"photos": [PHOTO] * 9}, "photos", "too_many"),
    ],
)
def test_a_look_that_says_too_little_is_refused_by_field(cast, tree, values, field, code):
    row, given = make_screened(tree.village), {"condition": "transport", "finding": "confirmed"} | values
    with pytest.raises(Invalid) as refusal:
        look(row, given.pop("condition"), cast.county, given.pop("finding"), **given)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not ConditionCheck.objects.exists()


def test_nothing_is_inspected_before_the_screening_or_after_the_decision(cast, tree, site):
    for row in (make_declared(tree.village), make_confirmed(tree.village, site, cast.county)):
        with pytest.raises(MoveRefused):
            look(row, "transport", cast.county)


# --- the decision -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("findings", "code"),
    [((None, None), "unchecked"), (("confirmed", "again"), "again"), (("unconfirmed", "unconfirmed"), "none_found")],
)
def test_it_is_not_confirmed_before_everything_was_seen_and_something_found(cast, tree, site, findings, code):
    row = make_screened(tree.village)
    for condition, finding in zip(("transport", "utilities"), findings, strict=True):
        if finding:
            look(row, condition, cast.county, finding)
    with pytest.raises(Conflict) as refusal:
        actions.confirm(declaration=row, site=site, by=cast.county, on=DECIDED)
    assert refusal.value.code == code


def test_it_is_confirmed_for_a_site_of_the_county_with_the_persons_found(cast, tree, site):
    row = make_inspected(tree.village, cast.county)
    with pytest.raises(Invalid) as refusal:
        actions.confirm(declaration=row, by=cast.county, on=DECIDED)
    assert refusal.value.code == "no_site"
    with pytest.raises(Invalid) as refusal:
        actions.confirm(declaration=row, site=make_site(tree.other_street), by=cast.county, on=DECIDED)
    assert refusal.value.code == "county"
    row = actions.confirm(declaration=row, site=site, persons=5, by=cast.county, on=DECIDED)
    assert (row.state, row.site, row.persons) == ("confirmed", site, 5)


def test_a_declaration_is_not_confirmed_without_screening_nor_screened_twice(cast, tree, site):
    with pytest.raises(MoveRefused):
        actions.confirm(declaration=make_declared(tree.village), site=site, by=cast.county, on=DECIDED)
    with pytest.raises(MoveRefused):
        actions.screen(declaration=make_screened(tree.village), by=cast.township, on=DECIDED)


def test_the_township_refuses_at_its_screening_and_the_county_after_it(cast, tree):
    row = refuse(make_declared(tree.village), cast.township)
    assert (row.state, queries.refusal_of(row).words) == ("refused", "县城有房")
    screened = make_screened(tree.village)
    with pytest.raises(Forbidden) as refusal:
        refuse(screened, cast.township)
    assert refusal.value.code == "county_decides"
    assert refuse(screened, cast.county).state == "refused"


@pytest.mark.parametrize(
    ("values", "code"), [({"words_said": " "}, "required"), ({"ground": "dislike"}, "unknown_choice")]
)
def test_a_refusal_has_a_ground_and_is_explained_in_words(cast, tree, values, code):
    row = make_declared(tree.village)
    with pytest.raises(Invalid) as refusal:
        refuse(row, cast.county, **values)
    assert refusal.value.code == code
    with pytest.raises(IntegrityError), transaction.atomic():
        DeclarationStep.objects.create(declaration=row, kind="refused", on=DECIDED, by=cast.county, ground="other")


def test_what_is_confirmed_is_not_refused_afterwards(cast, tree, site):
    with pytest.raises(MoveRefused):
        refuse(make_confirmed(tree.village, site, cast.county), cast.county)


# --- appeals ----------------------------------------------------------------------------------------------------------


def decide(appeal, decision, by, **values):
    values = {"answer": "已再次核实", "by": by, "on": LATER} | values
    return actions.decide_appeal(appeal=appeal, decision=decision, **values)


def test_nobody_decides_an_appeal_against_their_own_refusal(cast, tree, second):
    appeal = make_appeal(tree.village, cast.county)
    with pytest.raises(Forbidden) as refusal:
        decide(appeal, "dismissed", cast.county)
    assert refusal.value.code == "own_decision"
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(state="dismissed", answer="不", decided_by=cast.county, decided_on=LATER)
    row = decide(appeal, "dismissed", second)
    assert (row.state, row.answer, row.decided_by) == ("dismissed", "已再次核实", second)
    row.declaration.refresh_from_db()
    assert row.declaration.state == "refused"


def test_an_appeal_that_is_upheld_leads_back_to_the_inspection_where_looks_count_anew(cast, tree, second, site):
    appeal = make_appeal(tree.village, cast.county)
    decide(appeal, "again", second)
    row = appeal.declaration
    row.refresh_from_db()
    assert (row.state, queries.findings_of(row)) == ("screened", [None, None])
    look_at_all(row, second, LATER)
    assert actions.confirm(declaration=row, site=site, by=second, on=LATER).state == "confirmed"


def test_an_appeal_may_confirm_at_once_what_was_found_on_site(cast, tree, second, site):
    row = refuse(make_inspected(tree.village, cast.county), cast.county)
    appeal = actions.file_appeal(declaration=row, words_said="县城的房是租的", by=cast.township, on=LATER)
    with pytest.raises(Invalid) as refusal:
        decide(appeal, "confirmed", second)
    assert refusal.value.code == "no_site"
    decide(appeal, "confirmed", second, site=site)
    row.refresh_from_db()
    assert (row.state, row.site) == ("confirmed", site)
    assert [each.kind for each in queries.steps_of(row)][:3] == ["confirmed", "appeal_decided", "appealed"]


def test_an_appeal_confirms_nothing_that_was_not_found(cast, tree, second, site):
    appeal = make_appeal(tree.village, cast.county)
    with pytest.raises(Conflict) as refusal:
        decide(appeal, "confirmed", second, site=site)
    assert refusal.value.code == "none_found"
    appeal.refresh_from_db()
    assert appeal.state == "open"


def test_an_appeal_is_decided_once_and_in_words(cast, tree, second):
    appeal = make_appeal(tree.village, cast.county)
    for values, code in (({"answer": ""}, "required"), ({"decision": "dropped"}, "unknown_choice")):
        with pytest.raises(Invalid) as refusal:
            decide(appeal, **{"decision": "dismissed", "by": second} | values)
        assert refusal.value.code == code
    decide(appeal, "dismissed", second)
    for again in (
        lambda: decide(appeal, "again", second),
        lambda: actions.drop_appeal(appeal=appeal, by=None, on=LATER),
    ):
        with pytest.raises(MoveRefused) as refusal:
            again()
        assert refusal.value.code == "not_open"


@pytest.mark.parametrize(("days", "code"), [(-1, "before"), (APPEAL_DAYS + 1, "too_late"), (APPEAL_DAYS, None)])
def test_a_household_appeals_within_its_days(cast, tree, days, code):
    row = make_refused(tree.village, cast.county)
    filed_on = DECIDED + timedelta(days=days)
    given = {"declaration": row, "words_said": "请再看", "by": cast.township, "filed_on": filed_on}
    if code is None:
        assert actions.file_appeal(**given, on=filed_on).filed_on == filed_on
        return
    with pytest.raises(Invalid) as refusal:
        actions.file_appeal(**given, on=max(filed_on, DECIDED))
    assert refusal.value.code == code


def test_it_appeals_once_against_each_refusal_and_only_against_refusals(cast, tree, second):
    appeal = make_appeal(tree.village, cast.county)
    row = appeal.declaration
    with pytest.raises(Conflict) as refusal:
        actions.file_appeal(declaration=row, words_said="再来", by=cast.township, on=LATER)
    assert refusal.value.code == "appealed"
    with pytest.raises(MoveRefused) as refusal:
        actions.file_appeal(declaration=make_declared(tree.village), words_said="?", by=cast.township, on=LATER)
    assert refusal.value.code == "not_refused"
    decide(appeal, "again", second)
    refuse(row, second, on=LATER)
    assert (
        actions.file_appeal(declaration=row, words_said="还是要申诉", by=cast.township, on=LATER).refused_by == second
    )


def test_who_was_declared_anew_does_not_appeal_against_the_old_refusal(cast, tree):
    row = make_refused(tree.village, cast.county)
    make_declared(tree.village, household=row.household)
    with pytest.raises(Conflict) as refusal:
        actions.file_appeal(declaration=row, words_said="?", by=cast.township, on=LATER)
    assert refusal.value.code == "declared_anew"
