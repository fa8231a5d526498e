"""Works out again, with SciPy and statsmodels and none of our code, what `rlm view --json` says of a result file.

    pip install scipy==1.17.1 statsmodels==0.15.0
    rlm view RESULTS.jsonl --json > view.json
    python src/test/python/recompute.py RESULTS.jsonl --compare view.json     # every number, to 1e-9
    python src/test/python/recompute.py RESULTS.jsonl > src/test/resources/recomputed/NAME.json    # what the tests hold

For runs in which each method has one setting. What is drawn at random is compared, too: the bootstrap of a difference is its
exact distribution, and for the crossover Java's generator L64X128MixRandom is written down below.
"""

import argparse
import json
import math
from itertools import combinations, islice

import numpy as np
from scipy.stats import binom, norm
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

METHODS = ["vanilla", "retrieve", "map_reduce", "rlm_no_subcalls", "rlm"]
RESAMPLES, SEED = 10_000, 42


def rows_of(path):
    """One row a fingerprint: an answered attempt before a failed one, else the later one."""
    kept = {}
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        old = kept.get(row["fingerprint"])
        if old is None or bool(row["error"]) <= bool(old["error"]):
            kept[row["fingerprint"]] = row
    return list(kept.values())


def length_of(row):
    return row["length_unit"], row["context_length"]


def task_of(row):
    return tuple(row[k] for k in ("task_type", "task_kind", "depth_percent", "seed", "query", "answer")) + length_of(row)


def series_of(row):
    return row["method"], row["model"]["root"]["name"]


def is_right(row):
    return row["scores"]["primary"] >= 1


def ends(low, high):
    return {"low": float(low), "high": float(high)}


def wilson(right, n):
    low, high = proportion_confint(right, n, 0.05, "wilson") if n else (0, 1)
    return ends(low if right else 0, high if right < n or not n else 1)  # without the rounding at the ends


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def tokens(rows, role):
    parts = [row["usage"][role] for row in rows if row["usage"] and row["usage"].get(role)]
    return mean(part["prompt"] + part["completion"] for part in parts)


def cell(rows):
    answered = [row for row in rows if not row["error"]]
    n, right, failed = len(answered), sum(map(is_right, answered)), len(rows) - len(answered)
    seconds = sorted(row["latency_s"] for row in answered)
    quantiles = np.percentile(seconds, [25, 50, 75, 95]) if n else [None] * 4
    rank = int(binom.ppf(0.025, n, 0.5)) if n else 0
    return {
        "n": n,
        "correct": right,
        "accuracy": right / n if n else 0,
        "interval": wilson(right, n),
        "accuracy_errors_wrong": right / len(rows) if failed else None,
        "interval_errors_wrong": wilson(right, len(rows)) if failed else None,
        "latency_p25_s": quantiles[0],
        "latency_p50_s": quantiles[1],
        "latency_p50_interval_s": ends(seconds[rank - 1], seconds[n - rank]) if rank else None,
        "latency_p75_s": quantiles[2],
        "latency_p95_s": quantiles[3],
        "latency_sum_s": math.fsum(seconds),
        "root_tokens_mean": tokens(answered, "root"),
        "sub_tokens_mean": tokens(answered, "sub"),
        "turns_mean": mean(row["iterations"] for row in answered) or 0,
        "sub_calls_mean": mean(row["sub_calls"] for row in answered) or 0,
        "errors": failed,
    }


def distribution(b, c, n):
    """Of the sum of n pairs drawn with replacement, each -1, 0 or +1: values and their chances."""
    chances, power, left = np.array([1.0]), np.array([b, n - b - c, c]) / n, n
    while left:
        chances = np.convolve(chances, power) if left & 1 else chances
        power, left = np.convolve(power, power), left >> 1
    return np.arange(-n, n + 1) / n, chances


def newcombe(a, b, c, d):
    n = a + b + c + d
    first, second = (a + b) / n, (a + c) / n
    w1, w2 = wilson(a + b, n), wilson(a + c, n)
    cross, product = a * d - b * c, (a + b) * (c + d) * (a + c) * (b + d)
    phi = (max(cross - n / 2, 0) if cross > 0 else cross) / math.sqrt(product) if product else 0

    def side(x, y):
        return math.sqrt(max(0, x * x - 2 * phi * x * y + y * y))

    return ends(
        second - first - side(second - w2["low"], w1["high"] - first),
        second - first + side(w2["high"] - second, first - w1["low"]),
    )


def difference_interval(a, b, c, d):
    n = a + b + c + d
    if b + c == 0 or b == n or c == n:
        return newcombe(a, b, c, d)
    values, chances = distribution(b, c, n)
    low = np.argmax(np.cumsum(chances) >= 0.025)
    high = 2 * n - np.argmax(np.cumsum(chances[::-1]) >= 0.025)
    return ends(values[low], values[high])


