"""In which language does the interface speak? English, or Chinese where the reader prefers it.

The English sentence is its own key; what has no Chinese yet stays English. The choice comes from ``?ui=zh``, which is
kept in a cookie, else from the browser's ``Accept-Language``. The language of the *terms* has nothing to do with it.
"""

from __future__ import annotations

from flask import Flask, Response, g, has_request_context, request

LANGUAGES = {"en": "English", "zh": "中文"}
COOKIE = "ui"


def install(app: Flask) -> None:
    """Give every template ``t`` and the language of the interface, and keep the choice."""

    @app.context_processor
    def words() -> dict[str, object]:
        return {"t": translate, "ui": interface_language(), "ui_languages": LANGUAGES}

    @app.after_request
    def keep(response: Response) -> Response:
        chosen = request.args.get("ui")
        if chosen in LANGUAGES:
            response.set_cookie(COOKIE, chosen, max_age=365 * 24 * 3600, httponly=True, samesite="Lax")
        return response


def interface_language() -> str:
    """``en`` or ``zh``: as chosen, else as the browser prefers."""
    if not has_request_context():
        return "en"
    if "ui" not in g:
        chosen = (request.args.get("ui"), request.cookies.get(COOKIE))
        preferred = request.accept_languages.best_match(list(LANGUAGES)) or "en"
        g.ui = next((language for language in chosen if language in LANGUAGES), preferred)
    language: str = g.ui
    return language


def translate(sentence: str) -> str:
    """A sentence of the interface in its language."""
    return CHINESE.get(sentence, sentence) if interface_language() == "zh" else sentence


CHINESE = {
    "Lookup": "查词",
    "Concordance": "语境检索",
    "Help": "帮助",
    "Pages": "页面",
    "Interface language": "界面语言",
    "Skip to the results": "跳到结果",
    "Glossary lookup": "术语查询",
    "Term, part of a term, pinyin or a sentence": "术语、术语的一部分、拼音或整句",
    "Look up": "查询",
    "Find": "检索",
    "Word or phrase, in either language": "中文或英文的词语、短语",
    "Sentences of the memory": "记忆库例句",
    "English": "英文",
    "Chinese": "中文",
    "Evidence": "依据",
    "preferred": "首选",
    "admitted": "可用",
    "deprecated": "不推荐",
    "superseded": "已被取代",
    "; ": "；",
    ", ": "，",
    "proposed": "候选",
    "draft": "草稿",
    "reviewed": "已复核",
    "approved": "已审定",
    "retired": "停用",
    "use instead:": "应改用：",
    "confidence": "置信度",
    "high": "高",
    "exact": "完全一致",
    "spelling": "写法不同",
    "other script": "繁简对应",
    "word form": "词形变化",
    "beginning": "开头一致",
    "part of the term": "包含",
    "words, any order": "词序不同",
    "pinyin": "拼音",
    "pinyin initials": "拼音首字母",
    "near spelling": "拼写相近",
    "in your text": "句中术语",
    "Copy": "复制",
    "Copied": "已复制",
    "in the memory": "条例句",
    "{n} sentence": "{n} 条例句",
    "{n} sentences": "{n} 条例句",
    "{n} concept": "{n} 个概念",
    "{n} concepts": "{n} 个概念",
    "{n} translation unit": "{n} 个翻译单元",
    "{n} translation units": "{n} 个翻译单元",
    "{n} document": "{n} 份文件",
    "{n} documents": "{n} 份文件",
    "{n} result": "{n} 条结果",
    "{n} results": "{n} 条结果",
    "first {n} results": "前 {n} 条结果",
    "Show more": "显示更多",
    "Try": "试试",
    "Concepts": "概念",
    "Drafts from the harvest, not reviewed yet": "收集所得草稿，尚未审核",
    "Page {page} of {pages}": "第 {page} 页，共 {pages} 页",
    "Previous": "上一页",
    "Next": "下一页",
    "none yet": "暂无",
    "Nothing like “{query}” in the glossary.": "术语库中没有与“{query}”相近的条目。",
    "Did you mean": "您要找的是不是",
    "It does occur in the memory: see {n} in the concordance.": "但记忆库中出现过：查看 {n}。",
    "The memory has no sentence with it either.": "记忆库中也没有相关例句。",
    "Look for it in the sentences of the memory": "在记忆库例句中查找",
    "The glossary has no concepts yet.": "术语库还没有条目。",
    "Fill it from documents:": "从文件中提取：",
    "There is no memory yet.": "还没有记忆库。",
    "The glossary on disk cannot be read; this is the last good one.": (
        "磁盘上的术语库无法读取；目前显示的是上一个完好版本。"
    ),
    "Terms": "术语",
    "Definition": "定义",
    "Notes": "注释",
    "Proposals": "候选译法",
    "Found in the documents, not yet accepted by anybody.": "来自文件，尚未经人工确认。",
    "Related concepts": "相关概念",
    "broader": "上位概念",
    "narrower": "下位概念",
    "related": "相关概念",
    "replaced by": "已由此取代",
    "Sources": "来源",
    "source": "来源",
    "at first mention:": "首次出现时写作：",
    "valid from {date}": "自 {date} 起有效",
    "valid until {date}": "有效期至 {date}",
    "not in:": "不包括：",
    "only in:": "仅限于：",
    "reliability {n} of 4": "可靠度 {n}/4",
    "subject": "领域",
    "why proposed": "提取理由",
    "No sentence of the memory shows these terms yet.": "记忆库中还没有这些术语的例句。",
    "alignment": "对齐",
    "low: check it": "偏低，请核对",
    "no counterpart": "无对应译文",
    "All languages": "全部语言",
    "Language": "语言",
    "Traditional Chinese": "繁体中文",
    "Simplified Chinese": "简体中文",
    "No sentence with “{query}”.": "没有包含“{query}”的句子。",
    "In the glossary:": "术语库条目：",
    "See it in the glossary": "在术语库中查看",
    "Marked in the other language:": "对应语言中标出：",
    "The glossary knows no equivalent of it, so only the phrase itself is marked.": (
        "术语库中没有对应译法，因此只标出检索词。"
    ),
    "There is no such page": "没有这个页面",
    "There is no concept “{id}” here.": "这里没有概念“{id}”。",
    "Something could not be read": "有内容无法读取",
    "Back to lookup": "返回查词",
    "The query is {length} characters long; at most {most} can be looked up at once.": (
        "检索内容有 {length} 个字符；一次最多 {most} 个。"
    ),
    "The server does not answer. Is glossary serve still running?": "服务器没有应答。glossary serve 是否仍在运行？",
    "Keys": "快捷键",
    "Close": "关闭",
    "search": "检索",
    "results": "结果",
    "copy": "复制",
    "all keys": "全部快捷键",
    "in sentences": "例句",
    "to the search box": "回到检索框",
    "to the next or previous result": "下一条、上一条结果",
    "copy the equivalent of the selected result": "复制所选结果的对应术语",
    "open the selected result": "打开所选结果",
    "show this list": "显示本列表",
    "clear, or back to the search box": "清空，或回到检索框",
    "Why a result is shown": "结果的命中理由",
    "What can be typed": "可以输入什么",
}
