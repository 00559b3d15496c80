const ISO =
  /^P(?!$)(?:(?<years>\d+(?:\.\d+)?)Y)?(?:(?<months>\d+(?:\.\d+)?)M)?(?:(?<weeks>\d+(?:\.\d+)?)W)?(?:(?<days>\d+(?:\.\d+)?)D)?(?:T(?=\d)(?:(?<hours>\d+(?:\.\d+)?)H)?(?:(?<minutes>\d+(?:\.\d+)?)M)?(?:(?<seconds>\d+(?:\.\d+)?)S)?)?$/iu;

const MILLISECONDS: Readonly<Record<string, number>> = {
  years: 365 * 86_400_000,
  months: 30 * 86_400_000,
  weeks: 7 * 86_400_000,
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
};

/** An ISO 8601 duration (`PT7.5S`, `P1D`) in milliseconds; `undefined` where it is none. Months count 30 days, as in XmlConvert. */
export function parseDuration(text: string): number | undefined {
  const parts = ISO.exec(text.trim())?.groups;
  if (parts === undefined) return undefined;
  return Object.entries(parts).reduce(
    (sum, [unit, count]) => sum + Number(count ?? 0) * (MILLISECONDS[unit] ?? 0),
    0,
  );
}

/** A duration as the service writes it. */
export function durationText(milliseconds: number): string {
  const days = Math.floor(milliseconds / 86_400_000);
  const hours = Math.floor(milliseconds / 3_600_000) % 24;
  const minutes = Math.floor(milliseconds / 60_000) % 60;
  const seconds = (milliseconds % 60_000) / 1000;
  const time = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`]
    .filter(Boolean)
    .join('');
  if (days === 0 && time === '') return 'PT0S';
  return `P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`;
}