def odds_ratio(b, c):
    if b + c == 0:
        return None
    low, high = proportion_confint(c, b + c, 0.05, "beta")
    return {
        "value": c / b if b else None,
        "low": low / (1 - low) if c else 0,
        "high": high / (1 - high) if b else None,
    }


def pairs_needed(b, c, n):
    for points in (10, 5, 2, 1):
        d = points / 100
        share = max((b + c) / n, d)
        root = norm.ppf(0.975) * math.sqrt(share) + norm.ppf(0.8) * math.sqrt(share - d * d)
        pairs = math.ceil(root**2 / d**2)
        if pairs > n:
            return {"points": points, "pairs": pairs, "at_least": (b + c) / n < d}
    return None


def counts(pairs):
    both, first, second = (sum(x and y for x, y in pairs), sum(x and not y for x, y in pairs), sum(y and not x for x, y in pairs))
    return both, first, second, len(pairs) - both - first - second


def p_of(b, c):
    return float(mcnemar([[0, b], [c, 0]], exact=True).pvalue)


def test_of(a, b, c, d):
    return {"both": a, "only_first": b, "only_second": c, "neither": d, "p_value": p_of(b, c)}


def compared(first, second):
    """Counts of right and wrong by length, and over all lengths at the end; tried by both, answered by both."""
    others = {task_of(row): row for row in second}
    tried = {}
    for row in first:
        if task_of(row) in others:
            tried.setdefault(length_of(row), []).append((row, others[task_of(row)]))
    tried = dict(sorted(tried.items()))
    if tried:
        tried[None] = [pair for pairs in tried.values() for pair in pairs]
    return {
        length: counts([(is_right(x), is_right(y)) for x, y in pairs if not x["error"] and not y["error"]])
        for length, pairs in tried.items()
    }


def comparison(first, second, length, table):
    a, b, c, d = table
    n = a + b + c + d
    return {
        "first": named(first),
        "second": named(second),
        "length": length and {"unit": length[0], "value": length[1]},
        "test": test_of(*table),
        "holm_p": p_of(b, c),
        "holm_tests": 1 if n else 0,
        "difference": (c - b) / n if n else None,
        "difference_interval": difference_interval(*table) if n else None,
        "odds_ratio": odds_ratio(b, c),
        "pairs_needed": pairs_needed(b, c, n) if n else None,
    }


def corrected(comparisons):
    for over_all in (True, False):
        table = [c for c in comparisons if (c["length"] is None) == over_all and c["holm_tests"]]
        if table:
            adjusted = multipletests([c["test"]["p_value"] for c in table], method="holm")[1]
            for one, p in zip(table, adjusted):
                one["holm_p"], one["holm_tests"] = float(p), len(table)
    for one in comparisons:
        if one["holm_p"] < 0.05:
            one["winner"] = one["first" if one["difference"] < 0 else "second"]
    return comparisons


def uniform(seed):
    """java.util.random L64X128MixRandom, nextDouble()."""
    mask = (1 << 64) - 1

    def mix(z, s1, m1, s2, m2, s3):
        z = (z ^ z >> s1) * m1 & mask
        z = (z ^ z >> s2) * m2 & mask
        return z ^ z >> s3

    def stafford(z):
        return mix(z & mask, 30, 0xBF58476D1CE4E5B9, 27, 0x94D049BB133111EB, 31)

    def rotated(x, k):
        return (x << k | x >> 64 - k) & mask

    seed ^= 0x6A09E667F3BCC909
    a, s = mix(seed, 33, 0xFF51AFD7ED558CCD, 33, 0xC4CEB9FE1A85EC53, 33) | 1, 1
    x0, x1 = stafford(seed), stafford(seed + 0x9E3779B97F4A7C15)
    while True:
        yield (mix(s + x0 & mask, 32, 0xDABA0B6EB09322E3, 32, 0xDABA0B6EB09322E3, 32) >> 11) * 2.0**-53
        s = (0xD1342543DE82EF95 * s + a) & mask
        x1 ^= x0
        x0, x1 = rotated(x0, 24) ^ x1 ^ (x1 << 16 & mask), rotated(x1, 37)


def crossing(lengths, differences):
    start = len(lengths)
    while start and differences[start - 1] > 0:
        start -= 1
    if start == len(lengths):
        return math.nan
    if start == 0:
        return lengths[0]
    below, above = differences[start - 1 : start + 1]
    if below == 0:
        return lengths[start - 1]
    return math.exp(np.interp(0, [below, above], np.log(lengths[start - 1 : start + 1])))


