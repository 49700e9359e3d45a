"""The command `deliberation verify`."""

import argparse
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from deliberation.errors import Trouble
from deliberation.verify.report import as_json, as_text
from deliberation.verify.source import open_source
from deliberation.verify.verify import verify

SUMMARY: Final = "check a published record, offline"

DESCRIPTION: Final = """\
Checks the published record of an assembly, and says in words what holds. The record is a folder that
`deliberation export` wrote, or the address that a server publishes it at (https://HOST/log/NAME). Nothing on the
server is trusted but the keys that the policy names; a folder is checked without any network.

What it establishes: the checkpoint is signed by the log and by the quorum of witnesses that the policy asks for; every
entry and every tile is, byte for byte, what was signed for; each act was signed with a key that was enrolled for its
author at that moment, and was allowed by the rules of procedure at its instant; each member has one vote in a ballot;
every sealed vote that is due is opened; texts, rolls, tallies and outcomes are what the acts give. It does all of this
again from the signed acts and believes no result that it is told. The first entry that fails is named."""

EPILOG: Final = """\
exit status: 0 when everything holds, 1 when something does not, 2 when the record could not be read.

examples:
  deliberation verify ./record --policy policy.txt
  deliberation verify https://assembly.example/log/demo --seen ./record/checkpoint"""

_SMALL: Final = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Gives a parser the options of the command, and its manual."""
    parser.description = DESCRIPTION
    parser.epilog = EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("record", metavar="DIR|URL", help="the folder, or the address, of the record")
    parser.add_argument(
        "--policy",
        type=Path,
        metavar="FILE",
        help="the policy that you trust (tlog-policy: the log's key, witnesses, quorum), which you got by another way; "
        "without it the record's own is believed, and the report says so",
    )
    parser.add_argument(
        "--seen",
        type=Path,
        metavar="CHECKPOINT",
        help="a checkpoint that you kept from before: nothing that it covers may have changed since",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    """Checks a record and prints the report.

    Args:
        args: what was parsed with `add_arguments`.

    Returns:
        0 where everything holds, 1 where something does not.

    Raises:
        Trouble: the record or a file that was named cannot be read.
    """
    policy, seen = _bytes_of(args.policy), _bytes_of(args.seen)
    with contextlib.closing(open_source(args.record)) as source:
        report = verify(source, policy, seen, _progress())
    text = as_json(report) if args.json else as_text(report)
    sys.stdout.buffer.write(f"{text}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
    sys.stdout.flush()
    return 0 if report.holds else 1


def _bytes_of(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            raw = file.read(_SMALL + 1)
    except OSError as fault:
        raise Trouble(f"{path} cannot be read: {fault.strerror}") from None
    if len(raw) > _SMALL:
        raise Trouble(f"{path} is too long to be a policy or a checkpoint")
    return raw


def _progress() -> Callable[[int, int], None]:
    """Shows how far the check is, to a person who waits at a terminal."""
    if not sys.stderr.isatty():
        return lambda _, __: None

    def show(done: int, size: int) -> None:
        end = "\r" if done < size else "\n"
        print(f"{done} of {size} entries checked", end=end, file=sys.stderr, flush=True)

    return show
