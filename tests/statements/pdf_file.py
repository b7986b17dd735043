"""PDF files as banks make them, without a library: text in a font that every reader of PDF knows, and ruled lines."""

from __future__ import annotations

from collections.abc import Sequence

FONT = b"""<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ <<
/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo <<
/Registry (Adobe) /Ordering (GB1) /Supplement 2 >>
/DW 1000 /W [ 1 95 500 814 939 500 ] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6
/FontBBox [ -25 -254 1000 880 ] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >> ] >>"""
"""Adobe-GB1, which is not in the file: its letters are known by number."""
WIDE, HIGH, SIZE, LINE = 842, 595, 8, 14
"""Of a page on its side, in points; of the letters; between lines."""


def text_at(text: str, left: float, top: float) -> bytes:
    """A text whose lower left corner is there; heights count from the top."""
    return b"BT /F1 %d Tf %.1f %.1f Td <%s> Tj ET\n" % (SIZE, left, HIGH - top, text.encode("utf-16-be").hex().encode())


def ruled(left: float, top: float, right: float, bottom: float) -> bytes:
    """A rectangle."""
    return b"%.1f %.1f %.1f %.1f re S\n" % (left, HIGH - bottom, right - left, bottom - top)


def page_of(above: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], *, lines: bool) -> bytes:
    """What is drawn on a page: lines of text, then a table; a cell may have several lines of its own."""
    drawn, top = b"", 30.0
    for text in above:
        drawn += text_at(text, 30, top)
        top += LINE
    for row in rows:
        high = max(cell.count("\n") + 1 for cell in row) * LINE
        left = 30.0
        for cell, width in zip(row, widths, strict=True):
            if lines:
                drawn += ruled(left, top, left + width, top + high)
            for number, part in enumerate(cell.split("\n")):
                drawn += text_at(part, left + 2, top + 10 + number * LINE)
            left += width
        top += high
    return drawn


def pdf_of(pages: Sequence[bytes]) -> bytes:
    """A file of these pages."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [ {kids} ] /Count {len(pages)} >>".encode(),
    ]
    objects.append(FONT)
    for number, drawn in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 {WIDE} {HIGH} ] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
