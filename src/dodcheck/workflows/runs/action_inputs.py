"""What a step hands to an action: scripts that it runs on another machine or in a container, images to build."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.workflows.model import Script, Step
from dodcheck.workflows.shell.settings import Settings


class HandedScript(NamedTuple):
    """A script, and the settings of the shell that it is run in.

    The first ``own`` of its commands stand for what the action itself does.
    """

    script: Script
    settings: Settings
    own: int = 0


_INPUTS: Mapping[str, str] = {"appleboy/ssh-action": "script", "addnab/docker-run-action": "run"}
_STOPS = "script_stop"
_BUILDING = frozenset({"docker/build-push-action"})
"""Actions that build an image: what they are given comes to a call of docker."""
_OPTIONS = ("file", "target")


def handed_script(step: Step) -> HandedScript | None:
    """Return the script that a step hands to an action, ``None`` where it hands none that is known."""
    if step.uses is None:
        return None
    if step.uses.value.partition("@")[0].lower() in _BUILDING:
        return _building(step, step.uses.line)
    text = step.given.get(_INPUTS.get(step.uses.value.partition("@")[0].lower(), ""))
    if text is None or "${{" in text.value:
        return None
    straight = "\n" in text.value
    told = step.given.get(_STOPS)
    script = Script(text.value, text.line + straight, straight)
    return HandedScript(script, Settings(errexit=told is not None and told.value == "true"))


def _building(step: Step, line: int) -> HandedScript | None:
    """Return the call of docker that an action comes to; ``None`` where a variable says what is built."""
    given = {name: step.given[name].value.strip() for name in (*_OPTIONS, "context") if name in step.given}
    if any("${{" in value or "{{" in value for value in given.values()):
        return None
    options = [f"--{name}={shlex.quote(given[name])}" for name in _OPTIONS if given.get(name)]
    words = ["docker", "build", *options, shlex.quote(given.get("context") or ".")]
    return HandedScript(Script(" ".join(words), line, straight=False), Settings(errexit=True), own=1)
