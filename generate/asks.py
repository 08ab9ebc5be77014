"""What a suggestion asks for, one by one: its clauses that open with an action."""

from __future__ import annotations

import re

from generate.proposal import Ask

# The verbs that official suggestions open with; longest first so that 建立健全 wins over 建立.
_ACTIONS = (
    "建立健全 建立 健全 加强 加大 加快 加密 加装 完善 优化 推进 推动 推广 推行 扩大 扩建 扩充 拓宽 拓展 提高 提升 强化 落实 "
    "制定 制订 出台 明确 规范 统筹 科学 合理 积极 大力 切实 进一步 全面 深入 持续 着力 充分 尽快 尽早 严格 及时 逐步 适时 "
    "探索 创新 增加 增设 增配 增强 设立 设置 开设 开展 开通 开放 开发 开办 新建 改建 改造 建设 建成 打造 搭建 构建 组建 "
    "配齐 配备 配强 配足 配套 培育 培养 培训 引导 引进 引入 鼓励 支持 动员 发动 吸引 整合 盘活 利用 依托 发挥 实施 实行 "
    "组织 安排 保障 确保 做好 抓好 抓实 抓紧 注重 重视 突出 聚焦 围绕 坚持 深化 细化 量化 简化 强力 畅通 打通 补齐 补足 "
    "清理 整治 治理 排查 检查 督促 监督 监管 查处 打击 宣传 普及 营造 健康 丰富 降低 减免 减少 减轻 缩短 提供 给予 发放 "
    "争取 列入 纳入 延长 延伸 覆盖 允许 试点 借鉴 学习 成立 调整 划定 划拨 统一 公开 公示 定期 优先 压实 夯实 改进 改善 "
    "改革 延续 修订 修复 修缮 维护 养护 保护 保留 挖掘 传承 协调 对接 联合 牵头 由 将 把 对 在 为 以 从 让 使 投入 投放 "
    "更新 升级 安装 布局 布设 购买 招募 招聘 选派 选聘 评选 表彰 奖励 激励 考核 评估 核定 限制 禁止 取消 简并 疏导 疏通 "
    "普查 摸清 摸底 编制 规划 选址 预留 腾退 收购 回购 租赁 共享 错时 推出 发布 建好 用好 管好 用活 激活 做大 做强 做优 "
    "完成 解决 化解 破解 消除 缓解 防范 防止 避免 关注 关心 关爱 帮助 帮扶 资助 救助 补贴 补助 减税 兑现 简政 赋予 下放 稳定 做实 做细 做精 壮大 提档 增进 促进 织密 抓牢 树立 倡导 弘扬 复制 严把 严控 守住 用足 兜牢 赋能"
).split()
ACTION = "|".join(sorted(_ACTIONS, key=len, reverse=True))
_WEAK = {"由", "将", "把", "对", "在", "为", "以", "从", "让", "使", "健康", "科学", "合理"}
_FRONT = (
    r"(?:建议|希望|恳请|呼吁|提议|同时|此外|另外|还|并|也|应当?|要|须|需要?|必须|可以?|继续|不断|更加|尽量|还要|还应|特别是要?|"
    r"我们|政府|有关部门|相关部门|各级|主管部门|[^，。；]{1,10}?(?:部门|单位|政府|局|委|办|街道|乡镇|社区|学校))"
)
_OPENS = re.compile(rf"^(?:{_FRONT}[，,]?){{0,3}}(?:{ACTION})")
_WEAK_FRONT = re.compile(rf"^(?:{'|'.join(_WEAK)})")
_BREAK = re.compile(r"[，,。；;\n！？]")
_SUPPORTS = re.compile(r"^(?:确保|优先|切实|从而|以|让|使|避免|防止|实现|满足|解决|为|帮助|缓解|营造)")


def opens_with_action(words: str) -> bool:
    """Whether ``words`` open as an action asked for: 建立…, 由县教体局牵头…, 应完善…."""
    return bool(_OPENS.match(words.strip()))


def split_asks(text: str, start: int, end: int, suggestion: str) -> tuple[Ask, ...]:
    """The asks of ``text[start:end]``: a new one at each clause that opens with an action of its own.

    扩大公办托管点覆盖面，优先覆盖城区三个街道 is one; 建立稳定的经费保障，明确收费标准 are two.
    """
    starts = [start]
    position = start
    for match in _BREAK.finditer(text, start, end):
        position = match.end()
        clause = text[position : min(end, position + 24)].lstrip()
        begin = position + len(text[position : min(end, position + 24)]) - len(clause)
        bare = re.sub(
            r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[一二三四五六七八九十]是)", "", clause
        )
        opens = opens_with_action(bare) and not _SUPPORTS.match(bare) and not _WEAK_FRONT.match(bare)
        starts_sentence = match[0] in "。；;\n！？"
        if clause and (opens or starts_sentence) and begin < end:
            starts.append(begin)
    return tuple(
        _ask(text, a, b, f"{suggestion}a{index}") for index, (a, b) in enumerate(_merged(starts, end), 1)
    )


def _merged(starts: list[int], end: int) -> list[tuple[int, int]]:
    """Spans between the starts; a scrap of fewer than six characters joins what follows it."""
    spans = [span for span in zip(starts, [*starts[1:], end], strict=True) if span[0] < span[1]]
    merged: list[tuple[int, int]] = []
    for span in spans:
        if merged and merged[-1][1] - merged[-1][0] < 6:
            merged[-1] = (merged[-1][0], span[1])
        else:
            merged.append(span)
    return merged


def _ask(text: str, start: int, end: int, identity: str) -> Ask:
    words = text[start:end].rstrip("，,。；;\n ！？、")
    return Ask(identity, words, start, start + len(words))
