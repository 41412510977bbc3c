"""How fast is `kg build` beside the bare morphological analysis of the same texts?

    ./run python benchmarks/build.py [FILE.jsonl] [--repeat N]

For 1 and 2 processes, prints announcements a second of `kg build` and of Kiwi alone, the ratio of the two, the ratio
of their CPU seconds (to be read on a busy machine), and the peak memory of the largest process. Both are whole
processes, start and loading of the model included; they run in turns, and the best of the rounds counts. Without a
FILE, announcements are mixed from the sentences of the examples.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
MIXED = 800  # announcements
SENTENCES = 10  # of each, about as long as a news article
SEED = 20230425
POLL = 0.05  # seconds between two looks at the memory

# Kiwi alone over the texts of a JSONL file, in as many processes as asked: what any tool on top of it has to pay.
BARE = """
import json, sys
from multiprocessing import get_context

def analyse(texts):
    from kiwipiepy import Kiwi
    kiwi = Kiwi(num_workers=1)
    for text in texts:
        for paragraph in text.split("\\n"):
            kiwi.tokenize(paragraph)

if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = ["\\n".join(filter(None, (row.get("title"), row["text"]))) for row in rows]
    jobs = int(sys.argv[2])
    if jobs == 1:
        analyse(texts)
    else:
        workers = [get_context("spawn").Process(target=analyse, args=(texts[n::jobs],)) for n in range(jobs)]
        [worker.start() for worker in workers]
        [worker.join() for worker in workers]
        sys.exit(any(worker.exitcode for worker in workers))
"""


def mixed(target: Path) -> None:
    """Write announcements of sentences drawn from all examples, so that none looks like a copy of another."""
    chance = random.Random(SEED)
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "examples").glob("*.jsonl"))]
    sentences = [one for row in rows for one in re.split(r"(?<=다\.)\s*", row["text"]) if one]
    with target.open("w", encoding="utf-8") as file:
        for number in range(MIXED):
            row = rows[number % len(rows)]
            text = "\n".join(chance.sample(sentences, SENTENCES))
            file.write(json.dumps(row | {"id": str(number), "text": text}, ensure_ascii=False) + "\n")


def measured(command: list[str]) -> tuple[float, int, float]:
    """Run a command; return its seconds, the peak memory in bytes of its largest process, and its CPU seconds."""
    start, before = time.perf_counter(), os.times()
    child = psutil.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    peak = 0
    while child.poll() is None:
        try:
            for process in (child, *child.children(recursive=True)):
                peak = max(peak, process.memory_info().rss)
        except psutil.NoSuchProcess:
            pass  # ended between the list and the look
        time.sleep(POLL)
    seconds = time.perf_counter() - start
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit code {child.returncode}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, peak, cpu


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--repeat", type=int, default=2, help="rounds; the best of each counts")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = asked.file.resolve() if asked.file else Path(folder, "mixed.jsonl")
        if asked.file is None:
            mixed(texts)
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        with texts.open(encoding="utf-8") as lines:
            count = sum(1 for line in lines if line.strip())
        print(f"{count} announcements; best of {asked.repeat}; start-up included")
        print("processes     kg build   Kiwi alone  ratio  of CPU  peak of kg  of Kiwi")
        for jobs in (1, 2):
            build = [sys.executable, "-m", "kg", "build", str(texts), "--output", str(Path(folder, "out")), "--quiet"]
            build += ["--fresh"]  # a second build over unchanged texts reads nothing
            rounds = [
                (measured([*build, "--jobs", str(jobs)]), measured([sys.executable, str(bare), str(texts), str(jobs)]))
                for _ in range(asked.repeat)
            ]
            kg, kiwi = (min(run[side][0] for run in rounds) for side in (0, 1))
            cpu = min(run[1][2] for run in rounds) / min(run[0][2] for run in rounds)
            memory, kiwi_memory = (max(run[side][1] for run in rounds) >> 20 for side in (0, 1))
            print(
                f"{jobs:>9} {count / kg:>10.1f}/s {count / kiwi:>10.1f}/s {kiwi / kg:>6.2f} {cpu:>7.2f} "
                f"{memory:>7} MB {kiwi_memory:>5} MB"
            )


if __name__ == "__main__":
    main()
