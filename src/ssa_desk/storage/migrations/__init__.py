"""All steps of the layout, oldest first; step n brings `user_version` from n - 1 to n.

A step is a frozen tuple of single statements and imports nothing of the program.
"""

from ssa_desk.storage.migrations.m0001_first import STATEMENTS as FIRST
from ssa_desk.storage.migrations.m0002_safety import STATEMENTS as SAFETY
from ssa_desk.storage.migrations.m0003_daily_work import STATEMENTS as DAILY_WORK
from ssa_desk.storage.migrations.m0004_reports import STATEMENTS as REPORTS
from ssa_desk.storage.migrations.m0005_data_protection import STATEMENTS as DATA_PROTECTION
from ssa_desk.storage.migrations.m0006_letters import STATEMENTS as LETTERS

STEPS: tuple[tuple[str, ...], ...] = (
    FIRST,
    SAFETY,
    DAILY_WORK,
    REPORTS,
    DATA_PROTECTION,
    LETTERS,
)
