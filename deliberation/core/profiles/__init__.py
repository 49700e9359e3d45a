"""The rules profiles that are shipped: an assembly is founded on one of them, and amends it by that one's own rule."""

from typing import Final

from deliberation.core.profiles.association import ASSOCIATION
from deliberation.core.profiles.conference import CONFERENCE
from deliberation.core.profiles.consensus_only import CONSENSUS_ONLY
from deliberation.core.profiles.ecosoc import ECOSOC
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import RulesProfile
from deliberation.errors import Refusal

PROFILES: Final[dict[str, RulesProfile]] = {
    profile.name: profile for profile in (GA, ECOSOC, CONFERENCE, CONSENSUS_ONLY, ASSOCIATION)
}


def named(name: str) -> RulesProfile:
    """The shipped profile of that name.

    Raises:
        Refusal: `unknown_profile`.
    """
    if name not in PROFILES:
        raise Refusal("unknown_profile", name=name, known=", ".join(sorted(PROFILES)))
    return PROFILES[name]
