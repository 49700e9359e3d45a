"""The command `deliberation export`."""

import argparse
import sys
from pathlib import Path
from typing import Final

from deliberation.errors import Trouble
from deliberation.export.bundle import write_bundle
from deliberation.record import log
from deliberation.record.keyring import Vault, load_keyring
from deliberation.store.engine import Store

SUMMARY: Final = "write a record to a folder, for anyone to check"

DESCRIPTION: Final = """\
Writes the whole published record of an assembly to a folder: the signed checkpoint, every entry, the tiles of the
Merkle tree, the texts and rolls that entries name, the opened votes of every locked ballot, and the log's policy. It
is the same tree that the server publishes below /log/NAME, and holds nothing that is not public. Sealed votes of open
ballots and the words of comments are not in it.

The folder may be new or empty, or hold an earlier copy of the same log, to which what is new is added. Any other
folder is refused, and so is a copy of another history than the database now has."""

EPILOG: Final = """\
The copy can be put on any web server, and anyone can check it with `deliberation verify DIR`, without a network.

example:
  deliberation export ./record --assembly demo --proof 17"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Gives a parser the options of the command, and its manual."""
    parser.description = DESCRIPTION
    parser.epilog = EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", metavar="DIR", type=Path, help="where to")
    parser.add_argument("--assembly", metavar="NAME", help="which record; may be left out where there is only one")
    parser.add_argument(
        "--proof",
        type=int,
        action="append",
        default=[],
        metavar="N",
        help="write the receipt of entry N as well (a tlog-proof, with the entry beside it); may be given again",
    )


async def run(args: argparse.Namespace, store: Store, vault: Vault) -> int:
    """Writes a record to a folder.

    Args:
        args: what was parsed with `add_arguments`.
        store: the database.
        vault: what the log's keys are encrypted with.

    Returns:
        0.

    Raises:
        Trouble: there is no such record, or the folder is not fit for it.
    """
    assembly = args.assembly or await _only_one(store)
    async with store.read() as tx:
        keyring = await load_keyring(tx, assembly, vault)
    if keyring is None:
        raise Trouble(f"there is no assembly {assembly} here")
    written = await write_bundle(store, assembly, keyring, args.folder, args.proof)
    sys.stdout.write(
        f"{args.folder} holds the {written.size} entries of {keyring.origin}; new files: {written.added}.\n"
        f"Check it with: deliberation verify {args.folder}\n"
    )
    return 0


async def _only_one(store: Store) -> str:
    match await log.assemblies(store):
        case [only]:
            return only
        case []:
            raise Trouble("there is no assembly here yet")
        case several:
            raise Trouble(f"name one of the assemblies with --assembly: {', '.join(several)}")
