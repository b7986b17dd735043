"""The terms as glossaries of translation tools: CSV for Weblate and spreadsheets, TBX (ISO 30042) for the others."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from xml.etree import ElementTree as xml

from ashore.i18n.kit.terms import Term

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
RULED_OUT = "deprecatedTerm-admn-sts"
"""TBX's word for what is not to be used."""


def as_csv(terms: Iterable[Term]) -> str:
    """A line a term: the English word, its word, and what must not stand for it, with a semicolon between."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(("source", "target", "forbidden"))
    writer.writerows((term.english, term.own, "; ".join(term.never)) for term in terms)
    return target.getvalue()


def as_tbx(terms: Iterable[Term], tag: str) -> str:
    """The same as TBX-Basic; what must not stand for a term is marked as such."""
    root = xml.Element("martif", {"type": "TBX-Basic", LANGUAGE: "en"})
    description = xml.SubElement(xml.SubElement(root, "martifHeader"), "fileDesc")
    xml.SubElement(xml.SubElement(description, "sourceDesc"), "p").text = "Ashore"
    body = xml.SubElement(xml.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        entry = xml.SubElement(body, "termEntry", {"id": f"term-{number}"})
        _add(xml.SubElement(entry, "langSet", {LANGUAGE: "en"}), term.english)
        if term.own or term.never:
            own = xml.SubElement(entry, "langSet", {LANGUAGE: tag.replace("_", "-")})
            if term.own:
                _add(own, term.own)
            for word in term.never:
                note = xml.SubElement(_add(own, word), "termNote", {"type": "administrativeStatus"})
                note.text = RULED_OUT
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _add(languages: xml.Element, word: str) -> xml.Element:
    group = xml.SubElement(languages, "tig")
    xml.SubElement(group, "term").text = word
    return group
