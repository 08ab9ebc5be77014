"""Rate limits on what costs much: drafting and checking, for each client a bucket that refills."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

# So many at once, then one every so many seconds; a clerk correcting a split stays far below.
BURST = 30
SECONDS_EACH = 2.0
COSTLY = ("/draft", "/check")
MOST_CLIENTS = 10_000


class RateLimit:
    """Counts the costly requests of each client; ``clock`` gives seconds that never go back."""

    def __init__(
        self,
        burst: int = BURST,
        seconds_each: float = SECONDS_EACH,
        clock: Callable[[], float] = time.monotonic,
        client_header: str | None = None,
    ) -> None:
        self.burst = burst
        self.seconds_each = seconds_each
        self.clock = clock
        self.client_header = client_header
        # When the bucket of each client will be full again.
        self.full_at: dict[str, float] = {}

    def wait(self, scope: Scope) -> int:
        """How many whole seconds this request must wait, 0 when it may pass; what passes is counted."""
        if scope["method"] != "POST" or not scope["path"].startswith(COSTLY):
            return 0
        now = self.clock()
        client = self.client_of(scope)
        full_at = max(self.full_at.get(client, now), now) + self.seconds_each
        over = full_at - now - self.burst * self.seconds_each
        if over > 0:
            return math.ceil(over)
        if len(self.full_at) >= MOST_CLIENTS:
            self.full_at = {name: at for name, at in self.full_at.items() if at > now}
        self.full_at[client] = full_at
        return 0

    def client_of(self, scope: Scope) -> str:
        """Who asks: the user that the proxy names, else the machine."""
        name = (self.client_header or "").lower().encode()
        named = next(
            (value.decode("latin-1") for key, value in scope["headers"] if name and key == name), None
        )
        return named or str((scope.get("client") or ("",))[0])
