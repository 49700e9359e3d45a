"""PostgreSQL: the engine, the embedded server, the two kinds of transaction.

Here is also how the law's objects lie in tables.
"""
