"""`python -m settled APP.py`."""

import sys

from settled._internal.doctor.command import main

sys.exit(main())
