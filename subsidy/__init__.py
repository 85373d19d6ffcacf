"""Exact, citable rules for the incentive clauses of Chinese city policies.

    from subsidy import determine, load_ruleset, profile_from

    result = determine(load_ruleset("shiyan_2018"), profile_from(data), year=2019)

Names are loaded when first used: ``import subsidy`` itself stays light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from subsidy.version import __version__

if TYPE_CHECKING:
    from subsidy.confirming import Confirmation as Confirmation
    from subsidy.confirming import EngineMissing as EngineMissing
    from subsidy.confirming import confirm as confirm
    from subsidy.interpret.exact.engine import Determined as Determined
    from subsidy.ir.ruleset import Ruleset as Ruleset
    from subsidy.operations import determine as determine
    from subsidy.operations import lint as lint
    from subsidy.operations import load_ruleset as load_ruleset
    from subsidy.operations import notices as notices
    from subsidy.operations import profile_from as profile_from
    from subsidy.operations import read_profile as read_profile
    from subsidy.operations import rulesets as rulesets
    from subsidy.operations import shared_table as shared_table
    from subsidy.operations import shared_tables as shared_tables
    from subsidy.operations import size_class as size_class
    from subsidy.operations import write_template as write_template
    from subsidy.profile.enterprise import EnterpriseProfile as EnterpriseProfile
    from subsidy.profile.fields import Fen as Fen
    from subsidy.records.bulk import compare_store as compare_store
    from subsidy.records.bulk import replay_store as replay_store
    from subsidy.records.reading import read_store as read_store
    from subsidy.records.record import Record as Record
    from subsidy.records.recording import brief_record_of as brief_record_of
    from subsidy.records.recording import record_of as record_of
    from subsidy.records.replay import replay as replay
    from subsidy.records.store import Receipt as Receipt
    from subsidy.records.store import Store as Store
    from subsidy.records.verify import verify as verify
    from subsidy.results.determination import Determination as Determination
    from subsidy.results.determination import Result as Result
    from subsidy.results.determination import Status as Status
    from subsidy.results.shared_table import SharedTable as SharedTable
    from subsidy.results.size_class import SizeClass as SizeClass
    from subsidy.results.size_class import SizeStatus as SizeStatus
    from subsidy.source.diagnostic import Diagnostic as Diagnostic
    from subsidy.source.diagnostic import DiagnosticsError as DiagnosticsError
    from subsidy.watch.monitor import Monitor as Monitor

_HOMES = {
    "Confirmation": "subsidy.confirming",
    "Determination": "subsidy.results.determination",
    "Determined": "subsidy.interpret.exact.engine",
    "Diagnostic": "subsidy.source.diagnostic",
    "DiagnosticsError": "subsidy.source.diagnostic",
    "EngineMissing": "subsidy.confirming",
    "EnterpriseProfile": "subsidy.profile.enterprise",
    "Fen": "subsidy.profile.fields",
    "Monitor": "subsidy.watch.monitor",
    "Receipt": "subsidy.records.store",
    "Record": "subsidy.records.record",
    "Result": "subsidy.results.determination",
    "Ruleset": "subsidy.ir.ruleset",
    "Status": "subsidy.results.determination",
    "Store": "subsidy.records.store",
    "brief_record_of": "subsidy.records.recording",
    "compare_store": "subsidy.records.bulk",
    "confirm": "subsidy.confirming",
    "determine": "subsidy.operations",
    "lint": "subsidy.operations",
    "load_ruleset": "subsidy.operations",
    "SharedTable": "subsidy.results.shared_table",
    "SizeClass": "subsidy.results.size_class",
    "SizeStatus": "subsidy.results.size_class",
    "notices": "subsidy.operations",
    "profile_from": "subsidy.operations",
    "read_profile": "subsidy.operations",
    "read_store": "subsidy.records.reading",
    "record_of": "subsidy.records.recording",
    "replay": "subsidy.records.replay",
    "replay_store": "subsidy.records.bulk",
    "rulesets": "subsidy.operations",
    "shared_table": "subsidy.operations",
    "shared_tables": "subsidy.operations",
    "size_class": "subsidy.operations",
    "verify": "subsidy.records.verify",
    "write_template": "subsidy.operations",
}

__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
