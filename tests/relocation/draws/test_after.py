"""Draws without a result, their repetition, and homes given back: nobody steers, and everything stays published."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from relocation.declarations import actions as declarations
from relocation.draws import actions, queries, rules
from relocation.draws.models import Allotment, Draw, DrawEntry, Succession
from relocation.sites.models import Home
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
    make_prepared,
    make_told,
    make_witnesses,
    secret_of,
)
from tests.factories.relocation import make_site
from xundian.kit.errors import DomainError

LATE = LAST + timedelta(days=1)
ANEW = LATE + timedelta(days=10)


@pytest.fixture
def by(cast):
    return cast.county


@pytest.fixture
def site(tree, by):
    return make_site(tree.township, by=by)


@pytest.fixture
def village(tree):
    return tree.village


def refused(code, step, **given):
    with pytest.raises(DomainError) as caught:
        step(**given)
    assert caught.value.code == code
    return caught.value


def _overdue(site, village, by, **values):
    """A draw of which the second witness told nothing, abandoned by the clock."""
    row = make_frozen(site, village, by, **values)
    actions.reveal(witness=row.witnesses.get(number=1), secret=secret_of(1), by=by, on=DRAWN)
    assert actions.abandon_overdue(on=LATE) == 1
    return again(row)


def _standing(draw):
    held, waiting = queries.now_held(draw)
    return {number: entry(draw, number).declaration.state for number in [*held, *waiting]}, held, waiting


def test_the_clock_abandons_a_draw_whose_secret_stayed_away_late_and_twice(site, village, by):
    row = make_frozen(site, village, by)
    actions.reveal(witness=row.witnesses.get(number=1), secret=secret_of(1), by=by, on=DRAWN)
    assert actions.abandon_overdue(on=LAST) == 0
    assert actions.abandon_overdue(on=LATE + timedelta(days=3)) == 1
    assert actions.abandon_overdue(on=LATE + timedelta(days=3)) == 0
    row = again(row)
    assert (row.state, row.ended_on) == ("abandoned", LATE + timedelta(days=3))
    assert "李春梅" in row.ended_reason
    assert "杨正才" not in row.ended_reason
    told = queries.publication_of(row)
    assert told["secrets"] == [secret_of(1), None]
    assert rules.faults_of(told, [row.digest]) == []
    assert {each.declaration.state for each in queries.entries_of(row)} == {"confirmed"}


def test_it_is_repeated_with_the_same_households_and_homes_and_other_witnesses(site, village, by):
    row = _overdue(site, village, by)
    new = actions.repeat_draw(draw=row, reveal_by=ANEW, by=by, on=LATE)
    assert [each.declaration_id for each in queries.entries_of(new)] == [
        each.declaration_id for each in queries.entries_of(row)
    ]
    assert [each.home_id for each in queries.homes_of(new)] == [each.home_id for each in queries.homes_of(row)]
    assert not new.witnesses.exists()
    assert new.code != row.code
    refused("repeated", actions.repeat_draw, draw=row, reveal_by=ANEW, by=by, on=LATE)
    for step, given in (
        (actions.enter, {"draw": new, "declarations": []}),
        (actions.put_up, {"draw": new, "homes": []}),
        (actions.strike, {"entry": entry(new, 1)}),
        (actions.take_back, {"home": new.homes.first()}),
    ):
        refused("repeat_same", step, by=by, **given)
    refused("barred", actions.name_witness, draw=new, name="李春梅", body=BODIES[1], by=by)
    make_witnesses(new, by, 2, names=("杨正才", "赵文", "", ""))
    new = actions.freeze(draw=new, by=by, on=LATE)
    assert queries.roster_of(new)["repeats"] == {"draw": row.code, "digest": row.digest}
    assert [each.state for each in queries.published()] == ["frozen", "abandoned"]


def test_who_kept_a_secret_back_stays_barred_in_every_later_repetition(site, village, by):
    row = _overdue(site, village, by)
    second = actions.repeat_draw(draw=row, reveal_by=ANEW, by=by, on=LATE)
    make_witnesses(second, by, 2, names=("杨正才", "赵文", "", ""))
    actions.freeze(draw=second, by=by, on=LATE)
    second = actions.abandon(draw=second, reason="会场停电，改期", by=by, on=LATE)
    third = actions.repeat_draw(draw=second, reveal_by=ANEW, by=by, on=LATE)
    refused("barred", actions.name_witness, draw=third, name="李春梅", body="县司法局", by=by)


def test_who_keeps_a_secret_back_does_not_come_to_another_draw_of_the_same_households(site, village, by):
    """Neither at once, nor past the repetition by calling it off or abandoning it before any secret."""
    row = _overdue(site, village, by)
    known = [each.declaration for each in queries.entries_of(row)]
    other = make_empty(site, by.division, by, reveal_by=ANEW)
    enter = {"draw": other, "declarations": known[:1], "by": by}
    refused("to_repeat", actions.enter, **enter)
    second = actions.repeat_draw(draw=row, reveal_by=ANEW, by=by, on=LATE)
    refused("repeat_same", actions.cancel, draw=second, reason="x", by=by, on=LATE)
    make_witnesses(second, by, 2, names=("杨正才", "赵文", "", ""))
    second = actions.freeze(draw=second, by=by, on=LATE)
    second = actions.abandon(draw=second, reason="会场停电，改期", by=by, on=LATE)
    refused("to_repeat", actions.enter, **enter)


def test_a_repetition_that_cannot_be_made_is_called_off_and_its_households_are_free(site, village, by):
    row = _overdue(site, village, by)
    second = actions.repeat_draw(draw=row, reveal_by=ANEW, by=by, on=LATE)
    second.homes.update(persons=1)
    actions.cancel(draw=second, reason="房屋不足", by=by, on=LATE)
    known = [each.declaration for each in queries.entries_of(row)]
    assert actions.enter(draw=make_empty(site, by.division, by, reveal_by=ANEW), declarations=known, by=by)


def test_a_draw_abandoned_before_any_secret_bars_nobody(site, village, by):
    """A power cut is nobody's silence."""
    row = actions.abandon(draw=make_frozen(site, village, by), reason="会场停电", by=by, on=FROZEN)
    new = actions.repeat_draw(draw=row, reveal_by=ANEW, by=by, on=FROZEN)
    make_witnesses(new, by, 2)
    assert actions.freeze(draw=new, by=by, on=FROZEN).state == "frozen"


