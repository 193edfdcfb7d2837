"""`manage.py demo`: the sign-ins, and every way in which it refuses or does nothing."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.db import transaction

from laborers.difficulties.models import Difficulty
from laborers.registry.models import Household, Laborer
from laborers.visits.models import Visit
from relocation.channels.models import ChannelOffer
from tests.factories.registry import make_household
from tests.xundian.demo.conftest import AT, ON
from xundian.accounts.models import User
from xundian.demo import cast, county, work
from xundian.divisions.models import Division
from xundian.kit.errors import Invalid
from xundian.kit.heartbeat import beat
from xundian.kit.models import Heartbeat
from xundian.management.commands.demo import SIGN_INS

pytestmark = pytest.mark.django_db


def demo(*arguments):
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def sign_ins():
    demo("--users")
    return User.objects.filter(is_demo=True)


def test_the_sign_ins_are_made_once(sign_ins):
    assert set(sign_ins.values_list("username", flat=True)) == {each.username for each in cast.SIGN_INS}
    assert demo("--users") == "0 sign-ins made\n"
    assert not Household.objects.exists()


@pytest.mark.parametrize("row", cast.SIGN_INS, ids=lambda row: row.username)
def test_each_of_them_signs_in_over_rest(sign_ins, api, row):
    body = {"username": row.username, "password": cast.DEMO_PASSWORD, "device": "test"}
    answer = api().post("/api/v1/auth/tokens/", body)
    assert answer.status_code == 201, answer.content
    assert answer.data["user"]["role"] == row.role


def test_the_console_names_all_of_them_and_the_password():
    assert cast.DEMO_PASSWORD in SIGN_INS[0]
    assert [line.split()[0] for line in SIGN_INS[1:]] == [each.username for each in cast.SIGN_INS]


def test_the_demo_password_passes_the_validators():
    for row in cast.SIGN_INS:
        validate_password(cast.DEMO_PASSWORD, User(username=row.username, name=row.name))


def test_officers_of_other_places_cannot_sign_in(sign_ins, api):
    assert cast.make_officers(1) == 194
    officer = User.objects.filter(is_demo=True, username__startswith="v5301").first()
    assert not officer.has_usable_password()
    body = {"username": officer.username, "password": cast.DEMO_PASSWORD, "device": "test"}
    assert api().post("/api/v1/auth/tokens/", body).status_code in (400, 401, 403)


def test_production_refuses(settings):
    settings.PRODUCTION = True
    for arguments in ([], ["--once"], ["--users"]):
        with pytest.raises(CommandError, match="not made in production"):
            demo(*arguments)
    assert not User.objects.exists()


def test_removing_closes_the_sign_ins_even_in_production(sign_ins, settings, api):
    settings.PRODUCTION = True
    assert demo("--remove") == f"{len(cast.SIGN_INS)} demo accounts closed\n"
    assert not sign_ins.filter(is_active=True).exists()
    body = {"username": "county", "password": cast.DEMO_PASSWORD, "device": "test"}
    assert api().post("/api/v1/auth/tokens/", body).status_code in (400, 401, 403)


def test_closed_sign_ins_open_again(sign_ins):
    demo("--remove")
    demo("--users")
    assert sign_ins.filter(is_active=True).count() == len(cast.SIGN_INS)


def test_once_does_nothing_when_the_county_is_there():
    beat(county.LOADED, at=AT, on=ON)
    assert "there already" in demo("--once")
    assert not User.objects.exists()


def test_without_once_a_second_county_is_refused():
    beat(county.LOADED, at=AT, on=ON)
    with pytest.raises(CommandError, match="there already"):
        demo()


def test_it_does_not_mix_with_a_countys_own_households(tree):
    make_household(tree.village)
    assert "It is left out." in demo("--once")
    with pytest.raises(CommandError, match="holds households already"):
        demo()
    assert Household.objects.count() == 1


def test_a_county_that_does_not_come_about_fails_even_at_the_first_start(monkeypatch):
    def wrong(setting):
        raise Invalid(field="people", code="ended", message="This work has already ended.")

    monkeypatch.setattr(work, "record_older", wrong)
    with pytest.raises(CommandError, match="already ended"):
        demo("--once", "--laborers", "100")
    assert not Household.objects.exists()


def test_a_run_that_is_killed_leaves_nothing_and_can_be_repeated(monkeypatch):
    def killed(setting):
        assert Household.objects.exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(work, "record_older", killed)
    with pytest.raises(KeyboardInterrupt):
        county.load(on=ON, at=AT, laborers=100)
    assert not Household.objects.exists()
    assert not Division.objects.exists()
    assert not User.objects.exists()
    assert not Heartbeat.objects.filter(name=county.LOADED).exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--on", "yesterday"], "is not a day"),
        (["--laborers", "10"], "give 100 or more"),
        (["--on", "2026-02-30"], "day"),
    ],
)
def test_odd_arguments_are_refused_in_words(arguments, says):
    with pytest.raises(CommandError, match=says):
        demo(*arguments)


def test_the_sign_in_page_names_the_demo_sign_ins_with_one_query(sign_ins, client, django_assert_num_queries):
    cast.make_officers(1)
    with django_assert_num_queries(1):
        page = client.get("/sign-in/").content.decode()
    assert cast.DEMO_PASSWORD in page
    assert page.count("<li><code>") == len(cast.SIGN_INS)


def test_the_sign_in_page_says_nothing_without_them_or_in_production(client, settings):
    assert cast.DEMO_PASSWORD not in client.get("/sign-in/").content.decode()
    demo("--users")
    settings.PRODUCTION = True
    assert cast.DEMO_PASSWORD not in client.get("/sign-in/").content.decode()


def test_the_last_day_of_february_is_a_day_like_any_other():
    assert county.Days(date(2028, 2, 29)).first == date(2027, 3, 2)


def fingerprint():
    people = Laborer.objects.order_by("identity_digest")
    return (
        list(people.values_list("name", "phone", "cases__stage", "placements__started_on", "offers__state").distinct()),
        Counter(Visit.objects.values_list("kind", "outcome", "visited_on")),
        Counter(ChannelOffer.objects.values_list("channel", "state")),
        Counter(Difficulty.objects.values_list("kind", "state", "due_on")),
    )


def test_a_seed_and_a_day_make_the_same_county_with_and_without_the_sign_ins_there_before():
    found = []
    for prepared in (False, True):
        with transaction.atomic():
            if prepared:
                demo("--users")
            county.load(on=ON, at=AT, laborers=100)
            found.append(fingerprint())
            transaction.set_rollback(True)
    assert found[0] == found[1]
