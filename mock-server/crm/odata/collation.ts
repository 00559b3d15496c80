/**
 * Text as the databases behind Dataverse and SharePoint compare it: case, accents and trailing spaces do not count
 * (SQL Server's default `CI_AI` collation for Dataverse).
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replace(/ +$/, '');
}
