from __future__ import annotations

import json

from bench.sbom import FEW, document
from dodcheck.supply.validation.checked_bom import Demands, Validity
from dodcheck.supply.validation.validate import validate


def test_the_document_that_is_measured_is_whole() -> None:
    checked = validate("few.json", json.dumps(document(FEW)).encode(), Demands(least=FEW, strict=True), None)
    assert (checked.validity, checked.findings) == (Validity.VALID, ())
    assert checked.distinct == FEW
