"""What `docs.figures` runs, and which figures it takes from what that prints. Where a program prints otherwise, change
it here and take the figures again."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """One figure, or a few that are said together."""

    words: str
    """What it is."""
    pattern: str
    """Finds it in what the command prints: its groups are the figures, in the order in which `value` has them."""
    value: str
    """How they are written, with `{}` for each."""
    bound: str = ""
    """At most or at least what; empty where there is none."""
    chinese: str = ""
    """What it is, for the Chinese README: one of the ten that matter."""
    value_chinese: str = ""
    """How they are written there, where that differs."""


class Source(NamedTuple):
    """A command that measures or counts."""

    name: str
    title: str
    command: tuple[str, ...]
    """What is given to Python."""
    figures: tuple[Figure, ...]
    about: str = ""
    """What has to be known to read them."""
    written_to: str = ""
    """The file beside this one that it writes, where it prints nothing."""


def _bench(words: str, line: str, unit: str, bound: str, chinese: str = "") -> Figure:
    """A line of the benchmark."""
    return Figure(words, rf"^ *{line} +([\d.]+) ", f"{{}}{unit}", bound, chinese)


def _faults(words: str, line: str, chinese: str = "") -> Figure:
    """A line of the table of faults."""
    return Figure(
        words, rf"^{line}: (\d+) tried, (\d+) bad", "{} tried, {} lost", "0 lost", chinese, "试了 {} 次，丢了 {} 次"
    )


def _tests(words: str, chinese: str = "") -> Figure:
    """What pytest counts at its end; where one failed, there is no such line."""
    return Figure(
        words, r"^(\d+) passed(?:, \d+ skipped)? in", "{} passed, 0 failed", "0 failed", chinese, "{} 项通过，0 项失败"
    )


PYTEST = ("-m", "pytest", "-n", "2")
FAULTS = ("points", "encrypted", "passphrase", "attacks", "races", "endings", "interleavings", "made")
SOURCES = (
    Source(
        "speed",
        "Speed",
        ("-m", "benchmarks", "--runs", "4"),
        (
            _bench(
                "first screen (5 debts, 200 contacts), times a bare Textual program",
                "first screen : bare program",
                "",
                "2.2",
                "第一屏（5 笔债、200 次联系），是一个空 Textual 程序的几倍",
            ),
            _bench("the same with 5,000 contacts, times with 200", "5,000 contacts : 200", "", "1.7"),
            _bench("`ashore --version`, times an empty Python", "ashore --version : empty Python", "", "2.0"),
            _bench("peak memory, times a bare program's", "peak memory : bare program", "", "1.9"),
            _bench("sent to the terminal for the first screen", "first screen, KB", " KB", "12 KB"),
            _bench("key to frame, median of 19 pages", "key to frame, median of all", " ms", "16 ms"),
            _bench(
                "key to frame, 99th percentile",
                "key to frame, 99th percentile",
                " ms",
                "50 ms",
                "从按键到画面，一百次里最慢的那一次",
            ),
            _bench("a key typed into a field, times a bare field's", "typed key, first byte : bare Input", "", "2.0"),
            _bench("tabs and keys painted, times a bare program", "tabs and keys painted : bare program", "", "1.7"),
            _bench("what is due, of 20,000 promises", "20,000 promises: what is due", " s", "0.5 s"),
            _bench("an account statement of 100,000 rows", "100,000 rows of WeChat CSV", " s", "3 s"),
        ),
        "Ratios of one run; where a bound is not met, [performance.md](performance.md) says why.",
    ),
    Source(
        "keys",
        "Keys that a task takes",
        ("-m", "docs.experience"),
        (
            Figure(
                "the first answer to 'will they come to my door?', from the first start",
                r"^\| The first answer to .+? \| (\d+) \| (\d+) \|",
                "{} keys, {} pages",
                "3 keys",
                "从第一次启动到“会有人上门吗”的第一个回答",
                "按 {} 个键，过 {} 页",
            ),
            Figure(
                "debt, budget, offer, letter, call, promise, calendar",
                r"^\| The round: .+? \| (\d+) \| (\d+) \|",
                "{} keys, {} pages",
                "60 keys, 12 pages",
                "记一笔债、预算、方案、信、电话、约定、日历，走完一圈",
                "按 {} 个键，过 {} 页",
            ),
        ),
        "All presses but the characters of what is typed; each task in [experience.md](experience.md).",
        "experience.md",
    ),
    Source(
        "faults",
        "What is saved stays",
        ("-m", "tests.faults", *FAULTS),
        (
            _faults(
                "points of a save, killed and failing",
                "points of a save, killed and failing, in process",
                "保存的每一步被打断、出错",
            ),
            _faults("the same with a passphrase", "the same with a passphrase"),
            _faults("setting, changing, removing a passphrase", "points of setting, changing, removing a passphrase"),
            _faults("what is put in the file's place", "what is put in the file's place, before and during a save"),
            _faults("changes by another program at any moment of a save", "changes by hand at any moment of a save"),
            _faults(
                "states × signals and closed terminals", "states × signals and closed terminals, while saving fails"
            ),
            _faults("interleavings of three sessions, with kills", "interleavings of three sessions, with kills"),
            _faults("bad files made by a generator", "bad files made by hypothesis"),
        ),
    ),
    Source(
        "calls",
        "System calls of a save",
        ("-m", "tests.faults", "calls"),
        (
            _faults(
                "system calls of a save, killed and failing", "system calls of a save, killed and failing, by strace"
            ),
        ),
        "With strace, which has to be installed.",
    ),
    Source(
        "monkey",
        "Random keys",
        ("-m", "tests.monkey", "--seeds", "50", "--keys", "400"),
        (
            Figure(
                "random keys, lines, pastes, sizes of the window",
                r"^(\d+) seeds of (\d+) keys, (\d+) fallen",
                "{} seeds of {} keys, {} fallen",
                "0 fallen",
                "乱按键、乱贴、乱改窗口大小",
                "{} 轮，每轮 {} 个键，崩溃 {} 次",
            ),
        ),
    ),
    Source(
        "money",
        "Money",
        (*PYTEST, "tests/finance"),
        (
            _tests(
                "tests of the money: published examples, some worked out by hand, properties",
                "钱的测试：放款机构、监管部门和计算器公布的例子，手工算出的例子，普遍性质",
            ),
        ),
    ),
    Source(
        "questions",
        "Questions in one's own words",
        ("-m", "tests.guide.questions"),
        (
            Figure(
                "known questions, English",
                r"^en, known: (\d+) of (\d+) first, (\d+) among three",
                "of {1}, {0} with a right answer first, {2} among three",
                "95 % first",
            ),
            Figure(
                "known questions, Chinese",
                r"^zh_CN, known: (\d+) of (\d+) first, (\d+) among three",
                "of {1}, {0} with a right answer first, {2} among three",
                "95 % first",
            ),
            Figure(
                "questions to which the search was never tuned, Chinese",
                r"^zh_CN, never tuned to: (\d+) of (\d+) first, (\d+) among three",
                "of {1}, {0} with a right answer first, {2} among three",
                "80 % first",
                "从没有为它们调整过的问题",
                "{1} 个里，{0} 个的正确回答排在第一，{2} 个排在前三",
            ),
            Figure(
                "questions about something else",
                r"^zh_CN, off-topic: (\d+) of (\d+) answered",
                "{} of {} answered",
                "5 %",
            ),
        ),
        "Questions as people type them, with slips, pinyin, brand names; written by us, not taken from real users.",
    ),
    Source(
        "statements",
        "Account statements",
        (*PYTEST, "tests/statements"),
        (_tests("tests with files of wallets, banks and shops, also cut, hostile and made at random"),),
        "The files were made up after the layouts that are known; no real person's statement was at hand.",
    ),
    Source(
        "translators",
        "The translators' check",
        ("-m", "tests.i18n.corpus"),
        (
            Figure(
                "planted faults in eight languages; right texts complained of",
                r"^faults found: (\d+) of (\d+); false alarms: (\d+) of (\d+)",
                "{} of {} found; {} false alarms of {}",
                "all; 0",
                "八种语言里故意放进的翻译错误，和误报",
                "{1} 处找到 {0} 处；{3} 处正确的误报 {2} 处",
            ),
        ),
    ),
    Source(
        "terminals",
        "Terminals",
        ("-m", "tests.terminals"),
        (
            Figure(
                "terminals: real programs, kinds by terminfo, sizes, colours, the plain way",
                r"^(\d+) of (\d+) well, (\d+) not at hand$",
                "{} of {} well, {} not at hand",
                "all",
            ),
        ),
        "Each row, and what a terminal lacks, in [terminals.md](terminals.md).",
    ),
    Source(
        "hall",
        "One server for many",
        ("-m", "benchmarks.hall", "--sessions", "50", "--pages", "20", "--keys", "24"),
        (
            Figure(
                "memory of each of 50 sessions over SSH that type",
                r"^50 sessions;.*\nmemory of each: PSS ([\d.]+)",
                "{} MiB",
                "",
                "一台服务器上 50 个人同时通过 SSH 使用，每人占的内存",
            ),
            Figure("processor when nobody presses a key", r"^processor, of one: all idle ([\d.]+)%", "{} % of one"),
            Figure("processor when all type", r"^processor, of one: all idle .+?, all typing ([\d.]+)%", "{} % of one"),
            Figure(
                "key to frame of 50, median and 95th percentile",
                r"^key to frame: (\d+) ms, at the 95th percentile (\d+) ms",
                "{} ms, {} ms",
            ),
            Figure(
                "left of what was typed, in files and in /proc",
                r"^left of what was typed, in files and in /proc: (\w+);",
                "{}",
                "nothing",
            ),
            Figure("memory of each of 20 pages in a browser", r"^20 pages;.*\nmemory of each: PSS ([\d.]+)", "{} MiB"),
            Figure(
                "key to frame of 20 pages, median and 95th percentile",
                r"(?s)^20 pages;.*^key to frame: (\d+) ms, at the 95th percentile (\d+) ms",
                "{} ms, {} ms",
            ),
        ),
        "With the shipped configuration on the loopback and an installed wheel (`--ashore` and its path; a checkout "
        "takes 97 MiB a session), other work beside it; see [hosting](hosting/README.md).",
    ),
)
