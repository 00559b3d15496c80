/** A GUID of version 4 made of a number: the same number, the same GUID. */
export function formatGuid(number: number): string {
  const hex = number.toString(16).padStart(12, '0').slice(-12);
  return `00000000-0000-4000-8000-${hex}`;
}
