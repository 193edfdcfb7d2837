"""`manage.py verify_draw`: what it says of an honest file, of a fraud, and of what is no file."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.factories.draws import make_publication


@pytest.fixture
def saved(tmp_path):
    def save(told):
        path = tmp_path / "draw.json"
        path.write_text(told if isinstance(told, str) else json.dumps(told, ensure_ascii=False))
        return str(path)

    return save


def said(*given, **named):
    out = io.StringIO()
    with translation.override("en"):
        call_command("verify_draw", *given, stdout=out, **named)
    return out.getvalue()


def test_it_says_that_everything_fits_and_which_paper_to_compare(saved):
    told = make_publication()
    assert told["digest"] in said(saved(told), "--paper", told["digest"])
    assert "Compare this digest" in said(saved(told))


def test_it_names_what_does_not_fit(saved):
    told = make_publication()
    told["allotments"].reverse()
    out = io.StringIO()
    with translation.override("en"), pytest.raises(CommandError, match="2 thing"):
        call_command("verify_draw", saved(told), "--paper", "ab" * 32, stdout=out)
    assert "The homes did not go to whom they fall." in out.getvalue()
    assert "ab" * 32 in out.getvalue()


def test_it_reads_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(make_publication())))
    assert "everything fits" in said("-")


@pytest.mark.parametrize("text", ["", "<html>", "{"])
def test_it_says_what_is_no_publication(saved, text):
    with pytest.raises(CommandError, match="save it from the button"):
        said(saved(text))


def test_it_says_that_a_file_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        said(str(tmp_path / "nothing.json"))


def test_it_refuses_json_that_is_no_draw(saved):
    with pytest.raises(CommandError, match="1 thing"):
        said(saved({"roster": {}}))
