"""How the statements of a loop leave it when a command passes, and whether they end the script with a failure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.workflows.shell.tree import Chain, Command, Group, If, Pipeline, Script, Simple, parts

_TESTS = frozenset({"test", "[", "[["})
_STATUS = re.compile(r"([A-Za-z_]\w*)=\$(?:\?|\{\?\})")
_NEAR = 4
_MOST = 2_000


def commands_leaving_loop(chain: Chain, after: Sequence[Chain]) -> Iterator[tuple[Simple, bool]]:
    """Yield the commands of a statement that leave the loop when they pass, and whether it ends with their failure.

    `pytest && break`, `if pytest; then exit 0; fi`, `pytest && break || sleep 5`, `pytest || continue` with `break`
    among the statements ``after`` it.
    """
    for number in range(len(chain.joins)):
        command = chain.pipelines[number].commands[0]
        if isinstance(command, Simple) and command.words and _leads_on(chain, number):
            yield command, "||" not in chain.joins[number:]
    for pipeline in chain.pipelines:
        asked = _asked(pipeline)
        if asked is not None:
            yield asked, False
    command = chain.pipelines[0].commands[0]
    if chain.joins[:1] == ("||",) and isinstance(command, Simple) and command.words:
        other = chain.pipelines[1].commands[0]
        if isinstance(other, Simple) and _name(other) == "continue" and leaves_loop(after):
            yield command, False


def commands_leaving_by_status(body: Script) -> Iterator[Simple]:
    """Yield the commands whose exit code is asked for behind them, and leaves the loop: `[ $? -eq 0 ] && break`."""
    for at, chain in enumerate(body):
        command = chain.alone()
        if command is None or not command.words or _name(command) in _TESTS:
            continue
        names = {"?"}
        for following in body[at + 1 : at + _NEAR]:
            alone = following.alone()
            kept = _STATUS.fullmatch(alone.assigned[0].text) if alone and alone.assigned else None
            if kept:
                names.add(kept[1])
            elif any(_asks(simple, names) for simple, _ in commands_leaving_loop(following, ())):
                yield command
                break
            elif alone is not None and alone.words and _name(alone) != "echo":
                break


def leaves_loop(script: Sequence[Chain]) -> bool:
    """Return whether statements leave the loop, and not with a failure."""
    functions = [chain.pipelines[-1].commands[-1] for chain in script]
    return any(isinstance(simple, Simple) and _leaves_well(simple) for simple in functions)


def may_end_with_failure(chain: Chain) -> bool:
    """Return whether a statement may end the script with a failure: an `exit 1` somewhere in it, or a test alone."""
    todo: list[tuple[Chain, bool]] = [(chain, True)]
    for _ in range(_MOST):
        if not todo:
            return False
        one, outer = todo.pop()
        for pipeline in one.pipelines:
            for command in pipeline.commands:
                if isinstance(command, Simple):
                    alone = outer and not one.joins and _name(command) in _TESTS
                    if alone or _is_failure(command):
                        return True
                else:
                    todo += [(inner, False) for part in parts(command) for inner in part]
    return False


def _leads_on(chain: Chain, number: int) -> bool:
    """Return whether success of a pipeline leads to a `break` by `&&` alone."""
    for at in range(number, len(chain.joins)):
        if chain.joins[at] != "&&":
            return False
        if _is_leaving(chain.pipelines[at + 1].commands[0]):
            return True
    return False


def _asked(pipeline: Pipeline) -> Simple | None:
    """Return the condition of an `if` whose success leaves the loop."""
    branch = pipeline.commands[0]
    if not isinstance(branch, If):
        return None
    condition, taken = branch.branches[0]
    last = condition[-1].pipelines[-1] if condition else None
    asked = last.commands[0] if last else None
    if last is None or not isinstance(asked, Simple) or not asked.words:
        return None
    return asked if leaves_loop(branch.other if last.negated else taken) else None


def _is_leaving(command: Command) -> bool:
    if isinstance(command, Simple):
        return _leaves_well(command)
    return isinstance(command, Group) and leaves_loop(command.body)


def _leaves_well(command: Simple) -> bool:
    return _name(command) in ("break", "exit", "return") and not _is_failure(command)


def _is_failure(command: Simple) -> bool:
    texts = [word.text for word in command.words[:2]]
    return texts[:1] == ["false"] or (len(texts) > 1 and texts[0] in ("exit", "return") and texts[1] != "0")


def _asks(command: Simple, names: set[str]) -> bool:
    """Return whether a test asks for an exit code."""
    words = " ".join(word.text for word in command.words)
    return (_name(command) in _TESTS or words.startswith("((")) and any(f"${name}" in words for name in names)


def _name(command: Simple) -> str:
    return command.words[0].text if command.words else ""
