"""The catalogues that ship: made from these sources, complete, and accepted by the tools of translators."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ashore import __version__
from ashore.i18n.catalogue import DOMAINS

ROOT = Path(__file__).parents[2]
SOURCES = {"interface": "src", "guide": "content", "letters": "content"}
HEADER = ["--project=Ashore", f"--version={__version__}"]
PYBABEL = [sys.executable, "-m", "babel.messages.frontend"]
Key = tuple[str | None, object]


def extract(domain: str, target: Path) -> None:
    """pybabel extract, as locales/README.md says it."""
    command = [*PYBABEL, "-q", "extract", "-F", f"locales/{domain}.cfg", "-k", "N_", "--no-wrap", *HEADER]
    subprocess.run([*command, "-o", str(target), SOURCES[domain]], cwd=ROOT, check=True)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def keys(catalog: Catalog) -> set[Key]:
    return {(message.context, message.id) for message in catalog if message.id}


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_templates_are_made_from_these_sources(domain: str, tmp_path: Path) -> None:
    extract(domain, tmp_path / "new.pot")
    assert keys(read(tmp_path / "new.pot")) == keys(read(ROOT / "locales" / f"{domain}.pot"))


@pytest.mark.parametrize("tag", ["zh_CN", "zh_Hant"])
@pytest.mark.parametrize("domain", DOMAINS)
def test_chinese_is_complete(domain: str, tag: str) -> None:
    template = polib.pofile(str(ROOT / "locales" / f"{domain}.pot"))
    chinese = polib.pofile(str(ROOT / "locales" / tag / "LC_MESSAGES" / f"{domain}.po"))
    assert {(e.msgctxt, e.msgid) for e in chinese if not e.obsolete} == {(e.msgctxt, e.msgid) for e in template}
    assert not [entry.msgid for entry in chinese if not entry.translated()]


def test_traditional_chinese_has_no_simplified_characters() -> None:
    simplified = set("们这说没还时让来钱债务电话录协议书写请对应处问题开关页险")
    wrong = re.compile("里面|[^公鄰]里[都扣還，。]|衝抵|籤|報道|賬")  # what a converter makes of 裡, 沖, 簽, 報導, 帳
    for tag in ("zh_Hant", "zh_Hant_HK"):
        for domain in DOMAINS:
            for entry in polib.pofile(str(ROOT / "locales" / tag / "LC_MESSAGES" / f"{domain}.po")):
                text = entry.msgstr or "".join(entry.msgstr_plural.values())
                assert not simplified & set(text), text
                assert not wrong.search(text) or (entry.msgctxt or "").startswith("typed"), text


@pytest.mark.parametrize("domain", DOMAINS)
def test_blanks_agree(domain: str) -> None:
    chinese = polib.pofile(str(ROOT / "locales" / "zh_CN" / "LC_MESSAGES" / f"{domain}.po"))
    blank = re.compile(r"\{[a-zA-Z0-9_.-]+\}")
    for entry in chinese:
        source = set(blank.findall(entry.msgid + (entry.msgid_plural or "")))
        translated = set(blank.findall(entry.msgstr or "".join(entry.msgstr_plural.values())))
        assert translated == source, entry.msgid


def test_chinese_punctuation() -> None:
    for domain in DOMAINS:
        for entry in polib.pofile(str(ROOT / "locales" / "zh_CN" / "LC_MESSAGES" / f"{domain}.po")):
            text = entry.msgstr or "".join(entry.msgstr_plural.values())
            bare = re.sub(r"\{[^}]*\}|https?://\S+", "", text)
            assert not re.search(r"[\u4e00-\u9fff][,;!?]", bare), text
            assert "！" not in bare, text
            to_lender = domain == "guide" or (domain == "letters" and str(entry.msgctxt).endswith("/text"))
            assert "您" not in bare or to_lender, text  # the reader is 你; a letter or a script may address the lender


@pytest.mark.parametrize("po", sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po")), ids=lambda po: str(po)[-30:])
@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed here")
def test_gnu_gettext_accepts_them(po: Path, tmp_path: Path) -> None:
    done = subprocess.run(["msgfmt", "--check", "-o", str(tmp_path / "x.mo"), str(po)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_pybabel_init_update_compile(tmp_path: Path) -> None:
    pot = ROOT / "locales" / "interface.pot"
    run = [*PYBABEL, "-q"]
    subprocess.run([*run, "init", "-i", str(pot), "-d", str(tmp_path), "-D", "interface", "-l", "fr"], check=True)
    po = tmp_path / "fr" / "LC_MESSAGES" / "interface.po"
    po.write_text(po.read_text("utf-8").replace('msgid "quit"\nmsgstr ""', 'msgid "quit"\nmsgstr "quitter"'), "utf-8")
    subprocess.run([*run, "update", "-i", str(pot), "-d", str(tmp_path), "-D", "interface", "-l", "fr"], check=True)
    subprocess.run([*run, "compile", "-d", str(tmp_path), "-D", "interface", "-l", "fr"], check=True)
    entry = polib.mofile(str(po.with_suffix(".mo"))).find("quit")
    assert entry is not None
    assert entry.msgstr == "quitter"


def test_a_text_is_named_where_it_stands(tmp_path: Path) -> None:
    extract("guide", tmp_path / "guide.pot")
    catalog = read(tmp_path / "guide.pot")
    source = ROOT / "content" / "chapters" / "1-visit.toml"
    message = next(m for m in catalog if m.context == "visit/stand/small/text")
    ((path, line),) = message.locations
    assert path == "content/chapters/1-visit.toml"
    assert source.read_text("utf-8").splitlines()[line - 1].startswith("text = ")
    assert message.auto_comments


def test_catalogues_compile_small() -> None:
    for domain in DOMAINS:
        target = BytesIO()
        write_mo(target, read(ROOT / "locales" / "zh_CN" / "LC_MESSAGES" / f"{domain}.po"))
        assert target.tell() > 1000


def test_no_text_hides_in_an_f_string() -> None:
    """Babel finds texts inside f-strings only from Python 3.12 on; on 3.11 they would be missed without a word."""
    calls = {"_", "N_", "ngettext"}
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                for call in ast.walk(node):
                    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in calls:
                        assert not any(isinstance(a, ast.Constant) for a in call.args), f"{path}:{node.lineno}"
