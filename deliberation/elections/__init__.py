"""Elections and their ballots, whose papers are kept sealed until the close and shown after it."""
