"""A profile read from a file: YAML or JSON for programs and authors, a workbook for everyone else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from subsidy.intake.assembly import assembled
from subsidy.intake.json_tree import read_json
from subsidy.intake.places import PathPlaces, YamlPlaces
from subsidy.intake.problem import diagnostics
from subsidy.intake.workbook_reader import read_workbook
from subsidy.profile.common import common_vocabulary
from subsidy.profile.enterprise import EnterpriseProfile
from subsidy.profile.vocabulary import Vocabulary
from subsidy.source.diagnostic import Diagnostic, DiagnosticsError
from subsidy.source.place import ProfilePlace
from subsidy.syntax.yaml_tree import Node, plain, read_yaml

SUFFIXES = (".yaml", ".yml", ".json", ".xlsx")


YAML_PROBLEMS = {
    "could not find expected ':'": "上一行缺少冒号“: ”(半角冒号,后面空一格)",
    "mapping values are not allowed in this context": "这里多了冒号,或者缩进不对",
    "found character that cannot start any token": "这里有不能直接使用的字符(如 Tab、@、`):缩进请用空格,文字请加引号",
    "found unexpected end of stream": "引号或括号没有写完",
    "did not find expected key": "缩进不一致,或者上面的内容没有写完",
    "did not find expected '-' indicator": "缩进不一致:清单的每条都应以对齐的“-”开头",
    "did not find expected ',' or ']'": "方括号里缺少逗号或“]”",
    "did not find expected ',' or '}'": "花括号里缺少逗号或“}”",
    "did not find expected node content": "这里缺少内容",
    "control characters are not allowed": "文件里有控制字符",
}


def read_profile(path: Path, vocabulary: Vocabulary | None = None, ruleset: str | None = None) -> EnterpriseProfile:
    """The profile in a file. Raises :class:`DiagnosticsError` with every mistake in it, each with its place.

    With ``ruleset`` and its ``vocabulary`` the facts that the ruleset declares for itself are checked too, and a
    workbook must be a template of that ruleset.
    """
    match path.suffix.lower():
        case ".yaml" | ".yml":
            root = _yaml(path)
            return assembled(plain(root), lambda written: YamlPlaces(root, written), [], vocabulary, ruleset)
        case ".json":
            data, repeated = read_json(path)
            earlier = diagnostics(repeated, PathPlaces(path.name, {}))
            return assembled(data, lambda written: PathPlaces(path.name, written), earlier, vocabulary, ruleset)
        case ".xlsx":
            return read_workbook(path, vocabulary or common_vocabulary(), ruleset)
        case other:
            raise DiagnosticsError([Diagnostic("P406", ProfilePlace(path.name, ""), {"value": other}, accepted=SUFFIXES)])


def _yaml(path: Path) -> Node:
    """The YAML tree; what its reader says in English about grammar is put into Chinese."""
    try:
        return read_yaml(path)
    except DiagnosticsError as error:
        raise DiagnosticsError(_in_chinese(d) if d.code == "E101" else d for d in error.diagnostics) from None


def _in_chinese(diagnostic: Diagnostic) -> Diagnostic:
    problem = str(diagnostic.args.get("problem", ""))
    return replace(diagnostic, args={"problem": YAML_PROBLEMS.get(problem, problem)})
