"""The profile of one enterprise: the only thing a determination is made from, besides the ruleset and the date."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, field_validator

from subsidy.profile import choices as c
from subsidy.profile.fields import Day, Flag, Month, Text, chosen, fact
from subsidy.profile.identity import CreditCode, Industry
from subsidy.profile.record import Record
from subsidy.profile.regions import Region
from subsidy.profile.rows import (
    AwardReceived,
    Certification,
    Equipment,
    EquipmentSale,
    Financing,
    LandUse,
    Project,
    Ranking,
    VehicleModel,
    YearFigures,
)

MAX_ROWS = 2000
NONE = "无"


def _rows(label: str, question: str) -> Any:
    return Field(default=None, title=label, max_length=MAX_ROWS, json_schema_extra={"question": question, "evidence": ""})


class EnterpriseProfile(Record):
    """What is known about one enterprise. Everything may be unknown; a list that is ``[]`` says there is none.

    Money carries its unit (``200万元``); regions are GB/T 2260 codes or names; industries GB/T 4754-2017 codes;
    choices are codes or Chinese labels. Raises ``pydantic.ValidationError`` with all mistakes at once.
    """

    name: Text | None = fact("企业名称", "企业的登记名称是什么?", "营业执照")
    credit_code: CreditCode | None = fact("统一社会信用代码", "18位统一社会信用代码是什么?", "营业执照")
    entity_kind: Annotated[str, *chosen(c.ENTITY_KIND)] | None = fact("市场主体类型", "是企业、个体工商户还是其他?", "营业执照")
    ownership: Annotated[str, *chosen(c.OWNERSHIP)] | None = fact("所有制", "是民营、国有还是其他?", "营业执照、公司章程")
    size_class: Annotated[str, *chosen(c.SIZE_CLASS)] | None = fact("企业划型", "按统计划型是大、中、小还是微型企业?", "统计划型证明")
    industry: Industry | None = fact("行业代码", "国民经济行业代码(GB/T 4754-2017)是什么?", "统计登记")
    registered_region: Region | None = fact("注册地", "注册在哪个县(市、区)?", "营业执照")
    registered_zone: Annotated[str, *chosen(c.ZONE)] | None = fact("注册地功能区", "注册地是否属于某个功能区?不属于填“无”", "营业执照、园区证明")
    operating_region: Region | None = fact("生产经营地", "实际生产经营在哪个县(市、区)?", "房产证、租赁合同")
    operating_zone: Annotated[str, *chosen(c.ZONE)] | None = fact("生产经营地功能区", "生产经营地是否属于某个功能区?不属于填“无”", "园区证明")
    operating_state: Annotated[str, *chosen(c.OPERATING_STATE)] | None = fact("经营状态", "目前是正常生产、停产、半停产还是僵尸企业?", "主管部门认定")
    above_scale: Flag | None = fact("规上企业", "是否为规模以上(限额以上)企业?", "统计入库通知")
    listing_category: Annotated[str, *chosen(c.LISTING_CATEGORY)] | None = fact("五上类别", "纳入哪一类“五上”企业?", "统计入库通知")
    listed_month: Month | None = fact("五上纳入月份", "哪一年哪一月纳入“五上”企业名单?", "统计入库通知")
    listed_on: Day | None = fact("五上纳入日期", "具体哪天纳入“五上”企业名单?只知道月份时不填", "统计入库通知")
    listed_before: Annotated[str, *chosen(c.LISTED_BEFORE)] | None = fact("此前在库情况", "这次纳入之前是否曾在“五上”企业名单?", "统计部门证明")
    newly_listed: Flag | None = fact("已纳入五上名单", "是否已纳入“五上”企业名单?", "统计入库通知")

    figures: list[YearFigures] | None = _rows("年度数据", "各年度数据(每年一行)")
    projects: list[Project] | None = _rows("项目", "投资项目(没有则写明无)")
    financing: list[Financing] | None = _rows("融资", "贷款和设备融资租赁(没有则写明无)")
    equipment: list[Equipment] | None = _rows("设备", "设备购置和生产线改造(没有则写明无)")
    certifications: list[Certification] | None = _rows("认定", "称号、资质、示范认定(没有则写明无)")
    vehicle_models: list[VehicleModel] | None = _rows("车型", "车型(没有则写明无)")
    equipment_sales: list[EquipmentSale] | None = _rows("装备销售", "高端装备销售(没有则写明无)")
    land_uses: list[LandUse] | None = _rows("用地", "用地建设(没有则写明无)")
    awards_received: list[AwardReceived] | None = _rows("曾获奖补", "以前获得的奖补(没有则写明无)")
    rankings: list[Ranking] | None = _rows("评选名次", "前三名评选的结果(没有参加评选或结果未出则写明无)")

    @field_validator(
        "figures", "projects", "financing", "equipment", "certifications", "vehicle_models", "equipment_sales", "land_uses", "awards_received", "rankings",
        mode="before",
    )  # fmt: skip
    @classmethod
    def _none(cls, value: Any) -> Any:
        """``无`` in place of a list says that there is none, as the questions tell people to write."""
        return [] if isinstance(value, str) and value.strip() == NONE else value
