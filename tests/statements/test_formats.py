"""The layouts without a sample file, as they are described: small files written here."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.statements.read import read_statement
from ashore.statements.rows import StatementError
from tests.statements.samples import of_bytes, rules


def read(text: str, encoding: str = "utf-8", **more: Any) -> dict[str, Any]:
    return of_bytes(text.encode(encoding), **more)


def of(found: dict[str, Any], *keys: str) -> tuple[Any, ...]:
    return tuple(found[key] for key in keys)


SUMS = ("source", "income", "spending", "repayments")


def test_alipay_of_2021() -> None:
    found = read(
        "支付宝交易记录明细\n姓名：林小岸\n共3笔记录\n"
        "收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,交易订单号,商家订单号,交易时间,\n"
        "支出 ,阿芳面馆,/,午餐,花呗,12.00 ,交易成功,餐饮美食,2021070100001\t,\t,2021-07-01 12:00:00,\n"
        "其他 ,花呗,/,花呗主动还款,余额,80.00,还款成功,信用借还,2021070100002\t,\t,2021-07-02 12:00:00,\n"
        "其他 ,阿芳面馆,/,退款-午餐,花呗,2.00,退款成功,退款,2021070100001_1\t,\t,2021-07-02 13:00:00,\n",
        "gb18030",
    )
    assert of(found, *SUMS, "spending_on_credit", "left_out") == (
        "alipay-app", "0.00", "10.00", "80.00", "10.00", {"refund": 1},
    )  # fmt: skip


def test_alipay_of_2026() -> None:
    found = read(
        "交易时间,交易分类,交易对方,对方账号,商品说明,金额,收/支,收/付款方式,交易状态,备注,交易订单号,订单号,商家订单号\n"
        "2026-07-01 12:00:00,餐饮美食,阿芳面馆,/,午餐,12.00,支出,花呗|信用购,交易成功,,1\t,2\t,3\t\n"
    )
    assert of(found, *SUMS, "spending_on_credit") == ("alipay-app", "0.00", "12.00", "0.00", "12.00")


def test_alipay_notes_are_said_to_be_less_sure() -> None:
    data = (
        "记录时间,分类,收支类型,金额,备注,账户,来源,标签,\n"
        "2026-05-01 12:00:00,餐饮,支出,2，000.00,吃,饭,建设银行,支付宝,,\n"
        "2026-05-02 12:00:00,工资,收入,3000.00,工资,余额,手动,,\n"
    ).encode("gb18030")
    assert read_statement(data, rules()).warnings == ("no-states",)
    assert of(of_bytes(data), *SUMS) == ("alipay-notes", "3000.00", "2000.00", "0.00")


def test_jd_says_the_gross_sum_and_what_came_back() -> None:
    found = read(
        "导出信息：\n京东账号名：x\n共：5笔记录\n"
        "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注\n"
        "2026-05-05 10:00:00,京东平台商户,纸巾,60.00(已退款15.50),招商银行(4412),交易成功,支出,日用百货,5\t,5\t,\n"
        "2026-05-04 10:00:00,京东平台商户,鞋,80.00(已全额退款),白条,交易成功,不计收支,服饰装扮,4\t,4\t,\n"
        "2026-05-05 12:00:00,京东平台商户,纸巾,15.50,招商银行(4412),退款成功,不计收支,日用百货,3\t,3\t,\n"
        "2026-05-03 10:00:00,京东白条,白条还款,200.00,招商银行(4412),还款成功,不计收支,其他,2\t,2\t,\n"
        "2026-05-02 10:00:00,京东平台商户,先享后付,0.00,,交易成功,不计收支,其他,1\t,1\t,\n",
        "utf-8-sig",
    )
    assert of(found, *SUMS) == ("jd", "0.00", "44.50", "200.00")
    assert found["left_out"] == {"no-money": 1, "refund": 1, "refunded-in-full": 1}
    assert found["spending_groups"] == {"personal": "44.50"}


def test_meituan_counts_what_was_paid() -> None:
    found = read(
        '"美团账单"\r\n""\r\n"【美团交易账单明细列表】"\r\n'
        "交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注\r\n"
        "2026-05-01 12:00:00,2026-05-01 12:00:05,支付,海城小馆外卖,支出,微信支付,¥30.00,¥25.50,1\t,1\t,/\r\n"
        "2026-05-02 12:00:00,2026-05-02 12:00:05,退款,海城小馆外卖,收入,微信支付,¥25.50,¥25.50,2\t,2\t,/\r\n"
        "2026-05-03 12:00:00,2026-05-03 12:00:05,还款,【美团月付】主动还款,支出,银行卡,¥99.00,¥99.00,3\t,3\t,/\r\n"
        "2026-05-04 12:00:00,2026-05-04 12:00:05,支付,超市便利,支出,美团月付,¥12.00,¥11.00,4\t,4\t,/\r\n",
        "utf-8-sig",
    )
    assert of(found, *SUMS, "spending_on_credit") == ("meituan", "0.00", "11.00", "99.00", "11.00")
    assert found["repayments_by"] == {"美团月付": "99.00"}
    assert found["left_out"] == {"refund": 1, "refunded-in-full": 1}


BANKS = {
    "cmb-pdf": "记账日期,货币,交易金额,联机余额,交易摘要,对手信息\n"
    "2026-05-01,CNY,\"5,000.00\",5000.00,代发工资,某公司\n2026-05-02,CNY,-30.00,4970.00,快捷支付,财付通-老街早餐店\n"
    "2026-05-03,CNY,-400.00,4570.00,贷款还款,某消费金融\n",
    "ccb-app": "序号,摘要,币别,钞汇,交易日期,交易金额,账户余额,交易地点/附言,对方账号与户名\n"
    "1,工资,人民币,钞,20260501,5000.00,5000.00,工资,6222****1/某公司\n2,消费,人民币,钞,20260502,-30.00,4970.00,财付通-老街早餐店,x\n"
    "3,贷款还款,人民币,钞,20260503,-400.00,4570.00,某消费金融,x\n",
    "abc-debit": "交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言\n"
    "20260501,090000,代发工资,+5000.00,5000.00,某公司,1,柜面,工资\n20260502,090000,消费,-30.00,4970.00,财付通,2,电子,老街早餐店\n"
    "20260503,090000,转支,-400.00,4570.00,某消费金融,3,电子,贷款还款\n",
    "boc-debit": "记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行\n"
    "2026-05-01,09:00:00,人民币,\"5,000.00\",5000.00,代发工资,柜面,-----,工资,某公司,---,---\n"
    "2026-05-02,09:00:00,人民币,-30.00,4970.00,网上快捷支付,x,---,财付通-老街早餐店,---,---,---\n"
    "2026-05-03,09:00:00,人民币,-400.00,4570.00,贷款还款,x,---,---,某消费金融,---,---\n"
    "2026-05-04,09:00:00,美元,-9.00,0.00,消费,x,---,X,---,---,---\n",
    "bocom-debit": "序号,交易日期,交易时间,交易类型,借贷,交易金额,余额,对方账号,对方户名,交易地点,摘要\n"
    "1,2026-05-01,09:00:00,代发工资,贷 Cr,5000.00,5000.00,1,某公司,,工资\n"
    "2,2026-05-02,09:00:00,网络支付,借 Dr,30.00,4970.00,1,财付通,,老街早餐店\n"
    "3,2026-05-03,09:00:00,转账,借 Dr,400.00,4570.00,1,某消费金融,,贷款还款\n",
}  # fmt: skip


@pytest.mark.parametrize("source", BANKS)
def test_a_bank(source: str) -> None:
    found = read(BANKS[source])
    assert of(found, *SUMS) == (source, "5000.00", "30.00", "400.00")
    assert found["spending_groups"] == {"food": "30.00"}
    assert found["left_out"] == ({"other-currency": 1} if source == "boc-debit" else {})


def test_the_web_of_a_bank_in_utf_16() -> None:
    found = read("交易日期\t业务摘要\t对方账户名称\t收入金额\t支出金额\t余额\n"
                 "20260501\t工资\t某公司\t5,000.00\t\t5000.00\n"
                 "20260502\t消费\t老街早餐店\t\t30.00\t4970.00\n", "utf-16")  # fmt: skip
    assert of(found, *SUMS, "encoding") == ("boc-web", "5000.00", "30.00", "0.00", "utf-16")


@pytest.mark.parametrize("head", ["起始日期: 2025-12-06 终止日期: 2026-01-05", "2026年01月账单"])
def test_of_a_credit_card_what_is_positive_went_out_and_what_comes_in_pays_it_off(head: str) -> None:
    found = read(
        f"招商银行信用卡对账单\n{head}\n交易日,记账日,交易摘要,人民币金额,卡号末四位,交易地金额\n"
        "12/20,12/21,支付宝-老街早餐店,30.00,1234,30.00\n01/03,01/03,自动还款,-200.00,1234,-200.00\n"
    )
    assert of(found, "source", "spending", "spending_on_credit", "income", "first_kept") == (
        "cmb-credit", "30.00", "30.00", "0.00", "2025-12-20",
    )  # fmt: skip
    assert found["left_out"] == {"own-money": 1}


def test_a_fee_and_a_loan_from_a_bank() -> None:
    found = read("Date,Description,Amount\n2026-05-20,OVERDRAFT FEE,-12.00\n2026-05-21,X LOAN ADVANCE,100.00\n")
    assert of(found, "fees", "loans_received", "income", "spending") == ("12.00", "100.00", "0.00", "0.00")


@pytest.mark.parametrize(
    ("sums", "spent"),
    [
        (("(1.00)", "(1,234.50)"), "1235.50"),
        (("1.00-", "20.00-"), "21.00"),
        (("1.00 DR", "2.00 DR"), "3.00"),
        (("-1.234,56", "-0,44"), "1235.00"),
        (("-1'234.50", "-1"), "1235.50"),
    ],
)
def test_how_banks_write_sums(sums: tuple[str, ...], spent: str) -> None:
    rows = "".join(f'2026-05-0{n};"shop";"{each}"\n' for n, each in enumerate(sums, 1))
    assert read("Date;Description;Amount\n" + rows)["spending"] == spent


@pytest.mark.parametrize(
    ("days", "order", "first"),
    [
        (("03/04/2026", "13/04/2026"), "day first", "2026-04-03"),
        (("03/04/2026", "03/14/2026"), "month first", "2026-03-04"),
        (("3.4.26", "4.4.26"), "day first", "2026-04-03"),
        (("2026-04-03", "2026-04-04"), "year first", "2026-04-03"),
        (("3 Apr 2026", "4 Apr 2026"), "year first", "2026-04-03"),
    ],
)
def test_how_banks_write_days(days: tuple[str, ...], order: str, first: str) -> None:
    rows = "".join(f"{day},shop,-1.00\n" for day in days)
    found = read("Date,Description,Amount\n" + rows)
    assert of(found, "date_order", "first_kept") == (order, first)


def test_a_day_that_may_be_two_is_asked() -> None:
    text = "Date,Description,Amount\n03/04/2026,shop,-1.00\n05/04/2026,shop,-1.00\n"
    with pytest.raises(StatementError) as caught:
        read(text)
    assert (caught.value.kind, caught.value.detail) == ("date-order", "03/04/2026")
    assert read(text, date_order="month first")["first_kept"] == "2026-03-04"


OFX2 = (
    '<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="211"?><OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>'
    "<CURDEF>EUR</CURDEF><BANKTRANLIST><DTSTART>20260501</DTSTART><DTEND>20260531</DTEND>"
    "<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260502235959.000[-5:EST]</DTPOSTED><TRNAMT>-12,50</TRNAMT>"
    "<FITID>1</FITID><NAME>Müller &amp; Söhne Supermarkt</NAME></STMTTRN>"
    "<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20260503</DTPOSTED><TRNAMT>1000</TRNAMT><FITID>1</FITID>"
    "<NAME>Gehalt</NAME></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)


def test_ofx_2_on_one_line() -> None:
    found = read(OFX2)
    assert of(found, *SUMS, "currency", "first_kept") == ("ofx", "1000.00", "12.50", "0.00", "EUR", "2026-05-02")
    assert found["spending_groups"] == {"food": "12.50"}
    assert found["whole_months"] == ["2026-05"]


def test_a_number_that_ofx_gives_twice_is_no_double() -> None:
    one = read_statement(OFX2.encode(), rules())
    assert len({row.reference for row in one.rows}) == 1
    assert of_bytes(OFX2.encode())["kept"] == 2


def test_qif() -> None:
    found = read(
        "!Type:Bank\nD14/5'26\nT-1,234.50\nPRENT MAPLE COURT\n^\nD3/ 5/2026\nU20.00\nMsalary\nSsplit\n$-3.00\n^\n"
    )
    assert of(found, *SUMS, "date_order") == ("qif", "20.00", "1234.50", "0.00", "day first")


def test_qif_without_its_last_end_is_cut() -> None:
    found = read("!Type:Bank\nD14/5/26\nT-10.00\nPshop\n^\nD15/5/26\nT-2.0")
    assert of(found, "spending", "left_out") == ("10.00", {"cut-off": 1})


@pytest.mark.parametrize("text", ["hello world\n", "a,b,c\n1,2,3\n", "Date,Amount\nno,rows\n", "x" * 100_000])
def test_what_is_no_statement(text: str) -> None:
    with pytest.raises(StatementError) as caught:
        read(text)
    assert caught.value.kind == "no-header"


def test_a_meituan_payment_through_wechat_counts_once() -> None:
    from ashore.statements.counting import count

    shop = read_statement(
        "交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注\n"
        "2026-05-01 12:00:00,2026-05-01 12:00:05,支付,海城小馆外卖,支出,微信支付,30.00,25.50,1\t,1\t,/\n".encode(),
        rules(),
    )
    wallet = read_statement(
        "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
        "2026-05-01 12:00:04,商户消费,美团,美团订单,支出,¥25.50,零钱,支付成功,9\t,9\t,/\n".encode(),
        rules(),
    )
    entries = count([shop, wallet], rules()).entries
    assert [(entry.kind, entry.reason) for entry in entries] == [("spending", ""), ("", "same-payment")]
