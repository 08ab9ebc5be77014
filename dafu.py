"""The notebook's front door: ``import dafu``; thin, everything real stands in the packages."""

from __future__ import annotations
