"""The back office, ledger by ledger: every address x role x relation to the row, raw query strings, steps, and costs.

Who may what is worked out here again from the role table, and who sees what row by row, as in test_access.py.
"""

import pytest
import time_machine
from django.contrib import admin
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laborers.registry.models import Household
from laborers.visits.models import Visit
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.house.test_access import PLACES_SEEN, Undo, owns, sees
from tests.house.world import CANARIES, ON, build
from trainings.classes import actions as classes
from trainings.classes.models import TrainingClass
from xundian.accounts.backoffice import ScopedAdmin
from xundian.accounts.models import Station, User
from xundian.accounts.roles import RIGHTS
from xundian.accounts.site import address
from xundian.kit import clock
from xundian.kit.models import Job, OutboxMessage
from xundian.pages.decisions import DECISIONS
from xundian.pages.office import PAGES, STAGES

LEDGERS = sorted(admin.site._registry.values(), key=lambda ledger: ledger.model._meta.label)
NAMES = [ledger.model._meta.label for ledger in LEDGERS]
INSIDE = ("township", "county", "auditor", "stranger")
OUTSIDE = ("officer", "colleague", "leader", "station", "site")
# Tables without a place; what stands in them is no row of a place. Of tokens only those of programs are shown.
WITHOUT_PLACE = {"Code", "DeviceToken", "DifficultyDeadline", "Heartbeat", "Job", "OutboxMessage"}
# Shared things carry the canary of the place that made them and are seen in all of the county.
COUNTY_WIDE = {
    "Enterprise", "Vacancy", "MatchRun", "MatchPolicy", "Batch", "Institution", "TrainingClass", "DailyInspection",
    "Session", "Finding", "SurveyRound", "Programme", "TrainingOrder", "Review", "ReviewDocument", "SelectionRound",
    "RoundCandidate", "Elector", "Ballot", "Objection",
    "AssessmentPolicy", "Site", "Workshop", "WelfarePost", "Target", "TargetPlan",
    "TargetChange", "AggregateRecord", "ImportBatch", "ImportMapping",
    "ContactPoint", "EmployerVisit", "VacancyCheck", "RecruitmentEvent", "EventStand", "RecruitmentPolicy",
    "EntryUnlock", "Contact", "Cooperation", "Selection", "Candidate", "Score", "Inspection",
    "Base", "Plot", "BasePost", "Technician", "Insurance", "BasePolicy", "Season", "Planting", "Sale",
    "DistributionScheme", "Distribution", "Draw", "DrawWitness", "ChannelPolicy",
    "Policy", "Meeting", "ProgressHeard",
}  # fmt: skip

