"""What the command line says about the second engine: Chinese first, English second."""

from __future__ import annotations

CONFIRM = "再由第二引擎(durable-rules)独立判断资格,一致才给出结果 · a second engine must agree on eligibility"
ENGINES = "列出第二引擎核对的条件数和它不能表达的写法 · what the second engine is asked, and its gaps"

AGREED = {"zh": "第二引擎(durable-rules)一致:{count} 项资格判断", "en": "the second engine (durable-rules) agrees: {count} judgements of eligibility"}
DISAGREED = {
    "zh": "两个引擎对 {count} 项资格判断不一致。这是本程序的错误,不是企业的问题;结果不予给出。\n已写入可复现的文件 {path},请交给本项目的维护者(其中有企业资料)。",
    "en": "the two engines differ on {count} judgements of eligibility. This is a mistake of this program, not of the enterprise; no result is given.\nEverything that reproduces it is in {path}: pass it to the maintainers (it holds the enterprise's facts).",
}
DISAGREEMENT = {
    "zh": "  {award}{subject}:exact 判为{first},durable-rules 判为{second}",
    "en": "  {award}{subject}: exact says {first}, durable-rules says {second}",
}
MET = {
    "zh": {"met": "条件成立", "not_met": "条件不成立", "unknown": "不能确定", "none": "自相矛盾,或没有这个对象"},
    "en": {"met": "met", "not_met": "not met", "unknown": "open", "none": "a contradiction, or no such subject"},
}
MISSING = {
    "zh": "第二引擎不可用:不能载入 durable-rules({problem})。它只支持 Python 3.13 以前的版本,安装时需要 C 编译器:pip install 'subsidy[audit]'。其他功能不受影响。",
    "en": "no second engine: durable-rules cannot be imported ({problem}). It needs a Python before 3.13 and, to install, a C compiler: pip install 'subsidy[audit]'. Nothing else is affected.",
}
FAILED = {
    "zh": "第二引擎没有答复(durable-rules:{problem}),未能确认。不加 --confirm 时其他功能不受影响。",
    "en": "the second engine gave no answer (durable-rules: {problem}); nothing was confirmed. Without --confirm nothing else is affected.",
}
UNSAID = {
    "zh": "第二引擎未能全部判断 {award}(见 subsidy rulesets --engines)",
    "en": "the second engine cannot judge all of {award} (see subsidy rulesets --engines)",
}
COVERAGE = {
    "zh": "{ruleset}\texact(参照):全部;durable-rules:{awards} 个事项的 {conditions} 个条件,译成 {rules} 条规则",
    "en": "{ruleset}\texact (reference): everything; durable-rules: {conditions} conditions of {awards} awards, as {rules} rules",
}
NO_GAPS = {"zh": "\t没有缺口", "en": "\tno gaps"}
GAPS = {
    "zh": "durable-rules 不能表达的写法(遇到时该条件不作判断):",
    "en": "what durable-rules cannot be asked (such a condition is left open by it):",
}
USABLE = {"zh": "durable-rules 在这里可用", "en": "durable-rules can be used here"}
