"""Comments on Forgejo and Gitea: REST version 1, much as GitHub's.

A server may answer with all comments at once, whatever page is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from govdocs.forge.place import Place, api_address, needed, pull_number

_API = ("FORGEJO_API_URL", "GITHUB_API_URL")


def place(env: Mapping[str, str], number: int | None = None) -> Place:
    """Return where the comments lie, from the variables of Forgejo Actions.

    Its runners set the names of GitHub too, and older ones only those. Raises
    ForgeNotSet.
    """
    token = needed(env, "FORGEJO_TOKEN")
    repository = needed(env, "FORGEJO_REPOSITORY", "GITHUB_REPOSITORY")
    below = f"/repos/{quote(repository)}/issues"
    wanted = pull_number(env, number, "FORGEJO_REF", "GITHUB_REF")
    return Place(
        forge="Forgejo",
        api=api_address(needed(env, *_API), _API[0]),
        headers={"Authorization": f"token {token}"},
        token_name="FORGEJO_TOKEN",  # noqa: S106 - a name, no token
        right="rätten write:issue",
        comments=f"{below}/{wanted}/comments",
        comment=f"{below}/comments",
        number=wanted,
        bots=("forgejo-actions", "gitea-actions"),
        run=_run(env, repository),
    )


def _run(env: Mapping[str, str], repository: str) -> str:
    server = env.get("FORGEJO_SERVER_URL") or env.get("GITHUB_SERVER_URL")
    run = env.get("FORGEJO_RUN_NUMBER") or env.get("GITHUB_RUN_NUMBER")
    return f"{server}/{quote(repository)}/actions/runs/{run}" if server and run else ""
