"""A save costs what it cost when it was measured, in appends of the same bytes.

Measured: 12 on two cores, 2.9 ms a save (`python -m benchmarks saving`).
"""

from benchmarks.saving import measure


def test_a_save_stays_within_three_times_the_measured_ratio():
    assert measure(kept=30, saves=60)["ratio"] < 3 * 12
