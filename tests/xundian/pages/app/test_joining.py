"""The app's modules become one script: names kept apart, needless bytes left out, unknown forms refused."""

import re

import pytest

from xundian.pages.app.files import FOLDER, LATER, release
from xundian.pages.app.joining import Unjoinable, joined, needed


def test_modules_come_in_the_order_in_which_they_are_needed():
    sources = {
        "main.js": 'import { b as c } from "./b.js";\nimport "./deep/d.js";\nc();\n',
        "b.js": 'import * as a from "./a.js";\nexport const b = () => a.one;\n',
        "a.js": "const two = 2;\nexport const one = 1;\nexport { two as zwei };\n",
        "deep/d.js": 'import { one } from "../a.js";\nexport function d() { return one; }\n',
    }
    assert needed(sources, "main.js") == ["a.js", "b.js", "deep/d.js", "main.js"]
    script = joined(sources, "main.js")
    assert 'const{b:c}=m["b.js"];' in script
    assert "return{one,zwei:two}" in script
    assert "import" not in script
    assert "export" not in script
    assert '"use strict"' in script


def test_two_modules_may_need_each_other_when_called():
    sources = {
        "main.js": 'import { a } from "./a.js";\nimport { c } from "./c.js";\na();\n',
        "a.js": 'import { b } from "./b.js";\nexport const a = () => b();\n',
        "b.js": 'import { a } from "./a.js";\nexport const b = () => a;\n',
        "c.js": "export const a = 1, c = 2;\nexport { c };\n",
    }
    assert 'const a=(...given)=>m["a.js"].a(...given);' in joined(sources, "main.js")


def test_a_name_that_one_module_exports_is_seen_by_all_and_one_that_two_export_is_taken_by_each():
    sources = {
        "main.js": 'import { one, same } from "./a.js";\nimport { two } from "./b.js";\none(same, two);\n',
        "a.js": "const mine = 1;\nexport const one = () => mine;\nexport const same = 1;\n",
        "b.js": "const mine = 2;\nexport const two = mine;\nexport const same = 2;\n",
    }
    script = joined(sources, "main.js")
    assert 'const{one}=m["a.js"]=' in script
    assert 'm["main.js"]=(()=>{const{same}=m["a.js"];one(same,two);' in script


@pytest.mark.parametrize(
    "line",
    ["export default 1;", 'export { a } from "./a.js";', 'import a from "./a.js";', 'import { a } from "./b.js";'],
)
def test_an_unknown_form_of_import_or_export_is_refused(line):
    with pytest.raises(Unjoinable):
        joined({"main.js": f"{line}\n", "a.js": "export const a = 1;\n"}, "main.js")


def test_a_name_that_no_module_exports_is_refused():
    with pytest.raises(Unjoinable, match=r"main\.js imports c from a\.js"):
        joined({"main.js": 'import { b, c } from "./a.js";\n', "a.js": "export const b = 1, c = 2;\n"}, "main.js")


def test_texts_and_patterns_keep_their_spaces_and_comments_go():
    script = "// why\nconst a = `x  ${ b }\n  y`, c = ' // no ';/* gone */\nexport const d = /[ /\"]  +/.test(a);\n"
    out = joined({"main.js": script}, "main.js")
    assert "`x  ${ b }\n  y`" in out
    assert "' // no '" in out
    assert '/[ /"]  +/.test' in out
    assert "why" not in out
    assert "gone" not in out


def test_the_app_holds_every_module_there_is():
    modules = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.js")} - {"worker.js", "boot.js"}
    script = release().files["main.js"].body.decode()
    assert sorted(name for name in modules if f'm["{name}"]=' not in script) == sorted(LATER)
    assert [name for name in modules if f'm["{name}"]=' in release().files["sheets.js"].body.decode()] == ["sheets.js"]


def test_a_script_over_another_brings_it_along_and_takes_its_modules_from_it():
    modules = {
        "main.js": 'import { a } from "./one.js";\na();\n', "one.js": "export const a = 1, b = 2;\n",
        "later.js": 'import "./main.js";\nimport { a } from "./one.js";\nimport { c } from "./two.js";\nc(a);\n',
        "two.js": "export const c = 3;\n",
    }  # fmt: skip
    script = joined(modules, "later.js", over="main.js")
    assert script.startswith('import"./main.js";')
    assert 'm["one.js"]=' not in script
    assert 'const{a}=m["one.js"];' in script
    assert 'const{c}=m["two.js"]=' in script
    modules |= {"one.js": "export const b = 2;\n", "main.js": 'import "./one.js";\n'}
    with pytest.raises(Unjoinable, match="exports no such name"):
        joined(modules, "later.js", over="main.js")


def test_no_words_stand_in_a_template_inside_a_template():
    """The minifier takes the spaces out there: a day read "8 Aug2026"."""
    for source in FOLDER.rglob("*.js"):
        assert not re.search(r"\$\{[^}`]*` [^`]", source.read_text()), source.name


def test_no_text_holds_what_is_left_out_before_a_brace():
    """A semicolon right before a brace goes: in the sources a space or a line stands between them."""
    assert [source.name for source in FOLDER.rglob("*.js") if ";}" in source.read_text()] == []
