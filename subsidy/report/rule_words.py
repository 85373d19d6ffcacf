"""The words around a rule on its page: headings and connecting phrases, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from subsidy.report.vocabulary import Lang
from subsidy.results.determination import Disposition
from subsidy.results.rule_page import Where


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One language. ``…_form`` are patterns."""

    comma: str
    separator: str
    bracket_form: str
    title_form: str
    basis_form: str
    kind_form: str
    gift: str
    receiver: str
    ceiling: str
    conditions: str
    in_round: str
    contest_form: str
    amount: str
    meaning: str
    limits: str
    cap_form: str
    with_form: str
    when_form: str
    readings: str
    default_form: str
    no_default: str
    evidence: str
    notes: str
    dispositions: Mapping[Disposition, str]
    issued_form: str
    note_form: str
    register_form: str
    awards: str
    award_form: str
    all_readings: str
    parameters: str
    has_values: str
    no_values: str
    named_form: str
    sums: Mapping[str, str]
    cases_if: str
    cases_else: str
    diagram: str
    diagram_hint: str
    start_form: str
    start: str
    all_of: str
    any_of: str
    one_case: str
    fails: str
    passes: str
    sum_step: str
    cap_step: str
    exclusive_step: str
    round_step: str
    boundaries: str
    boundaries_hint: str
    more_boundaries_form: str
    where: Mapping[Where, str]
    base_form: str
    changed_form: str
    under_form: str
    row: Mapping[str, str]
    failed_form: str
    besides_form: str
    subject_row: str
    not_decisive: str
    nothing: str
    formula: str
    words: str
    draft_form: str


ZH = RuleWords(
    comma=",",
    separator="、",
    bracket_form="({0})",
    title_form="{title}({id})",
    basis_form="依据:{document}〔{status}〕 {clause}",
    kind_form="{category},{disposition}",
    gift="给什么",
    receiver="给谁",
    ceiling="至多",
    conditions="条件",
    in_round="由评选决定",
    contest_form="评选:取前{places}名,按{ranked_by}排名",
    amount="金额",
    meaning="其中",
    limits="限制",
    cap_form="{title}:不超过{most}",
    with_form="与{others}",
    when_form="仅当{when}",
    readings="口径",
    default_form="【{option}】",
    no_default="无默认,须选定",
    evidence="佐证",
    notes="备注",
    dispositions={
        Disposition.AWARD: "可计算的奖补",
        Disposition.DISCRETIONARY: "一事一议、择优,由人认定",
        Disposition.PENDING: "标准或程序待另行制定",
        Disposition.BENEFIT: "权益、服务,不发放资金",
        Disposition.DUTY: "政府职责或目标",
        Disposition.CONTEXT: "背景或总则",
    },
    issued_form="{issuer} {published} 公布;适用年度 {first}—{last};{region}",
    note_form="说明:{note}",
    register_form="条款登记 {clauses} 条:{counts}",
    awards="奖补事项",
    award_form="{title}({clause},{disposition})",
    all_readings="口径(默认选项在前)",
    parameters="参数",
    has_values="有取值",
    no_values="条文未给出,须由使用者提供",
    named_form="{name}:{value}",
    sums={"min": "最小值", "max": "最大值", "sum": "合计"},
    cases_if="{0}",
    cases_else="其他情形",
    diagram="判断过程",
    diagram_hint="自上而下逐项判断;有一项确定不成立即为不符合。没有这样的一项、而结果取决于还不知道的资料,才是数据不足。",
    start_form="每一{subject}",
    start="企业",
    all_of="须同时满足",
    any_of="满足其中一项即可",
    one_case="按情形",
    fails="否 → 不符合",
    passes="是",
    sum_step="计算金额",
    cap_step="封顶",
    exclusive_step="不重复享受",
    round_step="评选",
    boundaries="界限示例",
    boundaries_hint="每个数字取略低、恰为、略高三种情形,由精确引擎实际认定;只改一项资料,其余不变。",
    more_boundaries_form="其余 {count} 个数字的界限",
    where={"below": "略低", "at": "恰为", "above": "略高"},
    base_form="样例“{title}”({base}),{year}年度",
    changed_form="只改{fact}",
    under_form="口径 {reading} 取“{option}”",
    row={"where": "情形", "given": "所改的数", "compared": "相比的数", "status": "结果", "amount": "金额", "why": "为什么"},
    failed_form="不满足:{0}",
    besides_form="不由此数决定,另有:{0}",
    subject_row="对象",
    not_decisive="三种情形结果相同:在这个样例里,另有条件或限制先起作用。",
    nothing="没有与数字比较的条件。",
    formula="公式",
    words="文字",
    draft_form="本文件为{status},不是现行文件;此页只说明该稿条文的意思。",
)