# The session cookie of each user.
COOKIES = {}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with (
        time_machine.travel("2026-06-20T12:00:00+08:00", tick=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        tree = make_tree()
        cast = make_cast(tree, SITE_ID)
        build(cast, tree)
        for letter, user in (("A", cast.township), ("D", cast.stranger)):
            Job.objects.create(kind=f"{CANARIES[letter]}活", by=user)
            OutboxMessage.objects.create(
                topic="message", dedupe_key=CANARIES[letter], payload={"user_id": str(user.pk)},
                available_at=clock.now(), state="dead",
            )  # fmt: skip
        for user in vars(cast).values():
            client = Client()
            client.force_login(user)
            COOKIES[user] = f"sessionid={client.cookies['sessionid'].value}"
        inspected = TrainingClass.objects.get(title=f"{CANARIES['D']}班")
        classes.inspect(
            training_class=inspected, day=inspected.ends_on, present=0, findings=CANARIES["D"], by=cast.stranger,
            on=ON,
        )  # fmt: skip
        yield cast
        COOKIES.clear()
        transaction.set_rollback(True)


def ask(user, method, path, data=None):
    """The answer to a signed-in user; what the request wrote is taken back."""
    client, answer = Client(headers={"accept-language": "en"}), None
    client.cookies.load(COOKIES.get(user, ""))
    try:
        with transaction.atomic():
            answer = getattr(client, method)(path, data)
            raise Undo
    except Undo:
        return answer


def allowed(user, ledger):
    return user.role in RIGHTS[ledger.right].split()


def placed(ledgers):
    return [each for each in ledgers if each.model.__name__ not in WITHOUT_PLACE]


def rows_of(ledger, user):
    """(keys in the user's place, keys out of it)."""
    keys = [row.pk for row in ledger.model._base_manager.all()]
    shown = [pk for pk in keys if sees(user, ledger.model, pk)]
    return shown, [pk for pk in keys if pk not in shown]


def leaked(text, seen):
    return [letter for letter, canary in CANARIES.items() if canary in text and letter not in seen]


def seen_by(role, ledger):
    wide = "D" if role == "stranger" else "ABC"
    return wide if ledger.model.__name__ in COUNTY_WIDE else PLACES_SEEN[role]


def test_every_ledger_asks_the_scope_service_and_no_other_package_has_one():
    assert len(LEDGERS) > 30
    assert all(isinstance(ledger, ScopedAdmin) for ledger in LEDGERS)
    assert {ledger.model._meta.app_label for ledger in LEDGERS} == {"xundian", "laborers", "trainings", "relocation"}


def test_every_ledger_stands_in_the_menu_once():
    listed = [label for _title, ledgers in STAGES for label in ledgers]
    assert sorted(listed) == sorted(NAMES)


def test_the_world_has_rows_for_every_ledger(world):
    empty = {ledger.model.__name__ for ledger in LEDGERS if not ledger.model._base_manager.exists()}
    assert empty <= {"RevealLog", "Heartbeat"}


@pytest.mark.parametrize("role", OUTSIDE)
def test_other_roles_are_told_once_that_they_may_not(world, role):
    answer = ask(getattr(world, role), "get", "/admin/")
    assert answer.status_code == 302
    told = ask(getattr(world, role), "get", answer["Location"])
    assert told.status_code == 403
    assert "Your role does not carry this right" in told.content.decode()


def test_nobody_signs_in_at_the_house_door_and_comes_back(world):
    answer = ask(None, "get", "/admin/laborers/laborer/")
    form = ask(None, "get", answer["Location"])
    assert form["Location"] == "/sign-in/?next=/admin/laborers/laborer/"
    elsewhere = ask(world.county, "get", "/admin/login/?next=https://example.org/")
    assert elsewhere["Location"] == "/admin/"


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_the_role_table_decides_who_opens_a_ledger(world, ledger):
    for role in (*INSIDE, *OUTSIDE):
        user = getattr(world, role)
        status = ask(user, "get", address(ledger.model)).status_code
        wanted = 302 if role in OUTSIDE else 200 if allowed(user, ledger) else 403
        assert status == wanted, role


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_no_list_holds_a_name_out_of_scope(world, ledger):
    for role in INSIDE:
        user = getattr(world, role)
        if not allowed(user, ledger):
            continue
        for query in ("?e=1", "?q=金丝雀&_facets=1&o=1.2"):
            answer = ask(user, "get", f"{address(ledger.model)}{query}")
            assert answer.status_code == 200, query
            assert leaked(answer.content.decode(), seen_by(role, ledger)) == [], (role, query)


@pytest.mark.parametrize("ledger", placed(LEDGERS), ids=[each.model._meta.label for each in placed(LEDGERS)])
def test_a_row_out_of_scope_is_as_absent_as_none(world, ledger):
    nothing = "00000000-0000-7000-8000-00000000dead"
    nothing = nothing if ledger.model._meta.pk.get_internal_type() == "UUIDField" else "999999999"
    for role in INSIDE:
        user = getattr(world, role)
        if not allowed(user, ledger):
            continue
        shown, hidden = rows_of(ledger, user)
        for pk in shown[:1]:
            answer = ask(user, "get", address_of(ledger, "change", pk))
            assert answer.status_code == 200
            assert leaked(answer.content.decode(), seen_by(role, ledger)) == [], role
        for page in ("change", "history", "delete"):
            absent = ask(user, "get", address_of(ledger, page, nothing))
            for pk in hidden[:2]:
                answer = ask(user, "get", address_of(ledger, page, pk))
                assert answer.status_code == absent.status_code != 200, (role, page)
                assert leaked(answer.content.decode(), "") == [], (role, page)
                assert told(answer, pk) == told(absent, nothing), (role, page)


def address_of(ledger, page, pk):
    opts = ledger.model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=[pk])


def told(answer, pk):
    """The messages of an answer, without the key it names."""
    return [str(each).replace(str(pk), "") for each in get_messages(answer.wsgi_request)]


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_a_query_string_filters_by_the_ledgers_own_filters_only(world, ledger):
    paths = {"id__gte": "0", "pk__startswith": "0", "nothing": "1"}
    for field in ledger.model._meta.concrete_fields:
        paths[f"{field.name}__startswith"] = "a"
        if field.related_model is User:
            paths[f"{field.name}__password__startswith"] = "a"
        if field.related_model and field.related_model.__name__ == "Division":
            paths[f"{field.name}__users__password__startswith"] = "argon2"
    for lookup, value in paths.items():
        answer = ask(world.county, "get", address(ledger.model), {lookup: value})
        assert answer.status_code == 400, lookup


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_nobody_adds_changes_or_deletes_by_a_form(world, ledger):
    if ledger.model.__name__ == "Code":
        return
    opts = ledger.model._meta
    assert ask(world.county, "get", reverse(f"admin:{opts.app_label}_{opts.model_name}_add")).status_code == 403
    for pk in rows_of(ledger, world.county)[0][:1]:
        assert ask(world.county, "post", address_of(ledger, "change", pk), {}).status_code == 403
        assert ask(world.county, "post", address_of(ledger, "delete", pk), {"post": "yes"}).status_code == 403


ACTING = [ledger for ledger in LEDGERS if ledger.actions]


@pytest.mark.parametrize("ledger", ACTING, ids=[each.model._meta.label for each in ACTING])
def test_steps_reach_only_rows_that_the_users_place_owns(world, ledger):
    """A row out of scope is not touched, whatever the step; a shared one seen but not owned is refused in words."""
    if ledger.model.__name__ in WITHOUT_PLACE:
        return
    for role in INSIDE:
        user = getattr(world, role)
        shown, hidden = rows_of(ledger, user)
        foreign = [pk for pk in shown if not owns(user, ledger.model, pk)]
        for step in ledger.actions:
            for pk in hidden[:1] + foreign[:1]:
                chosen = {"action": step.__name__, "_selected_action": [str(pk)], "index": "0", "sure": "1"}
                answer = ask(user, "post", address(ledger.model), chosen)
                words = " ".join(str(each) for each in get_messages(answer.wsgi_request) if answer.status_code != 403)
                assert "row done" not in words, (role, step.__name__)
                if pk in foreign and user.role in RIGHTS[step.right].split():
                    assert "Another place runs this." in words, (role, step.__name__)


@pytest.mark.parametrize("ledger", ACTING, ids=[each.model._meta.label for each in ACTING])
def test_steps_are_offered_to_those_who_may_take_them(world, ledger):
    for role in INSIDE:
        user = getattr(world, role)
        if allowed(user, ledger):
            page = ask(user, "get", address(ledger.model)).content.decode()
            for step in ledger.actions:
                assert (f'<option value="{step.__name__}"' in page) == (user.role in RIGHTS[step.right].split()), (
                    role,
                    step,
                )


def test_a_key_that_is_none_is_refused_without_a_crash(world):
    chosen = {"action": "close", "_selected_action": ["no-key"], "index": "0"}
    assert ask(world.county, "post", "/admin/laborers/vacancy/", chosen).status_code < 500


def test_the_search_finds_rows_of_the_place_only_and_forgets(world):
    for role in INSIDE:
        user = getattr(world, role)
        for extended in ("", "&extended=1"):
            answer = ask(user, "get", f"/admin/search/?s=金丝雀{extended}")
            text = answer.content.decode()
            assert leaked(text, "D" if role == "stranger" else "ABC") == []
            if role == "township":
                assert "/laborers/laborer/" in text
                assert CANARIES["C"] + "甲" not in text
    found = ask(world.county, "get", "/admin/search/?s=laborers").content.decode()
    assert "/admin/laborers/laborer/" in found
    assert ask(world.officer, "get", "/admin/search/?s=a").status_code == 302


def test_no_door_completes_names(world):
    query = {"app_label": "laborers", "model_name": "case", "field_name": "laborer", "term": "金丝雀"}
    assert ask(world.county, "get", "/admin/autocomplete/", query).status_code == 403


@pytest.mark.parametrize("role", INSIDE)
def test_what_waits_is_counted_as_the_linked_list_counts(world, role):
    user = getattr(world, role)
    told = ask(user, "get", "/admin/").context["decisions"]
    for mine in (True, False):
        shown = {each["words"] for own, _group, lines in told for each in lines if own is mine}
        readable = {each.words for each in DECISIONS if reads(user, each) and (user.role in each.whose.split()) is mine}
        assert shown == readable, mine
    lines = [each for _own, _group, lines in told for each in lines]
    for each in lines:
        page = ask(user, "get", each["address"]).context
        count = page["cl"].result_count if "cl" in page else page["page"].paginator.count
        assert count == each["number"], each["words"]
        assert (each["oldest"] is not None) == (count > 0), each["words"]
        assert each["due"] or each["oldest"] is None or each["oldest"] <= ON, each["words"]
    if role == "county":
        assert sum(1 for each in lines if each["number"]) >= 5


def reads(user, decision):
    """Whether the role reads what waits, by the role table."""
    ledger = next((each for each in LEDGERS if each.model._meta.label == decision.where), None)
    return allowed(user, ledger) if ledger else user.role in RIGHTS[decision.right].split()


def test_the_first_page_says_since_when_the_oldest_waits(world):
    told = ask(world.county, "get", "/admin/").context["decisions"]
    since = {each.words: each.since for each in DECISIONS}
    listed = [each for _own, _group, lines in told for each in lines if each["number"]]
    checked = 0
    for each in listed:
        page = ask(world.county, "get", each["address"]).context
        days = [getattr(row, since[each["words"]]) for row in page["cl"].queryset] if "cl" in page else []
        checked += len(days)
        assert not days or each["oldest"] == min(clock.day_of(d) if hasattr(d, "hour") else d for d in days)
    assert checked >= 5


def test_the_menu_shows_what_the_role_may_read_in_both_languages(world):
    for role in INSIDE:
        user = getattr(world, role)
        groups = ask(user, "get", "/admin/").context["sidebar_navigation"]
        links = {item["link"] for group in groups for item in group["items"]}
        assert links >= {"/admin/", "/desk/"}
        pages = {reverse(page) for _stage, _words, _icon, page, right in PAGES if user.role in RIGHTS[right].split()}
        assert links - {"/admin/", "/desk/"} == pages | {
            address(ledger.model) for ledger in LEDGERS if allowed(user, ledger)
        }
    page = ask(world.county, "get", "/admin/laborers/case/").content.decode()
    assert 'action="/language/"' in page
    assert 'value="/admin/laborers/case/"' in page


def test_a_filter_by_place_keeps_to_the_readers_own(world):
    townships = ask(world.county, "get", "/admin/laborers/laborer/?place=530129103").context["cl"].queryset
    assert {each.division_id[:9] for each in townships} == {"530129103"}
    elsewhere = ask(world.township, "get", "/admin/laborers/laborer/?place=520526002").context["cl"].queryset
    assert not elsewhere.exists()


def test_visits_are_filtered_by_where_their_household_lives_now(world):
    made = Visit.objects.filter(household__division=world.officer.division).first()
    Household.objects.filter(pk=made.household_id).update(division=world.colleague.division)
    shown = {
        user.division_id: made in ask(world.township, "get", f"/admin/laborers/visit/?place={user.division_id}")
        .context["cl"].queryset
        for user in (world.officer, world.colleague)
    }  # fmt: skip
    assert shown == {world.officer.division_id: False, world.colleague.division_id: True}


def test_the_history_is_for_those_who_read_the_audit(world):
    pk = world.officer.pk
    page = ask(world.county, "get", f"/admin/xundian/user/{pk}/history/")
    assert "Recorded" in page.content.decode()
    laborer = rows_of(next(each for each in LEDGERS if each.model.__name__ == "Laborer"), world.township)[0][0]
    assert ask(world.township, "get", f"/admin/laborers/laborer/{laborer}/history/").status_code == 403
    assert ask(world.auditor, "get", f"/admin/laborers/laborer/{laborer}/history/").status_code == 200


def test_a_history_tells_what_changed_in_words(world):
    pk = world.station.station_id
    Station.objects.filter(pk=pk).update(destinations=["33", "3101"])
    page = ask(world.county, "get", f"/admin/xundian/station/{pk}/history/").content.decode()
    assert "destination prefixes" in page
    assert "3101" in page


def test_a_record_without_history_says_so(world):
    visit = rows_of(next(each for each in LEDGERS if each.model.__name__ == "Visit"), world.county)[0][0]
    page = ask(world.county, "get", f"/admin/laborers/visit/{visit}/history/")
    assert "Of this record no history is kept." in page.content.decode()


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_a_list_costs_the_same_for_3_rows_and_for_all(world, ledger, monkeypatch):
    """One page of 3 rows and one of up to 30 of the same list: the same number of statements."""
    costs = []
    for size in (1, 3, 30):
        monkeypatch.setattr(ledger, "list_per_page", size)
        with CaptureQueriesContext(connection) as caught:
            ask(world.county, "get", address(ledger.model))
        costs.append(len(caught))
    assert len(set(costs)) == 1, costs
    assert costs[0] <= 18
