"""What may be used as a passphrase, how it is spelled, and what is drawn for people."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Problem
from app.keys import passphrase
from app.keys.passphrase import normalised, require_acceptable, strength
from app.keys.words import word_list

SENTENCE = "Mèo già hóa cáo trộm sáu lít dầu hỏa"


def test_composed_and_decomposed_typing_are_one() -> None:
    assert normalised(unicodedata.normalize("NFD", SENTENCE)) == normalised(unicodedata.normalize("NFC", SENTENCE))
    assert normalised("Việt") == "Việt".encode()
    assert normalised("Vie\u0323\u0302t") == normalised("Vie\u0302\u0323t") == "Vi\u1ec7t".encode()


@given(st.text("aăâeêoôơuưyđ\u0300\u0301\u0303\u0309\u0323 AĂ"))
def test_every_way_of_typing_is_one(text: str) -> None:
    spellings = {normalised(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len(spellings) == 1


def test_capitals_and_spaces_count() -> None:
    assert len({normalised(text) for text in ("a b", "a  b", "A b", "ab", "a b ")}) == 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "keys.passphrase_too_short"),
        ("   \t           ", "keys.passphrase_too_short"),
        ("ngắn quá", "keys.passphrase_too_short"),
        ("Xk9$vQ2!mZ", "keys.passphrase_too_short"),
        ("anh yêu em nhiều lắm", "keys.passphrase_common"),
        ("Anh Yeu Em Nhieu Lam 2026!", "keys.passphrase_common"),
        ("matkhaucuatoi123", "keys.passphrase_common"),
        ("Độc lập - Tự do - Hạnh phúc", "keys.passphrase_common"),
        ("cộng hoà xã hội chủ nghĩa việt nam", "keys.passphrase_common"),
        ("aaaaaaaaaaaaaaaa", "keys.passphrase_weak"),
        ("123456789012345", "keys.passphrase_weak"),
        ("a a a a", "keys.passphrase_weak"),
        ("qwertyuiop[]", "keys.passphrase_common"),
        ("password password password", "keys.passphrase_weak"),
        ("zxcvbnm,./zxcvbnm,./", "keys.passphrase_weak"),
        ("hà nội sài gòn", "keys.passphrase_weak"),
    ],
)
def test_bad_ones_are_refused_for_the_right_reason(text: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        require_acceptable(text, ())
    assert caught.value.code == code
    assert not strength(text).acceptable
    assert strength(unicodedata.normalize("NFD", text)).why == code


@pytest.mark.parametrize("text", [SENTENCE, "tuvkeqzwompxr", "bốn con vịt bơi ngược"])
def test_good_ones_are_taken(text: str) -> None:
    require_acceptable(text, ("Nguyễn Văn An",))
    judged = strength(text)
    assert judged.acceptable
    assert judged.why == ""
    assert judged.score >= 3


def test_marks_are_pointed_out() -> None:
    assert strength(SENTENCE).has_marks
    assert not strength("bon con vit boi nguoc dong").has_marks


def test_ones_own_names_are_no_passphrase() -> None:
    text = "nguyenhoangphuongthao"
    assert strength(text).acceptable
    judged = strength(text, ("Nguyễn Hoàng Phương Thảo", "Công ty Hướng Dương"))
    assert not judged.acceptable
    assert judged.why == "keys.passphrase_weak"


def test_a_long_sentence_is_judged_quickly_and_well() -> None:
    assert strength(" ".join([SENTENCE] * 20)).acceptable


def test_generated_ones_are_six_listed_words_and_acceptable() -> None:
    words = set(word_list())
    made = [passphrase.generate() for _ in range(50)]
    assert len(set(made)) == 50
    for text in made:
        assert len(text.split(" ")) == 6
        assert set(text.split(" ")) <= words
        require_acceptable(text, ())
    assert len(passphrase.generate(8).split()) == 8


def test_the_draw_reaches_the_whole_list_evenly() -> None:
    drawn = passphrase.generate(40_960).split()
    counts = [drawn.count(word) for word in word_list()[::64]]
    assert min(counts) > 0
    assert max(counts) < 60  # twenty expected; sixty would be nine standard deviations
