"""A draw step by step: every move, every refusal, and what the declarations say of it."""

from datetime import date, timedelta

import pytest

from relocation.declarations import actions as declarations
from relocation.declarations.models import Declaration
from relocation.draws import actions, queries, rules
from relocation.draws.models import Allotment, Draw, DrawEntry, DrawHome, DrawReveal, DrawWitness, Succession
from tests.factories.draws import (
    BODIES,
    DRAWN,
    FROZEN,
    LAST,
    again,
    entry,
    make_confirmed,
    make_drawn,
    make_empty,
    make_frozen,
    make_homes,
    make_prepared,
    make_told,
    make_witnesses,
    secret_of,
)
from tests.factories.relocation import make_site
from xundian.kit.errors import Conflict, DomainError, Invalid, MoveRefused, Stale

LATE = LAST + timedelta(days=1)


@pytest.fixture
def by(cast):
    return cast.county


@pytest.fixture
def site(tree, by):
    return make_site(tree.township, by=by)


@pytest.fixture
def village(tree):
    return tree.village


def _states(draw):
    rows = queries.entries_of(draw).values_list("number", "declaration__state")
    return dict(rows)


def refused(code, step, **given):
    with pytest.raises(DomainError) as caught:
        step(**given)
    assert caught.value.code == code
    return caught.value


def test_it_is_prepared_frozen_told_and_drawn(site, village, by):
    row = make_prepared(site, village, by, persons=(4, 4, 2), homes=(4, 2))
    assert row.state == "preparing"
    row = actions.freeze(draw=row, by=by, on=FROZEN)
    assert (row.state, row.frozen_on, row.frozen_by) == ("frozen", FROZEN, by)
    assert set(_states(row).values()) == {"in_draw"}
    for witness in queries.witnesses_of(row):
        actions.reveal(witness=witness, secret=f" {secret_of(witness.number)}\n", by=by, on=DRAWN)
    row = actions.run(draw=row, by=by, on=DRAWN)
    assert (row.state, row.drawn_on, row.drawn_by) == ("drawn", DRAWN, by)
    told = queries.publication_of(row)
    assert rules.faults_of(told, [row.digest]) == []
    assert len(told["allotments"]) == 2
    states = _states(row)
    assert {number for number, state in states.items() if state == "waiting"} == set(told["waiting"])
    for each in told["allotments"]:
        got = Allotment.objects.get(draw=row, entry__number=each["entry"])
        assert got.entry.declaration.home_id == got.home.home_id
        assert states[each["entry"]] == "allotted"


def test_it_publishes_masked_names_townships_and_marks_that_slips_prove(site, village, by, tree):
    row = make_frozen(site, village, by)
    first = queries.publication_of(row)["roster"]["entries"][0]
    assert first["name"] == "王**"
    assert first["place"] == tree.township.name
    slip = entry(row, 1).slip
    assert len(slip) == 17
    assert first["mark"] == rules.mark_of(row.code, 1, "王小明", slip)
    assert "王小明" not in row.roster
    assert slip not in row.roster


def test_it_takes_a_site_of_the_county_a_title_and_a_day_ahead(site, by, tree):
    assert refused("county", make_empty, site=site, county=tree.other_county, by=by).field == "site"
    assert refused("reveal_by", make_empty, site=site, county=tree.county, by=by, reveal_by=date(2026, 3, 9))
    assert refused("required", make_empty, site=site, county=tree.county, by=by, title=" ").field == "title"
    row = make_empty(site, tree.county, by)
    assert refused("id_reused", make_empty, site=site, county=tree.county, by=by, id=row.pk)
    assert make_empty(site, tree.county, by).code != row.code


