"""Meetings and presence, kept and shown."""
