"""Complaints about rules: how they are written, what they mean, what they quote."""

from __future__ import annotations

from subsidy.source.code import Code

READING_YAML = {
    "E101": Code("不是合法的 YAML:{problem}", "not valid YAML: {english}"),
    "E102": Code("不能使用 YAML 的锚点和别名:以 & 或 * 开头的文字请加引号", "anchors and aliases (& *) are not allowed"),
    "E103": Code("不能使用 YAML 标签“{tag}”:以 ! 开头的文字请加引号", "tags such as {tag} are not allowed"),
    "E104": Code("键“{key}”写了两次", 'duplicate key "{key}"'),
    "E105": Code("文件过大:{size:,} 字节,上限 {limit:,} 字节", "file too large: {size:,} bytes, limit {limit:,}"),
    "E106": Code("嵌套过深(上限 {limit} 层)", "nested too deeply (limit {limit} levels)"),
    "E107": Code("文件不是 UTF-8 编码:请在编辑器里另存为 UTF-8", "the file is not UTF-8"),
    "E108": Code("一个文件里只能有一个文档:请删去这一行的“---”", "the file should hold exactly one document"),
    "E109": Code("找不到文件", "file not found"),
    "E110": Code("不是合法的 JSON:{problem}", "not valid JSON: {english}"),
    "E111": Code("键应当是文字,不能为空,也不能是清单", "a key must be text"),
    "E112": Code("文件为空", "the file is empty"),
    "E113": Code("文件过多:{found} 个,上限 {limit} 个", "too many files: {found}, limit {limit}"),
    "E114": Code("错误过多:只列出前 {limit} 处,改正后请再检查", "too many mistakes: only the first {limit} are listed"),
    "E115": Code("文件内容过多:上限 {limit:,} 项,请拆成几个文件", "the file holds too much: more than {limit:,} items"),
}

SHAPE = {
    "E201": Code("这里没有叫“{key}”的键", 'unknown key "{key}"'),
    "E202": Code("缺少必需的键“{key}”", 'required key "{key}" is missing'),
    "E203": Code("这里应当是{expected},而不是{found}", "expected {expected}, found {found}"),
    "E204": Code("这里不能写“{value}”", '"{value}" is not an accepted value'),
    "E205": Code("“{name}”重复(另见 {other})", '"{name}" is given twice (see also {other})'),
    "E206": Code(
        "“{value}”不是编号(只用小写字母、数字和下划线,以字母开头)", '"{value}" is not an id (lower-case letters, digits, underscore; a letter first)'
    ),
    "E207": Code("这里不能为空:请填写,不需要的键请整行删去", "this must not be empty: fill it in, or leave out a key that is not needed"),
    "E208": Code("规则集里没有叫“{name}”的文件或文件夹,它不会被读取", 'a ruleset has no file or folder called "{name}"; it would not be read'),
    "E209": Code("这一条应写明 {expected} 之一", "this row needs one of {expected}"),
    "E210": Code("“{key}”与“{other}”只能写一个", 'write either "{key}" or "{other}"'),
    "E211": Code("只有 type: 选项 的事实才有 options", "only a fact of the type 选项 has options"),
    "E212": Code("这里还没有填:写好后换掉“待填”", "still to be filled in: replace 待填"),
    "E213": Code("条款“{clause}”还没有定性:请写明 disposition 和 summary", 'clause "{clause}" is undecided: write its disposition and summary'),
    "E214": Code("“{name}”已经存在,请换一个编号", '"{name}" exists already: choose another id'),
    "E215": Code(
        "document 必须与文件夹同名:文件夹叫“{folder}”,这里写的是“{value}”", 'document must be called like its folder "{folder}", not "{value}"'
    ),
}

