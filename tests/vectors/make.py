"""Makes the vectors that Python and TypeScript both run: `python -m tests.vectors.make` writes them beside this file.

Everything is derived from fixed seeds, so that a second run writes the same bytes. The shapes are in README.md.
"""

import json
from hashlib import sha256, sha512
from pathlib import Path
from typing import Final

from deliberation.core import canonical, checkpoint, envelope, merkle, note, receipt, seal, tiles
from deliberation.errors import BadFormat

HERE: Final = Path(__file__).parent
ORIGIN: Final = "deliberation.example/assembly"
VOTE: Final = "application/vnd.deliberation.vote.cast+json;v=1"

ORDER: Final = 2**252 + 27742317777372353535851937790883648493  # of the group of Ed25519

Json = dict[str, object]


def seed(name: str) -> bytes:
    return sha256(f"deliberation test vectors: {name}".encode()).digest()


LOG: Final = note.Signer(ORIGIN, envelope.SigningKey(seed("log")))
OTHER_LOG: Final = note.Signer("deliberation.example/other", envelope.SigningKey(seed("other log")))
WITNESS: Final = note.Signer("witness.example/one", envelope.SigningKey(seed("witness")))
ENTRIES: Final = [b"", b"\x00", *(canonical.encode({"n": n, "texte": "é" * (n % 3)}) for n in range(2, 40))]
LEAVES: Final = [merkle.leaf_hash(entry) for entry in ENTRIES]


def canonical_file() -> Json:
    values: list[tuple[str, object]] = [
        ("null", None),
        ("truth", [True, False]),
        ("integers", [0, -1, 193, 2**53 - 1, -(2**53 - 1)]),
        ("empty", {"array": [], "object": {}, "text": ""}),
        ("order", {"b": 1, "a": 2, "B": 3, "aa": 4, "": 5, "10": 6, "9": 7}),
        ("order beyond ASCII", {"é": 1, "z": 2, "€": 3, "ﬁ": 4, "\u0080": 5, "\ufffd": 6, "\uffff": 7}),
        (
            "escapes",
            'quote " backslash \\ slash / tab \t line \n return \r back \b feed \f nul \x00 unit \x1f delete \x7f',
        ),
        ("line separators", "\u2028\u2029\ufeff"),
        ("six languages", ["اقتراح", "proposal", "propuesta", "proposé", "предложение", "提案"]),
        ("beyond the plane", "𝔸 🕊"),
        ("markup", "<script>&amp;'"),
        ("nesting", {"a": [{"b": [[{}]]}]}),
        ("a vote", {"act": "vote.cast", "assembly": "a1", "ballot": "b-7", "member": "CHE", "v": 1}),
        ("64 levels", nested(64)),
    ]
    refused_values: list[tuple[str, object]] = [
        ("a float", 1.5),
        ("a float inside", {"a": [0.1]}),
        ("an integer of 2^53", 2**53),
        ("an integer of -2^53", -(2**53)),
        ("a decomposed letter", "e\u0301"),
        ("a decomposed name", {"e\u0301": 1}),
        ("a character that NFC replaces", "\u212b"),
        ("a lone high surrogate", "\ud83d"),
        ("a lone low surrogate", "a\udd4a"),
        ("a lone surrogate in a name", {"\ud83d": 1}),
        ("a name beyond the plane", {"🕊": 1}),
        ("65 levels", nested(65)),
    ]
    refused_bytes: list[tuple[str, bytes]] = [
        ("nothing", b""),
        ("a space", b'{"a": 1}'),
        ("a newline at the end", b"1\n"),
        ("a byte order mark", b"\xef\xbb\xbf1"),
        ("names out of order", b'{"b":1,"a":2}'),
        ("a duplicate name", b'{"a":1,"a":1}'),
        ("an escape that need not be", b'"\\u0061"'),
        ("an escaped slash", b'"\\/"'),
        ("an upper-case escape", b'"\\u001F"'),
        ("a raw control character", b'"\n"'),
        ("an escape for a letter beyond ASCII", b'"\\u00e9"'),
        ("a decomposed letter", b'"e\xcc\x81"'),
        ("a lone surrogate, escaped", b'"\\ud83d"'),
        ("a lone surrogate, in bytes", b'"\xed\xa0\xbd"'),
        ("an overlong byte sequence", b'"\xc0\xaf"'),
        ("a float", b"1.5"),
        ("an integer written as a float", b"1.0"),
        ("an exponent", b"1e2"),
        ("minus nought", b"-0"),
        ("a leading nought", b"01"),
        ("an integer of 2^53", b"9007199254740992"),
        ("not a number", b"NaN"),
        ("a second value", b"1 2"),
        ("a comma at the end", b"[1,]"),
        ("a value cut short", b'{"a":'),
        ("a name beyond the plane", '{"🕊":1}'.encode()),
        ("65 levels", b"[" * 65 + b"]" * 65),
        ("1,000 levels that never close", b"[" * 1000),
    ]
    return {
        "values": [{"name": name, "value": value, "hex": canonical.encode(value).hex()} for name, value in values],
        "refused_values": [{"why": why, "value": value} for why, value in refused_values],
        "refused_bytes": [{"why": why, "hex": raw.hex()} for why, raw in refused_bytes],
    }


