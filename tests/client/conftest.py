"""The server that these tests talk to."""

from tests.running import server

__all__ = ["server"]
