"""Days and moments as the pages write them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from xundian.kit.formats import written

DAY = date(2026, 11, 3)
WORDS = {"en": ("3 November 2026", "3 November 2026, 08:05"), "zh-hans": ("2026年11月3日", "2026年11月3日 08:05")}


@pytest.mark.parametrize("language", WORDS)
def test_days_and_moments_are_written_in_the_readers_language(language):
    moment = datetime(2026, 11, 3, 0, 5, tzinfo=UTC)
    with translation.override(language):
        shown = Template('{{ day|date:"DATE_FORMAT" }}|{{ moment|date:"DATETIME_FORMAT" }}|{{ day }}')
        assert shown.render(Context({"day": DAY, "moment": moment})).split("|") == [
            *WORDS[language],
            WORDS[language][0],
        ]
        assert (written(DAY), written(moment)) == WORDS[language]
        assert written("2026-11-03") == WORDS[language][0]


@pytest.mark.parametrize("value", ["2026-13-03", "H2026-11-03", "2026-11", "", None, 7, True])
def test_what_is_no_day_stays_as_it_is(value):
    assert written(value) is value


def test_no_page_writes_a_day_its_own_way():
    """A format of its own is for machines only: `datetime`, and the values of inputs, in single quotes inside them."""
    folder = Path(settings.BASE_DIR) / "xundian" / "pages" / "templates"
    own = [
        (path.name, found)
        for path in folder.rglob("*.html")
        for found in re.findall(r'date:"([^"]*)"', path.read_text())
        if not found.endswith("_FORMAT") and found != "Y"
    ]
    assert own == []
