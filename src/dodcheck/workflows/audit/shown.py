"""How what is typed is shown in a sentence."""

from __future__ import annotations

from dodcheck.workflows.model import Step

_LONGEST = 60


def shortened(text: str) -> str:
    """Return what is typed on one line of at most sixty characters."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def step_name(step: Step) -> str:
    """Return what to call a step: its name, its id, what it uses, or the first line that it runs."""
    if step.name is not None and step.name.value.strip():
        text = step.name.value
    elif step.id is not None:
        text = step.id
    elif step.uses is not None:
        text = step.uses.value.partition("@")[0]
    else:
        lines = step.run.value.strip().splitlines() if step.run else []
        text = next((line for line in lines if not line.lstrip().startswith("#")), "")
    return shortened(text)
