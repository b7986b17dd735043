"""Whatever lies in the folders of the catalogues, the program starts, and what is broken is named."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.cli.main import main
from ashore.i18n import catalogue, ngettext, use
from ashore.i18n.compiled import MOST_BYTES, MOST_ENTRIES, compile_po, read_mo
from ashore.i18n.later import UnreadableError
from ashore.storage import paths
from tests.i18n.test_catalogue import HEADER, write

Out = pytest.CaptureFixture[str]
TEXTS = HEADER + 'msgid "Sources"\nmsgstr "quitter"\n\nmsgid "{n} day"\nmsgid_plural "{n} days"\n'
TEXTS += 'msgstr[0] "{n} jour"\nmsgstr[1] "{n} jours"\n'
COMPILED = compile_po(TEXTS.encode())


def plural_rule(rule: str) -> bytes:
    return TEXTS.replace("plural=(n != 1)", f"plural={rule}").encode()


def charset(name: str) -> bytes:
    return TEXTS.replace("charset=utf-8", f"charset={name}").encode()


def put(content: bytes, name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


BROKEN: dict[str, Callable[[Path], object]] = {
    "an empty .mo": put(b"", "interface.mo"),
    "a cut .mo": put(COMPILED[:100], "interface.mo"),
    "a .mo of zeros": put(bytes(len(COMPILED)), "interface.mo"),
    "no such encoding": put(charset("klingon"), "interface.po"),
    "an encoding that takes for ever": put(COMPILED.replace(b"charset=utf-8", b"charset=idna\n"), "interface.mo"),
    "a .po that would take minutes": put(b'msgid "a"\nmsgstr "b"\n\n' * 300_000, "interface.po"),
    "more entries than any catalogue": put(b'msgid "a"\nmsgstr "b"\n' * (MOST_ENTRIES + 1), "interface.po"),
    "larger than any catalogue": put(TEXTS.encode() + b"#" * MOST_BYTES, "interface.po"),
    "a plural rule that divides by zero": put(plural_rule("n%(n-7)"), "interface.po"),
    "a plural rule that is none": put(plural_rule("__import__('os')"), "interface.po"),
    "a plural rule of a thousand brackets": put(plural_rule("(" * 400 + "n" + ")" * 400), "interface.po"),
    "no text at all": put(b"\xff\xfe\x00", "interface.po"),
    "a folder of that name": lambda folder: (folder / "interface.mo").mkdir(),
    "a pipe": lambda folder: os.mkfifo(folder / "interface.po"),
    "a link to nothing": lambda folder: (folder / "interface.po").symlink_to("nowhere"),
    "a link to itself": lambda folder: (folder / "interface.po").symlink_to("interface.po"),
    "a device": lambda folder: (folder / "interface.po").symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("tag", ["fr", "zh_CN"])
def test_a_broken_catalogue_is_named_and_the_others_are_used(what: str, tag: str, home: Path, capsys: Out) -> None:
    folder = paths.user_locales() / tag / "LC_MESSAGES"
    folder.mkdir(parents=True)
    BROKEN[what](folder)
    texts = catalogue.load(tag, catalogue.search_path())
    use(texts)
    assert texts.interface.gettext("Sources") == {"fr": "Sources", "zh_CN": "出处"}[tag]
    assert [ngettext("{n} day", "{n} days", n) for n in (1, 7, 1000)]
    assert f"{tag}/LC_MESSAGES/interface." in texts.problems[0]
    for language in ("en", "zh_CN", tag):
        assert main(["--lang", language, "status"]) == 0
    capsys.readouterr()
    assert main(["doctor"]) == 1
    assert f"! {folder / 'interface.'}" in capsys.readouterr().out


def test_a_rule_that_fails_for_a_number_that_was_not_tried_leaves_that_text_to_english(tmp_path: Path) -> None:
    po = write(tmp_path, "fr", "interface")
    po.write_bytes(plural_rule("(n == 1000 ? 1/(n-1000) : n != 1)"))
    use(catalogue.load("fr", [tmp_path]))
    assert [ngettext("{n} day", "{n} days", n) for n in (1, 7, 1000)] == ["1 jour", "7 jours", "1000 days"]


@pytest.mark.parametrize("name", ["fr.bak", "sr@latin", "fr copy", "FR", "zh-Hant", "fr_FR.UTF-8", "ancien"])
def test_only_an_exact_tag_is_a_language_and_others_are_named(name: str, home: Path, capsys: Out) -> None:
    write(paths.user_locales(), name, "interface", home="accueil")
    tags = catalogue.available(catalogue.search_path())
    assert tags == catalogue.available([paths.packaged_locales()])
    assert main(["doctor"]) == 1
    assert f"! {paths.user_locales() / name}: left out: no tag of a language" in capsys.readouterr().out


def test_a_file_where_a_language_would_be_is_named(home: Path, capsys: Out) -> None:
    paths.user_locales().mkdir(parents=True)
    (paths.user_locales() / "fr").write_text("")
    (paths.user_locales() / "notes.txt").write_text("")
    assert main(["doctor"]) == 1
    assert "locales/fr: a language is a folder with LC_MESSAGES in it" in (out := capsys.readouterr().out)
    assert "notes.txt" not in out


@pytest.mark.parametrize("damage", [b"", b"\0" * 400, COMPILED[:50], b"\0" * 4 + COMPILED])
def test_a_kept_catalogue_that_a_power_cut_damaged_is_made_again(damage: bytes, tmp_path: Path, home: Path) -> None:
    write(tmp_path, "fr", "interface", home="un")
    catalogue.load("fr", [tmp_path])
    (kept,) = (paths.cache_dir() / "compiled").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    texts = catalogue.load("fr", [tmp_path])
    assert (texts.interface.gettext("home"), texts.problems) == ("un", ())
    assert kept.read_bytes() == whole


def test_one_changed_byte_in_a_kept_catalogue_is_seen(tmp_path: Path, home: Path) -> None:
    write(tmp_path, "fr", "interface", home="un")
    catalogue.load("fr", [tmp_path])
    (kept,) = (paths.cache_dir() / "compiled").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"un\0", b"xx\0"))
    assert catalogue.load("fr", [tmp_path]).interface.gettext("home") == "un"


def test_a_po_comes_before_the_mo_beside_it_however_old_it_is(tmp_path: Path, home: Path) -> None:
    po = write(tmp_path, "fr", "interface", Sources="du po")
    po.with_suffix(".mo").write_bytes(COMPILED)
    os.utime(po, ns=(1, 1))
    assert catalogue.load("fr", [tmp_path]).interface.gettext("Sources") == "du po"
    po.write_text("nothing that could be read", "utf-8")
    texts = catalogue.load("fr", [tmp_path])
    assert texts.interface.gettext("Sources") == "quitter"
    assert "interface.po: line 1" in texts.problems[0]


def test_another_po_of_the_same_day_and_size_is_read_anew(tmp_path: Path, home: Path) -> None:
    po = write(tmp_path, "fr", "interface", home="un")
    os.utime(po, ns=(1, 1))
    assert catalogue.load("fr", [tmp_path]).interface.gettext("home") == "un"
    write(tmp_path, "fr", "interface", home="eh")
    os.utime(po, ns=(1, 1))
    assert catalogue.load("fr", [tmp_path]).interface.gettext("home") == "eh"


def test_a_catalogue_without_a_header_is_read_as_utf_8(tmp_path: Path) -> None:
    write(tmp_path, "fr", "interface").write_text('msgid "home"\nmsgstr "à la maison"\n', "utf-8")
    texts = catalogue.load("fr", [tmp_path])
    assert (texts.interface.gettext("home"), texts.problems) == ("à la maison", ())


def read_anything(content: bytes) -> None:
    """Both readers either give texts or say in words why not."""
    for reader in (read_mo, lambda data: read_mo(compile_po(data))):
        try:
            texts = reader(content)
        except UnreadableError as error:
            assert str(error)
        else:
            texts.gettext("home")
            texts.ngettext("{n} day", "{n} days", 1000)


def test_a_catalogue_cut_at_any_byte_is_read_or_refused() -> None:
    for content in (COMPILED, TEXTS.encode()):
        for length in range(len(content)):
            read_anything(content[:length])


@given(st.binary(max_size=200), st.integers(0, len(COMPILED)))
def test_a_compiled_catalogue_with_any_bytes_in_it_is_read_or_refused(piece: bytes, at: int) -> None:
    read_anything(COMPILED[:at] + piece + COMPILED[at + len(piece) :])
    read_anything(struct.pack("<I", 0x950412DE) + piece)
    read_anything(piece)


ODD = st.sampled_from(["msgid", "msgstr", "msgstr[1]", "msgid_plural", "msgctxt", '"a"', '"', "\\", "#~", "#|", "#:"])


@given(st.lists(ODD | st.sampled_from([" ", "\n", "\x85", "\u2028", "\x1c", "\r", "0", "é"]), max_size=40))
def test_a_catalogue_of_any_pieces_is_read_or_refused(pieces: list[str]) -> None:
    read_anything("".join(pieces).encode())
    read_anything(TEXTS.encode() + "".join(pieces).encode())
