"""The rows of an enterprise's lists: figures by year, projects, financing, equipment, certifications, history…

A list that is absent is unknown; an empty list says that there is none. Both documents of 2018 and 2020 need no more.
"""

from __future__ import annotations

from typing import Annotated

from subsidy.profile import choices as c
from subsidy.profile.fields import Day, Flag, Money, Ordinal, Persons, Text, Year, chosen, fact
from subsidy.profile.record import Record

NO_PROJECT = "无"


class YearFigures(Record):
    """What happened in one calendar year."""

    year: Year | None = fact("年度", "这一行是哪一年的数据?")
    revenue: Money | None = fact("主营业务收入", "当年主营业务收入是多少?", "审计报告、利润表")
    passenger_car_parts_sales: Money | None = fact(
        "乘用车配套销售收入", "当年为乘用车(不含下列新能源、智能网联部件)配套的销售收入是多少?", "销售合同、发票"
    )
    nev_listed_parts_sales: Money | None = fact(
        "新能源汽车列名部件销售收入", "当年动力电池、电机、电控系统、电子转向、电子空调、电子刹车、电子驱动桥的配套销售收入是多少?", "销售合同、发票"
    )
    nev_other_parts_sales: Money | None = fact("新能源汽车其他部件销售收入", "当年为新能源汽车配套的其他专用部件销售收入是多少?", "销售合同、发票")
    icv_listed_parts_sales: Money | None = fact(
        "智能网联汽车列名部件销售收入", "当年智能网联汽车智能化控制系统的配套销售收入是多少?", "销售合同、发票"
    )
    icv_other_parts_sales: Money | None = fact(
        "智能网联汽车其他部件销售收入", "当年为智能网联汽车配套的其他专用部件销售收入是多少?", "销售合同、发票"
    )
    military_order_sales: Money | None = fact("军品订单销售额", "当年军品订单形成的销售额是多少?", "军品订货合同、发票")
    total_sales: Money | None = fact("销售总额", "当年企业全部销售额是多少?", "审计报告")
    employees: Persons | None = fact("职工人数", "裁员率的分母:当年职工(参保)人数是多少?口径以人社部门为准", "社会保险缴费记录")
    layoffs: Persons | None = fact("裁员人数", "当年裁员多少人?没有裁员填0", "失业保险减员记录")
    unemployment_premium_employer: Money | None = fact("企业缴纳失业保险费", "当年企业实际缴纳的失业保险费是多少?", "社会保险缴费记录")
    unemployment_premium_employees: Money | None = fact("职工缴纳失业保险费", "当年职工实际缴纳的失业保险费是多少?", "社会保险缴费记录")
    high_reliability_fee: Money | None = fact("高可靠性供电费用", "当年按原标准应缴的高可靠性供电费用是多少?没有填0元", "供电企业账单")
    temporary_connection_fee: Money | None = fact("临时接电费用", "当年按原标准应缴的临时接电费用是多少?没有填0元", "供电企业账单")
    operating_revenue: Money | None = fact("营业收入", "当年营业收入是多少(农、林、牧、渔业填营业总收入)?", "审计报告、利润表")
    total_assets: Money | None = fact("资产总额", "年末资产总额(资产总计)是多少?", "审计报告、资产负债表")
    staff: Persons | None = fact("从业人员", "年末从业人员多少人?没有年末数的填全年平均人数", "统计报表")


