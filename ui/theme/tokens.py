"""Every colour and length of the window, light and dark, in one place.

Colours are ``#RRGGBB``. ``PAIRS_OF_TEXT`` and ``PAIRS_OF_EDGES`` list which colour is read on which ground, so that a
test can compute every contrast (at least 4.5 for text, 3.0 for borders, focus rings and icons).

Lengths are logical pixels at a font size of 100 %; ``Theme.px`` scales them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LevelColours:
    """The colours of one level: a full banner, a chip, and the strip in rows."""

    banner: str
    on_banner: str
    banner_button: str
    chip: str
    on_chip: str
    strip: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours, named by what they are for."""

    name: str
    page: str
    surface: str
    raised: str
    hover: str
    pressed: str
    text: str
    secondary: str
    placeholder: str
    disabled: str
    line: str
    border: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    selection: str
    on_selection: str
    focus: str
    danger: str
    danger_hover: str
    danger_pressed: str
    on_danger: str
    danger_text: str
    danger_soft: str
    on_danger_soft: str
    warning_soft: str
    on_warning_soft: str
    success_soft: str
    on_success_soft: str
    info_soft: str
    on_info_soft: str
    success: str
    warning: str
    info: str
    sidebar: str
    sidebar_text: str
    sidebar_head: str
    sidebar_active: str
    sidebar_hover: str
    sidebar_line: str
    on_sidebar_active: str
    badge: str
    on_badge: str
    scrim: str
    scrim_percent: int
    watermark_percent: float
    chart: tuple[str, str, str, str, str, str]
    chart_rest: str
    chart_area: str
    levels: tuple[LevelColours, LevelColours, LevelColours]


LIGHT = Tokens(
    name="light",
    page="#F5F7FA",
    surface="#FFFFFF",
    raised="#F5F7FA",
    hover="#EEF2F6",
    pressed="#E2E8EF",
    text="#101828",
    secondary="#475467",
    placeholder="#667085",
    disabled="#98A2B3",
    line="#DDE2EA",
    border="#868FA1",
    accent="#0B5C6B",
    accent_hover="#0A4F5C",
    accent_pressed="#08414C",
    on_accent="#FFFFFF",
    accent_soft="#D9EEF2",
    on_accent_soft="#0A4F5C",
    selection="#D9EEF2",
    on_selection="#101828",
    focus="#0B5C6B",
    danger="#B42318",
    danger_hover="#991B12",
    danger_pressed="#7F160F",
    on_danger="#FFFFFF",
    danger_text="#B42318",
    danger_soft="#FEE4E2",
    on_danger_soft="#912018",
    warning_soft="#FEF0C7",
    on_warning_soft="#93370D",
    success_soft="#D1FADF",
    on_success_soft="#05603A",
    info_soft="#D1E9FF",
    on_info_soft="#1849A9",
    success="#067647",
    warning="#B54708",
    info="#175CD3",
    sidebar="#16232E",
    sidebar_text="#CBD5E1",
    sidebar_head="#8C9BAD",
    sidebar_active="#28394A",
    sidebar_hover="#1F2F3D",
    sidebar_line="#5C6E81",
    on_sidebar_active="#FFFFFF",
    badge="#5CC4D6",
    on_badge="#06262C",
    scrim="#0B1520",
    scrim_percent=52,
    watermark_percent=5.5,
    chart=("#0B5C6B", "#B54708", "#6941C6", "#067647", "#175CD3", "#C11574"),
    chart_rest="#667085",
    chart_area="#E6F3F5",
    levels=(
        LevelColours("#175CD3", "#FFFFFF", "#1249A8", "#D1E9FF", "#1849A9", "#175CD3"),
        LevelColours("#B54708", "#FFFFFF", "#933A08", "#FEF0C7", "#93370D", "#B54708"),
        LevelColours("#B42318", "#FFFFFF", "#8F1B12", "#FEE4E2", "#912018", "#B42318"),
    ),
)
"""The light theme."""

