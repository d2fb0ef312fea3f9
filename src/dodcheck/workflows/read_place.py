"""Where a job runs: its images, and the group of runs it belongs to."""

from __future__ import annotations

from collections.abc import Mapping as Fields

from dodcheck.formats.yaml import Node, Scalar
from dodcheck.workflows.fields import fields, text
from dodcheck.workflows.model import Concurrency, Text


def read_concurrency(node: Node | None) -> Concurrency | None:
    """Return the group of a workflow or a job, ``None`` where it names none. Raises ``FormatProblem``."""
    if isinstance(node, Scalar):
        group = text(node, "`concurrency`")
        return None if group is None else Concurrency(group, None)
    own = fields(node, "`concurrency`")
    group = text(own.get("group"), "`group` of `concurrency`")
    cancels = text(own.get("cancel-in-progress"), "`cancel-in-progress`")
    return None if group is None else Concurrency(group, cancels)


def read_image(node: Node | None) -> Text | None:
    """Return the image of a container. Raises ``FormatProblem``."""
    if isinstance(node, Scalar):
        return text(node, "`container`")
    return text(fields(node, "a container").get("image"), "`image` of a container")


def read_services(node: Node | None) -> Fields[str, Text]:
    """Return the images of services by name; an expression for all stands below ``*``. Raises ``FormatProblem``."""
    if isinstance(node, Scalar):
        every = text(node, "`services`")
        return {} if every is None else {"*": every}
    images = {name: read_image(value) for name, value in fields(node, "`services`").items()}
    return {name: image for name, image in images.items() if image is not None}
