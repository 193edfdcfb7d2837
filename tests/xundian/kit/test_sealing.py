import pytest

from xundian.kit.sealing import SealBroken, digest, seal, seal_bytes, unseal, unseal_bytes

PLACE = "laborers_laborer.identity"
NUMBER = "11010519491231002X"


def test_it_opens_what_it_sealed_for_the_same_row():
    assert unseal(seal(NUMBER, place=PLACE, row_id="a"), place=PLACE, row_id="a") == NUMBER


def test_it_never_seals_twice_to_the_same_bytes():
    assert seal(NUMBER, place=PLACE, row_id="a") != seal(NUMBER, place=PLACE, row_id="a")


def test_it_hides_the_text():
    assert NUMBER.encode() not in seal(NUMBER, place=PLACE, row_id="a")


@pytest.mark.parametrize(("place", "row"), [(PLACE, "b"), ("laborers_laborer.phone", "a")])
def test_it_does_not_open_for_another_row_or_column(place, row):
    sealed = seal(NUMBER, place=PLACE, row_id="a")
    with pytest.raises(SealBroken):
        unseal(sealed, place=place, row_id=row)


def test_it_notices_any_changed_byte():
    sealed = seal(NUMBER, place=PLACE, row_id="a")
    for position in range(len(sealed)):
        broken = bytearray(sealed)
        broken[position] ^= 1
        with pytest.raises(SealBroken):
            unseal(bytes(broken), place=PLACE, row_id="a")


def test_it_opens_with_an_older_key_and_seals_with_the_newest(settings):
    settings.SEAL_KEYS = {"k1": "01" * 32}
    old = seal(NUMBER, place=PLACE, row_id="a")
    settings.SEAL_KEYS = {"k1": "01" * 32, "k2": "02" * 32}
    assert unseal(old, place=PLACE, row_id="a") == NUMBER
    assert seal(NUMBER, place=PLACE, row_id="a")[1:3] == b"k2"


def test_it_seals_a_file_byte_by_byte():
    content = bytes(range(256)) * 100
    sealed = seal_bytes(content, place=PLACE, row_id="a")
    assert unseal_bytes(memoryview(sealed), place=PLACE, row_id="a") == content
    assert content[:32] not in sealed
    with pytest.raises(SealBroken):
        unseal_bytes(sealed, place=PLACE, row_id="b")


def test_it_says_so_when_the_key_is_gone(settings):
    settings.SEAL_KEYS = {"k1": "01" * 32}
    old = seal(NUMBER, place=PLACE, row_id="a")
    settings.SEAL_KEYS = {"k2": "02" * 32}
    with pytest.raises(SealBroken, match="k1"):
        unseal(old, place=PLACE, row_id="a")


def test_its_digest_depends_on_the_key(settings):
    settings.DIGEST_KEY = "01" * 32
    first = digest(NUMBER)
    settings.DIGEST_KEY = "02" * 32
    assert digest(NUMBER) != first
    assert len(first) == 32