DARK = Tokens(
    name="dark",
    page="#10151B",
    surface="#161C23",
    raised="#10151B",
    hover="#1E2730",
    pressed="#26313C",
    text="#F2F4F7",
    secondary="#A9B4C4",
    placeholder="#8593A6",
    disabled="#5D6978",
    line="#2A333E",
    border="#6B7889",
    accent="#5CC4D6",
    accent_hover="#7AD2E1",
    accent_pressed="#45AFC2",
    on_accent="#06262C",
    accent_soft="#12343C",
    on_accent_soft="#7AD2E1",
    selection="#12343C",
    on_selection="#F2F4F7",
    focus="#5CC4D6",
    danger="#B42318",
    danger_hover="#C8372B",
    danger_pressed="#991B12",
    on_danger="#FFFFFF",
    danger_text="#FDA29B",
    danger_soft="#55160C",
    on_danger_soft="#FDA29B",
    warning_soft="#4E1D09",
    on_warning_soft="#FEC84B",
    success_soft="#0B3B25",
    on_success_soft="#6CE9A6",
    info_soft="#102A56",
    on_info_soft="#84CAFF",
    success="#6CE9A6",
    warning="#FEC84B",
    info="#84CAFF",
    sidebar="#0B1015",
    sidebar_text="#CBD5E1",
    sidebar_head="#8C9BAD",
    sidebar_active="#1D2833",
    sidebar_hover="#151D25",
    sidebar_line="#556577",
    on_sidebar_active="#FFFFFF",
    badge="#5CC4D6",
    on_badge="#06262C",
    scrim="#04070A",
    scrim_percent=66,
    watermark_percent=7.0,
    chart=("#5CC4D6", "#FEC84B", "#BDB4FE", "#6CE9A6", "#84CAFF", "#FAA7E0"),
    chart_rest="#8593A6",
    chart_area="#152C35",
    levels=(
        LevelColours("#175CD3", "#FFFFFF", "#1249A8", "#102A56", "#84CAFF", "#3B82F6"),
        LevelColours("#B54708", "#FFFFFF", "#933A08", "#4E1D09", "#FEC84B", "#D9650F"),
        LevelColours("#B42318", "#FFFFFF", "#8F1B12", "#55160C", "#FDA29B", "#E5483B"),
    ),
)
"""The dark theme."""

PAIRS_OF_TEXT: tuple[tuple[str, str], ...] = (
    ("text", "page"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "hover"),
    ("text", "pressed"),
    ("secondary", "page"),
    ("secondary", "surface"),
    ("secondary", "raised"),
    ("secondary", "hover"),
    ("secondary", "selection"),
    ("placeholder", "surface"),
    ("accent", "surface"),
    ("accent", "page"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_accent_soft", "accent_soft"),
    ("on_selection", "selection"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("on_danger", "danger_pressed"),
    ("danger_text", "surface"),
    ("danger_text", "page"),
    ("on_danger_soft", "danger_soft"),
    ("on_warning_soft", "warning_soft"),
    ("on_success_soft", "success_soft"),
    ("on_info_soft", "info_soft"),
    ("success", "surface"),
    ("warning", "surface"),
    ("info", "surface"),
    ("sidebar_text", "sidebar"),
    ("sidebar_text", "sidebar_hover"),
    ("sidebar_head", "sidebar"),
    ("on_sidebar_active", "sidebar_active"),
    ("sidebar_text", "sidebar_active"),
    ("on_badge", "badge"),
)
"""(foreground, ground): words read on that ground, at least 4.5."""

PAIRS_OF_EDGES: tuple[tuple[str, str], ...] = (
    ("border", "surface"),
    ("border", "page"),
    ("focus", "surface"),
    ("focus", "page"),
    ("focus", "raised"),
    ("focus", "selection"),
    ("danger_text", "surface"),
    ("sidebar_line", "sidebar"),
    ("badge", "sidebar"),
)
"""(edge, ground): borders, rings and icons, at least 3.0."""

CONTROL = 36
"""Height of a button or a field."""
ROW = 44
"""Height of a row in a list."""
ROW_COMPACT = 36
"""Height of a row in a compact list."""
BANNER = 40
"""Height of the level banner."""
STATUS = 32
"""Height of the status bar."""
SIDEBAR = 232
"""Width of the navigation."""
SIDEBAR_NARROW = 64
"""Width of the navigation with icons alone."""
NARROW_UNDER = 1360
"""Window width under which the navigation shows icons alone."""
PAGE_MARGIN = 24
"""Space around a page."""
GAP = 8
"""Space inside a group."""
GROUP_GAP = 16
"""Space between groups."""
RADIUS_CONTROL = 6
RADIUS_CARD = 8
RADIUS_DIALOG = 10
