"""What git knows of a proposal: where it left the base, and what its commits say."""

from __future__ import annotations

from govdocs.errors import ShallowClone
from govdocs.store.gateway import Gateway, git_faults


def start_of(gateway: Gateway, base: str, head: str) -> str:
    """Return the commit that a proposal is to be held against.

    It is the last commit that base and head share, so that what the base has got since
    is not taken for deleted. A head that lies behind the base, or shares nothing with
    it, is held against the base itself.

    Raises ShallowClone when the history that decides it is not there.
    """
    shared = _merge_base(gateway, base, head)
    if shared != base and gateway.is_shallow():
        raise ShallowClone
    return base if shared in (None, head) else shared


def _merge_base(gateway: Gateway, base: str, head: str) -> str | None:
    from git.exc import GitCommandError

    try:
        found = str(gateway.repo.git.merge_base(base, head))
    except GitCommandError as error:
        if error.status == 1:
            return None
        with git_faults():
            raise
    return found.strip() or None


def trailers(gateway: Gateway, base: str, head: str, key: str) -> tuple[str, ...]:
    """Return the values of a trailer in the commits that only the head has, oldest first."""
    with git_faults():
        listed = gateway.repo.git.log(
            "--reverse",
            "--no-show-signature",
            f"--format=%(trailers:key={key},valueonly,unfold,separator=%x00)%x00",
            "-z",
            f"{base}..{head}",
            "--",
        )
    values = (one.strip() for one in str(listed).split("\0"))
    return tuple(dict.fromkeys(one for one in values if one))
