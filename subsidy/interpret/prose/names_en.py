"""What things are called in English: read off their identifiers, which are English words, with better names where those are poor."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from subsidy.ir import nodes as n
from subsidy.ir.ruleset import Ruleset
from subsidy.profile.vocabulary import Choices
from subsidy.quantity import show_en
from subsidy.quantity.types import Kind

ROWS = {
    "enterprise": "enterprise",
    "figures": "yearly figures",
    "projects": "projects",
    "financing": "loans and leases",
    "equipment": "pieces of equipment",
    "certifications": "certifications",
    "vehicle_models": "vehicle models",
    "equipment_sales": "equipment sales",
    "land_uses": "plots of land",
    "awards_received": "past awards",
    "rankings": "rankings",
}
"""A list of the profile, in the plural."""

SINGULAR = {
    "projects": "project",
    "financing": "financing",
    "equipment": "equipment",
    "certifications": "certification",
    "vehicle_models": "vehicle model",
    "equipment_sales": "equipment sale",
    "land_uses": "plot",
    "awards_received": "past award",
    "rankings": "ranking",
}

FIELDS = {
    "enterprise.above_scale": "above-scale enterprise",
    "enterprise.industry": "industry code",
    "enterprise.listed_month": "listing month",
    "enterprise.listed_on": "listing date",
    "enterprise.listed_before": "earlier listing",
    "enterprise.registered_region": "region of registration",
    "enterprise.registered_zone": "functional zone of registration",
    "enterprise.operating_region": "region of operation",
    "enterprise.operating_zone": "functional zone of operation",
    "projects.filed_on": "project filing date",
    "projects.started_on": "project start date",
    "projects.completed_on": "project completion date",
    "projects.completed": "project completed",
    "projects.technical_reform": "technical reform project",
    "projects.industrial": "industrial investment project",
    "projects.policy_compliant": "project in line with industrial policy and plans",
    "projects.in_guidance_catalogue": "project in the provincial guidance catalogue",
    "projects.in_major_library": "project in the library of major technical reform projects",
    "projects.one_off_deal": "project under an individual deal with the city government",
    "projects.accepted_by_economy": "project accepted by the economy department",
    "projects.accepted_by_reform": "project accepted by the reform department",
    "projects.transaction_costs_paid": "institutional transaction costs paid for the project",
    "projects.in_assessed_park": "project in a park assessed as a whole",
    "projects.fits_park_plan": "project fits the plan of the park",
    "projects.completion_accepted": "project accepted on completion",
    "financing.project": "project financed",
    "financing.kind": "kind of financing",
    "financing.year": "year of the interest",
    "financing.interest": "regular interest",
    "financing.fees": "financing fees",
    "financing.penalty_interest": "penalty interest",
    "equipment.project": "project of the equipment",
    "equipment.kind": "kind of equipment",
    "equipment.year": "year of the equipment investment",
    "equipment.cost": "equipment cost",
    "equipment.in_use": "equipment in use",
    "equipment.in_use_on": "date the equipment came into use",
    "certifications.kind": "kind of certification",
    "certifications.level": "level of certification",
    "certifications.year": "year of certification",
    "certifications.recognised_on": "date of certification",
    "certifications.first_time": "first-time certification",
    "certifications.accepted": "certification accepted on inspection",
    "certifications.project": "project of the certification",
    "vehicle_models.kind": "kind of vehicle",
    "vehicle_models.first_in_city": "first of the city in the announcement",
    "vehicle_models.mass_produced": "vehicle in mass production",
    "vehicle_models.test_cost": "announcement test costs",
    "vehicle_models.year": "year of the vehicle model",
    "vehicle_models.met_on": "date the vehicle model fulfilled both",
    "vehicle_models.in_nev_catalogue": "vehicle model in the NEV catalogue",
    "equipment_sales.high_end": "high-end smart equipment",
    "equipment_sales.industrial_robot": "industrial robot",
    "equipment_sales.unit_price": "unit price",
    "equipment_sales.year": "year of the receipts",
    "equipment_sales.received": "receipts from sales",
    "land_uses.industrial": "existing industrial land",
    "land_uses.work": "kind of building work",
    "land_uses.use_changed": "change of land use",
    "land_uses.plan_compliant": "in line with planning conditions",
    "land_uses.within_original_plot": "within the original plot",
    "land_uses.utilisation_raised": "land utilisation raised",
    "land_uses.plot_ratio_raised": "plot ratio raised",
    "awards_received.policy": "policy of the past award",
    "awards_received.award": "the past award",
    "awards_received.level": "level of the past award",
    "awards_received.year": "year of the past award",
    "awards_received.project": "project of the past award",
    "awards_received.amount": "amount of the past award",
    "awards_received.receipt": "receipt of the past award",
    "rankings.award": "award competed for",
    "rankings.year": "year of the ranking",
    "rankings.rank": "rank",
    "rankings.tied": "number of enterprises tied at the rank",
}

WORDS = {
    "nev": "new-energy vehicle",
    "icv": "connected vehicle",
    "edz": "economic development zone",
    "htz": "high-tech zone",
    "hmt": "Hong Kong, Macao or Taiwan",
    "rnd": "R&D",
    "sme": "SME",
    "shiyan": "Shiyan",
    "wudang": "Wudang",
    "hanzhong": "Hanzhong",
    "xuchang": "Xuchang",
    "xidongting": "Xidongting",
    "dongfeng": "Dongfeng",
    "africa": "Africa",
    "ecommerce": "e-commerce",
    "tiandingfeng": "Tiandingfeng",
    "yicheng": "Yicheng",
    "daheng": "Daheng",
    "jinlong": "Jinlong",
}

REGION_NAMES = {
    "420302": "Maojian District", "420303": "Zhangwan District", "420304": "Yunyang District", "420322": "Yunxi County", "420323": "Zhushan County",
    "420324": "Zhuxi County", "420325": "Fang County", "420381": "Danjiangkou City",
    "610702": "Hantai District", "610703": "Nanzheng District", "610722": "Chenggu County", "610723": "Yang County", "610724": "Xixiang County",
    "610725": "Mian County", "610726": "Ningqiang County", "610727": "Lüeyang County", "610728": "Zhenba County", "610729": "Liuba County",
    "610730": "Foping County",
    "411002": "Weidu District", "411003": "Jian'an District", "411024": "Yanling County", "411025": "Xiangcheng County", "411081": "Yuzhou City",
    "411082": "Changge City",
    "430702": "Wuling District", "430703": "Dingcheng District", "430721": "Anxiang County", "430722": "Hanshou County", "430723": "Li County",
    "430724": "Linli County", "430725": "Taoyuan County", "430726": "Shimen County", "430781": "Jinshi City",
}  # fmt: skip

SECTIONS = {
    "A": "agriculture, forestry, animal husbandry and fishery", "B": "mining", "C": "manufacturing",
    "D": "production and supply of electricity, heat, gas and water", "E": "construction", "F": "wholesale and retail",
    "G": "transport, storage and post", "H": "hotels and catering", "I": "information transmission, software and information technology",
    "J": "finance", "K": "real estate", "L": "leasing and business services", "M": "scientific research and technical services",
    "N": "water conservancy, environment and public facilities", "O": "household services, repair and other services", "P": "education",
    "Q": "health and social work", "R": "culture, sports and entertainment", "S": "public management, social security and social organisations",
    "T": "international organisations",
}  # fmt: skip

CITY_NAMES = {"4203": "Shiyan", "6107": "Hanzhong", "4110": "Xuchang", "4307": "Changde"}
_VARIABLES = {"year": "the policy year", "on": "the day of determination", "enterprise": "the enterprise"}
_OWNERS = {"this_year": "this year's ", "last_year": "last year's "}


def in_words(identifier: str) -> str:
    """``nev_parts_sales`` as ``new-energy vehicle parts sales``."""
    return " ".join(WORDS.get(word, word) for word in identifier.split("_"))


def titled(identifier: str) -> str:
    text = in_words(identifier)
    return text[:1].upper() + text[1:]


class EnglishNames:
    """Every name from its identifier; regions, and texts in Chinese, by their Chinese name."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._awards = {award.id for award in ruleset.awards}

    def field(self, node: n.Field) -> str:
        return _OWNERS.get(node.of.name, "") + self.bare(node)

    def bare(self, node: n.Field) -> str:
        record, name = node.of.type.name, node.field.name
        label = FIELDS.get(f"{record}.{name}") or in_words(name)
        named = record not in SINGULAR or f"{record}.{name}" in FIELDS or label.startswith(SINGULAR[record])
        return label if named else f"{SINGULAR[record]} {label}"

    def of_row(self, node: n.Field) -> str:
        return self.bare(node)

    def rows(self, record: str) -> str:
        return ROWS.get(record) or in_words(record)

    def one(self, record: str) -> str:
        return SINGULAR.get(record) or in_words(record)

    def variable(self, node: n.Var) -> str:
        return _VARIABLES.get(node.name) or f"the {SINGULAR.get(node.type.name, in_words(node.name))}"

    def parameter(self, name: str) -> str:
        return in_words(name)

    def definition(self, name: str) -> str:
        return in_words(name)

    def award(self, award: str) -> str:
        return titled(award)

    def limit(self, name: str, title: str) -> str:
        return titled(name)

    def option(self, choices: Choices, code: str) -> str:
        return in_words(code) if code in choices.options else code

    def text(self, value: str) -> str | None:
        if value == self._ruleset.document.id:
            return "this document"
        return titled(value) if value in self._awards else CITY_NAMES.get(value) or REGION_NAMES.get(value)

    def section(self, letter: str) -> str | None:
        return f"“{SECTIONS[letter]}”" if letter in SECTIONS else None

    def figure(self, node: n.Const) -> str:
        """Sums and periods in English units; a bare number, a rate or a date as written."""
        value = node.value
        if node.type.kind is Kind.NUMBER and node.type.dims and isinstance(value, (int, Fraction)):
            return show_en.quantity(value, node.type.dims)
        return value.isoformat() if isinstance(value, date) else node.text
