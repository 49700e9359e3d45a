"""Procedural motions and statements beside a vote, kept and shown."""
