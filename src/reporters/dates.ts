/** Local dates as they are printed: year, month, day. */
export function dayText(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** Date and time to the minute. */
export function minuteText(time: number): string {
  const date = new Date(time);
  return `${dayText(time)} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** With the day of the week before it. */
export function weekdayText(time: number): string {
  return `${weekdays[new Date(time).getDay()]} ${dayText(time)}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
