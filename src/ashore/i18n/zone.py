"""The reader's time zone: not the offset of today but the zone's rule, which gives each day its own."""

from __future__ import annotations

import datetime as dt


class LocalZone(dt.tzinfo):
    """The zone that the system is set to, with its summer time.

    Of a time that came twice, when clocks went back, the first is meant; one that never came, when they went forward,
    has the offset from before.
    """

    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta | None:
        return moment.replace(tzinfo=None).astimezone().utcoffset() if moment else None

    def dst(self, moment: dt.datetime | None) -> dt.timedelta | None:
        return None

    def tzname(self, moment: dt.datetime | None) -> str | None:
        return moment.replace(tzinfo=None).astimezone().tzname() if moment else None

    def fromutc(self, moment: dt.datetime) -> dt.datetime:
        return moment.replace(tzinfo=dt.UTC).astimezone().replace(tzinfo=self)


LOCAL = LocalZone()


def moment(day: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime:
    """A time of day in a zone, with the offset that it has on that day."""
    found = dt.datetime.combine(day, time.replace(tzinfo=None), zone)
    return found.replace(tzinfo=dt.timezone(found.utcoffset() or dt.timedelta(0)), fold=0)


def moved(old: dt.datetime, day: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime:
    """A moment put on another day or time: by the rule of `zone` if it was in it, else with the offset that it has."""
    there = {old.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    return moment(day, time, zone if old.utcoffset() in there else old.tzinfo or zone)
