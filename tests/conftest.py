"""What many tests share: the extractor, which takes two seconds to make."""

from __future__ import annotations

import pytest

from kg.extract import make_extractor
from kg.types import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The rule extractor, made once."""
    return make_extractor()
