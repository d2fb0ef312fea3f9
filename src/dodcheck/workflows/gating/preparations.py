"""What a job does before it calls dodcheck, and that may decide what the call finds: commands, actions and packages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dodcheck.workflows.gating.call import call_of
from dodcheck.workflows.gating.own_action import action_name
from dodcheck.workflows.gating.pins import SOURCE, after_install, is_dodcheck
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.model import Step
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.variables import fill_variables

OWN_CODE = "what the code of the repository does before it in its job"

_HARMLESS_ACTION = re.compile(r"actions/(?:checkout|setup-[\w-]+)", re.IGNORECASE)
"""Actions of the platform that put files of a repository or a language in place, and nothing else."""
_NAMES = (
    "echo printf cd pushd popd set true : test [ [[ (( pwd ls cat head tail wc date uname which type id whoami hostname"
    " stat file du df sleep exit return grep egrep fgrep rg diff cmp sort uniq cut tr jq basename dirname realpath"
    " mkdir chmod nproc env printenv ps free shift wait umask read local seq expr"
)
_LOOKING = frozenset(_NAMES.split())
"""Programs that write nothing but what they print; where that goes is looked at apart."""
_GIT: Mapping[str, frozenset[str] | None] = {
    **dict.fromkeys(("log", "status", "show", "diff", "rev-parse", "rev-list", "merge-base", "cat-file"), None),
    **dict.fromkeys(("describe", "ls-files", "ls-tree", "branch", "version", "fsck", "name-rev"), None),
    "fetch": frozenset({"origin"}),
    "config": frozenset({"safe.directory", "user.name", "user.email", "advice.detachedHead", "init.defaultBranch"}),
}
"""Commands of git that change no file that is judged; the first operand has to be one of these, where some are told."""
_OF_INSTALLERS = frozenset({"pip", "setuptools", "wheel", "uv", "pipx"})
_LISTS = frozenset({"-r", "--requirement", "-c", "--constraint"})
_VALUED = frozenset({"--python", "-p"})
_PACKAGE = re.compile(r"[A-Za-z0-9][\w.-]*")
_OWN_CODE = frozenset(
    {Purpose.TEST, Purpose.LINT, Purpose.TYPES, Purpose.SECURITY, Purpose.FORMAT, Purpose.BUILD, Purpose.COMPARE}
)
_STARTING = frozenset({"bash", "sh", "zsh", "node", "ruby", "perl", "php", "pwsh", "make", "gmake", "source", "."})
_PLACE = re.compile(r"(?:^|[=:'\"])/(?!dev/null\b)|[~$]|\bdodcheck\b|://")
"""Marks of a word that leads out of the repository, or to dodcheck."""
_NUMBER = re.compile(r"\b[0-9a-f]{7,64}\b|\d+(?:\.\d+)*")
_MOST = 80


def deciding_preparations(site: Site) -> Iterator[str]:
    """Yield what a job does before a call that may decide what it finds, in words that follow "depends on".

    Names of steps, comments, the versions of actions and packages, and other numbers are no part of them.
    """
    for done in site.before():
        if done.command is None:
            yield from _used(done.step)
        elif done.command.words and (call_of(done.command) is None):
            words = [fill_variables(word.text, site.variables) for word in done.command.words]
            yield from _done([base_of(words[0]), *words[1:]], words[0])


def _used(step: Step) -> Iterator[str]:
    name = step.uses.value.partition("@")[0].strip() if step.uses else ""
    if name and not name.startswith("./") and not _HARMLESS_ACTION.fullmatch(name) and action_name(step) is None:
        yield f"what `{name}` does before it in its job"


def _done(words: Sequence[str], program: str) -> Iterator[str]:
    given = after_install(words)
    if given is not None:
        yield from _packages(given)
    elif _looks(words):
        return
    elif _is_own_code(words, program):
        yield OWN_CODE
    else:
        yield f"what `{_shown(words)}` does before it in its job"


def _packages(given: Sequence[str]) -> Iterator[str]:
    """Yield the packages that are installed, but for dodcheck and installers themselves."""
    for before, word in pairwise(["", *given]):
        if before in _LISTS:
            yield f"the packages that `{word}` names"
        elif before in _VALUED or SOURCE.fullmatch(before) or word.startswith("-") or is_dodcheck(word):
            continue
        elif word.startswith("."):
            yield OWN_CODE
        else:
            named = _PACKAGE.match(word)
            name = named[0] if named and "/" not in word else _NUMBER.sub("…", word)
            if name.lower() not in _OF_INSTALLERS:
                yield f"the package `{name}`"


def _looks(words: Sequence[str]) -> bool:
    """Return whether a command only looks, as far as its words say."""
    program, rest = words[0], words[1:]
    if program == "git":
        operands = [word for word in rest if not word.startswith("-") and not word.isdecimal()]
        known = _GIT.get(operands[0], frozenset[str]()) if operands else None
        return known is None or (known != frozenset() and not operands[1:]) or bool(known.intersection(operands[1:2]))
    if program in ("env", "sort", "mkdir", "chmod") and any(_PLACE.search(word) for word in rest):
        return False
    if program == "command":
        return bool({"-v", "-V"}.intersection(rest[:1]))
    if program == "tee":
        return sum(not word.startswith("-") for word in rest) == 1
    return program in _LOOKING or (len(rest) == 1 and rest[0] in ("--version", "-V"))


def _is_own_code(words: Sequence[str], program: str) -> bool:
    """Return whether a command runs code of the repository, or a known tool over it, and no word leads elsewhere."""
    if any(_PLACE.search(word) for word in words[1:]):
        return False
    if program.startswith(("./", "../")) or ("/" in program and not program.startswith(("/", "~", "$"))):
        return True
    if words[0] in _STARTING or words[0].startswith("python"):
        return "-c" not in words and "-e" not in words and bool(words[1:])
    return purpose_of_words(tuple(words[:8])) in _OWN_CODE


def _shown(words: Sequence[str]) -> str:
    """Return the words of a command without its numbers: a newer version of what it fetches is the same."""
    text = " ".join(_NUMBER.sub("…", word) for word in words).replace("`", "'")
    return text if len(text) <= _MOST else f"{text[:_MOST].rstrip()}…"
