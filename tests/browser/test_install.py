"""Finding a browser, and saying plainly what to do without one."""

from types import SimpleNamespace

import pytest

from tests.browser import install


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine without any browser."""
    monkeypatch.delenv("XUNDIAN_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(install, "MAC", ())
    monkeypatch.setattr(install, "may_install", lambda: False)
    return tmp_path


def program(folder, name):
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_on_the_path_is_found(name, bare):
    path = program(bare, name)
    assert install.find() == path
    assert install.main() == 0


def test_the_one_that_is_named_comes_first(bare, monkeypatch):
    program(bare, "chromium")
    monkeypatch.setenv("XUNDIAN_CHROMIUM", program(bare, "mine"))
    assert install.find().endswith("mine")


def test_a_named_one_that_cannot_run_is_told(bare, monkeypatch, capsys):
    monkeypatch.setenv("XUNDIAN_CHROMIUM", str(bare / "nothing"))
    assert install.main() == 1
    assert "Correct it or unset it" in capsys.readouterr().err


def test_without_one_it_says_what_to_install(bare, capsys):
    assert install.main() == 1
    told = capsys.readouterr().err
    assert "There is no Chromium" in told
    assert install.advice() in told


def test_root_fetches_it_and_the_words_of_a_failure_are_passed_on(bare, monkeypatch, capsys):
    asked = []

    def run(command, **_how):
        asked.append(command)
        return SimpleNamespace(returncode=len(asked) - 1, stdout="", stderr="E: no such package")

    monkeypatch.setattr(install, "may_install", lambda: True)
    monkeypatch.setattr(install.subprocess, "run", run)
    assert install.main() == 1
    assert [command[1] for command in asked] == ["update", "install"]
    assert "E: no such package" in capsys.readouterr().err
