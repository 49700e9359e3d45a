"""Texts as documents: read from what delegates bring, and printed as they expect it."""