def nested(levels: int) -> object:
    value: object = []
    for _ in range(levels - 1):
        value = [value]
    return value


def envelopes_file() -> Json:
    key, other = envelope.SigningKey(seed("delegate")), envelope.SigningKey(seed("another delegate"))
    bodies = [
        ("a vote", VOTE, canonical.encode({"ballot": "b-7", "choice": "yes", "member": "CHE"})),
        ("an empty body", VOTE, b""),
        ("text beyond ASCII", VOTE, canonical.encode({"texte": "décidé par consensus 🕊"})),
        ("a type beyond ASCII", "application/é", b"body"),
        ("bytes that are no text", "application/octet-stream", bytes(range(256))),
    ]
    signed = [envelope_row(name, kind, body, key) for name, kind, body in bodies]
    _, kind, body = bodies[0]
    sig = key.sign(envelope.pae(kind, body))
    malleable = sig[:32] + (int.from_bytes(sig[32:], "little") + ORDER).to_bytes(32, "little")
    wrong = [
        ("another body", key, kind, body + b" ", sig),
        ("another type", key, kind + "1", body, sig),
        ("another key", other, kind, body, sig),
        ("a signature over the bare body", key, kind, body, key.sign(body)),
        ("a signature cut short", key, kind, body, sig[:63]),
        ("a signature with S beyond the group's order", key, kind, body, malleable),
        ("a signature whose R is the neutral point", key, kind, body, with_neutral_r(envelope.pae(kind, body), key)),
        ("nothing but noughts", key, kind, body, bytes(64)),
    ]
    keys = [key.public, other.public, bytes(32), b"\x01" + bytes(31), b"\xff" * 32, (2).to_bytes(32, "little")]
    texts = [
        "",
        "AA==",
        "AAA=",
        "AAAA",
        "+/+/",
        "AB==",
        "AAB=",
        "AA=",
        "AA",
        "A",
        "AAAA\n",
        " AAAA",
        "-_-_",
        "AA==AA==",
        "é",
    ]
    return {
        "signed": signed,
        "wrong": [
            {"why": why, "public": k.public.hex(), "payload_type": t, "body_hex": b.hex(), "sig": envelope.b64(s)}
            for why, k, t, b, s in wrong
        ],
        "keys": [{"public": raw.hex(), "valid": envelope.is_valid_key(raw)} for raw in keys],
        "base64": [{"text": text, "hex": text_to_hex(text)} for text in texts],
    }


def envelope_row(name: str, kind: str, body: bytes, key: envelope.SigningKey) -> Json:
    sealed = envelope.sign(body, kind, key)
    return {
        "name": name,
        "seed": key.seed.hex(),
        "public": key.public.hex(),
        "keyid": key.keyid,
        "payload_type": kind,
        "body_hex": body.hex(),
        "pae_hex": envelope.pae(kind, body).hex(),
        "sig": sealed.signatures[0].sig,
        "envelope": canonical.encode(sealed).decode(),
    }


