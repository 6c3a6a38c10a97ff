"""The desk that tests of releases share."""

from __future__ import annotations

import pytest

from tests.fixtures.vault import Office
from tests.release.desk import Desk, new_desk


@pytest.fixture
def desk(office: Office) -> Desk:
    return new_desk(office)