EXPRESSION = {
    "E301": Code("表达式从“{found}”起无法读懂", 'the expression cannot be read at "{found}"'),
    "E302": Code("表达式没有写完", "the expression ends too early"),
    "E303": Code("不认识的单位“{unit}”", 'unknown unit "{unit}"'),
    "E304": Code("请把 {value} 改写为半角的 {ascii}", "use the half-width {ascii} instead of {value}"),
    "E305": Code(
        "表达式过于复杂:嵌套或连写超过 {limit} 层,请拆成几个定义",
        "the expression is nested or chained too deeply (limit {limit} levels): split it into definitions",
    ),
    "E306": Code("表达式过长(上限 {limit} 个字符)", "the expression is too long (limit {limit} characters)"),
    "E307": Code("文字缺少结束的引号(用半角引号)", "the text has no closing quote"),
    "E308": Code("“{value}”不是有效的日期,应写成 2019-03-05", '"{value}" is not a valid date; write 2019-03-05'),
    "E309": Code("数字过长(上限 {limit} 位):“{value}”", 'the number is too long (limit {limit} digits): "{value}"'),
    "E310": Code("这里缺少“{expected}”,读到的是“{found}”", 'expected "{expected}" here, found "{found}"'),
    "E311": Code("比较不能连写,应写成 甲 < 乙 and 乙 < 丙", "comparisons are not chained: write a < b and b < c"),
    "E312": Code("“{value}”不是年度({first}—{last})", '"{value}" is not a year ({first} to {last})'),
}

NAMES = {
    "E401": Code("没有叫“{name}”的事实、定义或参数", 'no fact, definition or parameter is called "{name}"'),
    "E402": Code("“{record}”没有叫“{name}”的字段", '"{record}" has no field called "{name}"'),
    "E403": Code("没有叫“{name}”的函数", 'no function is called "{name}"'),
    "E404": Code("没有编号为“{name}”的理解口径", 'no reading has the id "{name}"'),
    "E405": Code("“{value}”不是{label}的选项", '"{value}" is not an option of {english}'),
    "E406": Code("没有编号为“{name}”的奖补事项", 'no award has the id "{name}"'),
    "E407": Code("条款登记表里没有“{name}”", 'the register has no clause "{name}"'),
    "E408": Code("名称“{name}”已被使用({other}),请换一个", 'the name "{name}" already means something else ({other})'),
    "E409": Code("定义循环引用:{cycle}", "definitions refer to one another in a circle: {cycle}"),
    "E410": Code("没有叫“{name}”的记录种类", 'no kind of record is called "{name}"'),
    "E411": Code("“{name}”不能用作这里的范围(project 只用于按项目给的事项)", '"{name}" cannot be a scope of a limit'),
    "E412": Code("找不到规则集“{name}”", 'no ruleset is called "{name}"'),
    "E413": Code("参数“{name}”没有叫“{key}”的档次", 'the parameter "{name}" has no key "{key}"'),
    "E414": Code(
        "参数没有为口径 {reading} 的选项“{option}”指定档次", 'the parameter names no key for the option "{option}" of the reading {reading}'
    ),
    "E415": Code(
        "“{name}”属于清单里的一行:前面要写明是哪一行,或逐项计算,如 sum(e.cost for e in equipment)",
        '"{name}" belongs to a row of a list: write which, or go through the list: sum(e.cost for e in equipment)',
    ),
    "E416": Code(
        "{first} 至 {last} 的数值与上一段(至 {before})不衔接:同一档次须逐日相接,不重叠、不空缺",
        "the values from {first} to {last} do not follow those up to {before}",
    ),
    "E417": Code(
        "定义一个引用一个,层数过多(上限 {limit} 层):请把几个定义并成一个",
        "definitions refer to one another too deeply (limit {limit}): make one of several",
    ),
    "E418": Code("起止颠倒:{first} 晚于 {last}", "{first} is later than {last}"),
    "E419": Code(
        "“{name}”只能用在写明 subject: {name} 的事项里,或写明 on: {name} 的定义里",
        '"{name}" is known only where subject: {name} or on: {name} is given',
    ),
    "E420": Code("“{value}”不是{label},这样比较永远不会成立", '"{value}" is not one of {label}: the comparison never holds'),
    "E421": Code("bases.yaml 里没有叫“{name}”的基础资料", 'bases.yaml has no profile called "{name}"'),
    "E422": Code("没有叫“{name}”的案例", 'no case is called "{name}"'),
    "E423": Code("没有编号为“{name}”的限制", 'no limit has the id "{name}"'),
    "E424": Code(
        "“{name}”既是自带的规则集,又是当前文件夹里的一个文件夹:请写明是哪一个",
        '"{name}" is a shipped ruleset and a folder here as well: say which is meant',
    ),
    "E425": Code(
        "“{name}”是空的:没有写预期什么,任何答案都会相符;请写明手算的结果,如 status: eligible",
        '"{name}" is empty: any answer would agree with it; say what was worked out, such as status: eligible',
    ),
}

