"""Sealed bodies: only the body and the salt that were committed to open a commitment."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import seal
from deliberation.errors import BadFormat, BadProof

salts = st.binary(min_size=32, max_size=32)


@given(salts, st.binary(), salts, st.binary())
def test_a_commitment_opens_with_its_own_body_and_salt_alone(
    salt: bytes, body: bytes, salt2: bytes, body2: bytes
) -> None:
    committed = seal.commitment(salt, body)
    assert committed == hashlib.sha256(salt + body).hexdigest()
    seal.check(committed, salt, body)
    if (salt, body) != (salt2, body2):
        with pytest.raises(BadProof):
            seal.check(committed, salt2, body2)


@given(st.binary(max_size=64).filter(lambda salt: len(salt) != 32))
def test_a_salt_of_another_length_is_refused(salt: bytes) -> None:
    with pytest.raises(BadFormat):
        seal.check("", salt, b"")


@pytest.mark.parametrize("committed", ["", "é", "0" * 64])
def test_hostile_commitments_do_not_match(committed: str) -> None:
    with pytest.raises(BadProof):
        seal.check(committed, bytes(32), b"")
