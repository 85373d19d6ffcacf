"""Samples of what is told about options and about profiles as a whole: small commands, really run when the site is built."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from subsidy.cli.app import app
from subsidy.operations import load_ruleset

PLACE = '企业名称: 样例公司\n行业代码: "3670"\n注册地: 张湾区\n'
CHECK = "check shiyan_2018 企业.yaml --year 2019"
SIZE = "size 企业.yaml --year 2019"
RECEIVED = "曾获奖补:\n  - 依据政策: {policy}\n    奖补事项: {award}\n    奖补年度: 2018\n"

COMMANDS = (
    ("show shiyan_2081", ""),
    ("show shiyan_2018 smart_retrofitt", ""),
    ("show common size_clases", ""),
    (f"{CHECK} --reading S-99=甲", PLACE),
    (f"{CHECK} --reading S-07=两年", PLACE),
    (f"{CHECK} --reading {{note}}", PLACE),
    (f"{CHECK} --param unemployment=3%", PLACE),
    (f"{CHECK} --param registered_unemployment_rate=3% --param 统筹地区城镇登记失业率=4%", PLACE),
    ("check shiyan_2018 企业.xls --year 2019", PLACE),
    ("size 企业.yaml --year 2010", PLACE),
    (CHECK, PLACE + "local:\n  shiyan_2081:\n    县市推荐申报智能化改造: 是\n"),
    (CHECK, PLACE + RECEIVED.format(policy="shiyan_2018", award="稳岗补帖")),
    (CHECK, PLACE + RECEIVED.format(policy="十政办发〔2017〕63号", award="稳岗补贴")),
    (SIZE, PLACE + "企业划型: 中型\n年度数据:\n  - 年度: 2019\n    从业人员: 299人\n"),
    (SIZE, PLACE + "规上企业: 是\n五上类别: 规上工业\n年度数据:\n  - 年度: 2019\n    主营业务收入: 1500万元\n"),
    (SIZE, PLACE + "规上企业: 否\n年度数据:\n  - 年度: 2019\n    主营业务收入: 2500万元\n"),
    (SIZE, PLACE.replace("3670", "5111") + "规上企业: 是\n五上类别: 规上工业\n年度数据:\n  - 年度: 2019\n    主营业务收入: 2500万元\n"),
)


def asked() -> Iterator[tuple[str, str]]:
    """What is typed (and the profile it is about), and what is said: all of standard error."""
    note = _reading_for_information()
    for written, profile in COMMANDS:
        command = written.format(note=note)
        arguments = command.split()
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            for name in ("企业.yaml", "企业.xls"):
                Path(name).write_text(profile, encoding="utf-8")
            said = CliRunner().invoke(app, arguments).stderr
        yield f"{profile}\n$ subsidy {command}".strip(), said.rstrip()


def _reading_for_information() -> str:
    """``ID=OPTION`` of a reading that changes nothing."""
    row = next(row for row in load_ruleset("shiyan_2018").readings.values() if row.effect == "note")
    return f"{row.id}={next(iter(row.options))}"
