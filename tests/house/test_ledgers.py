"""What every ledger of the back office can do besides listing: views, columns, badges, steps looked at first.

By matrix over all ledgers that are registered, so that a new one is held to it without anybody remembering.
"""

import pytest
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.house.test_access import Undo, owns
from tests.house.test_backoffice import (
    ACTING,
    COOKIES,
    INSIDE,
    LEDGERS,
    NAMES,
    OUTSIDE,
    WITHOUT_PLACE,
    allowed,
    ask,
    rows_of,
    world,  # noqa: F401
)
from xundian.accounts import ledger_views
from xundian.accounts.models import LedgerChoice, LedgerView
from xundian.accounts.right_words import CHAPTERS
from xundian.accounts.roles import CARRIERS, RIGHTS
from xundian.accounts.site import address
from xundian.pages.backoffice.policies import POLICIES

pytestmark = pytest.mark.django_db


def asking(user, *calls):
    """The answers to one person's requests in a row, (method, path, data) each; what they wrote is taken back."""
    client, answers = Client(headers={"accept-language": "en"}), []
    client.cookies.load(COOKIES.get(user, ""))
    try:
        with transaction.atomic():
            for call in calls:
                method, path, data = call(answers) if callable(call) else call
                answers.append(getattr(client, method)(path, data))
            raise Undo
    except Undo:
        return answers


def label(ledger):
    return ledger.model._meta.label_lower


def readers(world, ledger):  # noqa: F811
    return [getattr(world, role) for role in INSIDE if allowed(getattr(world, role), ledger)]


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_all_columns_that_can_be_chosen_are_shown_at_the_cost_of_a_page_and_not_of_its_rows(
    world,  # noqa: F811
    ledger,
    monkeypatch,
):
    names = ledger.column_names()
    assert len(names) == len(set(names))
    costs = []
    with transaction.atomic():
        ledger_views.choose_columns(ledger=label(ledger), columns=names, by=world.county)
        for size in (1, 3, 30):
            monkeypatch.setattr(ledger, "list_per_page", size)
            with CaptureQueriesContext(connection) as caught:
                page = ask(world.county, "get", address(ledger.model))
            # A list of codes is read once, by the first page that shows one of its words.
            costs.append(sum('FROM "xundian_code"' not in each["sql"] for each in caught.captured_queries))
            assert page.context["chosen"].columns == names
        transaction.set_rollback(True)
    assert len(set(costs)) == 1, costs


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_a_view_keeps_filters_order_and_columns_and_may_open_the_ledger(world, ledger):  # noqa: F811
    user, path = readers(world, ledger)[0], address(ledger.model)
    first = ledger.usual_columns()[:1]
    sent = {"name": "Mine", "query": "o=-1&q=secret&p=2", "column": first, "opens": "1"}
    saved, bare, shown, whole = asking(
        user, ("post", f"{path}views/", sent), ("get", path, None),
        lambda answers: ("get", answers[1]["Location"], None), ("get", f"{path}?view=", None),
    )  # fmt: skip
    assert saved.status_code == bare.status_code == 302
    assert bare["Location"].startswith(f"{path}?o=-1&view=")
    assert "secret" not in saved["Location"]
    assert shown.context["chosen"].columns == (first if len(ledger.usual_columns()) > 1 else ledger.usual_columns())
    assert shown.context["chosen"].view.name == "Mine"
    assert not shown.context["chosen"].changed
    assert whole.context["chosen"].columns == ledger.usual_columns()


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_only_readers_of_a_ledger_keep_views_and_columns_of_it(world, ledger):  # noqa: F811
    path, nothing = address(ledger.model), "00000000-0000-7000-8000-00000000dead"
    for role in (*INSIDE, *OUTSIDE):
        user = getattr(world, role)
        for end in ("views/", "columns/", f"views/{nothing}/remove/"):
            answer = ask(user, "post", f"{path}{end}", {"name": "x"})
            wanted = 302 if role in OUTSIDE or allowed(user, ledger) else 403
            assert answer.status_code == wanted, (role, end)
            assert (path in answer.get("Location", "")) == (wanted == 302), (role, end)
            assert answer.get("Location", "").startswith("/admin/login/") == (role in OUTSIDE)
    assert not LedgerView.objects.exists()
    assert not LedgerChoice.objects.exists()


