"""The server's HTTP API as functions: one pool of connections, requests that survive a restart, refusals as exceptions.

A request that met no answer is sent again until the client's patience ends. An act carries its own id, so it is in the
record once however often it was sent. A sign-in whose answer was lost has used up its link: make another (`enter`).
"""

import asyncio
import random
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ssl import SSLContext
from types import TracebackType
from typing import Any, Final, Self, TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec

from deliberation.client.actor import Actor, Parcel
from deliberation.client.receipt import Receipt
from deliberation.errors import BadFormat, DeliberationError, Trouble

Kind = TypeVar("Kind")

PATIENCE: Final = 15.0
"""How many seconds a request is sent again by default, before it is given up."""
_AGAIN: Final = frozenset({502, 503, 504})
_FIRST_WAIT: Final = 0.05
_LONGEST_WAIT: Final = 2.0
_TIMEOUT: Final = 30.0


class Refused(DeliberationError):
    """The server's no, as it was told: the law's, or the door's.

    Args:
        status: the HTTP status.
        code: what was refused, a key of `errors.REFUSALS`; empty where the answer was no problem document.
        rule: the rule that refused.
        detail: the sentence for a person.
        facts: the figures of the sentence.
    """

    def __init__(self, status: int, code: str, rule: str, detail: str, facts: dict[str, Any]) -> None:
        super().__init__(f"{detail} ({code}, {rule})" if code else detail)
        self.status: Final = status
        self.code: Final = code
        self.rule: Final = rule
        self.detail: Final = detail
        self.facts: Final = facts


class _Problem(msgspec.Struct, frozen=True):
    """What we read of problem+json."""

    code: str = ""
    rule: str = ""
    detail: str = ""
    facts: dict[str, Any] = {}


class Session(msgspec.Struct, frozen=True):
    """A sign-in: who the token stands for."""

    assembly: str
    accreditation: str
    role: str
    token: str
    member: str | None = None
    name: str | None = None


class Founded(msgspec.Struct, frozen=True):
    """A new assembly: its first secretariat, the token with which that one signs in, and the key of its log."""

    assembly: str
    secretariat: str
    token: str
    vkey: str


class Snapshot(msgspec.Struct, frozen=True):
    """All objects that the viewer may see, as they are after entry `index`."""

    index: int
    vkey: str
    objects: list[dict[str, Any]]


class _Link(msgspec.Struct, frozen=True):
    token: str


