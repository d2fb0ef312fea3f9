"""The services of files of compose."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, duplicate_keys, load_nodes
from dodcheck.formats.yaml_nodes import child
from dodcheck.rules.deploying.container import Container, Deployed
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import is_aside

_NAME = re.compile(r"(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml")
_BASE = re.compile(r"(?:docker-)?compose\.ya?ml")


def deployed(snapshot: Snapshot, paths: Sequence[str]) -> Deployed:
    """Return the services of those files that are of compose. Raises ``UnreadableError``."""
    containers: list[Container] = []
    hidden: list[str] = []
    files = [path for path in paths if _NAME.fullmatch(posixpath.basename(path))]
    for path in files:
        try:
            root = load_nodes(decode_data(snapshot.read(path)))
        except FormatProblem:
            hidden.append(path)
            continue
        if root is not None and (child(root, "include") is not None or duplicate_keys(root)):
            hidden.append(path)
        containers.extend(_services(path, root, alone=len(files) == 1))
    return Deployed(tuple(_laid_over(containers)), tuple(hidden), "")


def _laid_over(containers: Sequence[Container]) -> Iterator[Container]:
    """Yield the services, with a doubt of those that another file of the same folder speaks of too."""
    told = Counter((posixpath.dirname(one.path), one.name) for one in containers)
    for one in containers:
        again = told[posixpath.dirname(one.path), one.name] > 1
        yield one._replace(doubt=one.doubt or ("another file beside it may change it" if again else ""))


def _services(path: str, root: Node | None, *, alone: bool) -> Iterator[Container]:
    services = child(root, "services")
    if not isinstance(services, Mapping):
        return
    for key, said in services.pairs:
        name = key.value if isinstance(key, Scalar) else f"on line {key.line}"
        doubt = _doubt(path, said, alone=alone)
        yield Container(path, key.line, name, "service", f"service {name}", said, None, init=False, doubt=doubt)


def _doubt(path: str, said: Node, *, alone: bool) -> str:
    """Return why what a service lacks may be told elsewhere: files of compose are laid over one another."""
    if child(said, "extends") is not None:
        return "it extends another one"
    if not (alone or _BASE.fullmatch(posixpath.basename(path))):
        return "it may only change one of another file"
    return "it is an example or a test" if is_aside(path) else ""
