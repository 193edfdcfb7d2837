"""A picture at a visit: small, sent in pieces that go on where they were cut off, shown to who may see the visit."""

import io

import pytest
from django.core.management import call_command
from PIL import Image

from laborers.visits.models import Visit
from tests.browser.app import phone
from tests.browser.screens import village
from tests.factories.backups import Backup
from xundian.accounts.models import User
from xundian.kit import blobs
from xundian.kit.models import Blob

pytestmark = pytest.mark.browser
BLOBS = "**/api/v1/blobs/*"
PIECE = 48 * 1024
GPS = {0x8825: {1: "N", 2: (25.0, 33.0, 0.0)}}
MINE = "modules['photos.js'].photos.waiting()"
ON_DISK = "modules['store.js'].store.all('photos')"


@pytest.fixture(autouse=True)
def _disk(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def camera(side=1600):
    """A picture that hardly packs, as a camera gives it, with the place it was taken at."""
    exif, into = Image.Exif(), io.BytesIO()
    exif.update(GPS)
    Image.effect_noise((side, side * 3 // 4), 90).convert("RGB").save(into, "JPEG", quality=92, exif=exif)
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": into.getvalue()}


def visit_with_picture(officer, home):
    """The form of a visit, from the picture to the save button; the picture's name."""
    officer.go(f"/households/{home.household.pk}/visit/")
    page = officer.page
    page.wait_for_selector("[data-part=unchanged]")
    page.set_input_files("[data-part=photo]", files=[camera()])
    page.wait_for_selector(".photos img")
    page.click("[data-part=unchanged]")
    page.click("label:has(input[name=met][value=head])")
    page.click(".bar button.main")
    page.wait_for_selector(".toast button")
    return officer.stored()[-1]["payload"]["photos"][0]


def cut_after(officer, pieces):
    """The line holds for so many pieces and then no more; the ranges that were sent."""
    sent = []

    def weak(route):
        sent.append(route.request.headers["content-range"])
        if len(sent) > pieces:
            route.abort()
        else:
            route.continue_()

    officer.context.route(BLOBS, weak)
    return sent


def test_a_picture_cut_off_midway_goes_on_from_there_and_stays_until_the_server_has_it(village, phone, api):
    officer, home = phone(), village.homes[2]
    sent = cut_after(officer, 1)
    name = visit_with_picture(officer, home)
    officer.wait("modules['sync.js'].state.failed !== ''")
    (row,) = officer.run(MINE)
    assert 2 * PIECE < row["size"] <= 150 * 1024
    assert (row["sha256"], row["offset"], len(sent)) == (name, PIECE, 2)
    # The visit is there without its picture, and says so on both sides; the words did not wait for the picture.
    visit = Visit.objects.get()
    assert (visit.photos, blobs.missing_of(visit.photos)) == ([name], [name])
    officer.wait(f"modules['data.js'].data.base('visit', '{visit.pk}') !== null")
    assert officer.run(f"modules['data.js'].data.base('visit', '{visit.pk}').missing") == [name]
    officer.go("/mine/")
    officer.page.wait_for_selector("main :text('待上传 1 张照片')")
    officer.context.unroute(BLOBS)
    again = cut_after(officer, 99)
    officer.reopen()
    officer.wait(f"{MINE}.length === 0")
    assert again[0].startswith(f"bytes {PIECE}-")
    assert blobs.missing_of([name]) == []
    officer.wait(f"modules['data.js'].data.base('visit', '{visit.pk}').missing.length === 0")
    assert officer.page.get_attribute("[data-part=strip]", "data-kind") == "sent"
    shown_only_to_who_may(village, api, name)


def shown_only_to_who_may(village, api, name):
    address, cast = f"/api/v1/blobs/{name}", village.cast
    for user in (cast.officer, cast.township, cast.county):
        answer = api(user).get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        picture = b"".join(answer.streaming_content)
        assert not Image.open(io.BytesIO(picture)).getexif()
    assert [api(user).get(address).status_code for user in (cast.colleague, cast.stranger, cast.site)] == [404] * 3
    assert api(cast.leader).get(address).status_code == 403
    assert api().get(address).status_code == 401


def test_without_a_network_the_strip_counts_the_pictures_that_wait_too(village, phone):
    officer, home = phone(), village.homes[2]
    officer.context.route(BLOBS, lambda route: route.abort())
    visit_with_picture(officer, home)
    officer.wait("modules['sync.js'].state.failed !== ''")
    officer.offline()
    officer.wait("modules['sync.js'].state.offline")
    assert officer.strip.endswith("待上传 1 条")
    assert officer.page.get_attribute("[data-part=strip]", "data-kind") == "offline"


def test_a_picture_is_not_sent_before_its_visit_is_saved_and_one_removed_never(village, phone):
    officer, home = phone(), village.homes[2]
    officer.go(f"/households/{home.household.pk}/visit/")
    officer.page.wait_for_selector("[data-part=unchanged]")
    for number in (1, 2):
        officer.page.set_input_files("[data-part=photo]", files=[camera(1200 + number)])
        officer.page.wait_for_selector(f".photos li:nth-child({number})")
    officer.page.click(".photos li:first-child button")
    officer.page.wait_for_selector(".photos li:nth-child(2)", state="detached")
    officer.page.click("[data-part=keep]")
    officer.sync()
    officer.reopen()
    assert (officer.run(MINE), Blob.objects.count()) == ([], 0)
    # The draft keeps its picture; the one that nothing speaks of any more is gone.
    assert len(officer.run(ON_DISK)) == 1
    officer.go(f"/households/{home.household.pk}/visit/")
    officer.page.wait_for_selector(".photos img[src^='blob:']")


def test_a_picture_that_is_never_taken_in_keeps_nobody_from_the_news(village, phone):
    officer, home = phone(), village.homes[2]
    officer.context.route(BLOBS, lambda route: route.abort())
    visit_with_picture(officer, home)
    officer.wait("modules['sync.js'].state.failed !== ''")
    village.homes[3].household.__class__.objects.filter(pk=village.homes[3].household.pk).update(address="新地址")
    officer.run("modules['sync.js'].now()")
    told = f"modules['data.js'].data.base('household', '{village.homes[3].household.pk}').address === '新地址'"
    officer.wait(told)


def test_a_picture_taken_after_the_visit_follows_it(village, phone, api):
    officer, home = phone(), village.homes[2]
    made = officer.visit(home.household)
    officer.sync()
    officer.offline()
    officer.go(f"/households/{home.household.pk}/")
    shutter = f"input[data-photo='{made['entity_id']}']"
    officer.page.wait_for_selector(shutter, state="attached")
    officer.page.set_input_files(shutter, files=[camera()])
    officer.page.wait_for_selector("text=/1 (张照片|photo)/")
    assert Visit.objects.get().photos == []
    officer.online()
    officer.wait(f"modules['queue.js'].queue.waiting().length === 0 && {MINE}.length === 0")
    (name,) = Visit.objects.get().photos
    assert [op["state"] for op in officer.stored()] == ["applied", "applied"]
    assert blobs.missing_of([name]) == []
    assert b"".join(api(village.cast.township).get(f"/api/v1/blobs/{name}").streaming_content)
    assert api(village.cast.colleague).get(f"/api/v1/blobs/{name}").status_code == 404
    other = phone("colleague")
    assert other.user == User.objects.get(username="colleague")
    assert other.holds("visit") == {}


def test_a_picture_is_sent_again_to_a_server_that_was_restored(village, phone):
    officer, kept = phone(), Backup()
    name = visit_with_picture(officer, village.homes[2])
    officer.wait(f"modules['queue.js'].queue.waiting().length === 0 && {MINE}.length === 0")
    assert blobs.missing_of([name]) == []
    kept.restore()
    blobs.path_of(name).unlink()
    call_command("sync_new_epoch")
    officer.reopen()
    officer.wait(f"{MINE}.length === 0")
    assert (Visit.objects.get().photos, blobs.missing_of([name])) == ([name], [])
    assert blobs.path_of(name).exists()
