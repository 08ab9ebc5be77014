"""Names in quotation marks that a measure sets up or runs: “彩云伴成长”爱心托管班, “一人一档”."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“([^“”]{2,24})”|‘([^‘’]{2,24})’")
# Named by others or only described: not run by the measure.
_NOT_A_NAME = re.compile(
    r"[。；，？！]|^十[一二三四五]五$|(?:的|了|吗|呢|吧)$|家门口|公里$|.有所.|急难愁盼|零距离|第一时间"
    r"|[^困]难$|[贵堵脏差乱慢]$"
)
_SPOKEN_OF = re.compile(r"(?:反映|提出|所谓|解决|破解|清理|整治|查处|针对|您|存在)[^，；。]{0,12}$")


def programs_of(text: str) -> tuple[str, ...]:
    """The names in order, each once, without quotation marks."""
    names = []
    for match in _QUOTED.finditer(text):
        name = match[1] or match[2]
        if (
            not _NOT_A_NAME.search(name)
            and not _SPOKEN_OF.search(text[: match.start()])
            and name not in names
        ):
            names.append(name)
    return tuple(names)
