"""The table of policies: one line each, in the order of their codes."""

from __future__ import annotations

from govdocs.model.policy import PolicyName
from govdocs.policy.checks.editorial_only import editorial_only
from govdocs.policy.checks.frozen_metadata import frozen_metadata
from govdocs.policy.checks.local_rules import local_rules
from govdocs.policy.checks.locked_sections import (
    idle_places,
    locked_sections,
    named_documents,
)
from govdocs.policy.checks.no_removal import no_removal
from govdocs.policy.policy import Policy

POLICIES: tuple[Policy, ...] = (
    Policy("GD801", PolicyName.NO_REMOVAL, no_removal),
    Policy("GD802", PolicyName.FROZEN_METADATA, frozen_metadata),
    Policy(
        "GD803",
        PolicyName.LOCKED_SECTIONS,
        locked_sections,
        idle_places,
        named_documents,
    ),
    Policy("GD804", PolicyName.EDITORIAL_ONLY, editorial_only),
    Policy("GD805", PolicyName.LOCAL_RULES, local_rules),
)
