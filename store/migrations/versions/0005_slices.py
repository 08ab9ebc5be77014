"""PostgreSQL: an entry bears tokens for its slices of time and for each Han character, its text beside them.

``entry_texts`` becomes a view: who finds an entry has its text without another look.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from store.words import IndexRow, as_lexemes

revision = "0005_slices"
down_revision = "0004_crawl_forms"
branch_labels = None
depends_on = None

BATCH = 5_000


def upgrade() -> None:
    """Write the entries anew, in the order of their keys; FTS5 needs none of this."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute("ALTER TABLE entries RENAME TO old_entries")
    op.execute("ALTER TABLE old_entries RENAME CONSTRAINT pk_entries TO pk_old_entries")
    op.execute("DROP INDEX ix_entries_tokens")
    op.create_table(
        "entries",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("facets", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("facet_tokens", sa.Text, nullable=False),
        sa.Column("tokens", TSVECTOR, nullable=False),
    )
    # Not compressed: ranking reads the beginnings of long texts.
    op.execute(
        "ALTER TABLE entries ALTER COLUMN tokens SET STORAGE EXTERNAL, ALTER COLUMN text SET STORAGE EXTERNAL"
    )
    copy_entries()
    op.execute("SET LOCAL maintenance_work_mem = '256MB'")
    op.execute("CREATE INDEX ix_entries_tokens ON entries USING gin (tokens) WITH (fastupdate = off)")
    op.execute("DROP TABLE old_entries")
    op.execute("DROP TABLE entry_texts")
    op.execute("CREATE VIEW entry_texts AS SELECT key, text, facet_tokens FROM entries")


def copy_entries() -> None:
    """Tell the new table what the old one held."""
    last = -1
    while rows := rows_after(last):
        op.get_bind().execute(
            sa.text(
                "INSERT INTO entries (key, facets, text, facet_tokens, tokens)"
                " VALUES (:key, :facets, :text, :facet_tokens, array_to_tsvector(:tokens))"
            ),
            [
                {
                    "key": row.key,
                    "facets": row.facets,
                    "text": row.text,
                    "facet_tokens": row.facet_tokens,
                    "tokens": as_lexemes(row),
                }
                for row in rows
            ],
        )
        last = rows[-1].key


def rows_after(key: int) -> list[IndexRow]:
    """The next entries with what the index was told of them, in the order of their keys."""
    found = op.get_bind().execute(
        sa.text(
            "SELECT key, facets, text, facet_tokens FROM old_entries JOIN entry_texts USING (key)"
            " WHERE key > :key ORDER BY key LIMIT :most"
        ),
        {"key": key, "most": BATCH},
    )
    return [IndexRow(*row) for row in found]
