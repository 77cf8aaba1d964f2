#!/usr/bin/python3
"""REF-1 (scenario.yaml beside this file) for many paths at once with NumPy, as fast as an expert would write
it: nothing is drawn inside the loop over days, deals have no identity there, only counts, and money
is added up afterwards. It knows no people: the closers are 150 slots, the desk 80 leads a day.

  ref1_numpy.py --paths 2000 --means

It prints paths/s and, with --means, the mean and the standard error of four figures.
Needs NumPy (Debian: python3-numpy)."""
import argparse
import math
import time

import numpy as np

MONTHS, DAYS_PER_MONTH, YEAR = 24, 21, 252
DAYS = MONTHS * DAYS_PER_MONTH
LEADS_A_DAY, WORKED_A_DAY, SLOTS, PATIENCE = 40, 80, 150, 30
WORTHY = 0.12
PASSES = (0.75, 0.60, 0.55)
CHURN, GROWTH, GROWTH_SD, LEAST, MOST = 0.12, 0.08, 0.10, -0.30, 0.50


def log_normal(mean, cv):
    variance = math.log(1 + cv * cv)
    return np.float32(math.log(mean) - variance / 2), np.float32(math.sqrt(variance))


WORTH = log_normal(18000, 0.7)
DWELL = log_normal(20, 0.8)


def whole(days, chance):
    """max(1, floor(X + U))"""
    return np.maximum(1, days + chance.random(len(days), dtype=np.float32)).astype(np.int32)


def dwell(n, chance):
    mu, sigma = DWELL
    return whole(np.exp(mu + sigma * chance.standard_normal(n, dtype=np.float32)), chance)


def ready(n, chance):
    """How many leads become ready for a closer, by day and path; the day after the last holds the rest."""
    come = chance.poisson(LEADS_A_DAY, (DAYS, n))
    if come.max() > WORKED_A_DAY:  # one day in many millions: what is left over is worked the next day
        left = np.zeros(n, come.dtype)
        for day in range(DAYS):
            come[day] += left
            left = np.maximum(come[day] - WORKED_A_DAY, 0)
            come[day] -= left
    worthy = chance.binomial(come, WORTHY).ravel()
    place = np.repeat(np.arange(DAYS * n, dtype=np.int32), worthy)  # day · n + path
    ripe = whole(2.5 * chance.standard_gamma(2, len(place), dtype=np.float32), chance)
    place += np.minimum(ripe, DAYS - place // n) * n
    return np.bincount(place, minlength=(DAYS + 1) * n).reshape(DAYS + 1, n)


def deals(n, most, chance):
    """What would become of the first `most` deals of each path: how long they take, and whether they are won."""
    luck = chance.random(n * most, dtype=np.float32)
    days = dwell(n * most, chance)
    going = None
    reach = 1.0
    for passes in PASSES[:-1]:
        reach *= passes
        going = np.flatnonzero(luck < reach) if going is None else going[luck[going] < reach]
        days[going] += dwell(len(going), chance)
    return days.reshape(n, most), (luck < reach * PASSES[-1]).reshape(n, most)


def batch(n, chance):
    """n paths: ARR and pipeline by month, wins and gone cold."""
    becomes_ready = ready(n, chance)
    most = int(becomes_ready[:DAYS].sum(0).max())
    days, won = deals(n, most, chance)
    flat = days.ravel()
    began = np.full(n * most, DAYS, np.int32)
    first = np.arange(n) * most  # of a path's deals, the next to be started
    freed = np.zeros((DAYS + 1) * n, np.int64)
    paths = np.arange(n)
    free = np.full(n, SLOTS)
    waiting = np.zeros(n, np.int64)
    joined = np.zeros(n, np.int64)  # who joined early enough to have waited too long by now
    left = np.zeros(n, np.int64)  # who left the queue, either way
    cold = np.zeros(n, np.int64)
    for day in range(DAYS):
        free += freed[day * n:(day + 1) * n]
        waiting += becomes_ready[day]
        if day > PATIENCE:
            joined += becomes_ready[day - PATIENCE - 1]
            late = np.maximum(joined - left, 0)
            waiting -= late
            left += late
            cold += late
        start = np.minimum(free, waiting)
        free -= start
        waiting -= start
        left += start
        many = int(start.sum())
        if many == 0:
            continue
        path = np.repeat(paths, start)
        deal = np.arange(many) + np.repeat(first - np.cumsum(start) + start, start)
        began[deal] = day
        np.add.at(freed, np.minimum(day + flat[deal], DAYS) * n + path, 1)
        first += start

    deal = np.flatnonzero(began < DAYS)
    path, began = deal // most, began[deal]
    ended = np.minimum(began + flat[deal], DAYS)
    mu, sigma = WORTH
    worth = np.exp(mu + sigma * chance.standard_normal(len(deal), dtype=np.float32)).astype(np.float64)

    def by_month(day, path, amount):
        return np.bincount(path * (MONTHS + 1) + day // DAYS_PER_MONTH, amount, n * (MONTHS + 1)).reshape(n, -1)[:, :MONTHS]

    pipeline = (by_month(began, path, worth) - by_month(ended, path, worth)).cumsum(1)
    won = np.flatnonzero(won.ravel()[deal] & (ended < DAYS))
    day, path, worth = ended[won], path[won], worth[won]
    wins = np.bincount(path, minlength=n)
    change = by_month(day, path, worth)
    while True:  # the customers of an anniversary at a time
        on = day + YEAR < DAYS
        day, path, worth = day[on] + YEAR, path[on], worth[on]
        if len(day) == 0:
            return change.cumsum(1), pipeline, wins, cold
        growth = chance.normal(GROWTH, GROWTH_SD, len(day))
        beyond = np.flatnonzero((growth < LEAST) | (growth > MOST))
        while len(beyond):
            growth[beyond] = chance.normal(GROWTH, GROWTH_SD, len(beyond))
            beyond = beyond[(growth[beyond] < LEAST) | (growth[beyond] > MOST)]
        growth[chance.random(len(day)) < CHURN] = -1
        change += by_month(day, path, worth * growth)
        worth = worth * (1 + growth)
        stays = worth > 0
        day, path, worth = day[stays], path[stays], worth[stays]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--paths", type=int, default=1000)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--batch", type=int, default=250, help="paths at a time")
    args.add_argument("--means", action="store_true")
    args = args.parse_args()
    began = time.perf_counter()
    chance = np.random.Generator(np.random.SFC64(args.seed))
    parts = [batch(min(args.batch, args.paths - i), chance) for i in range(0, args.paths, args.batch)]
    arr, pipeline, wins, cold = (np.concatenate(x) for x in zip(*parts))
    np.quantile(arr, (0.1, 0.5, 0.9), axis=0)  # a band of each month, as the others have
    np.quantile(pipeline, (0.1, 0.5, 0.9), axis=0)
    print(f"paths/s {args.paths / (time.perf_counter() - began):.1f}")
    if args.means:
        for name, values in ("arr", arr[:, -1]), ("wins", wins), ("open_pipeline", pipeline[:, -1]), ("gone_cold", cold):
            print(f"{name} {values.mean():.8g} {values.std(ddof=1) / math.sqrt(len(values)):.3g}")


if __name__ == "__main__":
    main()
