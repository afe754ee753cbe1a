"""The background worker: one thread, plain data, callbacks in the window's thread."""

import gc
import threading

import pytest

from ssa_desk.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.end()


def test_work_runs_elsewhere_and_its_result_arrives_here(jobs, qtbot):
    here, got = threading.get_ident(), []
    jobs.run(lambda _: threading.get_ident(), got.append, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0] != here
    assert jobs.is_idle


def test_no_garbage_is_collected_in_the_background(jobs, qtbot):
    """A widget that ended in another thread took the program with it."""
    got, collectors = [], []

    def note(_phase, _info):
        collectors.append(threading.current_thread().name)

    gc.callbacks.append(note)
    jobs.run(lambda _: [[number] for number in range(50_000)], got.append, got.append)
    qtbot.waitUntil(lambda: bool(got))
    gc.callbacks.remove(note)
    jobs.end()
    assert "worker" not in collectors
    assert gc.isenabled()


class Watched:
    """Notes the thread in which it ends."""

    ended_in = None

    def called(self, _value):
        """Be called as a page or dialog would be."""

    def __del__(self):
        Watched.ended_in = threading.current_thread().name


def test_who_waited_for_a_job_never_ends_in_the_background(jobs, qtbot):
    """A dialog whose last holder was the job before took the program with it."""
    watched, got = Watched(), []
    jobs.run(lambda _: 1, watched.called, watched.called)
    del watched
    qtbot.waitUntil(lambda: jobs.is_idle)
    jobs.run(lambda _: 2, got.append, got.append)
    jobs.run(lambda _: 3, got.append, got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert Watched.ended_in == "MainThread"


def test_an_error_arrives_as_a_value(jobs, qtbot):
    failed = []

    def work(_progress):
        raise ValueError("content")

    jobs.run(work, pytest.fail, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ValueError)


def test_jobs_run_one_after_the_other(jobs, qtbot):
    order = []
    for number in range(5):
        jobs.run(lambda _, n=number: n, order.append, order.append)
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == [0, 1, 2, 3, 4]


def test_progress_is_told(jobs, qtbot):
    parts, done = [], []
    jobs.run(lambda progress: progress.tell(0.5), done.append, done.append, parts.append)
    qtbot.waitUntil(lambda: bool(done))
    assert parts == [0.5]


def test_a_dropped_job_calls_nobody(jobs, qtbot):
    begun, go, called = threading.Event(), threading.Event(), []

    def work(progress):
        begun.set()
        go.wait(5)
        return progress.is_stopped

    job = jobs.run(work, called.append, called.append)
    assert begun.wait(5)
    jobs.drop_all()
    go.set()
    jobs.run(lambda _: "next", called.append, called.append)
    qtbot.waitUntil(lambda: bool(called))
    assert called == ["next"]
    assert job.progress.is_stopped


def test_a_job_dropped_while_it_runs_is_kept_until_the_thread_is_done_with_it(qtbot, jobs):
    begun, go = threading.Event(), threading.Event()
    job = jobs.run(lambda _: (begun.set(), go.wait()), _nobody, _nobody)
    assert begun.wait(5)
    job.drop()
    later = jobs.run(lambda _: None, _nobody, _nobody)
    assert job in jobs._jobs
    go.set()
    qtbot.waitUntil(lambda: later.is_over)
    jobs.run(lambda _: None, _nobody, _nobody)
    assert job not in jobs._jobs


def _nobody(_):
    pass
