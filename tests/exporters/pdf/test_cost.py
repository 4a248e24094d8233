"""A year of reflections costs what it should (loose bounds; benchmarks/export.py measures)."""

from benchmarks.export import measured


def test_a_year_takes_less_than_twenty_times_a_month_and_less_than_500_mb() -> None:
    month, year = measured(30), measured(365)
    assert year.processor < 20 * month.processor
    assert year.peak_mb < 500
