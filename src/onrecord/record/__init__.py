"""The record: many readings kept in one database, and what they say of one happening taken together."""
