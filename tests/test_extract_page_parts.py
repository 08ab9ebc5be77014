"""A letter split over several pages is read as one."""

from __future__ import annotations

import pytest

from extract import read_page
from extract.page_parts import read_parts

ADDRESS = "http://www.songshi.example/jyta/202405/t20240506_51.html"
PARAGRAPHS = [
    "章可委员：",
    "您提出的“关于增加托位的提案”收悉，现答复如下：",
    "一、已经做的工作。截至2024年5月，全县有托育机构18家，托位1260个，其中普惠托位860个。",
    "二、存在的不足。城区托位布局不均，乡镇机构偏少，从业人员流动较大，需要逐年解决。",
    "三、下一步打算。2025年计划新增托位300个，改造社区用房12处，对从业人员开展培训5期。",
    "感谢您对托育工作的关心和支持。",
    "松石县卫生健康局",
    "2024年6月5日",
]


def page(paragraphs: list[str], paging: str, container: str) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        "<html><head><title>关于县政协第51号提案的答复_松石县人民政府</title></head><body>"
        "<div class='nav'><a href='/'>首页</a><a href='/zwgk/'>政务公开</a></div>"
        "<h1>关于县政协第51号提案的答复</h1><div class='info'>发布时间：2024-06-06　来源：县卫生健康局</div>"
        f"<div class='{container}'>{body}<div class='fy'>{paging}</div></div>"
        "<div class='foot'><a href='/gywm/'>关于我们</a></div></body></html>"
    ).encode()


@pytest.mark.parametrize("container", ["TRS_Editor", "wrapper"])
@pytest.mark.parametrize("cuts", [(3,), (3, 5), (2, 4, 6)])
def test_parts_read_like_the_whole(container: str, cuts: tuple[int, ...]) -> None:
    ends = [*cuts, len(PARAGRAPHS)]
    parts = [PARAGRAPHS[start:end] for start, end in zip([0, *cuts], ends, strict=True)]
    names = {"t20240506_51": "1", "t20240506_51_1": "2", "t20240506_51_2": "下一页"}
    paging = "".join(f'<a href="{name}.html">{words}</a> ' for name, words in names.items())
    bodies = [page(part, paging, container) for part in parts]
    whole = read_page(page(PARAGRAPHS, "", container), ADDRESS)
    joined = read_parts(bodies, ADDRESS)
    assert joined.status == "article"
    assert joined.documents == whole.documents
    assert joined.documents[0].text.splitlines() == PARAGRAPHS


def test_one_part_is_the_page_itself() -> None:
    body = page(PARAGRAPHS, "", "TRS_Editor")
    assert read_parts([body], ADDRESS) == read_page(body, ADDRESS)
    assert (
        read_parts([body, b"\x00\x01\x02\xff" * 50], ADDRESS).documents == read_page(body, ADDRESS).documents
    )
