"""What a value in a data file should be, and whether it is."""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from typing import NamedTuple, Protocol

from dodcheck.formats.scalars import Kind, meaning
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence
from dodcheck.rules.searching.search import Hit, Regex
from dodcheck.rules.values.reads import same_reading
from dodcheck.rules.values.value_fit import Fit, any_fits, fit_of_value, written_number
from dodcheck.rules.values.value_words import cut, shown_option


class Wanted(Protocol):
    """Something to ask of a value that is not null."""

    def words(self) -> str:
        """Return what is asked, as words that follow "wanted:" and "is": `at least 85`."""
        ...

    def fit(self, node: Node) -> Fit:
        """Return whether a value is as wanted."""
        ...


class Exists(NamedTuple):
    """A value is there."""

    def words(self) -> str:
        """Return what is asked."""
        return "a value"

    def fit(self, _node: Node) -> Fit:
        """Return that any value will do."""
        return Fit.YES


class Equals(NamedTuple):
    """A value is this one, of this type."""

    value: object

    def words(self) -> str:
        """Return what is asked."""
        return shown_option(self.value)

    def fit(self, node: Node) -> Fit:
        """Return whether it is."""
        return fit_of_value(node, self.value)


class AtLeast(NamedTuple):
    """A number is this one or higher; a text is no number, but one with digits is unclear."""

    bound: int | float

    def words(self) -> str:
        """Return what is asked."""
        return f"at least {self.bound}"

    def fit(self, node: Node) -> Fit:
        """Return whether it is."""
        return _bounded(node, self.bound, 1)


class AtMost(NamedTuple):
    """A number is this one or lower; a text is no number, but one with digits is unclear."""

    bound: int | float

    def words(self) -> str:
        """Return what is asked."""
        return f"at most {self.bound}"

    def fit(self, node: Node) -> Fit:
        """Return whether it is."""
        return _bounded(node, self.bound, -1)


class Matches(NamedTuple):
    """The text of a scalar matches a pattern."""

    pattern: str
    meaning: str = ""

    def words(self) -> str:
        """Return what is asked."""
        return self.meaning or f"a match of {cut(self.pattern)}"

    def fit(self, node: Node) -> Fit:
        """Return whether it does; a text that can't be encoded can't be told."""
        if not isinstance(node, Scalar):
            return Fit.NO
        try:
            hit = Regex(self.pattern).hit(node.value)
        except UnicodeEncodeError:
            return Fit.UNCLEAR
        return _HITS[hit]


class Contains(NamedTuple):
    """A list has this item, a mapping this key, a text this part."""

    value: object

    def words(self) -> str:
        """Return what is asked."""
        return f"something that contains {shown_option(self.value)}"

    def fit(self, node: Node) -> Fit:
        """Return whether it does."""
        match node:
            case Sequence():
                return any_fits(fit_of_value(item, self.value) for item in node.items)
            case Mapping():
                return _has_key(node, self.value)
            case Scalar():
                text = meaning(node).kind in (Kind.TEXT, Kind.UNCLEAR)
                return Fit.YES if text and isinstance(self.value, str) and self.value in node.value else Fit.NO


class Reads(NamedTuple):
    """A value reads like this in a document, whatever its type."""

    text: str

    def words(self) -> str:
        """Return what is asked."""
        return f"{cut(self.text)}"

    def fit(self, node: Node) -> Fit:
        """Return whether it does."""
        return same_reading(node, self.text)


_HITS: Pairs[Hit, Fit] = {Hit.FULL: Fit.YES, Hit.NONE: Fit.NO, Hit.NEAR: Fit.UNCLEAR}


def _bounded(node: Node, bound: float, sign: int) -> Fit:
    if not isinstance(node, Scalar):
        return Fit.NO
    read = meaning(node)
    if read.number is not None:
        limit = written_number(bound)
        return Fit.YES if (read.number >= limit if sign > 0 else read.number <= limit) else Fit.NO
    unclear = read.kind is Kind.UNCLEAR or (read.kind is Kind.TEXT and any(map(str.isdigit, read.text)))
    return Fit.UNCLEAR if unclear else Fit.NO


def _has_key(node: Mapping, value: object) -> Fit:
    keys = {key.value for key, _ in node.pairs if isinstance(key, Scalar)}
    if _written(value) in keys:
        return Fit.YES
    return Fit.UNCLEAR if "<<" in keys else Fit.NO


def _written(value: object) -> str:
    """Return a value as a key of YAML or JSON is written."""
    return str(value).lower() if isinstance(value, bool) else str(value)
