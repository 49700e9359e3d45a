"""Tests of `deliberation.ballots`."""
