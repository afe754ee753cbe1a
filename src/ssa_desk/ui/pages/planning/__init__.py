"""Parts of the page of goals and planning that are no lists."""
