"""Text: what is cleaned, and where lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.text import PRINTABLE_MARK, clean, columns, normalise, pad, shorten, wrap

NOT_AT_START = "。，、；：？！）》”’…％"
NOT_AT_END = "（《“‘"
CHINESE = "逾期有三个后果。费用按合同继续增加；持牌机构多半会报送征信，机构也可以起诉（“不一定”）！"


@given(st.text())
def test_nothing_that_a_terminal_acts_upon_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in cleaned)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" or 0xD800 <= ord(c) < 0xE000 for c in cleaned)
    assert clean(cleaned) == cleaned
    assert "\n" not in clean(text, lines=False)


def test_a_printable_text_without_the_one_mark_is_clean() -> None:
    """Records of the workbook rely on it: most texts are not looked through one by one."""
    changed = [chr(code) for code in range(0x110000) if clean(chr(code), lines=False) != chr(code)]
    assert len(changed) > 2000
    assert {character for character in changed if character.isprintable()} == {PRINTABLE_MARK}


def test_escape_sequences_and_line_ends() -> None:
    assert clean("a\x1b[31mb\x9bc\r\nd\re\tf") == "a[31mbc\nd\ne    f"


@pytest.mark.parametrize("width", range(4, 60))
def test_chinese_punctuation_never_begins_a_line(width: int) -> None:
    lines = wrap(CHINESE * 3, width)
    assert "".join(lines) == CHINESE * 3
    if width >= 8:  # below that a run of closing marks is wider than the line
        for line in lines[1:]:
            assert line[0] not in NOT_AT_START
        for line in lines[:-1]:
            assert line[-1] not in NOT_AT_END


@given(st.text(alphabet=st.sampled_from("ab 中文。，（）\n-0123"), max_size=200), st.integers(4, 40))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_hanging_lines() -> None:
    assert wrap("one two three", 9, first="• ", hang="  ") == ["• one two", "  three"]


@given(st.text(alphabet="a中b文 ", max_size=30), st.integers(1, 20))
def test_padding_and_shortening(text: str, width: int) -> None:
    assert columns(pad(text, width)) == width
    assert columns(shorten(text, width)) <= width


def test_input_is_normalised() -> None:
    assert normalise(" １，２００．５０\u200b\ufeff ") == "1,200.50"


WORDS = st.lists(
    st.one_of(st.from_regex(r"[A-Za-z0-9]{1,9}('[a-z]{1,2})?[.,;:?!]{0,2}", fullmatch=True), st.just("")), max_size=9
)


@given(WORDS)
def test_plain_english_is_broken_as_the_standard_says(words: list[str]) -> None:
    from uniseg.linebreak import line_break_units

    from ashore.text import _PLAIN, _units

    text = " ".join(words)
    assert _PLAIN.fullmatch(text)
    assert [unit for unit, _size, _seen in _units(text)] == list(line_break_units(text))


def test_a_long_text_that_is_not_plain_is_seen_as_such_at_once() -> None:
    from ashore.text import _PLAIN

    assert not _PLAIN.fullmatch("a" * 50_000 + "。") and not _PLAIN.fullmatch("a " * 50_000 + "-")


def test_a_currency_and_its_sum_stay_on_one_line() -> None:
    for width in range(6, 40):
        for sentence in (
            "That saves CN¥1.18 of interest.",
            "On Nov 23 it comes to CN¥2,052.50.",
            "（CN¥950.00）那个月还差CN¥3。",
        ):
            lines = wrap(sentence, width)
            assert not [line for line in lines if line.endswith("CN")], (width, lines)


def test_keys_pressed_together_stay_on_one_line() -> None:
    for width in range(8, 40):
        lines = wrap("What you entered goes with it. Ctrl+C once more quits, Shift+Tab goes back.", width)
        assert not [line for line in lines if line.endswith(("Ctrl", "Shift"))], (width, lines)
