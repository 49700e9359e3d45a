"""Changes of the rules of procedure, kept and shown."""
