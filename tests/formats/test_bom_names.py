from __future__ import annotations

import pytest

from dodcheck.formats.bom_names import is_bom_name


@pytest.mark.parametrize(
    "path",
    [
        *("SBOM.json", "docs/SBOM.json", "sbom.xml", "bom.json", "bom.xml", "a/b/my-sbom.json", "sbom-1.2.json"),
        *(
            "app.sbom.json",
            "app_bom.json",
            "app.cdx.json",
            "app.cdx.xml",
            "cdx.json",
            "cyclonedx.json",
            "x-cyclonedx.xml",
        ),
        *(
            "app.spdx",
            "app.spdx.json",
            "app.spdx.yml",
            "app.spdx.rdf.xml",
            "spdx.json",
            "sbom.spdx.json",
            "sbom.jsonld",
        ),
        "sbom.spdx",
    ],
)
def test_names_of_bills_of_materials(path: str) -> None:
    assert is_bom_name(path)


@pytest.mark.parametrize(
    "path",
    [
        *("sbom.py", "sbom.md", "sbom.yml", ".github/workflows/sbom.yml", "bombay.json", "robom.json", "sbom/a.json"),
        *("bom-1.5.schema.json", "sbom.config.json", "spdx.md", "cdx.py", "package.json", "spdx/licenses.json", ""),
        "x" * 600 + "/sbom.json",
    ],
)
def test_names_of_other_files(path: str) -> None:
    assert not is_bom_name(path)
