"""Many hands at once, on real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.factories.cast import make_tree
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import OPENED, make_class, make_training_consent
from trainings.classes import actions
from trainings.classes.models import Enrolment
from xundian.kit.errors import Conflict

HANDS = 6


def all_at_once(work):
    """Run each callable in its own thread and connection; what each returned or was refused with."""
    barrier, answers = Barrier(len(work)), []

    def run(each):
        try:
            barrier.wait()
            answers.append(each())
        except Conflict as refusal:
            answers.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[each]) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def enrolling(row, laborer, consent):
    return lambda: actions.enrol(training_class=row, laborer=laborer, consent=consent, by=None, on=OPENED)


@pytest.mark.django_db(transaction=True)
def test_a_class_is_never_overbooked():
    tree = make_tree()
    row = make_class(tree.township, capacity=2)
    laborers = [make_assessed_laborer(tree) for _number in range(HANDS)]
    answers = all_at_once([enrolling(row, each, make_training_consent(each)) for each in laborers])
    assert len(answers) == HANDS
    assert answers.count("full") == HANDS - 2
    assert Enrolment.objects.filter(training_class=row, state="enrolled").count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_person_joins_one_class_only():
    tree = make_tree()
    laborer = make_assessed_laborer(tree)
    consent = make_training_consent(laborer)
    classes = [make_class(tree.township) for _number in range(HANDS)]
    answers = all_at_once([enrolling(row, laborer, consent) for row in classes])
    assert answers.count("already_in_class") == HANDS - 1
    assert Enrolment.objects.get().laborer == laborer
