"""What every run of git is given: no hooks, no network, no prompt, all of it synced."""

from __future__ import annotations

from collections.abc import Mapping

# A setting of a person or of the repository must not weaken a write, change an answer or
# start a program.
# core.fsync is all but the index: git would sync each draft of it, we sync the last one.
_SETTINGS = {
    "color.ui": "false",
    "core.fsmonitor": "false",
    "core.fsync": "committed,reference",
    "core.fsyncMethod": "fsync",
    "core.hooksPath": "/dev/null",
    "core.filesRefLockTimeout": "2000",
    "core.packedRefsTimeout": "2000",
    "i18n.commitEncoding": "UTF-8",
    "log.follow": "false",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "user.useConfigOnly": "true",
}


def _configured(settings: Mapping[str, str]) -> dict[str, str]:
    """Return settings in the form that outranks every file of settings."""
    named = {"GIT_CONFIG_COUNT": str(len(settings))}
    for count, (key, value) in enumerate(settings.items()):
        named |= {f"GIT_CONFIG_KEY_{count}": key, f"GIT_CONFIG_VALUE_{count}": value}
    return named


OWN: Mapping[str, str] = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": "/dev/null",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    **_configured(_SETTINGS),
}


def with_settings(more: Mapping[str, str]) -> Mapping[str, str]:
    """Return the variables that give git some settings beside those of every run."""
    return _configured({**_SETTINGS, **more})


# What a hook is handed by git and a reader of what is under way needs: where the objects
# of a push lie before they are let in, and the index that a commit is made of.
_HANDED = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_INDEX_FILE")


def handed_to_hook(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a hook that lead to what is under way, and no others."""
    return {name: environ[name] for name in _HANDED if name in environ}
