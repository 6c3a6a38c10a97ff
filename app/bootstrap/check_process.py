"""What `app.archive.checks.apart` starts, with the lists that were chosen here. Never started by hand."""

from __future__ import annotations

from app.archive.checks.apart import serve
from app.bootstrap.world import PROJECTIONS

if __name__ == "__main__":
    serve(PROJECTIONS)
