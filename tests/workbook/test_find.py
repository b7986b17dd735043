"""A record by its id."""

from __future__ import annotations

import pytest

from ashore.workbook.find import find, get_record
from tests.support import three_lenders


def test_a_record_is_found_by_its_id() -> None:
    debts = three_lenders().debts
    assert find(debts, "d2") is get_record(debts, "d2") is debts[1]
    assert find(debts, "d9") is find(debts, None) is find((), "d1") is None
    with pytest.raises(KeyError):
        get_record(debts, "d9")
