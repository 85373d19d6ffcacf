"""Complaints about profiles, workbooks and options, and notices about them."""

from __future__ import annotations

from subsidy.source.code import Code

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
    "P316": Code("“{value}”不是比例,应写成百分数,如 4.35%", '"{value}" is not a rate; write it as 4.35%'),
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
    "P322": Code("地区“{value}”自{since}起停用,请改填 {now}", 'the region "{value}" was superseded in {since}: write {now}'),
    "P323": Code(
        "“{value}”是统计用代码,不是 GB/T 2260 代码:地区请填所在的县(市、区),功能区请填“{zone}”",
        'the code "{value}" is used in statistics only: give the county, and {zone} as the functional zone',
    ),
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
    "P340": Code("“{key}”与“{other}”指同一项:请只写一个", '"{key}" and "{other}" mean the same: write one of them'),
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
    "P352": Code(
        "第{row}行和第{first}行都没有{label}:几行里至多一行可以不写,否则分不清结果说的是哪一行",
        "rows {row} and {first} both have no id: with more than one, nobody could tell which row an answer is about",
    ),
    "P350": Code("第{row}行与第{first}行完全相同:请删去一行", "row {row} repeats row {first}: delete one of them"),
}

OPTIONS = {
    "P401": Code("没有编号为“{value}”的口径", 'there is no reading "{value}"'),
    "P402": Code("口径 {reading} 没有选项“{value}”", 'the reading {reading} has no option "{value}"'),
    "P403": Code("没有叫“{value}”的参数", 'there is no parameter "{value}"'),
    "P405": Code("没有叫“{value}”的奖补事项", 'there is no award "{value}"'),
    "P407": Code("口径 {reading} 只作说明,不影响计算,不能选定", "the reading {reading} is a note and changes nothing: it cannot be chosen"),
    "P408": Code("{table}没有{year}年的数据(从{first}年起)", "the table has nothing for {year}: it begins with {first}"),
    "P409": Code("共用数据里没有叫“{value}”的表", 'there is no shared table called "{value}"'),
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
    "X508": Code("工作簿无法打开:{problem}", "the workbook cannot be opened: {english}"),
    "X509": Code("工作簿过大:{size:,} 字节,上限 {limit:,} 字节", "the workbook is too large: {size:,} bytes, limit {limit:,}"),
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
    "X520": Code(
        "工作簿内容过多(上限 {limit:,} 格):请删去远离数据的内容和空行空列",
        "the workbook holds too many cells (limit {limit:,}): delete what stands far from the data",
    ),
    "X521": Code("这一格是百分数“{value}”,而这里不填百分数", 'the cell holds the percentage "{value}", which does not belong here'),
    "X522": Code("这里填了“{value}”,却没有对应的列名或项目名", '"{value}" stands here without a column or item name'),
    "X523": Code("“{value}”不是可用的本表状态", '"{value}" is not a state of a sheet'),
    "X524": Code(
        "模板版本是 {found},本程序需要 {expected}:请重新导出模板", "the template has version {found}, but {expected} is needed: export it again"
    ),
}

NOTICES = {
    "W701": Code(
        "填报的企业划型是{declared},按{year}年数据和划分办法(2017)重算是{computed}:请核对;以统计部门的划分为准",
        "the size class is declared as {declared}, but the figures of {year} give {computed}: check; what the statistics bureau says counts",
    ),
    "W702": Code(
        "填报为{label},但{year}年{fact}{value}低于起点{limit}:请核对;是否在库以统计名录为准",
        "declared as a listed unit, yet {fact} of {year}, {value}, is below the threshold of {limit}: check; the directory of the statistics bureau counts",
    ),
    "W703": Code(
        "填报为不在库,但{year}年{fact}{value}达到{label}的起点{limit}:请核对是否应当申报入库;是否在库以统计名录为准",
        "declared as not listed, yet {fact} of {year}, {value}, reaches the threshold of {limit}: check; the directory of the statistics bureau counts",
    ),
    "W704": Code(
        "填报的五上类别是{declared},而行业代码{industry}属于{label}:请核对",
        "the declared category of listing is {declared}, but the industry {industry} belongs to another: check",
    ),
}
