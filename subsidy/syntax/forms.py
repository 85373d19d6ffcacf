"""What may be written in the files of a ruleset: the one description that the reader and the editors' schemas share.

A :class:`Form` is a mapping with its keys; a key says in a few words what it is for and what it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CATEGORIES = ("奖励", "补助", "贴息", "返还", "减免", "融资", "服务", "优先", "权益", "一事一议")
STATUSES = ("送审稿", "现行", "失效")
DISPOSITIONS = ("award", "discretionary", "pending", "benefit", "duty", "context")
RELATIONS = ("达到", "不低于", "不超过", "左右", "力争", "完成")
STATEMENT_KINDS = ("stacking", "budget", "quota", "scope", "ranking")
FACT_TYPES = ("金额", "比例", "人数", "是否", "日期", "年月", "年度", "文字", "选项")
PARAMETER_TYPES = ("金额", "比例", "人数", "期间")
EFFECTS = ("rule", "note")
ANSWERS = ("eligible", "ineligible", "undetermined", "discretionary", "pending", "competitive")


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text. ``kind`` is ``text``, ``id``, ``expression``, ``money``, ``flag``, ``whole``, ``year`` or ``day``."""

    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Texts:
    """One piece of text or a list of them; ``filled`` ones hold at least one."""

    filled: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list whose rows are each of one of ``of``."""

    of: tuple[Holds, ...]
    filled: bool = False


@dataclass(frozen=True, slots=True)
class ByName:
    """A mapping from names of the author's to values; ``or_texts`` allows a list of the names alone."""

    of: Holds
    or_texts: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """Text or a mapping."""

    text: Text
    form: Form


@dataclass(frozen=True, slots=True)
class Anything:
    """What another reader checks, such as the facts of an enterprise."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a form: ``about`` says in Chinese what it is for."""

    name: str
    about: str
    holds: Holds = Text()


