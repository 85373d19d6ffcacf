"""The closed lists of options used in profiles. Codes are for data and rules, labels are what people read."""

from __future__ import annotations

from subsidy.profile.vocabulary import Choices

OWNERSHIP = Choices(
    "ownership", "所有制",
    {"private": "民营", "state": "国有", "collective": "集体", "foreign": "外资", "hmt": "港澳台资", "mixed": "混合所有制", "other": "其他"},
)  # fmt: skip
ENTITY_KIND = Choices(
    "entity_kind", "市场主体类型", {"company": "企业", "sole_trader": "个体工商户", "cooperative": "农民专业合作社", "other": "其他"}
)
SIZE_CLASS = Choices("size_class", "企业划型", {"large": "大型", "medium": "中型", "small": "小型", "micro": "微型"})
OPERATING_STATE = Choices("operating_state", "经营状态", {"normal": "正常生产", "halted": "停产", "half_halted": "半停产", "zombie": "僵尸企业"})
ZONE = Choices(
    "zone", "功能区",
    {
        "none": "无",
        "shiyan_edz": "十堰经济技术开发区",
        "wudang_zone": "武当山旅游经济特区",
        "hanzhong_edz": "汉中经济技术开发区",
        "hanzhong_htz": "汉中高新技术开发区",
        "xuchang_edz": "许昌经济技术开发区",
        "xidongting_zone": "西洞庭管理区",
    },
)  # fmt: skip
LEVEL = Choices("level", "级别", {"national": "国家级", "provincial": "省级", "municipal": "市级", "county": "县级"})
FINANCING_KIND = Choices("financing_kind", "融资方式", {"loan": "贷款", "lease": "设备融资租赁"})
EQUIPMENT_KIND = Choices("equipment_kind", "设备类别", {"smart": "智能装备", "line_retrofit": "生产线智能化改造", "ordinary": "普通设备"})
CERTIFICATION_KIND = Choices(
    "certification_kind", "认定(称号、资质)种类",
    {
        "smart_manufacturing_demo": "智能制造示范项目",
        "two_integration_demo": "两化融合示范项目",
        "internet_plus_demo": "互联网+示范项目",
        "enterprise_technology_centre": "企业技术中心",
        "engineering_research_centre": "工程技术研究中心",
        "industrial_design_centre": "工业设计中心",
        "other_technology_centre": "其他技术中心类称号",
        "high_tech_enterprise": "高新技术企业",
        "single_champion": "制造业单项冠军",
        "hidden_champion": "支柱行业细分市场隐形冠军",
        "green_demo_enterprise": "绿色制造体系建设示范企业",
        "green_product_or_park": "绿色设计产品或绿色园区",
        "clean_demo_project": "清洁示范项目",
        "military_production": "军品科研生产资质",
        "military_secrecy": "保密资质",
        "special_vehicle_producer": "专用车生产资质",
        "nev_car_producer": "新能源乘用车生产资质",
        "academician_station": "院士工作站",
    },
)  # fmt: skip
VEHICLE_KIND = Choices("vehicle_kind", "车型种类", {"special": "专用车", "nev_car": "新能源乘用车", "other": "其他"})
LAND_WORK = Choices(
    "land_work", "用地行为",
    {"rebuild": "厂房、仓储用房改建", "extend": "厂房、仓储用房扩建", "underground": "利用地下空间", "above_ground": "利用地上空间", "other": "其他"},
)  # fmt: skip
LISTING_CATEGORY = Choices(
    "listing_category", "五上类别",
    {"industry": "规上工业", "construction": "资质建筑业", "trade": "限上批零住餐", "real_estate": "房地产开发经营", "services": "规上服务业"},
)  # fmt: skip
LISTED_BEFORE = Choices(
    "listed_before", "此前是否在五上名单", {"never": "从未", "same_category": "曾以同一类别在库", "other_category": "曾以其他类别在库"}
)
RECEIPT = Choices("receipt", "领取情况", {"paid": "已领取", "highest_only": "因取最高而未领取"})
