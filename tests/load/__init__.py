"""Measurements: what the machine does with our server, beside what it does without it."""
