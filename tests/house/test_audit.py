"""The audit is the database's own: whoever writes, by whatever way, leaves a row that nobody can change."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pghistory
import pytest
from django.db import ProgrammingError, connection, transaction

from laborers.registry import actions
from laborers.registry.models import Case, Household, Laborer, Skill
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_policy, make_response
from xundian.accounts.audit import audited_models
from xundian.kit.sql import copy_rows, execute, fetch
from xundian.kit.sweeps import SWEEPS, Sweep, run_sweep

AUDIT = "/api/v1/audit/"


@pytest.fixture
def home(cast, tree):
    return make_household(tree.village, address="1")


@pytest.fixture
def laborer(home):
    return make_laborer(home, identity="new")


def newest(record):
    return record.history.order_by("-pgh_id").first()


def writer_of(record):
    context = newest(record).pgh_context
    return context and context.metadata.get("user")


# --- every way of writing -----------------------------------------------------------------------------------------


def by_save(laborer):
    laborer.phone = "1"
    laborer.save(update_fields=["phone"])


def by_update(laborer):
    Laborer.objects.filter(pk=laborer.pk).update(phone="1")


def by_bulk_update(laborer):
    laborer.phone = "1"
    Laborer.objects.bulk_update([laborer], ["phone"])


def by_hand_written_sql(laborer):
    execute("UPDATE laborers_laborer SET phone = '1' WHERE id = %s", [laborer.pk])


def by_named_parameters(laborer):
    execute("UPDATE laborers_laborer SET phone = '1' WHERE id = %(id)s", {"id": laborer.pk})


@pytest.mark.parametrize("write", [by_save, by_update, by_bulk_update, by_hand_written_sql, by_named_parameters])
def test_every_way_of_changing_leaves_a_row_with_its_writer(cast, laborer, write):
    before = laborer.history.count()
    with pghistory.context(user=str(cast.officer.pk)):
        write(laborer)
    assert laborer.history.count() == before + 1
    assert (newest(laborer).phone, newest(laborer).pgh_label) == ("1", "update")
    assert writer_of(laborer) == str(cast.officer.pk)


def test_copy_leaves_a_row_with_its_writer(cast, laborer):
    pk = uuid.uuid4()
    columns = (
        "id",
        "created_at",
        "updated_at",
        "version",
        "laborer_id",
        "occupation",
        "certificate",
        "level",
        "source",
    )
    row = (pk, "2026-01-01", "2026-01-01", 1, laborer.pk, "welding", "", "", "survey")
    with pghistory.context(user=str(cast.county.pk)), transaction.atomic():
        assert copy_rows("laborers_skill", columns, [row]) == 1
    skill = Skill.objects.get(pk=pk)
    assert newest(skill).pgh_label == "insert"
    assert writer_of(skill) == str(cast.county.pk)


def test_bulk_create_leaves_rows_with_their_writer(cast, laborer):
    with pghistory.context(user=str(cast.county.pk)):
        skills = Skill.objects.bulk_create(
            [Skill(laborer=laborer, occupation=each, source="survey") for each in ("welding", "sewing")]
        )
    assert [writer_of(skill) for skill in skills] == [str(cast.county.pk)] * 2


def test_a_write_that_changes_nothing_leaves_nothing(laborer):
    before = laborer.history.count()
    Laborer.objects.filter(pk=laborer.pk).update(phone=laborer.phone)
    assert laborer.history.count() == before


def test_the_writer_of_a_request_with_a_token_is_known(cast, api, home):
    client = api(cast.officer)
    path = f"/api/v1/households/{home.pk}/"
    assert client.patch(path, {"address": "2"}, HTTP_IF_MATCH='"1"').status_code == 200
    assert writer_of(home) == str(cast.officer.pk)
    created = client.post("/api/v1/households/", {"number": "H1", "division": home.division_id}).json()["id"]
    assert writer_of(Household.objects.get(pk=created)) == str(cast.officer.pk)
    keyed = {"HTTP_IDEMPOTENCY_KEY": "one-household"}
    created = client.post("/api/v1/households/", {"number": "H2", "division": home.division_id}, **keyed).json()["id"]
    assert writer_of(Household.objects.get(pk=created)) == str(cast.officer.pk)


def test_the_writer_of_a_set_based_run_is_known_on_every_row(cast, api, tree, home):
    make_policy(tree.county)
    for _ in range(5):
        make_response(make_laborer(home))
    body = {"division": tree.county.code}
    assert api(cast.county).post("/api/v1/assessments/run/", body).json()["changed"] == 5
    assert {writer_of(case) for case in Case.objects.all()} == {str(cast.county.pk)}


def test_the_next_request_on_the_same_connection_has_its_own_writer(cast, api, home):
    first, second = api(cast.officer), api(cast.township)
    first.patch(f"/api/v1/households/{home.pk}/", {"address": "2"}, HTTP_IF_MATCH='"1"')
    second.patch(f"/api/v1/households/{home.pk}/", {"address": "3"}, HTTP_IF_MATCH='"2"')
    assert writer_of(home) == str(cast.township.pk)


def test_what_the_clock_writes_names_its_sweep(cast, home, monkeypatch):
    def touch(on, at):
        Household.objects.filter(pk=home.pk).update(address="by the clock")

    monkeypatch.setitem(SWEEPS, "touching", Sweep("touching", timedelta(days=1), timedelta(days=1), touch))
    run_sweep("touching", on=date(2026, 3, 1), at=datetime(2026, 3, 1, tzinfo=UTC))
    assert newest(home).pgh_context.metadata["sweep"] == "touching"


# --- history stays ------------------------------------------------------------------------------------------------


def test_every_history_table_is_append_only(db):
    guarded = {
        table
        for (table,) in fetch(
            "SELECT tgrelid::regclass::text FROM pg_trigger"
            " WHERE tgname LIKE 'pgtrigger_append_only%%' AND tgenabled = 'O'"
        )
    }
    histories = {model._meta.get_field("history").related_model._meta.db_table for model in audited_models().values()}
    assert len(histories) >= 15
    assert histories <= guarded


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE laborers_laborerhistory SET name = 'x'",
        "DELETE FROM laborers_laborerhistory",
        "UPDATE laborers_caseevent SET detail = '{}'",
        "DELETE FROM laborers_caseevent",
    ],
)
def test_history_and_timeline_refuse_to_be_changed(laborer, harm):
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        execute(harm)


def test_no_history_holds_an_identity_number_or_a_password(laborer):
    columns = fetch(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_name LIKE '%%history' AND column_name ~ 'identity|password|digest|sealed|^slip$'"
        " ORDER BY table_name"
    )
    # Sums over the roster of a draw and over the ballots of a round are published for anybody to check.
    assert columns == [("relocation_drawhistory", "digest"), ("trainings_selectionroundhistory", "digest")]
    hint = laborer.identity_hint
    assert len(hint) == 18
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM laborers_laborerhistory h WHERE h::text LIKE %s", [f"%{hint}%"])
        assert cursor.fetchone() == (0,)


# --- reading it ---------------------------------------------------------------------------------------------------


def test_only_county_and_auditor_read_the_audit_of_their_own_place(cast, api, laborer):
    asked = {"model": "laborer", "id": str(laborer.pk)}
    seen = {name: api(user).get(AUDIT, asked).status_code for name, user in vars(cast).items()}
    assert seen == {
        "officer": 403, "colleague": 403, "township": 403, "county": 200, "leader": 403, "station": 403, "site": 403,
        "auditor": 200, "stranger": 404,
    }  # fmt: skip
    absent = api(cast.stranger).get(AUDIT, asked | {"id": str(uuid.uuid4())})
    assert absent.json() == api(cast.stranger).get(AUDIT, asked).json()


def test_it_tells_who_changed_what_newest_first(cast, api, home):
    client = api(cast.officer)
    client.patch(f"/api/v1/households/{home.pk}/", {"address": "2", "group_name": "3组"}, HTTP_IF_MATCH='"1"')
    lines = api(cast.auditor).get(AUDIT, {"model": "household", "id": str(home.pk)}).json()["results"]
    assert [line["kind"] for line in lines] == ["update", "insert"]
    assert (lines[0]["by"], lines[0]["by_name"]) == (str(cast.officer.pk), "Officer")
    changes = {change["field"]: (change["before"], change["after"]) for change in lines[0]["changes"]}
    assert changes == {"address": ("1", "2"), "group_name": ("", "3组"), "version": (1, 2)}
    assert {"field": "number", "before": None, "after": home.number} in lines[1]["changes"]


def test_pages_of_the_audit_join_without_a_gap(cast, api, home):
    for number in range(5):
        Household.objects.filter(pk=home.pk).update(address=f"road {number}")
    client = api(cast.auditor)
    page = client.get(AUDIT, {"model": "household", "id": str(home.pk), "limit": 2}).json()
    lines = page["results"]
    while page["next"]:
        page = client.get(page["next"]).json()
        lines += page["results"]
    roads = [change for line in lines for change in line["changes"] if change["field"] == "address"]
    assert [(change["before"], change["after"]) for change in roads[:2]] == [("road 3", "road 4"), ("road 2", "road 3")]
    assert len(lines) == 6


@pytest.mark.parametrize("size", [3, 30])
def test_the_audit_costs_the_same_at_any_length(cast, api, home, size, django_assert_num_queries):
    for number in range(size):
        with pghistory.context(user=str(cast.officer.pk)):
            Household.objects.filter(pk=home.pk).update(address=f"road {number}")
    client = api(cast.auditor)
    client.get("/api/v1/users/me/")
    with django_assert_num_queries(5):
        answer = client.get(AUDIT, {"model": "household", "id": str(home.pk)})
    assert len(answer.json()["results"]) == size + 1


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({}, 422, "unknown_model"),
        ({"model": "permission"}, 422, "unknown_model"),
        ({"model": "devicetoken", "id": "x"}, 422, "unknown_model"),
        ({"model": "laborer"}, 404, "not_found"),
        ({"model": "laborer", "id": "word"}, 404, "not_found"),
        ({"model": "laborer", "id": "x", "password": "y"}, 400, "unknown_field"),
    ],
)
def test_a_wrong_question_gets_a_clear_answer(cast, api, asked, status, code):
    answer = api(cast.county).get(AUDIT, asked)
    said = answer.json()["errors"][0] if status == 422 else answer.json()
    assert (answer.status_code, said["code"]) == (status, code)


def test_the_actions_of_the_registry_are_what_is_audited(cast, tree):
    household = actions.register_household(
        number="H9", division=tree.village, by=cast.officer, on=date(2026, 3, 1), phone="13800000000"
    )
    assert newest(household).phone == "13800000000"