def crossover(vanilla, rlm, tables):
    tables = {length: table for length, table in tables.items() if length and sum(table)}
    lengths = [length for _, length in tables]
    cells = list(tables.values())
    tails = [tuple(map(sum, zip(*cells[i:]))) for i in range(len(cells))]
    if not tails:
        return []
    adjusted = multipletests([p_of(b, c) for _, b, c, _ in tails], method="holm")[1]
    ahead = [c > b for _, b, c, _ in cells]
    found = [i for i in range(len(cells)) if all(ahead[i:]) and adjusted[i] < 0.05]
    if not found:
        return []
    draw = uniform(SEED)
    spreads = [distribution(b, c, sum(cell)) for cell in cells for _, b, c, _ in [cell]]
    spreads = [(values, np.cumsum(chances)) for values, chances in spreads]
    drawn = np.array(list(islice(draw, RESAMPLES * len(cells)))).reshape(RESAMPLES, len(cells))
    resampled = np.column_stack(
        [
            values[np.minimum(np.searchsorted(below, drawn[:, i], side="right"), len(values) - 1)]
            for i, (values, below) in enumerate(spreads)
        ]
    )
    crossings = np.array([crossing(lengths, differences) for differences in resampled])
    crossings = crossings[~np.isnan(crossings)]
    low, high = np.percentile(crossings, [2.5, 97.5])
    i = found[0]
    return [
        {
            "vanilla": named(vanilla),
            "rlm": named(rlm),
            "from": {"unit": list(tables)[i][0], "value": lengths[i]},
            "from_shortest": i == 0,
            "beyond": test_of(*tails[i]),
            "holm_p": float(adjusted[i]),
            "at": crossing(lengths, [(c - b) / sum(cell) for cell in cells for _, b, c, _ in [cell]]),
            "spread": {
                "interval": ends(low, high),
                "open_below": bool(low == lengths[0]),
                "share_without": 1 - len(crossings) / RESAMPLES,
                "resamples": RESAMPLES,
                "seed": SEED,
            },
        }
    ]


def named(series):
    return {"method": series[0], "model": series[1], "variant": ""}


def part(task_type, rows):
    index = {}
    for row in rows:
        index.setdefault(series_of(row), {})[task_of(row)] = row
    index = {
        series: list(index[series].values())
        for series in sorted(index, key=lambda s: (s[1], METHODS.index(s[0]) if s[0] in METHODS else 99, s[0]))
    }
    cells, totals, comparisons, crossovers = [], [], [], []
    for series, some in index.items():
        for length in sorted(set(map(length_of, some))):
            one = cell([row for row in some if length_of(row) == length])
            cells.append({"series": named(series), "length": {"unit": length[0], "value": length[1]}, **one})
        totals.append({"series": named(series), "length": None, **cell(some)})
    for first, second in combinations(index, 2):
        if first[1] == second[1]:
            tables = compared(index[first], index[second])
            comparisons += [comparison(first, second, length, table) for length, table in tables.items()]
            if first[0] == "vanilla" and second[0].startswith("rlm"):
                crossovers += crossover(first, second, tables)
    return {
        "task_type": task_type,
        "cells": cells,
        "totals": totals,
        "comparisons": corrected(comparisons),
        "crossovers": crossovers,
    }


def summary(rows):
    types = sorted({row["task_type"] for row in rows})
    parts = [part(one, [row for row in rows if row["task_type"] == one]) for one in types]
    return {"parts": parts + ([part("all", rows)] if len(parts) > 1 else [])}


def deviations(ours, theirs, path=""):
    """Yields every number's relative deviation; fails where something else differs."""
    if isinstance(ours, dict):
        for key, value in ours.items():
            yield from deviations(value, theirs[key], f"{path}/{key}")
    elif isinstance(ours, list):
        assert len(ours) == len(theirs), f"{path}: {len(ours)} and {len(theirs)}"
        for i, (one, other) in enumerate(zip(ours, theirs)):
            yield from deviations(one, other, f"{path}/{i}")
    elif isinstance(ours, bool) or ours is None or isinstance(ours, str):
        assert ours == theirs, f"{path}: {ours} and {theirs}"
    else:
        assert theirs is not None, f"{path}: {ours} and none"
        yield abs(ours - theirs) / (abs(ours) or 1), path


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("results", metavar="RESULTS.jsonl")
    arguments.add_argument("--compare", metavar="VIEW.json")
    asked = arguments.parse_args()
    found = summary(rows_of(asked.results))
    if not asked.compare:
        print(json.dumps(found))
        return
    numbers = list(deviations(found, json.load(open(asked.compare, encoding="utf-8"))))
    largest = max(numbers)
    print(f"{len(numbers)} numbers, the largest deviation {largest[0]:.1e} at {largest[1]}")
    if largest[0] > 1e-9:
        raise SystemExit("more than 1e-9")


if __name__ == "__main__":
    main()