@pytest.mark.parametrize("ledger", LEDGERS, ids=NAMES)
def test_every_filter_stands_as_a_badge_whose_choices_lead_somewhere(world, ledger):  # noqa: F811
    path = address(ledger.model)
    page = ask(world.county, "get", path)
    badges = page.context["badges"]
    assert [each["title"] for each in badges] == [spec.title for spec in page.context["cl"].filter_specs]
    assert not any(each["remove"] for each in badges)
    for each in badges:
        chosen = next((choice for choice in each["choices"] if not choice["here"]), None)
        if chosen is None:
            continue
        narrowed = ask(world.county, "get", f"{path}{chosen['address']}")
        assert narrowed.status_code == 200, each["title"]
        active = [badge for badge in narrowed.context["badges"] if badge["remove"]]
        assert [(badge["title"], badge["value"]) for badge in active] == [(each["title"], str(chosen["words"]))]
        assert ask(world.county, "get", f"{path}{active[0]['remove']}").context["cl"].result_count >= 0


@pytest.mark.parametrize("ledger", ACTING, ids=[each.model._meta.label for each in ACTING])
def test_a_step_is_looked_at_first_and_what_is_seen_is_what_is_done(world, ledger):  # noqa: F811
    """The look writes nothing; confirmed, exactly the rows that it said would be done are done."""
    if ledger.model.__name__ in WITHOUT_PLACE:
        return
    looked = 0
    for role in INSIDE:
        user = getattr(world, role)
        mine = [pk for pk in rows_of(ledger, user)[0] if owns(user, ledger.model, pk)][:3]
        for step in ledger.actions:
            if not mine or not allowed(user, ledger) or user.role not in RIGHTS[step.right].split():
                continue
            sent = {"action": step.__name__, "_selected_action": [str(pk) for pk in mine], "index": "0"}
            seen = ask_within(user, address(ledger.model), sent, ledger, mine)
            assert seen.untouched, (role, step.__name__)
            able = [row["key"] for row in seen.context["able"]]
            assert len(able) + seen.context["left"] == len(mine)
            done = ask(user, "post", address(ledger.model), sent | {"sure": "1"})
            words = " ".join(str(each) for each in get_messages(done.wsgi_request))
            count = f"{len(able)} row{'' if len(able) == 1 else 's'} done."
            assert (count in words) if able else ("done." not in words), (role, step.__name__, words)
            looked += 1
    assert looked or not any(rows_of(ledger, getattr(world, role))[0] for role in INSIDE)


def state(ledger, keys):
    return list(ledger.model._base_manager.filter(pk__in=keys).order_by("pk").values_list())


def ask_within(user, path, sent, ledger, keys):
    """The answer to a step, with `untouched`: whether the rows are as before, before anything is taken back."""
    before = state(ledger, keys)
    client, answer = Client(headers={"accept-language": "en"}), None
    client.cookies.load(COOKIES.get(user, ""))
    try:
        with transaction.atomic():
            answer = client.post(path, sent)
            answer.untouched = state(ledger, keys) == before
            raise Undo
    except Undo:
        return answer


def test_every_right_is_put_into_words_once():
    told = [right for _title, rights in CHAPTERS for right in rights]
    assert len(told) == len(set(told))
    assert set(told) == set(CARRIERS)


def test_every_dated_policy_stands_on_the_page_of_policies():
    dated = {each.model._meta.label for each in LEDGERS if is_policy(each.model)}
    assert dated
    assert dated <= set(POLICIES)


def is_policy(model):
    """A row with a document that holds from a day on, of a county or of nobody: no share, no post of one base."""
    names = {field.name for field in model._meta.concrete_fields}
    return {"document", "valid_from"} <= names and not names & {"base", "household", "laborer"}


def test_the_pages_of_the_office_are_for_those_whom_the_role_table_names(world):  # noqa: F811
    for page, right in (("roles", "users.read"), ("policies", "office.read"), ("audit", "audit.read")):
        for role in (*INSIDE, *OUTSIDE):
            user = getattr(world, role)
            wanted = 200 if user.role in RIGHTS[right].split() else 403
            assert ask(user, "get", f"/admin/{page}/").status_code == wanted, (page, role)
