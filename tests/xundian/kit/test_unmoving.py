import pytest
from django.db import connection, transaction

from xundian.kit.sql import fetch, unmoving


def isolation():
    return fetch("SHOW transaction_isolation")[0][0]


@pytest.mark.django_db(transaction=True)
def test_what_is_read_stands_still_and_afterwards_everything_is_as_usual():
    with unmoving(), transaction.atomic():
        assert isolation() == "repeatable read"
    with transaction.atomic():
        assert isolation() == "read committed"


@pytest.mark.django_db(transaction=True)
def test_it_is_as_usual_again_after_a_failure():
    with pytest.raises(RuntimeError), unmoving(), transaction.atomic():
        raise RuntimeError
    with transaction.atomic():
        assert isolation() == "read committed"


@pytest.mark.django_db
def test_inside_a_transaction_that_has_begun_nothing_is_changed():
    before = isolation()
    with unmoving(), transaction.atomic():
        assert isolation() == before
    assert connection.in_atomic_block
