"""The offline verifier: checks a published record with nothing but its files, and says in words what holds."""
