"""Columns of scripts whose letters stand over, under and beside each other, against `wcwidth`.

Character by character both measures are the same in these scripts; in whole texts they differ in two ways, and so do
terminals:

- **Vowel signs that take room of their own** (Unicode's Mc: in Hindi, Tamil, Bengali, Khmer, Burmese). Rich and
  Textual, which paint, give them no column; `wcwidth` of this year gives a cluster with one a second column; the C
  library's own gives each a column.
- **What follows a joiner** (U+200D): Rich takes it for a part of an emoji and gives it no column.

Ours is Textual's, whichever the terminal takes: two measures in one program would tear every frame apart.
`docs/terminals.md` says what a reader sees of it.
"""

from __future__ import annotations

import unicodedata

import pytest
from wcwidth import wcswidth, wcwidth

from ashore.text import JOINERS, columns, pad, shorten, wrap

ALIKE = {
    "Thai": "ทำอะไรได้บ้าง ผู้ให้กู้ที่นี่ น้ำ เก็บเงินไม่ได้ กู้เงินไม่ได้แล้วต้องทำอย่างไร",
    "Lao": "ທ່ານເຮັດຫຍັງໄດ້ແດ່ ນ້ຳ ຜູ້ໃຫ້ກູ້",
    "Arabic with vowel signs": "مَا الَّذِي يُمْكِنُكَ فِعْلُهُ؟ لَا إِلَٰهَ ٱلْقَرْضُ ١٬٢٣٤٫٥٠",
    "Persian": "می\u200cخواهم بدهی\u200cهایم را بپردازم و نمی\u200cتوانم",
    "Hebrew with points": "מַה אֶפְשָׁר לַעֲשׂוֹת? שָׁלוֹם לְמִי שֶׁחַיָּב",
    "Vietnamese, decomposed": unicodedata.normalize("NFD", "Bạn có thể làm gì? Khoản vay quá hạn, người đòi nợ ở đây"),
    "Tibetan": "ཁྱོད་ཀྱིས་ག་རེ་བྱེད་ཐུབ།",
    "marks of direction": "א\u200e1\u200f ب\u061c \u2067ג\u2069 \u2066d\u2069 \u2068e\u2069",
}
UNLIKE = {
    "Hindi": "आप क्या कर सकते हैं? ऋण, क्षेत्र, श्री, कितना देना है",
    "Tamil": "நீங்கள் என்ன செய்யலாம்? கடன் தொகை ஸ்ரீ கொடு",
    "Bengali": "আপনি কী করতে পারেন? ঋণ, ক্ষেত্র",
    "Burmese": "သင်ဘာလုပ်နိုင်သလဲ ချေးငွေ မြန်မာ",
}
JOINED = {"Hindi": ("क्\u200dष", 1), "Sinhala": ("ශ්\u200dරී", 1)}
TEXTS = {**ALIKE, **UNLIKE}


@pytest.mark.parametrize("script", ALIKE)
def test_columns_are_those_of_terminals(script: str) -> None:
    assert columns(ALIKE[script]) == wcswidth(ALIKE[script])


@pytest.mark.parametrize("script", UNLIKE)
def test_vowel_signs_with_room_of_their_own_are_all_that_differs(script: str) -> None:
    text = UNLIKE[script]
    own_room = sum(unicodedata.category(character) == "Mc" for character in text)
    assert own_room
    assert columns(text) == sum(map(wcwidth, text))
    assert columns(text) <= wcswidth(text) <= columns(text) + own_room


@pytest.mark.parametrize("script", JOINED)
def test_what_follows_a_joiner_has_no_column(script: str) -> None:
    text, missing = JOINED[script]
    assert columns(text) == sum(map(wcwidth, text)) - missing


def test_every_character_of_these_scripts_is_as_wide_as_in_terminals() -> None:
    blocks = (
        range(0x300, 0x370),
        range(0x590, 0x900),
        range(0x900, 0xE00),
        range(0xE00, 0x1100),
        range(0x1780, 0x18B0),
    )
    characters = [chr(code) for block in blocks for code in block if unicodedata.category(chr(code))[0] != "C"]
    assert len(characters) > 2000
    assert [c for c in characters if columns(c) != wcwidth(c)] == []


@pytest.mark.parametrize("script", TEXTS)
@pytest.mark.parametrize("width", [4, 7, 12, 20, 40])
def test_lines_fit_keep_every_sign_and_begin_with_a_letter(script: str, width: int) -> None:
    text = TEXTS[script]
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    if script in ALIKE:
        assert all(wcswidth(line) <= width for line in lines)
    if "\u2067" not in text:  # which is closed at the end of a line and begun anew
        assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert not unicodedata.category(line[0]).startswith("M") and line[0] not in JOINERS
    assert columns(pad(text, width)) == width
    assert columns(shorten(text, width)) <= width
