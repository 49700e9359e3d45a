"""What an archive demands of a PDF (ISO 19005-2 level A, ISO 14289-1), checked with a library that did not write it."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

_XMP = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(pdf: pikepdf.Pdf, *, language: str, title: str) -> list[str]:
    """What keeps a document from being PDF/A-2a and PDF/UA-1, as far as can be seen without rendering it."""
    root: Any = pdf.Root
    found = [
        (not pdf.is_encrypted, "encrypted"),
        ("/Names" not in root or "/JavaScript" not in root.Names, "scripts"),
        (bool(root.get("/MarkInfo", {}).get("/Marked")), "not marked as tagged"),
        ("/StructTreeRoot" in root, "no structure tree"),
        (str(root.get("/Lang", "")).partition("-")[0] == language, "another language"),
        (bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")), "the window shows no title"),
        (any(intent.S == "/GTS_PDFA1" for intent in root.get("/OutputIntents", [])), "no output intent"),
        (str(pdf.docinfo.get("/Title", "")) == title, "another title"),
        (all(page.get("/Tabs") == "/S" for page in pdf.pages), "tab order is not that of the structure"),
    ]
    fonts = [f"{font.BaseFont} is not embedded" for font in _fonts(pdf) if not _is_embedded(font)]
    unreadable = [f"{font.BaseFont} has no Unicode" for font in _fonts(pdf) if "/ToUnicode" not in font]
    return [words for holds, words in found if not holds] + _metadata_faults(pdf, title) + fonts + unreadable


def _metadata_faults(pdf: pikepdf.Pdf, title: str) -> list[str]:
    xmp = etree.fromstring(pdf.Root.Metadata.read_bytes())
    told = {name: _told(xmp, name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title")}
    expected = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1", "dc:title": title}
    return [f"{name} is {told[name]!r}" for name in expected if told[name] != expected[name]]


def _told(xmp: Any, name: str) -> str:
    """A property of the metadata, as an element or as an attribute."""
    prefix, _, local = name.partition(":")
    tag = f"{{{_XMP[prefix]}}}{local}"
    for element in xmp.iter():
        if element.get(tag) is not None:
            return str(element.get(tag))
        if element.tag == tag:
            return "".join(str(words) for words in element.itertext()).strip()
    return ""


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        resources: Any = page.get("/Resources", {})
        yield from (font for _, font in resources.get("/Font", {}).items())


def _is_embedded(font: Any) -> bool:
    fonts = font.get("/DescendantFonts", [font])
    return all(any(file in each.FontDescriptor for file in _EMBEDDED) for each in fonts)


def structure(pdf: pikepdf.Pdf) -> list[str]:
    """The types of the structure elements, in reading order."""
    return list(_types(pdf.Root.StructTreeRoot))


def _types(element: Any) -> Iterator[str]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)
            yield from _types(kid)
