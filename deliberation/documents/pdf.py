"""Papers as PDF/A-2a and PDF/UA-1: an archive keeps them, a screen reader reads them, a printer prints them.

The template `resolution.typ` sets them. Latin, Greek and Cyrillic come with the typesetter; Arabic and Chinese need
fonts of the system, and a document that would show boxes instead of letters is refused. The same paper gives the same
bytes where the same fonts are.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
import typst

from deliberation.documents.paper import Paper
from deliberation.errors import Refusal

_TEMPLATE: Final = (Path(__file__).parent / "resolution.typ").read_bytes()
_STANDARDS: Final[list["typst.PDFStandard"]] = ["a-2a", "ua-1"]
_BEYOND_THE_EMBEDDED: Final = re.compile(r"[\u0590-\u1aff\u2e80-\ud7ff\uf900-\ufdff\ufe30-\uffef\U00010000-\U0010ffff]")
_NO_GLYPH: Final = re.compile(r"the text `\"(.+?)\"` could not be displayed")


def write(paper: Paper) -> bytes:
    """The paper as PDF; takes about a tenth of a second of one core, so not for the event loop.

    Raises:
        Refusal: `font_missing`, with the characters that no font of this server has.
    """
    source = msgspec.json.encode(paper).decode()
    if _BEYOND_THE_EMBEDDED.search(source):
        return _set(source, paper, system=True)
    try:
        return _set(source, paper, system=False)
    except Refusal:
        return _set(source, paper, system=True)


def _set(source: str, paper: Paper, *, system: bool) -> bytes:
    compiler = typst.Compiler(font_paths=_fonts(system))
    inputs = {"paper": source}
    try:
        done = compiler.compile(
            _TEMPLATE, format="pdf", sys_inputs=inputs, pdf_standards=_STANDARDS, timestamp=int(paper.at.timestamp())
        )
    except typst.TypstError as fault:
        missing = dict.fromkeys(_NO_GLYPH.findall(fault.diagnostic))
        if not missing:
            raise
        raise Refusal("font_missing", characters=" ".join(missing)[:80]) from None
    assert isinstance(done, bytes)
    return done


@cache
def _fonts(system: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True)
