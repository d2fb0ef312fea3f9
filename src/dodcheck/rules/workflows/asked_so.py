"""Whether the words of a command say what is asked as it has to be said: which module, which subcommand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dodcheck.rules.workflows.starting import Starts, is_python
from dodcheck.workflows.purposes.programs import BY_SUBCOMMAND

_MANAGERS = frozenset(
    {"npm", "yarn", "pnpm", "bun", "uv", "bundle", "pipx", "poetry", "pdm", "pipenv", "hatch", "conda"}
)
"""Programs that start others, and fetch them as well."""
_FETCHING = frozenset(
    [
        *(
            "install",
            "i",
            "in",
            "add",
            "ci",
            "sync",
            "update",
            "upgrade",
            "up",
            "link",
            "remove",
            "uninstall",
            "rm",
            "un",
        ),
        *("inject", "publish", "pack", "view", "info", "show", "list", "ls", "outdated", "why", "tree", "lock"),
    ]
)
_OFF = frozenset({"", "0", "false", "no", "off", "none", "never"})
"""Values by which an option is not what its name says."""
_SEVERAL = frozenset({"mvn", "gradle", "sbt", "lein", "ninja", "rake", "rebar3", "nimble"})
"""Programs that are told several goals in a row."""


def asked_so(words: Sequence[str], asked: Sequence[str]) -> Starts:
    """Return whether a command that has all the words of what is asked, in their order, has them in the same places.

    `python -m pip install build` is not `python -m build`, `npm install jest` does not run `jest`, and `docker run
    image build` builds no image.
    """
    if words[0] in _MANAGERS and words[0] != asked[0] and words[1:2] and words[1] in _FETCHING:
        return Starts.NO
    if is_python(asked[0]) and "-m" in asked[1:2] and asked[2:]:
        module = next((word for flag, word in pairwise(words) if flag == "-m"), "")
        return Starts.YES if module == asked[2] else Starts.NO
    known = {} if asked[0] in _SEVERAL else BY_SUBCOMMAND.get(asked[0], {})
    wanted = asked[1] if asked[1:] else ""
    if wanted not in known or wanted.startswith("-"):
        return Starts.YES
    first = next((word for word in words[1:] if word in known and not word.startswith("-")), wanted)
    return Starts.YES if first == wanted else Starts.PERHAPS


def bare(word: str, asked: str) -> str:
    """Return a word without its value where it is the option that is asked for, whatever its value, but not off."""
    if not asked.startswith("--") or "=" in asked or not word.startswith(f"{asked}="):
        return word
    return word if word.partition("=")[2].lower() in _OFF else asked