TYPES = {
    "E501": Code("“{left}”与“{right}”不能比较", '"{left}" cannot be compared with "{right}"'),
    "E502": Code("“{left}”与“{right}”不能相加减", '"{left}" and "{right}" cannot be added or subtracted'),
    "E503": Code("这里需要{expected},而不是{found}", "expected {expected} here, not {found}"),
    "E504": Code("函数“{name}”需要 {expected} 个参数,这里有 {found} 个", 'the function "{name}" takes {expected} arguments, not {found}'),
    "E505": Code("“{found}”没有字段,不能用“.”;清单要逐项写,如 sum(e.cost for e in equipment)", '"{found}" has no fields'),
    "E506": Code("“{found}”不是清单,不能逐项计算", '"{found}" is not a list'),
    "E507": Code("两个分支的种类不同:{left}与{right}", "the two branches differ in type: {left} and {right}"),
    "E508": Code("“{found}”不能参加算术运算", '"{found}" cannot be used in arithmetic'),
    "E509": Code("{found}只能用 ==、!= 或 in 比较", "only ==, != and in can be used with {found}"),
    "E510": Code("除数是零", "division by zero"),
    "E511": Code('这里只能写由口径决定的条件,如 reading("S-01") == "…",不能引用“{name}”', 'only readings may be used here, not "{name}"'),
    "E512": Code(
        "这里需要{expected},而不是{found}:按数量给的,再除以 {unit},如 1000元 * 人数 / 1人",
        "expected {expected} here, not {found}: what is paid for each is divided by {unit}, as in 1000元 * 人数 / 1人",
    ),
}

CITATION = {
    "E601": Code("引文“{quote}”在公开文本里找不到:请逐字照抄", 'the quote "{quote}" does not stand in the official text'),
    "E602": Code("引文“{quote}”不在条款“{clause}”里,而在“{other}”里", 'the quote "{quote}" stands in clause "{other}", not in "{clause}"'),
    "E603": Code(
        "条款“{clause}”的起始文字“{begins}”在文本中按顺序找不到",
        'the opening words "{begins}" of clause "{clause}" are not found in order in the text',
    ),
    "E604": Code(
        "引文过长({length} 个字符,上限 {limit}):只引用起作用的词句",
        "the quote is too long ({length} characters, limit {limit}): quote the operative words only",
    ),
    "E605": Code("{what}没有引文:请写明 quote", "{what} has no quote"),
    "E606": Code(
        "引文“{quote}”(条款“{clause}”)与锁定的不同:请对照公开文本核对,再运行 subsidy lock",
        'the quote "{quote}" of clause "{clause}" is not pinned: check it against the text and run subsidy lock',
    ),
    "E607": Code(
        "条款“{clause}”有一条已锁定的引文不再使用:请核对后重新运行 subsidy lock",
        'a pinned quote of clause "{clause}" is no longer used: check and run subsidy lock again',
    ),
    "E608": Code(
        "公开文本与锁定时的不同:请重新核对引文,再运行 subsidy lock", "the text is not the one that was pinned: check the quotes and run subsidy lock"
    ),
    "E609": Code(
        "没有引文锁文件 {name},或文件已损坏:请核对引文后运行 subsidy lock 规则集 --text 公开文本",
        "there is no lock file {name}, or it is damaged: run subsidy lock RULESET --text TEXT",
    ),
    "E610": Code("条款登记为 {disposition},却没有奖补事项以它为 clause", "the clause is registered as {disposition}, but no award has it"),
    "E611": Code(
        "条款“{clause}”登记为 {disposition},事项就不能有金额(amount);有金额的条款应登记为 award",
        'the clause "{clause}" is registered as {disposition}: its award cannot have an amount',
    ),
    "E612": Code(
        "条款“{clause}”登记为 award,事项就必须有金额(amount);没有金额的条款应登记为 benefit、pending 或 discretionary",
        'the clause "{clause}" is registered as award: its award must have an amount',
    ),
    "E613": Code("没有规则用到口径“{name}”:只作说明的口径请写 effect: note", 'no rule uses the reading "{name}": mark it effect: note'),
    "E614": Code("口径“{name}”登记为只作说明(effect: note),规则却用到了它", 'the reading "{name}" is a note, yet a rule uses it'),
    "E615": Code(
        "条款“{clause}”登记为 {disposition},不能有奖补事项", 'the clause "{clause}" is registered as {disposition}: it cannot have an award'
    ),
    "E631": Code(
        "“{title}”有金额而没有条件,任何企业都会得到:写明给谁,引条文里说明对象的词句",
        '"{title}" has an amount and no condition: say who gets it, quoting the words that name them',
    ),
    "E632": Code(
        "适用条件(applicability)没有说到年度或日期,本文件在任何一年都会给付(document.yaml 写的是 {first}—{last}):引条文里的起止,如 when: year >= {first} and year <= {last}",
        "no applicability looks at the year or the day, so the document would pay in any year: quote its period, as in year >= {first} and year <= {last}",
    ),
}

