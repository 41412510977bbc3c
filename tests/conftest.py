"""What many tests share: the extractor, which takes two seconds to make, and no clock for property tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from kg.extract import make_extractor
from kg.types import Extractor

# How fast a machine is says nothing about a property; where nobody looks for new examples the old ones are tried.
settings.register_profile(
    "kg", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("kg")


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The rule extractor, made once."""
    return make_extractor()