def test_only_an_abandoned_draw_is_repeated_and_withdrawn_households_are_left_out(site, village, by):
    row = make_frozen(site, village, by)
    refused("not_abandoned", actions.repeat_draw, draw=row, reveal_by=ANEW, by=by, on=LATE)
    actions.abandon(draw=row, reason="改期", by=by, on=FROZEN)
    declarations.withdraw(declaration=entry(row, 1).declaration, by=by, on=FROZEN)
    refused("reveal_by", actions.repeat_draw, draw=row, reveal_by=FROZEN, by=by, on=LATE)
    new = actions.repeat_draw(draw=row, reveal_by=ANEW, by=by, on=LATE)
    assert queries.entries_of(new).count() == 2
    gone = entry(new, 1)
    declarations.withdraw(declaration=gone.declaration, by=by, on=LATE)
    actions.strike(entry=gone, by=by)
    assert queries.entries_of(new).count() == 1


def test_a_home_given_back_goes_to_whoever_is_next_and_the_draw_stays(site, village, by):
    row = make_drawn(site, village, by, persons=(4, 4, 4), homes=(4,))
    first, second, third = [each.entry for each in Allotment.objects.filter(draw=row).order_by("position")]
    step = actions.give_back(entry=first, reason="留在原籍照顾老人", by=by, on=LATE)
    assert (step.number, step.next_id) == (1, second.pk)
    states, held, waiting = _standing(row)
    assert states == {second.number: "allotted", third.number: "waiting"}
    assert (held, waiting) == ({second.number: 1}, [third.number])
    assert entry(row, first.number).declaration.state == "confirmed"
    assert entry(row, second.number).declaration.home_id == row.homes.get().home_id
    actions.give_back(entry=third, reason="不再等候", by=by, on=LATE)
    last = actions.give_back(entry=second, reason="外出定居", by=by, on=LATE)
    assert last.next is None
    assert Allotment.objects.get(draw=row, position=1).entry_id == first.pk
    told = queries.publication_of(row)
    assert [each["next"] for each in told["successions"]] == [second.number, None, None]
    assert rules.faults_of(told, [row.digest]) == []
    assert row.homes.get().home in queries.free_homes(site)


def test_a_place_is_given_up_once_with_a_reason_and_not_by_who_moved_in(site, village, by):
    row = make_frozen(site, village, by)
    refused("not_drawn", actions.give_back, entry=entry(row, 1), reason="x", by=by, on=LATE)
    row = make_drawn(site, village, by, persons=(4, 4), homes=(4, 4))
    refused("required", actions.give_back, entry=entry(row, 1), reason=" ", by=by, on=LATE)
    actions.give_back(entry=entry(row, 1), reason="不搬了", by=by, on=LATE)
    refused("given_back", actions.give_back, entry=entry(row, 1), reason="不搬了", by=by, on=LATE)
    declarations.settle(declaration=entry(row, 2).declaration, by=by, on=LATE)
    refused("moved_in", actions.give_back, entry=entry(row, 2), reason="不搬了", by=by, on=LATE)


