"""The text of a workflow or an action into the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Fields

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, load_tagged
from dodcheck.formats.yaml_scan import lines_of
from dodcheck.workflows.fields import Source, fields, items, named_texts, scalar, text, texts
from dodcheck.workflows.grammar.files import ACTION, WORKFLOW
from dodcheck.workflows.grammar.links import check_ids, check_needs
from dodcheck.workflows.grammar.scalars import TAGS
from dodcheck.workflows.grammar.shapes import Shape
from dodcheck.workflows.model import Action, Job, Step, Text, Workflow
from dodcheck.workflows.read_matrix import read_matrix
from dodcheck.workflows.read_place import read_concurrency, read_image, read_services
from dodcheck.workflows.read_triggers import read_triggers

MAX_SCRIPTS = 4_000_000
"""Scripts of one file that have more characters together, aliases followed, are not evaluated."""


def read_workflow(path: str, content: str) -> Workflow:
    """Return the workflow of a text. Raises ``FormatProblem`` for what is none, or what GitHub would refuse."""
    top, source = _top(content, WORKFLOW, _is_workflow)
    jobs = tuple(_jobs(top["jobs"], source))
    check_needs(jobs)
    for job in jobs:
        check_ids(job.steps)
    _bounded(step for job in jobs for step in job.steps)
    return Workflow(
        path=path,
        name=text(top.get("name"), "`name`"),
        triggers=read_triggers(top["on"]),
        jobs=jobs,
        permissions=_permissions(top.get("permissions")),
        concurrency=read_concurrency(top.get("concurrency")),
        shell=_default(top, "shell"),
        folder=_default(top, "working-directory"),
        env=named_texts(top.get("env"), "`env`"),
    )


def read_action(path: str, content: str) -> Action:
    """Return the action of a text. Raises ``FormatProblem`` for what is none, or what GitHub would refuse."""
    top, source = _top(content, ACTION, _is_action)
    runs = fields(top["runs"], "`runs`")
    using = scalar(runs["using"], "`using`").value.lower()
    steps = _steps(runs["steps"], source) if using == "composite" else ()
    check_ids(steps)
    _bounded(steps)
    image = text(runs.get("image"), "`image`") if using == "docker" else None
    return Action(path, steps, image)


def _top(content: str, shape: Shape, is_one: Callable[[Fields[str, Node]], None]) -> tuple[Fields[str, Node], Source]:
    root, tagged = load_tagged(content)
    if root is None:
        raise FormatProblem("it is empty")
    unknown = next((node for node in tagged if node.tag not in TAGS), None)
    if unknown is not None:
        raise FormatProblem(f"the tag {(unknown.tag or '')[:40]} is unknown", unknown.line, unknown.column)
    top = fields(root, "the file")
    is_one(top)
    shape.check(root, "the file")
    return top, Source(lines_of(content))


def _is_workflow(top: Fields[str, Node]) -> None:
    if "on" not in top:
        raise FormatProblem("it has no `on`, so nothing starts it")
    if "jobs" not in top:
        raise FormatProblem("it has no jobs")


def _is_action(top: Fields[str, Node]) -> None:
    if "using" not in fields(top.get("runs"), "`runs`"):
        raise FormatProblem("it does not say what it runs with: `runs: using:`")


def _bounded(steps: Iterable[Step]) -> None:
    """Refuse scripts that aliases repeat until following them would cost far more than the file's size."""
    if sum(len(step.run.value) for step in steps if step.run) > MAX_SCRIPTS:
        raise UnreadProblem(f"its scripts have more than {MAX_SCRIPTS:,} characters once aliases are followed")


def _jobs(node: Node, source: Source) -> Iterator[Job]:
    for key, value in node.pairs if isinstance(node, Mapping) else ():
        if isinstance(key, Scalar):
            yield _job(key, value, source)


def _job(key: Scalar, node: Node, source: Source) -> Job:
    name = key.value
    what = f"the job `{name[:40]}`"
    own = fields(node, what)
    return Job(
        id=name,
        line=key.line,
        name=text(own.get("name"), f"`name` of {what}"),
        condition=text(own.get("if"), f"`if` of {what}"),
        tolerated=text(own.get("continue-on-error"), f"`continue-on-error` of {what}"),
        needs=texts(own.get("needs"), f"`needs` of {what}"),
        runs_on=_runs_on(own.get("runs-on")),
        uses=_used(text(own.get("uses"), f"`uses` of {what}")),
        given=named_texts(own.get("with"), f"`with` of {what}"),
        steps=_steps(own.get("steps"), source),
        permissions=_permissions(own.get("permissions")),
        matrix=read_matrix(own.get("strategy")),
        concurrency=read_concurrency(own.get("concurrency")),
        container=read_image(own.get("container")),
        services=read_services(own.get("services")),
        outputs=named_texts(own.get("outputs"), f"`outputs` of {what}"),
        timeout=text(own.get("timeout-minutes"), f"`timeout-minutes` of {what}"),
        shell=_default(own, "shell"),
        folder=_default(own, "working-directory"),
        env=named_texts(own.get("env"), f"`env` of {what}"),
    )


def _runs_on(node: Node | None) -> tuple[Text, ...]:
    """Return the labels of a runner; where a group of runners is named, they stand beside it."""
    return texts(fields(node, "`runs-on`").get("labels") if isinstance(node, Mapping) else node, "`runs-on`")


def _steps(node: Node | None, source: Source) -> tuple[Step, ...]:
    """Return steps in their order; those that run side by side stand one after another."""
    steps, cancelled = list[Step](), set[str]()
    for item in items(node, "`steps`"):
        own = fields(item, "a step")
        inner = own.get("parallel")
        steps += (_step(item, own, source),) if inner is None else _steps(inner, source)
        stops = text(own.get("cancel"), "`cancel` of a step")
        cancelled |= {stops.value} if stops is not None else set()
    return tuple([step._replace(cancelled=True) if step.id in cancelled else step for step in steps])


def _step(node: Node, own: Fields[str, Node], source: Source) -> Step:
    def told(key: str) -> Text | None:
        value = own.get(key)
        return None if value is None else text(value, f"`{key}` of a step")

    run, given, env, found = own.get("run"), own.get("with"), own.get("env"), told("id")
    return Step(
        line=node.line,
        given={} if given is None else named_texts(given, "`with` of a step"),
        env={} if env is None else named_texts(env, "`env` of a step"),
        id=found.value if found else None,
        name=told("name"),
        condition=told("if"),
        tolerated=told("continue-on-error"),
        uses=_used(told("uses")),
        run=None if run is None else source.script(scalar(run, "`run` of a step")),
        shell=told("shell"),
        folder=told("working-directory"),
    )


def _used(uses: Text | None) -> Text | None:
    """Return what is used, a file of the repository itself (`$/folder`) by the other name that it has: `./folder`."""
    own = uses is not None and uses.value.startswith("$/")
    return Text(f"./{uses.value[2:].removeprefix('./')}", uses.line) if uses is not None and own else uses


def _default(own: Fields[str, Node], name: str) -> Text | None:
    run = fields(own.get("defaults"), "`defaults`").get("run")
    return text(fields(run, "`defaults: run`").get(name), f"`{name}`")


def _permissions(node: Node | None) -> Fields[str, str] | None:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return {"*": node.value} if node.value else {}
    return {name: level.value for name, level in named_texts(node, "`permissions`").items()}
