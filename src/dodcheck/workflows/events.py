"""The events that a change goes through."""

from __future__ import annotations

PULL_REQUEST, TARGET, QUEUE = "pull_request", "pull_request_target", "merge_group"
EVENTS = (PULL_REQUEST, TARGET, QUEUE)
"""The events that a change goes through before it is merged."""
