"""A report as plain data for programs: sums are strings, days ISO. In no language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ashore.statements.report import Report, Sums


def as_data(report: Report) -> dict[str, Any]:
    """Every value of a report. What is of one file alone (its source, encoding, rows left out) only stands where it is
    the report of one file."""
    data: dict[str, Any] = {}
    if len(report.statements) == 1:
        (statement,) = report.statements
        data |= {"source": statement.source, "encoding": statement.encoding}
        if statement.date_order:
            data["date_order"] = statement.date_order
        if statement.columns:
            data["columns"] = dict(statement.columns)
    data |= {
        "currency": report.currency,
        "rows": report.rows,
        "kept": report.kept,
        "left_out": dict(report.left_out),
    }
    if len(report.statements) == 1:
        data["left_out_rows"] = {reason: list(rows) for reason, rows in report.left_out_rows.items()}
    data |= {
        "income": _sum(report.income),
        "spending": _sum(report.spending),
        "refunds_netted": _sum(report.refunds_netted),
        "spending_on_credit": _sum(report.spending_on_credit),
        "repayments": _sum(report.repayments),
        "loans_received": _sum(report.loans_received),
        "fees": _sum(report.fees),
        "cash_in": _sum(report.cash_in),
        "cash_out": _sum(report.cash_out),
        "spending_groups": _sums(report.spending_groups),
        "income_groups": _sums(report.income_groups),
        "repayments_by": _sums(report.repayments_by),
        "loans_by": _sums(report.loans_by),
        "first_kept": report.first_kept and report.first_kept.isoformat(),
        "last_kept": report.last_kept and report.last_kept.isoformat(),
        "weeks": {
            week.isoformat(): {"in": _sum(came), "out": _sum(went)} for week, (came, went) in report.weeks.items()
        },
    }
    if report.period:
        data["period"] = {"from": report.period.first.isoformat(), "to": report.period.last.isoformat()}
    if report.average:
        data["whole_months"] = [f"{year:04}-{month:02}" for year, month in report.months]
        data["monthly_average"] = {
            "income": _sums(report.average.income),
            "spending": _sums(report.average.spending),
            "repayments": _sum(report.average.repayments),
        }
        data["monthly_fees"] = _sum(report.average.fees)
    data["regular"] = [
        {
            "who": one.who,
            "amount": _sum(one.amount),
            "every": one.every,
            "times": one.times,
            "kind": one.kind,
            **({"group": one.group} if one.group else {}),
        }
        for one in report.regular
    ]
    data["asked"] = [
        {
            "who": one.who,
            "why": one.why,
            "direction": one.direction,
            "times": one.times,
            "amount": _sum(one.amount),
            "from": one.first and one.first.isoformat(),
            "to": one.last and one.last.isoformat(),
            "counted": one.counted,
        }
        for one in report.asked
    ]
    if report.notes:
        data["notes"] = list(report.notes)
    return data


def _sum(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _sums(sums: Sums) -> dict[str, str]:
    return {name: _sum(amount) for name, amount in sums.items()}
