"""Saved views of ledgers and what a person chose: who may use, change and remove them, and what they never keep."""

import pytest

from tests.factories.cast import make_user
from xundian.accounts import ledger_views as acts
from xundian.accounts.models import LedgerView, User
from xundian.kit.errors import Conflict, Invalid, Missing

LEDGER, PATH = "laborers.laborer", "/admin/laborers/laborer/"


def save(by, name="Mine", query="", columns=(), shared=False):
    return acts.save_view(ledger=LEDGER, name=name, query=query, columns=list(columns), shared=shared, by=by)


def names(user):
    return [view.name for view in acts.views_for(user, LEDGER)]


def test_what_was_searched_for_and_the_page_are_not_kept(cast):
    view = save(cast.county, query="q=530129199001011234&stage=matching&p=3&view=x&o=-1")
    assert view.query == "stage=matching&o=-1"


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"name": "  "}, "name", "required"),
        ({"name": "x" * 41}, "name", "too_long"),
        ({"query": "a=" + "b" * 1000}, "query", "too_long"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(cast, given, field, code):
    with pytest.raises(Invalid) as refusal:
        save(cast.county, **given)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not LedgerView.objects.exists()


def test_the_same_name_writes_over_the_own_view_only(cast):
    first = save(cast.county, query="o=1")
    assert save(cast.auditor, query="o=2").pk != first.pk
    assert save(cast.county, query="o=3").pk == first.pk
    assert LedgerView.objects.get(pk=first.pk).query == "o=3"


def test_thirty_views_of_a_ledger_are_enough(cast):
    for number in range(acts.MOST):
        save(cast.county, name=f"{number}")
    with pytest.raises(Conflict):
        save(cast.county, name="one more")
    assert save(cast.county, name="7", query="o=1").query == "o=1"


def test_a_shared_view_is_for_those_who_sit_in_the_same_division(cast):
    save(cast.county, name="Own")
    save(cast.county, name="Ours", shared=True)
    assert names(cast.county) == ["Ours", "Own"]
    assert names(cast.auditor) == ["Ours"]
    assert names(cast.township) == names(cast.stranger) == []


def test_only_its_maker_shares_or_removes_a_view_while_the_maker_sits_there(cast):
    view = save(cast.county, shared=True)
    for step in (lambda: acts.remove_view(view=view, by=cast.auditor),
                 lambda: acts.share_view(view=view, shared=False, by=cast.auditor)):  # fmt: skip
        with pytest.raises(Missing):
            step()
    User.objects.filter(pk=cast.county.pk).update(is_active=False)
    left = acts.views_for(cast.auditor, LEDGER)[0]
    acts.remove_view(view=left, by=cast.auditor)
    assert not LedgerView.objects.exists()


def test_a_default_that_is_removed_opens_the_whole_list(cast, client):
    client.force_login(cast.county)
    view = save(cast.county, query="stage=matching")
    acts.open_with(ledger=LEDGER, view=view, by=cast.county)
    opened = client.get(PATH)
    assert opened["Location"] == f"{PATH}?stage=matching&view={view.pk}"
    assert client.post(f"{PATH}views/{view.pk}/remove/")["Location"] == f"{PATH}?view="
    assert client.get(PATH).status_code == 200
    gone = client.get(opened["Location"], follow=True)
    assert gone.redirect_chain == [(f"{PATH}?view=", 302)]


def test_a_default_whose_filter_is_gone_locks_nobody_out(cast, client):
    client.force_login(cast.county)
    acts.open_with(ledger=LEDGER, view=save(cast.county, query="no_such_field=1"), by=cast.county)
    page = client.get(PATH, follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0].endswith("?view=")


def test_what_somebody_keeps_for_themselves_is_nobody_elses_to_open_or_remove(cast, client):
    view = save(cast.county)
    client.force_login(cast.auditor)
    for step in ("open", "share", "remove"):
        client.post(f"{PATH}views/{view.pk}/{step}/")
    assert LedgerView.objects.get().division is None
    assert client.get(f"{PATH}?view={view.pk}")["Location"] == f"{PATH}?view="


def test_a_column_that_is_none_is_not_remembered(cast, client):
    client.force_login(cast.county)
    client.post(f"{PATH}columns/", {"column": ["id_sealed", "household__phone", "sex"]})
    assert acts.choice_of(cast.county, LEDGER).columns == ["name", "sex"]
    client.post(f"{PATH}columns/", {"usual": "1"})
    assert acts.choice_of(cast.county, LEDGER).columns == []


def test_views_cost_the_same_however_many_there_are(cast, tree, client, django_assert_max_num_queries):
    client.force_login(cast.county)
    costs = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            colleague = make_user(f"colleague{number}", "county", division=tree.county)
            save(colleague, name=f"View {number}", shared=True)
        with django_assert_max_num_queries(20) as caught:
            page = client.get(f"{PATH}?view=")
        assert page.content.decode().count("View ") >= last
        costs.append(len(caught))
    assert costs[0] == costs[1]
