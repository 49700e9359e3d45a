"""PostgreSQL: the engine, the embedded server, the two kinds of transaction, and how the law's objects lie in tables."""
