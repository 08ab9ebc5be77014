"""The pages that nothing was tuned on keep their floors (tests/unseen/README.md)."""

from benchmarks.evaluate import read_samples, score

# A little below what was measured, so that a change that reads worse is seen.
FLOORS = {
    "text": 99.5,
    "reply": 98,
    "statistic.mention": 98,
    "statistic.record": 78,
    "measure.span": 85,
    "measure.status": 93,
}


def test_unseen_pages_are_read_as_well_as_before() -> None:
    samples = read_samples("unseen")
    assert len(samples) == 19
    layers = score(samples).layers
    assert {layer: layers[layer].f1 for layer, floor in FLOORS.items() if layers[layer].f1 < floor} == {}
