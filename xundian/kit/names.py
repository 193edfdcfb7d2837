"""Names as people type them: white space and full width put right, and how a Chinese name is read aloud."""

import os
import re
import unicodedata
from functools import cache, lru_cache

# White space of every kind, controls, and the marks that print nothing (zero width, direction, soft hyphen).
_INVISIBLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")

# Surnames whose reading differs from the character's usual one.
_SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "盖": "ge", "朴": "piao", "缪": "miao",
    "员": "yun", "黑": "he", "折": "she", "繁": "po", "秘": "bi", "种": "chong", "乐": "yue",
    "隗": "wei", "阚": "kan", "祭": "zhai", "句": "gou", "都": "du", "郇": "xun", "洗": "xian", "召": "shao",
    "佴": "nai", "卜": "bu", "薄": "bo", "角": "jue", "粘": "nian", "能": "nai", "乜": "nie",
}  # fmt: skip
_COMPOUND = {
    "尉迟": ("yu", "chi"), "万俟": ("mo", "qi"), "单于": ("chan", "yu"), "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"), "乐正": ("yue", "zheng"),
}  # fmt: skip
# Characters whose first reading in the dictionary is rarely meant in a name.
_USUAL = {"长": "chang", "曾": "zeng", "翟": "zhai", "重": "chong", "覃": "qin", "藏": "zang", "么": "yao"}


def compact(text):
    """The text in NFKC (full width to half) without any white space or invisible mark."""
    if text.isascii():
        return _INVISIBLE.sub("", text)
    # Twice: taking out white space can bring together two characters that form one.
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=65536)
def pinyin_of(name):
    """A person's name as (full pinyin, initials), lower case, without tones: ("zengxiaoming", "zxm").

    The surname is read as surnames are (单 shan, 尉迟 yuchi); ü is typed v; letters and digits stay;
    everything else falls away.
    """
    name = compact(name)
    head = _COMPOUND.get(name[:2])
    if head and len(name) > 2:
        syllables = [*head, *map(_syllable, name[2:])]
    else:
        syllables = [_SURNAMES.get(name[:1]) or _syllable(name[:1]), *map(_syllable, name[1:])]
    return _joined(syllables)


def spelling_of(name):
    """The same for anything but a person: a place, an enterprise, a crop."""
    return _joined(map(_syllable, compact(name)))


def _joined(syllables):
    found = [each for each in syllables if each]
    return "".join(found), "".join(each[0] for each in found)


@cache
def _reader():
    """The dictionary of readings, opened when the first name is read: 12 MB that a process at rest does without."""
    # The phrase dictionary would cost 45 MB more, and names are not phrases.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import lazy_pinyin

    return lazy_pinyin


@lru_cache(maxsize=32768)
def _syllable(character):
    """One character's reading, or itself when it is a letter or digit, or nothing."""
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    reading = _USUAL.get(character) or _reader()(character, errors="ignore")
    return reading if isinstance(reading, str) else "".join(reading)
