"""Actors as generators on a scheduler of their own, and bare switches between generators.

Prints a line for each figure: name, value, unit.
"""

import time
from collections import deque

SECONDS = 1.0


class Scheduler:
    """Runs whoever has a message, one at a time, in the order of the messages."""

    def __init__(self):
        self.ready = deque()

    def spawn(self, actor):
        next(actor)
        return actor

    def tell(self, actor, message):
        self.ready.append((actor, message))

    def run(self):
        ready = self.ready
        while ready:
            actor, message = ready.popleft()
            actor.send(message)


class Switcher:
    """Runs tasks round robin until each has ended."""

    def __init__(self, tasks):
        self.tasks = deque(tasks)

    def run(self):
        tasks = self.tasks
        while tasks:
            task = tasks.popleft()
            try:
                next(task)
            except StopIteration:
                continue
            tasks.append(task)


def ping_pong(rallies):
    scheduler = Scheduler()
    returned = 0

    def ping():
        nonlocal returned
        while True:
            yield
            returned += 1
            if returned <= rallies:
                scheduler.tell(pong, None)

    def bounce():
        nonlocal returned
        while True:
            yield
            scheduler.tell(player, None)

    player = scheduler.spawn(ping())
    pong = scheduler.spawn(bounce())
    scheduler.tell(player, None)
    scheduler.run()
    assert returned == rallies + 1
    return 2 * rallies


def thread_ring(size, hops):
    scheduler = Scheduler()
    members = []
    handled = 0

    def member(successor):
        nonlocal handled
        while True:
            left = yield
            handled += 1
            if left > 0:
                scheduler.tell(members[successor], left - 1)

    members.extend(scheduler.spawn(member((i + 1) % size)) for i in range(size))
    scheduler.tell(members[0], hops - 1)
    scheduler.run()
    assert handled == hops
    return hops


def count(producers, each):
    scheduler = Scheduler()
    total = 0

    def counter():
        nonlocal total
        while True:
            total += yield

    def producer():
        while True:
            yield
            for i in range(each):
                scheduler.tell(sum_of_all, i)

    sum_of_all = scheduler.spawn(counter())
    for _ in range(producers):
        scheduler.tell(scheduler.spawn(producer()), None)
    scheduler.run()
    assert total == producers * each * (each - 1) // 2
    return producers * each


def switches(tasks, each):
    done = 0

    def task():
        nonlocal done
        for _ in range(each):
            done += 1
            yield

    Switcher(task() for _ in range(tasks)).run()
    assert done == tasks * each
    return done


def rate(workload, *sizes):
    workload(*sizes)
    operations = 0
    start = time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        operations += workload(*sizes)
    return operations / (time.perf_counter() - start)


def report(name, unit, workload, *sizes):
    print(f"{name}\t{rate(workload, *sizes)}\t{unit}", flush=True)


report("ping-pong", "messages/s", ping_pong, 100_000)
report("thread-ring", "messages/s", thread_ring, 100, 200_000)
report("count-1", "messages/s", count, 1, 200_000)
report("count-8", "messages/s", count, 8, 25_000)
report("cooperative-stackless", "switches/s", switches, 100, 3_000)
