"""`python -m deliberation`."""

from deliberation.cli import main

raise SystemExit(main())
