"""Results made by hand: one with every status and hostile strings under a draft, one small and settled."""

from __future__ import annotations

import pytest

from subsidy.results.determination import (
    Citation,
    ConditionResult,
    Determination,
    Disposition,
    DocumentHead,
    Gap,
    GivenUp,
    Met,
    Missing,
    Otherwise,
    ParameterUsed,
    ReadingUsed,
    Result,
    Status,
    Step,
    Total,
    Used,
)

SCRIPT = "<script>alert('x')</script>"
FORMULA = "=cmd|'/c calc'!A1"
ESCAPES = "红字\x1b[31m与反向\u202e字"
LONG = "汉江流域绿色智能装备制造产业协同创新综合示范" * 12
ENTERPRISE = f"十堰某某汽车零部件有限公司{SCRIPT}"

HORIZON = Missing(kind="fact", name="projects[P1].filed_on", label="备案日期", question="该技术改造项目何时备案?")
REVENUE = Missing(kind="fact", name="revenue.2018", label="主营业务收入", question="2018年主营业务收入是多少?", unit="万元")
RATE = Missing(kind="parameter", name="benchmark_rate", label="同期银行基准利率", question="贷款发放时同期限的基准利率是多少?", unit="%")
TENOR = Missing(kind="reading", name="benchmark_tenor", label="基准利率的期限", question="同期基准利率按哪一档期限取?")


def cite(clause: str, quote: str) -> Citation:
    return Citation(clause=clause, quote=quote)


def condition(
    met: Met, text: str, clause: str = "三(三)1②", *, used: list[Used] | None = None, gaps: list[Gap] | None = None, in_round: bool = False
) -> ConditionResult:
    return ConditionResult(met=met, text=text, citations=[cite(clause, text)], used=used or [], gaps=gaps or [], decided_in_round=in_round)


NOT_IN_FORCE = condition(Met.UNKNOWN, "文件已经印发", "落款", used=[Used(what="印发日期", value="未知")])


def eligible() -> list[Determination]:
    retrofit = Determination(
        award="smart_retrofit",
        title="智能化改造设备投资补贴",
        disposition=Disposition.AWARD,
        category="补助",
        status=Status.ELIGIBLE,
        payable="500000.00",
        at_least="500000.00",
        at_most="500000.00",
        exact="50000000",
        citations=[cite("三(三)1②", "当年设备投资200万元以上")],
        conditions=[
            condition(
                Met.YES,
                "当年设备投资200万元以上且设备已投入使用",
                used=[Used(what="当年设备投资", value="1,240.5万元"), Used(what="年度", value="2018年")],
            ),
            condition(Met.YES, "在主城区或者由县市区推荐", used=[Used(what="所在区", value="茅箭区")]),
        ],
        steps=[
            Step(
                kind="gross",
                label="智能化设备投资 × 基准利率",
                after="539617.5",
                citations=[cite("三(三)1②", "参照同期银行基准利率对其实际设备投资额给予补贴")],
                used=[Used(what=f"设备 {SCRIPT} 设备投资额", value="1,240.5万元"), Used(what="同期银行基准利率", value="4.35%")],
            ),
            Step(
                kind="cap",
                label="单个企业当年补助总额",
                before="539617.5",
                after="500000.00",
                limit="retrofit_cap",
                citations=[cite("三(三)1②", "单个企业当年补助总额不超过50万元")],
            ),
        ],
        evidence=["设备购置发票", "设备投入使用证明", "区经信局推荐文件"],
        readings=[
            Otherwise(
                reading="benchmark_tenor",
                question="benchmark_tenor 的问题？",
                option="over_five_years",
                status=Status.ELIGIBLE,
                payable="486000.00",
            ),
            Otherwise(
                reading="smart_scope",
                question="smart_scope 的问题？",
                option="listed_only",
                status=Status.INELIGIBLE,
                payable=None,
            ),
        ],
        notes=["设备投资额按不含税价格计算。"],
    )
    interest = Determination(
        award="interest",
        title="技术改造项目贷款贴息",
        subject="P1",
        disposition=Disposition.AWARD,
        category="贴息",
        status=Status.ELIGIBLE,
        at_least="60000.00",
        at_most="87000.00",
        citations=[cite("三(三)1①", "给予贷款贴息")],
        conditions=[condition(Met.YES, "项目已竣工", "三(三)1①")],
        steps=[
            Step(kind="gross", label="贷款余额 × 基准利率", after="261000013/3000", citations=[cite("三(三)1①", "按同期基准利率")]),
            Step(kind="rounding", label="四舍五入", before="87000.004", after="87000.00"),
        ],
        missing=[RATE],
    )
    given_up = Determination(
        award="champion_city",
        title="市级隐形冠军奖励",
        disposition=Disposition.AWARD,
        category="奖励",
        status=Status.ELIGIBLE,
        payable="0.00",
        at_least="0.00",
        at_most="0.00",
        citations=[cite("三(四)2", "给予一次性奖励")],
        conditions=[condition(Met.YES, "被认定为市级隐形冠军", "三(四)2")],
        steps=[
            Step(kind="gross", label="奖励标准", after="100000.00"),
            Step(
                kind="exclusive",
                label="同类奖励就高不重复",
                before="100000.00",
                after="0.00",
                limit="one_champion",
                citations=[cite("六(二)", "就高不重复")],
            ),
        ],
        given_up=GivenUp(
            amount="100000.00",
            in_favour_of=["smart_retrofit", "interest/P1", "unknown_award"],
            limit="one_champion",
            citations=[cite("六(二)", "按就高不重复原则执行")],
        ),
    )
    benefit = Determination(
        award="green_channel",
        title="行政审批绿色通道",
        disposition=Disposition.BENEFIT,
        category="服务",
        status=Status.ELIGIBLE,
        citations=[cite("五(一)", "优先办理")],
        conditions=[condition(Met.YES, "列入重点项目清单", "五(一)")],
    )
    return [benefit, given_up, interest, retrofit]


