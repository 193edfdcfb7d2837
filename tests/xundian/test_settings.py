"""Production refuses what is unsafe, every mode refuses what is odd; tried in a process of its own."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from xundian.accounts import actions
from xundian.accounts.queries import refuse_demo_users_in_production

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "XUNDIAN_MODE": "production",
    "XUNDIAN_SECRET_KEY": "s" * 60,
    "XUNDIAN_SEAL_KEYS": '{"k1": "' + "ab" * 32 + '"}',
    "XUNDIAN_DIGEST_KEY": "cd" * 32,
    "XUNDIAN_HOSTS": "xundian.example",
    "DATABASE_URL": "postgresql://u:p@db.example:5433/xundian?sslmode=require",
    "REDIS_URL": "redis://cache.example:6379/0",
}


def settings_with(**changes):
    """(exit code, what it said) of loading the settings with that environment; None takes a variable away."""
    environment = {"PATH": os.environ["PATH"]} | SAFE | changes
    environment = {name: value for name, value in environment.items() if value is not None}
    code = "from xundian import settings as s; print(s.PRODUCTION, s.DATABASES['default'], s.CELERY_BROKER_URL)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_it_starts_with_safe_settings_and_your_own_servers():
    code, said = settings_with()
    assert code == 0, said
    assert "'HOST': 'db.example'" in said
    assert "'sslmode': 'require'" in said
    assert "redis://cache.example:6379/0" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"XUNDIAN_SECRET_KEY": None}, "XUNDIAN_SECRET_KEY"),
        ({"XUNDIAN_SECRET_KEY": "short"}, "XUNDIAN_SECRET_KEY"),
        ({"XUNDIAN_DEBUG": "1"}, "XUNDIAN_DEBUG"),
        ({"XUNDIAN_SEAL_KEYS": None}, "XUNDIAN_SEAL_KEYS"),
        ({"XUNDIAN_DIGEST_KEY": None}, "XUNDIAN_DIGEST_KEY"),
        ({"XUNDIAN_HOSTS": None}, "XUNDIAN_HOSTS"),
        ({"XUNDIAN_MODE": "prod"}, "XUNDIAN_MODE"),
        ({"XUNDIAN_DEBUG": "maybe"}, "XUNDIAN_DEBUG"),
        ({"XUNDIAN_SEAL_KEYS": "k1"}, "XUNDIAN_SEAL_KEYS"),
        ({"XUNDIAN_READ_LOG_DAYS": "90"}, "XUNDIAN_READ_LOG_DAYS"),
        ({"XUNDIAN_API_PER_MINUTE": "0"}, "XUNDIAN_API_PER_MINUTE"),
        ({"XUNDIAN_COMPLAINT_DAYS": "366"}, "XUNDIAN_COMPLAINT_DAYS"),
        ({"XUNDIAN_MESSAGE_GATEWAY": "webhook"}, "XUNDIAN_MESSAGE_WEBHOOK"),
        ({"XUNDIAN_MESSAGE_GATEWAY": "wecom"}, "XUNDIAN_WECOM_CORP"),
        ({"XUNDIAN_MESSAGE_GATEWAY": "wecom-robot"}, "XUNDIAN_WECOM_ROBOT"),
    ],
)
def test_it_refuses_with_a_sentence_that_names_the_variable(changes, said):
    code, output = settings_with(**changes)
    assert code != 0
    assert f"ImproperlyConfigured: {said}" in output or f"ImproperlyConfigured: Set {said}" in output


def test_production_does_not_serve_while_demo_users_exist(tree, settings):
    from tests.factories.cast import PASSWORD

    user = actions.create_user(
        username="village", password=PASSWORD, name="某", role="village", division=tree.village, by=None, is_demo=True
    )
    refuse_demo_users_in_production()
    settings.PRODUCTION = True
    with pytest.raises(ImproperlyConfigured, match="demo"):
        refuse_demo_users_in_production()
    actions.deactivate_user(user=user, by=None, on=date(2026, 6, 20))
    refuse_demo_users_in_production()
