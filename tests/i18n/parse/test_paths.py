"""Paths as terminals and file managers paste them."""

from __future__ import annotations

import pytest

from ashore.i18n import parse


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        ("/home/me/my files/a.png", "/home/me/my files/a.png"),
        ("'/home/me/my files/a.png'", "/home/me/my files/a.png"),
        ("'/home/me/my files/a.png' ", "/home/me/my files/a.png"),
        ('"/home/me/my files/a.png"', "/home/me/my files/a.png"),
        (r"/home/me/my\ files/a\ \(1\).png", "/home/me/my files/a (1).png"),
        (r"'/home/me/it'\''s.png'", "/home/me/it's.png"),
        ("/home/me/it's.png", "/home/me/it's.png"),
        ("/home/me/ends ", "/home/me/ends"),
        ("file:///home/me/my%20files/%E7%85%A7%E7%89%87.png", "/home/me/my files/照片.png"),
        ("file://localhost/home/a.png", "/home/a.png"),
        ("file:///home/a%23b?.png", "/home/a#b?.png"),
        ("file://server/share/a.png", "file://server/share/a.png"),
        ("~/照片 1.png", "~/照片 1.png"),
        ("'a' 'b'", "'a' 'b'"),
        ("'half", "'half"),
        (r"C:\Users\李明\账单.csv", r"C:\Users\李明\账单.csv"),
        (r'"C:\a b\c.csv"', r"C:\a b\c.csv"),
        (r"\\server\share\a.csv", r"\\server\share\a.csv"),
        ("", ""),
    ],
)
def test_what_a_terminal_put_around_a_path_comes_off(pasted: str, path: str) -> None:
    assert parse.path(pasted, posix=True) == path


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        (r'"C:\Users\me\my files\a.png"', r"C:\Users\me\my files\a.png"),
        (r"C:\Users\me\a.png ", r"C:\Users\me\a.png"),
        ("file:///C:/Users/me/my%20files/a.png", "C:/Users/me/my files/a.png"),
        ("file:///C:/Users/%E6%9D%8E%E6%98%8E/a#1.png", "C:/Users/李明/a#1.png"),
        ("file://server/share/a%20b.png", "//server/share/a b.png"),
        (r"C:\Users\李明\账单.csv", r"C:\Users\李明\账单.csv"),
        (r"& 'C:\a b\c.csv'", r"C:\a b\c.csv"),
        (r"'C:\a b\c.csv'", r"C:\a b\c.csv"),
        (r'"\\server\share\a b.csv"', r"\\server\share\a b.csv"),
        ("'half", "'half"),
    ],
)
def test_on_windows_a_backslash_stays(pasted: str, path: str) -> None:
    assert parse.path(pasted, posix=False) == path
