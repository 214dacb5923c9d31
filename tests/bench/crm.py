"""The CRM export of the benchmark: the real one beside the project, else one of its shape."""

import csv
import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

REAL = Path(__file__).resolve().parents[3] / "shared" / "data"
DEALS = 14_277
STAGES, WEIGHTS = ("Won", "Lost", "In_Progress"), (45, 25, 30)
PRODUCTS = ("Basic", "Plus", "Pro", "Advanced")


def export(folder: Path) -> tuple[Path, Path]:
    """The reps' table and the deals' table."""
    real = REAL / "crm_sales_teams.csv", REAL / "crm_sales_pipeline.csv"
    if all(path.exists() for path in real):
        return real
    return made(folder, [f"Agent{number:02} Example" for number in range(30)])


def made(folder: Path, agents: Sequence[str]) -> tuple[Path, Path]:
    """Tables of that shape, of nobody who is: the deals fall to these reps by chance."""
    chance = random.Random(14_277)
    reps = _write(folder / "teams.csv", ("sales_agent", "manager", "regional_office"),
                  ((name, f"Manager {number % 6}", ("West", "East", "Central")[number % 3])
                   for number, name in enumerate(agents)))  # fmt: skip
    heads = ("account", "opportunity_id", "sales_agent", "deal_stage", "product", "close_date",
             "close_value", "created_on")  # fmt: skip
    deals = _write(folder / "deals.csv", heads, (_deal(chance, n, agents) for n in range(DEALS)))
    return reps, deals


def _deal(chance: random.Random, number: int, agents: Sequence[str]) -> tuple[str, ...]:
    created = date(2016, 11, 14) + timedelta(chance.randrange(400))
    (stage,) = chance.choices(STAGES, WEIGHTS)
    closed = "" if stage == "In_Progress" else str(created + timedelta(chance.randrange(1, 90)))
    value = {"Won": str(chance.randrange(30, 6000)), "Lost": "0.0", "In_Progress": ""}[stage]
    account = f"Account {chance.randrange(98)}"
    return (account, f"ID{number:06}", chance.choice(agents), stage, chance.choice(PRODUCTS),
            closed, value, str(created))  # fmt: skip


def _write(path: Path, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(heads)
        out.writerows(rows)
    return path
