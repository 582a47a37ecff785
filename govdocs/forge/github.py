"""Comments on GitHub: REST, as described for issue comments (API version 2022-11-28)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from govdocs.forge.place import Place, api_address, needed, pull_number


def place(env: Mapping[str, str], number: int | None = None) -> Place:
    """Return where the comments lie, from the variables of GitHub Actions.

    Raises ForgeNotSet.
    """
    token = needed(env, "GITHUB_TOKEN")
    repository = needed(env, "GITHUB_REPOSITORY")
    below = f"/repos/{quote(repository)}/issues"
    wanted = pull_number(env, number, "GITHUB_REF")
    api = env.get("GITHUB_API_URL") or "https://api.github.com"
    return Place(
        forge="GitHub",
        api=api_address(api, "GITHUB_API_URL"),
        headers={
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
        token_name="GITHUB_TOKEN",  # noqa: S106 - a name, no token
        right="rätten pull-requests: write",
        comments=f"{below}/{wanted}/comments",
        comment=f"{below}/comments",
        number=wanted,
        bots=("github-actions[bot]",),
        run=_run(env, repository),
    )


def _run(env: Mapping[str, str], repository: str) -> str:
    server, run = env.get("GITHUB_SERVER_URL"), env.get("GITHUB_RUN_ID")
    return f"{server}/{quote(repository)}/actions/runs/{run}" if server and run else ""
