"""The containers of manifests of Kubernetes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, duplicate_keys, load_documents
from dodcheck.formats.yaml_nodes import child, items_of, text_of
from dodcheck.rules.deploying.container import Container, Deployed
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import is_aside

_TO_POD = {
    "Pod": ("spec",),
    **dict.fromkeys(
        ("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout", "Job"), ("spec", "template", "spec")
    ),
    "CronJob": ("spec", "jobTemplate", "spec", "template", "spec"),
}
"""Where the pod of each kind of workload stands."""
_KUSTOMIZE = frozenset({"kustomization.yaml", "kustomization.yml", "kustomization"})
_PATCHES = (b"patches", b"images:", b"transformers:", b"components:", b"replacements:")


def deployed(snapshot: Snapshot, paths: Sequence[str]) -> Deployed:
    """Return the containers of those files that are manifests. Raises ``UnreadableError``."""
    containers: list[Container] = []
    hidden: list[str] = []
    limits = ""
    patched = _patched(snapshot)
    for path in paths:
        data = snapshot.read(path)
        if b"apiVersion" not in data or b"kind" not in data:
            continue
        try:
            documents = load_documents(decode_data(data)) if not _is_template(path, data) else None
        except FormatProblem:
            documents = None
        if documents is None or any(map(duplicate_keys, documents)):
            hidden.append(path)
            continue
        for document in _each(documents):
            limits = limits or (f"a LimitRange in {path}" if text_of(child(document, "kind")) == "LimitRange" else "")
            containers.extend(_containers(path, document, patched))
    return Deployed(tuple(containers), tuple(hidden), limits)


def _is_template(path: str, data: bytes) -> bool:
    return b"{{" in data and "templates" in posixpath.dirname(path).split("/")


def _patched(snapshot: Snapshot) -> str:
    """Return why a manifest may be changed before it is used, empty where nothing does that."""
    for name in sorted(_KUSTOMIZE):
        for path in snapshot.files_named(name):
            if any(sign in snapshot.read(path) for sign in _PATCHES):
                return f"{path} may change it"
    return ""


def _each(documents: Sequence[Node]) -> Iterator[Node]:
    for document in documents:
        yield from items_of(child(document, "items")) if text_of(child(document, "kind")) == "List" else (document,)


def _containers(path: str, document: Node, patched: str) -> Iterator[Container]:
    kind = text_of(child(document, "kind")) or ""
    if kind not in _TO_POD:
        return
    pod: Node | None = document
    for key in _TO_POD[kind]:
        pod = child(pod, key)
    called = text_of(child(child(document, "metadata"), "name")) or f"on line {document.line}"
    for key, init in (("containers", False), ("initContainers", True)):
        for said in items_of(child(pod, key)):
            name = text_of(child(said, "name")) or f"on line {said.line}"
            doubt = patched or _partial(said) or ("it is an example or a test" if is_aside(path) else "")
            yield Container(path, said.line, name, kind, f"{kind} {called}", said, pod, init, doubt)


def _partial(said: Node) -> str:
    whole = isinstance(said, Mapping) and child(said, "image") is not None
    return "" if whole else "it has no image and may only change another one"
