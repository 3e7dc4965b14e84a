"""Write sbom.cdx.json, the bill of materials: packages by the CycloneDX tool from the locks, licences and models added.

Reads what `python -m interview licences --json` prints. The same locks give the same file: it has no time and no number
of its own. A file that its standard's schema does not accept is not written.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-torch.lock")
TOOL = ("requirements", "--pyproject", "pyproject.toml", "--output-reproducible", "--spec-version", "1.6", "-")


def main() -> None:
    told = json.load(sys.stdin)
    bom = with_licences_and_models(packages_of(LOCKS), told["packages"], told["models"])
    text = json.dumps(bom, indent=1, sort_keys=True) + "\n"
    if complaint := complaint_about(text):
        sys.exit(f"The bill of materials is not valid CycloneDX 1.6: {complaint}")
    (ROOT / "sbom.cdx.json").write_text(text, encoding="utf-8")
    print(f"sbom.cdx.json: {len(bom['components'])} components, valid CycloneDX 1.6")


def packages_of(locks: Sequence[str]) -> dict[str, Any]:
    """The packages of these locks, as the CycloneDX tool describes them."""
    requirements = "".join((ROOT / lock).read_text(encoding="utf-8") for lock in locks)
    tool = Path(sys.executable).with_name("cyclonedx-py")
    made = subprocess.run([tool, *TOOL], cwd=ROOT, input=requirements, check=True, capture_output=True, text=True)
    bom: dict[str, Any] = json.loads(made.stdout)
    return bom


def with_licences_and_models(
    bom: Mapping[str, Any], packages: Sequence[Mapping[str, Any]], models: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The bill with each package's licence, and each model as a component. Raises KeyError for an unknown package."""
    licences = {row["name"]: row["licence"] for row in packages}
    libraries = [package_component(component, licences[component["name"]]) for component in bom["components"]]
    names = [component["bom-ref"] for component in bom["components"]]
    references = dict(zip(names, [library["bom-ref"] for library in libraries], strict=True))
    return {
        **bom,
        "components": libraries + [model_component(row) for row in models],
        "dependencies": [dependency(link, references) for link in bom.get("dependencies", ())],
    }


def dependency(link: Mapping[str, Any], references: Mapping[str, str]) -> dict[str, Any]:
    """The same link between components by their new names."""
    needed = sorted(references.get(each, each) for each in link.get("dependsOn", ()))
    return {"ref": references.get(link["ref"], link["ref"])} | ({"dependsOn": needed} if needed else {})


def package_component(component: Mapping[str, Any], licence: str) -> dict[str, Any]:
    """Named by what it is, not by the line of a lock that it stood in."""
    kept = {key: value for key, value in component.items() if key != "description"}
    return {**kept, "bom-ref": component["purl"], "licenses": [licence_of(licence)]}


def licence_of(licence: str) -> dict[str, Any]:
    if any(word in licence.split() for word in ("AND", "OR", "WITH")):
        return {"expression": licence}
    known = " " not in licence and not licence.startswith("LicenseRef-")
    return {"license": {"id" if known else "name": licence}}


def model_component(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "machine-learning-model",
        "bom-ref": f"model:{row['name']}",
        "name": row["name"],
        "version": row["revision"] or row["sha256"],
        "description": f"{row['upstream']}, {row['bytes']} bytes; the hash is that of its largest file",
        "hashes": [{"alg": "SHA-256", "content": row["sha256"]}],
        "licenses": [licence_of(row["licence"])],
    }


def complaint_about(text: str) -> str:
    """What the standard's own schema says against a bill of materials; nothing if it is right."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    return "" if error is None else str(error)[:500]


if __name__ == "__main__":
    main()
