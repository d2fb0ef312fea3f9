"""A file of exceptions with one more, read back before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dodcheck.errors import UserError, user_error
from dodcheck.exceptions.attestations_file import read_attestations
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.model.exception import Attestation, Waiver
from dodcheck.setup.yaml_lists import Item, new_list, with_item
from dodcheck.setup.yaml_text import flow, scalar


class _ExceptionFile(NamedTuple):
    """The key of a list, an item of it in a word, and what reads the items of a file."""

    key: str
    word: str
    read: Callable[[str, bytes], Sequence[object]]


def waived(path: str, data: bytes | None, waiver: Waiver) -> bytes:
    """Return the waivers file with a waiver at its end; ``data`` is ``None`` where there is no file yet.

    Raises ``UserError`` where the real reader would not find all earlier waivers and just this one in it.
    """
    words = {"criterion": waiver.criterion, "reason": waiver.reason, "owner": waiver.owner}
    item = [*((name, scalar(said)) for name, said in words.items()), ("expires", waiver.expires.isoformat())]
    return _added(path, data, item, waiver, _WAIVERS)


def attested(path: str, data: bytes | None, one: Attestation) -> bytes:
    """Return the attestations file with an attestation at its end, as ``waived`` does for a waiver."""
    words = {"criterion": one.criterion, "says": one.says, "by": one.by}
    item = [
        *((name, scalar(said)) for name, said in words.items()),
        ("date", one.given.isoformat()),
        ("commit", scalar(one.commit)),
        ("covers", flow(list(one.covers))),
        ("expires", one.expires.isoformat()),
        *([("signature", scalar(one.signature))] if one.signature else ()),
    ]
    return _added(path, data, item, one, _ATTESTATIONS)


_WAIVERS = _ExceptionFile("waivers", "waiver", lambda path, data: [one for one, _ in read_waivers(path, data).entries])
_ATTESTATIONS = _ExceptionFile(
    "attestations", "attestation", lambda path, data: [one for one, _ in read_attestations(path, data).entries]
)


def _added(path: str, data: bytes | None, item: Item, new: object, kind: _ExceptionFile) -> bytes:
    wanted = [*(kind.read(path, data) if data is not None else ()), new]

    def fits(changed: bytes) -> bool:
        try:
            return kind.read(path, changed) == wanted
        except UserError:
            return False

    alone = new_list(kind.key, item)
    changed = with_item(data, kind.key, item, fits) if data is not None else alone if fits(alone) else None
    if changed is None:
        by_hand = f"Add it by hand:\n  {{{', '.join(f'{name}: {value}' for name, value in item)}}}"
        raise user_error(f"{path} can't take this {kind.word} without touching other words", by_hand)
    return changed
