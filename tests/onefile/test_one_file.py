"""The one file on a Python of its own: it runs, says which Python it needs, unpacks privately, and is erased."""

from __future__ import annotations

import ast
import json
import os
import re
import stat
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from onefile import needed
from onefile.__main__ import texts
from tests.onefile.making import one_file

PYTHON = os.path.realpath(sys.executable)
"""The Python that the environment of the tests was made of, with nothing installed."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return one_file(tmp_path_factory.mktemp("onefile"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all tests that need not see the first start."""
    return tmp_path_factory.mktemp("home")


def run(file: Path, home: Path, *arguments: str, typed: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """The one file, by a Python that sees nothing of what is installed."""
    environment = {"ASHORE_HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | more
    command = [PYTHON, "-I", "-S", str(file), *arguments]
    return subprocess.run(command, env=environment, cwd=home, input=typed, capture_output=True, text=True)


def test_it_is_named_by_version_python_and_system(file: Path) -> None:
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    assert re.fullmatch(rf"ashore-[\d.]+-{re.escape(python)}-{re.escape(sysconfig.get_platform())}\.pyz", file.name)


def test_it_runs_where_nothing_is_installed(file: Path, home: Path) -> None:
    assert run(file, home, "--version").stdout.startswith("ashore ")
    assert "会有人上门吗" in run(file, home, "read", "1", "--lang", "zh_CN").stdout
    assert json.loads(run(file, home, "status", "--json").stdout)["steps"]["total"] > 30
    assert "放款机构" in run(file, home, "letter", "hardship", "--lang", "zh_CN").stdout


def test_what_it_unpacks_is_private_and_the_program_alone(file: Path, tmp_path: Path) -> None:
    assert run(file, tmp_path, "--version").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]
    root = tmp_path / "cache" / "program"
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    (unpacked,) = (path for path in root.iterdir() if path.is_dir())
    assert unpacked.name.startswith(file.name) and [path.name for path in unpacked.iterdir()] == ["site-packages"]


def test_a_folder_that_is_there_already_is_closed_to_others(file: Path, tmp_path: Path) -> None:
    (tmp_path / "cache" / "program").mkdir(parents=True)
    (tmp_path / "cache" / "program").chmod(0o755)
    run(file, tmp_path, "--version")
    assert stat.S_IMODE((tmp_path / "cache" / "program").stat().st_mode) == 0o700


def test_shiv_root_names_another_place(file: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    (shared / "of another program").mkdir(parents=True)
    said = run(file, tmp_path, "where", SHIV_ROOT=str(shared)).stdout
    assert f"Unpacked program  {shared / 'ashore' / file.name}" in said
    assert not (tmp_path / "cache").exists()
    assert run(file, tmp_path, "erase", "--yes", SHIV_ROOT=str(shared)).returncode == 0
    assert [path.name for path in shared.iterdir()] == ["of another program"]


def test_where_and_doctor_name_it_and_erase_removes_it(file: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "cache" / "program" / file.name)
    assert f"Unpacked program  {place}" in run(file, tmp_path, "where").stdout
    assert f"{place}" in run(file, tmp_path, "doctor").stdout
    erased = run(file, tmp_path, "erase", "--yes", "--lang", "ru")  # whose words are read as they are needed
    assert (erased.returncode, "Traceback" in erased.stderr) == (0, False)
    assert place in erased.stdout
    assert not (tmp_path / "cache" / "program").exists()


def test_an_ephemeral_session_says_what_is_unpacked_all_the_same(file: Path, home: Path) -> None:
    said = run(file, home, "plain", "--ephemeral", typed="q\n").stdout
    assert f"The program itself was unpacked to {home / 'cache' / 'program'}" in said.replace("\n", " ")


def test_where_it_cannot_be_unpacked_it_says_so_in_one_line(file: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    refused = run(file, tmp_path, "status")
    assert refused.returncode == 1 and refused.stderr.count("\n") == 1
    assert f"cannot be unpacked to {tmp_path / 'cache' / 'program'}: " in refused.stderr


ANOTHER = """import sys, runpy
sys.version_info = ({version}, 0, "final", 0)
sys.argv = [{file!r}]
runpy.run_path({file!r}, run_name="__main__")
"""


@pytest.mark.parametrize("version", ["3, 4", "4, 0"])
def test_another_python_is_told_in_one_line_which_it_needs(version: str, file: Path, tmp_path: Path) -> None:
    code = ANOTHER.format(version=version, file=str(file))
    environment = {"ASHORE_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    refused = subprocess.run([PYTHON, "-I", "-c", code], env=environment, capture_output=True)
    line = refused.stderr.decode()
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert (refused.returncode, refused.stdout, line.count("\n")) == (1, b"", 1)
    assert f"{file.name} needs Python {wanted} (" in line and f"Python {version.replace(', ', '.')} (" in line
    assert list(tmp_path.iterdir()) == []


def test_old_pythons_can_read_what_runs_first() -> None:
    source = Path(needed.__file__).read_text("ascii")
    ast.parse(source, feature_version=(3, 4))
    tree = ast.parse(source)
    arguments = [one for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for one in node.args.args]
    newer = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr)]
    assert newer == [] and not any(argument.annotation for argument in arguments)


def test_another_build_of_the_same_python_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    written = {
        "python": {"version": version, "kind": "another-kind", "system": needed.system()},
        "needs": {"en": "{version} ({system}), {found} ({here})", "zh_CN": "要 {version}"},
    }
    monkeypatch.setattr(needed, "built", lambda name: written[name])
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(SystemExit):
        needed.begin()
    assert capsys.readouterr().err == f"{version} (another-kind), {version} ({needed.kind()})\n"
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    with pytest.raises(SystemExit):
        needed.begin()
    assert capsys.readouterr().err == f"要 {version}\n"


def test_every_distribution_is_listed_with_its_licence(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        listed = archive.read("licences/list.txt").decode()
        document = archive.read("sbom.cdx.json").decode()
        infos = [name for name in names if re.fullmatch(r"site-packages/[^/]+\.dist-info/METADATA", name)]
        found = {
            (one.metadata["Name"], one.version)
            for one in (PathDistribution(zipfile.Path(archive, name.removesuffix("METADATA"))) for name in infos)
        }
    bill = json.loads(document)
    components = {(part["name"], part["version"]) for part in bill["components"]}
    components.add((bill["metadata"]["component"]["name"], bill["metadata"]["component"]["version"]))
    assert len(found) > 20
    assert {name for name, _version in components - found} == {"shiv"}  # its start is in the file, too
    assert found <= components
    for name, version in components:
        assert f"{name} {version}: " in listed
        assert [text for text in names if text.startswith(f"licences/{name}-{version}/")], name
    assert all(part["licenses"] for part in bill["components"])
    assert any(part.get("components") for part in bill["components"]), "what is compiled in"
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(document) is None
    assert file.with_suffix(".cdx.json").read_text("utf-8") == document


def test_nothing_of_the_machine_that_made_it_is_in_it(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        assert [name for name in archive.namelist() if name.endswith(("/RECORD", "/direct_url.json"))] == []
        for name in archive.namelist():
            if ".dist-info/" in name or not name.startswith("site-packages/"):
                assert str(file.parent).encode() not in archive.read(name), name


def test_what_is_said_first_is_said_in_every_language_that_has_it() -> None:
    said = texts()
    assert set(said) == {"needs", "not-unpacked", "no-home"}
    assert all("en" in languages for languages in said.values())
    assert "ASHORE_HOME" in said["no-home"]["zh_CN"] and said["no-home"]["zh_CN"] != said["no-home"]["en"]
