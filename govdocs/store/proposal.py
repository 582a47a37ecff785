"""Where a proposal left the base that it is to go into."""

from __future__ import annotations

from govdocs.errors import ShallowClone
from govdocs.store.gateway import Gateway
from govdocs.store.proposals import common_base


def start_of(gateway: Gateway, base: str, head: str) -> str:
    """Return the commit that a proposal is to be held against.

    It is the last commit that base and head share, so that what the base has got since
    is not taken for deleted. A head that lies behind the base, or shares nothing with
    it, is held against the base itself.

    Raises ShallowClone when the history that decides it is not there.
    """
    shared = common_base(gateway, (base, head))
    if shared != base and gateway.is_shallow():
        raise ShallowClone
    return base if shared in (None, head) else shared