class Project(Record):
    """An investment project of the enterprise."""

    id: Text | None = fact("项目编号", "项目编号(自定,在本表内唯一)")
    name: Text | None = fact("项目名称", "项目名称是什么?", "备案证、核准文件")
    technical_reform: Flag | None = fact("技术改造项目", "是否为技术改造项目?", "备案证、核准文件")
    industrial: Flag | None = fact("工业投资项目", "是否为工业投资项目?", "备案证、核准文件")
    policy_compliant: Flag | None = fact("符合产业政策和规划", "是否符合国家、省产业政策和本市主导产业发展规划?", "主管部门意见")
    in_guidance_catalogue: Flag | None = fact("符合省技改指导目录", "是否符合《湖北省工业企业技术改造指导目录》方向?", "主管部门意见")
    equipment_investment: Money | None = fact("项目设备投资", "项目的设备投资是多少?", "备案证、审计报告")
    plant_investment: Money | None = fact("项目厂房投资", "项目的厂房投资是多少?", "备案证、审计报告")
    other_investment: Money | None = fact("项目其他投资", "设备、厂房以外的投资是多少?", "备案证、审计报告")
    filed_on: Day | None = fact("备案或核准日期", "项目哪天备案(核准)?", "备案证、核准文件")
    started_on: Day | None = fact("开工日期", "项目哪天开工?", "开工报告")
    completed_on: Day | None = fact("竣工日期", "项目哪天竣工?没有竣工则不填,并在“已竣工”填否", "竣工验收报告")
    completed: Flag | None = fact("已竣工", "项目是否已经竣工(完工)?", "竣工验收报告")
    completion_accepted: Flag | None = fact("竣工验收", "项目竣工后是否已通过验收?", "竣工验收报告")
    accepted_by_economy: Flag | None = fact("经信部门验收合格", "是否经经信部门验收合格?", "验收意见")
    accepted_by_reform: Flag | None = fact("发改部门验收合格", "是否经发改部门验收合格?", "验收意见")
    in_major_library: Flag | None = fact("列入重大技改项目库", "是否列入“万企万亿技改工程”重大技术改造项目库?", "项目库文件")
    one_off_deal: Flag | None = fact("已享受一事一议", "是否已享受市政府“一事一议”政策?", "市政府会议纪要、协议")
    transaction_costs_paid: Money | None = fact("实缴制度性交易成本", "项目实际缴纳的制度性交易成本是多少?", "缴费票据")
    in_assessed_park: Flag | None = fact("位于区域评估园区", "是否入驻已由政府统一组织区域性评估的开发区、园区、集聚区?", "园区证明")
    fits_park_plan: Flag | None = fact("符合园区规划和定位", "是否符合园区整体规划及功能定位?", "园区证明")


class Financing(Record):
    """The interest of one loan or equipment lease in one year."""

    id: Text | None = fact("融资编号", "融资编号(自定,在本表内唯一;同一笔贷款每年一行)")
    project: Text | None = fact("融资所属项目", "用于哪个项目?填项目编号,不属于任何项目填“无”", "借款合同")
    kind: Annotated[str, *chosen(c.FINANCING_KIND)] | None = fact("融资方式", "是贷款还是设备融资租赁?", "借款合同、租赁合同")
    year: Year | None = fact("计息年度", "是哪一年发生的利息?", "银行回单")
    interest: Money | None = fact("正常利息", "该年实际发生(支付)的正常利息是多少?", "银行回单")
    penalty_interest: Money | None = fact("罚息复利", "该年罚息、复利是多少?没有填0元", "银行回单")
    fees: Money | None = fact("融资手续费", "该年融资手续费是多少?没有填0元", "银行回单")


class Equipment(Record):
    """One purchase of equipment or one retrofit of a production line."""

    id: Text | None = fact("设备编号", "设备编号(自定,在本表内唯一)")
    name: Text | None = fact("设备名称", "设备名称是什么?", "发票")
    project: Text | None = fact("设备所属项目", "属于哪个项目?填项目编号,不属于任何项目填“无”", "项目台账")
    kind: Annotated[str, *chosen(c.EQUIPMENT_KIND)] | None = fact("设备类别", "是智能装备、生产线智能化改造还是普通设备?", "设备清单")
    year: Year | None = fact("投资年度", "属于哪一年的设备投资?", "发票、付款凭证")
    cost: Money | None = fact("设备投资额", "实际设备投资额是多少?", "发票、付款凭证")
    in_use: Flag | None = fact("已投入使用", "设备是否已投入使用?", "投入使用证明")
    in_use_on: Day | None = fact("投入使用日期", "设备哪天投入使用?", "投入使用证明")


class Certification(Record):
    """A title, qualification or demonstration recognised by an authority (认定)."""

    id: Text | None = fact("认定编号", "认定编号(自定,在本表内唯一)")
    kind: Annotated[str, *chosen(c.CERTIFICATION_KIND)] | None = fact("认定种类", "是哪一种称号、资质或示范?", "认定文件")
    level: Annotated[str, *chosen(c.LEVEL)] | None = fact("认定级别", "是哪一级认定的?", "认定文件")
    year: Year | None = fact("认定年度", "哪一年认定(获得)的?", "认定文件")
    recognised_on: Day | None = fact("认定日期", "认定文件是哪天印发的?", "认定文件")
    first_time: Flag | None = fact("首次认定", "是否首次认定(而非到期重新认定、复审)?", "认定文件")
    accepted: Flag | None = fact("认定验收合格", "是否验收合格?", "验收意见")
    project: Text | None = fact("认定所属项目", "示范认定以哪个项目为对象?填项目编号,没有填“无”", "认定文件")


