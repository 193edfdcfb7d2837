"""The ledgers of trainings in the back office: who opens them, what they list, what their actions do."""

import pytest
from django.urls import reverse

from tests.factories.trainings import make_class, make_running_class
from trainings.classes.models import TrainingClass

LEDGERS = [
    "institution", "trainingclass", "enrolment", "dailyinspection", "finding", "session", "assessment", "certificate",
]  # fmt: skip


def run(client, model, action, rows):
    address = reverse(f"admin:trainings_{model}_changelist")
    return client.post(address, {"action": action, "sure": "1", "_selected_action": [str(row.pk) for row in rows]})


@pytest.mark.parametrize("model", LEDGERS)
def test_office_roles_open_the_ledgers_and_their_rows(client, cast, tree, model):
    _row, trainees = make_running_class(tree.township, tree.village)
    address = reverse(f"admin:trainings_{model}_changelist")
    for user in (cast.township, cast.county, cast.auditor):
        client.force_login(user)
        assert client.get(address).status_code == 200
    client.force_login(cast.officer)
    assert client.get(address).status_code in (302, 403)
    client.force_login(cast.county)
    detail = {"enrolment": trainees[0], "trainingclass": _row, "institution": _row.institution}.get(model)
    if detail:
        assert client.get(reverse(f"admin:trainings_{model}_change", args=[detail.pk])).status_code == 200


def test_another_county_finds_an_empty_ledger(client, cast, tree):
    make_class(tree.township, title="只属于寻甸的班")
    client.force_login(cast.stranger)
    assert "只属于寻甸的班" not in client.get(reverse("admin:trainings_trainingclass_changelist")).text
    client.force_login(cast.township)
    assert "只属于寻甸的班" in client.get(reverse("admin:trainings_trainingclass_changelist")).text


def test_the_office_moves_its_own_classes_only(client, cast, tree):
    own, countys = make_class(tree.township), make_class(tree.county)
    client.force_login(cast.township)
    run(client, "trainingclass", "cancel_class", [own, countys])
    own.refresh_from_db()
    countys.refresh_from_db()
    assert (own.state, countys.state) == ("cancelled", "open")


def test_a_refused_step_leaves_the_row_and_says_why(client, cast, tree):
    row = make_class(tree.township)
    client.force_login(cast.township)
    answer = run(client, "trainingclass", "close_class", [row])
    assert TrainingClass.objects.get().state == "open"
    assert row.title in client.get(answer.url).text
