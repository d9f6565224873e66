"""What is kept of many readings: so far the permanent ids and the chained log, which need no database."""
