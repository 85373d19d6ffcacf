"""Where the paths of a profile stand: in a YAML tree, in a JSON file, in a value that a program made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from subsidy.intake.problem import Path
from subsidy.source.place import AnyPlace, ProfilePlace
from subsidy.syntax import yaml_tree

Entry = tuple[yaml_tree.Scalar, yaml_tree.Node]


@dataclass(frozen=True, slots=True)
class YamlPlaces:
    """Lines and columns. ``written`` gives the key as the author wrote it, where that is not the English name."""

    root: yaml_tree.Node
    written: Mapping[Path, str]
    _entries: dict[int, dict[str | int | None, Entry]] = field(default_factory=dict, repr=False)

    def place(self, path: Path, at_key: bool) -> tuple[AnyPlace, str]:
        node, key = self._find(path)
        marked = key if key is not None and (at_key or _is_blank(node)) else node
        return marked.place, marked.source.excerpt(marked.place)

    def row(self, path: Path) -> int:
        return self._find(path)[0].place.line

    def _find(self, path: Path) -> tuple[yaml_tree.Node, yaml_tree.Scalar | None]:
        """The node at a path, or the nearest one around it, and its key if it is the value of one."""
        node, key = self.root, None
        for depth, step in enumerate(path):
            if isinstance(node, yaml_tree.Mapping):
                name = self.written.get(path[: depth + 1], step)
                entry = self._entries_of(node).get(name)
                if entry is None:
                    return node, key
                key, node = entry
            elif isinstance(node, yaml_tree.Sequence) and isinstance(step, int) and step < len(node.items):
                key, node = None, node.items[step]
            else:
                break
        return node, key

    def _entries_of(self, node: yaml_tree.Mapping) -> dict[str | int | None, Entry]:
        """The entries of a mapping by key, looked through once however many complaints there are."""
        if id(node) not in self._entries:
            self._entries[id(node)] = {key.text: (key, value) for key, value in node.entries}
        return self._entries[id(node)]


@dataclass(frozen=True, slots=True)
class PathPlaces:
    """Paths as a person writes them: ``projects[0].filed_on``."""

    file: str
    written: Mapping[Path, str]

    def place(self, path: Path, at_key: bool) -> tuple[AnyPlace, str]:
        shown = ""
        for depth, step in enumerate(path):
            if isinstance(step, int):
                shown += f"[{step}]"
            else:
                name = self.written.get(path[: depth + 1], step)
                shown += f".{name}" if shown else name
        return ProfilePlace(self.file, shown), ""

    def row(self, path: Path) -> int:
        last = path[-1] if path else 0
        return last + 1 if isinstance(last, int) else 1


def _is_blank(node: yaml_tree.Node) -> bool:
    return isinstance(node, yaml_tree.Scalar) and not node.text