def test_its_terms_change_until_the_freeze(site, village, by):
    row = make_prepared(site, village, by)
    changed = actions.edit_draw(
        draw=row, changes={"larger_homes": True, "title": "二期"}, expected_version=row.version, by=by, on=FROZEN
    )
    assert (changed.larger_homes, changed.title) == (True, "二期")
    assert changed.version == row.version + 1
    with pytest.raises(Stale):
        actions.edit_draw(draw=row, changes={"title": "三期"}, expected_version=row.version, by=by, on=FROZEN)
    with pytest.raises(Invalid):
        actions.edit_draw(draw=row, changes={"code": "X"}, expected_version=changed.version, by=by, on=FROZEN)
    frozen = actions.freeze(draw=row, by=by, on=FROZEN)
    assert queries.roster_of(frozen)["larger_homes"] == 1
    refused("not_preparing", actions.edit_draw, draw=row, changes={}, expected_version=None, by=by, on=FROZEN)


def test_it_enters_confirmed_declarations_for_its_site_once(site, village, by, tree):
    row, first = make_empty(site, tree.county, by), make_confirmed(site, village, by)
    actions.enter(draw=row, declarations=[first, first], by=by)
    assert DrawEntry.objects.get(draw=row).number == 1
    refused("entered", actions.enter, draw=row, declarations=[first], by=by)
    other = make_empty(site, tree.county, by)
    assert first.household.number in str(
        refused("in_other_draw", actions.enter, draw=other, declarations=[first], by=by).message
    )
    elsewhere = make_confirmed(make_site(tree.other_township, by=by), village, by)
    refused("other_site", actions.enter, draw=row, declarations=[elsewhere], by=by)
    gone = declarations.withdraw(declaration=make_confirmed(site, village, by), by=by, on=FROZEN)
    refused("not_confirmed", actions.enter, draw=row, declarations=[make_confirmed(site, village, by), gone], by=by)
    assert DrawEntry.objects.filter(draw=row).count() == 1
    actions.strike(entry=DrawEntry.objects.get(draw=row), by=by)
    assert len(actions.enter(draw=other, declarations=[first], by=by)) == 1


def test_it_puts_up_free_homes_of_its_site_once(site, village, by, tree):
    row = make_empty(site, tree.county, by)
    home, second = make_homes(site, (4, 2))
    actions.put_up(draw=row, homes=[home, home], by=by)
    assert refused("home_put_up", actions.put_up, draw=row, homes=[second, home], by=by).field == "homes"
    [foreign] = make_homes(make_site(tree.other_township, by=by), (4,))
    refused("foreign_home", actions.put_up, draw=row, homes=[foreign], by=by)
    assert list(queries.free_homes(site)) == [home, second]
    drawn = make_drawn(site, village, by, persons=(4,), homes=(4, 4))
    [held, left] = [each.home for each in queries.homes_of(drawn)]
    refused("home_not_free", actions.put_up, draw=row, homes=[held], by=by)
    actions.put_up(draw=row, homes=[left], by=by)
    actions.take_back(home=DrawHome.objects.get(draw=row, home=home), by=by)
    assert [each.home for each in queries.homes_of(row)] == [left]


def test_its_witnesses_are_of_different_bodies_and_commit_once(site, by, tree):
    row = make_empty(site, tree.county, by)
    first = actions.name_witness(draw=row, name="杨正才", body=BODIES[0], by=by)
    assert refused("same_body", actions.name_witness, draw=row, name="李", body=BODIES[0], by=by).field == "body"
    hash_of = rules.commitment_of(row.code, 1, secret_of(1))
    for wrong in ("", "abc", "g" * 64, hash_of + "0"):
        refused("commitment", actions.commit, witness=first, commitment=wrong, by=by, on=FROZEN)
    done = actions.commit(witness=first, commitment=f" {hash_of.upper()} ", by=by, on=FROZEN)
    assert (done.commitment, done.committed_on) == (hash_of, FROZEN)
    refused("committed", actions.commit, witness=first, commitment="0" * 64, by=by, on=FROZEN)
    second = actions.name_witness(draw=row, name="李春梅", body=BODIES[1], by=by)
    refused("same_commitment", actions.commit, witness=second, commitment=hash_of, by=by, on=FROZEN)


