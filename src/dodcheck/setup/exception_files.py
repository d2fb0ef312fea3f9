"""A file of exceptions with one more, read back before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dodcheck.errors import UserError, user_error
from dodcheck.exceptions.attestations_file import read_attestations
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.model.exception import Attestation, Waiver
from dodcheck.setup.yaml_lists import Item, new_list, with_item
from dodcheck.setup.yaml_text import flow_value, scalar


class _ExceptionFile(NamedTuple):
    """The key of a list, an item of it in a word, and what reads the items of a file."""

    key: str
    word: str
    read: Callable[[str, bytes], Sequence[object]]


def with_waiver(path: str, data: bytes | None, waiver: Waiver) -> bytes:
    """Return the waivers file with a waiver at its end; ``data`` is ``None`` where there is no file yet.

    Raises ``UserError`` where the real reader would not find all earlier waivers and just this one in it.
    """
    words = {"criterion": waiver.criterion, "reason": waiver.reason, "owner": waiver.owner}
    item = [*((name, scalar(said)) for name, said in words.items()), ("expires", waiver.expires.isoformat())]
    return _with_exception(path, data, item, waiver, _WAIVERS)


def with_attestation(path: str, data: bytes | None, attestation: Attestation) -> bytes:
    """Return the attestations file with an attestation at its end, as ``waived`` does for a waiver."""
    words = {"criterion": attestation.criterion, "says": attestation.says, "by": attestation.by}
    item = [
        *((name, scalar(said)) for name, said in words.items()),
        ("date", attestation.given.isoformat()),
        ("commit", scalar(attestation.commit)),
        ("covers", flow_value(list(attestation.covers))),
        ("expires", attestation.expires.isoformat()),
        *([("signature", scalar(attestation.signature))] if attestation.signature else ()),
    ]
    return _with_exception(path, data, item, attestation, _ATTESTATIONS)


_WAIVERS = _ExceptionFile("waivers", "waiver", lambda path, data: [one for one, _ in read_waivers(path, data).entries])
_ATTESTATIONS = _ExceptionFile(
    "attestations",
    "attestation",
    lambda path, data: [attestation for attestation, _ in read_attestations(path, data).entries],
)


def _with_exception(path: str, data: bytes | None, item: Item, new: object, kind: _ExceptionFile) -> bytes:
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
