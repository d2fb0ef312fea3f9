"""A waivers file with one more waiver, read back before anybody sees it."""

from __future__ import annotations

from dodcheck.errors import UserError, user_error
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.model.report import Waiver
from dodcheck.setup.listed import new_list, with_item
from dodcheck.setup.yaml_text import scalar


def waived(path: str, data: bytes | None, waiver: Waiver) -> bytes:
    """Return the waivers file with a waiver at its end; ``data`` is ``None`` where there is no file yet.

    Raises ``UserError`` where the real reader would not find all earlier waivers and just this one in it.
    """
    before = read_waivers(path, data).entries if data is not None else ()
    wanted = [*(one for one, _ in before), waiver]
    fields = [(name, scalar(words)) for name, words in _words(waiver)]
    item = [*fields, ("expires", waiver.expires.isoformat())]

    def fits(changed: bytes) -> bool:
        try:
            return [one for one, _ in read_waivers(path, changed).entries] == wanted
        except UserError:
            return False

    new = new_list("waivers", item)
    changed = with_item(data, "waivers", item, fits) if data is not None else new if fits(new) else None
    if changed is None:
        by_hand = f"Add it by hand:\n  {{{', '.join(f'{name}: {value}' for name, value in item)}}}"
        raise user_error(f"{path} can't take this waiver without touching other words", by_hand)
    return changed


def _words(waiver: Waiver) -> list[tuple[str, str]]:
    return [("criterion", waiver.criterion), ("reason", waiver.reason), ("owner", waiver.owner)]
