"""The assembly and its keys as clients see them, and receipts."""

import msgspec

from deliberation.core import receipt
from deliberation.core.assembly import Assembly
from deliberation.core.key import Key
from deliberation.core.law import Blob
from deliberation.record.nouns import Noun, shown
from deliberation.record.tables import AssemblyRow, BlobRow, KeyRow
from deliberation.record.turn import Receipt
from deliberation.store.shelf import Shelf

ASSEMBLY = Noun("assembly", Shelf(Assembly, AssemblyRow), lambda each, *_: shown("assembly", each))
KEY = Noun("key", Shelf(Key, KeyRow))
BLOB = Noun("blob", Shelf(Blob, BlobRow, immutable=True))


def receipt_json(given: Receipt) -> bytes:
    """A receipt as the answer to its act.

    Index, entry (canonical JSON, as it is) and the proof as a `.tlog-proof` file.
    """
    proof = msgspec.json.encode(receipt.write(given.index, given.proof, given.note))
    return b'{"index":%d,"entry":%b,"proof":%b}' % (given.index, given.entry, proof)
