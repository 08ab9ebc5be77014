"""A made-up store of any size: letters with measures in the words of the themes table, equal for equal seeds.

Words are drawn by rank, common ones far oftener than rare ones, as in real texts: 服务 stands in one measure
of six, a programme's name in one of thousands.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import accumulate

from extract.gazetteer import official_names
from extract.model import Measure, MeasureStatus, Place, Record, Reply, Statistic
from store.vocabulary import table_rows


def words(text: str) -> list[str]:
    """The words between spaces."""
    return text.split()


VERBS = words(
    "推进 加强 完善 建立 开展 落实 组织 实施 优化 健全 提升 强化 加大 印发 出台 新建 改造 建成 扩大 规范 "
    "整合 设立 培育"
)
OBJECTS = words(
    "服务 体系 建设 管理 工作 机制 项目 资金 设施 队伍 平台 活动 政策 水平 质量 环境 监管 培训 宣传 保障 "
    "供给 标准 制度 方案 网络 资源 能力 规划 考核 补贴 试点 基地 站点 台账 名单 通道 课程 设备 岗位 用地 "
    "编制 价格 流程 档案"
)
PLACES = words("全县 全市 城区 农村 社区 乡镇 街道 各学校 各医院 各单位 重点区域 主城区 老城区 园区 景区")
STATUSES: tuple[MeasureStatus, ...] = ("done", "done", "done", "ongoing", "planned", "planned", "declined")
ORGANS = words(
    "教育局 民政局 卫生健康委 住房和城乡建设局 交通运输局 公安局 财政局 农业农村局 人力资源和社会保障局 "
    "文化和旅游局"
)
# Rare syllables for names of programmes, so that the long tail of real texts is there.
SYLLABLES = "安宁康乐和顺福寿春晖启明育英培德新苗阳光爱心暖阳朝霞清泉青松翠竹红星金桥银杏丹桂芳草白鹭云帆"


@cache
def rank_weights(count: int) -> list[float]:
    """Cumulative weights that fall with the rank."""
    return list(accumulate(1 / (rank + 20) for rank in range(count)))


class Corpus:
    """Draws letters; ``measures`` a letter."""

    def __init__(self, seed: int = 1, measures: int = 25) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a benchmark
        self.measures = measures
        self.themes = [(row["id"], [row["name"], *row["keywords"].split()]) for row in table_rows("themes")]
        self.random.shuffle(self.themes)
        self.regions = [Place(name, code) for code, name in official_names().items()]
        self.random.shuffle(self.regions)

    def ranked(self, choices: list[str] | list[tuple[str, list[str]]] | list[Place]) -> int:
        """A position, the first ones likelier by rank."""
        return self.random.choices(range(len(choices)), cum_weights=rank_weights(len(choices)))[0]

    def records(self, count: int) -> Iterator[Record]:
        """``count`` letters."""
        for number in range(count):
            yield self.record(number)

    def record(self, number: int) -> Record:
        """One letter."""
        region = self.regions[self.ranked(self.regions)]
        day = date(2016, 1, 1) + timedelta(days=int(self.random.triangular(0, 3600, 3200)))
        theme, words = self.themes[self.ranked(self.themes)]
        lines, measures, at = [], [], 0
        for _ in range(self.measures):
            text = self.sentence(words)
            themes = (theme,)
            measures.append(Measure(at, at + len(text), text, self.random.choice(STATUSES), (), themes))
            lines.append(text)
            at += len(text) + 2
        organ = f"{region.name}{ORGANS[number % len(ORGANS)]}"
        figure = str(self.random.randrange(1000))
        start = at
        lines.append(f"共有{words[0]}{figure}个")
        statistic = Statistic(start, start + len(lines[-1]), lines[-1], words[0], Decimal(figure), "个")
        return Record(
            source=f"https://www.example.invalid/{number}.html",
            part=0,
            kind="reply",
            title=f"关于{words[-1]}的提案的答复（{number}）",
            publisher=organ,
            published_on=day,
            region=region,
            trust="official",
            text="。\n".join(lines) + "。",
            reply=Reply(council="cppcc", issuers=(organ,), signed_on=day),
            measures=tuple(measures),
            statistics=(statistic,),
        )

    def sentence(self, words: list[str]) -> str:
        """A measure of thirty to seventy characters."""
        name = "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))
        parts = [
            PLACES[self.ranked(PLACES)],
            VERBS[self.ranked(VERBS)],
            self.random.choice(words),
            OBJECTS[self.ranked(OBJECTS)],
            OBJECTS[self.ranked(OBJECTS)],
            f"，{VERBS[self.ranked(VERBS)]}“{name}”{OBJECTS[self.ranked(OBJECTS)]}",
            f"{self.random.randrange(2, 3000)}{self.random.choice('个处名家场次')}，",
            VERBS[self.ranked(VERBS)],
            self.random.choice(self.themes[self.ranked(self.themes)][1]),
            OBJECTS[self.ranked(OBJECTS)],
        ]
        return "".join(parts)
