"""The database keeps what was frozen, whoever writes: no update, no late row, no seed of choice, no second result."""

import pytest
from django.db import DatabaseError, connection, transaction

from relocation.draws.models import Allotment, Draw, DrawEntry, DrawHome, DrawReveal, DrawWitness, Succession
from relocation.draws.rules import sha256
from tests.factories.draws import DRAWN, again, make_drawn, make_frozen, make_prepared, make_told, secret_of
from tests.factories.relocation import make_site
from xundian.kit.ids import new_id


@pytest.fixture
def by(cast):
    return cast.county


@pytest.fixture
def site(tree, by):
    return make_site(tree.township, by=by)


def refused(sql, *given):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, given)


@pytest.mark.parametrize("column", ["roster", "digest", "title", "code"])
def test_what_was_frozen_stays(site, by, tree, column):
    row = make_frozen(site, tree.village, by)
    refused(f"UPDATE relocation_draw SET {column} = 'x' WHERE id = %s", row.pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE relocation_draw SET title = title WHERE id = %s", [row.pk])
    assert again(row).roster == row.roster


@pytest.mark.parametrize("make", [make_frozen, make_drawn])
def test_a_draw_is_never_deleted_nor_prepared_again(site, by, tree, make):
    row = make(site, tree.village, by)
    refused("DELETE FROM relocation_draw WHERE id = %s", row.pk)
    refused("UPDATE relocation_draw SET state = 'preparing' WHERE id = %s", row.pk)


@pytest.mark.parametrize("model", [DrawEntry, DrawHome, DrawWitness])
def test_rows_of_a_frozen_roster_neither_come_nor_change_nor_go(site, by, tree, model):
    row = make_frozen(site, tree.village, by)
    table = model._meta.db_table
    refused(f"UPDATE {table} SET number = number + 100 WHERE draw_id = %s", row.pk)
    refused(f"DELETE FROM {table} WHERE draw_id = %s", row.pk)
    prepared = make_prepared(site, tree.village, by)
    refused(f"UPDATE {table} SET draw_id = %s WHERE draw_id = %s", row.pk, prepared.pk)
    added = model.objects.filter(draw=prepared).first()
    added.pk, added.draw, added.number = new_id(), row, 99
    with pytest.raises(DatabaseError), transaction.atomic():
        added.save(force_insert=True)


def test_only_what_was_prepared_is_frozen(site, by, tree):
    row = make_prepared(site, tree.village, by)
    freeze = "UPDATE relocation_draw SET state='frozen', frozen_on='2026-03-10', roster=%s, digest=%s WHERE id=%s"
    roster = '{"entries":[],"homes":[]}'
    refused(freeze, roster, "ab" * 32, row.pk)
    refused(freeze, roster, sha256(roster), row.pk)


def test_a_secret_fits_and_never_changes(site, by, tree):
    row = make_told(site, tree.village, by)
    refused("UPDATE relocation_drawreveal SET secret = 'another-secret-1234567' WHERE draw_id = %s", row.pk)
    refused("DELETE FROM relocation_drawreveal WHERE draw_id = %s", row.pk)
    other = make_frozen(site, tree.village, by)
    witness = DrawWitness.objects.get(draw=other, number=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        DrawReveal.objects.create(draw=other, witness=witness, secret=secret_of(2), told_on=DRAWN)
    assert DrawReveal.objects.create(draw=other, witness=witness, secret=secret_of(1), told_on=DRAWN)


def test_the_seed_is_what_all_secrets_make_of_it(site, by, tree):
    row = make_told(site, tree.village, by)
    drawn = "UPDATE relocation_draw SET state='drawn', drawn_on='2026-03-18', seed=%s WHERE id=%s"
    refused(drawn, "ab" * 32, row.pk)
    one = make_frozen(site, tree.village, by)
    refused(drawn, "ab" * 32, one.pk)


def test_a_result_that_all_secrets_made_is_not_turned_down(site, by, tree):
    row = make_told(site, tree.village, by)
    end = "UPDATE relocation_draw SET state='abandoned', ended_on='2026-03-30', ended_reason='x' WHERE id=%s"
    refused(end, row.pk)
    with connection.cursor() as cursor:
        cursor.execute(end, [make_frozen(site, tree.village, by).pk])


def test_homes_are_drawn_once(site, by, tree):
    row = make_drawn(site, tree.village, by)
    refused("UPDATE relocation_allotment SET home_id = NULL WHERE draw_id = %s", row.pk)
    refused("DELETE FROM relocation_allotment WHERE draw_id = %s", row.pk)
    refused("UPDATE relocation_draw SET seed = %s WHERE id = %s", "ab" * 32, row.pk)
    refused(
        "UPDATE relocation_draw SET state = 'abandoned', ended_on = now(), ended_reason = 'x' WHERE id = %s", row.pk
    )
    first = Allotment.objects.filter(draw=row).first()
    with pytest.raises(DatabaseError), transaction.atomic():
        Allotment.objects.create(draw=row, entry=first.entry, position=99)


def test_homes_are_given_back_after_the_draw_only(site, by, tree):
    row = make_frozen(site, tree.village, by)
    first = DrawEntry.objects.filter(draw=row).first()
    with pytest.raises(DatabaseError), transaction.atomic():
        Succession.objects.create(draw=row, number=1, entry=first, on=DRAWN, reason="x")
    assert Draw.objects.get(pk=row.pk).state == "frozen"
