"""A process that writes records until it is killed, and says of each what was acknowledged: a line, at once.

python -m tests.records.writer STORE RECORDS FIRST      records FIRST, FIRST + 1, … of the pickled list RECORDS
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from subsidy.records.record import Record
from subsidy.records.store import Store

BATCH, ERASE_EVERY = 5, 6


def main(path: str, records_file: str, first: int) -> None:
    records: list[Record] = pickle.loads(Path(records_file).read_bytes())  # noqa: S301 - made by the test itself
    with Store(path) as store:
        number = first
        while number < len(records):
            several = records[number : number + (BATCH if number % 7 == 0 else 1)]
            for receipt in store.append_all(several):
                print("recorded", number, receipt.entry, receipt.hash, flush=True)
                number += 1
            if number % ERASE_EVERY == 0:
                print("erasing", receipt.entry, flush=True)
                erased = store.erase([receipt.entry], reason="试")
                print("erased", receipt.entry, erased.entry, erased.hash, flush=True)
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
