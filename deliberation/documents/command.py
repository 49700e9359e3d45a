"""`deliberation import`: a text out of a file, on the command line."""

import argparse
import sys
from pathlib import Path
from typing import Final, get_args

from deliberation.core import canonical
from deliberation.core.text import Language
from deliberation.documents.remarks import FILE_MAX, Read, Remark
from deliberation.errors import Refusal, Trouble
from deliberation.words import refusal_sentence, sentence

SUMMARY: Final = "read a text out of a Word, Akoma Ntoso, Markdown or plain text file"
DESCRIPTION: Final = (
    "Reads a text in the form of a United Nations resolution out of a file (Word, Akoma Ntoso 3.0, Markdown or plain "
    "text) and writes it in the canonical form in which texts are tabled and hashed. Everything in the file that is "
    "not in the text is said, with its place. Nothing is stored. Ends with 1 where the text could not be tabled as it "
    "is, with 2 where the file is refused."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write the text (standard output)")
    parser.add_argument(
        "--language", choices=get_args(Language), default="en", help="language of its words, where it says none (en)"
    )


def run(parsed: argparse.Namespace) -> int:
    """Reads the file and says what was remarked.

    Raises:
        Trouble: the file can't be opened, is refused, or the text can't be written.
    """
    from deliberation.documents.reading import read  # lxml and python-docx, which no other command needs

    path: Path = parsed.file
    try:
        with path.open("rb") as file:
            raw = file.read(FILE_MAX + 1)
        found = read(raw, path.name, parsed.language)
    except OSError as fault:
        raise Trouble(f"{path} can't be read ({fault.strerror})") from None
    except Refusal as refusal:
        raise Trouble(f"{path}: {refusal_sentence(refusal)}") from None
    return _say(found, parsed.out)


def _say(found: Read, out: Path | None) -> int:
    for remark in found.remarks:
        print(remark_sentence(remark), file=sys.stderr)
    raw = canonical.encode(found.text)
    if out is None:
        print(raw.decode())
    else:
        try:
            out.write_bytes(raw)
        except OSError as fault:
            raise Trouble(f"{out} can't be written ({fault.strerror})") from None
    return int(any(remark.code == "bad_text" for remark in found.remarks))


def remark_sentence(remark: Remark) -> str:
    """A remark in words: where, what, and the words there."""
    facts = dict(remark.facts)
    if remark.code == "bad_text":
        said = refusal_sentence(Refusal("bad_text", **facts))
    else:
        said = sentence(f"remark-{remark.code.replace('_', '-')}", facts)
    place = sentence("remark-place", {"place": remark.place}) + ": " if remark.place else ""
    return f"{place}{said}" + (f" “{remark.words}”" if remark.words else "")
