"""``python -m tests.oversight.alerts.simulation``: measure, and print the page."""

from __future__ import annotations

import sys

from tests.oversight.alerts.simulation.measuring import HELD_OUT, TUNED, measure
from tests.oversight.alerts.simulation.printed import page

sys.stdout.write(page(measure(TUNED), measure(HELD_OUT)))
