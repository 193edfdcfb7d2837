"""The ledger of imports: who reads it, and its two actions."""

import pytest
from django.urls import reverse

from laborers.imports.models import ImportBatch
from tests.factories.imports import checked, loaded, person, sheet
from xundian.kit.clock import now
from xundian.kit.models import Job

LEDGER = reverse("admin:laborers_importbatch_changelist")


def choose(client, action, batch):
    return client.post(LEDGER, {"action": action, "sure": "1", "_selected_action": [str(batch.pk)]}, follow=True)


@pytest.mark.parametrize(("role", "status"), [("county", 200), ("auditor", 200), ("township", 200), ("officer", 302)])
def test_who_reads_the_ledger(county, cast, client, role, status):
    batch = checked(sheet(person(1)), county)
    client.force_login(getattr(cast, role))
    answer = client.get(LEDGER)
    assert answer.status_code == status
    assert (batch.file_name in answer.content.decode()) == (role in ("county", "auditor"))


def test_it_loads_and_undoes(county, cast, client):
    batch = checked(sheet(person(1)), county)
    client.force_login(cast.county)
    choose(client, "commit", batch)
    assert Job.objects.get().kind == "import_commit"
    assert client.get(reverse("admin:laborers_importbatch_change", args=[batch.pk])).status_code == 200
    done = loaded(sheet(person(2)), county, at=now())
    choose(client, "undo", done)
    assert ImportBatch.objects.get(pk=done.pk).state == "undone"


def test_an_auditor_changes_nothing(county, cast, client):
    batch = checked(sheet(person(1)), county)
    client.force_login(cast.auditor)
    choose(client, "commit", batch)
    assert ImportBatch.objects.get(pk=batch.pk).state == "checked"
    assert Job.objects.count() == 0
