"""What may befall the files of a sample, apart from what is written in them and the commands that are run."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from docs_site.page import Lang

MANY_BYTES = 1_000_000


class Step(BaseModel):
    """One thing that happens in the folder of a sample; paths are relative to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def happen(self) -> None:
        raise NotImplementedError

    def told(self, lang: Lang) -> str:
        raise NotImplementedError


class Cut(Step):
    cut: str
    to: int

    def happen(self) -> None:
        os.truncate(self.cut, self.to)

    def told(self, lang: Lang) -> str:
        return f"{self.cut} 只剩前 {self.to} 字节" if lang == "zh" else f"only the first {self.to} bytes of {self.cut} are left"


class Grown(Step):
    grown: str
    to: int

    def happen(self) -> None:
        with Path(self.grown).open("ab") as file:
            file.write(b" " * (self.to - file.tell()))

    def told(self, lang: Lang) -> str:
        return f"{self.grown} 有 {self.to / MANY_BYTES:.0f} MB" if lang == "zh" else f"{self.grown} has {self.to / MANY_BYTES:.0f} MB"


class Added(Step):
    """Lines at the end of a file, which may be new."""

    added: str
    text: str

    def happen(self) -> None:
        with Path(self.added).open("a", encoding="utf-8") as file:
            file.write(self.text)

    def told(self, lang: Lang) -> str:
        return f"{self.added} 里写有:\n{self.text.rstrip()}" if lang == "zh" else f"{self.added} says:\n{self.text.rstrip()}"


class Replaced(Step):
    """Words of a file for others, wherever they stand."""

    replaced: str
    words: str
    by: str

    def happen(self) -> None:
        path = Path(self.replaced)
        text = path.read_text(encoding="utf-8")
        assert self.words in text, self.words
        path.write_text(text.replace(self.words, self.by), encoding="utf-8")

    def told(self, lang: Lang) -> str:
        return f"把 {self.replaced} 里的 {self.words} 改成 {self.by}" if lang == "zh" else f"change {self.words} in {self.replaced} to {self.by}"


class Altered(Step):
    """Somebody else writes to a store."""

    altered: str
    sql: str

    def happen(self) -> None:
        with closing(sqlite3.connect(self.altered)) as connection, connection:
            connection.executescript(self.sql)

    def told(self, lang: Lang) -> str:
        return f"有人在 {self.altered} 里执行了 {self.sql}" if lang == "zh" else f"somebody ran in {self.altered}: {self.sql}"


class Interrupted(Step):
    """A file in the middle of its first change, as whoever wrote it leaves it when killed."""

    interrupted: str

    def happen(self) -> None:
        with closing(sqlite3.connect("writing.db", isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 2")  # what does not fit goes to the disk before the end
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE t (x)")
            connection.executemany("INSERT INTO t VALUES (?)", [("x" * 4000,)] * 50)
            for end in ("", "-journal"):
                shutil.copyfile(f"writing.db{end}", f"{self.interrupted}{end}")

    def told(self, lang: Lang) -> str:
        zh, en = f"第一次写 {self.interrupted} 的程序写到一半被强行终止", f"whoever first wrote {self.interrupted} was killed halfway"
        return zh if lang == "zh" else en


class Copied(Step):
    copied: str
    to: str

    def happen(self) -> None:
        shutil.copyfile(self.copied, self.to)

    def told(self, lang: Lang) -> str:
        return f"把 {self.copied} 复制为 {self.to}" if lang == "zh" else f"copy {self.copied} to {self.to}"


class Deleted(Step):
    deleted: str

    def happen(self) -> None:
        for path in sorted(Path().glob(f"{self.deleted}*")):  # a store has files beside it
            path.unlink()

    def told(self, lang: Lang) -> str:
        return f"删去 {self.deleted}" if lang == "zh" else f"delete {self.deleted}"


class SavedAs(Step):
    saved: str
    encoding: Literal["GBK", "UTF-8"]

    def happen(self) -> None:
        raw = Path(self.saved).read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("gbk")
        Path(self.saved).write_bytes(text.encode(self.encoding))

    def told(self, lang: Lang) -> str:
        return f"把 {self.saved} 另存为 {self.encoding} 编码" if lang == "zh" else f"save {self.saved} as {self.encoding}"


class Repeated(Step):
    """A file many times over; ``{n}`` in its name counts."""

    repeated: str
    to: str
    count: int

    def happen(self) -> None:
        for n in range(1, self.count + 1):
            shutil.copyfile(self.repeated, self.to.replace("{n}", str(n)))

    def told(self, lang: Lang) -> str:
        last = self.to.replace("{n}", str(self.count))
        first = self.to.replace("{n}", "1")
        return f"共 {self.count} 个文件:{first} 至 {last}" if lang == "zh" else f"{self.count} files: {first} to {last}"


class Gathered(Step):
    """What mends it: the numbered files are made one."""

    gathered: str

    def happen(self) -> None:
        for path in Path().glob(self.gathered.replace("{n}", "*")):
            path.unlink()

    def told(self, lang: Lang) -> str:
        return (
            f"并成一个文件,删去 {self.gathered.replace('{n}', '…')}"
            if lang == "zh"
            else f"make it one file and delete {self.gathered.replace('{n}', '…')}"
        )


class Run(Step):
    """A command before the one that matters; it must succeed."""

    run: str

    def happen(self) -> None:
        raise AssertionError("run by docs_site.diagnostics.running")

    def told(self, lang: Lang) -> str:
        return f"$ {self.run}"


AnyStep = Annotated[
    Run | Cut | Grown | Added | Replaced | Altered | Interrupted | Copied | Deleted | SavedAs | Repeated | Gathered, Field(union_mode="left_to_right")
]
