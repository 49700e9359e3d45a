"""Changing the rules of procedure (P-109): a change names parameters and their new values, and is decided as these say.

A member proposes it, a committee reports where the rules want it, and it is put to the vote by their majority for it,
or adopted when nobody objects. From then on the assembly's profile is one version on; ballots that were opened before
keep theirs, and what else was proposed to change the former version has to be proposed again.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from deliberation.core import canonical, law
from deliberation.core.act import Act, Id, Line, MemberAct, Title, demand
from deliberation.core.assembly import Assembly, Former
from deliberation.core.meeting import deciding
from deliberation.core.profiles.validating import validate
from deliberation.core.rules import CONSENSUS, RulesProfile
from deliberation.errors import BadFormat, Refusal

State = Literal["proposed", "asked", "adopted", "rejected", "withdrawn", "overtaken"]
WAITING = ("proposed", "asked")
_FIXED = ("name", "version")


class Setting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One parameter's new value.

    Args:
        parameter: a field of the profile, with points below it, such as `silence.min_hours`.
        value: as JSON; null takes an entry of a table away.
    """

    parameter: Line
    value: Any


class Altered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A parameter before and after a change; null where it was or will not be there."""

    parameter: str
    before: Any
    after: Any


class RulesChange(law.Object, frozen=True, kw_only=True):
    """A proposed change of the rules.

    Args:
        version: the version of the rules that it changes.
        member: who proposes it.
        report: the symbol of the committee's report on it.
        objected: the first member that objected to adopting it without a vote.
        decided: when it was adopted or rejected.
    """

    symbol: str
    title: str
    version: int
    member: str
    altered: tuple[Altered, ...]
    state: State = "proposed"
    report: str | None = None
    objected: str | None = None
    ballot: str | None = None
    decided: datetime | None = None


class Propose(MemberAct, frozen=True, kw_only=True, tag="rules.propose"):
    """A member proposes to change the rules (P-109).

    Args:
        version: of the rules in force, to which the values are new.
    """

    title: Title
    version: int
    settings: tuple[Setting, ...]


class Withdraw(MemberAct, frozen=True, kw_only=True, tag="rules.withdraw"):
    """Who proposed a change of the rules withdraws it (P-37)."""

    change: Id


class Report(Act, frozen=True, kw_only=True, tag="rules.report"):
    """The bureau notes that a committee has reported on a change, and in which document (P-109)."""

    change: Id
    report: Line


class Ask(Act, frozen=True, kw_only=True, tag="rules.ask"):
    """The chair asks whether anybody objects to a change of the rules (P-81, P-117)."""

    change: Id


class Object(MemberAct, frozen=True, kw_only=True, tag="rules.object"):
    """A member objects, or asks for a vote (P-81, P-117)."""

    change: Id


class Adopt(Act, frozen=True, kw_only=True, tag="rules.adopt"):
    """The chair declares a change adopted, nobody objecting (P-81, P-109)."""

    change: Id


def propose(case: law.Case) -> law.Law[law.Changes]:
    """Proposes a change that gives rules which can be worked by (P-109)."""
    this: Propose = case.act
    assembly = yield from law.the(Assembly, this.assembly)
    profile = assembly.profile
    demand(this.version == profile.version, "superseded_rules", version=profile.version)
    altered = tuple(_altered(profile, each) for each in this.settings)
    changed(profile, altered)
    number = len((yield from law.every(RulesChange))) + 1
    symbol = f"{assembly.prefix}/RULES/{assembly.session}/{number}"
    change = RulesChange(
        id=this.id, symbol=symbol, title=this.title, version=this.version, member=this.member, altered=altered
    )
    return (change,)


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Withdraws a change before voting on it has begun (P-37)."""
    this: Withdraw = case.act
    change = yield from waiting(this.change)
    demand(change.member == this.member, "not_the_mover", symbol=change.symbol)
    return (replace(change, state="withdrawn"),)


def report(case: law.Case) -> law.Law[law.Changes]:
    """Notes the committee's report (P-109)."""
    this: Report = case.act
    change = yield from waiting(this.change)
    return (replace(change, report=this.report),)


def ask(case: law.Case) -> law.Law[law.Changes]:
    """Asks for objections, when the change could be decided (P-81, P-109)."""
    this: Ask = case.act
    change = yield from ready(this.change, this.assembly)
    return (replace(change, state="asked", objected=None),)


def object_(case: law.Case) -> law.Law[law.Changes]:
    """Notes the objection: the change is not adopted without a vote (P-81, P-117)."""
    this: Object = case.act
    change = yield from waiting(this.change)
    demand(change.state == "asked", "rules_not_asked", symbol=change.symbol)
    return (replace(change, state="proposed", objected=this.member),)


