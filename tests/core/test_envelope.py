"""Envelopes: what is signed is exactly type and body, and both Ed25519 libraries say the same about enrolled keys."""

import json

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import canonical, envelope
from deliberation.core.envelope import SigningKey
from deliberation.errors import BadFormat
from tests.shared_data import data, needs_data
from tests.vectors import make

KEY = SigningKey(bytes(range(32)))
NEUTRAL = (1).to_bytes(32, "little")


def other_library_accepts(message: bytes, sig: bytes, public: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(sig, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@given(st.binary(min_size=32, max_size=32), st.text(st.characters(exclude_categories=["Cs"])), st.binary())
def test_a_signature_holds_in_both_libraries_and_over_nothing_else(seed: bytes, kind: str, body: bytes) -> None:
    key = SigningKey.from_seed(seed)
    sealed = envelope.sign(body, kind, key)
    sig = envelope.unb64(sealed.signatures[0].sig)
    assert envelope.payload(sealed) == body
    assert envelope.is_valid_key(key.public)
    assert envelope.verify_bytes(envelope.pae(kind, body), sig, key.public)
    assert other_library_accepts(envelope.pae(kind, body), sig, key.public)
    assert not envelope.verify_bytes(envelope.pae(kind, body + b"x"), sig, key.public)
    assert not envelope.verify_bytes(envelope.pae(kind + "x", body), sig, key.public)
    assert (
        not envelope.verify_bytes(envelope.pae(kind, body), sig, SigningKey(seed[::-1] + b"").public)
        or seed == seed[::-1]
    )


@given(
    st.tuples(st.text("ab 0123456789", max_size=6), st.binary(max_size=6)),
    st.tuples(st.text("ab 0123456789"), st.binary()),
)
def test_no_two_pairs_have_the_same_encoding(one: tuple[str, bytes], two: tuple[str, bytes]) -> None:
    assert (envelope.pae(*one) == envelope.pae(*two)) == (one == two)


def test_an_envelope_is_canonical_json_with_the_names_of_the_standard() -> None:
    sealed = envelope.sign(b"{}", "application/x", KEY, SigningKey.generate())
    raw = canonical.encode(sealed)
    assert list(json.loads(raw)) == ["payload", "payloadType", "signatures"]
    assert sealed.signatures[0].keyid == envelope.keyid(KEY.public) == KEY.keyid
    decoder = msgspec.json.Decoder(envelope.Envelope)
    assert canonical.decode_as(raw, decoder) == sealed
    with pytest.raises(BadFormat):
        canonical.decode_as(raw[:-1] + b',"z":1}', decoder)


@given(st.binary())
def test_base64_has_one_form(raw: bytes) -> None:
    assert envelope.unb64(envelope.b64(raw)) == raw


@given(st.text("AB+/=-_ \n\0é", max_size=9))
def test_whatever_is_read_as_base64_is_written_again(text: str) -> None:
    try:
        raw = envelope.unb64(text)
    except BadFormat:
        return
    assert envelope.b64(raw) == text


@pytest.mark.parametrize("length", [0, 31, 33])
def test_keys_and_signatures_of_another_length_are_refused(length: int) -> None:
    with pytest.raises(BadFormat):
        SigningKey(bytes(length))
    assert not envelope.is_valid_key(bytes(length))
    assert not envelope.verify_bytes(b"", bytes(64), bytes(length))
    assert not envelope.verify_bytes(b"", KEY.sign(b"")[:length], KEY.public)


def test_a_key_does_not_show_its_seed() -> None:
    assert KEY.seed.hex() not in repr(KEY)
    assert repr(KEY.seed) not in repr(KEY)


@needs_data
def test_the_libraries_agree_wherever_the_key_may_be_enrolled() -> None:
    cases = json.loads(data("vectors", "cctv", "ed25519", "ed25519vectors.json").read_bytes())
    assert len(cases) == 914
    taken, disputed = 0, 0
    for case in cases:
        public, sig, message = bytes.fromhex(case["key"]), bytes.fromhex(case["sig"]), case["msg"].encode()
        if envelope.is_valid_key(public):
            ours, other = envelope.verify_bytes(message, sig, public), other_library_accepts(message, sig, public)
            assert other or not ours, "we take nothing that others refuse"
            assert ours == other or sig[:32] == NEUTRAL, case
            taken, disputed = taken + ours, disputed + (ours != other)
    assert (taken, disputed) == (1, 1)


def test_a_neutral_r_is_refused_though_the_other_library_takes_it() -> None:
    sig = make.with_neutral_r(b"message", KEY)
    assert other_library_accepts(b"message", sig, KEY.public)
    assert not envelope.verify_bytes(b"message", sig, KEY.public)


@needs_data
def test_the_envelope_of_another_program_verifies() -> None:
    raw, message, public, sig = (
        data("vectors", "dsse", name).read_bytes() for name in ("env.json", "pae", "pub.raw", "sig")
    )
    sealed = canonical.decode_as(raw, msgspec.json.Decoder(envelope.Envelope))
    assert envelope.pae(sealed.payload_type, envelope.payload(sealed)) == message
    assert envelope.unb64(sealed.signatures[0].sig) == sig
    assert envelope.verify_bytes(envelope.pae(sealed.payload_type, envelope.payload(sealed)), sig, public)
    assert other_library_accepts(message, sig, public)