def open_ones() -> list[Determination]:
    return [
        Determination(
            award="top_three",
            title="工业企业纳税前三名奖励",
            disposition=Disposition.AWARD,
            category="奖励",
            status=Status.COMPETITIVE,
            at_least="0.00",
            at_most="300000.00",
            citations=[cite("三(五)1", "前三名")],
            conditions=[condition(Met.YES, "年纳税500万元以上", "三(五)1"), condition(Met.UNKNOWN, "纳税额居全市前三名", "三(五)1", in_round=True)],
        ),
        Determination(
            award="big_project",
            title="重大项目一事一议支持",
            disposition=Disposition.DISCRETIONARY,
            category="奖励",
            status=Status.DISCRETIONARY,
            citations=[cite("二(六)", "实行一事一议")],
            conditions=[],
        ),
        Determination(
            award="fund",
            title=LONG,
            disposition=Disposition.PENDING,
            category="补助",
            status=Status.PENDING,
            citations=[cite("四(二)3", "具体办法另行制定")],
            conditions=[condition(Met.YES, "在市内注册", "四(二)3")],
            notes=["原文没有规定标准。"],
        ),
        Determination(
            award="growth",
            title="规模以上工业企业成长奖励",
            disposition=Disposition.AWARD,
            category="奖励",
            status=Status.UNDETERMINED,
            at_least="0.00",
            citations=[cite("三(二)1", "首次突破")],
            conditions=[NOT_IN_FORCE, condition(Met.UNKNOWN, "主营业务收入首次突破5亿元", "三(二)1"), condition(Met.YES, "在市内注册", "三(二)1")],
            missing=[REVENUE, TENOR],
        ),
        Determination(
            award="retrofit_project",
            title="技术改造项目补助",
            subject="P1",
            disposition=Disposition.AWARD,
            category="补助",
            status=Status.UNDETERMINED,
            citations=[cite("三(三)2", "当年备案")],
            conditions=[condition(Met.UNKNOWN, "项目当年备案", "三(三)2")],
            missing=[HORIZON, REVENUE],
        ),
    ]


