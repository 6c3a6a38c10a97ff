"""Every colour pair of the tokens can be read, in both themes."""

from __future__ import annotations

import pytest

from ui.theme.contrast import contrast
from ui.theme.tokens import DARK, LIGHT, PAIRS_OF_EDGES, PAIRS_OF_TEXT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")
    with pytest.raises(ValueError, match="not a colour"):
        contrast("red", "#FFFFFF")


@THEMES
@pytest.mark.parametrize("pair", PAIRS_OF_TEXT, ids="/".join)
def test_words_can_be_read(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= 4.5


@THEMES
@pytest.mark.parametrize("pair", PAIRS_OF_EDGES, ids="/".join)
def test_edges_can_be_seen(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) >= 3.0


@THEMES
@pytest.mark.parametrize("level", [0, 1, 2])
def test_levels_can_be_read(tokens: Tokens, level: int) -> None:
    colours = tokens.levels[level]
    assert contrast(colours.on_banner, colours.banner) >= 4.5
    assert contrast(colours.on_banner, colours.banner_button) >= 4.5
    assert contrast(colours.on_chip, colours.chip) >= 4.5
    assert contrast(colours.strip, tokens.surface) >= 3.0
    assert contrast(colours.strip, tokens.selection) >= 3.0


@THEMES
def test_charts_can_be_seen(tokens: Tokens) -> None:
    """On the ground of their card, and the words that stand over a line's area."""
    assert min(contrast(colour, tokens.surface) for colour in (*tokens.chart, tokens.chart_rest)) >= 3.0
    assert contrast(tokens.chart[0], tokens.chart_area) >= 3.0
    assert contrast(tokens.text, tokens.chart_area) >= 4.5
    assert contrast(tokens.secondary, tokens.chart_area) >= 4.5
    assert len({*tokens.chart, tokens.chart_rest}) == 7


def test_levels_are_blue_orange_and_red() -> None:
    confidential, secret, top_secret = (level.banner for level in LIGHT.levels)

    def channels(colour: str) -> tuple[int, int, int]:
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)

    red, green, blue = channels(confidential)
    assert blue > green > red
    red, green, blue = channels(secret)
    assert red > 2 * green > 2 * blue
    red, green, blue = channels(top_secret)
    assert red > 4 * max(green, blue)
