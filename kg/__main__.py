"""``kg`` and ``python -m kg``: the command line, which stands in ``cli.py`` at the top of the repository."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

_BESIDE_THE_PACKAGE = Path(__file__).resolve().parent.parent / "cli.py"


def main() -> None:
    """Run the command line: ``kg/cli.py`` of a wheel, or ``cli.py`` of a clone."""
    if find_spec("kg.cli") is not None:
        module = import_module("kg.cli")
    else:
        spec = spec_from_file_location("cli", _BESIDE_THE_PACKAGE)
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
    sys.exit(module.main())


if __name__ == "__main__":
    main()