def ineligible() -> list[Determination]:
    return [
        Determination(
            award=FORMULA,
            title=f"{FORMULA}{SCRIPT}",
            subject="+86",
            disposition=Disposition.AWARD,
            category="@奖励",
            status=Status.INELIGIBLE,
            citations=[cite("-三(一)", f"{SCRIPT}“引号”&amp;")],
            conditions=[
                condition(
                    Met.NO,
                    "研发投入占主营业务收入3%以上",
                    "三(一)1",
                    used=[Used(what="研发投入", value="=1+1")],
                    gaps=[Gap(what="研发投入占比", value="2.5%", needed="3%", lacking="还差0.5个百分点")],
                ),
                condition(Met.YES, ESCAPES),
                condition(Met.UNKNOWN, '\t=HYPERLINK("http://evil.example/")'),
            ],
            readings=[
                Otherwise(
                    reading="rd_base",
                    question="rd_base 的问题？",
                    option="total_revenue",
                    status=Status.UNDETERMINED,
                    payable=None,
                    at_least="10000.00",
                    at_most=None,
                )
            ],
            evidence=["@证明", "#N/A"],
        ),
        Determination(
            award="new_energy",
            title="新能源汽车车型公告奖励",
            disposition=Disposition.AWARD,
            category="奖励",
            status=Status.INELIGIBLE,
            citations=[cite("三(六)", "每个车型")],
            conditions=[ConditionResult(met=Met.NO, text="有可作为对象的车型(车型种类为专用车)", citations=[cite("三(六)", "专用车新产品")])],
            notes=["率先的可比口径按主管部门认定。"],
        ),
    ]


def head(*, draft: bool) -> DocumentHead:
    return DocumentHead(
        title="关于支持工业企业转型升级加快发展的若干措施",
        issuer="十堰市人民政府",
        number="十政发〔2018〕0号",
        published="2018-06-21",
        status="送审稿" if draft else "现行",
        draft=draft,
        period="2018-01-01 至 2020-12-31",
        region="420300",
        text_digest="sha256:" + "ab12" * 16,
    )


@pytest.fixture
def rich_result() -> Result:
    """Every status, a draft, hostile strings, very long names, everything open."""
    return Result(
        ruleset="shiyan_2018",
        version="1.0.0",
        digest="sha256:" + "0f3c" * 16,
        engine="0.1.0",
        document=head(draft=True),
        warnings=["文件为送审稿,未查到正式印发的文本。", "参数 benchmark_rate 没有核实的来源。"],
        enterprise=ENTERPRISE,
        credit_code="91420300MA4900000X",
        year=2018,
        on="2018-12-31",
        readings=[
            ReadingUsed(id="benchmark_tenor", question="benchmark_tenor 的问题？", option=None, chosen_by_caller=False),
            ReadingUsed(id="rd_base", question="rd_base 的问题？", option="main_revenue", chosen_by_caller=True),
        ],
        parameters=[
            ParameterUsed(
                id="benchmark_rate_1y",
                label="一年期贷款基准利率",
                value="4.35%",
                source="中国人民银行 2015-10-24 http://www.pbc.gov.cn/",
                verified=True,
                given_by_caller=False,
            ),
            ParameterUsed(id="city_unemployment", label="城镇登记失业率", value="3.2%", source="使用者给出", verified=False, given_by_caller=True),
            ParameterUsed(id="benchmark_rate", label="同期银行基准利率", value=None, source="", verified=False, given_by_caller=False),
        ],
        applicability=[
            condition(Met.YES, "政策年度不早于2018年且政策年度不晚于2020年", "标题", used=[Used(what="政策年度", value="2018年")]),
            NOT_IN_FORCE,
        ],
        total=Total(payable="500000.00", waived="100000.00", at_least="560000.00", at_most=None),
        determinations=[*ineligible(), *open_ones(), *eligible()],
    )


@pytest.fixture
def plain_result(rich_result: Result) -> Result:
    """One settled award under a document in force; nothing missing."""
    retrofit = rich_result.determinations[-1].model_copy(update={"readings": []})
    return rich_result.model_copy(
        update={
            "document": head(draft=False),
            "warnings": [],
            "enterprise": None,
            "credit_code": None,
            "on": None,
            "readings": [],
            "parameters": [],
            "applicability": [],
            "total": Total(payable="500000.00", waived="0.00", at_least="500000.00", at_most="500000.00"),
            "determinations": [retrofit],
        }
    )
