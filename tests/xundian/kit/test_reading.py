"""What a caller sends and nobody can read is refused by name: bodies, cursors, versions; through real resources."""

import base64

import pytest

from tests.factories.registry import make_household, make_laborer
from xundian.kit import clock

VISITS, USERS = "/api/v1/visits/", "/api/v1/users/"


def send(client, body, content_type="application/json", **headers):
    return client.generic("POST", VISITS, body, content_type=content_type, headers=headers)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b'{"note": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'{"kind": "\\ud842 \\udfb7"}',
        b'{"a": ',
        b'{"a": "\xff"}',
        b'{"a": NaN}',
    ],
    ids=["deep array", "deep object", "half a character", "half in a name", "two halves apart", "cut", "latin", "NaN"],
)
def test_a_body_that_cannot_be_read_is_a_problem_and_no_fault_of_the_server(cast, api, body):
    answer = send(api(cast.officer), body)
    assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "The body is not JSON: line 1, column 2."), ("zh-hans", "请求正文不是 JSON：第 1 行第 2 列。")],
)
def test_it_says_where_the_json_breaks_in_the_callers_language(cast, api, language, said):
    answer = send(api(cast.officer), b"{bad", **{"Accept-Language": language})
    assert answer.json()["title"] == said


def test_a_character_beyond_the_first_plane_may_come_as_a_pair_of_escapes(cast, api):
    answer = send(api(cast.officer), b'{"kind": "\\ud842\\udfb7"}')
    assert answer.status_code == 422
    assert "\U00020bb7" in answer.content.decode()


@pytest.mark.parametrize("keyed", [{}, {"Idempotency-Key": "8 or more characters"}])
def test_a_body_beyond_the_limit_is_not_read_to_its_end(cast, api, settings, keyed):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = send(api(cast.officer), b'{"note": "' + b"x" * 2000 + b'"}', **keyed)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("charset", ["rot13", "base64", "idna", "utf-16", "nonsense"])
def test_the_charset_a_caller_names_is_not_asked(cast, api, charset):
    answer = send(api(cast.officer), b'{"a": 1}', content_type=f"application/json; charset={charset}")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize("charset", ["rot13", "idna", "utf-16"])
def test_neither_is_it_for_an_upload(cast, api, charset):
    form = b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nsurvey\r\n--x--\r\n'
    answer = api(cast.county).generic(
        "POST", "/api/v1/imports/", form, content_type=f"multipart/form-data; boundary=x; charset={charset}"
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("position", ["p=abc", "p=", "p=%00", "p=9999-99-99", "r=1&p=x", "p=" + "9" * 40])
@pytest.mark.parametrize("path", ["laborers", "visits", "visit-plans", "targets", "divisions", "codes"])
def test_a_cursor_of_another_hand_leads_nowhere(cast, api, path, position):
    cursor = base64.b64encode(position.encode()).decode()
    answer = api(cast.county).get(f"/api/v1/{path}/", {"cursor": cursor})
    numeric = position == "p=" + "9" * 40 and path in ("targets", "codes")
    text = path == "divisions" and "%00" not in position
    assert answer.status_code == (200 if numeric or text else 404)


def test_a_cursor_that_the_server_gave_goes_on(cast, api, tree):
    household = make_household(tree.village)
    for _each in range(3):
        make_laborer(household)
    client = api(cast.officer)
    first = client.get("/api/v1/laborers/", {"limit": 2}).json()
    second = client.get(first["next"]).json()
    assert [len(first["results"]), len(second["results"])] == [2, 1]


@pytest.mark.parametrize("version", ["\u00b2", "9" * 5000, "x", ""])
def test_a_version_that_is_no_number_is_stale(cast, api, tree, version):
    household = make_household(tree.village)
    answer = api(cast.officer).patch(
        f"/api/v1/households/{household.pk}/", {"address": "x"}, headers={"If-Match": f'"{version}"'}
    )
    assert answer.status_code == 412


@pytest.fixture
def browse(client, cast):
    client.force_login(cast.officer, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("address", ["/?place=%00", "/households/?q=%00", "/cockpit/?division=%00", "/?%00=1"])
def test_a_page_is_asked_no_question_with_a_nul_in_it(browse, address):
    assert browse.get(address).status_code == 400


def test_a_form_with_a_nul_or_in_no_encoding_is_refused(browse):
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
    odd = browse.generic("POST", "/language/", part, content_type="multipart/form-data; boundary=x; charset=idna")
    assert (odd.status_code, browse.post("/language/", {"language": "\x00"}).status_code) == (400, 400)


@pytest.mark.parametrize("year", ["0000", "\u00b2\u00b2\u00b2\u00b2", "0001", "9999"])
@pytest.mark.parametrize("page", ["/cockpit/", "/cockpit/names/"])
def test_the_cockpit_takes_no_year_that_is_none(browse, page, year):
    answer = browse.get(page, {"year": year, "figure": "placements"})
    assert (answer.status_code, answer.context["year"]) == (200, clock.today().year)
