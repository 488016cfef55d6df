// Reads calendars, a JSON string a line, and answers each with a line of JSON: what ical.js finds to happen, and when.
// Asked with {"data": "BEGIN:…", "from": "2026-01-01T00:00:00", "until": "2028-01-01T00:00:00"}, it answers
// [{"uid", "title", "wall": "2026-12-05T19:30:00", "utc": seconds or null}] with the zones of the calendar alone.
import { createInterface } from "node:readline";
import ICAL from "ical.js";

function happened(uid, item, start) {
  const utc = start.isDate || start.zone === ICAL.Timezone.localTimezone ? null : start.toUnixTime();
  return { uid, title: item.summary, wall: start.toString().replace("Z", ""), utc };
}

function occurrences({ data, from, until }) {
  const calendar = new ICAL.Component(ICAL.parse(data));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const [first, last] = [ICAL.Time.fromString(from), ICAL.Time.fromString(until)];
  // Without `exceptions`, an event would relate those of all others in the calendar to itself.
  const events = calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part, { strictExceptions: true, exceptions: [] }));
  const found = [];
  for (const event of events.filter((each) => !each.isRecurrenceException())) {
    for (const other of events) if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
    if (!event.isRecurring()) {
      if (event.component.getFirstPropertyValue("status") !== "CANCELLED") found.push(happened(event.uid, event, event.startDate));
      continue;
    }
    const steps = event.iterator();
    for (let next = steps.next(); next && wall(next) < wall(last); next = steps.next()) {
      const { item, startDate } = event.getOccurrenceDetails(next);
      if (item.component.getFirstPropertyValue("status") !== "CANCELLED") found.push(happened(event.uid, item, startDate));
    }
  }
  return found.filter(({ wall: at }) => at >= from && at < until);
}

function wall(time) {
  return time.toString().replace("Z", "");
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(occurrences(JSON.parse(line))));
}
