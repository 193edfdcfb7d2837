"""Files of every make: what is read, what is refused, and how soon."""

import io
import os
import time
import zipfile
import zlib

import openpyxl
import pytest

from laborers.imports import guarding, reading
from laborers.imports.reading import guard, opened
from laborers.imports.rules import Refused
from laborers.imports.survey.vocabulary import VOCABULARY
from tests.factories.imports import HEAD, person, sheet

MAIN = "xl/worksheets/sheet1.xml"


def read(content):
    with opened(content, VOCABULARY) as found:
        return found.columns, list(found.rows)


def refusal(content, door=read):
    with pytest.raises(Refused) as refused:
        door(content)
    return refused.value.code


def workbook(*rows, above=(), blank=0):
    book = openpyxl.Workbook()
    page = book.active
    for line in above:
        page.append(line)
    page.append(list(HEAD))
    for row in rows:
        page.append(list(row.values()))
    for number in range(blank):
        page.cell(page.max_row + 1 + number, 3, "").number_format = "@"
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def altered(content, change=None, add=()):
    """The workbook with parts changed or added: change(name, bytes) -> bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(name, data) if change else data)
        for name, data in add:
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("above", [0, 1, 4])
def test_it_finds_the_header_in_rows_one_to_five_and_numbers_rows_as_excel_does(above):
    columns, rows = read(workbook(person(1), person(2), above=[["标题"]] * above))
    assert columns.row == above + 1
    assert [number for number, _cells in rows] == [above + 2, above + 3]


def test_it_does_not_look_below_row_five():
    assert refusal(workbook(person(1), above=[["标题"]] * 5)) == "no_header"


def test_it_reads_cells_merged_downwards_and_below_a_group_title():
    book = openpyxl.Workbook()
    page = book.active
    page.append(["登记表"])
    page.append([name if name != "务工所在地" else "务工情况" for name in HEAD])
    page.append(["务工所在地" if name == "务工所在地" else None for name in HEAD])
    for column, name in enumerate(HEAD, 1):
        if name != "务工所在地":
            page.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
    page.append(list(person(1).values()))
    columns, rows = read(saved(book))
    assert columns.row == 3
    assert {"village", "place", "identity"} <= columns.index.keys()
    assert [number for number, _cells in rows] == [4]


def test_it_takes_the_first_sheet_with_a_header_it_knows():
    book = openpyxl.load_workbook(io.BytesIO(workbook(person(1))))
    book.create_sheet("说明", 0).append(["填表说明", "请勿改动表头"])
    with opened(saved(book), VOCABULARY) as found:
        assert (found.name, len(list(found.rows))) == ("Sheet", 1)


def test_blank_rows_are_no_rows():
    _columns, rows = read(workbook(person(1), dict.fromkeys(HEAD, ""), person(2), blank=50))
    assert [number for number, _cells in rows] == [2, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_it_reads_csv_in_the_encodings_of_the_office(encoding):
    columns, rows = read(sheet(person(1), encoding=encoding))
    assert len(columns.index) == len(HEAD)
    assert [number for number, _cells in rows] == [2]


def test_it_reads_text_with_tabs_and_a_cell_with_a_line_break():
    content = sheet(person(1, {"姓名": '白"勇\n二'})).decode().replace(",", "\t").encode()
    _columns, rows = read(content)
    assert rows[0][1][4] == '白"勇\n二'


def test_it_leaves_formulas_alone():
    _columns, rows = read(workbook(person(1, {"务工企业名称": '="=HYPERLINK(""http://x"")"'})))
    assert len(rows) == 1


def test_it_names_what_is_missing_and_what_stands_there_twice():
    with pytest.raises(Refused) as refused:
        read(sheet(person(1), without=("身份证号",)))
    assert refused.value.code == "columns_missing"
    assert "公民身份号码" in refused.value.args_of_code["looked"]
    with pytest.raises(Refused) as refused:
        read(sheet(person(1) | {"手机": "1"}))
    assert refused.value.code == "columns_twice"
    assert "联系电话" in refused.value.args_of_code["columns"]
    assert "手机" in refused.value.args_of_code["columns"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\r\n\r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_workbook"),
        (b"\xff\xff\xff\xfe", "not_a_workbook"),
        (b"PK\x03\x04 and nothing else", "unreadable"),
        (guarding.OLE_START + b"\0" * 600, None),
        (guarding.OLE_START + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (guarding.OLE_START + "_VBA_PROJECT_CUR".encode("utf-16-le"), "macros"),
    ],
)
def test_it_refuses_bytes_that_are_no_table(content, code):
    if code is None:  # looks like an old workbook until it is parsed
        guard(content)
        assert refusal(content) == "unreadable"
    else:
        assert refusal(content, guard) == code


def zip_of(*entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in (("xl/workbook.xml", b"<workbook/>"), *entries):
            made.writestr(name, data)
    return out.getvalue()


HOSTILE = {
    "ratio": (lambda: zip_of((MAIN, b"0" * 30_000_000)), "bomb"),
    "entries": (lambda: zip_of(*((f"x{number}", b"") for number in range(1001))), "bomb"),
    "strings": (lambda: zip_of(("xl/sharedStrings.xml", os.urandom(64) * 900_000)), "bomb"),
    "many strings": (lambda: zip_of(("xl/sharedStrings.xml", b"<si/>" * 2_000_001)), "bomb"),
    "dtd": (lambda: zip_of((MAIN, b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>')), "dtd"),
    "dtd far inside": (lambda: zip_of((MAIN, os.urandom(guarding.CHUNK - 4) + b"<!doctype x>")), "dtd"),
    "dtd in utf-16": (lambda: zip_of((MAIN, "<!DOCTYPE x>".encode("utf-16"))), "dtd"),
    "macros": (lambda: zip_of(("xl/vbaProject.bin", b"x")), "macros"),
    "no workbook": (lambda: _word(), "not_a_workbook"),
}  # fmt: skip


def _word():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", b"<w/>")
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_it_refuses_hostile_workbooks_within_a_second_of_work(name):
    make, code = HOSTILE[name]
    content = make()
    started = time.process_time()
    assert refusal(content, guard) == code
    assert time.process_time() - started < 1
    assert refusal(content) == code


def test_it_counts_what_comes_out_and_does_not_believe_the_header():
    content = bytearray(zip_of((MAIN, b"0" * 30_000_000)))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.rfind(mark)
        content[at + offset : at + offset + 4] = (1000).to_bytes(4, "little")
    assert refusal(bytes(content), guard) in ("bomb", "unreadable")


def test_it_refuses_two_parts_of_one_name(recwarn):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("xl/workbook.xml", b"<a/>")
        made.writestr("XL/workbook.xml", b"<b/>")
    assert refusal(out.getvalue(), guard) == "unreadable"


def test_it_refuses_an_encrypted_part():
    content = bytearray(zip_of((MAIN, b"<x/>")))
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    assert refusal(bytes(content), guard) == "encrypted"


def test_a_sheet_that_claims_a_cell_at_the_end_of_the_world_costs_only_the_child():
    def far(name, data):
        return (
            data.replace(b"<sheetData>", b'<sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row>')
            if name == MAIN
            else data
        )

    started = time.monotonic()
    assert refusal(altered(workbook(person(1)), far)) in ("too_heavy", "unreadable")
    assert time.monotonic() - started < 30


def test_a_child_that_is_stuck_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "CLOCK_SECONDS", 0.0)
    assert refusal(workbook(person(1))) == "too_heavy"


def test_it_survives_workbooks_with_flipped_bytes():
    content = workbook(*(person(number) for number in range(20)))
    for seed in range(60):
        spoiled = bytearray(content)
        for turn in range(1 + seed % 4):
            spoiled[zlib.crc32(bytes([seed, turn])) % len(spoiled)] ^= 1 + seed
        try:
            _columns, rows = read(bytes(spoiled))
        except Refused:
            continue
        assert len(rows) <= 21


@pytest.mark.parametrize("cell", [b"x,", b'"\r\n",', b"\t"])
def test_a_text_of_one_row_of_millions_of_cells_is_refused_before_it_fills_the_memory(cell):
    header = ",".join(HEAD).encode() + b"\n"
    endless = header + cell * (2_000_000 // len(cell))
    assert refusal(endless) == "unreadable"
    with pytest.raises(Refused) as refused:
        reading.first_rows(endless, 15)
    assert refused.value.code == "unreadable"


def test_a_text_is_read_as_far_to_the_right_as_a_workbook_is():
    wide = sheet(person(1)).replace(b"\r\n", b"," * 1000 + b"end\r\n")
    _columns, ((_row, cells),) = read(wide)
    assert (len(cells), cells[4]) == (300, HEAD["姓名"])
    assert [len(row) for _name, _total, rows in reading.first_rows(wide, 15) for row in rows] == [300, 300]


@pytest.mark.parametrize(
    "start",
    ["<html><table><tr><td>姓名", "\ufeff  <!DOCTYPE html>", '<?xml version="1.0"?><Workbook>', "<TABLE border=1>"],
)
def test_a_page_named_xls_is_told_to_be_saved_as_a_workbook(start):
    assert refusal((start + ",身份证号\n马小军,1\n").encode(), guard) == "not_a_workbook"
    guard("<姓名>,身份证号\n".encode())
