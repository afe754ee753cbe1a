"""Starts the program: `python -m ssa_desk`, `ssa-desk`."""


def main() -> int:
    """Run the command or the window and return the exit status."""
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