def test_later_witnesses_move_up_and_commit_anew_when_one_is_taken_out(site, by, tree):
    row = make_empty(site, tree.county, by)
    make_witnesses(row, by, 3)
    actions.remove_witness(witness=DrawWitness.objects.get(draw=row, number=2), by=by)
    left = list(queries.witnesses_of(row).values_list("number", "body", "commitment"))
    assert [each[:2] for each in left] == [(1, BODIES[0]), (2, BODIES[2])]
    assert left[0][2]
    assert left[1][2] == ""


def test_it_is_frozen_only_when_everything_is_there(site, village, by, tree):
    row = make_empty(site, tree.county, by)
    freeze = {"draw": row, "by": by, "on": FROZEN}
    refused("no_entries", actions.freeze, **freeze)
    actions.enter(draw=row, declarations=[make_confirmed(site, village, by, 5)], by=by)
    refused("no_homes", actions.freeze, **freeze)
    actions.put_up(draw=row, homes=make_homes(site, (4,)), by=by)
    make_witnesses(row, by, 1)
    refused("few_witnesses", actions.freeze, **freeze)
    witness = actions.name_witness(draw=row, name="李春梅", body=BODIES[1], by=by)
    assert "李春梅" in str(refused("not_committed", actions.freeze, **freeze).message)
    actions.commit(witness=witness, commitment="0" * 64, by=by, on=FROZEN)
    refused("too_large", actions.freeze, **freeze)
    actions.put_up(draw=row, homes=make_homes(site, (6,)), by=by)
    refused("reveal_by", actions.freeze, draw=row, by=by, on=LATE)
    assert actions.freeze(**freeze).state == "frozen"
    refused("not_preparing", actions.freeze, **freeze)


def test_the_freeze_sees_who_withdrew_and_which_home_went_elsewhere(site, village, by):
    row = make_prepared(site, village, by)
    first = entry(row, 1)
    gone = declarations.withdraw(declaration=first.declaration, by=by, on=FROZEN)
    assert gone.household.number in str(refused("not_confirmed", actions.freeze, draw=row, by=by, on=FROZEN).message)
    actions.strike(entry=first, by=by)
    other = make_prepared(site, village, by, homes=(6,))
    home = DrawHome.objects.filter(draw=row).first()
    actions.put_up(draw=other, homes=[home.home], by=by)
    actions.freeze(draw=other, by=by, on=FROZEN)
    refused("home_not_free", actions.freeze, draw=row, by=by, on=FROZEN)
    actions.take_back(home=home, by=by)
    assert [each["number"] for each in queries.roster_of(actions.freeze(draw=row, by=by, on=FROZEN))["homes"]] == [1]


def test_nothing_is_prepared_once_it_was_frozen(site, village, by):
    row = make_frozen(site, village, by)
    witness = DrawWitness.objects.filter(draw=row).first()
    for step, given in (
        (actions.enter, {"draw": row, "declarations": []}), (actions.strike, {"entry": entry(row, 1)}),
        (actions.put_up, {"draw": row, "homes": []}), (actions.take_back, {"home": row.homes.first()}),
        (actions.name_witness, {"draw": row, "name": "安", "body": "街道"}),
        (actions.remove_witness, {"witness": witness}),
        (actions.commit, {"witness": witness, "commitment": "0" * 64, "on": FROZEN}),
    ):  # fmt: skip
        refused("not_preparing", step, by=by, **given)


