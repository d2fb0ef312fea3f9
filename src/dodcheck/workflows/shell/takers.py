"""What the failure of a command goes to, as words that can be shown and told apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dodcheck.workflows.shell.run_command import Commands
from dodcheck.workflows.shell.tree import Chain, Command, Group, If, Loop, Pipeline, Simple

_MOST = 8


def takers_behind_or(chain: Chain, number: int) -> Commands | None:
    """Return the commands behind the `||` that a failure of a pipeline leads to; ``None`` where there is none."""
    after = next_or(chain, number)
    if after is None:
        return None
    return tuple(islice(_of_pipelines(chain.pipelines[after + 1 :]), _MOST))


def next_or(chain: Chain, number: int) -> int | None:
    """Return the number of the first `||` at or behind a pipeline; ``None`` where there is none."""
    if "||" not in chain.joins:
        return None
    return next((k for k in range(number, len(chain.joins)) if chain.joins[k] == "||"), None)


def taker_of_pipe(pipeline: Pipeline) -> Commands:
    """Return the last command of a pipe."""
    return tuple(islice(_of_command(pipeline.commands[-1]), _MOST))


def _of_pipelines(pipelines: tuple[Pipeline, ...]) -> Iterator[tuple[str, ...]]:
    for pipeline in pipelines:
        for command in pipeline.commands:
            yield from _of_command(command)


def _of_command(command: Command) -> Iterator[tuple[str, ...]]:
    """Yield the words of the simple commands in a command; assignments count as words."""
    match command:
        case Simple():
            yield tuple(word.text for word in (*command.assigned, *command.words)[:_MOST])
        case Group(body=body) | Loop(body=body):
            for chain in body[:_MOST]:
                yield from _of_pipelines(chain.pipelines)
        case If():
            for _, branch in command.branches[:_MOST]:
                for chain in branch[:_MOST]:
                    yield from _of_pipelines(chain.pipelines)
        case _:
            return
