"""A WeChat CSV of so many rows, read by the verb: seconds of the whole process, and its peak memory.

python -m benchmarks.statements [--rows 100000]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEAD = """微信支付账单明细,,,,,,,,,,
微信昵称：[小岸],,,,,,,,,,
起始时间：[2024-01-01 00:00:00] 终止时间：[2024-12-31 23:59:59],,,,,,,,,,
共{rows}笔记录,,,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
"""
KINDS = (
    ("商户消费", "老街早餐店", "早餐", "支出", "零钱", "支付成功"),
    ("商户消费", "惠民生鲜超市", "买菜", "支出", "建设银行储蓄卡(5521)", "支付成功"),
    ("转账", "房东", '"转账备注:房租"', "支出", "零钱通", "对方已收钱"),
    ("零钱提现", "工商银行(9876)", "/", "/", "工商银行(9876)", "提现已到账"),
    ("二维码收款", "顾客", "收款方备注:二维码收款", "收入", "零钱", "已收钱"),
    ("商户消费", "绿桩充电", "电动车充电预付", "支出", "零钱", "已退款(￥1.20)"),
    ("绿桩充电-退款", "绿桩充电", "绿桩充电", "收入", "零钱", "已退款￥1.20"),
)
LONGEST, LARGEST = 3.0, 150.0
"""Seconds of computing, which do not depend on what else runs, and MiB; of the whole process."""


def sample(rows: int) -> str:
    """A file of so many rows, each with numbers, a payee in hundreds and a sum of its own."""
    end = dt.datetime(2024, 12, 31, 23, 0)
    lines = []
    for number in range(rows):
        kind, payee, item, way, method, state = KINDS[number % len(KINDS)]
        at = end - dt.timedelta(seconds=number * 300)
        payee = payee if way != "支出" else f"{payee}{number % 997}号"
        cents = 101 + number * 37 % 9899
        lines.append(
            f"{at},{kind},{payee},{item},{way},¥{cents // 100 + 1}.{cents % 100:02},{method},{state},"
            f"42007300{number:020}\t,WX73001{number:014}\t,/\n"
        )
    return HEAD.format(rows=rows) + "".join(lines)


def measure(rows: int, runs: int = 3) -> tuple[float, float, float]:
    """Seconds that the verb computes, seconds until it ends, its peak in MiB: the whole process, the best run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wechat.csv"
        path.write_text(sample(rows), "utf-8-sig")
        environment = {**os.environ, "ASHORE_HOME": folder, "LANG": "C.UTF-8"}
        found = []
        for _turn in range(runs):
            began = time.perf_counter()
            verb = subprocess.Popen(
                [sys.executable, "-m", "ashore", "import", str(path), "--json"],
                stdout=subprocess.PIPE, env=environment,
            )  # fmt: skip
            assert verb.stdout is not None
            said = json.loads(verb.stdout.read())["files"][path.name]
            _pid, status, used = os.wait4(verb.pid, 0)
            verb.returncode = os.waitstatus_to_exitcode(status)
            assert said["rows"] == rows == said["kept"] + sum(said["left_out"].values())
            found.append((used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024))
    return min(found)


def main() -> int:
    """Print the figures and whether they keep to the bounds; 1 where they do not."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=100_000)
    given = options.parse_args()
    computed, whole, peak = measure(given.rows)
    well = computed <= LONGEST and peak <= LARGEST
    print(f"{given.rows:,} rows of WeChat CSV: {computed:.2f} s of computing (bound {LONGEST} s), {whole:.2f} s until "
          f"it ends, peak {peak:.0f} MiB (bound {LARGEST:.0f} MiB): {'ok' if well else 'OVER'}")  # fmt: skip
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