class VehicleModel(Record):
    """A vehicle model in the national announcement (公告) or catalogue."""

    id: Text | None = fact("车型编号", "车型编号(自定,在本表内唯一)")
    kind: Annotated[str, *chosen(c.VEHICLE_KIND)] | None = fact("车型种类", "是哪种车型?", "公告目录")
    first_in_city: Flag | None = fact("全市率先进入公告", "是否在全市率先进入工信部专用车产品公告目录(以主管部门认定为准)?", "公告目录、主管部门意见")
    mass_produced: Flag | None = fact("实现量产", "该车型是否已实现量产?", "生产、销售记录")
    test_cost: Money | None = fact("产品公告试验费用", "该车型的产品公告试验费用是多少(以主管部门认定为准)?", "试验合同、发票")
    year: Year | None = fact("车型归属年度", "该车型的奖励归属哪一年(以主管部门认定为准)?", "主管部门意见")
    met_on: Day | None = fact("车型达成日期", "进入公告目录并实现量产,后一项是哪天达成的?", "公告目录、生产记录")
    in_nev_catalogue: Flag | None = fact("列入新能源推荐车型目录", "是否列入国家“新能源汽车推广应用工程推荐车型目录”?", "推荐车型目录")


class EquipmentSale(Record):
    """The year's receipts from one model of high-end equipment made by the enterprise."""

    id: Text | None = fact("销售编号", "编号(自定,在本表内唯一)")
    high_end: Flag | None = fact("高端智能装备", "是否为本企业生产的高端智能装备?", "产品说明、主管部门意见")
    industrial_robot: Flag | None = fact("工业机器人", "是否为工业机器人?", "产品说明")
    unit_price: Money | None = fact("销售单价", "销售单价是多少?", "销售合同、发票")
    year: Year | None = fact("收款年度", "是哪一年实际收到的销售收入?", "银行回单")
    received: Money | None = fact("实际收到销售收入", "该年实际收到的销售收入是多少?", "银行回单、发票")


class LandUse(Record):
    """A piece of land of the enterprise on which it builds."""

    id: Text | None = fact("地块编号", "地块编号(自定,在本表内唯一)")
    industrial: Flag | None = fact("现有工业用地", "是否为企业现有的工业用地?", "不动产权证")
    work: Annotated[str, *chosen(c.LAND_WORK)] | None = fact("用地行为", "进行哪种建设?", "规划许可")
    use_changed: Flag | None = fact("改变土地用途", "是否改变土地用途?", "不动产权证、规划许可")
    plan_compliant: Flag | None = fact("符合规划条件", "是否符合规划条件?", "规划许可")
    within_original_plot: Flag | None = fact("在原用地范围内", "是否在原用地范围内?", "不动产权证")
    utilisation_raised: Flag | None = fact("提高土地利用率", "是否提高了土地利用率?", "规划核实")
    plot_ratio_raised: Flag | None = fact("增加容积率", "是否增加了容积率?", "规划核实")


class AwardReceived(Record):
    """An award the enterprise has received before, under this document or another."""

    policy: Text | None = fact("依据政策", "依据哪份政策?填规则集编号(如 shiyan_2018)或前身政策的文号", "拨付文件")
    award: Text | None = fact("奖补事项", "是哪一个奖补事项?填规则集中的事项编号或名称", "拨付文件")
    level: Annotated[str, *chosen(c.LEVEL)] | None = fact("奖补级别", "按哪一级认定给予?不分级别的事项不填", "拨付文件")
    year: Year | None = fact("奖补年度", "属于哪一年度?", "拨付文件")
    project: Text | None = fact("奖补项目", "以哪个项目为对象?填项目编号,没有填“无”", "拨付文件")
    amount: Money | None = fact("奖补金额", "金额是多少?", "银行回单")
    receipt: Annotated[str, *chosen(c.RECEIPT)] | None = fact("领取情况", "是已经领取,还是因取最高而未领取?", "拨付文件")


class Ranking(Record):
    """The place of the enterprise in a competition, once it is known."""

    award: Text | None = fact("评选事项", "是哪一个事项的评选?填事项编号或名称", "评选结果公示")
    year: Year | None = fact("评选年度", "是哪一年度的评选?", "评选结果公示")
    rank: Ordinal | None = fact("名次", "全市第几名?", "评选结果公示")
    tied: Ordinal | None = fact("同名次家数", "同一名次有几家企业(没有并列填1)?", "评选结果公示")
