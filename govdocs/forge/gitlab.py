"""Comments on GitLab: REST version 4, where they are notes on a merge request."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from govdocs.forge.errors import ForgeNotSet
from govdocs.forge.place import Place, api_address, needed


def place(env: Mapping[str, str], number: int | None = None) -> Place:
    """Return where the comments lie, from the variables of GitLab CI.

    The job's own token cannot write notes, so another is needed. Raises ForgeNotSet.
    """
    token = needed(env, "GITLAB_TOKEN")
    project = quote(needed(env, "CI_PROJECT_ID"), safe="")
    wanted = number if number is not None else _number(env)
    notes = f"/projects/{project}/merge_requests/{wanted}/notes"
    api = env.get("CI_API_V4_URL") or "https://gitlab.com/api/v4"
    return Place(
        forge="GitLab",
        api=api_address(api, "CI_API_V4_URL"),
        headers={"PRIVATE-TOKEN": token},
        token_name="GITLAB_TOKEN",  # noqa: S106 - a name, no token
        right="rollen Reporter och omfattningen api",
        comments=notes,
        comment=notes,
        number=wanted,
        update="PUT",
        author="author",
        name="username",
        longest=1_000_000,
        run=env.get("CI_JOB_URL", ""),
        has_commands=True,
    )


def _number(env: Mapping[str, str]) -> int:
    told = env.get("CI_MERGE_REQUEST_IID", "")
    if not (told.isascii() and told.isdigit() and int(told)):
        raise ForgeNotSet("--number", "saknas, och det här körs inte för ett förslag")
    return int(told)
