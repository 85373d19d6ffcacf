"""A store of many enterprises, to be verified and replayed by hand; prints what writing it cost.

    python -m benchmarks.records_workload 1000000 /tmp/million.db
    time subsidy store verify /tmp/million.db
    time subsidy replay /tmp/million.db

Four thousand enterprises are decided; the others are those under other names and credit codes, which to a store and a
replay are as different as any.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from stdnum.cn import uscc

from subsidy.records.record import Record
from subsidy.records.store import Store
from tests.records import samples

DECIDED, BATCH, TOLD = 4000, 2000, 50_000


def named(record: Record, number: int) -> Record:
    """The record of another enterprise of the same figures."""
    body = f"91420302{number:09d}"
    names = {"name": f"第{number}精密机械有限公司", "credit_code": body + uscc.calc_check_digit(body)}
    return replace(record, reference=f"申报-{number}", profile={**record.profile, **names})


def main(count: int, path: Path) -> None:
    decided = [samples.brief(number) for number in range(DECIDED)]
    wall, cpu = time.perf_counter(), time.process_time()
    with Store(path) as store:
        for first in range(0, count, BATCH):
            store.append_all(named(decided[i % DECIDED], i) for i in range(first, min(first + BATCH, count)))
            if (first + BATCH) % TOLD == 0 or first + BATCH >= count:
                done = f"{min(first + BATCH, count):>9,} records, {time.perf_counter() - wall:.0f} s, processor {time.process_time() - cpu:.0f} s"
                print(f"{done}, {path.stat().st_size / 2**20:.0f} MiB", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