EN = RuleWords(
    comma=", ",
    separator=", ",
    bracket_form=" ({0})",
    title_form="{title} ({id})",
    basis_form="Under: {document} [{status}] {clause}",
    kind_form="{category}, {disposition}",
    gift="What",
    receiver="For",
    ceiling="At most",
    conditions="Conditions",
    in_round="decided by selection",
    contest_form="Selection: the first {places}, ranked by {ranked_by}",
    amount="Amount",
    meaning="Where",
    limits="Limits",
    cap_form="{title}: at most {most}",
    with_form="shared with {others}",
    when_form="only if {when}",
    readings="Readings",
    default_form="[{option}]",
    no_default="no default, must be chosen",
    evidence="Evidence",
    notes="Notes",
    dispositions={
        Disposition.AWARD: "a sum that can be computed",
        Disposition.DISCRETIONARY: "case by case or by selection, decided by the authority",
        Disposition.PENDING: "sum or procedure left to rules not yet issued",
        Disposition.BENEFIT: "an entitlement or service, not a payment",
        Disposition.DUTY: "duty or target of government",
        Disposition.CONTEXT: "background or general provision",
    },
    issued_form="{issuer}, published {published}; years {first}–{last}; {region}",
    note_form="Note: {note}",
    register_form="{clauses} clauses registered: {counts}",
    awards="Awards",
    award_form="{title} ({clause}, {disposition})",
    all_readings="Readings (default first)",
    parameters="Parameters",
    has_values="has values",
    no_values="not given by the text; the user must provide it",
    named_form="{name}: {value}",
    sums={"min": "min", "max": "max", "sum": "sum"},
    cases_if="if {0}",
    cases_else="otherwise",
    diagram="How it is decided",
    diagram_hint="From top to bottom: one condition known not to hold makes it “not eligible”. Only where there is none, and the result depends on something not known, is it “data missing”.",
    start_form="Each of the {subject}",
    start="The enterprise",
    all_of="all of these",
    any_of="any one of these",
    one_case="as the case may be",
    fails="no → not eligible",
    passes="yes",
    sum_step="Amount",
    cap_step="Cap",
    exclusive_step="Exclusion",
    round_step="Selection",
    boundaries="Examples at the figures",
    boundaries_hint="For each figure: just below, at, just above, decided by the exact engine. One fact is changed, nothing else.",
    more_boundaries_form="Examples at the other figures ({count})",
    where={"below": "just below", "at": "at", "above": "just above"},
    base_form="from the case “{title}” ({base}), policy year {year}",
    changed_form="only “{fact}” changes",
    under_form="reading {reading} as “{option}”",
    row={"where": "Case", "given": "Figure changed", "compared": "Figure compared", "status": "Result", "amount": "Amount", "why": "Why"},
    failed_form="not met: {0}",
    besides_form="not decided by this figure but by: {0}",
    subject_row="subject",
    not_decisive="The three have the same result: in this case another condition or limit decides first.",
    nothing="No condition compares with a figure.",
    formula="Formula",
    words="In words",
    draft_form="This document is a draft ({status}), not one in force; the page only says what the draft means.",
)


def rule_words(lang: Lang) -> RuleWords:
    """The words of one language."""
    return {"zh": ZH, "en": EN}[lang]