def adopt(case: law.Case) -> law.Law[law.Changes]:
    """Adopts a change to which nobody objects, in an open meeting with the quorum of a decision (P-14, P-81, P-109)."""
    this: Adopt = case.act
    change = yield from ready(this.change, this.assembly)
    demand(change.state == "asked", "rules_not_asked", symbol=change.symbol)
    assembly = yield from law.the(Assembly, this.assembly)
    yield from deciding(case)
    return (yield from decided(change, assembly, case.at, adopted=True))


def waiting(id: str) -> law.Law[RulesChange]:
    """A change that is not decided, and not being voted on."""
    change = yield from law.the(RulesChange, id)
    demand(change.state in WAITING, "rules_change_closed", symbol=change.symbol, state=change.state)
    demand(change.ballot is None, "voting_in_progress")
    return change


def ready(id: str, assembly: str) -> law.Law[RulesChange]:
    """A change that can be decided: a committee has reported where the rules want it (P-109)."""
    change = yield from waiting(id)
    profile = (yield from law.the(Assembly, assembly)).profile
    demand(not profile.amending.after_report or change.report is not None, "report_first", symbol=change.symbol)
    return change


def put(id: str, ballot: str, assembly: Assembly, majority: str) -> law.Law[tuple[RulesChange, law.Blob, law.Blob]]:
    """A change as voting on it begins, the rules in force and the rules that result, by their hashes (P-109)."""
    change = yield from ready(id, assembly.id)
    by = assembly.profile.amending.majority
    demand(by != CONSENSUS, "decides_by_consensus")
    demand(majority == by, "majority_for_rules", majority=by)
    before = law.blob(canonical.encode(assembly.profile))
    after = law.blob(canonical.encode(changed(assembly.profile, change.altered)))
    return replace(change, ballot=ballot, state="proposed"), before, after


def follows(id: str, assembly: Assembly, at: datetime, *, adopted: bool) -> law.Law[law.Changes]:
    """What a vote on a change does; one that was overtaken while the ballot was open stays so (P-109)."""
    change = replace((yield from law.the(RulesChange, id)), ballot=None)
    if change.version != assembly.profile.version:
        return (change,)
    return (yield from decided(change, assembly, at, adopted=adopted))


def decided(change: RulesChange, assembly: Assembly, at: datetime, *, adopted: bool) -> law.Law[law.Changes]:
    """The change with its fate, and where it is adopted the assembly under the next version of its rules (P-109)."""
    if not adopted:
        return (replace(change, state="rejected", decided=at),)
    profile = changed(assembly.profile, change.altered)
    former = (*assembly.former, Former(profile=assembly.profile, until=at))
    others = yield from law.every(RulesChange)
    overtaken = (each for each in others if each.state in WAITING and each.id != change.id)
    return (
        replace(assembly, profile=profile, former=former),
        replace(change, state="adopted", decided=at),
        *(replace(each, state="overtaken") for each in overtaken),
    )


def changed(profile: RulesProfile, altered: tuple[Altered, ...]) -> RulesProfile:
    """The next version of the rules.

    Raises:
        Refusal: `bad_change` where a parameter is unknown, named twice or its value of another form, or nothing
            changes; `bad_profile` where the result contradicts itself.
    """
    named = [each.parameter for each in altered]
    demand(bool(named) and len(set(named)) == len(named), "bad_change", why="twice", parameter="", detail="")
    raw = plain(profile)
    for each in altered:
        _set(raw, each)
    try:
        found = msgspec.convert(raw, RulesProfile)
        canonical.check_value(found)
    except (msgspec.ValidationError, BadFormat) as fault:
        raise Refusal("bad_change", why="form", parameter=named[0], detail=str(fault)) from None
    demand(found != profile, "bad_change", why="nothing", parameter=named[0], detail="")
    validate(found)
    return replace(found, version=profile.version + 1)


def plain(profile: RulesProfile) -> dict[str, Any]:
    """Every parameter of the rules as plain JSON, also those that stand at their default."""
    fields = {name: getattr(profile, name) for name in profile.__struct_fields__}
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(fields))
    return found


def _altered(profile: RulesProfile, setting: Setting) -> Altered:
    at: Any = plain(profile)
    for name in setting.parameter.split("."):
        at = at.get(name) if isinstance(at, dict) else None
    return Altered(parameter=setting.parameter, before=at, after=setting.value)


def _set(raw: dict[str, Any], altered: Altered) -> None:
    parameter, value = altered.parameter, altered.after
    *above, last = parameter.split(".")
    top = (above or [last])[0]
    demand(top in raw and top not in _FIXED, "bad_change", why="unknown", parameter=parameter, detail="")
    at: Any = raw
    for name in above:
        at = at.get(name) if isinstance(at, dict) else None
    demand(isinstance(at, dict), "bad_change", why="unknown", parameter=parameter, detail="")
    if value is None:
        at.pop(last, None)
    else:
        at[last] = value
