"""The point that no file is tracked whose name says that it holds secrets."""

from __future__ import annotations

import re

from dodcheck.model.evidence import Evidence, Place
from dodcheck.rules.scorecard.evidence import ExaminedThings, none_wrong
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot

_SECRET = re.compile(
    r"\.env(?:\.(?:local|prod(?:uction)?|staging|dev(?:elopment)?|test))?(?:\.local)?"
    r"|id_(?:rsa|dsa|ecdsa|ed25519)|[\w.-]+\.(?:p12|pfx|jks|keystore|kdbx|ppk)|\.(?:netrc|pgpass|htpasswd)"
    r"|credentials\.(?:json|csv)|client_secret[\w.-]*\.json|secrets?\.(?:json|ya?ml|toml|env)",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"(?:^|/)(?:tests?|testing|test_?data|fixtures?|examples?|samples?|templates?|vendor|third[_-]party|cases|docs?)/",
    re.IGNORECASE,
)
_REPRODUCE = "git ls-files | grep -n -i -E '(^|/)(\\.env|id_rsa|.*\\.(p12|pfx|jks|keystore))'"


def none_tracked(snapshot: Snapshot) -> Evidence:
    """Return whether no such file is tracked, but for those that show or test something and for empty ones."""
    files = snapshot.files()
    bad = [
        (Place(path), "is tracked") for path in files if _SECRET.fullmatch(name_of(path)) and not _SHOWN.search(path)
    ]
    return none_wrong(ExaminedThings("file", len(files), (), _REPRODUCE), "none is named like one of secrets", bad)
