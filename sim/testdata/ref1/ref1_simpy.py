#!/usr/bin/python3
"""REF-1 (scenario.yaml beside this file) as a program of another kind: discrete-event
simulation with SimPy, written from the specification and not from the engine. It is both a
measure of speed and a second opinion of what the figures should be.

  ref1_simpy.py                     a process for each lead, the way SimPy's manual writes it
  ref1_simpy.py --lean              leads as plain numbers, a process only for those worth a closer's while
  ref1_simpy.py --lean --means --paths 2000 --seed 7

It prints paths/s and, with --means, the mean and the standard error of four figures.
Needs SimPy 3 or later and NumPy (Debian: python3-simpy3 python3-numpy).

Time is in days. Within day d
  d        stages end, contracts renew, leads become ready for a closer; who leaves frees a slot, which
           the first in the queue takes; who comes takes a slot or queues
  d + 1/4  new leads come and are worked, 80 a day
  d + 1/2  the month is recorded on its last day, and the desk of the next day opens
  d + 3/4  who could not start for 30 days has gone cold, before the slots of the next day come free
A delay X takes max(1, floor(X + U)) days."""
import argparse
import math
import random
import time
from collections import deque

import numpy
import simpy

MONTHS, DAYS_PER_MONTH, YEAR = 24, 21, 252
DAYS = MONTHS * DAYS_PER_MONTH
LEADS_A_DAY, WORKED_A_DAY, SLOTS = 40, 4 * 20, 6 * 25
WORTHY = 0.12
PASSES = (0.75, 0.60, 0.55)
LEAD_PATIENCE, DEAL_PATIENCE = 10, 30
CHURN, GROWTH, GROWTH_SD, LEAST, MOST = 0.12, 0.08, 0.10, -0.30, 0.50


def log_normal(mean, cv):
    """The parameters of the normal law of the logarithm."""
    variance = math.log(1 + cv * cv)
    return math.log(mean) - variance / 2, math.sqrt(variance)


WORTH = log_normal(18000, 0.7)
DWELL = log_normal(20, 0.8)


class Path:
    def __init__(self, seed, lean):
        self.chance = random.Random(seed)
        self.arrivals = numpy.random.default_rng(seed).poisson(LEADS_A_DAY, DAYS).tolist()
        self.arr = self.pipeline = 0.0
        self.wins = self.cold = 0
        self.months = []  # ARR and pipeline at their ends
        self.env = env = simpy.Environment()
        self.closers = simpy.Resource(env, SLOTS)
        if lean:
            env.process(self.desk())
        else:
            self.desks = simpy.Resource(env, WORKED_A_DAY)
            env.process(self.inbound())
        env.process(self.calendar())
        env.run(until=DAYS - 0.375)

    def whole(self, days):
        return max(1, int(days + self.chance.random()))

    def calendar(self):
        yield self.env.timeout(DAYS_PER_MONTH - 0.5)
        while True:
            self.months.append((self.arr, self.pipeline))
            yield self.env.timeout(DAYS_PER_MONTH)

    # A process for each lead.

    def inbound(self):
        yield self.env.timeout(0.25)
        for n in self.arrivals:
            for _ in range(n):
                self.env.process(self.lead())
            yield self.env.timeout(1)

    def lead(self):
        env = self.env
        with self.desks.request() as turn:
            yield turn | env.timeout(LEAD_PATIENCE)
            if not turn.triggered:
                self.cold += 1
                return
            day = math.floor(env.now + 0.5)  # a turn that comes at d + 1/2 is the next day's
            yield env.timeout(day + 0.5 - env.now)
        if self.chance.random() < WORTHY:
            yield env.timeout(self.whole(self.chance.gammavariate(2, 2.5)) - 0.5)
            yield from self.deal()

    # Leads as numbers: the days on which those who wait have come.

    def desk(self):
        yield self.env.timeout(0.25)
        waiting, luck = deque(), self.chance.random
        for day, n in enumerate(self.arrivals):
            while waiting and day - waiting[0] > LEAD_PATIENCE:
                waiting.popleft()
                self.cold += 1
            waiting.extend([day] * n)
            for _ in range(min(WORKED_A_DAY, len(waiting))):
                waiting.popleft()
                if luck() < WORTHY:
                    self.env.process(self.ripening())
            yield self.env.timeout(1)

    def ripening(self):
        yield self.env.timeout(self.whole(self.chance.gammavariate(2, 2.5)) - 0.25)
        yield from self.deal()

    # From the closers' queue to the end of the customer.

    def deal(self):
        env, chance = self.env, self.chance
        with self.closers.request() as slot:
            yield slot | env.timeout(DEAL_PATIENCE + 0.75)
            if not slot.triggered:
                self.cold += 1
                return
            worth = chance.lognormvariate(*WORTH)
            self.pipeline += worth
            for passes in PASSES:
                yield env.timeout(self.whole(chance.lognormvariate(*DWELL)))
                won = chance.random() < passes
                if not won:
                    break
            self.pipeline -= worth
        if not won:
            return
        self.wins += 1
        self.arr += worth
        while True:
            yield env.timeout(YEAR)
            if chance.random() < CHURN:
                self.arr -= worth
                return
            growth = MOST + 1
            while not LEAST <= growth <= MOST:
                growth = chance.gauss(GROWTH, GROWTH_SD)
            self.arr += worth * growth
            worth *= 1 + growth

    def figures(self):
        arr, pipeline = self.months[-1]
        return arr, self.wins, pipeline, self.cold


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--paths", type=int, default=10)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--lean", action="store_true")
    args.add_argument("--means", action="store_true")
    args = args.parse_args()
    began = time.perf_counter()
    paths = [Path(args.seed * 1_000_000 + i, args.lean).figures() for i in range(args.paths)]
    print(f"paths/s {args.paths / (time.perf_counter() - began):.3f}")
    if args.means:
        for name, values in zip(("arr", "wins", "open_pipeline", "gone_cold"), zip(*paths)):
            print(f"{name} {numpy.mean(values):.8g} {numpy.std(values, ddof=1) / math.sqrt(len(values)):.3g}")


if __name__ == "__main__":
    main()
