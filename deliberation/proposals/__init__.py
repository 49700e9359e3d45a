"""Proposals, kept and shown."""