TEXT_PROOF = {
    "E616": Code(
        "引文“{quote}”在条款“{clause}”里出现 {count} 次:请引用更长的词句,使它只指一处",
        'the quote "{quote}" stands {count} times in clause "{clause}": quote more words so that it is one place',
    ),
    "E617": Code(
        "登记与锁定时不同:{what}。请对照公开文本核对,再运行 subsidy lock",
        "the register is not the one that was pinned: {english}. Check it and run subsidy lock",
    ),
    "E618": Code(
        "条款“{clause}”的文字(公开文本第 {line} 行起)与锁定时不同",
        'the words of clause "{clause}" (line {line} of the text) have changed since they were pinned',
    ),
    "E619": Code(
        "公开文本开头的文字(“{words}……”)在登记的第一条之前:请登记", 'the text begins with words ("{words}…") before the first row of the register'
    ),
    "E620": Code(
        "“{title}”里的 {figure} 在它的引文“{quotes}”里没有:请核对数字,或引用写有这个数的词句;不出自本文件的数应写成有来源的参数",
        'the figure {figure} of "{title}" does not stand in its quotes "{quotes}": check it, quote the words that state it, or make it a parameter',
    ),
    "E621": Code(
        "引文里的 {figure} 在“{title}”的这一部分里没有用到:请核对数字,或缩短引文",
        'the quoted figure {figure} is not used by this part of "{title}": check the figure or shorten the quote',
    ),
    "E622": Code(
        "条款“{clause}”里的 {text} 没有交代:规则没有用到,登记里也没有写明为何不用(waived)。原文:“{words}”(公开文本第 {line} 行)",
        'nothing accounts for {text} in clause "{clause}": no rule uses it and the register does not say why not (waived). Text: "{words}" (line {line})',
    ),
    "E623": Code(
        "公开文本第 {line} 行的条款“{clause}”(“{words}……”)没有登记",
        'clause "{clause}" on line {line} of the text ("{words}…") has no row in the register',
    ),
    "E624": Code("登记的条款号“{clause}”与公开文本的编号不符:这里是“{named}”", 'the register calls it "{clause}", but the text has {english} here'),
    "E625": Code("登记里有“{clause}”而没有“{missing}”", 'the register has "{clause}" but not "{missing}"'),
    "E626": Code("“{words}”不在条款“{clause}”里", '"{words}" does not stand in clause "{clause}"'),
    "E627": Code(
        "“{words}”里没有需要交代的数字或奖补字样,或已由规则、目标交代:请删去这一处 waived",
        'nothing in "{words}" needs a waiver: no figure or incentive, or a rule or target accounts for it already',
    ),
    "E628": Code(
        "目标值“{value}”里的 {figure} 不在条款“{clause}”里:请核对", 'the figure {figure} of the target "{value}" does not stand in clause "{clause}"'
    ),
    "E629": Code(
        "公开文本没有保留分行(条款挤在一行里),编号无法辨认:请使用每个条款另起一行的文本",
        "the text has lost its line ends (clauses run on in one line), so its numbering cannot be told: use one that keeps its lines",
    ),
    "E630": Code(
        "说明“{says}”里的 {figure} 既不在引文“{quotes}”里,也不是这条规则用的数:请核对",
        'the figure {figure} of "{says}" is neither in the quotes "{quotes}" nor used by the rule: check it',
    ),
    "E633": Code(
        "名称“{says}”里写了 {figure}:名称只写是什么,数由规则自己说出,改数时才只有一处要改",
        'the name "{says}" holds the figure {figure}: let it say what it is; the rule itself says how much, so that a figure stands in one place',
    ),
    "E634": Code(
        "备注“{says}”重复了规则里的 {figure}:请换个说法,改数时才只有一处要改",
        'the note "{says}" repeats {figure}, which a rule holds: put it in other words, so that the figure stands in one place',
    ),
}