def test_it_takes_only_the_secret_committed_to_and_in_time(site, village, by):
    row = make_frozen(site, village, by)
    first, second = queries.witnesses_of(row)
    tell = {"by": by, "on": DRAWN}
    refused("secret", actions.reveal, witness=first, secret=secret_of(2), **tell)
    refused("secret_form", actions.reveal, witness=first, secret="short", **tell)
    refused("secret_guessed", actions.reveal, witness=first, secret="a" * 30, **tell)
    refused("too_late", actions.reveal, witness=first, secret=secret_of(1), by=by, on=LATE)
    assert DrawReveal.objects.count() == 0
    actions.reveal(witness=first, secret=secret_of(1), **tell)
    refused("revealed", actions.reveal, witness=first, secret=secret_of(1), **tell)
    assert "李春梅" in str(refused("missing", actions.run, draw=row, **tell).message)
    assert queries.publication_of(row)["secrets"] == [None, None]
    told = actions.reveal(witness=second, secret=secret_of(2), from_envelope=True, by=by, on=LAST)
    assert (told.from_envelope, told.told_on) == (True, LAST)
    assert actions.run(draw=row, by=by, on=LATE).state == "drawn"


def test_secrets_are_told_after_the_freeze_only(site, village, by):
    row = make_prepared(site, village, by)
    witness = DrawWitness.objects.filter(draw=row).first()
    refused("not_frozen", actions.reveal, witness=witness, secret=secret_of(1), by=by, on=FROZEN)
    refused("not_frozen", actions.run, draw=row, by=by, on=FROZEN)
    refused("not_frozen", actions.abandon, draw=row, reason="x", by=by, on=FROZEN)


def test_nobody_turns_a_draw_down_once_a_secret_was_told(site, village, by):
    row = make_frozen(site, village, by)
    end = {"draw": row, "reason": "名单有误", "by": by}
    first, second = queries.witnesses_of(row)
    actions.reveal(witness=first, secret=secret_of(1), by=by, on=DRAWN)
    refused("begun", actions.abandon, on=LAST, **end)
    actions.reveal(witness=second, secret=secret_of(2), by=by, on=DRAWN)
    refused("all_told", actions.abandon, on=LATE, **end)
    assert actions.abandon_overdue(on=LATE) == 0
    actions.run(draw=row, by=by, on=LATE)
    refused("not_frozen", actions.abandon, on=LATE, **end)


def test_a_slip_in_the_roster_is_abandoned_in_the_open_before_any_secret(site, village, by):
    row = make_frozen(site, village, by)
    refused("required", actions.abandon, draw=row, reason=" ", by=by, on=FROZEN)
    row = actions.abandon(draw=row, reason="漏了一户", by=by, on=FROZEN)
    assert (row.state, row.ended_on) == ("abandoned", FROZEN)
    assert set(_states(row).values()) == {"confirmed"}
    assert queries.published().get() == row


def test_it_is_called_off_before_the_freeze_alone_and_was_never_public(site, village, by):
    row = make_prepared(site, village, by)
    done = actions.cancel(draw=row, reason="改期", by=by, on=FROZEN)
    assert (done.state, done.ended_reason) == ("cancelled", "改期")
    assert not queries.published().exists()
    with pytest.raises(MoveRefused):
        actions.cancel(draw=make_frozen(site, village, by), reason="改期", by=by, on=FROZEN)
    later = make_empty(site, by.division, by)
    assert actions.enter(draw=later, declarations=[each.declaration for each in row.entries.all()], by=by)


def test_a_run_is_made_once(site, village, by):
    row = make_told(site, village, by)
    first = actions.run(draw=row, by=by, on=DRAWN)
    refused("not_frozen", actions.run, draw=row, by=by, on=DRAWN)
    assert again(row).seed == first.seed
    assert Allotment.objects.filter(draw=row).count() == 3
    assert Succession.objects.count() == 0
    assert Draw.objects.get().version == again(row).version
    assert {each.state for each in Declaration.objects.all()} <= {"allotted", "waiting"}


def test_the_refusals_are_of_this_house(site, village, by):
    with pytest.raises(Conflict):
        actions.run(draw=make_frozen(site, village, by), by=by, on=DRAWN)
