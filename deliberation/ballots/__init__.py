"""Ballots and votes, kept sealed until the lock and shown after it."""
