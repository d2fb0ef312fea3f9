"""The minimum elements of a bill of materials, as NTIA and CISA ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dodcheck.supply.bom import Bom, Component
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem


def _has_supplier(component: Component) -> bool:
    return bool(component.supplier and component.supplier.strip())


def _has_version(component: Component) -> bool:
    return bool(component.version and component.version.strip())


def _has_identifier(component: Component) -> bool:
    return bool(component.purl or component.cpe or component.hashes)


_ELEMENTS: Mapping[str, tuple[str, Callable[[Component], bool]]] = {
    "no-supplier": ("supplier", _has_supplier),
    "no-version": ("version", _has_version),
    "no-identifier": ("purl, CPE or checksum", _has_identifier),
}


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield what is missing. A text that says that something is unknown is no gap: the elements ask to say so.

    What many components lack is one finding, at the first of them; files of a package are left out.
    """
    packages = [component for component in bom.components if not component.is_file]
    if not packages:
        yield problem("no-components", "no component is listed", ())
    if not bom.authors:
        yield problem("no-author", "nobody is named who made the document", ())
    if bom.timestamp is None:
        yield problem("no-timestamp", "the document does not say when it was made", ())
    if packages and not bom.dependencies:
        yield problem("no-dependencies", "no dependency is told", ())
    for code, (what, has) in _ELEMENTS.items():
        lacking = [component for component in packages if not has(component)]
        if lacking:
            yield problem(code, _lacking_in_words(lacking, len(packages), what), lacking[0].at)


def _lacking_in_words(lacking: list[Component], of: int, what: str) -> str:
    first = excerpt(lacking[0].name)
    if len(lacking) == 1:
        return f"{first} has no {what}"
    many = f"all {of} components have" if len(lacking) == of else f"{len(lacking)} of {of} components have"
    return f"{many} no {what}, first {first}"
