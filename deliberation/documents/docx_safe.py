"""Whether a Word file may be opened at all: looked at as an archive, before anything in it is read.

Refused are macros, embedded objects, whatever is fetched from elsewhere, archives that unpack to far more than they
are, and encrypted or old files. Links that a reader can click are kept, for nobody follows them here.
"""

import io
import lzma
import re
import zipfile
import zlib
from typing import Final

from lxml import etree

from deliberation.documents.remarks import FILE_MAX, unreadable, unsafe

Element = etree._Element  # noqa: SLF001 - lxml has no other name for the type

_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How Word files before 2007 begin, and encrypted ones."""
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip
"""What the library raises for archives that are none, damaged, or packed in a way that it does not know."""
_PARTS_MAX: Final = 1_000
_UNPACKED_MAX: Final = 8 * FILE_MAX
_RATIO_MAX: Final = 250
_SMALL: Final = 2**18
_MACROS: Final = re.compile(r"vbaProject|vbaData|macroEnabled|/macrosheets/", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r"(^|/)(embeddings|activeX|ctrlProps)/|oleObject|\.(exe|dll|js|vbs|bat)$", re.IGNORECASE)
_CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONSHIPS: Final = ".rels"
_PASSIVE: Final = "/hyperlink"


def parts(raw: bytes) -> dict[str, bytes]:
    """The parts of a Word file that are XML, by name, once it is safe to read them.

    Raises:
        Refusal: `file_unsafe` with the reason; `file_unreadable` where it is no Word file.
    """
    if raw.startswith(_COMPOUND):
        unreadable("old_word")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = archive.infolist()
            _check(infos)
            found = {info.filename: archive.read(info) for info in infos if _is_xml(info.filename)}
    except _DAMAGE:
        unreadable("zip")
    if _CONTENT_TYPES not in found or "word/document.xml" not in found:
        unreadable("no_word")
    for name, part in found.items():
        _check_part(name, part)
    return found


def _check(infos: list[zipfile.ZipInfo]) -> None:
    """What the archive says of its parts, before any is unpacked."""
    for info in infos:
        if info.flag_bits & 1:
            unreadable("encrypted")
        if _MACROS.search(info.filename):
            unsafe("macros", part=info.filename)
        if _EMBEDDED.search(info.filename):
            unsafe("embedded", part=info.filename)
        if info.file_size > _SMALL and info.file_size > _RATIO_MAX * max(info.compress_size, 1):
            unsafe("bomb", part=info.filename)
    if len(infos) > _PARTS_MAX or sum(info.file_size for info in infos) > _UNPACKED_MAX:
        unsafe("bomb", part="")
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        unreadable("zip")


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", _RELATIONSHIPS))


def _check_part(name: str, part: bytes) -> None:
    root = parsed(part)
    if name == _CONTENT_TYPES and _MACROS.search(part.decode(errors="replace")):
        unsafe("macros", part=name)
    if name.endswith(_RELATIONSHIPS):
        for each in root:
            kind = each.get("Type", "")
            if kind.endswith(("/vbaProject", "/oleObject", "/package", "/control")):
                unsafe("embedded", part=name)
            if each.get("TargetMode") == "External" and not kind.endswith(_PASSIVE):
                unsafe("external", part=each.get("Target", name)[:100])


def parsed(part: bytes) -> Element:
    """The root of a part, parsed without entities, network or declarations.

    Raises:
        Refusal: `file_unsafe` for a declaration, `file_unreadable` for what is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    if b"<!DOCTYPE" in part:
        unsafe("doctype")
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as fault:
        unreadable("xml", line=fault.lineno or 0)
    if root.getroottree().docinfo.internalDTD is not None:
        unsafe("doctype")
    return root
