"""Chinese and English are both complete: every string of the interface has its Chinese twin."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, label_for_field
from django.utils import translation

from tests.house import translations
from xundian.accounts.audit import OWN_COLUMNS
from xundian.accounts.roles import Role

PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
HAN = re.compile(r"[\u4e00-\u9fff]")
# Names of headers are the same in every language.
UNTRANSLATED = {"HTTP Accept", "per cent"}  # the Chinese of the second is its sign

PYTHON = """
from django.utils.translation import gettext as _now, gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy as _in

said = _("one " "and the same"), _now("at once"), _in("door", "Open"), ngettext("%(n)s row", "%(n)s rows", 3)
kept = _(said), other("not for people"), "plain"
"""
TEMPLATE = """{% load i18n %}{% translate "Open" context "verb" %}{{ name|default:_("nobody") }}
{% blocktranslate trimmed with day=on %}
  As of
  {{ day }}
{% endblocktranslate %}{% blocktranslate count n=n %}{{ n }} home{% plural %}{{ n }} homes{% endblocktranslate %}
"""


def test_strings_are_found_however_they_are_written(tmp_path):
    (tmp_path / "room.py").write_text(PYTHON)
    (tmp_path / "page.html").write_text(TEMPLATE)
    assert set(translations.strings_of(tmp_path)) == {
        (None, "one and the same"), (None, "at once"), ("door", "Open"), (None, ("%(n)s row", "%(n)s rows")),
        ("verb", "Open"), (None, "nobody"), (None, "As of %(day)s"), (None, ("%(n)s home", "%(n)s homes")),
    }  # fmt: skip


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


def test_no_english_is_left_in_the_chinese():
    english = [
        message.id
        for message in translations.catalogue()
        if message.id and message.id not in UNTRANSLATED and _has_words(message)
        if not all(HAN.search(text) for text in _texts(message))
    ]
    assert english == []


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
    with translation.override(language):
        assert str(Role.VILLAGE.label) == text


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_ledger_speaks_one_language(language, rf, cast):
    ledgers = admin.site._registry.values()
    with translation.override(language):
        said = {place: str(words) for ledger in ledgers for place, words in _labels(ledger, rf, cast.county)}
    chinese = {place for place, words in said.items() if HAN.search(words)}
    assert chinese == (set(said) if language == "zh-hans" else set())


def _labels(ledger, rf, user):
    """Everything that a ledger says by itself: its names, columns, fields, choices, filters and steps."""
    name, meta = ledger.model._meta.label, ledger.model._meta
    yield (name, "one"), meta.verbose_name
    yield (name, "many"), meta.verbose_name_plural
    request = rf.get("/")
    request.user = user
    for shown in {*ledger.get_list_display(request), *flatten_fieldsets(ledger.get_fieldsets(request))}:
        yield (name, shown), label_for_field(shown, ledger.model, ledger)
    for field in meta.concrete_fields:
        # The languages are called as their speakers call them.
        for value, words in field.flatchoices if field.name != "language" else ():
            if value:
                yield (name, field.name, value), words
    for field in (
        ledger.model.history.rel.related_model._meta.concrete_fields if hasattr(ledger.model, "history") else ()
    ):
        if field.name not in (*OWN_COLUMNS, "id"):
            yield (name, "changed", field.name), ledger._title(meta.get_field(field.name))
    for action in ledger.actions or ():
        yield (name, action.__name__), action.short_description


def _has_words(message):
    """Whether anything but placeholders and punctuation is to be said."""
    first = message.id[0] if isinstance(message.id, tuple) else message.id
    return re.search("[A-Za-z]", PLACEHOLDER.sub("", first)) is not None


def _texts(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)
