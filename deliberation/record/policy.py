"""The policy of a log (tlog-policy): its verifier key and witnesses, which an observer trusts to begin with."""


def policy(vkey: str) -> str:
    """The policy file of a log that has no witnesses yet.

    Args:
        vkey: the log's verifier key.
    """
    return f"log {vkey}\nquorum none\n"
