"""Deliberation: members deliberate and decide, and anyone can check the result."""

__version__ = "0.1.0"
