"""Words out of a list and texts of a length: what passes, and what the refusal says."""

import pytest
from django.db import models
from django.utils.translation import override

from xundian.kit.checking import at_most, check_choice, check_length, not_listed, words
from xundian.kit.errors import Invalid


class Fruit(models.TextChoices):
    """Two words."""

    PEAR = "pear"
    PLUM = "plum"


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def refusal(check, *args, **options):
    with pytest.raises(Invalid) as refused:
        check(*args, **options)
    return refused.value.errors


def test_a_word_of_the_list_passes_and_another_is_refused_with_the_list():
    check_choice("fruit", "pear", Fruit)
    text = "This word is not in the list: pear, plum."
    assert not_listed(Fruit) == text
    assert refusal(check_choice, "fruit", "nut", Fruit) == [("fruit", "unknown_choice", text)]
    assert refusal(check_choice, "fruit", "", Fruit, code="unknown") == [("fruit", "unknown", text)]


def test_a_text_may_be_just_as_long_as_said():
    check_length("note", "四个汉字", 4)
    assert at_most(4) == "At most 4 characters."
    assert refusal(check_length, "note", "五个汉字呢", 4) == [("note", "max_length", "At most 4 characters.")]


def test_words_lose_their_margins_before_they_are_counted():
    assert words("text", "  pear ", 4) == "pear"
    assert refusal(words, "text", "pears", 4) == [("text", "too_long", "At most 4 characters.")]
    assert refusal(words, "text", "pears", 4, code="max_length") == [("text", "max_length", "At most 4 characters.")]


@pytest.mark.parametrize("nothing", [None, "", "  \n"])
def test_nothing_is_refused_where_words_are_needed_and_empty_where_not(nothing):
    assert refusal(words, "text", nothing) == [("text", "required", "Say it in a few words.")]
    assert words("text", nothing, required=False) == ""
