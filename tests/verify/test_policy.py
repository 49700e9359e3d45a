"""Policies: what may stand in one, and when a quorum of witnesses has cosigned."""

import pytest

from deliberation.core.envelope import SigningKey
from deliberation.core.note import LatticeSigner, Signer
from deliberation.errors import BadFormat, BadProof
from deliberation.verify import policy
from tests.memory import World
from tests.verify.records import FILES, SMALL, verdict

WORLD = World("policy")
WITNESSES = {
    name: Signer(f"witness.example/{name}", SigningKey(WORLD.bytes_of(name))) for name in ("X1", "X2", "X3", "Y1", "Y2")
}
LOG = f"log {SMALL.vkey}\n"
LINES = "".join(f"witness {name} {signer.cosigner.vkey()}\n" for name, signer in WITNESSES.items())
GROUPS = "group X 2 X1 X2 X3\ngroup Y any Y1 Y2\ngroup both all X Y\n"


def cosigned(*names: str) -> bytes:
    """The small record's checkpoint with cosignatures."""
    text = SMALL.note().partition("\n\n")[0] + "\n"
    return (SMALL.note() + "".join(WITNESSES[name].cosign(text, 1_790_000_000) for name in names)).encode()


@pytest.mark.parametrize(
    ("quorum", "signed", "met"),
    [
        ("none", (), True),
        ("X1", ("X1",), True),
        ("X1", ("X2", "X3", "Y1"), False),
        ("X", ("X1", "X3"), True),
        ("X", ("X1",), False),
        ("Y", ("Y2",), True),
        ("Y", ("X1", "X2", "X3"), False),
        ("both", ("X1", "X2", "Y1"), True),
        ("both", ("X1", "X2", "X3"), False),
        ("both", ("X1", "Y1", "Y2"), False),
    ],
)
def test_the_quorum_over_cosignatures_that_hold(quorum: str, signed: tuple[str, ...], met: bool) -> None:
    text = f"{LOG}{LINES}{GROUPS}quorum {quorum}\n".encode()
    report = verdict(FILES | {"checkpoint": cosigned(*signed)}, policy=text)
    assert report.holds is met
    assert report.section("checkpoint").state == ("holds" if met else "fails")
    if met:
        assert report.section("checkpoint").counts == {"cosigned": len(signed), "witnesses": 5}


def test_a_cosignature_counts_once_however_often_it_stands_there() -> None:
    text = f"{LOG}{LINES}{GROUPS}quorum X\n".encode()
    assert not verdict(FILES | {"checkpoint": cosigned("X1", "X1", "X1")}, policy=text).holds


def test_a_cosignature_that_fails_refuses_the_checkpoint() -> None:
    text = f"{LOG}{LINES}quorum none\n".encode()
    forged = SMALL.note(12).partition("\n\n")[0] + "\n"
    note = SMALL.note() + WITNESSES["X1"].cosign(forged, 1_790_000_000)
    report = verdict(FILES | {"checkpoint": note.encode()}, policy=text)
    assert report.section("checkpoint").failure is not None


def test_every_byte_of_a_cosignature_that_the_quorum_needs() -> None:
    text = f"{LOG}{LINES}quorum X1\n".encode()
    note = cosigned("X1")
    for place in range(note.index("— witness".encode()), len(note)):
        altered = bytearray(note)
        altered[place] ^= 1
        assert not verdict(FILES | {"checkpoint": bytes(altered)}, policy=text).holds


def test_a_witness_with_a_key_that_outlives_ed25519() -> None:
    witness = LatticeSigner("witness.example/pq", WORLD.bytes_of("pq"))
    text = SMALL.note().partition("\n\n")[0] + "\n"
    note = (SMALL.note() + witness.cosign(text, 1_790_000_000)).encode()
    trusted = policy.parse(f"{LOG}witness pq {witness.verifier.vkey()}\nquorum pq\n".encode())
    assert trusted.met(trusted.open(note)[2])
    assert not trusted.met(trusted.open(SMALL.note().encode())[2])


def test_a_witness_under_the_logs_own_name_does_not_stand_for_the_log() -> None:
    false = Signer(SMALL.origin, SigningKey(WORLD.bytes_of("false")))
    text = SMALL.note().partition("\n\n")[0] + "\n"
    note = f"{text}\n{false.cosign(text, 1_790_000_000)}".encode()
    trusted = policy.parse(f"{LOG}witness w {false.cosigner.vkey()}\nquorum w\n".encode())
    with pytest.raises(BadProof):
        trusted.open(note)


def test_spaces_comments_and_addresses() -> None:
    text = f"# ours\n\n  {LOG.strip()}\thttps://log.example/  \n\t\n{LINES}group g\t1  X1\nquorum g\n"
    parsed = policy.parse(text.encode())
    assert parsed.quorum == "g"
    assert len(parsed.witnesses) == 5
    assert not policy.is_plain(text.encode())
    assert policy.is_plain(f"{LOG}{LINES}{GROUPS}quorum both\n".encode())
    assert verdict(FILES, policy=f"# mine\n{LOG}\tquorum none\n".encode()).holds
    assert not verdict(FILES | {"policy": f"# mine\n{LOG}quorum none\n".encode()}).holds


W1 = LINES.split("\n")[0] + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        LOG,
        "quorum none\n",
        f"{LOG}quorum none",
        f"{LOG}quorum none\nquorum none\n",
        f"{LOG}quorum X1\n{W1}",
        f"{LOG}quorum none none\n",
        f"{LOG}quorum\n",
        f"{LOG}{LOG}quorum none\n",
        f"{LOG}{W1}{W1}quorum none\n",
        f"{LOG}{W1}{W1.replace('X1 ', 'other ')}quorum none\n",
        f"{LOG}{W1.replace('X1 ', 'none ')}quorum none\n",
        f"{LOG}{W1}group g 2 X1\nquorum g\n",
        f"{LOG}{W1}group g 0 X1\nquorum g\n",
        f"{LOG}{W1}group g 01 X1\nquorum g\n",
        f"{LOG}{W1}group g most X1\nquorum g\n",
        f"{LOG}{W1}group g any\nquorum g\n",
        f"{LOG}{W1}group g all X1 X1\nquorum g\n",
        f"{LOG}{W1}group X1 all X1\nquorum X1\n",
        f"{LOG}{W1}group g all g\nquorum g\n",
        f"{LOG}{W1}group g all X1\ngroup h all X1\nquorum h\n",
        f"{LOG}{W1}group g all none\nquorum g\n",
        f"{LOG}witness w {SMALL.vkey}\nquorum none\n",
        f"log {WITNESSES['X1'].cosigner.vkey()}\nquorum none\n",
        f"log {SMALL.vkey[:-1]}\nquorum none\n",
        f"{LOG.strip()} https://a b\nquorum none\n",
        f"{LOG}observer X\nquorum none\n",
        f"{LOG}quorum none\r\n",
        f"{LOG.replace(' ', chr(0xA0))}quorum none\n",
        f"{LOG}\x00quorum none\n",
    ],
)
def test_what_is_no_policy(text: str) -> None:
    with pytest.raises(BadFormat):
        policy.parse(text.encode())


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(BadFormat):
        policy.parse(LOG.encode() + b"\xff\nquorum none\n")