class Api:
    """A server, reached over HTTP.

    Args:
        url: its address.
        patience: how many seconds a request that meets no answer is sent again.
        connections: how many requests go at once at most.
    """

    def __init__(self, url: str, *, patience: float = PATIENCE, connections: int = 32) -> None:
        self.url: Final = url.rstrip("/")
        self._patience = patience
        local = urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost")
        certificates = httpx.create_ssl_context()
        self._clients: Final = [self._connection(certificates, local=local) for _ in range(connections)]
        # one connection each, for the library's own pool looks through all of its connections at every request
        self._idle: asyncio.LifoQueue[httpx.AsyncClient] = asyncio.LifoQueue()
        for client in self._clients:
            self._idle.put_nowait(client)

    def _connection(self, certificates: SSLContext, *, local: bool) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=self.url,
            verify=certificates,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # many sign in here, each with a token
            limits=httpx.Limits(max_connections=1),
            timeout=_TIMEOUT,
            trust_env=not local,  # the way to one's own machine never leads over a proxy
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for client in self._clients:
            await client.aclose()

    async def request(self, method: str, path: str, *, token: str | None = None, body: bytes | None = None) -> bytes:
        """The body of the answer to a request, which is sent again while nobody answers or the server is busy.

        Args:
            token: the bearer's, of a session or the operator.
            body: JSON.

        Raises:
            Refused: the server said no.
            Trouble: nobody answered as long as our patience lasted.
        """
        headers = {} if body is None else {"Content-Type": "application/json"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        loop = asyncio.get_running_loop()
        end, wait = loop.time() + self._patience, _FIRST_WAIT
        while True:
            try:
                answer = await self._send(method, path, headers, body)
                if answer.is_success:
                    return answer.content
                refused = _refused(answer)
                if answer.status_code not in _AGAIN or loop.time() > end:
                    raise refused
            except httpx.TransportError as fault:
                if loop.time() > end:
                    raise Trouble(f"nobody answers at {self.url}: {str(fault) or type(fault).__name__}") from None
            # jitter, so that the clients of a server that comes back don't all come at once
            await asyncio.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311  # no secret
            wait = min(2 * wait, _LONGEST_WAIT)

    async def _send(self, method: str, path: str, headers: dict[str, str], body: bytes | None) -> httpx.Response:
        client = await self._idle.get()
        try:
            return await client.request(method, path, content=body, headers=headers)
        finally:
            self._idle.put_nowait(client)

    async def submit(self, parcel: Parcel, *, token: str | None = None) -> Receipt:
        """Hands an act in, and returns its receipt, which `check_receipt` checks.

        Args:
            token: the session's, which only an enrolment needs.

        Raises:
            Refused: the law or the door says no.
            Trouble: as `request`.
        """
        return _read(await self.request("POST", "/api/acts", token=token, body=parcel.body), Receipt)

    async def receipt(self, assembly: str, act: str) -> Receipt:
        """The receipt of an act by its id, once more."""
        return _read(await self.request("GET", f"/api/assemblies/{assembly}/acts/{act}"), Receipt)

    async def sign_in(self, token: str) -> Session:
        """A session for a one-time link's token (P-09)."""
        return _read(await self._post("/api/session", {"token": token}), Session)

    async def enrol(self, actor: Actor, session: Session, *, votes: bool) -> Receipt | None:
        """Enrols the actor's key under a session; None where the record has the key already (P-09).

        Args:
            votes: whether it is to cast its member's vote from now on.
        """
        try:
            return await self.submit(actor.enrolment(votes=votes), token=session.token)
        except Refused as refused:
            if refused.code != "key_in_use":
                raise
            return None

    async def sign_in_link(self, right: str, assembly: str, accreditation: str, name: str = "") -> str:
        """The token of a new one-time link for an accreditation.

        Args:
            right: the token of the operator, or of a secretariat's session.
            name: the person's, which the record does not hold.
        """
        asked = {"assembly": assembly, "accreditation": accreditation} | ({"name": name} if name else {})
        return _read(await self._post("/api/sign-in-links", asked, right), _Link).token

    async def enter(self, right: str, assembly: str, accreditation: str, name: str = "") -> Session:
        """A session for an accreditation by a link made for it now; the arguments are those of `sign_in_link`."""
        while True:
            try:
                return await self.sign_in(await self.sign_in_link(right, assembly, accreditation, name))
            except Refused as refused:
                if refused.code != "bad_link":  # it was used by a request whose answer was lost
                    raise

    async def found(self, operator: str, id: str, name: str, prefix: str, session: int, profile: str = "ga") -> Founded:
        """Founds an assembly.

        Args:
            operator: the operator's token.
            prefix: the first component of its documents' symbols.
            session: the number of its session in symbols.
            profile: the name of its rules profile.
        """
        asked = {"id": id, "name": name, "prefix": prefix, "session": session, "profile": profile}
        return _read(await self._post("/api/assemblies", asked, operator), Founded)

    async def snapshot(self, assembly: str, token: str | None = None) -> Snapshot:
        """All that the viewer may see now."""
        return _read(await self.request("GET", f"/api/assemblies/{assembly}/snapshot", token=token), Snapshot)

    async def read(self, assembly: str, path: str, kind: type[Kind], *, token: str | None = None) -> Kind:
        """One read of an assembly, such as `ballots/<id>`, as a value of the given type."""
        return _read(await self.request("GET", f"/api/assemblies/{assembly}/{path}", token=token), kind)

    async def _post(self, path: str, asked: dict[str, Any], token: str | None = None) -> bytes:
        return await self.request("POST", path, token=token, body=msgspec.json.encode(asked))


def _read(raw: bytes, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.DecodeError as fault:
        raise BadFormat(f"the server's answer is not of the expected form: {fault}") from None


def _refused(answer: httpx.Response) -> Refused:
    try:
        problem = msgspec.json.decode(answer.content, type=_Problem)
    except msgspec.DecodeError:
        problem = _Problem(detail=f"the server answers {answer.status_code} {answer.reason_phrase}")
    return Refused(answer.status_code, problem.code, problem.rule, problem.detail, problem.facts)
