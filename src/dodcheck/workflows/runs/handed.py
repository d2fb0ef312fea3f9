"""Scripts that a step hands to an action, which runs them in a shell of another machine or container."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.workflows.model import Script, Step
from dodcheck.workflows.shell.settings import Settings


class Handed(NamedTuple):
    """A script, and the settings of the shell that it is run in."""

    script: Script
    settings: Settings


_INPUTS: Mapping[str, str] = {"appleboy/ssh-action": "script", "addnab/docker-run-action": "run"}
_STOPS = "script_stop"


def handed_by(step: Step) -> Handed | None:
    """Return the script that a step hands to an action, ``None`` where it hands none that is known."""
    if step.uses is None or not step.given:
        return None
    text = step.given.get(_INPUTS.get(step.uses.value.partition("@")[0].lower(), ""))
    if text is None or "${{" in text.value:
        return None
    straight = "\n" in text.value
    told = step.given.get(_STOPS)
    script = Script(text.value, text.line + straight, straight)
    return Handed(script, Settings(errexit=told is not None and told.value == "true"))
