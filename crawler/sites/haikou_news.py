"""海口网: News of 海口; documents at /content/YYYY-MM/DD/content_<id>.htm."""

from __future__ import annotations

from crawler.site import Site

SITE = Site(
    name="haikou_news",
    title="海口网",
    starts=("http://www.hkwb.net/",),
    kind="news",
    max_depth=2,
    region="460100",
    words=("托位", "托育", "托管", "养老", "停车", "充电桩", "老旧小区", "民生实事"),
)
