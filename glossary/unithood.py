"""Does a run of Chinese words hold together as one term?

Chinese writes no spaces, and jieba cuts too finely but hardly ever across the edge of a term; so every run of up to
six of its words is looked at, and what cannot be a term is told by its edges (a particle, a measure word, a verb such
as 推进 at the front) and by its company: a term is met before and after many different words, a piece of one always
with the same neighbour (branching entropy; Jin and Tanaka-Ishii 2006, "Unsupervised segmentation of Chinese text by
use of branching entropy").
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from glossary.tagging import listed
from tmx.languages import zh

#: How many of jieba's words one term may hold, and how many characters.
LONGEST_WORDS = 6
LONGEST_CHARACTERS = 14

_EITHER = listed(
    "的 地 得 了 着 过 是 在 和 与 及 或 而 但 并 且 也 都 就 还 又 很 最 更 较 不 没 未 无 非 已 曾 将 会 能"
    " 可 可以 应 应当 须 必须 要 需 需要 被 把 对 对于 关于 由 从 自 以 为 向 往 于 至 到 给 让 使 令 据 按"
    " 按照 根据 依照 通过 经 经过 随着 为了 因 因为 由于 所以 如果 若 虽然 但是 因此 此 该 本 这 那 这些 那些"
    " 其 其中 其他 其它 之 者 所 等 等等 以及 并且 而且 或者 还有 只 仅 只有 只要 每 各 各种 各类 某 某些 另"
    " 我 你 您 他 她 它 我们 你们 他们 她们 它们 自己 人们 大家 谁 什么 怎么 如何 哪 哪些 几 多少 一些 一个"
    " 一种 一项 一样 一定 一般 个 种 项 件 次 名 位 条 张 万 亿 元 万元 亿元 年 月 日 号 时 分 秒 时候 公里 户"
    " 万户 一户 多户 人 万人 人次 万人次 亩 吨 米 平方米 前 后 中 内 外 上 下 左右 以上 以下 以来 以后 以前"
    " 之间 之后 之前 期间 同时 分别 共 共有 约 近 达 达到 超过 占 比 如 例如 比如 包括 包含 有 没有 具有 拥有"
    " 存在 出现 属于 成为 作为 认为 表示 指出 说 称 来自 位于 进行 予以 加以 吗 呢 吧 啊 嘛 啦 呀 第 十分 非常"
    " 特别 比较 已经 正在 一直 仍然 仍 再 才 却 即 即使 尽管 无论 不仅 不但 不要 不能 不会 不是 还是 就是 也是"
    " 都是 而是 于是 大约 大概 可能 也许 似乎 几乎 之一 许多 很多 大量 不少 部分 全部 所有 任何 这个 那个 这种"
    " 那种 这样 那样 这里 那里 哪里 此外 另外 然后 接着 首先 其次 最后 总之 了解 知道 觉得 看到 发现 均 皆 亦"
    " 乃 则 故 尚 颇 甚 愈 越 凡 倘 设 自从 沿着 朝 替 跟 同 比起 除 除了 除非 直到 截至"
)
_LEFT = _EITHER | listed(
    "推进 推动 开展 实现 完善 发放 加强 加快 加大 提高 提升 促进 实施 落实 建立 健全 深化 坚持 坚定 坚决 扎实"
    " 积极 努力 大力 全力 充分 切实 进一步 继续 不断 着力 全面 深入 鼓励 引导 支持 帮助 组织实施 做好 抓好"
    " 搞好 完成 取得 获得 得到 受到 发挥 解决 确保 保证 保持 形成 构建 打造 创造 增强 增加 减少 降低 扩大 提供"
    " 采取 采用 使用 利用 参加 参与 带动 带领 投入 安排 下达 拨付 享受 领取 符合 有关 相关 主要 重要 重大 广大"
    " 新 旧 大 小 多 少 好 高 低 全省 全市 全县 全国 全区 我省 我市 我国 我县 们 性 化 度 员 家 界 成功 有效"
    " 基本 初步 逐步 普遍 明显 显著 大幅 合计 累计 共计 总计 其余 包含 涉及 针对 面向 围绕 结合 立足 依托 凭借"
    " 来 去 起来 下来 出来 开始 结束 举行 召开 举办 发布 印发 出台 制定 起草"
)
_RIGHT = _EITHER | listed(
    "新 大 小 多 少 好 高 低 全 老 来 去 起来 下来 出来 开始 增加 减少 提高 降低 达 加强 加快 加大 完善 推进"
    " 推动 实现 坚持 取得 得到 获得 完成 确保 努力 积极 进一步 继续 不断 方面 情况 问题 过程 目的 原因 结果"
    " 意见 时期 阶段 左右 总 副 每年 主要 重要 有关 相关 明显 显著"
)


@lru_cache(maxsize=65536)
def may_begin(word: str) -> bool:
    """Whether a term can begin with this word.

    >>> may_begin("对口"), may_begin("推进"), may_begin("的")
    (True, False, False)
    """
    return word not in _LEFT and zh.HAN_CHARACTER.match(word) is not None


@lru_cache(maxsize=65536)
def may_end(word: str) -> bool:
    """Whether a term can end with this word.

    >>> may_end("帮扶"), may_end("了")
    (True, False)
    """
    return word not in _RIGHT and zh.HAN_CHARACTER.match(word) is not None


@lru_cache(maxsize=65536)
def is_place(word: str) -> bool:
    """Whether a word alone names a place or a person, as jieba's list has it.

    >>> is_place("浙江省"), is_place("农村")
    (True, False)
    """
    tagged = zh.tagged_words(zh_simplified(word))
    return len(tagged) == 1 and tagged[0][1] in ("ns", "nr", "nrt", "nrfg")


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[tuple[str, int], ...]:
    """jieba's words of a text, each with where it begins; simplified for cutting, as written in the answer.

    jieba cuts simplified text; character by character folding keeps the places.

    >>> words("對口幫扶")
    (('對口', 0), ('幫扶', 2))
    """
    simplified = "".join(zh.simplified_character(character) for character in text)
    found = []
    at = 0
    for word in zh.cut_words(simplified):
        found.append((text[at : at + len(word)], at))
        at += len(word)
    return tuple(found)


def runs(text: str) -> Iterator[tuple[tuple[str, int], ...]]:
    """Yield the words of each unbroken Han run of a text; no term crosses punctuation, digits or letters."""
    run: list[tuple[str, int]] = []
    for word, at in words(text):
        if zh.HAN_RUN.fullmatch(word):
            run.append((word, at))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def spans(run: Sequence[tuple[str, int]], longest: int = LONGEST_WORDS) -> Iterator[tuple[int, int]]:
    """Yield [first, last) of every run of words whose edges can be a term's, two characters or more.

    >>> run = next(iter(runs("推进农村五保供养")))
    >>> ["".join(word for word, _ in run[first:last]) for first, last in spans(run)]
    ['农村', '农村五保', '农村五保供养', '五保', '五保供养', '供养']
    """
    simple = [zh_simplified(word) for word, _ in run]
    begins = [may_begin(word) for word in simple]
    ends = [may_end(word) for word in simple]
    for first in range(len(run)):
        if not begins[first]:
            continue
        length = 0
        for last in range(first + 1, min(len(run), first + longest) + 1):
            length += len(run[last - 1][0])
            if length > LONGEST_CHARACTERS or simple[last - 1] in _INSIDE_NEVER:
                break
            if length > 1 and ends[last - 1]:
                yield first, last


#: Words that no term holds inside: a span that meets one goes no further.
_INSIDE_NEVER = listed(
    "的 了 着 是 在 也 都 就 并 而 但 将 会 被 把 对于 关于 以及 等 其 该 这 那 我们 他们 万元 亿元 年 月 日"
    " 已 已经 由 从 向"
)


@lru_cache(maxsize=65536)
def zh_simplified(word: str) -> str:
    """The word in simplified characters, one for one."""
    return "".join(zh.simplified_character(character) for character in word)


def entropy(neighbours: Mapping[str, int]) -> float:
    """Branching entropy in bits of the words met on one side, each edge of a sentence counted as a word of its own.

    >>> entropy({"推进": 2, "开展": 2}), entropy({"五保": 3})
    (1.0, 0.0)
    """
    total = sum(neighbours.values())
    return -sum(count / total * math.log2(count / total) for count in neighbours.values()) + 0.0 if total else 0.0