def test_who_withdrew_before_the_draw_keeps_the_place_drawn_and_passes_it_on(site, village, by):
    row = make_told(site, village, by, persons=(4, 4, 4), homes=(4, 4))
    order = rules.result_of(queries.roster_of(row), [secret_of(1), secret_of(2)])["order"]
    declarations.withdraw(declaration=entry(row, order[0]).declaration, by=by, on=DRAWN)
    row = actions.run(draw=row, by=by, on=DRAWN)
    told = queries.publication_of(row)
    assert told["order"] == order
    assert told["allotments"][0]["entry"] == order[0]
    assert [(each["entry"], each["next"]) for each in told["successions"]] == [(order[0], order[2])]
    assert _standing(row)[0] == {order[1]: "allotted", order[2]: "allotted"}
    assert entry(row, order[0]).declaration.state == "withdrawn"
    assert rules.faults_of(told) == []


def test_the_clock_passes_on_what_was_withdrawn_after_the_draw_late_and_twice(site, village, by):
    row = make_drawn(site, village, by, persons=(4, 4, 4), homes=(4,))
    order = queries.made(row)["order"]
    for number in order[:2]:
        declarations.withdraw(declaration=entry(row, number).declaration, by=by, on=LATE)
    assert actions.settle_draws(on=LATE) == 2
    assert actions.settle_draws(on=LATE) == 0
    assert _standing(row)[0] == {order[2]: "allotted"}
    assert rules.faults_of(queries.publication_of(row)) == []
    assert Succession.objects.get(draw=row, entry__number=order[0]).by is None


def test_a_home_taken_otherwise_since_the_freeze_stops_nobody_else(site, village, by):
    """The draw is made all the same; the one concerned is told as soon as the home is free again."""
    row = make_told(site, village, by, persons=(4, 4), homes=(4, 4))
    Home.objects.filter(pk=row.homes.get(number=1).home_id).update(persons=3)
    row = actions.run(draw=row, by=by, on=DRAWN)
    assert row.state == "drawn"
    [late] = queries.left_open(row)
    assert sorted(_standing(row)[0].values()) == ["allotted", "in_draw"]
    assert actions.settle_draws(on=DRAWN) == 0
    Home.objects.filter(pk=row.homes.get(number=1).home_id).update(persons=4)
    actions.settle_draws(on=DRAWN)
    assert entry(row, late.number).declaration.state == "allotted"


def test_who_gave_a_place_up_may_enter_the_next_draw(site, village, by):
    row = make_drawn(site, village, by, persons=(4, 4), homes=(4,))
    actions.give_back(entry=entry(row, 1), reason="等下一批", by=by, on=LATE)
    new = actions.prepare_draw(county=by.division, site=site, title="二期", reveal_by=ANEW, by=by, on=LATE)
    former = entry(row, 1).declaration
    actions.enter(draw=new, declarations=[former, make_confirmed(site, village, by)], by=by)
    assert actions.settle_draws(on=LATE) == 0
    assert Succession.objects.filter(draw=row).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_make_the_draw_at_once_make_one_result(site, village, by):
    row = make_told(site, village, by, persons=(4, 4, 3, 2, 4), homes=(4, 4, 3))
    start, outcomes = Barrier(2), []

    def go():
        try:
            start.wait()
            outcomes.append(actions.run(draw=row, by=by, on=DRAWN).seed)
        except DomainError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    runners = [Thread(target=go) for _ in range(2)]
    [each.start() for each in runners]
    [each.join() for each in runners]
    seed = Draw.objects.get(pk=row.pk).seed
    assert sorted(outcomes) == sorted([seed, "not_frozen"])
    assert Allotment.objects.filter(draw=row).count() == DrawEntry.objects.filter(draw=row).count() == 5
    assert rules.faults_of(queries.publication_of(again(row))) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_freezes_with_one_home_one_is_refused(site, village, by):
    rows = [make_prepared(site, village, by, homes=(4,)) for _ in range(2)]
    actions.put_up(draw=rows[1], homes=[rows[0].homes.get().home], by=by)
    start, outcomes = Barrier(2), []

    def go(row):
        try:
            start.wait()
            outcomes.append(str(actions.freeze(draw=row, by=by, on=FROZEN).state))
        except DomainError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    runners = [Thread(target=go, args=[row]) for row in rows]
    [each.start() for each in runners]
    [each.join() for each in runners]
    assert sorted(outcomes) == ["frozen", "home_not_free"]
