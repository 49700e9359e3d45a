"""Amendments, kept and shown."""
