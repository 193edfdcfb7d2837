"""Chinese and English are both complete: every string of the interface has its Chinese twin."""

import re

import pytest
from django.utils import translation

from tests.house import translations

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def test_every_string_stands_in_the_catalogue():
    known = translations.catalogue()
    keys = {**translations.own_strings(), **translations.borrowed_strings()}
    absent = [
        (message, place)
        for (context, message), place in keys.items()
        if known.get(message[0] if isinstance(message, tuple) else message, context) is None
    ]
    assert absent == [], "run `python -m tests.house.translations`"


def test_every_string_has_its_chinese():
    silent = [message.id for message in translations.catalogue() if message.id and not all(_texts(message))]
    assert silent == []


def test_translations_keep_their_placeholders():
    broken = []
    for message in translations.catalogue():
        if message.id:
            plural = message.id[-1] if isinstance(message.id, tuple) else message.id
            if any(set(PLACEHOLDER.findall(plural)) != set(PLACEHOLDER.findall(text)) for text in _texts(message)):
                broken.append(message.id)
    assert broken == []


def test_the_compiled_catalogue_is_the_written_one():
    assert translations.MO.read_bytes() == translations.compiled(translations.catalogue())


def test_nothing_stands_in_the_catalogue_that_nobody_says():
    wanted = {message[0] if isinstance(message, tuple) else message for _context, message in (
        *translations.own_strings(), *translations.borrowed_strings())}  # fmt: skip
    spoken = {message.id[0] if isinstance(message.id, tuple) else message.id for message in translations.catalogue()}
    assert spoken - wanted - {""} == set()


@pytest.mark.parametrize(("language", "text"), [("zh-hans", "村信息员"), ("en", "Village officer")])
def test_the_roles_speak_both_languages(language, text):
    from xundian.accounts.roles import Role

    with translation.override(language):
        assert str(Role.VILLAGE.label) == text


def _texts(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)
