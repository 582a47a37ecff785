"""Who signed commits and tags with SSH keys, judged by a list of those who may.

That git says a signature is good is not trust: it must also be somebody's on the list.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from govdocs.errors import SignatureToolMissing
from govdocs.store.environment import with_settings
from govdocs.store.gateway import Gateway, git_faults
from govdocs.store.tags import Tag

_TOOL = "ssh-keygen"
_MOST = 500
_GOOD_TAG = re.compile(r'^Good "git" signature for (\S.*) with \S+ key \S+$', re.M)
# A setting of the repository must not choose the program that judges, and only SSH counts.
_SETTINGS = {
    "gpg.format": "ssh",
    "gpg.ssh.program": _TOOL,
    "gpg.ssh.revocationFile": "/dev/null",
    "gpg.program": "false",
    "gpg.openpgp.program": "false",
    "gpg.x509.program": "false",
}


def signers(
    gateway: Gateway, commits: Iterable[str], allowed: bytes
) -> Mapping[str, str]:
    """Return who on a list signed each commit; '' when nobody on it did.

    `allowed` is a file in the form of ssh-keygen(1), ALLOWED SIGNERS. Raises
    SignatureToolMissing.
    """
    wanted = tuple(commits)
    found: dict[str, str] = {}
    with _judging(gateway, allowed):
        for at in range(0, len(wanted), _MOST):
            found |= _signers(gateway, wanted[at : at + _MOST])
    return found


def _signers(gateway: Gateway, commits: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    with git_faults():
        listed = gateway.repo.git.log(
            "--no-walk=unsorted",
            "--no-show-signature",
            "-z",
            "--format=%H%x09%G?%x09%GS",
            *commits,
            "--",
        )
    for row in str(listed).split("\0"):
        if row:
            commit, letter, signer = row.split("\t", 2)
            yield commit, signer.strip() if letter == "G" else ""


def tag_signer(gateway: Gateway, tag: Tag, allowed: bytes) -> str | None:
    """Return who on a list signed a tag: '' for nobody on it, None when it is unsigned.

    Raises SignatureToolMissing.
    """
    with git_faults():
        raw = str(gateway.repo.git.cat_file("tag", tag.id))
    if "\n-----BEGIN " not in raw:
        return None
    with _judging(gateway, allowed):
        status, _, said = gateway.repo.git.verify_tag(
            "--raw", tag.id, with_extended_output=True, with_exceptions=False
        )
    good = _GOOD_TAG.search(str(said))
    return good[1].strip() if good and not status else ""


@contextmanager
def _judging(gateway: Gateway, allowed: bytes) -> Iterator[None]:
    """Let git judge signatures by a list, and by no setting of anybody else."""
    if shutil.which(_TOOL) is None:
        raise SignatureToolMissing
    with TemporaryDirectory() as folder:
        path = Path(folder, "allowed_signers")
        path.write_bytes(allowed)
        more = {**_SETTINGS, "gpg.ssh.allowedSignersFile": str(path)}
        with gateway.repo.git.custom_environment(**with_settings(more)):
            yield
