"""Every kind of complaint: a stable code with its message in Chinese and English. Messages are part of the interface."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    zh: str
    en: str


READING_YAML = {
    "E101": Code("不是合法的 YAML:{problem}", "not valid YAML: {english}"),
    "E102": Code("不能使用 YAML 的锚点和别名:以 & 或 * 开头的文字请加引号", "anchors and aliases (& *) are not allowed"),
    "E103": Code("不能使用 YAML 标签“{tag}”:以 ! 开头的文字请加引号", "tags such as {tag} are not allowed"),
    "E104": Code("键“{key}”写了两次", 'duplicate key "{key}"'),
    "E105": Code("文件过大:{size} 字节,上限 {limit} 字节", "file too large: {size} bytes, limit {limit}"),
    "E106": Code("嵌套过深(上限 {limit} 层)", "nested too deeply (limit {limit} levels)"),
    "E107": Code("文件不是 UTF-8 编码:请在编辑器里另存为 UTF-8", "the file is not UTF-8"),
    "E108": Code("一个文件里只能有一个文档:请删去这一行的“---”", "the file should hold exactly one document"),
    "E109": Code("找不到文件", "file not found"),
    "E110": Code("不是合法的 JSON:{problem}", "not valid JSON: {problem}"),
    "E111": Code("键应当是文字,不能为空,也不能是清单", "a key must be text"),
    "E112": Code("文件为空", "the file is empty"),
    "E113": Code("文件过多:{found} 个,上限 {limit} 个", "too many files: {found}, limit {limit}"),
    "E114": Code("错误过多:只列出前 {limit} 处,改正后请再检查", "too many mistakes: only the first {limit} are listed"),
    "E115": Code("文件内容过多:上限 {limit} 项,请拆成几个文件", "the file holds too much: more than {limit} items"),
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
    "E207": Code("这里不能为空:不需要的键请整行删去", "this must not be empty: leave out a key that is not needed"),
    "E208": Code("规则集里没有叫“{name}”的文件或文件夹,它不会被读取", 'a ruleset has no file or folder called "{name}"; it would not be read'),
    "E209": Code("这一条应写明 {expected} 之一", "this row needs one of {expected}"),
    "E210": Code("“{key}”与“{other}”只能写一个", 'write either "{key}" or "{other}"'),
    "E212": Code("这里还没有填:写好后换掉“待填”", "still to be filled in: replace 待填"),
    "E213": Code("条款“{clause}”还没有定性:请写明 disposition 和 summary", 'clause "{clause}" is undecided: write its disposition and summary'),
    "E214": Code("“{name}”已经存在,请换一个编号", '"{name}" exists already: choose another id'),
    "E211": Code("只有 type: 选项 的事实才有 options", "only a fact of the type 选项 has options"),
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
    "E309": Code("数字过长:“{value}”", 'the number is too long: "{value}"'),
    "E310": Code("这里缺少“{expected}”,读到的是“{found}”", 'expected "{expected}" here, found "{found}"'),
    "E311": Code("比较不能连写,应写成 甲 < 乙 and 乙 < 丙", "comparisons are not chained: write a < b and b < c"),
    "E312": Code("“{value}”不是年度({first}—{last})", '"{value}" is not a year ({first} to {last})'),
}

NAMES = {
    "E401": Code("没有叫“{name}”的事实、定义或参数", 'no fact, definition or parameter is called "{name}"'),
    "E402": Code("“{record}”没有叫“{name}”的字段", '"{record}" has no field called "{name}"'),
    "E403": Code("没有叫“{name}”的函数", 'no function is called "{name}"'),
    "E404": Code("没有编号为“{name}”的理解口径", 'no reading has the id "{name}"'),
    "E405": Code("“{value}”不是{label}的选项", '"{value}" is not an option of {label}'),
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
    "E417": Code("定义一个引用一个,层数过多(上限 {limit} 层)", "definitions refer to one another too deeply (limit {limit})"),
    "E418": Code("起止颠倒:{first} 晚于 {last}", "{first} is later than {last}"),
    "E419": Code(
        "“{name}”只能用在写明 subject: {name} 的事项里,或写明 on: {name} 的定义里",
        '"{name}" is known only where subject: {name} or on: {name} is given',
    ),
    "E421": Code("bases.yaml 里没有叫“{name}”的基础资料", 'bases.yaml has no profile called "{name}"'),
    "E422": Code("没有叫“{name}”的案例", 'no case is called "{name}"'),
    "E423": Code("没有编号为“{name}”的限制", 'no limit has the id "{name}"'),
    "E420": Code("“{value}”不是{label},这样比较永远不会成立", '"{value}" is not one of {label}: the comparison never holds'),
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
    "E624": Code(
        "登记的条款号“{clause}”与公开文本的编号不符:这里是“{named}”", 'the register calls it "{clause}", but the text numbers this place "{named}"'
    ),
    "E625": Code("登记里有“{clause}”而没有“{missing}”", 'the register has "{clause}" but not "{missing}"'),
    "E626": Code("“{words}”不在条款“{clause}”里", '"{words}" does not stand in clause "{clause}"'),
    "E627": Code(
        "“{words}”里没有需要交代的数字或奖补字样,或已由规则、目标交代:请删去这一处 waived",
        'nothing in "{words}" needs a waiver: no figure or incentive, or a rule or target accounts for it already',
    ),
    "E628": Code(
        "目标值“{value}”里的 {figure} 不在条款“{clause}”里:请核对", 'the figure {figure} of the target "{value}" does not stand in clause "{clause}"'
    ),
}

PROFILE = {
    "P301": Code("请用半角“{ascii}”代替“{value}”", 'use the half-width "{ascii}" instead of "{value}"'),
    "P302": Code("“{value}”不是数字", '"{value}" is not a number'),
    "P303": Code("“{value}”位数过多(上限 {limit} 位)", '"{value}" has too many digits (limit {limit})'),
    "P304": Code("“{value}”的单位“{unit}”不认识", '"{value}" has the unknown unit "{unit}"'),
    "P305": Code("“{value}”不是有效的日期,应写成 2019-03-05 或 2019年3月5日", '"{value}" is not a valid date; write 2019-03-05'),
    "P306": Code("“{value}”缺少日,应写到哪一天,如 2019年3月5日", '"{value}" lacks the day; write 2019-03-05'),
    "P307": Code("“{value}”不是年月,应写成 2020-04 或 2020年4月", '"{value}" is not a month; write 2020-04'),
    "P308": Code("“{value}”不是年度,应写成 2019 或 2019年", '"{value}" is not a year; write 2019'),
    "P309": Code("“{value}”的年份超出 {first}—{last}", 'the year of "{value}" is outside {first} to {last}'),
    "P310": Code("金额“{value}”没有单位:请写明元或万元,如 200万元", 'the amount "{value}" has no unit: write 元 or 万元'),
    "P311": Code("“{value}”的单位不是金额单位(应为{expected})", 'the unit of "{value}" is not one of money ({expected})'),
    "P312": Code("金额“{value}”不足一分,最多精确到分", 'the amount "{value}" is finer than one fen'),
    "P313": Code("“{value}”不是{expected}", '"{value}" is not {expected}'),
    "P314": Code("“{value}”不能为负", '"{value}" must not be negative'),
    "P315": Code("“{value}”超过上限 {limit}", '"{value}" exceeds {limit}'),
    "P316": Code("“{value}”不是比例,应写成 4.35%", '"{value}" is not a rate; write 4.35%'),
    "P317": Code("“{value}”不合要求:应填0或正整数({unit})", '"{value}" is not a whole number ({unit})'),
    "P318": Code("“{value}”不是“是”或“否”(不清楚就留空)", '"{value}" is neither 是 nor 否'),
    "P319": Code(
        "“{value}”不是可用的文字(不能为空、不超过 {limit} 字、不含换行、控制字符和特殊空格)",
        '"{value}" is not usable text (not empty, at most {limit} characters, no control characters)',
    ),
    "P320": Code("“{value}”不是{label}的选项", '"{value}" is not an option of {label}'),
    "P321": Code(
        "不认识的地区“{value}”:应为 GB/T 2260 六位代码或县(市、区)名", 'unknown region "{value}": a six-digit GB/T 2260 code or a county name'
    ),
    "P322": Code("地区“{value}”已停用,请改填 {now}", 'the region "{value}" was superseded: write {now}'),
    "P330": Code("“{value}”不是有效的统一社会信用代码(18位,末位为校验码)", '"{value}" is not a valid 18-character credit code'),
    "P331": Code(
        "统一社会信用代码“{value}”已被表格软件变成数字,位数已丢失:请先把单元格设为文本,再按营业执照重新录入",
        'the credit code "{value}" was turned into a number by a spreadsheet; digits are lost: enter it again as text',
    ),
    "P332": Code(
        "“{value}”像是旧的组织机构代码或注册号,请填18位统一社会信用代码",
        '"{value}" looks like an old registration number; the 18-character credit code is needed',
    ),
    "P333": Code("“{value}”不是国民经济行业代码(2至4位数字,如 3670,可带门类字母)", '"{value}" is not an industry code of GB/T 4754'),
    "P334": Code(
        "行业代码“{value}”是数字而不是文本,前面的0可能已丢失:请加引号(表格里先把单元格设为文本),再核对录入",
        'the industry code "{value}" is a number, not text: a leading zero may be lost',
    ),
    "P335": Code("行业代码“{value}”的门类字母应为 {section}", 'the section letter of "{value}" should be {section}'),
    "P340": Code("“{key}”写了两次(英文名和中文名指同一项)", '"{key}" is given twice (name and label mean the same)'),
    "P341": Code("不认识的项目“{key}”", 'unknown key "{key}"'),
    "P342": Code("这里应当是{expected}", "expected {expected} here"),
    "P343": Code("{label}“{value}”重复(第{first}行与第{second}行)", '{label} "{value}" appears twice (rows {first} and {second})'),
    "P344": Code("{label}“{value}”在项目表里不存在", '{label} "{value}" is not in the list of projects'),
    "P345": Code("规则集“{key}”不存在", 'there is no ruleset "{key}"'),
    "P346": Code("规则集没有叫“{value}”的奖补事项", 'the ruleset has no award "{value}"'),
    "P347": Code("清单过长:{found} 行,上限 {limit} 行", "the list is too long: {found} rows, limit {limit}"),
    "P348": Code("不能使用这一政策名称“{value}”:应为规则集编号或前身政策文号", 'the policy "{value}" is neither a ruleset nor a predecessor'),
    "P349": Code("“{key}”不能写在这里,应写在{records}里", '"{key}" does not belong here but in {records}'),
    "P351": Code("“{value}”行是各行的和,不是又一项:请删去这一行", 'the row "{value}" is the sum of the others, not one more: delete it'),
    "P350": Code("第{row}行与第{first}行完全相同:请删去一行", "row {row} repeats row {first}: delete one of them"),
}

OPTIONS = {
    "P401": Code("没有编号为“{value}”的口径", 'there is no reading "{value}"'),
    "P402": Code("口径 {reading} 没有选项“{value}”", 'the reading {reading} has no option "{value}"'),
    "P403": Code("没有叫“{value}”的参数", 'there is no parameter "{value}"'),
    "P405": Code("没有叫“{value}”的奖补事项", 'there is no award "{value}"'),
    "P407": Code("口径 {reading} 只作说明,不影响计算,不能选定", "the reading {reading} is a note and changes nothing: it cannot be chosen"),
    "P406": Code("不支持的文件类型“{value}”", 'unsupported file type "{value}"'),
}

WORKBOOK = {
    "X501": Code("工作表“{sheet}”不认识:请用模板里的表名,多余的表请删去", 'unknown sheet "{sheet}"'),
    "X502": Code("列名(项目名)“{header}”不认识:请用模板里的名称,多余的列请删去", 'unknown column "{header}"'),
    "X503": Code("列名“{header}”重复", 'the column "{header}" appears twice'),
    "X504": Code("单元格是公式而没有计算结果:请在表格软件里打开、重新计算并保存", "the cell is a formula without a computed value"),
    "X505": Code("单元格里是错误值 {value}(公式出错,或日期超出范围):请改正后再读取", "the cell holds the error {value}"),
    "X506": Code(
        "数字“{value}”超过15位有效数字(录入过长,或是公式算出的尾差):请核对后录入准确的数,公式请加 ROUND",
        'the number "{value}" has more than 15 significant digits: enter the exact figure, or ROUND the formula',
    ),
    "X507": Code(
        "这一列要填文字,单元格里却是数字或日期“{value}”(前面的0可能已丢失):请把单元格设为文本后重新录入",
        'this column is text but the cell holds the number or date "{value}": format it as text and enter it again',
    ),
    "X508": Code("工作簿无法打开:{problem}", "the workbook cannot be opened: {problem}"),
    "X509": Code("工作簿过大:{size} 字节,上限 {limit} 字节", "the workbook is too large: {size} bytes, limit {limit}"),
    "X510": Code(
        "缺少工作表“{sheet}”:请用导出的模板填写,不要删去其中的表", 'the sheet "{sheet}" is missing: fill in the template as it was exported'
    ),
    "X511": Code("本表状态写着“{state}”,下面却填了数据:请改选“有数据”,或删去各行", 'the state of this sheet is "{state}", yet it has rows'),
    "X512": Code("列名“{header}”没有写明金额单位(元或万元)", 'the column "{header}" does not say 元 or 万元'),
    "X513": Code("模板属于规则集 {found},不是 {expected}:请用 {expected} 的模板", "the template belongs to {found}, not {expected}"),
    "X514": Code("第{row}行与第{first}行完全相同:请删去一行", "row {row} repeats row {first}: delete one of them"),
    "X515": Code("列名“{header}”的单位“{unit}”不能用于这一列", 'the unit "{unit}" of the column "{header}" cannot be used here'),
    "X516": Code("前{limit}行里找不到列名", "no header row in the first {limit} rows"),
    "X517": Code("本表状态写着“有数据”,却没有填任何一行", 'the state of this sheet is "有数据", yet it has no rows'),
    "X518": Code("数据区里有合并的单元格:请取消合并,每一格都填上内容", "merged cells among the data: unmerge them and fill in each"),
    "X519": Code(
        "单元格用格式“{format}”把数值缩小显示,看到的与实际的“{value}”不同:请改为常规格式并核对单位",
        'the format "{format}" shows the number {value} scaled down: use a general format and check the unit',
    ),
    "X520": Code("工作簿内容过多(上限 {limit} 格)", "the workbook holds too many cells (limit {limit})"),
    "X521": Code("这一格是百分数“{value}”,而这里不填百分数", 'the cell holds the percentage "{value}", which does not belong here'),
    "X522": Code("这里填了“{value}”,却没有对应的列名或项目名", '"{value}" stands here without a column or item name'),
    "X523": Code("“{value}”不是可用的本表状态", '"{value}" is not a state of a sheet'),
    "X524": Code(
        "模板版本是 {found},本程序需要 {expected}:请重新导出模板", "the template has version {found}, but {expected} is needed: export it again"
    ),
}

CODES: dict[str, Code] = {**READING_YAML, **SHAPE, **EXPRESSION, **NAMES, **TYPES, **CITATION, **TEXT_PROOF, **PROFILE, **OPTIONS, **WORKBOOK}
