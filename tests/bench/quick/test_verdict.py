from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from bench.quick.verdict import CONFIDENCE, ENOUGH_ROUNDS, Verdict, judge


def of(differences: Sequence[float]) -> Verdict:
    base = [100.0 + 7 * index for index in range(len(differences))]
    pairs = zip(base, differences, strict=True)
    return judge(base, [before + difference for before, difference in pairs])


def test_what_takes_longer_in_every_round_is_slower() -> None:
    found = of([8, 1, 2, 9, 4, 5, 3])

    assert found.word == "slower"
    assert (found.low, found.high) == (1, 9)
    assert found.difference == 4.5
    assert (found.base, found.tree) == (121, 130)


def test_what_takes_less_in_every_round_is_faster() -> None:
    assert of([-8, -1, -2, -9, -4, -5, -3]).word == "faster"


def test_what_takes_now_more_and_now_less_is_no_difference() -> None:
    found = of([-8, 1, -2, 9, -4, 5, -3])

    assert found.word == "no difference seen"
    assert found.unseen == (found.high - found.low) / 2 == 8.5


def test_one_disturbed_round_does_not_hide_what_all_others_show() -> None:
    assert of([40, 41, 42, 43, 44, 45, 46, 47, -2, 400]).word == "slower"


def test_means_are_left_out_at_both_ends_as_the_tables_of_the_test_say() -> None:
    # Wilcoxon's table: of 10 pairs, 5 is critical for 0.01 on one side. So five means are left out.
    differences = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
    means = sorted(
        (one + other) / 2 for one, other in itertools.combinations_with_replacement(differences, 2)
    )

    found = of(differences)

    assert (found.low, found.high) == (means[5], means[-6])


@pytest.mark.parametrize("sizes", [range(1, 8), range(1, 11), [1] * 8, [0, 0, 1, 1, 2, 2, 3, 3, 9]])
def test_where_only_chance_gives_the_signs_slower_is_as_rare_as_promised(
    sizes: Sequence[float],
) -> None:
    signs = list(itertools.product((1, -1), repeat=len(sizes)))
    words = [of([s * size for s, size in zip(each, sizes, strict=True)]).word for each in signs]

    allowed = (1 - CONFIDENCE) / 2 * len(signs)
    assert words.count("slower") <= allowed
    assert words.count("faster") == words.count("slower")
    assert words.count("slower") > 0


def test_the_same_in_every_round_is_no_difference() -> None:
    found = of([0] * ENOUGH_ROUNDS)

    assert found.word == "no difference seen"
    assert found.unseen == 0


def test_of_too_few_rounds_nothing_is_said() -> None:
    assert of([50] * (ENOUGH_ROUNDS - 1)).word == "too few rounds"
    assert of([50] * ENOUGH_ROUNDS).word == "slower"
    assert of([50]).word == "too few rounds"


@pytest.mark.parametrize(("base", "tree"), [([], []), ([1.0], []), ([1.0], [1.0, 2.0])])
def test_samples_must_be_pairs(base: Sequence[float], tree: Sequence[float]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of the standard library, in its words
        judge(base, tree)
