"""A letter's way to a file: private, and never over another one unasked."""

from __future__ import annotations

import stat
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ashore.export.registers import card_document, chronicle, said_in
from ashore.export.render import ExportError, as_html, as_text, export
from ashore.guide.guide import Guide
from ashore.i18n import use
from ashore.i18n.catalogue import ENGLISH, load, search_path
from ashore.letters import drafts
from ashore.storage import paths
from ashore.workbook import edits
from tests.i18n.test_catalogue import write
from tests.support import case_of, logged, story


def test_written_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    export("一\n", path)
    assert path.read_text("utf-8") == "一\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("mine")
    with pytest.raises(ExportError, match="it was not touched"):
        export("new", path)
    assert path.read_text() == "mine"
    export("new", path, force=True)
    assert path.read_text() == "new"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(ExportError):
        export("x", tmp_path / "link")
    assert not target.exists()


def test_what_fails_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the folder is gone"):
        export("x", tmp_path / "no" / "letter.txt")
    with pytest.raises(ExportError):
        export("x", tmp_path, force=True)


def test_html_is_text_whatever_was_typed(guide: Guide) -> None:
    workbook = edits.edit_debt(story(), "d1", lender='<script>alert("x")</script>{title}&amp;')
    letter = drafts.write_letter(drafts.letter_case(workbook.letters[0], case_of(workbook, guide)), search_path())
    page = as_html(letter)
    assert "<script" not in page
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;{title}&amp;amp;" in page
    assert page.startswith("<!DOCTYPE html>")
    assert 'lang="zh-CN"' in page
    assert "size: A4" in page
    assert "http" not in page  # nothing is loaded from anywhere
    parser = HTMLParser()
    parser.feed(page)
    parser.close()
    assert page.count("<h1>") == 1
    assert page.count("<p") == page.count("</p>") == len(letter.paragraphs) - 1


def test_a_heading_stands_as_the_language_of_the_document_has_it(guide: Guide, home: Path) -> None:
    """Whatever language the program speaks."""
    write(paths.user_locales(), "fr", "interface", **{"{heading}:": "{heading}\u00a0:"})
    card = guide.card_for("door")
    forms = {"fr": "{}\u00a0:", "zh_CN": "【{}】", "en": "{}:"}
    for language, form in forms.items():
        texts = load(language, search_path())
        text = as_text(card_document(card, texts, guide))
        for part in card.part:
            assert form.format(said_in(texts, part.title, guide)) in text.splitlines()


def test_a_register_has_the_headings_of_the_language_in_use(guide: Guide) -> None:
    assert "【" not in as_text(chronicle(logged()))
    use(load("zh_CN", search_path()))
    try:
        assert "【" in as_text(chronicle(logged()))
    finally:
        use(ENGLISH)
