"""Numbers in texts, as languages write them."""

from __future__ import annotations

import pytest

from ashore.i18n.parse.numbers import with_plain_figures


@pytest.mark.parametrize(
    ("tag", "text", "plain"),
    [
        ("ru", "CNY 2\u00a0052,50, до 19.10.2026", "CNY 2052.50, до 19.10.2026"),
        ("ru", "12\u00a0345\u00a0678,9", "12345678.9"),
        ("de", "2.052,50 CN¥ am 19.10.2026", "2052.50 CN¥ am 19.10.2026"),
        ("de", "5, 6 und 1.000", "5, 6 und 1000"),
        ("fr", "2\u202f052,50 CN¥", "2052.50 CN¥"),
        ("en", "2,052.50", "2,052.50"),
        ("zh_CN", "2,052.50元", "2,052.50元"),
    ],
)
def test_numbers_of_a_text_are_written_plainly(tag: str, text: str, plain: str) -> None:
    assert with_plain_figures(text, tag) == plain
