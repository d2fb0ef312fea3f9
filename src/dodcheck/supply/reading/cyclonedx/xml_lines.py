"""Where the parts of an XML document stand, looked up only for those who ask."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from dodcheck.supply.bom import Pointer
from dodcheck.supply.reading.cyclonedx.shape import Places, document_as_json


class XmlLines:
    """Elements and places of one document, each told by the other."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - an element of lxml
        self._root = root

    def line(self, at: Pointer) -> int | None:
        """Return the line of a place, of what is around it where it has no element of its own."""
        while at and at not in self._elements:
            at = at[:-1]
        element = self._elements.get(at, self._root)
        line: int | None = element.sourceline
        return line

    def place(self, element: Any) -> Pointer:  # noqa: ANN401 - the same
        """Return the place of an element, of what is around it where it has none."""
        while element is not None:
            if element in self._places:
                return self._places[element]
            element = element.getparent()
        return ()

    @cached_property
    def _places(self) -> Places:
        places: Places = {}
        document_as_json(self._root, "", places)
        return places

    @cached_property
    def _elements(self) -> dict[Pointer, Any]:
        return {at: element for element, at in reversed(self._places.items())}