def with_neutral_r(message: bytes, key: envelope.SigningKey) -> bytes:
    """What only a key's own holder can make, and what some Ed25519 verifiers take and others do not."""
    scalar = int.from_bytes(sha512(key.seed).digest()[:32], "little") & (1 << 254) - 8 | 1 << 254
    neutral = (1).to_bytes(32, "little")
    challenge = int.from_bytes(sha512(neutral + key.public + message).digest(), "little")
    return neutral + (challenge * scalar % ORDER).to_bytes(32, "little")


def text_to_hex(text: str) -> str | None:
    try:
        return envelope.unb64(text).hex()
    except BadFormat:
        return None


def merkle_file() -> Json:
    read = merkle.list_reader(LEAVES)
    roots = [merkle.root(LEAVES[:size]) for size in range(len(LEAVES) + 1)]
    sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 21, 32, 33, 40]
    inclusion = [(i, n, merkle.inclusion_proof(i, n, read)) for n in sizes for i in sorted({0, n // 3, n // 2, n - 1})]
    consistency = [
        (old, new, merkle.consistency_proof(old, new, read)) for new in sizes for old in [0, *sizes] if old <= new
    ]
    proof = merkle.inclusion_proof(5, 21, read)
    wrong_inclusion = [
        ("another index", 4, 21, LEAVES[5], proof, roots[21]),
        ("another leaf", 5, 21, LEAVES[4], proof, roots[21]),
        ("another root", 5, 21, LEAVES[5], proof, roots[20]),
        ("a hash too few", 5, 21, LEAVES[5], proof[:-1], roots[21]),
        ("a hash too many", 5, 21, LEAVES[5], [*proof, proof[0]], roots[21]),
        ("another order", 5, 21, LEAVES[5], proof[::-1], roots[21]),
        ("a hash of 31 bytes", 5, 21, LEAVES[5], [proof[0][:31], *proof[1:]], roots[21]),
        ("an index beyond the tree", 21, 21, LEAVES[5], proof, roots[21]),
        ("a negative index", -1, 21, LEAVES[5], proof, roots[21]),
        ("the empty tree", 0, 0, LEAVES[0], [], roots[0]),
        ("a node passed off as a leaf", 0, 1, roots[2], [], roots[1]),
    ]
    step = merkle.consistency_proof(9, 21, read)
    wrong_consistency = [
        ("another earlier root", 9, 21, roots[8], roots[21], step),
        ("another later root", 9, 21, roots[9], roots[22], step),
        ("sizes in the wrong order", 21, 9, roots[21], roots[9], step),
        ("a hash too few", 9, 21, roots[9], roots[21], step[:-1]),
        ("a hash too many", 9, 21, roots[9], roots[21], [*step, step[0]]),
        ("no proof", 9, 21, roots[9], roots[21], []),
        ("no proof from a power of two", 8, 21, roots[8], roots[21], []),
        ("one size, two roots", 9, 9, roots[9], roots[8], []),
        ("a proof where none is due", 9, 9, roots[9], roots[9], step),
        ("a proof from nothing", 0, 9, roots[0], roots[9], step),
        ("an empty tree with a root", 0, 9, roots[1], roots[9], []),
        ("two empty trees with roots", 0, 0, roots[1], roots[1], []),
        ("a hash of 33 bytes", 9, 21, roots[9], roots[21], [step[0] + b"\0", *step[1:]]),
    ]
    return {
        "entries_hex": hexes(ENTRIES),
        "leaf_hashes": hexes(LEAVES),
        "roots": hexes(roots),
        "inclusion": [{"index": i, "size": n, "proof": hexes(p)} for i, n, p in inclusion],
        "consistency": [{"old": old, "new": new, "proof": hexes(p)} for old, new, p in consistency],
        "wrong_inclusion": [
            {"why": why, "index": i, "size": n, "leaf": leaf.hex(), "proof": hexes(p), "root": root.hex()}
            for why, i, n, leaf, p, root in wrong_inclusion
        ],
        "wrong_consistency": [
            {"why": why, "old": m, "new": n, "old_root": r.hex(), "new_root": s.hex(), "proof": hexes(p)}
            for why, m, n, r, s, p in wrong_consistency
        ],
    }


def hexes(values: list[bytes]) -> list[str]:
    return [value.hex() for value in values]


def tiles_file() -> Json:
    names = [(0, 0, 256), (0, 0, 1), (1, 999, 255), (63, 1000, 256), (2, 1234067, 17), (-1, 0, 256), (-1, 1234067, 112)]
    refused = [
        "tile/0/0", "tile/0/0000", "tile/0/x000/001", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/0/000.p/0",
        "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/001/000", "tile/0/x001", "/tile/0/000",
        "tile/0/000/", "tile/entries/x1/000", "tile/0/../000", "tile/0/٠٠٠", "tile/0/000\n", "",
    ]  # fmt: skip
    some = [b"", b"one", ENTRIES[5], b"x" * 300]
    return {
        "paths": [{"level": le, "n": n, "width": w, "path": tiles.tile_path(le, n, w)} for le, n, w in names],
        "refused_paths": refused,
        "sizes": [
            {"size": size, "tiles": [list(name) for name in tiles.tiles_of(size)]}
            for size in (0, 1, 255, 256, 257, 600, 1024)
        ],
        "bundle": {"entries_hex": hexes(some), "hex": tiles.bundle(some).hex()},
        "refused_bundles": ["00", "0001", "0003aabb", "000100ff", bytes(2 * 257).hex()],
    }


def notes_file() -> Json:
    text, vkey, witness_vkey = "one line\n\nanother, é\n", LOG.verifier.vkey(), WITNESS.verifier.vkey()
    raw, line = note.sign_note(text, [LOG]), LOG.line(text)
    both = note.sign_note(text, [LOG, WITNESS])
    cosigned_text = checkpoint.Checkpoint(ORIGIN, 40, merkle.root(LEAVES)).text()
    cosigned = f"{cosigned_text}\n{LOG.line(cosigned_text)}{WITNESS.cosign(cosigned_text, 1_790_000_000)}"
    cosigner = WITNESS.cosigner.vkey()
    encoded = line.split(" ")[2]
    broken = line.replace(encoded, envelope.b64(LOG.verifier.key_id + bytes(64)) + "\n")
    unknown = f"— {WITNESS.name} {envelope.b64(b'abcd' + bytes(70))}\n"
    opened = [
        ("one key", raw, [vkey]),
        ("two keys", both, [vkey, witness_vkey]),
        ("one of two is known", both, [witness_vkey]),
        ("lines of an unknown id", raw + unknown * 15, [vkey, witness_vkey]),
        ("a cosignature, with its time", cosigned, [vkey, cosigner]),
    ]
    refused = [
        ("no known key", raw, [witness_vkey]),
        ("a known key fails", f"{text}\n{broken}", [vkey]),
        ("one of two known keys fails", f"{text}\n{WITNESS.line(text)}{broken}", [vkey, witness_vkey]),
        ("another text", raw.replace("one", "two"), [vkey]),
        ("a cosignature at another time", cosigned.replace("40\n", "41\n", 1), [cosigner]),
        ("no signatures", text, [vkey]),
        ("no signature lines", text + "\n", [vkey]),
        ("no newline at the end", raw[:-1], [vkey]),
        ("a line that is no signature", raw + "hello\n", [vkey]),
        ("a hyphen for the dash", raw.replace("—", "-"), [vkey]),
        ("two spaces", raw.replace(f"{ORIGIN} ", f"{ORIGIN}  "), [vkey]),
        ("a control character", note.split_note(raw)[0] + "\t\n\n" + line, [vkey]),
        ("a carriage return", raw.replace("\n", "\r\n"), [vkey]),
        ("base64 without its end", raw.replace("=\n", "\n"), [vkey]),
        ("a signature of no bytes", f"{text}\n— {ORIGIN} {envelope.b64(LOG.verifier.key_id)}\n", [vkey]),
        ("101 lines", raw + unknown * 100, [vkey]),
    ]
    name, key_id, key = witness_vkey.split("+", 2)
    verifiers = [
        LOG.verifier,
        WITNESS.verifier,
        WITNESS.cosigner,
        note.LatticeSigner("pq.example", seed("pq")).verifier,
    ]
    refused_vkeys = [
        ("the id of another key", f"{name}+{LOG.verifier.key_id.hex()}+{key}"),
        ("an upper-case id", f"{name}+{key_id.upper()}+{key}"),
        ("no key", f"{name}+{key_id}+"),
        ("no id", f"{name}+{key}"),
        ("a space in the name", f"a b+{key_id}+{key}"),
        ("no name", f"+{key_id}+{key}"),
        ("base64 without its end", f"{name}+{key_id}+{key.rstrip('=')}"[:-1]),
        ("a key of small order", small_order_vkey()),
    ]
    signers = [("one", [LOG]), ("two", [LOG, WITNESS])]
    return {
        "vkeys": [
            {"vkey": v.vkey(), "name": v.name, "key_id": v.key_id.hex(), "type": v.type, "key": v.key.hex()}
            for v in verifiers
        ],
        "refused_vkeys": [{"why": why, "vkey": value} for why, value in refused_vkeys],
        "signed": [
            {
                "text": f"{which}\n{text}",
                "signers": [{"name": s.name, "seed": s.key.seed.hex()} for s in who],
                "vkeys": [s.verifier.vkey() for s in who],
                "note": note.sign_note(f"{which}\n{text}", who),
            }
            for which, who in signers
        ],
        "opened": [
            {"why": why, "note": value, "vkeys": vkeys, **opening(value, vkeys)} for why, value, vkeys in opened
        ],
        "refused": [{"why": why, "note": value, "vkeys": vkeys} for why, value, vkeys in refused],
    }


def opening(raw: str, vkeys: list[str]) -> Json:
    text, names = note.open_note(raw, map(note.Verifier.parse, vkeys))
    return {"text": text, "names": names}


def small_order_vkey() -> str:
    raw = bytes([note.ED25519, 1]) + bytes(31)
    return f"small+{sha256(b'small' + bytes([10]) + raw).hexdigest()[:8]}+{envelope.b64(raw)}"


def checkpoints_file() -> Json:
    shown = [checkpoint.Checkpoint(ORIGIN, size, merkle.root(LEAVES[:size])) for size in (0, 1, 40)]
    shown.append(checkpoint.Checkpoint(ORIGIN, 2**53 - 1, sha256(b"large").digest()))
    root = envelope.b64(LEAVES[0])
    refused_texts = [
        ("a leading nought", f"{ORIGIN}\n01\n{root}\n"),
        ("a sign", f"{ORIGIN}\n+1\n{root}\n"),
        ("digits of another script", f"{ORIGIN}\n١\n{root}\n"),
        ("no number", f"{ORIGIN}\n\n{root}\n"),
        ("a number beyond 63 bits", f"{ORIGIN}\n{2**63}\n{root}\n"),
        ("no origin", f"\n1\n{root}\n"),
        ("no root", f"{ORIGIN}\n1\n"),
        ("a root of 31 bytes", f"{ORIGIN}\n1\n{envelope.b64(LEAVES[0][:31])}\n"),
        ("base64 without its end", f"{ORIGIN}\n1\n{root[:-1]}\n"),
        ("no newline at the end", f"{ORIGIN}\n1\n{root}"),
        ("an extension line", f"{ORIGIN}\n1\n{root}\nmore\n"),
        ("an empty tree with another root", f"{ORIGIN}\n0\n{root}\n"),
    ]
    small = shown[1]
    other = checkpoint.Checkpoint(OTHER_LOG.name, 1, small.root)
    refused_notes = [
        ("the origin of another log", note.sign_note(other.text(), [LOG])),
        ("the key of another log", note.sign_note(small.text(), [OTHER_LOG])),
        ("only a witness signed", note.sign_note(small.text(), [WITNESS])),
        ("no checkpoint", note.sign_note("hello\n", [LOG])),
    ]
    return {
        "checkpoints": [
            {
                "origin": value.origin,
                "size": value.size,
                "root": value.root.hex(),
                "text": value.text(),
                "seed": LOG.key.seed.hex(),
                "vkey": LOG.verifier.vkey(),
                "note": checkpoint.sign(value, LOG),
            }
            for value in shown
        ],
        "refused_texts": [{"why": why, "text": text} for why, text in refused_texts],
        "refused_notes": [{"why": why, "note": raw, "vkey": LOG.verifier.vkey()} for why, raw in refused_notes],
    }


def receipts_file() -> Json:
    read, vkey = merkle.list_reader(LEAVES), LOG.verifier.vkey()

    def made(index: int, size: int, extra: bytes | None = None) -> str:
        signed = checkpoint.sign(checkpoint.Checkpoint(ORIGIN, size, merkle.root(LEAVES[:size])), LOG)
        return receipt.write(index, merkle.inclusion_proof(index, size, read), signed, extra)

    shown = [
        ("the only entry", 0, 1, None),
        ("an entry", 17, 40, None),
        ("the last entry, with extra bytes", 39, 40, b"\x00\xff"),
    ]
    good = made(17, 40)
    first_hash = good.split("\n")[2]
    refused = [
        ("another entry", good, ENTRIES[16]),
        ("another index", good.replace("index 17", "index 16"), ENTRIES[17]),
        ("an index beyond the tree", good.replace("index 17", "index 40"), ENTRIES[17]),
        ("a leading nought", good.replace("index 17", "index 017"), ENTRIES[17]),
        ("no index", good.replace("index 17\n", ""), ENTRIES[17]),
        ("another version", good.replace("@v1", "@v2", 1), ENTRIES[17]),
        ("a hash less", good.replace(first_hash + "\n", "", 1), ENTRIES[17]),
        ("a hash of 31 bytes", good.replace(first_hash, envelope.b64(bytes(31)), 1), ENTRIES[17]),
        ("base64 without its end", good.replace(first_hash, first_hash[:-1], 1), ENTRIES[17]),
        ("a tree of another size", good.replace("\n40\n", "\n41\n"), ENTRIES[17]),
        ("no checkpoint", good.partition("\n\n")[0] + "\n", ENTRIES[17]),
        ("no empty line", good.replace("\n\n", "\n", 1), ENTRIES[17]),
        ("no newline at the end", good[:-1], ENTRIES[17]),
    ]
    return {
        "accepted": [
            {
                "name": name,
                "file": made(index, size, extra),
                "entry_hex": ENTRIES[index].hex(),
                "vkey": vkey,
                "index": index,
                "size": size,
                "root": merkle.root(LEAVES[:size]).hex(),
                "extra_hex": None if extra is None else extra.hex(),
            }
            for name, index, size, extra in shown
        ],
        "refused": [{"why": why, "file": raw, "entry_hex": entry.hex(), "vkey": vkey} for why, raw, entry in refused],
    }


def commitments_file() -> Json:
    bodies = [b"", canonical.encode({"choice": "yes"}), canonical.encode({"texte": "à huis clos"})]
    openings = [(seed(f"salt {n}"), body) for n, body in enumerate(bodies)]
    salt, body = openings[1]
    committed = seal.commitment(salt, body)
    refused = [
        ("another salt", openings[0][0], body, committed),
        ("another body", salt, canonical.encode({"choice": "no"}), committed),
        ("a byte moved from body to salt", salt + body[:1], body[1:], committed),
        ("a salt of 31 bytes", salt[:31], salt[31:] + body, committed),
        ("upper-case hex", salt, body, committed.upper()),
        ("a commitment cut short", salt, body, committed[:-1]),
    ]
    return {
        "commitments": [
            {"salt": s.hex(), "body_hex": b.hex(), "commitment": seal.commitment(s, b)} for s, b in openings
        ],
        "refused": [{"why": why, "salt": s.hex(), "body_hex": b.hex(), "commitment": c} for why, s, b, c in refused],
    }


def files() -> dict[str, str]:
    """Each file's name with its text."""
    made = {
        "canonical.json": canonical_file(),
        "envelopes.json": envelopes_file(),
        "merkle.json": merkle_file(),
        "tiles.json": tiles_file(),
        "notes.json": notes_file(),
        "checkpoints.json": checkpoints_file(),
        "receipts.json": receipts_file(),
        "commitments.json": commitments_file(),
    }
    return {name: json.dumps(content, indent=1) + "\n" for name, content in made.items()}


if __name__ == "__main__":
    for file_name, text in files().items():
        (HERE / file_name).write_text(text)
