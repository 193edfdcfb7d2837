"""Pictures: in pieces, once, checked, without the place they were taken at, and only for who may see the visit."""

import hashlib
import io

import pytest
from django.utils import timezone
from PIL import Image

from tests.factories.registry import make_household
from tests.factories.sync import Phone
from xundian.kit import blobs
from xundian.kit.models import Blob
from xundian.sync.actions import settling
from xundian.sync.models import SyncOp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon", "kept")]
GPS = 0x8825


def picture(colour="red", size=(640, 480)):
    """A JPEG that says where it was taken."""
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (25.0, 33.0, 0.0)}
    exif[0x010F] = "Secret Camera"
    into = io.BytesIO()
    Image.new("RGB", size, colour).save(into, "JPEG", exif=exif)
    content = into.getvalue()
    return content, hashlib.sha256(content).hexdigest()


def put(phone, sha, content, start=None, total=None):
    headers = {} if start is None else {"Content-Range": f"bytes {start}-{start + len(content) - 1}/{total}"}
    return phone.client.generic("PUT", f"/api/v1/blobs/{sha}", content, "image/jpeg", headers=headers)


def shown(answer):
    """The bytes of a picture that was asked for."""
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_a_picture_cut_nine_times_is_one_picture_and_the_visit_says_what_is_missing(phone, tree):
    content, sha = picture()
    household = make_household(tree.village)
    op = phone.visit(household, payload={"photos": [sha]})
    assert phone.results(op)[0]["missing"] == [sha]
    step = len(content) // 10 + 1
    for start in range(0, len(content), step):
        head = phone.client.head(f"/api/v1/blobs/{sha}")
        assert (head.status_code, head["Upload-Offset"]) == (404, str(start))
        answer = put(phone, sha, content[start : start + step], start, len(content))
        assert answer.json()["received"] == min(start + step, len(content))
    assert answer.status_code == 201
    assert phone.client.head(f"/api/v1/blobs/{sha}").status_code == 200
    assert Blob.objects.get().pk == sha
    second = phone.visit(household, payload={"photos": [sha], "visited_on": "2026-06-19"})
    assert "missing" not in phone.results(second)[0]


def test_it_is_kept_without_place_and_camera(phone):
    content, sha = picture()
    assert put(phone, sha, content).status_code == 201
    kept = blobs.path_of(sha).read_bytes()
    assert b"Exif" in content
    assert b"Exif" not in kept
    assert b"Secret" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_the_same_picture_again_changes_nothing_and_pieces_sent_twice_do_no_harm(phone, cast):
    content, sha = picture()
    half = len(content) // 2
    put(phone, sha, content[:half], 0, len(content))
    put(phone, sha, content[: half + 10], 0, len(content))
    assert put(phone, sha, content[half:], half, len(content)).status_code == 201
    stamp = blobs.path_of(sha).stat().st_mtime_ns
    assert put(Phone(cast.colleague), sha, content).status_code == 201
    assert blobs.path_of(sha).stat().st_mtime_ns == stamp


def test_what_is_not_what_it_says_is_refused_and_may_begin_anew(phone):
    content, sha = picture()
    _other, wrong = picture("blue")
    assert put(phone, wrong, content).json()["errors"][0]["code"] == "hash"
    text = b"no picture at all"
    assert put(phone, hashlib.sha256(text).hexdigest(), text).json()["errors"][0]["code"] == "image"
    assert put(phone, "x" * 64, content).json()["errors"][0]["code"] == "not_an_id"
    gap = put(phone, sha, content[10:], 10, len(content))
    assert (gap.status_code, gap.json()["received"]) == (409, 0)
    large = b"\xff" * (blobs.MOST_BYTES + 1)
    assert put(phone, hashlib.sha256(large).hexdigest(), large).status_code == 413
    assert put(phone, sha, content, 0, 5).json()["errors"][0]["code"] == "range"
    assert not Blob.objects.exists()
    assert put(phone, sha, content).status_code == 201


def test_a_bomb_is_no_picture(phone):
    into = io.BytesIO()
    Image.new("1", (9000, 9000)).save(into, "PNG")
    bomb = into.getvalue()
    assert len(bomb) < 100_000
    assert put(phone, hashlib.sha256(bomb).hexdigest(), bomb).json()["errors"][0]["code"] == "image"


def test_only_who_may_see_a_visit_that_names_it_sees_it(phone, tree, cast, api):
    content, sha = picture()
    put(phone, sha, content)
    address = f"/api/v1/blobs/{sha}"
    assert api(cast.county).get(address).status_code == 404
    phone.results(phone.visit(make_household(tree.village), payload={"photos": [sha]}))
    answer = api(cast.township).get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert b"".join(answer.streaming_content) == blobs.path_of(sha).read_bytes()
    for user in (cast.colleague, cast.stranger, cast.site):
        assert api(user).get(address).status_code == 404
    assert api(cast.leader).get(address).status_code == 403
    assert api().get(address).status_code == 401


def test_whoever_learned_a_pictures_name_elsewhere_cannot_open_it_by_naming_it_in_a_visit(phone, tree, cast, api):
    content, sha = picture()
    address = f"/api/v1/blobs/{sha}"
    thief = Phone(cast.colleague)
    ops = [thief.visit(make_household(tree.next_village), payload={"photos": [sha]}) for _ in range(2)]
    assert thief.codes(ops[0]) == ["applied"]
    put(phone, sha, content)
    phone.results(phone.visit(make_household(tree.village), payload={"photos": [sha]}))
    assert thief.codes(ops[1]) == ["applied"]
    put(thief, sha, content[:1], 0, len(content))
    assert api(cast.colleague).get(address).status_code == 404
    assert shown(api(cast.officer).get(address)) == blobs.path_of(sha).read_bytes()


def test_a_picture_of_an_entry_that_the_office_took_over_is_shown(phone, tree, cast, api):
    content, sha = picture()
    put(phone, sha, content)
    op = phone.visit(make_household(tree.village), payload={"photos": [sha]})
    assert phone.deposit(op).status_code == 207
    assert api(cast.township).get(f"/api/v1/blobs/{sha}").status_code == 404
    settling.settle(op=SyncOp.objects.get(), answer="as_it_is", by=cast.township, at=timezone.now())
    assert shown(api(cast.township).get(f"/api/v1/blobs/{sha}")) == blobs.path_of(sha).read_bytes()
