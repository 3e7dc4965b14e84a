"""Every package that is installed and every model has a licence that is known; one with conditions has its reason."""

from __future__ import annotations

import json
import re

import pytest

from interview.__main__ import main
from interview.engines.catalogue import read_entries
from interview.licences import RUNTIME, locked, model_licences, needs_reason, package_licences
from scripts.sbom import with_licences_and_models


def test_the_licence_of_every_package_is_known_and_one_with_conditions_has_a_reason() -> None:
    rows = package_licences()
    assert {(row.name, row.version) for row in rows} >= set(locked(RUNTIME))
    assert [row.name for row in rows if not row.licence] == []
    assert [row.name for row in rows if needs_reason(row.licence) and not row.note] == []


def test_no_package_that_the_program_runs_on_is_under_the_gpl() -> None:
    strict = [row.name for row in package_licences() if re.search(r"(?<!L)GPL", row.licence)]
    assert strict == []


@pytest.mark.parametrize(
    ("licence", "explained"),
    [("", True), ("GPL-3.0-or-later", True), ("LGPL-2.1-or-later", True), ("MIT", False), ("Apache-2.0 OR MIT", False)],
)
def test_an_unknown_licence_and_one_with_conditions_ask_for_a_reason(licence: str, explained: bool) -> None:
    assert needs_reason(licence) is explained


def test_every_model_is_in_the_table_with_where_it_is_from_and_its_hash() -> None:
    rows = {row.name: row for row in model_licences()}
    assert set(rows) == {entry.name for entry in read_entries()}
    assert all(row.licence and row.upstream and re.fullmatch("[0-9a-f]{64}", row.sha256) for row in rows.values())
    assert rows["whisper-base"].revision == "ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66"


def test_the_command_prints_packages_and_models(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["licences"]) == 0
    table = capsys.readouterr().out
    assert re.search(r"^gradio +6\.31\.0 +Apache-2\.0 +runtime +https://", table, re.MULTILINE)
    assert re.search(r"^phi-3\.5-mini-instruct +MIT ", table, re.MULTILINE)
    assert "x264" in table  # what the sound library's wheel carries is told
    assert main(["licences", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"packages", "models"} == set(told)


def test_the_bill_of_materials_names_every_package_and_model_with_its_licence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["licences", "--json"])
    told = json.loads(capsys.readouterr().out)
    found = [
        {"bom-ref": f"line {number}", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}"}
        for number, (name, version) in enumerate(locked(RUNTIME))
    ]
    links = [{"ref": "root", "dependsOn": ["line 0"]}, {"ref": "line 0"}]
    bom = with_licences_and_models({"components": found, "dependencies": links}, told["packages"], told["models"])
    named = {component["name"]: component for component in bom["components"]}
    assert set(named) == {name for name, _ in locked(RUNTIME)} | {entry.name for entry in read_entries()}
    assert all(component["licenses"] for component in named.values())
    assert named["certifi"]["licenses"] == [{"license": {"id": "MPL-2.0"}}]
    assert named["whisper-base"]["type"] == "machine-learning-model"
    assert named["whisper-base"]["hashes"][0]["content"].startswith("d01c3014")
    references = {component["bom-ref"] for component in named.values()}
    assert {each for link in bom["dependencies"] for each in link.get("dependsOn", ())} <= references
