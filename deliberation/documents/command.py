"""`deliberation import`: a text or an amendment out of a file, on the command line."""

import argparse
import sys
from pathlib import Path
from typing import Final, get_args

from deliberation.core import canonical
from deliberation.core.text import Language, decode, text_hash
from deliberation.documents.remarks import FILE_MAX, Read, Remark
from deliberation.errors import Refusal, Trouble
from deliberation.words import refusal_sentence, sentence

SUMMARY: Final = "read a text or an amendment out of a Word, Akoma Ntoso, Markdown or plain text file"
DESCRIPTION: Final = (
    "Reads a text in the form of a United Nations resolution out of a file (Word, Akoma Ntoso 3.0, Markdown or plain "
    "text) and writes it in the canonical form in which texts are tabled and hashed. Everything in the file that is "
    "not in the text is said, with its place. With --base, reads an amendment to that text out of an Akoma Ntoso file "
    "and writes its changes. Nothing is stored. Ends with 1 where the text could not be tabled as it is, with 2 where "
    "the file is refused."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    parser.add_argument("--base", type=Path, metavar="FILE", help="the text that the amendment is made to, canonical")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write the text (standard output)")
    parser.add_argument(
        "--language", choices=get_args(Language), default="en", help="language of its words, where it says none (en)"
    )


def run(parsed: argparse.Namespace) -> int:
    """Reads the file and says what was remarked.

    Raises:
        Trouble: the file can't be opened, is refused, or the text can't be written.
    """
    path: Path = parsed.file
    raw = _bytes(path)
    try:
        if parsed.base is not None:
            return _amendment(raw, _bytes(parsed.base), parsed.out)
        from deliberation.documents.reading import read  # lxml and python-docx, which no other command needs

        return _say(read(raw, path.name, parsed.language), parsed.out)
    except Refusal as refusal:
        raise Trouble(f"{path}: {refusal_sentence(refusal)}") from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(FILE_MAX + 1)
    except OSError as fault:
        raise Trouble(f"{path} can't be read ({fault.strerror})") from None


def _amendment(raw: bytes, base: bytes, out: Path | None) -> int:
    from deliberation.documents.akn_amendment_in import read_amendment

    text = decode(base)
    _write(canonical.encode(read_amendment(raw, {text_hash(text): text}, text)), out)
    return 0


def _say(found: Read, out: Path | None) -> int:
    for remark in found.remarks:
        print(remark_sentence(remark), file=sys.stderr)
    _write(canonical.encode(found.text), out)
    return int(any(remark.code == "bad_text" for remark in found.remarks))


def _write(raw: bytes, out: Path | None) -> None:
    if out is None:
        print(raw.decode())
        return
    try:
        out.write_bytes(raw)
    except OSError as fault:
        raise Trouble(f"{out} can't be written ({fault.strerror})") from None


def remark_sentence(remark: Remark) -> str:
    """A remark in words: where, what, and the words there."""
    facts = dict(remark.facts)
    if remark.code == "bad_text":
        said = refusal_sentence(Refusal("bad_text", **facts))
    else:
        said = sentence(f"remark-{remark.code.replace('_', '-')}", facts)
    place = sentence("remark-place", {"place": remark.place}) + ": " if remark.place else ""
    return f"{place}{said}" + (f" “{remark.words}”" if remark.words else "")