@dataclass(frozen=True, slots=True)
class Form:
    """A mapping with its keys, in the order in which they are best written."""

    name: str
    required: tuple[Key, ...]
    optional: tuple[Key, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        return (*self.required, *self.optional)


Holds = Text | Texts | OneOf | Rows | ByName | Either | Anything | Form

ID, EXPRESSION, FLAG, WHOLE, YEAR, DAY, MONEY = (Text(kind) for kind in ("id", "expression", "flag", "whole", "year", "day", "money"))

_QUOTE = Key("quote", "原文中起作用的词句,逐字照抄,只引必要的几个字", Texts())
_CLAUSE = Key("clause", "引文所在的条款;不写就是本事项的条款")

DOCUMENT = Form(
    "document",
    (
        Key("document", "编号,与文件夹同名:小写字母、数字、下划线", ID),
        Key("version", "规则集的版本,如 1.0.0"),
        Key("title", "文件名称"),
        Key("issuer", "发布机关"),
        Key("number", '文号;没有写 ""'),
        Key("published", "发布日,如 2026-03-05", DAY),
        Key("status", "送审稿、现行还是失效", OneOf(STATUSES)),
        Key("draft", "是否还没有正式印发", FLAG),
        Key("first_year", "适用年度的首年", YEAR),
        Key("last_year", "适用年度的末年", YEAR),
        Key("region", "适用地区的名称"),
        Key("region_codes", 'GB/T 2260 代码(2、4 或 6 位,加引号),如 ["4203"]', Texts()),
        Key("text", "公开文本的文件名"),
    ),
    (
        Key("predecessors", "本文件取代或承接的政策的文号", Texts()),
        Key("notes", "使用者应当知道的:效力、版本、缺漏", Texts()),
    ),
)

TARGET = Form(
    "target",
    (
        Key("what", "政府给自己定的什么目标"),
        Key("value", "目标值,数字与原文一致"),
        Key("relation", "与目标值的关系", OneOf(RELATIONS)),
        Key("by", "期限"),
    ),
    (Key("responsible", "责任单位"),),
)
WAIVER = Form("waiver", (Key("words", "本条里不作标准用的词句,照抄原文", Texts()), Key("why", "为何不用")))
CLAUSE = Form(
    "clause",
    (
        Key("clause", "条款号,依原文的编号,如 三（三）1②"),
        Key("begins", "该条款开头的几个字;各行按原文顺序,从这里到下一行的 begins 是本条"),
        Key("title", "标题"),
        Key(
            "disposition",
            "award 能算金额的奖补,discretionary 一事一议、择优,pending 标准待另行制定,benefit 非资金的权益或服务,duty 政府的职责、目标,context 背景、总则",
            OneOf(DISPOSITIONS),
        ),
        Key("summary", "用自己的话概括,说明为何这样登记"),
    ),
    (
        Key("responsible", "责任单位"),
        Key("targets", "本条里政府自己的目标", Rows((TARGET,))),
        Key("waived", "本条里不用的数字和奖补字样,写明理由", Rows((WAIVER,))),
    ),
)
REGISTER = Form("register", (Key("register", "全文每一条款一行,按原文顺序", Rows((CLAUSE,))),))

FACT = Form(
    "fact",
    (
        Key("fact", "英文名:小写字母、数字、下划线", ID),
        Key("label", "中文名"),
        Key("type", "种类", OneOf(FACT_TYPES)),
        Key("question", "怎样问企业"),
    ),
    (Key("evidence", "证明材料"), Key("options", "type: 选项 时的选项,如 {small: 小型}", ByName(Text()))),
)

OPTION = Form("option", (Key("option", "选项的名称"),), (Key("meaning", "按这个选项怎样算"),))
READING = Form(
    "reading",
    (
        Key("reading", "编号,如 L-01"),
        Key("question", "条文在哪一点上有几种读法"),
        Key("options", "可选的读法", Rows((OPTION,), filled=True)),
        Key("effect", "rule 影响计算,note 只作说明", OneOf(EFFECTS)),
        Key("why", "默认这样读的理由"),
    ),
    (Key("default", "默认的选项;没有默认就不写,由使用者选定"),),
)
READINGS = Form("readings", (Key("readings", "理解口径", Rows((READING,))),))

_VALUE = (
    Key("from", "自哪一天起", DAY),
    Key("to", "至哪一天止", DAY),
    Key("value", "数值,带单位,如 4.35%", EXPRESSION),
    Key("source", "出处"),
    Key("verified", "是否核对过原件", FLAG),
)
_VALUE_KEY, _VALUE_NOTE = Key("key", "档次"), Key("note", "说明")
VALUE = Form("value", _VALUE, (_VALUE_KEY, _VALUE_NOTE))
KEYED_VALUE = Form("keyed_value", (*_VALUE, _VALUE_KEY), (_VALUE_NOTE,))  # where the parameter names its keys
PARAMETER = Form(
    "parameter",
    (
        Key("parameter", "英文名", ID),
        Key("label", "中文名"),
        Key("type", "种类", OneOf(PARAMETER_TYPES)),
        Key("question", "怎样问使用者"),
    ),
    (
        Key("note", "说明"),
        Key("reading", "由哪一个口径决定取哪一档"),
        Key("keys", "档次的名称,或从口径的选项到档次", ByName(Text(), or_texts=True)),
        Key("values", "各时期的数值;没有来源的写 [],由使用者给出", Rows((VALUE,))),
        Key("from", "取自共用的文件,如 common/benchmark_loan_rate"),
    ),
)
PARAMETERS = Form("parameters", (Key("parameters", "不属于企业的、有日期的数", Rows((PARAMETER,))),), (Key("note", "说明"),))

DEFINITION = Form(
    "definition",
    (Key("define", "英文名", ID), Key("label", "中文名"), Key("value", "表达式", EXPRESSION)),
    (Key("on", "属于哪一种清单的行,如 project、equipment;不写就是企业的"), _QUOTE, _CLAUSE),
)
CONDITION = Form(
    "condition",
    (Key("when", "成立的条件(表达式)", EXPRESSION),),
    (Key("in_round", "是否只在评选中决定(如前三名)", FLAG), _QUOTE, _CLAUSE),
)
CONDITION_OR_NAME = Either(EXPRESSION, CONDITION)
DEFINITIONS = Form(
    "definitions",
    (),
    (
        Key("definitions", "几处共用的定义", Rows((DEFINITION,))),
        Key("applicability", "整份文件的适用条件(年度、地区)", Rows((CONDITION_OR_NAME,))),
    ),
)

COMPONENT = Form(
    "component",
    (Key("label", "这一部分金额的名称"), Key("value", "金额的算式", EXPRESSION), _QUOTE),
    (_CLAUSE,),
)
COMPETITION = Form(
    "competition",
    (Key("places", "取前几名", WHOLE), Key("ranked_by", "排名的依据(表达式)", EXPRESSION), _QUOTE),
    (_CLAUSE,),
)
AWARD = Form(
    "award",
    (
        Key("award", "英文名:小写字母、数字、下划线", ID),
        Key("title", "名称"),
        Key("clause", "条款号,必须在登记表里"),
        Key("category", "类别", OneOf(CATEGORIES)),
    ),
    (
        Key("subject", "对什么给:project、certification、vehicle_model、land_use;不写就是对企业"),
        Key("among", "清单里的哪些行可以作为对象", CONDITION_OR_NAME),
        Key("conditions", "条件,都要成立", Rows((CONDITION_OR_NAME,))),
        Key("amount", "金额,各部分相加", Rows((COMPONENT,))),
        Key("competition", "评选:取前几名", COMPETITION),
        Key("quote", "给予什么的原话", Texts()),
        Key("evidence", "证明材料", Texts()),
        Key("notes", "使用者应当知道的", Texts()),
    ),
)
AWARDS = Form("awards", (Key("awards", "奖补事项", Rows((AWARD,))),))

_OF = Key("of", "管哪些事项", Texts(filled=True))
_PER = Key("per", "按什么范围,如 [enterprise, year]、[project]", Texts(filled=True))
_WHEN = Key("when", '只在某一口径下生效,如 reading("L-01") == "…"', EXPRESSION)
CAP = Form(
    "cap",
    (Key("cap", "英文名", ID), Key("title", "名称"), _OF, _PER, Key("at_most", "上限金额,如 50万元,或写明它的定义", EXPRESSION), _QUOTE),
    (_CLAUSE, _WHEN),
)
ONE_OF = Form("one_of", (Key("one_of", "英文名", ID), Key("title", "名称"), _OF, _PER, _QUOTE), (_CLAUSE, _WHEN))
STATEMENT = Form(
    "state",
    (Key("state", "英文名", ID), Key("kind", "哪一类说明", OneOf(STATEMENT_KINDS)), Key("text", "说明的文字"), _QUOTE),
    (_CLAUSE,),
)
LIMIT_FORMS = (CAP, ONE_OF, STATEMENT)
LIMITS = Form("limits", (Key("limits", "上限(cap)、只取其一(one_of)、跨企业的说明(state)", Rows(LIMIT_FORMS)),))

EXPECTED = Form(
    "expected",
    (),
    (
        Key("status", "认定结果", OneOf(ANSWERS)),
        Key("payable", "金额,如 5万元;没有金额写 none", MONEY),
        Key("at_least", "至少;没有写 none", MONEY),
        Key("at_most", "至多;没有写 none", MONEY),
        Key("missing", "缺哪些,如 [on, last_year.employees];不缺写 []", Texts()),
        Key("limited_by", "哪些限制减了金额;没有写 []", Texts()),
        Key("given_up", "是否因另一事项更优而放弃", FLAG),
    ),
)
EXPECTED_TOTAL = Form(
    "expected_total",
    (),
    (Key("payable", "合计", MONEY), Key("waived", "其中减免", MONEY), Key("at_least", "至少", MONEY), Key("at_most", "至多;没有写 none", MONEY)),
)
CASE = Form(
    "case",
    (
        Key("case", "编号", ID),
        Key("title", "名称"),
        Key("clause", "所依据的条款"),
        Key("why", "怎样从条文手算出来"),
        Key("year", "政策年度", YEAR),
        Key("expect", "预期:事项(或 事项/对象)→ 结果;total 是合计", ByName(EXPECTED)),
    ),
    (
        Key("on", "认定日", DAY),
        Key("base", "取 bases.yaml 里的哪一份资料"),
        Key("profile", "企业资料;同名的顶层键整体替换基础资料里的", Anything()),
        Key("readings", "选定的口径", ByName(Text())),
        Key("parameters", "给出的参数", ByName(Text())),
    ),
)
CASES = Form("cases", (Key("cases", "样例企业和手算的答案", Rows((CASE,))),))
BASES = Form("bases", (Key("bases", "几个样例共用的基础资料,按名称", ByName(Anything())),))


def forms_within(holds: Holds) -> Iterator[Form]:
    """A form and every form that can stand inside it."""
    match holds:
        case Form():
            yield holds
            for key in holds.keys:
                yield from forms_within(key.holds)
        case Rows(of=several):
            for one in several:
                yield from forms_within(one)
        case ByName(of=one):
            yield from forms_within(one)
        case Either(form=form):
            yield from forms_within(form)
        case Text() | Texts() | OneOf() | Anything():
            return
