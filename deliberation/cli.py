"""The command line: `deliberation serve | simulate | export | import | verify | migrate | rebuild | settings`.

Every command says in one sentence what went wrong and what to do, and ends with 0 when all is well, 1 when what it
checked does not hold, 2 when it could not be done.
"""

import argparse
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import uvloop

from deliberation import __version__, settings
from deliberation.app import NOUNS
from deliberation.documents import command as importing
from deliberation.errors import Trouble
from deliberation.export import command as export
from deliberation.record.log import assemblies
from deliberation.record.rebuild import rebuild
from deliberation.record.record import Record
from deliberation.serving import database, opened, say, serve
from deliberation.settings import Settings
from deliberation.simulate import command as simulate
from deliberation.simulate.bots import PACE
from deliberation.store.engine import Store
from deliberation.store.migrate import migrate
from deliberation.threads.indexing import index_all
from deliberation.verify import command as verify

Arguments = argparse.Namespace
Run = Callable[[Arguments], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command.

    Args:
        arguments: the command line without the program's name; None takes the process's own.

    Returns:
        The exit status.
    """
    parsed = _parser().parse_args(arguments)
    run: Run = parsed.run
    try:
        return run(parsed)
    except Trouble as trouble:
        print(f"deliberation: {trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="deliberation", description="Members deliberate and decide, and anyone can check the result."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(name: str, summary: str, description: str, run: Run, *, place: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=summary, description=description)
        if place:
            command.add_argument("--data", type=Path, metavar="DIR", help="folder of the embedded database and secrets")
            command.add_argument("--database-url", metavar="URL", help="a PostgreSQL 18 in place of the embedded one")
        command.set_defaults(run=run)
        return command

    serving = add("serve", "run the server", _SERVE, _serve)
    serving.add_argument("--host", help="address to listen on (127.0.0.1)")
    serving.add_argument("--port", type=int, help="port to listen on (8470; 0 takes a free one)")
    serving.add_argument(
        "--no-demo", action="store_true", help="do not make the demonstration, which production never does"
    )
    serving.add_argument(
        "--bots",
        type=float,
        nargs="?",
        const=PACE,
        metavar="SECONDS",
        help=f"let members without a person vote by themselves, spread over so many seconds ({PACE:g})",
    )
    exporting = add("export", export.SUMMARY, export.DESCRIPTION, _export)
    export.add_arguments(exporting)
    importer = add("import", importing.SUMMARY, importing.DESCRIPTION, importing.run, place=False)
    importing.add_arguments(importer)
    verifying = add("verify", verify.SUMMARY, verify.DESCRIPTION, verify.run, place=False)
    verify.add_arguments(verifying)
    simulating = add(
        "simulate",
        "replay recorded roll calls over the public interface",
        simulate.DESCRIPTION,
        simulate.run,
        place=False,
    )
    simulate.add_arguments(simulating)
    add("migrate", "bring the database's schema to this version", _MIGRATE, _migrate)
    add("rebuild", "make the read model anew from the record", _REBUILD, _rebuild)
    add("settings", "print every setting", _SETTINGS, _settings, place=False)
    return parser


_SERVE = (
    "Runs the server: starts the embedded PostgreSQL unless --database-url names another, brings the schema to this "
    "version, makes the demonstration where there is no assembly yet, prints sign-in links, and serves one address "
    "until Ctrl-C. A second start finds everything as it was."
)
_MIGRATE = "Brings the database's schema to this version; what is there is kept. `serve` does it by itself."
_REBUILD = (
    "Makes the tables of the read model anew from the record's entries, by the steps that made them, and says which "
    "objects the tables had otherwise; the search is indexed anew. The record itself is "
    "only read. Ends with 1 where something was different."
)
_SETTINGS = "Prints every setting with its default and what it does. Settings are environment variables."


def _serve(parsed: Arguments) -> int:
    chosen = _chosen(parsed, host=parsed.host, port=parsed.port)
    demo = chosen.env != "production" and not parsed.no_demo
    return serve(chosen, demo=demo, bots=parsed.bots if demo else None)


def _export(parsed: Arguments) -> int:
    async def work(store: Store, record: Record, _: Settings) -> int:
        return await export.run(parsed, store, record.vault)

    return _with_record(parsed, work, beside=True)


def _migrate(parsed: Arguments) -> int:
    async def work(store: Store, _: Record, __: Settings) -> int:
        await migrate(store)
        say("the schema is of this version")
        return 0

    return _with_record(parsed, work)


def _rebuild(parsed: Arguments) -> int:
    async def work(store: Store, _: Record, __: Settings) -> int:
        status = 0
        for assembly in await assemblies(store):
            rebuilt = await rebuild(store, NOUNS, assembly, index_all)
            say(f"{assembly}: {rebuilt.entries} entries, {len(rebuilt.different)} objects were different")
            for noun, id in rebuilt.different:
                print(f"  {noun} {id}")
                status = 1
        return status

    return _with_record(parsed, work)


def _settings(_: Arguments) -> int:
    for variable, default, explanation in settings.table():
        print(f"{variable:<32} {default or '(empty)'}\n    {explanation}")
    return 0


def _chosen(parsed: Arguments, **given: object) -> Settings:
    """The settings of the environment, with what the command line says in their place."""
    return settings.from_environment(data=parsed.data, database_url=parsed.database_url, **given)


def _with_record(
    parsed: Arguments, work: Callable[[Store, Record, Settings], Awaitable[int]], *, beside: bool = False
) -> int:
    """Runs work on the record that the command line names.

    Args:
        beside: whether it only reads, and so may run beside a server on the same data folder.
    """
    chosen = _chosen(parsed)

    async def open_and_work(url: str) -> int:
        async with opened(chosen, url) as (store, record):
            return await work(store, record, chosen)

    with database(chosen, beside=beside) as (url, _):
        return uvloop.run(open_and_work(url))
