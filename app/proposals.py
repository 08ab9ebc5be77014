"""Proposals as people hand them in: drafting, checking and the web pages read them the same way."""

from __future__ import annotations

from app.errors import InputError
from generate.proposal import Proposal, read_proposal


def read_proposal_bytes(body: bytes, name: str) -> Proposal:
    """The proposal in a file's bytes (.docx, .pdf, .txt); raises InputError, one Chinese line."""
    from generate.proposal_file import ProposalFileError, proposal_text

    if name.lower().endswith((".csv", ".xlsx", ".xls")):
        raise InputError(f"{name}：这是数据表，不是提案；本单位数据用 --facts 给出")
    try:
        return read_proposal(proposal_text(body, name))
    except ProposalFileError as error:
        raise InputError(str(error)) from error
